"""Where a planned action ends: the clauses behind its own that go on with it."""

from __future__ import annotations

import re

from pipeline.link.clauses import Clause
from pipeline.link.lexicons import Lexicons
from pipeline.link.nontasks import (
    leads,
    leads_as_amount,
    only_amount,
    only_attends,
    only_seats,
    only_takes_part,
    plans_nothing,
)
from pipeline.link.places import Places
from pipeline.link.says_when import says_when
from pipeline.link.statements import ANNOUNCES, BY_SOMEBODY, PLACE, SCORES
from pipeline.link.unnamed import begins_with_unnamed_actor
from pipeline.nlp.words import class_at
from pipeline.records import SEATS, Plan

# 开课: as short as the verb and its object may be.
_LEAST_VERB = 2
# 书架两组: a further thing of the same action.
_FURTHER_ITEM = 5
LONGEST = 320
# 召开例会, 分析形势: what a meeting is held for.
_MEETINGS = ("会", "会议")
_ON_THE_AGENDA = re.compile("总结|研究|研讨|传达|布置|部署|分析|通报|学习|讨论|安排|查找|听取|交流|商讨|协调")
# 队员不少于10人, 户均1份: measures the thing that the clause before it makes.
_MEASURES = re.compile(
    r"(?:原则上|一般)?(?:每[^,，。;；]{1,2}|[户人亩村年月日周]均|[^,，。;；]{0,3}(?:人数|人员|队员|学员|成员|价值|金额|奖金|津贴|补助|数量|总数|规模|面积|长度|时间|时长|字数|篇幅|投资|里程)|(?:涉及|惠及|覆盖)[^,，。;；\d]{0,8})(?:一般|原则上|应|要|须|均|约)?\s?"
)
# 讲解不超过十句: a limit to the thing or the deed in front of it.
_LIMITS = frozenset({"ge", "le", "gt", "lt"})
_SHORT_MEASURED = 3
# 每月至少召开一次: how often that is done which the clause before it is about.
_HOW_OFTEN = re.compile(
    r"(?:原则上|一般|要|须|应|至少|不少于|各|分别|召开|举行|开展|进行|组织|集中|活动|排练|训练|培训|开课|授课|上课|学习|研讨|例会|碰头|集会|聚会)*[\d一二两三四五六七八九十至—-]{1,6}(?:次|期|回|场|场次)(?:以上|左右)?"
)
# 成立领导小组, 王某任组长, …: the seats belong to what is set up.
_SETS_UP = re.compile("(?:成立|组建|设立|调整|组成)[^,，。;；]*(?:小组|指挥部|委员会|专班|工作组|机构|队伍)$")
_SEATS = re.compile(
    "任[^,，。;；]{0,8}(?:组长|主任|指挥长?|召集人|组员|成员)|(?:组长|主任|总?指挥长?|召集人)(?:由|为|[:：])"
)
# 由站长任主任, 协调各方: what goes with the seat.
_GOES_WITH_A_SEAT = ("协调", "统筹", "承担", "承办", "组织", "督促", "牵头", "处理", "指导", "领导", "指挥", "全面")
_JOINERS = ("会同", "联合", "与", "和", "同", "配合", "协同")
_WITH_WHOM = re.compile(
    r"(?:配合|会同|联合|协同|协助|邀请)(?!做好|抓好|搞好|开展|完成|落实|实施)[^,，]{1,14}$"
    r"|(?:联手|合作|协商|协商确定|分工明确|协作)$|由[^,，]{2,16}(?:带队|领队)$"
)
# 组织广大群众, …: who is brought together, and the next clause says for what.
_PEOPLE = (
    *("群众", "居民", "村民", "党员", "干部", "师生", "职工", "员工", "学生", "教师"),
    *("人员", "志愿者", "队员", "代表", "家长", "配合"),
)
_GATHERS = re.compile(
    "(?:组织|发动|动员|邀请|召集|带领)(?!开展|培训|慰问|走访|表彰|评选|选拔|检查|学习|参加|考核)[^,，。;；]{2,10}(?<!配合)$"
    "|(?:组织|安排|抽调)[^,，。;；]{2,20}配合$"
)
# X牵头, Y配合: who takes which part, and the next clause says in what.
_TAKES_PART = (
    *("牵头", "参与", "参加", "配合", "协助", "负责", "主持", "主抓", "挂帅", "亲自抓", "具体抓"),
    *("负责协调", "负责组织", "负责指挥", "牵头协调", "牵头组织", "牵头负责"),
)
# 其他单位要积极配合 says all there is to say.
_MUST_TAKE_PART = re.compile(
    "(?:要|应|须|应当|必须)(?:积极|主动|全力|密切|相互|认真|大力|切实)+(?:配合|参与|参加|协助)$"
)
# 3月底完成: says when of the clause before it.
ONLY_DONE = re.compile(
    r"^[^,，。;；]{1,12}(?:前|底|日|内|末|月|旬)(?:全部|基本|要|须|应)*(?:完成|结束|到位|办结|完工|竣工|报送|上报|见效)$"
)
_BEGINS = re.compile("(?:开始|启动|起)$")
# The rest of 成立由X任组长, Y任成员的小组.
_MEMBERS = re.compile(
    r"(?:任|为)[^,，。;；]{0,10}(?:成员|组长|组员|委员|召集人|主任|指挥长?)|组成|^成员(?:包括|有|为|由)|(?:参与|参加|配合|协助)$"
)
# 由X牵头: says who takes which part in the action before it, and plans none.
_SHARES = re.compile(r"(?:牵头|配合|协助|参与|参加|实施|负责|落实|承办|协办|主办|完成|执行|督办|安排|记录)$")
# 校长是第一责任人,班主任是直接责任人: who answers for what, one beside another.
_ANSWERABLE = "责任人"
_WHETHER = "是否"  # 检查线路是否老化,开关是否完好: one thing after another that is looked at
# 每天巡查,当天公布结果: on the day of what is done before.
_SAME_DAY = ("当天", "当日", "当晚", "当场", "次日", "次月")
_IN_CHARGE = re.compile("专人(?:具体|全面)?(?:负责|管理|抓)|(?:亲自|具体|直接)抓|挂帅|负责$")
# 设立专人管理台账: who acts next is who appoints, not the one who is appointed.
_BY_ANYBODY = re.compile("(?:指定|明确|安排|确定|落实|配备|设|设立|设置|抽调)专人")
# 由X组织: a short clause that only names who does it.
_BY_WHOM = re.compile(
    "(?:具体|统一)?由[^,，。;；]{2,16}(?:组织|召集|主持|统筹|管理|审核|汇总|保管|检查|考核|验收|督查|指导|带队|统计|登记)$"
)
# 以学校为单位, 以实地察看的形式: in what way the action before it is done.
_BY_MEANS = re.compile(r"以[^,，。;；]{1,24}(?:为[^,，。;；]{0,8}单[位元]|形式|方式)")
_WITH_WHOM_ROOM = 24
_BY_AGENT = "by_agent"  # the rule of a party behind 由
# 发放教具: at least a verb and its object, in front of the measure.
_VERB_AND_OBJECT = 4
_AND_OTHERS = re.compile("(?:等[^,，。;；]{0,8})?")


def last_clause(plan: Plan, clauses: list[Clause], index: int, words: Lexicons, places: Places) -> int:
    """Index of the clause the action ends with."""
    last = index
    completes = _completes_another(plan, clauses, index)
    while last + 1 < len(clauses) and clauses[last].ends_with(",，:："):
        here, following = clauses[last], clauses[last + 1]
        if here.end - clauses[index].start > LONGEST:
            break
        opens = here.date_only or here.adverbial or leads(here, following, words)
        opens = opens or (bool(here.quotas) and leads_as_amount(clauses, last) and only_amount(plan, here, places))
        opens = opens or (last > index and clauses[last - 1].date_only and _is_place(here))
        purpose = last > index and words.purpose.match(plan.text, following.start, following.end)
        opens = opens or (not purpose and _is_light(plan, clauses[index], here, following, places))
        opens = opens or (
            _says_more(plan, clauses[index : last + 1], following, words, places)
            and not plans_nothing(plan, clauses, last + 1, places, words)
        )
        goes_on = opens or _goes_on(plan, clauses[index : last + 1], following, completes, words, places)
        if following.goal or not goes_on:
            break
        last += 1
    return last


def _completes_another(plan: Plan, clauses: list[Clause], index: int) -> bool:
    """Whether a clause only puts somebody in charge of what the clause before it does: 建立资料室,指定专人负责."""
    if not index or not BY_SOMEBODY.fullmatch(plan.text, clauses[index].start, clauses[index].end):
        return False
    before = clauses[index - 1]
    return before.ends_with(",，") and not before.adverbial


def _is_place(clause: Clause) -> bool:
    """Whether a clause only says where: 三楼会议室,"""
    return PLACE.fullmatch(clause.text, clause.start, clause.end) is not None


def _says_more(plan: Plan, action: list[Clause], following: Clause, words: Lexicons, places: Places) -> bool:
    """Whether a clause without a date says more of what is done: by an amount alone, or by whom it names behind 由.

    A sentence is parted where a clause has a date of its own, or an actor or a topic in front of who is named:
    6月架设探头9个,增设岗亭3座 is one action; 日常由甲负责,期末由乙组织 are two.
    """
    if following.dates or words.purpose.match(plan.text, following.start, following.end):
        return False
    if following.parties or following.subjects:
        return plan.text.startswith(("由", "有"), following.start) and not _shares_out(action[0], following, places)
    if not following.quotas or _is_measured_anew(action, following, places):
        return False
    return not begins_with_unnamed_actor(plan.text, following.start, following.end, places)


def _shares_out(trigger: Clause, following: Clause, places: Places) -> bool:
    """Whether two clauses tell one after the other by whom something is done: 由工会推荐师傅,由学校组织报名."""
    records = places.mentions.parties
    named = [n for n in trigger.parties if records[n - 1].rule == _BY_AGENT]
    return bool(named) and _SHARES.search(following.text, following.start, following.end) is None


def _is_measured_anew(action: list[Clause], following: Clause, places: Places) -> bool:
    """Whether a clause does another thing to its own measure: 招聘教师60名,|发放教具80套. A date governs both."""
    last = action[-1]
    if any(clause.dates for clause in action) or not last.quotas:
        return False
    records = places.mentions.quotas
    if records[last.quotas[-1] - 1].end != last.end or records[following.quotas[0] - 1].is_share:
        return False
    if records[following.quotas[0] - 1].start - following.start < _VERB_AND_OBJECT:
        return False
    text, start = following.text, following.start
    return text[start] == "对" or class_at(text, start, following.end)[:1] == "v"


def _goes_on(plan: Plan, action: list[Clause], following: Clause, done: bool, words: Lexicons, places: Places) -> bool:
    """Whether a clause goes on with the action so far, which begins with the clause that makes it a task.

    What is `done` before that clause needs no further clause that says what somebody is in charge of.
    """
    trigger, body = action[0], plan.text[following.start : following.end]
    if words.purpose.match(body) or ANNOUNCES.match(body):
        return False
    if _only_seats(action, following, places) or seats_what_is_set_up(plan, action[-1], following):
        return True
    if only_takes_part(following, places) and not any(only_takes_part(clause, places) for clause in action[:1]):
        return True
    if _only_how_often(plan, action, following, places):
        return True
    if _ends_what_begins(plan, trigger, following) or _shares_its_verb(action[-1], following, places):
        return True
    quota_alone = following.quotas and not (following.dates or following.subjects or following.parties)
    if quota_alone and (only_measures(plan, following, places) or _only_more(plan, trigger, following, places)):
        return True
    only_date = following.dates and not (following.quotas or following.parties or following.subjects)
    done_by_then = only_date and not any(clause.dates for clause in action)
    if done_by_then and (ONLY_DONE.match(body) or says_when(following, places)):
        return True
    if body.startswith(_SAME_DAY) and not (following.subjects or following.parties):
        return True
    if body.endswith(_ANSWERABLE) and plan.text.endswith(_ANSWERABLE, action[-1].start, action[-1].end):
        return True
    if _WHETHER in body and _WHETHER in plan.text[action[-1].start : action[-1].end]:
        return True
    if quota_alone and trigger.quotas and SCORES.search(plan.text, following.start, following.end):
        return True
    if body.startswith("每次") and not following.dates:
        return True
    if _stands_alone(plan, following):
        return False
    # 每季度述职,并公开结果
    if plan.text[following.start - 1] == "并" and not (following.subjects or following.parties):
        return True
    if words.follower.match(body) and not _has_own_agent(following, places):
        return True
    if following.text.startswith(_GOES_WITH_A_SEAT, following.start) and only_seats(plan, action, places):
        return True
    if only_attends(plan, following, places) or _is_on_the_agenda(plan, trigger, following):
        return True
    if following.adverbial and _BY_MEANS.match(body):
        return True
    return _belongs(plan, trigger, following) or (not done and _goes_on_with_charge(plan, trigger, following))


def seats_what_is_set_up(plan: Plan, here: Clause, following: Clause) -> bool:
    """Whether a clause fills the seats of the group that the one before it sets up: 成立专班,县长任组长."""
    if following.dates or not following.parties or not _SETS_UP.search(plan.text, here.start, here.end):
        return False
    return _SEATS.search(plan.text, following.start, following.end) is not None


def only_measures(plan: Plan, clause: Clause, places: Places) -> bool:
    """Whether the clause is a measure without a verb (队员不少于10人), so that the action is the one before it."""
    quota = places.mentions.quotas[clause.quotas[0] - 1]
    if _MEASURES.fullmatch(plan.text, clause.start, quota.start):
        return True
    limits = quota.cmp in _LIMITS and quota.end == clause.end and not places.dates_in(clause.start, clause.end)
    return limits and 0 < quota.start - clause.start <= _SHORT_MEASURED


def _only_how_often(plan: Plan, action: list[Clause], following: Clause, places: Places) -> bool:
    """Whether a clause only says how often the action is done: 碰头会由站长召集,每季至少召开两次."""
    if not following.dates or not following.quotas or following.parties or following.subjects:
        return False
    if any(clause.dates or clause.quotas for clause in action):
        return False
    return says_how_often(plan, action[-1], following, places)


def says_how_often(plan: Plan, before: Clause, clause: Clause, places: Places) -> bool:
    """Whether a clause is nothing but how often that is done which stands before it: 对水库巡查,每月巡查一次."""
    rest, at = "", clause.start
    for date in [places.mentions.dates[n - 1] for n in clause.dates]:
        if date.type != "SET":
            return False
        rest += plan.text[at : date.start]
        at = date.end
    verb = plan.text[before.end - 2 : before.end]
    rest = (rest + plan.text[at : clause.end]).replace(verb, "", 1)
    return at > clause.start and _HOW_OFTEN.fullmatch(rest) is not None


def _shares_its_verb(last: Clause, following: Clause, places: Places) -> bool:
    """Whether a clause that ends in its measure waits for the verb: 白班每周5课时,|夜班每周3课时开课."""
    if not (following.quotas and following.dates and last.quotas and last.dates):
        return False
    here, behind = _measured_at(last, places), _measured_at(following, places)
    return here == last.end and behind > 0 and following.end - behind >= _LEAST_VERB


def _measured_at(clause: Clause, places: Places) -> int:
    """Where the first amount of a clause ends when it stands right behind what says how often; -1 when it does not."""
    quota = places.mentions.quotas[clause.quotas[0] - 1]
    dates = places.mentions.dates
    return (
        quota.end if any(dates[n - 1].end == quota.start and dates[n - 1].type == "SET" for n in clause.dates) else -1
    )


def _only_more(plan: Plan, trigger: Clause, following: Clause, places: Places) -> bool:
    """Whether a clause is nothing but a further amount of what the clause before it counts: 修路30条,约5公里."""
    return bool(trigger.quotas) and only_amount(plan, following, places)


def _ends_what_begins(plan: Plan, trigger: Clause, following: Clause) -> bool:
    """Whether a clause only says when ends what the clause before it begins: 6月1日开始,9月底结束."""
    if not trigger.dates or not following.dates or following.subjects or following.parties or following.quotas:
        return False
    begins = _BEGINS.search(plan.text, trigger.start, trigger.end) is not None
    return begins and ONLY_DONE.search(plan.text[following.start : following.end]) is not None


def _is_on_the_agenda(plan: Plan, trigger: Clause, following: Clause) -> bool:
    """Whether a short clause says what the meeting before it is held for: 召开例会,分析形势."""
    if following.triggers or following.subjects or not plan.text.endswith(_MEETINGS, trigger.start, trigger.end):
        return False
    if 2 * (following.stop - following.start) > 3 * (trigger.stop - trigger.start) or not trigger.ends_with(",，"):
        return False
    return _ON_THE_AGENDA.match(plan.text, following.start) is not None


def _only_seats(action: list[Clause], following: Clause, places: Places) -> bool:
    """Whether a clause goes on with the seats of a group: 王某任组长,副站长李某,各村主任为成员."""
    records = places.mentions.parties
    parties = [records[n - 1] for n in following.parties]
    if not parties or following.dates or following.quotas:
        return False
    if any(party.duty not in SEATS for party in parties):
        return False
    return any(records[n - 1].duty in SEATS for clause in action for n in clause.parties)


def _stands_alone(plan: Plan, following: Clause) -> bool:
    """Whether a clause is an action of its own: it has a date, an amount that is more than a further item, an actor."""
    if following.dates:
        return True
    if following.quotas:
        return following.end - following.start > _FURTHER_ITEM or bool(following.subjects)
    body = plan.text[following.start : following.end]
    if _BY_WHOM.fullmatch(body):
        return False
    return bool(following.parties) and not _SHARES.search(body) and not _MEMBERS.search(body)


def _has_own_agent(following: Clause, places: Places) -> bool:
    """Whether a clause begins with an actor of its own that does more than help."""
    records = places.mentions.parties
    return any(
        records[n - 1].start == following.start and records[n - 1].duty not in ("support", "member")
        for n in (*following.parties, *following.subjects)
    )


def _goes_on_with_charge(plan: Plan, trigger: Clause, following: Clause) -> bool:
    """王某亲自抓,分解任务,及时解决问题: what somebody is put in charge of goes on without an actor of its own."""
    if trigger.dates or trigger.quotas or not _IN_CHARGE.search(plan.text, trigger.start, trigger.end):
        return False
    if _BY_ANYBODY.search(plan.text, trigger.start, trigger.end):
        return False
    return not (following.triggers or following.subjects or following.goal or following.date_only)


def _is_light(plan: Plan, trigger: Clause, here: Clause, following: Clause, places: Places) -> bool:
    """Whether the clause says with whom or that something is to be done, and the next what: 与公安部门联手, …"""
    body = plan.text[here.start : here.end]
    if body.endswith(_PEOPLE) and not (following.triggers or following.subjects) and _GATHERS.search(body):
        return True
    if len(body) > _WITH_WHOM_ROOM:
        return False
    shares = body.endswith(_TAKES_PART)
    if shares and _MUST_TAKE_PART.search(body):
        return False
    if following.dates and following.subjects and _begins_with_party(following, places):
        return False
    # 3月办展,由X牵头 is whole; X牵头 alone waits for the clause that says what and when.
    whole = bool(trigger.dates or trigger.quotas)
    if whole and following.dates:
        return False
    if shares and whole and following.quotas and here is not trigger:
        return False
    if shares and _begins_with_party(here, places):
        return True
    if here is not trigger:
        return shares and bool(trigger.parties) and bool(here.subjects or here.parties)
    if following.dates and not _ends_with_party(here, places):
        return False
    if trigger.parties and body.startswith(_JOINERS):
        return True
    return bool(trigger.parties or trigger.subjects) and _WITH_WHOM.search(body) is not None


def _ends_with_party(clause: Clause, places: Places) -> bool:
    """Whether a party stands at the clause's end: 会同派出所, 会同公安等部门, not 会同派出所走访."""
    records = places.mentions.parties
    ends = [records[n - 1].end for n in (*clause.parties, *clause.subjects)]
    return any(_AND_OTHERS.fullmatch(clause.text, end, clause.end) for end in ends)


def _begins_with_party(clause: Clause, places: Places) -> bool:
    """Whether a party stands at the clause's beginning, 由 and a date before it aside."""
    begin = clause.start
    for date in (places.mentions.dates[n - 1] for n in clause.dates):
        if date.start <= begin + 1:
            begin = date.end
    return any(places.parties[n - 1] <= begin + 1 for n in (*clause.parties, *clause.subjects))


def _belongs(plan: Plan, trigger: Clause, following: Clause) -> bool:
    """A further member or a further item of the same action, with no agent and no date of its own."""
    if following.parties or following.subjects:
        return not trigger.dates and _MEMBERS.search(plan.text[following.start : following.end]) is not None
    return bool(following.quotas)
