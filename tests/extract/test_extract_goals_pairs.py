"""Goals, with dates and quantities as extraction finds them: pairs that differ in a word and in the answer."""

from __future__ import annotations

import pytest

from pipeline.config import StageConfig, load_config
from pipeline.extract import dates, goals, quotas
from pipeline.nlp.clauses import sentences
from pipeline.records import Goal, Plan, Section, Sentence

INLINE = [
    ("从确保群众安全的高度出发，抓好值守。", []),
    ("确保群众安全，抓好值守。", ["确保群众安全"]),
    ("为青年教师成长搭建舞台，组织观摩。", []),
    ("为青年教师成长打造舞台，组织观摩。", ["为青年教师成长打造舞台"]),
    ("为学校发展奠定坚实的师资条件。", ["为学校发展奠定坚实的师资条件"]),
    ("为学校发展送来坚实的师资条件。", []),
    ("促使职工明确责任，知晓流程，提高认识。", ["促使职工明确责任，知晓流程，提高认识"]),
    ("组织职工明确责任，知晓流程，提高认识。", []),
    ("让阅读走进家庭，成为习惯。", ["让阅读走进家庭，成为习惯"]),
    ("让阅读走进家庭，举办书展。", ["让阅读走进家庭"]),
    ("使管理水平不断提高，促进均衡发展。", ["使管理水平不断提高"]),
    ("使全员懂得急救，掌握技能。", ["使全员懂得急救，掌握技能"]),
    ("使全员懂得急救，开展演练。", ["使全员懂得急救"]),
    ("力争三年内全镇通自来水。", ["力争三年内全镇通自来水"]),
    ("争取县水利局支持，全镇通自来水。", []),
    ("杜绝带病上岗现象。", ["杜绝带病上岗现象"]),
    ("查处带病上岗现象。", []),
    ("形成人人参与的格局。", ["形成人人参与的格局"]),
    ("形成了人人参与的格局。", []),
    ("实现卫生厕所全覆盖。", ["实现卫生厕所全覆盖"]),
    ("实现路径有三条。", []),
    ("以建设平安医院为目标，开展排查。", ["以建设平安医院为目标"]),
    ("以建设平安医院为题目，开展征文。", []),
    ("努力把病区建成温馨之家。", ["努力把病区建成温馨之家"]),
    ("努力把病区打扫干净。", []),
    ("保证食堂饭菜质量。", ["保证食堂饭菜质量"]),
    ("保证金按月退还。", []),
    ("保障机制逐步建立。", []),
    ("保障村民饮水安全。", ["保障村民饮水安全"]),
    ("争创省级文明单位。", ["争创省级文明单位"]),
    ("开展争创省级文明单位活动。", []),
    ("逐步达到国家标准。", ["逐步达到国家标准"]),
    ("对达到国家标准的单位给予奖励。", []),
    ("避免交叉感染。", ["避免交叉感染"]),
    ("无法避免交叉感染。", []),
    ("提高服务质量。", []),
    ("努力提高服务质量。", ["努力提高服务质量"]),
    ("让利给消费者。", []),
    ("让消费者放心。", ["让消费者放心"]),
    ("避免因值守松懈，造成漏报，从而影响救援。", ["避免因值守松懈，造成漏报，从而影响救援"]),
    ("避免因值守松懈，加强抽查，从而影响救援。", ["避免因值守松懈"]),
    ("低年级应达到9小时，高年级应达到8小时。", ["低年级应达到9小时", "高年级应达到8小时"]),
    ("主旨在增强队员体质，提高协作能力。", ["主旨在增强队员体质，提高协作能力"]),
    ("主旨在介绍队员体质，提高协作能力。", []),
    ("防止学生沉迷短视频。", ["防止学生沉迷短视频"]),
    ("防止墨水沾染短视频。", []),
    ("适时举办文化建设成果展。", []),
    ("适时举办活动，建成文化长廊。", ["建成文化长廊"]),
    ("有条件的保障午餐供应。", ["保障午餐供应"]),
    ("食堂的保障午餐供应。", []),
    ("每个学生学会一项球类技能。", ["每个学生学会一项球类技能"]),
    ("每个学生参加一项球类技能。", []),
    # maxims and slogans
    ("劳动使人充实，把种植园管好。", []),
    ("劳动使人们邻里和睦，把种植园管好。", ["使人们邻里和睦"]),
    ("与时俱进，务求实效。", []),
    ("与时俱进，务求巡查见效。", ["务求巡查见效"]),
    # what is avoided, promoted, urged
    ("防止发生河塘垃圾倾倒现象。", ["防止发生河塘垃圾倾倒现象"]),
    ("防止浇水时垃圾倾倒。", []),
    ("力促河塘水质转清。", ["力促河塘水质转清"]),
    ("催促河塘水质送检。", []),
    ("努力摒弃粗放做法。", ["努力摒弃粗放做法"]),
    ("努力记录粗放做法。", []),
    # purposes over one clause and two
    ("为职工安居提供良好的社区环境。", ["为职工安居提供良好的社区环境"]),
    ("为职工安居提供良好的物业服务。", []),
    ("为促进厂区长治久安，建设花园工厂提供有力保障。", ["为促进厂区长治久安，建设花园工厂提供有力保障"]),
    ("为促进厂区长治久安，门卫室提供有力保障。", []),
    # settings and questions
    ("努力改善病区环境的同时，抓好陪护登记。", ["努力改善病区环境"]),
    ("在确保病区安静的前提下，抓好陪护登记。", []),
    ("护士站确保病区安静。", ["确保病区安静"]),
    ("护士站是否确保病区安静。", []),
    # further states behind a signal
    ("确保粮库安全，无霉变事件发生。", ["确保粮库安全", "无霉变事件发生"]),
    ("查看粮库安全，无霉变事件发生。", []),
    ("确保值班制度落到实处，取得实效。", ["确保值班制度落到实处，取得实效"]),
    ("确保值班制度落到实处，张贴公示。", ["确保值班制度落到实处"]),
    ("使村道平整，危桥隐患全部消除。", ["使村道平整", "危桥隐患全部消除"]),
    ("修补村道，危桥隐患全部消除。", []),
    ("保证货运站项目顺利通过省级评审，制定本办法。", ["保证货运站项目顺利通过省级评审"]),
    ("力争通过省级评审，货运站正式挂牌。", ["力争通过省级评审，货运站正式挂牌"]),
    ("做到发生险情时，人人知道撤离路线。", ["做到发生险情时，人人知道撤离路线"]),
    ("做到发生险情必报，人人知道撤离路线。", ["做到发生险情必报"]),
    # where the goal begins
    ("体检面达到100%。", ["体检面达到100%"]),
    ("体检和复查达到100%。", ["达到100%"]),
    ("欠费回收率力争突破95%。", ["欠费回收率力争突破95%"]),
    ("物业公司力争突破95%。", ["力争突破95%"]),
    ("每个泵站都确保不断电。", ["每个泵站都确保不断电"]),
    ("值班员确保不断电。", ["确保不断电"]),
    ("在8月底前实现户户通宽带。", ["在8月底前实现户户通宽带"]),
    ("在8月底前检修，实现户户通宽带。", ["实现户户通宽带"]),
    ("到8月底，实现户户通宽带。", ["到8月底，实现户户通宽带"]),
    ("8月底完成检修，实现户户通宽带。", ["实现户户通宽带"]),
    ("投入争创文明窗口的热潮中。", []),
    ("投入人力，争创文明窗口。", ["争创文明窗口"]),
    ("咬定粮食增产的目标不动摇。", ["咬定粮食增产的目标不动摇"]),
    ("谈谈粮食增产的目标不动摇。", []),
]
SECTION = [
    ("工作目标", "提高服务质量。", ["提高服务质量"]),
    ("工作措施", "提高服务质量。", []),
    ("工作目标", "全镇无重大火灾。", ["全镇无重大火灾"]),
    ("工作目标", "全镇开展火灾演练。", []),
    ("工作目标", "病历合格率达到98%以上。", ["病历合格率达到98%以上"]),
    ("工作目标", "病历检查每月两次。", []),
    ("工作目标", "安全责任全面落实。", ["安全责任全面落实"]),
    ("工作目标", "全面检查安全责任。", []),
    ("工作目标", "职工技能明显增强。", ["职工技能明显增强"]),
    ("工作目标", "职工技能明显增强了。", []),
    ("工作目标", "促进邻里和睦。", ["促进邻里和睦"]),
    ("工作目标", "走访邻里家庭。", []),
    ("工作目标", "旧改任务全面完成。", ["旧改任务全面完成"]),
    ("工作目标", "全面完成旧改登记表。", []),
    ("工作目标", "养老资源有机整合。", ["养老资源有机整合"]),
    ("工作目标", "开展养老资源有机整合。", []),
    ("工作目标", "社团建设有新提升。", ["社团建设有新提升"]),
    ("工作目标", "社团建设有新教室。", ["社团建设有新教室"]),
    ("工作目标", "幼儿能自己叠被子。", ["幼儿能自己叠被子"]),
    ("工作目标", "教师示范叠被子。", []),
    ("工作目标", "游客乐意排队。", ["游客乐意排队"]),
    ("工作目标", "引导游客排队。", []),
    ("工作目标", "面向全体村民。", []),
    ("工作目标", "全体村民满意。", ["全体村民满意"]),
    ("工作目标", "轮值排班的方式。", []),
    ("工作目标", "迅速扑灭火情。", []),
    ("工作目标", "将损耗控制在最小范围。", ["将损耗控制在最小范围"]),
    ("工作目标", "(2)损耗基本消除。", ["损耗基本消除"]),
    ("工作目标", "销售额突破300万元。", ["销售额突破300万元"]),
    ("总体目标", "以年度为时间段制定计划。", []),
    ("总体目标", "群众满意度为优秀。", ["群众满意度为优秀"]),
]


@pytest.fixture(scope="module")
def config() -> StageConfig:
    return load_config().extract


def found(text: str, config: StageConfig, heading: str = "工作措施") -> list[str]:
    return [goal.text for goal in goals_of(text, config, heading)]


def goals_of(text: str, config: StageConfig, heading: str) -> tuple[Goal, ...]:
    role = "goals" if heading.endswith("目标") else "measures"
    section = Section(1, None, "1", 1, "一、", heading, role, 0, len(text), 0, 0, 0, len(text), "test")
    spans = tuple(Sentence(span.start, span.end, 1) for span in sentences(text))
    plan = Plan(1, 0, len(text), text, sections=(section,), sentences=spans)
    when = dates.of_plan(plan, config)
    much = quotas.of_plan(plan, config, when)
    return goals.of_plan(plan, config, when, much, ())


@pytest.mark.parametrize(("text", "expected"), INLINE)
def test_inline_goal_pairs(text: str, expected: list[str], config: StageConfig) -> None:
    assert found(text, config) == expected


KINDS = [
    ("力争2031年实现轨道交通开通。", "target"),
    ("力争实现2031年的各项任务。", "aim"),
    ("力争年底前开通。", "target"),
    ("力争今年内开通。", "aim"),
    ("确保每班不少于30盏灯。", "target"),
    ("确保“每班不少于30盏灯”倡议落到实处。", "aim"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_target_has_a_measure_or_a_deadline_of_its_own(text: str, kind: str, config: StageConfig) -> None:
    assert [goal.kind for goal in goals_of(text, config, "工作措施")] == [kind]


@pytest.mark.parametrize(("heading", "text", "expected"), SECTION)
def test_section_goal_pairs(heading: str, text: str, expected: list[str], config: StageConfig) -> None:
    assert found(text, config, heading) == expected


@pytest.mark.parametrize(
    ("heading", "expected"), [("总体目标", ["提高教学质量"]), ("落实常规管理", []), ("教学质量", ["提高教学质量"])]
)
def test_child_of_a_goals_section(heading: str, expected: list[str], config: StageConfig) -> None:
    text = "提高教学质量。"
    end = len(text)
    top = Section(1, None, "1", 1, "一、", "工作目标", "goals", 0, end, 0, 0, 0, 0, "test")
    child = Section(2, 1, "1.1", 2, "1.", heading, "other", 0, end, 0, 0, 0, end, "test")
    plan = Plan(1, 0, end, text, sections=(top, child), sentences=(Sentence(0, end, 2),))
    assert [goal.text for goal in goals.of_plan(plan, config, (), (), ())] == expected


@pytest.mark.parametrize(
    ("heading", "expected"), [("德育工作的目标和任务", ["提高认识"]), ("明确德育工作的目标和任务", [])]
)
def test_section_that_sets_goals_states_none(heading: str, expected: list[str], config: StageConfig) -> None:
    text = "提高认识。"
    section = Section(1, None, "1", 1, "一、", heading, "goals", 0, 5, 0, 0, 0, 5, "test")
    plan = Plan(1, 0, 5, text, sections=(section,), sentences=(Sentence(0, 5, 1),))
    assert [goal.text for goal in goals.of_plan(plan, config, (), (), ())] == expected
