"""Goals as unlike pages word them: pairs that differ in a word and in the answer."""

from __future__ import annotations

import pytest

from pipeline.config import StageConfig, load_config
from pipeline.extract import dates, goals, quotas
from pipeline.nlp.clauses import sentences
from pipeline.nlp.outlook import looks_ahead
from pipeline.records import Plan, Section, Sentence

# The subject before a modal: a measure, all of some things; an agent is left out.
SUBJECTS = [
    ("安全培训面要达到90%。", ["安全培训面要达到90%"]),
    ("安全培训要达到90%。", ["安全培训要达到90%"]),
    ("开展安全培训活动面应达到90%。", ["开展安全培训活动面应达到90%"]),
    ("开展安全培训应达到90%。", ["达到90%"]),
    ("疫苗接种率必须达到98%。", ["疫苗接种率必须达到98%"]),
    (
        "平均每个车间的持证电工和能独立操作的青年焊工后备人选要达到3名以上。",
        ["平均每个车间的持证电工和能独立操作的青年焊工后备人选要达到3名以上"],
    ),
    ("全县所有水塔要确保不断水。", ["全县所有水塔要确保不断水"]),
    ("全县所有门卫要确保不断水。", ["确保不断水"]),
    ("全部吊车必须保证证照有效。", ["全部吊车必须保证证照有效"]),
    ("全部司机员必须保证证照有效。", ["保证证照有效"]),
    ("辖区内各类电梯要确保安全。", ["辖区内各类电梯要确保安全"]),
    ("辖区内各类单位要确保安全。", ["确保安全"]),
    ("各村要确保安全。", ["确保安全"]),
]
SIGNALS = [
    ("为了使垃圾分类家喻户晓，张贴海报。", ["使垃圾分类家喻户晓"]),
    ("了使垃圾分类家喻户晓，张贴海报。", []),
    ("保证仓储工作有序进行。", ["保证仓储工作有序进行"]),
    ("保证工作有序进行。", ["保证工作有序进行"]),
    ("保证工作机制运转。", []),
    ("对安全生产起着保证作用。", []),
    ("对安全生产起着保证的作用，张贴海报。", []),
    ("每月至少保证两次。", []),
    ("每月至少保证两车供应。", ["至少保证两车供应"]),
    ("低保做到应保尽保。", ["做到应保尽保"]),
    ("账目做到日清日结。", []),
    ("其目的为普及急救知识。", ["其目的为普及急救知识"]),
    ("其目录为急救知识。", []),
    ("努力为旅客提供整洁的候车场所。", ["努力为旅客提供整洁的候车场所"]),
    ("为旅客提供整洁的候车坐垫。", []),
    ("为深化改革，推动企业转型提供支撑。", ["为深化改革，推动企业转型提供支撑"]),
    ("围绕保障供暖，开展排查。", []),
    ("全力保障供暖，开展排查。", ["全力保障供暖"]),
    ("聚焦实现转型，开展排查。", []),
    ("着眼于实现转型，开展排查。", []),
    ("力争使台账做到了一户一档。", ["力争使台账做到了一户一档"]),
    ("使台账做到了一户一档。", []),
    ("使职工做到会报警，会疏散，会自救。", ["使职工做到会报警，会疏散，会自救"]),
    ("使职工做到会报警，张贴电话，发放哨子。", ["使职工做到会报警"]),
    ("是否按标准采购，做到应检尽检。", []),
    ("坚持按标准采购，做到应检尽检。", ["做到应检尽检"]),
    ("检查电梯是否完好，及时修理，确保秩序良好。", ["确保秩序良好"]),
    ("班组是否擦拭电梯，及时修理，确保秩序良好。", []),
    ("保证一次性通过验收。", ["保证一次性通过验收"]),
    ("车站是否整洁；确保秩序良好。", ["确保秩序良好"]),
    ("使秩序明显好转，隐患得到治理。", ["使秩序明显好转"]),
    ("使校舍符合标准，设备满足教学需要。", ["使校舍符合标准", "设备满足教学需要"]),
    ("确保秩序明显好转，隐患得到治理。", ["确保秩序明显好转，隐患得到治理"]),
    ("组织家访，家访覆盖率达100%。", ["家访覆盖率达100%"]),
    ("组织家访，家访人员达100%的补贴。", []),
]
IN_GOALS = [
    ("坚持饭前洗手。", ["坚持饭前洗手"]),
    ("坚持依法行政。", []),
    ("坚持自己穿衣。", ["坚持自己穿衣"]),
    ("坚持例会制度。", []),
    ("能手脚并用地爬上爬下。", ["能手脚并用地爬上爬下"]),
    ("培训能手三名。", []),
    ("爱护图书。", ["爱护图书"]),
    ("购买图书。", []),
    ("理解并感受节日气氛。", ["理解并感受节日气氛"]),
    ("介绍并布置节日气氛。", []),
    ("在全镇营造崇尚“一技之长”的氛围。", ["在全镇营造崇尚“一技之长”的氛围"]),
    ("在全镇张贴崇尚“一技之长”的海报。", []),
    ("建立家委会，家访覆盖率达100%。", ["家访覆盖率达100%"]),
    ("建立家委会，家访教师100名。", []),
    ("损耗低于去年，并进一步改善。", ["损耗低于去年"]),
    ("帮助新员工明确岗位职责。", ["帮助新员工明确岗位职责"]),
    ("帮助新员工搬运行李。", []),
    ("愿意参加集体活动。", ["愿意参加集体活动"]),
    ("月底参加集体活动。", []),
    ("初步养成饭前洗手的习惯。", ["初步养成饭前洗手的习惯"]),
    ("初步拟定饭前洗手的歌谣。", []),
    ("体验劳动的乐趣。", ["体验劳动的乐趣"]),
    ("准备劳动的工具。", []),
    ("为了庆祝航海日，增进友谊。", ["增进友谊"]),
    ("喜迎航海日。", []),
    ("从小树立环保意识。", ["从小树立环保意识"]),
    # rows of short states
    ("台账齐全、库容整洁、初具规模。", ["台账齐全", "库容整洁", "初具规模"]),
    ("台账齐全、库容整洁的粮站。", []),
    ("储户放心、粮农满意。", ["储户放心、粮农满意"]),
    ("管理科学，储户放心、粮农满意。", ["管理科学", "储户放心", "粮农满意"]),
    ("仓储标准化建设，通过省级复核。", ["通过省级复核"]),
    ("通过实地复核发现问题。", []),
    ("文明健康、安全有序。", ["文明健康、安全有序"]),
    ("流程规范、窗口文明、力争评为红旗站。", ["流程规范", "窗口文明", "力争评为红旗站"]),
    ("无山林火灾、无溺水事故。", ["无山林火灾、无溺水事故"]),
    ("营造积极向上、清爽雅致、健康文明的车间氛围。", ["营造积极向上、清爽雅致、健康文明的车间氛围"]),
    ("营造台账齐全、库容整洁的面貌。", ["营造台账齐全、库容整洁的面貌"]),
    ("管理走上正轨。", ["管理走上正轨"]),
    ("走上正轨。", ["走上正轨"]),
    ("8月底 计划招收船工3名。", []),
    # a means before its end
    ("通过读书会增强归属感。", ["增强归属感"]),
    ("通过读书会布置展板。", []),
    ("借助宣讲团不断提高法治意识。", ["不断提高法治意识"]),
    ("通过参加提高班补习英语。", []),
    # how far an ability reaches
    ("能双脚跳远，距离不少于40厘米。", ["能双脚跳远，距离不少于40厘米"]),
    ("能双脚跳远，添置跳绳40根。", ["能双脚跳远"]),
    ("会拍皮球，连续拍20下以上。", ["会拍皮球，连续拍20下以上"]),
]


@pytest.fixture(scope="module")
def config() -> StageConfig:
    return load_config().extract


def found(text: str, config: StageConfig, heading: str, role: str, kind: str = "plan") -> list[str]:
    end = len(text)
    section = Section(1, None, "1", 1, "一、", heading, role, 0, end, 0, 0, 0, end, "test")
    spans = tuple(Sentence(span.start, span.end, 1) for span in sentences(text))
    plan = Plan(1, 0, end, text, kind=kind, sections=(section,), sentences=spans)
    when = dates.of_plan(plan, config)
    return [goal.text for goal in goals.of_plan(plan, config, when, quotas.of_plan(plan, config, when), ())]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS + SIGNALS)
def test_elsewhere(text: str, expected: list[str], config: StageConfig) -> None:
    assert found(text, config, "工作安排", "measures") == expected


@pytest.mark.parametrize(("text", "expected"), IN_GOALS)
def test_in_a_goals_section(text: str, expected: list[str], config: StageConfig) -> None:
    assert found(text, config, "工作目标", "goals") == expected


TOLD = [
    ("站里安排专人登记，保证每件事有人管。", ["保证每件事有人管"]),
    ("站里安排专人登记，保证了每件事有人管。", []),
    ("为了使新规家喻户晓，站里张贴了海报。", ["使新规家喻户晓"]),
    ("张贴海报，使新规家喻户晓。", ["使新规家喻户晓"]),
    ("张贴了海报，使新规家喻户晓。", []),
    ("一年来，层层签订责任书，确保群众安全。", []),
    ("逐户签订责任书，确保群众安全。", ["确保群众安全"]),
    ("以服务旅客为宗旨，主要做了三件事。", []),
    ("要以服务旅客为宗旨，做好三件事。", ["以服务旅客为宗旨"]),
    ("将会议精神传达到站，使旅客明显满意。", []),
    ("将继续传达会议精神，使旅客满意。", ["使旅客满意"]),
    ("安检率达到100%。", []),
    ("安检率要达到100%。", ["安检率要达到100%"]),
]
# Headings of a summary: of what is to come, of what was done.
HEADINGS = [
    ("明年工作规划", True),
    ("规划编制工作", False),
    ("今后三年发展规划", True),
    ("城乡规划管理", False),
    ("工作目标", True),
    ("目标任务完成情况", False),
    ("下半年工作计划", True),
    ("计划生育工作", False),
    ("下步思路", True),
    ("来年展望", True),
    ("计划执行情况", False),
    ("下学期工作", True),
    ("上学期工作", False),
    ("未来愿景", True),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_was_done_in_order_to_reach_something(text: str, expected: list[str], config: StageConfig) -> None:
    assert found(text, config, "主要做法", "tasks", "summary") == expected


@pytest.mark.parametrize(("heading", "ahead"), HEADINGS)
def test_headings_that_look_ahead(heading: str, ahead: bool) -> None:
    section = Section(1, None, "1", 1, "一、", heading, "tasks", 0, 9, 0, 0, 0, 9, "test")
    assert looks_ahead(Plan(1, 0, 9, "一、" + heading, kind="summary", sections=(section,)), 1) is ahead
