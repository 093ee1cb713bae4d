"""End states that are only spoken of, and what goes on behind a signal: pairs that differ in a word."""

from __future__ import annotations

import pytest

from pipeline.config import StageConfig, load_config
from pipeline.extract import dates, goals, quotas
from pipeline.nlp.clauses import sentences
from pipeline.records import Plan, Section, Sentence

SPOKEN_OF = [
    # inside quotation marks: a slogan or a name
    ("坚持“先排查，保证坝体稳固”的方针。", []),
    ("坚持先排查，保证坝体稳固。", ["保证坝体稳固"]),
    ("概括起来是“两杜绝、三确保”。", []),
    ("概括起来是杜绝溃坝。", ["杜绝溃坝"]),
    ("落实三个确保的各项规定。", []),
    ("落实规定确保泄洪畅通。", ["确保泄洪畅通"]),
    # the means, not the aim
    ("以建成智慧粮库为抓手，推进减损。", []),
    ("建成智慧粮库，推进减损。", ["建成智慧粮库"]),
    ("以建成智慧粮库为目标，推进减损。", ["以建成智慧粮库为目标"]),
    ("以实现颗粒归仓为契机，修整晒场。", []),
    ("实现颗粒归仓，修整晒场。", ["实现颗粒归仓"]),
    # judged, cited, supposed
    ("巡堤对保障圩区安澜起着重要作用。", []),
    ("巡堤要保障圩区安澜。", ["保障圩区安澜"]),
    ("学习努力建设平安水网的讲话精神。", []),
    ("各站努力建设平安水网。", ["努力建设平安水网"]),
    ("要成为种粮能手，就要勤下田。", []),
    ("要成为种粮能手，这项技能须常练。", ["成为种粮能手"]),
    ("只有保证粮质，才能扩大销路。", []),
    ("只要出库均要保证粮质。", ["保证粮质"]),
    ("加固争创“红旗粮站”活动成果，把争创“红旗粮站”活动落在实处。", []),
    ("加固成果，争创“红旗粮站”称号。", ["争创“红旗粮站”称号"]),
    # asked for, or somewhere to be done
    ("向上争取烘干机两台。", []),
    ("力求烘干机两台到位。", ["力求烘干机两台到位"]),
    ("争取和使用的资金要公示。", []),
    ("争取用好的资金要公示。", ["争取用好的资金要公示"]),
    ("把宣讲做到晒场去。", []),
    ("把宣讲做到家喻户晓。", ["做到家喻户晓"]),
    ("达到以下要求。", []),
    ("达到国标要求。", ["达到国标要求"]),
    # what holds already
    ("在建成一号船闸基础上，疏挖支流。", []),
    ("建成一号船闸，疏挖支流。", ["建成一号船闸"]),
    # what an aim is called
    ("制订目标是仓储管理的核心。", []),
    ("主要目标是仓储零虫害。", ["主要目标是仓储零虫害"]),
    ("以县里的总目标为指针，清点库存。", []),
    ("全站奋斗目标为清零陈粮。", ["全站奋斗目标为清零陈粮"]),
]

SPANS = [
    # 为 before 保障, 保证
    ("为保障晾晒有序，制定本办法。", ["保障晾晒有序"]),
    ("作为保障晾晒有序的办法。", []),
    # what is given for it stays out
    ("为实现粮仓满而努力奋斗。", ["实现粮仓满"]),
    ("为实现粮仓满贡献力量。", ["实现粮仓满"]),
    ("为实现粮仓满、米质优打基础。", ["实现粮仓满、米质优打基础"]),
    # a signal said twice in a row
    ("坚决杜绝霉变、杜绝虫蛀。", ["坚决杜绝霉变", "杜绝虫蛀"]),
    ("坚决杜绝霉变、虫蛀。", ["坚决杜绝霉变、虫蛀"]),
    # what shares the signal
    ("做到年初有计划，月末有小结，有专人晒账。", ["做到年初有计划，月末有小结，有专人晒账"]),
    ("做到年初订计划，派专人晒账。", ["做到年初订计划"]),
    ("确保巡查不断档，管护到位。", ["确保巡查不断档，管护到位"]),
    ("确保巡查不断档，管护林带。", ["确保巡查不断档"]),
    ("确保险情早发现，同时建立值守台账。", ["确保险情早发现"]),
    ("让保管员熟悉流程，必要时，请专家授课。", ["让保管员熟悉流程"]),
    ("让保管员熟悉流程，掌握测温方法，邀请专家授课。", ["让保管员熟悉流程，掌握测温方法"]),
    (
        "确保出库率不低于80%，储备量达500吨以上，米质进一步优化。",
        ["确保出库率不低于80%", "储备量达500吨以上", "米质进一步优化"],
    ),
    ("核对出库率，储备量达500吨以上，米质进一步优化。", []),
    # the deadline of an aim
    ("目标是到2031年底，实现户户有粮囤。", ["目标是到2031年底，实现户户有粮囤"]),
    # measured without any other signal
    ("烘干量提高到800吨。", ["烘干量提高到800吨"]),
    ("烘干量由去年的提高到今天。", []),
    ("水费收入突破40万元。", ["水费收入突破40万元"]),
    ("水费收缴有突破口。", []),
    ("将霉变率控制在0.2以内。", ["将霉变率控制在0.2以内"]),
    ("将参会人控制在20以内。", []),
    ("村民建档率达____%以上。", ["村民建档率达____%以上"]),
    ("村民建档____份以上。", []),
    ("参赛人数的20%为二等奖。", []),
    ("到会率为20%以上。", ["到会率为20%以上"]),
    ("抽查台账(登记率≥95%，含补登)。", []),
    ("登记率≥95%，含补登。", ["登记率≥95%"]),
    # an attribute with 在 is no adverbial; a figure needs its word at the same place
    ("确保老人在敬老院期间的用药安全，秉持安心理念。", ["确保老人在敬老院期间的用药安全"]),
    ("力求老人在敬老院生活中，吃住都安心。", ["力求老人在敬老院生活中，吃住都安心"]),
    ("确保思想上不松劲，行动上冲在前。", ["确保思想上不松劲，行动上冲在前"]),
    ("确保护工不松劲，全力安置老人。", ["确保护工不松劲"]),
    ("确保药品达标，并得到妥善使用。", ["确保药品达标，并得到妥善使用"]),
    ("推开保证保险业务。", []),
    ("推开业务，保证保险理赔及时。", ["保证保险理赔及时"]),
    # nothing is shared with what closes its own clause; what is measured may be long
    ("以培养园丁为办学目标，增设花艺课。", ["以培养园丁为办学目标"]),
    ("2031年是为花圃扩建奠定基础的关键之年。", []),
    ("2031年要为花圃扩建奠定基础。", ["为花圃扩建奠定基础"]),
    ("准备争创省级花圃的评审材料。", []),
    ("准备评审，争创省级花圃。", ["争创省级花圃"]),
    ("迎接扩建形成后的新花圃。", []),
    ("扩建后形成连片的新花圃。", ["形成连片的新花圃"]),
    # so many of them
    ("到2031年，全镇80%以上的花农完成轮训。", ["到2031年，全镇80%以上的花农完成轮训"]),
    ("到2031年，全镇80%以上的花农签到。", []),
    # quoted aims
    ("坚持“老有所乐”这一目标，增设牌桌。", ["坚持“老有所乐”这一目标"]),
    ("坚持“老有所乐”这一做法，增设牌桌。", []),
    ("院里的中心目标，即“老有所乐”这个总目标。", ["“老有所乐”这个总目标"]),
    ("每位护工掌握两门手语。", ["每位护工掌握两门手语"]),
    ("每位护工研习两门手语。", []),
    # a goal stated elsewhere, a measure of what is done
    ("为实现工作目标，增设岗位。", []),
    ("为实现零投诉目标，增设岗位。", ["实现零投诉目标"]),
    ("核算计划达成率，增设岗位。", []),
    ("核算后达成收支平衡，增设岗位。", ["达成收支平衡"]),
]

SECTION = [
    ("引导船民养成戴救生衣的习惯。", ["引导船民养成戴救生衣的习惯"]),
    ("引导村民养成分类的习惯。", ["引导村民养成分类的习惯"]),
    ("引导村民参观分类的站点。", []),
    ("基本建立河道管护体系。", ["基本建立河道管护体系"]),
    ("抓紧建立河道管护体系。", []),
    ("河长防范意识培训。", []),
    ("防范河堤塌方。", ["防范河堤塌方"]),
    ("到2031年成功创建绿色码头。", ["到2031年成功创建绿色码头"]),
    ("到2031年组织创建绿色码头。", []),
    ("码头改造取得重大进展。", ["码头改造取得重大进展"]),
    ("码头改造听取重大建议。", []),
    ("圆满完成县里下达的清淤任务。", ["圆满完成县里下达的清淤任务"]),
    ("圆满完成县里下达的清淤报表。", []),
    ("全年不发生沉船、漏油等。", ["全年不发生沉船、漏油等"]),
    ("航道清淤、护岸等。", []),
    ("建立一支懂航道，会抢险的护航队伍。", ["建立一支懂航道，会抢险的护航队伍"]),
    ("建立一支护航小组，排练抢险。", ["建立一支护航小组"]),
    ("航运站决定开展航标普查两次。", []),
    ("航运站办结率达到98%。", ["航运站办结率达到98%"]),
    ("经过三年努力，船闸漏水点明显减少，船民满意度明显提高。", ["船闸漏水点明显减少", "船民满意度明显提高"]),
    (
        "上游码头、下游码头和沿江货场因操作不当造成的漏油次数减少30%。",
        ["上游码头、下游码头和沿江货场因操作不当造成的漏油次数减少30%"],
    ),
    # no state: what is so now, what a thing is called, a row of names
    ("河道主要涉及上游乡镇。", []),
    ("河道隐患相对较大。", []),
    ("防汛、防台、防溺水。", []),
    ("“三清一查”为基本内容。", []),
    ("庆祝航运节。", []),
    ("展现航运风采。", ["展现航运风采"]),
]


@pytest.fixture(scope="module")
def config() -> StageConfig:
    return load_config().extract


def found(text: str, config: StageConfig, role: str) -> list[str]:
    end = len(text)
    section = Section(1, None, "1", 1, "一、", "标题", role, 0, end, 0, 0, 0, end, "test")
    spans = tuple(Sentence(span.start, span.end, 1) for span in sentences(text))
    plan = Plan(1, 0, end, text, sections=(section,), sentences=spans)
    when = dates.of_plan(plan, config)
    much = quotas.of_plan(plan, config, when)
    return [goal.text for goal in goals.of_plan(plan, config, when, much, ())]


@pytest.mark.parametrize(("text", "expected"), SPOKEN_OF + SPANS)
def test_elsewhere(text: str, expected: list[str], config: StageConfig) -> None:
    assert found(text, config, "measures") == expected


@pytest.mark.parametrize(("text", "expected"), SECTION)
def test_in_a_goals_section(text: str, expected: list[str], config: StageConfig) -> None:
    assert found(text, config, "goals") == expected


LABELLED = [
    ("工作目标：病房整洁明亮。", ["病房整洁明亮"]),
    ("工作内容：病房整洁明亮。", []),
    ("工作目标：病房整洁明亮。\n提高巡房质量。", ["病房整洁明亮"]),
    ("近期目标：提高巡房质量。", ["提高巡房质量"]),
    ("责任目标：提高巡房质量。", []),
    # a sentence that announces goals, up to its full stop
    ("全年工作目标是：提高巡房质量，病房整洁明亮。", ["提高巡房质量", "病房整洁明亮"]),
    ("全年工作方法是：提高巡房质量，病房整洁明亮。", []),
    ("重在护理。主要目标是：提高巡房质量。改善膳食。", ["提高巡房质量"]),
]


@pytest.mark.parametrize(("text", "expected"), LABELLED)
def test_a_label_of_goals_holds_for_its_paragraph(text: str, expected: list[str], config: StageConfig) -> None:
    assert found(text, config, "tasks") == expected


def test_a_section_that_reports_has_goals_only_with_a_modal(config: StageConfig) -> None:
    assert found("各站达到甲级标准。", config, "background") == []
    assert found("各站要达到甲级标准。", config, "background") == ["各站要达到甲级标准"]
