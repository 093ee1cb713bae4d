"""Tasks from text, everything extracted: pairs that differ in a word and in the answer.

Expected tasks read `text | parties | dates | quotas`, names joined by `+`.
"""

from __future__ import annotations

import pytest

from pipeline import extract, link
from pipeline.config import Config, load_config
from pipeline.nlp.clauses import sentences
from pipeline.records import Page, Plan, Section, Sentence
from pipeline.stages import process

PAIRS = [
    # what the action is done to, in front of it; in which case it is done
    ("5月底前由水利站牵头,修复渠道。", ["5月底前由水利站牵头,修复渠道 | 水利站 | 5月底前 | "]),
    ("5月底前由水利站修复渠道,报送总结。", ["5月底前由水利站修复渠道 | 水利站 | 5月底前 | "]),
    ("对低洼路段,每天巡查2次。", ["对低洼路段,每天巡查2次 | | 每天 | 2次"]),
    ("对进度靠后的,每天调度2次。", ["每天调度2次 | | 每天 | 2次"]),
    ("对低洼路段进行测量,每天巡查2次。", ["每天巡查2次 | | 每天 | 2次"]),
    # what an actor uses, and what it does
    ("各村要利用广播等,每月宣讲2次。", ["各村要利用广播等,每月宣讲2次 | 各村 | 每月 | 2次"]),
    ("各村要修好广播等,每月宣讲2次。", ["每月宣讲2次 | 各村 | 每月 | 2次"]),
    ("各村要针对低洼路段开展测量,每月宣讲2次。", ["每月宣讲2次 | 各村 | 每月 | 2次"]),
    ("自查隐患,每月宣讲2次。", ["每月宣讲2次 | | 每月 | 2次"]),
    # an amount that says how much of the action before it, and of nothing
    ("安排护工轮休,每周不少于2天。", ["安排护工轮休,每周不少于2天 | | 每周 | 不少于2天"]),
    ("改善护工待遇,每周不少于2天。", []),
    # what has been, and what will be
    ("去年5月启用泵站。", []),
    ("今年5月启用泵站。", ["今年5月启用泵站 | | 今年5月 | "]),
    ("3月以来走访住户5户。", []),
    ("占总投资的40%。", []),
    # a feast by name, and what is done on it
    ("国庆节期间,巡查水库。", ["国庆节期间,巡查水库 | | 国庆节期间 | "]),
    # who takes part is said of the action before it
    ("5月底前检修水泵,供电所配合,确保供水。", ["5月底前检修水泵,供电所配合 | 供电所 | 5月底前 | "]),
    ("5月底前检修水泵,供电所架线,确保供水。", ["5月底前检修水泵 | | 5月底前 | "]),
    ("三月是“节水”月,让节水成为习惯。", []),
    ("三月是“节水”月,各班检查水表。", ["三月是“节水”月,各班检查水表 | 各班 | 三月 | "]),
    ("分为3个小组。", []),
    ("增设3个小组。", ["增设3个小组 | | | 3个"]),
    (
        "防汛专班由镇长担任组长,分管副镇长担任副组长。",
        ["防汛专班由镇长担任组长,分管副镇长担任副组长 | 镇长+分管副镇长 | | "],
    ),
    # 并 goes on with the action, the next action does not
    ("每季度检修水泵,并公示检修记录。", ["每季度检修水泵,并公示检修记录 | | 每季度 | "]),
    ("每季度检修水泵,公示检修记录。", ["每季度检修水泵 | | 每季度 | "]),
    ("每季度检修水泵,并提高供水能力。", ["每季度检修水泵 | | 每季度 | "]),
    # so many days after a notice are a limit, said of each time
    ("各村应在接到通知后3日内检修水泵。", ["各村应在接到通知后3日内检修水泵 | 各村 | | 3日内"]),
    ("每季度检修水泵,每次由水利站公示结果。", ["每季度检修水泵,每次由水利站公示结果 | 水利站 | 每季度 | "]),
    # an actor that no record names acts for itself
    (
        "各村每月巡堤2次,网格保障队伍30分钟内到岗。",
        ["各村每月巡堤2次 | 各村 | 每月 | 2次", "网格保障队伍30分钟内到岗 | | | 30分钟内"],
    ),
    ("各村每月巡堤2次,清点沙袋300条。", ["各村每月巡堤2次,清点沙袋300条 | 各村 | 每月 | 2次+300条"]),
    # who sees to what, and who is to be asked
    ("灯光:陈小燕;道具:刘志远", ["灯光:陈小燕 | 陈小燕 | | ", "道具:刘志远 | 刘志远 | | "]),
    ("联系人:陈小燕", []),
    # who takes the lead, of what stands before it
    ("修订值守表,防汛办牵头负责。", ["修订值守表,防汛办牵头负责 | 防汛办 | | "]),
    ("修订值守表,防汛办牵头演练。", ["防汛办牵头演练 | 防汛办 | | "]),
    ("清理台账。(由水利局牵头,6月底前完成)", ["清理台账。(由水利局牵头,6月底前完成) | 水利局 | 6月底前 | "]),
    ("依据值守表,明确专人负责,清点物资。", ["依据值守表,明确专人负责 | 专人 | | "]),
    ("建立物资库,明确专人负责,清点物资。", ["建立物资库,明确专人负责 | 专人 | | "]),
    # what is said of a day or of the text plans nothing
    ("今年6月为第9个读书月。", []),
    ("今年6月举办第9届读书会。", ["今年6月举办第9届读书会 | | 今年6月 | "]),
    ("2033年,是规划实施的第二年。", []),
    ("5月护士节即将到来。", []),
    ("5月护士节举行宣誓。", ["5月护士节举行宣誓 | | 5月+护士节 | "]),
    ("为庆祝五一劳动节,展现工人风采。", []),
    ("每月考勤详见附表。", []),
    ("各村于3月5日前将名册（见附件1）报送镇政府。", ["各村于3月5日前将名册（见附件1）报送镇政府 | 各村 | 3月5日前 | "]),
    ("截至5月，完成改造50户。", []),
    ("截止5月底前完成改造。", ["截止5月底前完成改造 | | 截止5月底前 | "]),
    ("5月将迎接省级验收。", ["5月将迎接省级验收 | | 5月 | "]),
    ("教师技能由师训科负责组织，统一报名。", ["教师技能由师训科负责组织 | 师训科 | | "]),
    ("师训科负责教师技能培训，统一报名。", []),
    ("每月考勤上墙公布。", ["每月考勤上墙公布 | | 每月 | "]),
    ("吸取去年7月火灾的教训。", []),
    ("因3月8日上午道路拥堵，请提前到场。", []),
    ("活动经费共计3000元左右。", []),
    ("奖励班组3000元。", ["奖励班组3000元 | | | 3000元"]),
    # an adverbial with an actor belongs to the action, what only announces does not
    (
        "各站要站在保供的高度，5月底前检修机组。",
        ["各站要站在保供的高度，5月底前检修机组 | 各站 | 5月底前 | "],
    ),
    ("4月8日举行拔河比赛，具体要求如下。", ["4月8日举行拔河比赛 | | 4月8日 | "]),
    ("4月8日举行拔河比赛，具体由工会组织。", ["4月8日举行拔河比赛，具体由工会组织 | 工会 | 4月8日 | "]),
    ("我们计划，3月底前栽树80棵。", ["3月底前栽树80棵 | 我们 | 3月底前 | 80棵"]),
    # when the action before it is, who is in charge of what is set up
    ("请医生讲课，时间安排在4月。", ["请医生讲课，时间安排在4月 | | 4月 | "]),
    ("请医生讲课，4月义诊一次。", ["4月义诊一次 | | 4月 | 一次"]),
    ("建立档案室，指定专人负责。", ["建立档案室，指定专人负责 | 专人 | | "]),
    # how it came to the plan, when the whole of it is, the stages in a row
    ("经镇政府研究，在全镇开展一次普查。", ["在全镇开展一次普查 | | | 一次"]),
    ("经村民代表推选，在全镇表彰一次。", ["经村民代表推选，在全镇表彰一次 | | | 一次"]),
    ("活动时间从4月1日至30日。", []),
    ("4-5月为动员阶段、6-8月为实施阶段，2033年巩固提升阶段。", []),
    # where it takes place stands between the day and the action
    ("4月8日上午，三楼会议室，召开例会。", ["4月8日上午，三楼会议室，召开例会 | | 4月8日上午 | "]),
    ("4月8日上午，打扫会议室，召开例会。", ["4月8日上午，打扫会议室 | | 4月8日上午 | "]),
    # what a group is there for stands behind its seats
    (
        "(一)疏散组组长:王小山。职责:负责疏散师生。第一时间清点人数。",
        ["负责疏散师生。第一时间清点人数 | 疏散组 | | "],
    ),
    ("(一)疏散组。职责:负责疏散师生。第一时间清点人数。", []),
    # a growth measures, an amount is to be done
    ("同比增长8%。", []),
    ("新增苗圃8亩。", ["新增苗圃8亩 | | | 8亩"]),
    # who leads a visit goes with what is done on it
    ("由站长带队，走访住户30户。", ["由站长带队，走访住户30户 | 站长 | | 30户"]),
    # a row of charges tells what somebody is there for
    ("教务处负责排课，联系家长，筹备会议。", []),
    # quantities that describe are linked but make no task
    ("走访65岁以上老人。", []),
    ("每月走访65岁以上老人。", ["每月走访65岁以上老人 | | 每月 | 65岁以上"]),
    # an actor of its own ends the action before it
    (
        "教务处负责课程安排，各教研组制定听课表。",
        ["教务处负责课程安排 | 教务处 | | "],
    ),
    (
        "教务处负责，各教研组配合，制定听课表。",
        ["教务处负责，各教研组配合，制定听课表 | 教务处+各教研组 | | "],
    ),
    # who is put in charge goes on, a mere agent makes no task
    ("明确专人负责，分解任务，及时解决问题。", ["明确专人负责 | 专人 | | "]),
    ("明确工作重点，分解任务，及时解决问题。", []),
    ("各科室分解任务，及时解决问题。", []),
    # a year that only names a thing
    ("总结成绩，提出2024年的工作思路。", []),
    ("总结成绩，提出2024年6月底前的工作思路。", ["提出2024年6月底前的工作思路 | | 2024年6月底前 | "]),
    ("宣传如何在暑假期间防溺水。", []),
    ("宣传在暑假期间防溺水。", ["宣传在暑假期间防溺水 | | 暑假期间 | "]),
    # dates, quantities and parties make tasks
    ("每周检查一次食堂。", ["每周检查一次食堂 | | 每周 | 一次"]),
    ("经常检查食堂。", []),
    ("3月底前完成摸底。", ["3月底前完成摸底 | | 3月底前 | "]),
    ("今年完成摸底。", []),
    ("由保卫科检查门窗。", ["由保卫科检查门窗 | 保卫科 | | "]),
    ("保卫科检查门窗。", []),
    ("会同派出所检查门窗。", ["会同派出所检查门窗 | 派出所 | | "]),
    ("请派出所检查门窗。", []),
    ("走访困难户不少于20户。", ["走访困难户不少于20户 | | | 不少于20户"]),
    ("走访困难户若干户。", []),
    ("班主任每月家访5户。", ["班主任每月家访5户 | 班主任 | 每月 | 5户"]),
    ("班主任已家访5户。", []),
    # by what, in front of the action that comes behind the comma
    (
        "各村要在4月中旬根据防汛办要求，修订值守表。",
        ["各村要在4月中旬根据防汛办要求，修订值守表 | 各村 | 4月中旬 | "],
    ),
    (
        "各村要在4月中旬提出物资要求，修订值守表。",
        ["各村要在4月中旬提出物资要求 | 各村 | 4月中旬 | "],
    ),
    # what a day is called
    ("6月第二周为节水宣传周。", []),
    ("6月第二周为居民检查水表。", ["6月第二周为居民检查水表 | | 6月第二周 | "]),
    # what only carries the name of a month, and the activity itself
    ("营造安全生产月氛围。", []),
    ("开展安全生产月活动。", ["开展安全生产月活动 | | 安全生产月 | "]),
    ("根据安全生产月活动的通知要求，排查隐患。", []),
    # a standard that is reached is no action
    ("护工每班应达到8小时。", []),
    ("护工每班应巡房8次。", ["护工每班应巡房8次 | 护工 | | 8次"]),
    ("2025年是泵站改造之年。", []),
    ("2025年6月改造泵站。", ["2025年6月改造泵站 | | 2025年6月 | "]),
    # goals beside an action
    ("每月排查隐患，确保安全。", ["每月排查隐患 | | 每月 | "]),
    ("每月排查隐患，建立台账。", ["每月排查隐患 | | 每月 | "]),
    ("确保合格率达到98%。", []),
    ("检查合格率不少于3次。", ["检查合格率不少于3次 | | | 不少于3次"]),
    # who seats the office acts in what follows
    ("办公室设在农技站，负责组织5月的春播调度。", ["负责组织5月的春播调度 | 农技站 | 5月 | "]),
    ("办公室靠近农技站，负责组织5月的春播调度。", ["负责组织5月的春播调度 | | 5月 | "]),
    # a party at the beginning acts itself; one that is joined helps the subject
    ("食堂按时备餐，志愿者协助送餐。", ["志愿者协助送餐 | 志愿者 | | "]),
    ("总务处检修门窗，会同派出所验收。", ["会同派出所验收 | 总务处+派出所 | | "]),
    # who else takes part, who sits beside
    ("每月召开例会，全体护士参加。", ["每月召开例会，全体护士参加 | 全体护士 | 每月 | "]),
    ("每月召开例会，全体护士轮流主持。", ["每月召开例会 | | 每月 | ", "全体护士轮流主持 | 全体护士 | | "]),
    # who is given which seat, with setting up the group and without
    (
        "由镇长任组长，水务站长、各村主任为成员。",
        ["由镇长任组长，水务站长、各村主任为成员 | 镇长+水务站长+各村主任 | | "],
    ),
    (
        "成立防汛专班，由镇长任组长，水务站长、各村主任为成员。",
        ["成立防汛专班，由镇长任组长，水务站长、各村主任为成员 | 镇长+水务站长+各村主任 | | "],
    ),
    ("由镇长任组长，协调巡堤值守。", ["由镇长任组长，协调巡堤值守 | 镇长 | | "]),
    # a charge of one thing, a field of work: who is charged with it
    ("门诊部负责导诊排班。", ["门诊部负责导诊排班 | 门诊部 | | "]),
    (
        "门诊部负责全院门诊就医秩序总协调工作。",
        ["门诊部负责全院门诊就医秩序总协调工作 | 门诊部 | | "],
    ),
    # who urges others acts as well, who is not urged acts alone
    ("总务处制定值班表，督促各班每周清扫一次。", ["督促各班每周清扫一次 | 总务处+各班 | 每周 | 一次"]),
    ("总务处制定值班表，各班每周清扫一次。", ["各班每周清扫一次 | 各班 | 每周 | 一次"]),
    # who is who
    ("王小山任办公室主任。", []),
    ("由王小山任组长，每季度开会一次。", ["由王小山任组长 | 王小山 | | ", "每季度开会一次 | | 每季度 | 一次"]),
    ("凡逾期未交的，每天扣1分。", []),
    # a state with its measure that is due, and what is done by then
    ("到2032年，全县用电总量控制在9亿度以内。", []),
    ("到2032年，全县新建车站9座。", ["到2032年，全县新建车站9座 | | 到2032年 | 9座"]),
    ("库房损耗控制在2%以内。", []),
    ("参训人数控制在60人左右。", ["参训人数控制在60人左右 | | | 60人左右"]),
    # what a stretch of days is for, and what is done in it
    ("3月2日至3月9日为集中登记时间。", []),
    ("3月2日至3月9日为商户集中登记。", ["3月2日至3月9日为商户集中登记 | | 3月2日至3月9日 | "]),
    # days there are, and what is done on them
    ("5月有许多节日。", []),
    ("5月有许多节日活动要办。", ["5月有许多节日活动要办 | | 5月 | "]),
    ("3月22日世界水日。", []),
    ("3月22日世界水日开展宣传。", ["3月22日世界水日开展宣传 | | 3月22日+世界水日 | "]),
    ("1—9月工作推进情况。", []),
    ("1—9月推进道路修补。", ["1—9月推进道路修补 | | 1—9月 | "]),
    ("学习贯彻2033年全省会议精神。", []),
    ("2033年3月学习全省会议精神。", ["2033年3月学习全省会议精神 | | 2033年3月 | "]),
    ("3月底前各村按照", []),
    # who takes part, said of a meeting and of the action before it
    ("评审会由全体委员参加。", ["评审会由全体委员参加 | 全体委员 | | "]),
    ("每月开会一次，全体委员参加。", ["每月开会一次，全体委员参加 | 全体委员 | 每月 | 一次"]),
    # how often, of the action before it, and of another
    ("碰头会由站长召集，每月至少召开一次。", ["碰头会由站长召集，每月至少召开一次 | 站长 | 每月 | 至少召开一次"]),
    (
        "碰头会由站长召集，每月至少检查台账一次。",
        ["碰头会由站长召集 | 站长 | | ", "每月至少检查台账一次 | | 每月 | 至少检查台账一次"],
    ),
    ("严禁每天加班。", []),
]


@pytest.fixture(scope="module")
def config() -> Config:
    return load_config().rules_alone()  # what is linked here is what the rules find


def test_a_stage_dates_what_stands_under_it(config: Config) -> None:
    page = (
        "整治方案\n一、步骤\n1、5月6日至5月20日为登记阶段。\n各村逐户登记。\n"
        "2、5月21日至6月10日为整改阶段。\n各村对照台账整改。"
    )
    result = process(Page(page.encode(), "stages.txt", "txt"), config)
    (mentions,), (made,) = result.mentions, result.tasks
    held = [(task.text, [mentions.dates[n - 1].text for n in task.dates]) for task in made]
    assert held == [("各村逐户登记", ["5月6日至5月20日"]), ("各村对照台账整改", ["5月21日至6月10日"])]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("水利站:负责雨情预报,每日上报雨量。", ["水利站:负责雨情预报,每日上报雨量"]),
        ("水情要准:负责雨情预报,每日上报雨量。", ["每日上报雨量"]),
    ],
)
def test_a_numbered_line_of_duties_is_one_task(line: str, expected: list[str], config: Config) -> None:
    page = f"防汛方案\n一、职责分工\n1.{line}\n2.民政办:负责安置灾民。\n"
    (made,) = process(Page(page.encode(), "duties.txt", "txt"), config).tasks
    assert [task.text for task in made if "雨量" in task.text] == expected


def found(text: str, config: Config) -> list[str]:
    end = len(text)
    section = Section(1, None, "1", 1, "一、", "工作措施", "measures", 0, end, 0, 0, 0, end, "test")
    spans = tuple(Sentence(span.start, span.end, 1) for span in sentences(text))
    plan = Plan(1, 0, end, text, sections=(section,), sentences=spans)
    mentions = extract.find(plan, config.extract)
    out = []
    for task in link.tasks(plan, mentions, config.link):
        held = (
            [mentions.parties[n - 1].name for n in task.parties],
            [mentions.dates[n - 1].text for n in task.dates],
            [mentions.quotas[n - 1].text for n in task.quotas],
        )
        out.append(f"{task.text} | " + " | ".join("+".join(names) for names in held))
    return [" ".join(line.split(" ")) for line in out]


def _same(one: str) -> list[str]:
    return [part.strip() for part in one.split("|")]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_task_pairs(text: str, expected: list[str], config: Config) -> None:
    assert [_same(one) for one in found(text, config)] == [_same(one) for one in expected]
