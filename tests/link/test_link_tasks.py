"""Tasks: pairs that differ in a word and in the answer (marks: see marked_plan.py)."""

from __future__ import annotations

import pytest
from marked_plan import marked_plan

from pipeline.config import Config, load_config
from pipeline.link import tasks
from pipeline.records import Mentions, Plan, Task


@pytest.fixture(scope="module")
def config() -> Config:
    return load_config()


def names(task: Task, mentions: Mentions) -> tuple[list[str], list[str], list[str]]:
    return (
        [mentions.parties[n - 1].name for n in task.parties],
        [mentions.dates[n - 1].text for n in task.dates],
        [mentions.quotas[n - 1].text for n in task.quotas],
    )


def run(
    source: str, config: Config, kind: str = "plan", role: str = "tasks"
) -> tuple[Plan, Mentions, tuple[Task, ...]]:
    plan, mentions = marked_plan(source, kind, role)
    out = tasks(plan, mentions, config.link)
    assert all(plan.text[task.start : task.end] == task.text for task in out)
    return plan, mentions, out


SPANS = [
    # what makes a task
    ("{e:每周}清扫楼道。", ["每周清扫楼道"]),
    ("定期清扫楼道。", []),
    ("{d:3月底前}完成春灌。", ["3月底前完成春灌"]),
    ("{v:今年}完成春灌。", []),
    ("{v:本学期}{e:每月}出一期板报。", ["本学期每月出一期板报"]),
    ("{v:本学期}出好板报。", []),
    ("走访困难户{q:20户}。", ["走访困难户20户"]),
    ("现有困难户{f:20户}。", []),
    ("{s:各村}要清理河道。", []),
    ("由{p:水务站}清理河道。", ["由水务站清理河道"]),
    ("{s:各村}{e:每季度}清理河道。", ["各村每季度清理河道"]),
    ("会同{p:派出所}清查出租屋。", ["会同派出所清查出租屋"]),
    ("走访派出所民警。", []),
    # what only looks like one
    ("{p:院长}是医疗安全的第一责任人。", []),
    ("由{p:院长}检查医疗安全工作。", ["由院长检查医疗安全工作"]),
    ("组长：{l:周某某}。", []),
    ("{p:周某某}任办公室主任。", []),
    ("领导小组办公室设在{p:安监站}。", []),
    ("成立由{p:镇长}任组长的指挥部。", ["成立由镇长任组长的指挥部"]),
    ("{d:20xx年}是项目攻坚的一年。", []),
    ("{d:5月}召开了动员大会。", []),
    ("{d:5月}召开动员大会。", ["5月召开动员大会"]),
    ("已于{d:5月}召开动员大会。", []),
    ("特制定{d:2030年度}培训计划。", []),
    ("{d:2030年6月}制定培训教材。", ["2030年6月制定培训教材"]),
    ("按照{d:年初}签订的责任书进行考核。", []),
    ("在{d:年初}签订责任书。", ["在年初签订责任书"]),
    ("{d:5月1日至5月20日}为宣传发动阶段。", []),
    ("{d:5月1日至5月20日}发放宣传单。", ["5月1日至5月20日发放宣传单"]),
    ("活动时间：{d:5月1日}。", []),
    ("在{p:镇长}的领导下，抓好春耕。", []),
    ("由{p:镇长}牵头，抓好春耕。", ["由镇长牵头，抓好春耕"]),
    ("整理{d:2029年}印发的文件。", []),
    ("于{d:2029年6月}印发文件。", ["于2029年6月印发文件"]),
    # goals that carry a quota are none
    ("{g:确保合格率{q:98%}}。", []),
    ("加强复检，{g:确保合格率{q:98%}}。", []),
    ("组织结对，{g:保证每村结对{q:3户}}。", ["组织结对，保证每村结对3户"]),
    ("做好登记，{g:力争{d:6月底前}全部办结}。", ["做好登记，力争6月底前全部办结"]),
    # how far an action goes
    ("{e:每月}组织一次义诊，提高群众健康意识。", ["每月组织一次义诊"]),
    ("{e:每月}组织一次义诊，由{p:医务科}安排。", ["每月组织一次义诊，由医务科安排"]),
    ("{e:每月}组织一次义诊，由{p:医务科}登门送药。", ["每月组织一次义诊", "由医务科登门送药"]),
    # an amount of its own makes a task of its own; a further item of the same purchase does not
    ("{d:6月}架设探头{q:9个}，增设岗亭{q:3座}。", ["6月架设探头9个", "增设岗亭3座"]),
    ("{d:6月}架设探头{q:9个}，岗亭{q:3座}。", ["6月架设探头9个，岗亭3座"]),
    ("整修河堤，增设岗亭{q:3座}。", ["增设岗亭3座"]),
    ("要整修河堤，增设岗亭{q:3座}。", ["要整修河堤，增设岗亭3座"]),
    ("电工培训不少于{q:8课时}，新手跟班{q:两周}以上。", ["电工培训不少于8课时", "新手跟班两周以上"]),
    ("由{p:镇长}任指挥长，{s:副镇长}任副指挥长。", ["由镇长任指挥长，副镇长任副指挥长"]),
    ("对屡次违规的，由{p:监察室}约谈。", ["由监察室约谈"]),
    ("对沿街商户，由{p:监察室}约谈。", ["对沿街商户，由监察室约谈"]),
    ("{q:两次}违规的企业，由{p:监察室}约谈。", ["由监察室约谈"]),
    ("由{p:镇长}牵头，{p:农办}配合，{d:5月底前}清淤。", ["由镇长牵头，农办配合，5月底前清淤"]),
    ("{d:5月}清淤，由{p:镇长}牵头，筑坝{q:3座}以上。", ["5月清淤，由镇长牵头", "筑坝3座以上"]),
    ("发生{q:一次}事故，扣发奖金{q:200元}。", ["扣发奖金200元"]),
    ("现将{d:5月}值班安排公布如下。", []),
    ("本办法自{d:5月1日}起施行。", []),
    ("新校车自{d:5月1日}起运行。", ["新校车自5月1日起运行"]),
    ("填写巡查日志，由{p:值班员}签字。", ["填写巡查日志，由值班员签字"]),
    ("填写巡查日志，{p:值班员}负责归档保管。", ["值班员负责归档保管"]),
    ("在{e:每周一}的例会上，通报安全情况。", ["在每周一的例会上，通报安全情况"]),
    ("{e:每周一}通报安全情况，分析原因。", ["每周一通报安全情况"]),
    ("利用{d:重阳节}契机，慰问高龄老人。", ["利用重阳节契机，慰问高龄老人"]),
    ("{d:重阳节}慰问高龄老人，宣传惠老政策。", ["重阳节慰问高龄老人"]),
    ("{d:3月}报计划，{d:12月}报总结。", ["3月报计划", "12月报总结"]),
    ("{d:3月}报计划，随后报总结。", ["3月报计划"]),
    ("一是{e:每天}消毒一次。", ["每天消毒一次"]),
    ("{s:第一批试点村}，要在{d:4月底前}完成测绘。", ["第一批试点村，要在4月底前完成测绘"]),
    ("{s:第一批试点村}成效好，要在{d:4月底前}完成测绘。", ["要在4月底前完成测绘"]),
    ("编制防汛预案，{d:5月底前}完成。", ["编制防汛预案，5月底前完成"]),
    ("编制防汛预案，{d:5月底前}演练。", ["5月底前演练"]),
    # both widths
    ("{e:每月}组织一次义诊,提高群众健康意识;{e:每季}体检一次。", ["每月组织一次义诊", "每季体检一次"]),
]


@pytest.mark.parametrize(("source", "expected"), SPANS)
def test_spans(source: str, expected: list[str], config: Config) -> None:
    assert [task.text for task in run(source, config)[2]] == expected


LINKS = [
    # an elided subject: of the sentence, across a semicolon, never past a full stop
    ("{s:护理部}抓培训，{e:每月}考核。", [(["护理部"], ["每月"], [])]),
    ("{s:护理部}抓培训。{e:每月}考核病区。", [([], ["每月"], [])]),
    ("{s:护理部}抓培训；{e:每月}考核病区。", [(["护理部"], ["每月"], [])]),
    ("{s:护理部}抓培训，{s:病区}{e:每月}自查。", [(["病区"], ["每月"], [])]),
    # the lead-in of a list
    ("{s:各站所}要做到：\n- {e:每天}签到；", [(["各站所"], ["每天"], [])]),
    ("{s:各站所}要服从安排。\n- {e:每天}签到；", [([], ["每天"], [])]),
    # the period of a quota said before a semicolon
    ("- {e:每学期}听课{q:10节}；评课{q:5节}。", [([], ["每学期"], ["10节"]), ([], ["每学期"], ["5节"])]),
    ("{e:每月}巡查，每处配灯{q:2盏}。", [([], ["每月"], []), ([], [], ["2盏"])]),
    ("- {e:每学期}听课{q:10节}。评课{q:5节}。", [([], ["每学期"], ["10节"]), ([], [], ["5节"])]),
    # a heading's date
    ("# {d:三月份}\n- 植树造林", [([], ["三月份"], [])]),
    ("# 春季工作\n- 植树造林", []),
    ("# {d:三月份}\n- 植树造林；\n- {s:团支部}清扫河堤", [([], ["三月份"], []), (["团支部"], ["三月份"], [])]),
    (
        "# {d:三月份}\n{s:各村}植树，{d:3月20日前}报数。",
        [(["各村"], ["三月份"], []), ([], ["3月20日前", "三月份"], [])],
    ),
    ("# 动员部署（{d:3月1日至10日}）\n- 召开启动会", [([], ["3月1日至10日"], [])]),
    ("# 做好{d:五一}期间值守\n- 召开部署会", []),
    ("# {d:三月份}\n- {d:3月12日}植树，{g:确保成活}", [([], ["3月12日", "三月份"], [])]),
    ("# {d:三月份}\n{s:各村}植树，{s:各村}修渠。", [(["各村"], ["三月份"], []), (["各村"], ["三月份"], [])]),
    ("# {d:三月份}\n{s:各村}植树，并修渠。", [(["各村"], ["三月份"], [])]),
    # children take the heading's date, others do not
    ("# {d:三月份}\n## 林业\n- 植树造林\n# 其他\n- 修渠", [([], ["三月份"], [])]),
    # a date label inside running text
    ("{d:三月}：植树造林。", [([], ["三月"], [])]),
    ("林业：植树造林。", []),
    ("宣传发动阶段（{d:3月1日至31日}）。张贴标语。", [([], ["3月1日至31日"], [])]),
    ("宣传发动阶段。张贴标语。", []),
    # an agent in the heading
    ("# 对{s:示范村}的要求\n- {e:每月}清渠", [(["示范村"], ["每月"], [])]),
    ("# 清渠的要求\n- {e:每月}清渠", [([], ["每月"], [])]),
    # labels behind the text
    ("- 清理河道。（责任单位：{l:水务站}）", [(["水务站"], [], [])]),
    ("- 清理河道。（联系电话：见附件）", []),
    ("- 清理河道。牵头单位：{l:水务站}，完成时限：{d:6月底}。", [(["水务站"], ["6月底"], [])]),
    ("- {d:5月底前}清理河道。（责任单位：{l:水务站}）", [(["水务站"], ["5月底前"], [])]),
    # rows
    ("# 分工表\n| 清理河道 {l:水务站} {d:6月底}", [(["水务站"], ["6月底"], [])]),
    ("# 分工表\n| 任务 责任单位 时限", []),
    ("# 指标表\n| 入学率 {q:98%}", []),
    ("# 指标表\n| 入学率 {q:98%} {l:中心校}", [(["中心校"], [], ["98%"])]),
]


@pytest.mark.parametrize(("source", "expected"), LINKS)
def test_links(source: str, expected: list[tuple[list[str], list[str], list[str]]], config: Config) -> None:
    _, mentions, out = run(source, config)
    assert [names(task, mentions) for task in out] == expected


KINDS = [
    ("{e:每周}必须召开例会。", "summary", "tasks", 1),
    ("{d:3月}召开例会三次。", "summary", "tasks", 0),
    ("{d:3月}召开例会三次。", "plan", "tasks", 1),
    ("{d:3月}镇里召开会议部署工作。", "plan", "background", 0),
    ("拟于{d:3月}召开会议部署工作。", "plan", "background", 1),
]


@pytest.mark.parametrize(("source", "kind", "role", "count"), KINDS)
def test_kinds_of_text(source: str, kind: str, role: str, count: int, config: Config) -> None:
    assert len(run(source, config, kind, role)[2]) == count


def test_every_link_says_how_it_came(config: Config) -> None:
    assert [task.rule for task in run("{s:护理部}抓培训，{e:每月}考核。", config)[2]] == ["own_date+sentence_subject"]
    assert [task.rule for task in run("# {d:三月份}\n- 植树造林", config)[2]] == ["dated_item+heading_date"]
