"""What surrounds an action and gives it its date or party: pairs that differ in a word (marks: see marked_plan.py).

Expected tasks read `text | parties | dates | quotas`, names joined by `+`.
"""

from __future__ import annotations

import pytest
from marked_plan import marked_plan

from pipeline.config import Config, load_config
from pipeline.link import tasks


@pytest.fixture(scope="module")
def config() -> Config:
    return load_config()


PAIRS = [
    # the time of a stage, stated at its beginning, holds for what follows
    ("# 宣传阶段\n时间：{d:5月上旬}。张贴标语。", ["张贴标语 | | 5月上旬 | "]),
    ("# 宣传阶段\n重点：{d:5月上旬}。张贴标语。", []),
    ("# 宣传阶段\n实施时间为{d:5月上旬}，张贴标语。", ["张贴标语 | | 5月上旬 | "]),
    ("# 宣传时间\n时间：{d:5月上旬}。张贴标语。", []),
    ("# 宣传阶段\n时间：{d:5月上旬}。\n地点：各村广场。", []),
    # a stretch of days behind a stage's name dates the stage, behind any other heading its own sentence
    (
        "# 清淤阶段\n{r:5月1日至31日}，清理沟渠。整修闸门。",
        ["清理沟渠 | | 5月1日至31日 | ", "整修闸门 | | 5月1日至31日 | "],
    ),
    ("# 清淤工作\n{r:5月1日至31日}，清理沟渠。整修闸门。", ["5月1日至31日，清理沟渠 | | 5月1日至31日 | "]),
    (
        "# 清淤工作\n{r:5月1日至31日}：清理沟渠。整修闸门。",
        ["清理沟渠 | | 5月1日至31日 | ", "整修闸门 | | 5月1日至31日 | "],
    ),
    ("# 清淤工作\n{r:5月1日至31日}，主要内容：\n- 清理沟渠", ["清理沟渠 | | 5月1日至31日 | "]),
    # a stage with its time in front of what is done then, in a list item too
    (
        "- 登记阶段（{d:3月}）：入户登记。汇总上报。",
        ["入户登记 | | 3月 | ", "汇总上报 | | 3月 | "],
    ),
    ("- 登记工作（{d:3月}）：入户登记。汇总上报。", ["入户登记 | | 3月 | ", "汇总上报 | | 3月 | "]),
    ("- 登记工作（{d:3月}）要入户登记。汇总上报。", ["登记工作（3月）要入户登记 | | 3月 | "]),
    ("登记阶段：{d:3月}，入户登记。汇总上报。", ["入户登记 | | 3月 | ", "汇总上报 | | 3月 | "]),
    ("登记办法：{d:3月}，入户登记。汇总上报。", ["3月，入户登记 | | 3月 | "]),
    # each label answers for what stands before it
    (
        "疏浚河道。\n责任单位：{l:水务站}\n修剪行道树。\n责任单位：{l:林业站}",
        ["疏浚河道 | 水务站 | | ", "修剪行道树 | 林业站 | | "],
    ),
    (
        "疏浚河道。\n责任单位：{l:水务站}\n配合单位：{l:林业站}",
        ["疏浚河道 | 水务站+林业站 | | "],
    ),
    # who takes which part in all that stands before, in brackets or at the end, and who does something else
    (
        "{e:每季度}通报一次。修补围栏{q:3处}。（{p:镇办}牵头，{p:水务站}配合）",
        ["每季度通报一次 | 镇办+水务站 | 每季度 | ", "修补围栏3处 | 镇办+水务站 | | 3处"],
    ),
    ("推广电子台账。（{p:镇办}牵头，{p:水务站}配合）", ["推广电子台账 | 镇办+水务站 | | "]),
    (
        "推广电子台账。（{p:镇办}牵头开会，{p:水务站}去取水样）",
        ["镇办牵头开会 | 镇办 | | ", "水务站去取水样 | 水务站 | | "],
    ),
    ("修补围栏{q:3处}。{p:各站}、{p:各村}按职责分工负责。", ["修补围栏3处 | 各站+各村 | | 3处"]),
    (
        "修补围栏{q:3处}。{p:各站}、{p:各村}按图纸动工。",
        ["修补围栏3处 | | | 3处", "各站、各村按图纸动工 | 各站+各村 | | "],
    ),
    # who is on duty, what there is to win, what it costs, and who is greeted
    ("# {d:周四}\n值周教师：李宁。", []),
    ("# {d:周四}\n新任教师：听一节课。", ["新任教师：听一节课 | | 周四 | "]),
    ("一等奖{q:1名}，二等奖{q:2名}。", []),
    ("评出一等奖{q:1名}，二等奖{q:2名}。", ["评出一等奖1名，二等奖2名 | | | 1名+2名"]),
    ("横幅{q:80元}。", []),
    ("补贴{q:80元}。", ["补贴80元 | | | 80元"]),
    ("# {d:周四}\n尊敬的业主：请储水。", []),
    # a line that says who does what is one task, and who has which seat is none
    ("{s:后勤组}：借桌椅；联系车辆。", ["后勤组：借桌椅；联系车辆 | 后勤组 | | "]),
    ("{s:后勤组}要借桌椅；联系车辆。", []),
    ("{l:后勤组}、{l:财务组}：帐篷和水。", ["后勤组、财务组：帐篷和水 | 后勤组+财务组 | | "]),
    ("{s:各镇}：\n做好防汛。", []),
    ("{h:何平} 镇党委副书记", []),
    ("{h:何平}党委委员副镇长", []),
    ("{h:何平} 负责镇里抢险队", ["何平 负责镇里抢险队 | 何平 | | "]),
    ("# 主办单位\n城南大学{l:工会}体育协会", ["城南大学工会体育协会 | 工会 | | "]),
    ("主办单位：城南大学{l:工会}体育协会", []),
    # the seats go with what is set up, not with any action before them
    ("成立护堤工作组，{p:镇长}任组长。", ["成立护堤工作组，镇长任组长 | 镇长 | | "]),
    ("召开护堤工作会，{p:镇长}任组长。", ["镇长任组长 | 镇长 | | "]),
    # a further amount, and another action
    (
        "{d:5月底前}改造楼房{q:40栋}，约{q:90万平方米}，涉及住户{q:2千户}。",
        ["5月底前改造楼房40栋，约90万平方米，涉及住户2千户 | | 5月底前 | 40栋+90万平方米+2千户"],
    ),
    # who acts goes on to what the same sentence sets a day for, unless that has an actor of its own
    (
        "# {d:三月}\n{s:各村}制定预案，{d:3月9日前}报镇里。",
        ["各村制定预案 | 各村 | 三月 | ", "3月9日前报镇里 | 各村 | 3月9日前+三月 | "],
    ),
    (
        "# {d:三月}\n{s:各村}制定预案，{d:3月9日前}由{p:镇办}审核。",
        ["各村制定预案 | 各村 | 三月 | ", "3月9日前由镇办审核 | 镇办 | 3月9日前+三月 | "],
    ),
    ("# {d:三月}\n常规工作\n{s:各村}巡堤。", ["各村巡堤 | 各村 | 三月 | "]),
    # a deadline of a goal behind it, and of what is done
    ("根据实情，{d:到2040年}，{g:普及率达到{q:90%}}。", []),
    ("根据实情，{d:到2040年}，装路灯{q:90盏}。", ["根据实情，到2040年，装路灯90盏 | | 到2040年 | 90盏"]),
    ("推广电子台账。[{p:镇办}牵头，{p:水务站}配合]", ["推广电子台账 | 镇办+水务站 | | "]),
    # a label inside a line answers for that line, one that opens a line for what stands above
    ("推广电子台账。\n修补围栏，负责人：{l:何平}", ["修补围栏 | 何平 | | "]),
    ("# {d:三月}\n宣传发动。张贴标语。", ["张贴标语 | | 三月 | "]),
    ("# {d:三月}\n宣传节水。张贴标语。", ["宣传节水 | | 三月 | ", "张贴标语 | | 三月 | "]),
    ("办公室设在农技站，{p:罗平}兼任主任。", []),
    ("由{p:罗平}兼任主任。", ["由罗平兼任主任 | 罗平 | | "]),
    ("# {r:3月1日至31日}\n{d:3月5日至9日}为防控期。", []),
    ("# {r:3月1日至31日}\n{d:3月5日至9日}为林区设卡。", ["3月5日至9日为林区设卡 | | 3月5日至9日+3月1日至31日 | "]),
    # a week that is only counted, beside its days and alone
    ("# 第二周（{d:3月5日至9日}）\n张贴标语。", ["张贴标语 | | 3月5日至9日 | "]),
    ("# {n:第二周}（{d:3月5日至9日}）\n张贴标语。", ["张贴标语 | | 3月5日至9日 | "]),
    ("# {n:第二周}\n张贴标语。", ["张贴标语 | | 第二周 | "]),
    # the time of the whole plan, and one inside it
    ("{n:活动期间}，张贴标语。", []),
    ("{n:暑假期间}，张贴标语。", ["暑假期间，张贴标语 | | 暑假期间 | "]),
    # bars of a table are no part of what stands in its cells
    ("{d:1—9月}推进情况 |", []),
    ("{d:1—9月}推进修路 |", ["1—9月推进修路 | | 1—9月 | "]),
    # a length in brackets beside the date
    ("{d:3月}（一个月时间），开展清淤。", ["3月（一个月时间），开展清淤 | | 3月 | "]),
    # a date that tells which thing is spoken of does not begin another action
    ("# {d:三月}\n{s:各班}开班会，对{d:2月}的纪律进行讨论。", ["各班开班会，对2月的纪律进行讨论 | 各班 | 2月+三月 | "]),
    (
        "# {d:三月}\n{s:各班}开班会，{d:3月9日}进行讨论。",
        ["各班开班会 | 各班 | 三月 | ", "3月9日进行讨论 | 各班 | 3月9日+三月 | "],
    ),
    ("# {d:三月}\n召开班会，讨论内容如下：家务怎么做。", ["召开班会 | | 三月 | "]),
    ("# {d:三月}\n召开班会，讨论一件事：家务怎么做。", ["召开班会，讨论一件事：家务怎么做 | | 三月 | "]),
    ("# {d:三月}\n自查整改（{d:3月1日至9日}）。", []),
    ("# {d:三月}\n插花比赛（{d:3月1日至9日}）。", ["插花比赛（3月1日至9日） | | 3月1日至9日+三月 | "]),
    (
        "# {d:三月}\n各班出板报。\n（{d:3月9日}进行评比。）",
        ["各班出板报 | | 三月 | ", "3月9日进行评比 | | 3月9日+三月 | "],
    ),
    ("# {d:三月}\n让学生懂得感恩。", []),
    ("# {d:三月}\n让学生写感恩卡。", ["让学生写感恩卡 | | 三月 | "]),
    # a remark on the action above it, and another action
    ("# {d:三月}\n职工篮球赛。\n参加对象：全体职工。", ["职工篮球赛 | | 三月 | "]),
    ("# {d:三月}\n职工篮球赛。\n工会小组：棋类比赛。", ["职工篮球赛 | | 三月 | ", "工会小组：棋类比赛 | | 三月 | "]),
    ("# {d:三月}\n职工篮球赛。\n（时间另行通知。）", ["职工篮球赛 | | 三月 | "]),
    # a signature
    ("# {d:十二月}\n总结工作\n望江村委会\n{d:2030年1月3日}", ["总结工作 | | 十二月 | "]),
    ("# {d:十二月}\n总结工作\n望江村游园会", ["总结工作 | | 十二月 | ", "望江村游园会 | | 十二月 | "]),
    # a date in a name, in a title
    ("确立“{e:周五}读书日”制度。", []),
    ("确立“{e:周五}”读书制度。", ["确立“周五”读书制度 | | 周五 | "]),
    ("学习《{d:6月}防汛要点》。", []),
    ("学习{d:6月}防汛要点。", ["学习6月防汛要点 | | 6月 | "]),
    ("复查{d:6月}已改造的管网。", []),
    ("复查{d:6月}要改造的管网。", ["复查6月要改造的管网 | | 6月 | "]),
    # how often one action is done is no time of the others
    ("# {e:每日}敲门\n- 填写台账", []),
    ("# {e:每日}\n- 填写台账", ["填写台账 | | 每日 | "]),
    ("# {d:本周}工作\n- 巡查管网", []),
    ("# {d:五月}工作\n- 巡查管网", ["巡查管网 | | 五月 | "]),
    # statements alone are of what the heading names
    (
        "# {d:五月}\n## 戏曲展演\n地点：影剧院。主办单位：{l:文化站}。",
        ["戏曲展演 | 文化站 | 五月 | "],
    ),
    # the label of an item answers for all of it, or for each part with a time of its own
    (
        "- 填报名册，由{p:村文书}归档。责任单位：{l:民政办}",
        ["填报名册，由村文书归档 | 村文书+民政办 | | "],
    ),
    (
        "- 核对底数。填报名册，{d:5月}归档。责任单位：{l:民政办}",
        ["5月归档 | 民政办 | 5月 | "],
    ),
    # a time limit in brackets behind an item holds for all of it
    ("- 整理书目，编码造册。（{d:5月前}完成）", ["整理书目，编码造册 | | 5月前 | "]),
    ("- 整理书目，编码造册。（{d:5月前}装修）", ["5月前装修 | | 5月前 | "]),
    ("- 整理书目，编码{q:三册}。（{d:5月前}完成）", ["整理书目，编码三册 | | 5月前 | 三册"]),
    (
        "- {e:每周}整理书目，由{p:馆员}编写提要。（{d:5月前}完成）",
        ["每周整理书目 | | 每周 | ", "由馆员编写提要 | 馆员 | 5月前 | "],
    ),
    # a span and its name in front of what is done then
    ("{r:6月1日至8日}——活动启动周，散发传单。", ["6月1日至8日——活动启动周，散发传单 | | 6月1日至8日 | "]),
    ("{r:6月1日至8日}——活动启动周。散发传单。", []),
    # a bracket behind a heading that names who answers, and one that tells something
    ("# 优化流程\n（责任单位：{p:急诊科}）", ["优化流程 | 急诊科 | | "]),
    ("# 优化流程\n（备注：已优化。由{p:急诊科}试行。）", ["由急诊科试行 | 急诊科 | | "]),
    # what an item is for is cut from its end with the saying behind it
    ("# {d:五月}\n- 散发传单，{g:做到家喻户晓}，深入人心。", ["散发传单 | | 五月 | "]),
    (
        "# {d:五月}\n- 散发传单，{g:做到家喻户晓}，入户走访。讲解政策。",
        ["散发传单，做到家喻户晓，入户走访。讲解政策 | | 五月 | "],
    ),
    # members of a group that a heading names are no tasks, its duties are
    ("# {l:抢险组}\n组长：{l:站长}。\n主要职责：转移群众。", ["转移群众 | 抢险组 | | "]),
    # what only announces the actions is none and no part of one
    ("# 清淤阶段\n{r:5月1日至31日}，主要任务是：清理沟渠。", ["清理沟渠 | | 5月1日至31日 | "]),
    ("# 清淤阶段\n{r:5月1日至31日}，两岸沟渠：清理淤泥。", ["两岸沟渠：清理淤泥 | | 5月1日至31日 | "]),
    ("# 清淤阶段\n{r:5月1日至31日}：做好以下工作：清理沟渠。", ["清理沟渠 | | 5月1日至31日 | "]),
    ("# 清淤阶段\n{r:5月1日至31日}：做好河道工作：清理沟渠。", ["做好河道工作：清理沟渠 | | 5月1日至31日 | "]),
    # a year over more than itself tells no item when
    ("# {d:2030年}打算\n- 植树造林", []),
    ("# {d:三月}工作\n- 植树造林", ["植树造林 | | 三月 | "]),
    # who answers for this work
    ("清理河道。此项工作由{p:水务站}负责。", ["清理河道 | 水务站 | | "]),
    ("清理河道。排涝工作由{p:水务站}负责。", ["排涝工作由水务站负责 | 水务站 | | "]),
    ("清理河道。该项任务由{p:水务站}承办，{d:6月底前}办结。", ["清理河道 | 水务站 | 6月底前 | "]),
    (
        "{d:5月}清理河道。{e:每周}巡查堤岸。此项工作由{p:水务站}牵头。",
        ["5月清理河道 | 水务站 | 5月 | ", "每周巡查堤岸 | | 每周 | "],
    ),
    (
        "{d:5月}清理河道。{e:每周}巡查堤岸。责任单位：{l:水务站}。",
        ["5月清理河道 | 水务站 | 5月 | ", "每周巡查堤岸 | 水务站 | 每周 | "],
    ),
    # what a day is called, what has been done by a day
    ("# {d:四月}\n- {d:4月22日}地球日", []),
    ("# {d:四月}\n- {d:4月22日}地球日活动", ["4月22日地球日活动 | | 4月22日+四月 | "]),
    ("# {d:四月}\n- 第二周是读书周", []),
    ("# {d:四月}\n- 第二周办读书会", ["第二周办读书会 | | 四月 | "]),
    ("# {d:四月}\n- 主要节日：{d:4月5日}扫墓节", []),
    ("# {d:四月}\n- 主要工作：{d:4月5日}扫墓", ["4月5日扫墓 | | 4月5日+四月 | "]),
    ("{d:3月底}已开展摸底。", []),
    ("{d:3月底}再开展摸底。", ["3月底再开展摸底 | | 3月底 | "]),
    ("其中，{d:6月第二个星期日}（{d:6月14日}）为安全宣传咨询日。", []),
    (
        "其中，{d:6月第二个星期日}（{d:6月14日}）为居民义诊。",
        ["6月第二个星期日（6月14日）为居民义诊 | | 6月第二个星期日+6月14日 | "],
    ),
    # under a date, since when a text holds and what it is all for
    ("# {d:十月}\n- 检查验收。本方案自印发之日起施行。", ["检查验收。本方案自印发之日起施行 | | 十月 | "]),
    ("{d:十月}：检查验收。本方案自印发之日起施行。", ["检查验收 | | 十月 | "]),
    ("{d:十月}：检查验收。小道岔自检修之日起封闭。", ["检查验收 | | 十月 | ", "小道岔自检修之日起封闭 | | 十月 | "]),
]


@pytest.mark.parametrize(("source", "expected"), PAIRS)
def test_pairs(source: str, expected: list[str], config: Config) -> None:
    plan, mentions = marked_plan(source)
    found = []
    for task in tasks(plan, mentions, config.link):
        held = (
            "+".join(mentions.parties[n - 1].name for n in task.parties),
            "+".join(mentions.dates[n - 1].text for n in task.dates),
            "+".join(mentions.quotas[n - 1].text for n in task.quotas),
        )
        found.append([task.text, *held])
    assert found == [[part.strip() for part in line.split("|")] for line in expected]
