"""Lists of names as pages print them: without marks, with spaces, with titles, over lines, several labels in a line."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config import StageConfig, load_config
from pipeline.extract import parties
from pipeline.extract.parties.actors import Reading, vocabulary
from pipeline.extract.parties.rosters import persons
from pipeline.records import Cell, Plan, Row


@cache
def _config() -> StageConfig:
    return load_config().extract


@pytest.fixture(scope="module")
def config():
    return _config()


def found(text: str, config) -> list[str]:
    hits = parties.of_plan(Plan(1, 0, len(text), text), config, (), ())
    assert all(text[hit.start : hit.end] == hit.name for hit in hits)
    return [f"{hit.name}:{hit.kind}:{hit.duty}" for hit in hits]


def members(*names: str) -> list[str]:
    return [f"{name}:person:member" for name in names]


ROWS = [
    ("周涛吴倩倩", ["周涛", "吴倩倩"]),
    ("周涛吴倩倩校", []),
    ("周涛吴倩倩郑爽王国强冯立", ["周涛", "吴倩倩", "郑爽", "王国强", "冯立"]),
    ("李明王强", ["李明", "王强"]),
    ("张全汤勇", ["张全", "汤勇"]),
    ("李和平王强", ["李和平", "王强"]),
    ("李和平和王强", []),
    ("欧阳明司马芳", ["欧阳明", "司马芳"]),
    ("周 勇", ["周 勇"]),
    ("周　勇 何瑞 李　阳", ["周　勇", "何瑞", "李　阳"]),
    ("周 勇何瑞霖李 阳", ["周 勇", "何瑞霖", "李 阳"]),
    ("安监站李明", []),
    ("李老师王老师", []),
    ("全体党员", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_rows_of_names(text, expected, config):
    names = persons(Reading(text, vocabulary(config), {}), 0, len(text))
    assert [text[name.start : name.end] for name in names] == expected


@given(
    st.lists(st.sampled_from(["周涛", "吴倩倩", "王国强", "孙丽", "郑晓梅", "马建军", "赵敏"]), min_size=2, max_size=12)
)
def test_a_row_holds_every_character(names):
    text = "".join(names)
    cut = persons(Reading(text, vocabulary(_config()), {}), 0, len(text))
    assert "".join(text[name.start : name.end] for name in cut) == text


LISTS = [
    ("成员：周涛吴倩倩及各班班主任", [*members("周涛", "吴倩倩"), "各班班主任:role:member"]),
    ("成员：周涛吴倩倩及各班黑板报", members("周涛", "吴倩倩")),
    ("成员：周涛、吴倩倩和各科室负责人", [*members("周涛", "吴倩倩"), "各科室负责人:role:member"]),
    ("成员：周涛、吴倩倩以及全体班主任组成。", [*members("周涛", "吴倩倩"), "全体班主任:group:member"]),
    ("成员：周涛 吴倩倩 郑 爽王国强", members("周涛", "吴倩倩", "郑 爽", "王国强")),
    (
        "主 任：谢东升副主任：张华 邓亮成 员：王启 周 勇",
        ["谢东升:person:head", "张华:person:deputy", "邓亮:person:deputy", *members("王启", "周 勇")],
    ),
    ("副组长：李文 黄 成成 员：王浩 李 平", ["李文:person:deputy", "黄 成:person:deputy", *members("王浩", "李 平")]),
    (
        "副组长：李文、黄成\n王浩、李平\n成员：赵敏",
        [*(f"{n}:person:deputy" for n in ("李文", "黄成", "王浩", "李平")), *members("赵敏")],
    ),
    ("副组长：李文、黄成\n每月召开例会一次", ["李文:person:deputy", "黄成:person:deputy"]),
    ("成员：李文 罗 丹\n何 芳 周敏", members("李文", "罗 丹", "何 芳", "周敏")),
    ("成员：李文、罗丹\n汤明具体负责资料整理。", [*members("李文", "罗丹"), "汤明:person:lead"]),
    # titles before, after, in brackets, in the next column
    ("组长：李文 校长", ["李文:person:head"]),
    ("组长：校长 李文", ["李文:person:head"]),
    ("组长：校长、李文", ["校长:role:head", "李文:person:head"]),
    ("组长：李文教育局局长", ["李文:person:head"]),
    ("组长：李文幼儿园园长", ["李文幼儿园园长:role:head"]),
    ("组长：邓平（青少年宫主任）", ["邓平:person:head"]),
    ("组长：xx（青少年宫主任）", []),
    ("组长：xx 青少年宫主任", ["青少年宫主任:role:head"]),
    ("组长：xx（试行）", []),
    ("成员：安监站（李文）", ["安监站:department:member", *members("李文")]),
    ("成员：安监站（兼）", ["安监站:department:member"]),
    ("副组长：周涛、黄石乡、吴倩", [f"{n}:person:deputy" for n in ("周涛", "黄石乡", "吴倩")]),
    ("成员：周坪乡、黄石乡、吴溪乡", [f"{n}:organization:member" for n in ("周坪乡", "黄石乡", "吴溪乡")]),
    # labels without a colon, with a bracket, with several in a line
    (
        "组长李文，成员赵敏、孙丽及各年级组长。",
        ["李文:person:head", *members("赵敏", "孙丽"), "各年级组长:role:member"],
    ),
    ("组长李文，成员大会每月一次。", ["李文:person:head"]),
    ("责任部门（责任人）：教导处（李文）", ["教导处:department:lead", "李文:person:lead"]),
    ("责任人：李文  赵敏", ["李文:person:lead", "赵敏:person:lead"]),
    ("值班领导：李文 值班人员：赵敏、孙丽", ["李文:person:lead", "赵敏:person:lead", "孙丽:person:lead"]),
    ("值班领导：李文 值班时间：全天", ["李文:person:lead"]),
    ("包村干部：李文", ["李文:person:lead"]),
    ("包村情况：李文", []),
    # whom to call is no answer to who is in charge
    ("联系人：朴敏，联系电话：2800001", []),
    ("责任人：朴敏，联系电话：2800001", ["朴敏:person:lead"]),
    ("联系电话：2800001", []),
    ("负责人：尹老师", ["尹老师:person:lead"]),
    ("负责人：大班老师", ["大班老师:role:lead"]),
    # bodies
    (
        "委员：教育局、移动公司等部门及各乡镇（街道）主要领导。",
        ["教育局:organization:member", "移动公司:organization:member", "各乡镇（街道）主要领导:role:member"],
    ),
    ("（责任单位：县水利局、各乡镇；完成时限：6月底前）", ["县水利局:organization:lead", "各乡镇:organization:lead"]),
    ("（完成时限：6月底前）", []),
    (
        "牵头单位：区发改局　责任单位：各街道，区市场局",
        ["区发改局:organization:lead", "各街道:organization:lead", "区市场局:organization:lead"],
    ),
    (
        "（牵头单位：县教育局；配合单位：县公安局，各乡镇）",
        ["县教育局:organization:lead", "县公安局:organization:support", "各乡镇:organization:support"],
    ),
    ("主送：各科室、各车间", []),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists(text, expected, config):
    assert found(text, config) == expected


SENTENCES = [
    # the seat of an office, a partner, those who carry out
    ("领导小组下设办公室于安全科。", ["安全科:department:lead"]),
    ("领导小组下设办公室在安全科。", ["安全科:department:lead"]),
    ("领导小组下设办公室和安全科。", []),
    ("与县公安局联合召开发布会。", ["县公安局:organization:support"]),
    ("与县公安局联合召开的发布会要录像。", []),
    ("与县公安局联系召开发布会。", []),
    ("学校与派出所联合开展巡查。", ["学校:organization:implement", "派出所:organization:implement"]),
    (
        "整改由安全科部署，各车间落实，生产部负责验收。",
        ["安全科:department:implement", "各车间:department:implement", "生产部:department:lead"],
    ),
    ("整改有安全制度，各车间落实，生产部负责验收。", ["生产部:department:lead"]),
    ("安全科牵头，各车间落实。", ["安全科:department:lead", "各车间:department:implement"]),
    ("安全科牵头，责任落实。", ["安全科:department:lead"]),
    ("现就我局开展普查安排如下。", []),
    ("请我局开展普查。", ["我局:organization:implement"]),
    ("活动促教师学习。", []),
    ("滨海日报、市电台各派2名记者参加。", ["滨海日报:organization:implement", "市电台:organization:implement"]),
    ("滨海日报、市电台各有2名记者。", []),
    ("请各班主任做好登记。", ["各班主任:role:implement"]),
    ("请各位专家做好讲解。", []),
    ("请两位教师做好讲解。", []),
    (
        "领导小组由校领导牵头，部门负责人共同组成。",
        ["校领导:role:lead", "部门负责人:role:member"],
    ),
    (
        "领导小组由校领导牵头，部门负责人共同落实。",
        ["校领导:role:lead", "部门负责人:role:implement"],
    ),
    ("请班主任及时转告学生。", ["班主任:role:implement"]),
    ("请民警及时转告学生。", []),
    ("各村（社区）要开展普查。", ["各村（社区）:organization:implement"]),
    ("各村（见附件）要开展普查。", ["各村:organization:implement"]),
    ("全体党员（含预备党员）须参加。", ["全体党员（含预备党员）:group:implement"]),
    ("名册由财政部门上传到平台。", ["财政部门:organization:implement"]),
    ("名册向财政部门上传到平台。", []),
    (
        "整治以综治办、派出所为主，土地部门配合。",
        ["综治办:department:lead", "派出所:organization:lead", "土地部门:department:support"],
    ),
    ("整治以自学、走访为主，土地部门配合。", ["土地部门:department:support"]),
    ("活动以班级为主，抓好宣传。", ["班级:group:lead"]),
    ("活动以班级为主要形式，抓好宣传。", []),
    # posts and titles
    ("总指挥由党工委委员、副书记谢岩担任。", ["谢岩:person:head"]),
    ("办公室主任由文旅局局长石坚兼任。", ["石坚:person:head"]),
    ("办公室副主任由文旅局局长石坚兼任。", ["石坚:person:deputy"]),
    ("办公室主任由全体教师推选。", ["全体教师:group:implement"]),
    ("办公室设在局稽查大队，承担日常工作。", ["局稽查大队:department:lead"]),
    ("办公室设在县交警大队，负责日常工作。", ["县交警大队:organization:lead"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text, expected, config):
    assert found(text, config) == expected


COLUMNS = [
    ("责任人", "周 勇 何瑞", ["周 勇:person:lead", "何瑞:person:lead"]),
    ("责任人", "周勇何瑞", ["周勇:person:lead", "何瑞:person:lead"]),
    ("责任人", "校长 周勇", ["周勇:person:lead"]),
    ("牵头单位", "县教育局\n县公安局", ["县教育局:organization:lead", "县公安局:organization:lead"]),
    ("配合单位", "县教育局\n县公安局", ["县教育局:organization:support", "县公安局:organization:support"]),
    ("包村干部", "周勇", ["周勇:person:lead"]),
    ("包村时间", "周勇", []),
]


@pytest.mark.parametrize(("header", "value", "expected"), COLUMNS)
def test_columns(header, value, expected, config):
    text = "清查校舍 " + value
    row = Row(0, 0, len(text), (Cell("任务", 0, 4), Cell(header, 5, len(text))))
    hits = parties.of_plan(Plan(1, 0, len(text), text, rows=(row,)), config, (), ())
    assert [f"{hit.name}:{hit.kind}:{hit.duty}" for hit in hits] == expected


@pytest.mark.parametrize(
    "unit", ["周涛", "周 勇 ", "组长：", "成员：周涛（", "由周涛、", "与学校", "责任人（", "，各车间落实"]
)
def test_long_lists_end(unit, config):
    text = unit * 3000
    assert len(parties.of_plan(Plan(1, 0, len(text), text), config, (), ())) <= 6000


SHARED_POSTS = [
    ("由李强副校长和王明主任负责。", ["李强:person:lead", "王明:person:lead"]),
    ("由体育副校长和年级主任负责。", ["体育副校长:role:lead", "年级主任:role:lead"]),
    ("由何校长负责。", ["何校长:person:lead"]),
    ("由代校长负责。", ["代校长:role:lead"]),
    ("李强、王明两位副校长具体负责。", ["李强:person:lead", "王明:person:lead"]),
    ("由李强（副校长）负责。", ["李强:person:lead"]),
    ("安排李强、王明负责。", ["李强:person:lead", "王明:person:lead"]),
    ("防汛任务推行镇政府包片干部牵头负责制。", ["镇政府包片干部:role:lead"]),
    ("实行校长、书记负责制。", ["校长:role:lead", "书记:role:lead"]),
    (
        "书记孙大川任组长，副书记林珊、何苗，主任曹晖为成员。",
        ["孙大川:person:head", "林珊:person:member", "何苗:person:member", "曹晖:person:member"],
    ),
    ("书记孙大川任组长，副书记林珊出席，主任曹晖为成员。", ["孙大川:person:head", "曹晖:person:member"]),
    ("张明、王元、贺斌副局长任副组长。", ["张明:person:deputy", "王元:person:deputy", "贺斌:person:deputy"]),
    ("语文、数学、外语组长任副组长。", ["语文、数学、外语组长:role:deputy"]),
    ("由李明校长任组长。", ["李明:person:head"]),
    ("由小学校长任组长。", ["小学校长:role:head"]),
    ("组员由各室室长担任。", ["各室室长:role:member"]),
    ("组长由各室室长担任。", ["各室室长:role:head"]),
    (
        "成立防汛领导小组，校长任组长，各班主任为成员，负责日常检查。",
        ["防汛领导小组:group:lead", "校长:role:head", "各班主任:role:member"],
    ),
    (
        "成立防汛领导小组，校长任组长，各班主任为成员，讨论日常检查。",
        ["校长:role:head", "各班主任:role:member"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHARED_POSTS)
def test_shared_posts(text, expected, config):
    assert found(text, config) == expected


RUN_ON = [
    (
        "组长：张萍县委副书记副组长：夏雨水务局局长高向东统计局局长韩松审计局副局长",
        ["张萍:person:head", *(f"{name}:person:deputy" for name in ("夏雨", "高向东", "韩松"))],
    ),
    (
        "副组长：谭琴党委委员副镇长\n吕任远派出所所长\n成员：道交办",
        [
            "谭琴:person:deputy",
            "吕任远:person:deputy",
            "道交办:department:member",
        ],
    ),
    (
        "组长：宋波 乡党委书记\n罗刚 乡党委委员、乡长\n副组长：贺敏",
        [
            "宋波:person:head",
            "罗刚:person:head",
            "贺敏:person:deputy",
        ],
    ),
    ("组长：宋波 乡党委书记\n罗刚\n副组长：贺敏", ["宋波:person:head", "贺敏:person:deputy"]),
    ("组长：马家堡小学校长", ["马家堡小学校长:role:head"]),
    ("队长由县社田野书记兼任。", ["田野:person:head"]),
    ("队长由县社分管书记兼任。", ["县社分管书记:role:head"]),
    ("组长：校长：陈松  梁琼", ["陈松:person:head", "梁琼:person:head"]),
    (
        "组长：陈松副组长：李桐刘榕组员：薛柏徐樟后勤保障",
        [
            "陈松:person:head",
            "李桐:person:deputy",
            "刘榕:person:deputy",
            *members("薛柏", "徐樟"),
        ],
    ),
    ("组长：全面安排检查工作", ["组长:role:lead"]),
    ("责任人：教务处 刘强 时间：3月", ["教务处:department:lead", "刘强:person:lead"]),
    ("成员：雷鸣、高峰", members("雷鸣", "高峰")),
    ("成员：时间、文化", []),
    (
        "主 任：张岩副主任：王帆 周 勇李 阳成员：程 利袁晨 各班班主任",
        [
            "张岩:person:head",
            *(f"{name}:person:deputy" for name in ("王帆", "周 勇", "李 阳")),
            *members("程 利", "袁晨"),
            "各班班主任:role:member",
        ],
    ),
    (
        "委员：\n县委办、教育局、联通、计生局等部门",
        [
            "县委办:department:member",
            "教育局:organization:member",
            "联通:organization:member",
            "计生局:organization:member",
        ],
    ),
    ("委员：\n联通、移动、铁塔", []),
    ("成员：彭辉 苏晶\n邱 岚 未 央 徐柳 张 强\n职责", members("彭辉", "苏晶", "邱 岚", "徐柳", "张 强")),
    ("成员：彭辉 苏晶\n未来工作要做好 徐柳", members("彭辉", "苏晶")),
    (
        "成员由局办公室、财务科，区安全站等部门组成。",
        ["局办公室:department:member", "财务科:department:member", "区安全站:department:member"],
    ),
    ("名单：组长张丰，副组长李光，成员赵六。", ["张丰:person:head", "李光:person:deputy", *members("赵六")]),
    ("责任单位：办公室、社会发展局", ["办公室:department:lead", "社会发展局:organization:lead"]),
    ("责任单位：办公室、发展社会事业", ["办公室:department:lead"]),
    ("责任人：张建 13800000000\n何慧 13900000000\n附件", ["张建:person:lead", "何慧:person:lead"]),
    ("责任人：张建\n何慧是主讲人", ["张建:person:lead"]),
    ("组长：由区政府主要领导担任。", ["区政府主要领导:role:head"]),
    ("组长：按区政府主要领导要求。", []),
    ("成员：包括各站所负责人。", ["各站所负责人:role:member"]),
    (
        "主办单位：市总工会\n市文化局\n承办单位：市水电公司",
        ["市总工会:organization:lead", "市文化局:organization:lead", "市水电公司:organization:lead"],
    ),
    ("主办单位：市总工会\n市文化局\n时间定于五月。", ["市总工会:organization:lead"]),
    ("牵头领导：陈利\n协助领导：钟伟", ["陈利:person:lead", "钟伟:person:support"]),
    ("参加培训。（王小明，中心小学）", ["王小明:person:implement"]),
    ("参加培训。（第二批，中心小学）", []),
    ("参加培训（王小明、孙丽）", ["王小明:person:implement", "孙丽:person:implement"]),
    ("学习《背影》（王小明）", []),
    ("救护组：沈菊、何成", members("沈菊", "何成")),
    ("救护组：担架、药箱", []),
    ("副指挥：朱峰（负责演练）\n马超（负责后勤）", ["朱峰:person:deputy", "马超:person:deputy"]),
    ("成员：何校长、冯主任", members("何校长", "冯主任")),
    ("成员：副校长、班主任", ["副校长:role:member", "班主任:role:member"]),
    (
        "副组长：李文（所长）\n何力（主任）\n成员：赵敏",
        ["李文:person:deputy", "何力:person:deputy", *members("赵敏")],
    ),
    (
        "成员：李文：副镇长\n\n王   杰：站长\n\n各村（社区）书记\n检查内容如下",
        [*members("李文", "王   杰"), "各村（社区）书记:role:member"],
    ),
    ("成员：各科室、各车间主要负责人", ["各科室、各车间主要负责人:role:member"]),
    ("成员：林业站、供电所负责人", ["林业站:department:member", "供电所负责人:role:member"]),
    ("成员：班主任、保育员等全体教师", ["班主任:role:member", "保育员:role:member", "全体教师:group:member"]),
    ("办法已经镇政府同意，现发给你们。", []),
    ("办法须经镇政府同意，再发给你们。", ["镇政府:organization:supervise"]),
    ("由村委会主任曾小林任办公室主任。", ["曾小林:person:head"]),
    ("成员：秦敏白琳各班班主任", [*members("秦敏", "白琳"), "各班班主任:role:member"]),
    ("组长各班班主任", ["各班班主任:role:head"]),
    ("组长班主任工作", []),
    ("成员：周涛、吴倩领导小组下设办公室，办公室设在教导处。", [*members("周涛", "吴倩"), "教导处:department:lead"]),
    ("成员：秦敏 白琳职责：统筹", members("秦敏", "白琳")),
    ("成员：李文 李 阳2.竞赛组", members("李文", "李 阳")),
    ("负责人：一楼 张文 二楼 池浩", ["张文:person:lead", "池浩:person:lead"]),
    ("组长：周涛 13800000000", ["周涛:person:head"]),
    ("组长：党支部书记、校长周涛", ["周涛:person:head"]),
    ("组长 周涛 校长\n成员 郑爽 教导主任", ["周涛:person:head", *members("郑爽")]),
    ("组长——周涛 副组长——吴倩", ["周涛:person:head", "吴倩:person:deputy"]),
    (
        "责任单位：市教育局，各县（市、区）教育局",
        ["市教育局:organization:lead", "各县（市、区）教育局:organization:lead"],
    ),
    ("成员：周涛、吴倩等12人", members("周涛", "吴倩")),
    ("成员：语文组周涛", ["语文组:group:member", *members("周涛")]),
    ("成员：语文组长", ["语文组长:role:member"]),
    ("成员：高一（3）班班主任周涛", members("周涛")),
    ("成员：阿依古丽、周涛", members("阿依古丽", "周涛")),
    ("成员：科技之家、周涛", []),
]


@pytest.mark.parametrize(("text", "expected"), RUN_ON)
def test_lists_that_run_on(text, expected, config):
    assert found(text, config) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("三月：检修水泵（陆敏）", ["陆敏:person:implement"]),
        ("三月：检修水泵（备用）", []),
        ("三月：检修水泵（吴霜）", []),  # nobody whom a list names
        ("组长（陆敏）要到场。", []),  # who the head is
    ],
)
def test_known_persons_in_brackets(line: str, expected: list[str], config) -> None:
    listed = found("成员：陆敏、丁强\n" + line, config)[2:]
    assert [one for one in listed if "陆敏" in one] == expected
