"""Clauses that carry a date, a quota or a party and plan nothing: names, measures, descriptions, goals."""

from __future__ import annotations

import re

from pipeline.link.clauses import Clause
from pipeline.link.lexicons import Lexicons
from pipeline.link.places import Places
from pipeline.link.statements import MEASURE_LABEL
from pipeline.nlp.words import class_at, classed
from pipeline.records import SEATS, Party, Plan

_LIST_ROOM = 4
_LABEL_ROOM = 8
_LABEL_ENDS = " \u3000\n:：为"
_MEANT = ("对象", "范围", "参加人员", "参与人员", "参训人员")
_LONGEST_LABEL = 24
# 王小山（副乡长）　李大海: what stands beside the names of a member list.
_POST = re.compile(r"[(（][^()（）]*[)）]|\s+")
# 王小山 副乡长, 负责防汛工作: a seat with its part of the work is more than a row of a list.
_HAS_A_PART = re.compile("负责(?!人)|主持|协助|牵头|统筹|主抓|(?:分管|主管)[^,，。;；]{0,12}(?:工作|安全|业务)$")
# 由站长任组长: somebody has a seat; who sets the group up or has a part of the work in it plans more.
_SEATED = re.compile("[任为当是](?:[^,，。;；]{0,10})(?:组长|主任|总?指挥长?|成员|组员|委员|召集人|顾问)|组成")
_ACTS = re.compile(
    "成立|组建|设立|设[^,，。;；]{2,16}(?:组|专班|委员会|指挥部)|建立|调整|健全|负责(?!人)|主持(?!人)|协助|协调|牵头|统筹|主抓|分管(?!副|领导|负责|[校院局镇县市区乡所站矿厂行]|的)|领导(?!小组|机构|班子|[任为、，,])"
)
# 保卫科牵头负责: nothing but who takes which part in the action before it.
_TAKES_PART = re.compile(
    "(?:具体|全面|统一|共同|分别|分工|直接|统筹)?(?:积极|密切|全力|主动)?"
    "(?:牵头|负责|承办|主办|协办|组织|落实|实施|执行|督办|承担|完成|协调|配合|协助|参与){1,3}"
)
# 时间不少于半天: says how long, and plans nothing.
_STATES_LENGTH = re.compile("(?:活动|学习|培训|持续)?(?:时间|时长|期限)(?:为|共)?")
_AMOUNT = re.compile(
    r"(?:不少于|不低于|不超过|至少|最少|最多|最低|约|近|达到?|每次|[≥≤])?\s?[\d〇零一二两三四五六七八九十百千万亿半.]+\s?[^,，。;；]{1,4}(?:以上|以内|以下|左右)?"
)
_LONGEST_AMOUNT = 40
# 兼主任, 具体承担 …: the office does something.
_OFFICE_ACTS = re.compile(r"(?:具体|全面|全权|主要)?(?:负责|协助|主持|协调)")
# 全体党员参加, 有关科室配合: who else takes part.
_ATTENDS = re.compile(r"(?:要|应|须|均|都|全部|全程|积极|密切)*(?:参加|列席|到场)")
_ATTEND_ROOM = 6
_CHARGE_ROOM = 4
# 力争每年|引进技师: what is done, where 力争每年|提高2% is reached.
_STRIVES = re.compile("(?:力争|争取|力求)(?:做到|能够?)?")
_REACHES = re.compile("达|实现|成为|提[高升]|降|减|增(?!设)|保持|控制|完成|建成|取得|获得|超过|突破|符合|做到|满足")
# 力争6月底前全部办结: until when the action before it is over.
_IS_OVER = re.compile("全部|到位|办结|完成|完毕|结束")
# Words that say of no action which one it is.
_SORTS = frozenset({"工作", "活动", "学校", "学生", "教师", "职工", "干部", "单位", "全面", "各项", "任务"})
# 今年为第9个读书月, 护士节是护士的节日, 为庆祝元旦: tells about a day and leads in to nothing.
_TELLS = re.compile(r"^为|第[一二三四五六七八九十\d]{1,3}个|的(?:节日|日子|时刻)$")


def plans_nothing(plan: Plan, clauses: list[Clause], index: int, places: Places, words: Lexicons) -> bool:
    """Whether a clause that carries a date, a quota or a party plans nothing: names, a description, a result."""
    clause = clauses[index]
    following = clauses[index + 1] if index + 1 < len(clauses) else None
    if clause.parties and following and not following.dates and _OFFICE_ACTS.match(plan.text, following.start):
        return False
    if following and _is_row_of_charges(clause, following, places):
        return True
    if not clause.parties and only_amount(plan, clause, places):
        return not leads_as_amount(clauses, index) and not measures_what_precedes(clauses, index, words)
    if clause.date_only and following and clause.text.startswith(("是", "为第"), following.start):
        return True
    stated = following if clause.date_only and following else clause
    dated = clause.dates
    if not dated and index and clauses[index - 1].date_only:
        dated = clauses[index - 1].dates
    if dated and _states(stated, words) and not _limits(stated, dated, places):
        return True
    if _names_those_meant(plan, clause, places) or _only_counts(clauses, index, places, words):
        return True
    if _only_answers(clause, following, words):
        return True
    if _only_lists(plan, clause, places, words) or only_attends(plan, clause, places):
        return True
    body = plan.text[clause.start : clause.end]
    if not words.no_task.fit(body):
        return False
    return not (following and leads(clause, following, words) and not following.goal)


def _names_those_meant(plan: Plan, clause: Clause, places: Places) -> bool:
    """Whether a clause behind 对象 or 范围 only counts those whom all of it is for: 活动对象:退休职工60名."""
    if clause.dates or clause.parties or not clause.quotas:
        return False
    before = plan.text[max(0, clause.start - _LABEL_ROOM) : clause.start].rstrip(_LABEL_ENDS)
    return before.endswith(_MEANT) and places.mentions.quotas[clause.quotas[-1] - 1].end >= clause.end - 1


def _only_counts(clauses: list[Clause], index: int, places: Places, words: Lexicons) -> bool:
    """Whether an amount, and nothing else that makes a task, says what there is or how it is scored: 馆藏两万册.

    So does a further one without a verb that goes on with it: 馆藏古籍六百余册,文物86件.
    """
    clause = clauses[index]
    if clause.dates or clause.parties:
        return False
    if words.counts.fit(clause.text[clause.start : clause.end]):
        return True
    if not index or not clauses[index - 1].ends_with(",，") or not _is_bare_count(clause, places):
        return False
    before = clauses[index - 1]
    return not before.dates and not before.parties and words.counts.fit(before.text[before.start : before.end])


def _is_bare_count(clause: Clause, places: Places) -> bool:
    """Whether a clause names one thing with its number, without a verb or a bound: 三级文物86件."""
    quotas = [places.mentions.quotas[n - 1] for n in clause.quotas]
    if not quotas or any(quota.cmp in ("ge", "le") for quota in quotas) or quotas[-1].end < clause.end - 1:
        return False
    return not any(kind.startswith("v") for _, kind in classed(clause.text[clause.start : quotas[-1].start]))


def _only_answers(clause: Clause, following: Clause | None, words: Lexicons) -> bool:
    """Whether a clause only says who answers for the whole: 校长是第一责任人.

    What whoever answers does goes on behind the comma (校长是第一责任人,亲自部署): that plans.
    """
    if clause.dates or clause.quotas or not words.assigns.fit(clause.text[clause.start : clause.end]):
        return False
    goes_on = following is not None and clause.ends_with(",，")
    return not goes_on or following is None or bool(following.triggers or following.subjects or following.goal)


def measures_what_precedes(clauses: list[Clause], index: int, words: Lexicons) -> bool:
    """Whether an amount alone says how much of the action before it is done: 安排午休,每天不少于40分钟."""
    if not index or not _gives_period(clauses[index]):
        return False
    before = clauses[index - 1]
    if leads_as_amount(clauses, index):
        return False
    if not before.ends_with(",，:：") or before.triggers or before.goal or before.date_only or before.adverbial:
        return False
    if before.ends_with(":：") and MEASURE_LABEL.search(before.text, before.start, before.end):
        return False
    if words.purpose.match(before.text, before.start, before.end):
        return False
    return not words.no_task.fit(before.text[before.start : before.end])


def _gives_period(clause: Clause) -> bool:
    """Whether an amount stands with its period, be that the whole of the plan's: 每月两次, 全年六场."""
    return bool(clause.dates) or bool(clause.places.dates_in(clause.start, clause.end))


def leads_as_amount(clauses: list[Clause], index: int) -> bool:
    """Whether an amount alone leads in to what is done so often to somebody: 每年两次,对护工打分."""
    if index + 1 == len(clauses) or not clauses[index].ends_with(",，"):
        return False
    following = clauses[index + 1]
    return following.text.startswith("对", following.start) and not (following.triggers or following.adverbial)


def _is_row_of_charges(clause: Clause, following: Clause, places: Places) -> bool:
    """Whether a clause opens a row that tells what somebody is there for: 教务处负责排课,联系家长,筹备会议."""
    if clause.dates or clause.quotas or not clause.ends_with(",，"):
        return False
    records = [places.mentions.parties[n - 1] for n in clause.parties]
    if any(record.basis != "subject" and not _has_charge_of(clause, record) for record in records):
        return False
    return not (following.triggers or following.subjects or following.goal)


def _has_charge_of(clause: Clause, party: Party) -> bool:
    """办公室负责活动的标语 says of what; 专人负责, 由X负责 and 校长负责制 are said of the action."""
    if party.rule in ("by_agent", "responsibility_system"):
        return False
    return clause.text.startswith("负责", party.end) and clause.end > party.end + _CHARGE_ROOM


def leads(clause: Clause, following: Clause, words: Lexicons) -> bool:
    """Whether a clause only says when that behind it is done: 3月12日为植树节,各班栽树."""
    if following.dates or not clause.dates or not clause.ends_with(",，"):
        return False
    if _TELLS.search(clause.text[clause.start : clause.end]):
        return False
    return words.leading.fit(clause.text[clause.start : clause.end])


def _limits(clause: Clause, dated: tuple[int, ...], places: Places) -> bool:
    """Whether a measure is kept again and again (作业每晚控制在1小时以内): a standing rule, no state to be reached."""
    recurs = any(places.mentions.dates[n - 1].type == "SET" for n in dated)
    return recurs and clause.text.find("控制在", clause.start, clause.end) >= 0


def _states(clause: Clause, words: Lexicons) -> bool:
    """Whether a clause says how things are to be, with its measure, and not what is done: 总量控制在9亿立方米以内."""
    return not clause.parties and words.state.fit(clause.text[clause.start : clause.end])


def only_attends(plan: Plan, clause: Clause, places: Places) -> bool:
    """Whether the clause only says who else takes part (全体党员参加), which is part of the action before it."""
    if clause.dates or clause.quotas or not clause.parties:
        return False
    last = places.mentions.parties[clause.parties[-1] - 1]
    # 党课由全体党员参加 says of the meeting who takes part.
    if last.start > clause.start + 1 and plan.text[last.start - 1] == "由":
        return False
    return beside(clause, clause.parties, places) <= _ATTEND_ROOM and (
        _ATTENDS.fullmatch(plan.text, last.end, clause.end) is not None
    )


def _only_lists(plan: Plan, clause: Clause, places: Places, words: Lexicons) -> bool:
    """Whether the clause is nothing but names of a list and their posts: 王小山（副乡长）　李大海."""
    parties = [places.mentions.parties[n - 1] for n in clause.parties]
    if clause.dates or clause.quotas or any(party.basis != "list" for party in parties):
        return False
    text = plan.text
    posts = sum(len(post) for post in _POST.findall(text, clause.start, clause.end))
    if beside(clause, clause.parties, places) - posts < _LIST_ROOM + len(clause.parties):
        return True
    if not parties or _HAS_A_PART.search(text, clause.start, clause.end):
        return False
    if all(party.duty in SEATS for party in parties):
        return True
    label = text[max(0, clause.start - _LONGEST_LABEL) : clause.start].rstrip()
    return label.endswith((":", "：")) and words.label.search(label) is not None


def only_amount(plan: Plan, clause: Clause, places: Places) -> bool:
    """Whether the clause is nothing but a period and an amount: 每天不少于2小时."""
    if not clause.quotas or clause.end - clause.start > _LONGEST_AMOUNT:
        return False
    mentions = places.mentions
    rest = clause.end - clause.start
    for n in clause.quotas:
        quota = mentions.quotas[n - 1]
        if _AMOUNT.fullmatch(quota.text):
            rest -= quota.end - quota.start
    for n in places.dates_in(clause.start, clause.end):
        rest -= mentions.dates[n - 1].end - mentions.dates[n - 1].start
    if rest > 1 and (stated := _STATES_LENGTH.match(plan.text, clause.start, clause.end)):
        rest -= stated.end() - stated.start()
    return rest <= 1


def only_seats(plan: Plan, clauses: list[Clause], places: Places) -> bool:
    """Whether clauses only say who has which seat (镇长任组长,各村主任为成员), and nothing that is set up or done."""
    held = [places.mentions.parties[n - 1] for clause in clauses for n in clause.parties]
    if not held or any(party.duty not in SEATS for party in held) or any(c.dates or c.quotas for c in clauses):
        return False
    text, start, end = plan.text, clauses[0].start, clauses[-1].end
    return _SEATED.search(text, start, end) is not None and _ACTS.search(text, start, end) is None


def only_takes_part(clause: Clause, places: Places) -> bool:
    """Whether the clause only says who takes which part in what the clause before it names: 保卫科牵头负责."""
    if not clause.parties or clause.quotas or clause.subjects:
        return False
    records = places.mentions.parties
    if records[clause.parties[0] - 1].start != clause.start:
        return False
    last = records[clause.parties[-1] - 1]
    return last.duty not in SEATS and _TAKES_PART.fullmatch(clause.text, last.end, clause.end) is not None


def goal_counts(plan: Plan, clauses: list[Clause], places: Places) -> bool:
    """A goal that carries a date or a quota is no task, nor what is done for it: 学技术,争取明年考取两名技师.

    One that measures the very action before it belongs to that action: 筹备年会,争取6月前筹备就绪.
    """
    *before, goal = clauses
    if _strives_to_do(plan, goal, places):
        return True
    if all(c.adverbial or c.date_only or plan.text.startswith("通过", c.start) for c in before):
        return bool(goal.parties)
    mentions = places.mentions
    if any(mentions.dates[n - 1].type == "SET" for n in goal.dates):
        return False
    quotas = [mentions.quotas[n - 1] for n in places.quotas_in(goal.start, goal.end)]
    if quotas and all(quota.is_share for quota in quotas):
        return False
    if goal.dates and _IS_OVER.search(plan.text, goal.start, goal.end):
        return True
    return plan.text.startswith("保证", goal.start) or _names_the_same(plan.text, before[-1], goal)


def _names_the_same(text: str, action: Clause, goal: Clause) -> bool:
    """Whether a goal says a word of the action again, other than of what sort it is: 工作, 活动."""
    said = text[action.start : action.end]
    pairs = (text[at : at + 2] for at in range(goal.start, goal.end - 1))
    return any(pair in said and pair not in _SORTS for pair in pairs)


def _strives_to_do(plan: Plan, goal: Clause, places: Places) -> bool:
    """Whether a goal is something that is done again and again: 力争每年引进技师."""
    strives = _STRIVES.match(plan.text, goal.start)
    if strives is None or not goal.dates:
        return False
    date = places.mentions.dates[goal.dates[0] - 1]
    if date.start != strives.end() or date.type != "SET" or _REACHES.match(plan.text, date.end):
        return False
    return class_at(plan.text, date.end, goal.end)[:1] == "v"


def beside(clause: Clause, parties: tuple[int, ...], places: Places) -> int:
    """How many characters of the clause lie outside the names of these parties."""
    records = places.mentions.parties
    return clause.end - clause.start - sum(records[n - 1].end - records[n - 1].start for n in parties)
