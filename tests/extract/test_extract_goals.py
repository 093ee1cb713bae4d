"""Goals: pairs that differ in a word and in the answer.

`{q:…}` marks a prescribed quota, `{f:…}` a fact, `{d:…}` a date with calendar days, `{v:…}` a vague one.
"""

from __future__ import annotations

import re

import pytest

from pipeline.config import Config, load_config
from pipeline.extract import goals
from pipeline.nlp.clauses import sentences
from pipeline.records import Date, Goal, Plan, Quota, Section, Sentence

_MARK = re.compile(r"\{([qfdv]):([^{}]*)\}")


@pytest.fixture(scope="module")
def config() -> Config:
    return load_config()


def marked(text: str) -> tuple[str, tuple[Date, ...], tuple[Quota, ...]]:
    """The text without its marks, and the dates and quotas that they name."""
    plain, dates, quotas, at = "", [], [], 0
    for found in _MARK.finditer(text):
        plain += text[at : found.start()]
        start, (kind, words) = len(plain), found.groups()
        plain += words
        at = found.end()
        if kind in "qf":
            unit, dimension = ("%", "percent") if "%" in words else ("项", "count")
            modality = "prescribed" if kind == "q" else "fact"
            quotas.append(Quota(start, len(plain), words, modality, "ge", 1.0, None, unit, dimension))
        else:
            known = "XXXX-06-30" if kind == "d" else None
            mod = "before" if kind == "d" else None
            dates.append(Date(start, len(plain), words, "DATE", last=known, mod=mod))
    return plain + text[at:], tuple(dates), tuple(quotas)


def found(text: str, config: Config, role: str = "tasks", kind: str = "plan") -> tuple[Goal, ...]:
    plain, dates, quotas = marked(text)
    end = len(plain)
    section = Section(1, None, "1", 1, "一、", "标题", role, 0, end, 0, 0, 0, end, "test")
    spans = tuple(Sentence(span.start, span.end, 1) for span in sentences(plain))
    plan = Plan(1, 0, end, plain, kind=kind, sections=(section,), sentences=spans)
    out = goals.of_plan(plan, config.extract, dates, quotas, ())
    assert all(plain[goal.start : goal.end] == goal.text for goal in out)
    return out


INLINE = [
    # a signal, and the same words without one
    ("加强值守，确保汛期安全。", ["确保汛期安全"]),
    ("加强值守，检查汛期安全。", []),
    ("改进窗口服务，让办事群众满意。", ["让办事群众满意"]),
    ("改进窗口服务，问办事群众意见。", []),
    ("完善预案，杜绝踩踏事故。", ["杜绝踩踏事故"]),
    ("完善预案，学习踩踏事故案例。", []),
    ("扩大宣传，使政策家喻户晓。", ["使政策家喻户晓"]),
    ("扩大宣传，使用政策手册。", []),
    ("加大投入，力争病房楼封顶。", ["力争病房楼封顶"]),
    ("加大投入，争取上级资金。", []),
    ("加大投入，争取病房楼封顶。", ["争取病房楼封顶"]),
    ("加强协作，形成齐抓共管的局面。", ["形成齐抓共管的局面"]),
    ("加强协作，形成书面材料。", []),
    ("加强协作，形成了良好局面。", []),
    ("规范流程，实现数据共享。", ["实现数据共享"]),
    ("规范流程，实现了数据共享。", []),
    ("规范流程，研究实现路径。", []),
    ("压实责任，做到件件有着落。", ["做到件件有着落"]),
    ("压实责任，做到三个必须。", []),
    ("压实责任，做到以下几点。", []),
    ("保障群众饮水安全。", ["保障群众饮水安全"]),
    ("做好饮水保障工作。", []),
    ("落实保障措施。", []),
    ("缴纳工程保证金。", []),
    ("保证工程如期完工。", ["保证工程如期完工"]),
    # the elided subject stays out, the subject of the state comes in
    ("各科室要确保数据准确。", ["确保数据准确"]),
    ("全院形成尊医重卫的风气。", ["全院形成尊医重卫的风气"]),
    ("这项制度要成为日常规范。", ["这项制度要成为日常规范"]),
    ("通过培训形成服务意识强的队伍。", ["形成服务意识强的队伍"]),
    ("坚决遏制较大火灾发生。", ["坚决遏制较大火灾发生"]),
    ("有效防范和遏制溺水事故。", ["有效防范和遏制溺水事故"]),
    ("从而实现扭亏为盈。", ["实现扭亏为盈"]),
    # bare verbs of becoming do not count outside goals sections
    ("提高职工的业务能力。", []),
    ("努力提高职工的业务能力。", ["努力提高职工的业务能力"]),
    ("努力学习业务知识。", []),
    ("营造和谐的医患关系。", []),
    ("为患者营造和谐的就诊环境。", ["为患者营造和谐的就诊环境"]),
    ("为患者提供微笑服务。", []),
    ("为换届工作提供组织保障。", ["为换届工作提供组织保障"]),
    ("为换届工作提供参考资料。", []),
    ("为全年丰收打下坚实基础。", ["为全年丰收打下坚实基础"]),
    ("为全年丰收打下第一口井。", []),
    ("作为企业发展奠定基础的一年。", []),
    # 以 … 为目标
    ("以群众满意为目标，改进作风。", ["以群众满意为目标"]),
    ("以群众满意为标准，改进作风。", []),
    ("以降本增效、安全生产为主要目标。", ["以降本增效、安全生产为主要目标"]),
    ("以责任目标考核为抓手。", []),
    ("各班组都保证不停工。", ["各班组都保证不停工"]),
    ("各班组要保证不停工。", ["保证不停工"]),
    # complements share the signal
    ("确保矛盾有人调，纠纷有人管。", ["确保矛盾有人调，纠纷有人管"]),
    ("确保矛盾有人调，组织普法宣传。", ["确保矛盾有人调"]),
    ("做到资料齐全，有据可查。", ["做到资料齐全，有据可查"]),
    ("做到资料齐全，开展自查。", ["做到资料齐全"]),
    ("使职工不仅会操作，而且懂原理。", ["使职工不仅会操作，而且懂原理"]),
    ("使职工会操作，组织技能比武。", ["使职工会操作"]),
    ("避免重复建设，避免资金闲置。", ["避免重复建设", "避免资金闲置"]),
    ("避免重复建设，加快资金拨付。", ["避免重复建设"]),
    ("形成镇级统筹，部门联动，群众参与的工作格局。", ["形成镇级统筹，部门联动，群众参与的工作格局"]),
    ("形成镇级统筹，加强部门联动。", ["形成镇级统筹"]),
    # results are none
    ("去年扩大宣传，使知晓率有了提高。", []),
    ("促使村容村貌改变。", ["促使村容村貌改变"]),
    ("促使村容村貌改变了模样。", []),
    # a measured state needs no signal; an activity with a number is none
    ("产品合格率{q:98%以上}。", ["产品合格率98%以上"]),
    ("产品合格率{f:98%}。", []),
    ("开展抽检{q:98%以上}。", []),
    ("对合格率低于{q:90%}的班组进行约谈。", []),
    # both widths of punctuation
    ("加强值守,确保汛期安全。", ["确保汛期安全"]),
    ("加强值守,确保汛期安全;排查隐患,杜绝事故。", ["确保汛期安全", "杜绝事故"]),
    ("争创市级文明单位。", ["争创市级文明单位"]),
    ("开展争创文明单位活动。", []),
    ("建成标准化档案室。", ["建成标准化档案室"]),
    ("已建成标准化档案室。", []),
    ("达到三级医院标准。", ["达到三级医院标准"]),
    ("对达到三级医院标准的单位给予奖励。", []),
    ("没有达到三级医院标准。", []),
    ("党员争做致富带头人。", ["党员争做致富带头人"]),
    ("宣传致富带头人的事迹。", []),
]

SECTION = [
    ("{d:到2030年底}，改造窄巷{q:9条}。", ["到2030年底，改造窄巷9条"]),
    ("{d:到2030年底}，改造窄巷。", []),
    ("失火率控制在{q:3%}以内，到课率达到{q:98%}。", ["失火率控制在3%以内", "到课率达到98%"]),
    ("提高职工的业务能力。", ["提高职工的业务能力"]),
    ("组织职工的业务培训。", []),
    ("经营管理水平明显提升。", ["经营管理水平明显提升"]),
    ("全面提升经营管理水平。", ["全面提升经营管理水平"]),
    ("全面落实经营管理制度。", []),
    ("经营责任全面落实。", ["经营责任全面落实"]),
    ("辖区无重大火灾事故。", ["辖区无重大火灾事故"]),
    ("处理重大火灾事故。", []),
    ("无重大火灾事故。", ["无重大火灾事故"]),
    ("人人参与志愿服务。", ["人人参与志愿服务"]),
    ("动员志愿服务。", []),
    ("促进干群关系融洽，增强村民幸福感。", ["促进干群关系融洽", "增强村民幸福感"]),
    ("走访困难户，增强村民幸福感。", ["增强村民幸福感"]),
    ("住院患者满意度达到{q:95%以上}。", ["住院患者满意度达到95%以上"]),
    ("每月发放满意度问卷{q:95份}。", []),
    ("销售收入{q:5000万元}。", ["销售收入5000万元"]),
    ("培训销售人员{q:50名}。", []),
    ("控制费用支出。", []),
    ("费用支出控制在{q:10%以内}。", ["费用支出控制在10%以内"]),
    ("队伍作风过硬，办事流程规范，档案资料齐全。", ["队伍作风过硬", "办事流程规范", "档案资料齐全"]),
    ("整顿队伍作风，规范办事流程，整理档案资料。", []),
    ("保证设备常年完好，昼夜不停。", ["保证设备常年完好，昼夜不停"]),
    ("保证设备常年完好，保持厂区整洁。", ["保证设备常年完好", "保持厂区整洁"]),
    ("防止返贫。", ["防止返贫"]),
    ("以优质的态度，改善就医体验。", ["改善就医体验"]),
    ("责任到岗，任务到人。", ["责任到岗", "任务到人"]),
    ("党建工作再上新台阶。", ["党建工作再上新台阶"]),
    ("把园区建成绿色工厂。", ["把园区建成绿色工厂"]),
    ("把园区纳入绿色规划。", []),
    ("{d:2031年6月}安排大棚{q:5项}。", []),
    ("{d:2031年6月}大棚数量达到{q:5项}。", ["2031年6月大棚数量达到5项"]),
    ("长效管护机制基本形成。", ["长效管护机制基本形成"]),
    ("长效管护机制研究。", []),
    ("村庄道路整洁，巷道焕然一新。", ["村庄道路整洁", "巷道焕然一新"]),
    ("教育经费足额到位。", ["教育经费足额到位"]),
    ("教育职工廉洁奉公守法。", []),
    ("组织开展达标竞赛。", []),
    ("党建工作坚持围绕中心。", []),
]

KIND = [
    ("确保{d:6月底前}完工。", "target"),
    ("确保{v:本学期}完工。", "aim"),
    ("确保按期完工。", "aim"),
    ("力争参保率达到{q:99%}。", "target"),
    ("力争参保率有所上升。", "aim"),
    ("到{d:2030年}，实现全镇通自来水。", "target"),
    ("到那时，实现全镇通自来水。", "aim"),
]


@pytest.mark.parametrize(("text", "expected"), INLINE)
def test_inline(text: str, expected: list[str], config: Config) -> None:
    out = found(text, config)
    assert [goal.text for goal in out] == expected
    assert all(goal.place == "inline" for goal in out)


@pytest.mark.parametrize(("text", "expected"), SECTION)
def test_in_goals_section(text: str, expected: list[str], config: Config) -> None:
    out = found(text, config, role="goals")
    assert [goal.text for goal in out] == expected
    assert all(goal.place == "section_goal" for goal in out)


@pytest.mark.parametrize(("text", "kind"), KIND)
def test_kind(text: str, kind: str, config: Config) -> None:
    assert [goal.kind for goal in found(text, config)] == [kind]
