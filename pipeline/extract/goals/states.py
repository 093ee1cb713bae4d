"""End states without a signal word: verbs of becoming, subject and state, measured states."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from pipeline.config import ConfigError, Rule, StageConfig
from pipeline.extract.goals.counts import MEASURED, counts_doings, goes_on_doing, is_level, reaches_share, so_many_do
from pipeline.extract.goals.measures import Measures
from pipeline.extract.goals.signals import pattern_of
from pipeline.extract.goals.words import PLACE, Words
from pipeline.nlp.alternatives import either
from pipeline.records import Quota

_VIEW = 120
# Members of a row of states are short.
_LONGEST_MEMBER = 16
_LONGEST_PREDICATE = 4
_SHORTEST_QUALIFIED = 6
# 结构不合理, 流程尚未规范: a fault that is told.
_WANTING = ("不", "不够", "不太", "不甚", "未", "有待", "欠", "难以")
# 生产总值增长7%: a change with its amount.
CHANGED = re.compile(
    "(?:(?<![对相])[比较](?:上年|去年|上一?[学年][期年度]?|往年|同期|前年|上届|上季度?|上月)(?:同期|度|末|底)?[^,，。;；]{0,8}|同比|环比|[年期]内[^,，。;；]{2,8}|总值|产值|增加值|总量|[总销贷税]售?额|收入|利润|投资|税收|成本|费用|能耗|排放量?|[人册场批]次|[人户件起]数|[产销用存]量)[^,，。;；]{0,6}(?:增长|提高|提升|增加|下降|降低|减少|压减)[了到]?$"
)
# 到2025年，…比2020年分别下降5%: behind a deadline whatever changes.
CHANGED_BY_DEADLINE = re.compile("(?:增长|提高|提升|增加|下降|降低|减少|压减)[了到]?$")
# How much of a whole something is: what a rule allots, or what is so.
_PARTS = ("占", "权重", "的")
_RATED = re.compile("[率度值幅]|指数|成本|能耗|损耗|误差|(?:控制|保持|稳定|降低|下降|压缩|压减)[在到至]?")
# 错题率超过四成的题目: those of which it is so.
_OF_THOSE = re.compile("的(?!目标|要求|标准|水平|任务|指标)[^,，。;；]")
_REACHED = re.compile(r"[≥≤><＞＜]|达|不低于|不少于|不高于|不大于|不小于|不超过|低于|高于|小于|大于|制在|定在|持在")
# 费用控制在销售额的8%以内: what the share is of stands between.
_OF_WHOLE = re.compile("(?:达到?|控制在|稳定在|保持在|不超过|不低于|不少于|降到|提高到)[^,，。;；]{1,8}的$")
# In goals sections a share may be measured within a field: 在册党员中 ….
_LOCATIVE = re.compile(r"[在从到]")
# 家访率100%: a rate with its number is a state, whatever verb it is made of.
_RATE = re.compile(r"[^,，。;；、]{2,16}率[^,，。;；、\d]{0,6}\d")
_SHORT_RATE = re.compile(r"[^,，。;；、]{2,8}率[^,，。;；、\d]{0,6}\d")
_SUBJECT = 2
# What further states behind a signal may be: any, or what is held against a norm.
COORDINATED = frozenset(
    {
        "state_changed",
        "meets_standard",
        "brought_about",
        "brought_to_end",
        "no_event",
        "compared_level",
        "share_reached",
        "step_taken",
        "step_of_years",
    }
)
NORMS = frozenset({"meets_standard", "compared_level", "share_reached"})
# States that share the signal before them, rather than being goals of their own.
JOINED = COORDINATED - NORMS - {"step_of_years"}
# 完成上级下达的任务: what is set is reached.
_COMPLETED = re.compile("(?<=完成)[^,，。;；]{2,30}(?:任务|指标|目标)$")
# 如期完成搬迁: with such an adverb the end of the work; 认真完成作业 is how it is done.
_BROUGHT = re.compile(
    "(?:平稳|圆满|顺利|如期|按期|按时|提前|超额|高质量|全面|全部)(?:地|高质量)?完成"
    "(?![^,，。;；]*(?:表|册|报告|材料|记录|总结|台账|档案)$)[^,，。;；]{2}"
)
# A thing (办事的方式), a role that it plays, a condition: no member of a row of states.
_NO_MEMBER = re.compile(r"的[^\W\d_]{1,4}$|作为|[要应须]")
_CONDITION = re.compile(r"^(?:凡|对|如|若|未|低于|对于|因|按|占|扣|得|每|其中)")
# An agent and a modal before a verb of doing: 各校要加强 …
_AGENT_ACTS = re.compile(r"^[^,，。;；要]{1,18}(?:[要将应须](?:求)?|决定|计划|打算)")
_FRAGMENT_BEGINS = (
    *("(", "（", "是", "以", "通过", "经过", "随着", "当", "如", "即", "例如", "比如"),
    *("包括", "具体", "以上", "其中", "等"),
)
_FRAGMENT_ENDS = (
    *("等", "的", "是", "为", "中", "下", "时", "后", "前", "情况", "活动", "工作", "制度", "方案", "措施", "竞赛"),
    *("规定", "方面", "基础上", "的同时"),
)
# 全镇80%以上的村庄完成改厕: so many of them come to it.
_SHARE_OF = re.compile(
    "(?:以上)?的?[^,，。;；]{2,24}(?:完成|达到|实现|建成|成为|通过|拥有|掌握|具备|配备|消除|[评创]为|评上|达标|合格)"
)
# 通过省级验收: what is passed, no means.
_PASSED = re.compile(
    "通过[^,，。;；]{2,20}(?:验收|认证|评审|复审|复评|复核|考核|评估|评定|认定|鉴定|审核|审定|审查|考试)$"
)
# 办公室负责协调, 可持续发展的办法.
_NO_STATE = re.compile("负责(?!任)|牵头|的(?:办法|做法|方法|措施|意见|建议|方案|原则|方式|途径|工作|活动|问题|情况)$")
_FEW = 6
_THEN = ("为", "方可", "方能", "才能", "才可", "后方", "后才")
_NO_EVENT = re.compile("[^,，。;；]{0,8}(?:不发生|不出现|未发生|无)")


class _Pattern(NamedTuple):
    """One rule of `rules/extract/goals_states.yaml`; an `anchored` pattern needs no subject before what it finds."""

    name: str
    pattern: re.Pattern[str]
    anchored: bool


@dataclass(frozen=True, slots=True)
class States:
    """The patterns of `rules/extract/goals_states.yaml`, in order, and the words of lexicon `goals_predicates`.

    `led` finds those who are taught or led to something, behind a verb that might be a noun: 教育|职工爱岗敬业.
    `willing` fits the beginning of what somebody comes to, whose object may be any noun: 学生愿意|参加集体活动.
    """

    patterns: tuple[_Pattern, ...]
    predicates: frozenset[str]
    led: re.Pattern[str]
    willing: re.Pattern[str]

    def expected(self, text: str, start: int, end: int, measures: Measures, words: Words) -> str | None:
        """The rule when the clause `text[start:end]` of a goals section is an end state, None for an activity."""
        verb = measures.after_date(start)
        while verb < end and text[verb] in " \u3000":
            verb += 1  # 2026年 计划招收3人
        place = PLACE.match(text, verb, end)
        if place is not None:
            verb = place.end()  # 在全县比赛中|取得好成绩
        begin, verb = verb, words.skip_adverbs(text, verb, end)
        becoming = max(words.verb.behind(text, verb, end), words.verb.behind(text, start, end))
        if becoming >= 0:
            return "verb_of_becoming" if becoming < end else None
        measured = measures.prescribed_in(start, end)
        if (weak := words.weak_verb.behind(text, verb, end)) >= 0:
            if _COMPLETED.search(text, weak, end) or (not measured and _BROUGHT.match(text[begin:end])):
                return "brought_to_end"
            if measured or verb > start:
                return "measured_verb" if measured else None
        if self._done_well(text, verb, end, words):
            return "state_reached"
        if measured and _RATE.match(text, start, end) and reaches_share(text, start, measured):
            return "measured_state"  # 培训|覆盖率达到100%, whatever verb the rate is made of
        if measured and measured[0].start == start and words.begins_activity(text, measured[0].end, end):
            return None  # 24小时内|送检: how soon something is done
        if so_many_do(text, start, end, measures):
            return "measured_state"
        if measured and _LOCATIVE.match(text, start, end) and reaches_share(text, start, measured):
            return "measured_state"
        if (
            words.begins_activity(text, verb, end)
            or (place is None and words.begins_activity(text, start, end))
            or (_is_fragment(text[start : min(end, start + _VIEW)]) and not self.willing.match(text, start, end))
        ):
            return None
        noun = words.may_begin_activity(text, verb, end)
        if noun and (verb > begin or words.acts_on(text, verb, end)):
            return None
        if noun and self.led.match(text, words.verbal_noun.behind(text, verb, end), end):
            return None  # 教育|职工爱岗敬业
        clause = text[max(start, end - _VIEW) : end]
        if (acts := _AGENT_ACTS.match(clause)) and words.begins_activity(text, start + acts.end(), end):
            return None
        if _NO_STATE.search(clause):
            return None
        held = self._first(clause)
        if held is not None:
            return held
        if measured and measures.repeats(start, end):
            return None
        if measured and not noun and not _CONDITION.match(clause):
            if is_level(text, measured):
                return "measured_state"
            counts = (
                not words.begins_with_object(text, verb, end)
                and not counts_doings(text, verb, measured[0], words)
                and measures.counts_something(start, end)
            )
            return "count_reached" if counts and not goes_on_doing(text, start, words) else None
        return None

    def _done_well(self, text: str, start: int, end: int, words: Words) -> bool:
        """Whether nothing but verbs of doing and how they are done make the clause: 查阅利用方便快捷."""
        at = start
        while (after := max(words.action.behind(text, at, end), words.verbal_noun.behind(text, at, end))) > at:
            at = after
        manner = text[at:end]
        if at <= start + 1 or manner == "到位" or manner in words.verbal_noun.terms:
            return False
        return (
            len(manner) in (2, 4) and {manner[:2], manner[-2:]} <= self.predicates
        )  # 抓好|政令畅通: a thing and its state

    def goes_on(self, text: str, start: int, end: int, words: Words) -> bool:
        """Whether the clause, behind a state, is a further member of the row though no rule knows it.

        An adverb first: a verb that no list knows follows, and what it does.
        """
        return not (
            end - start > _LONGEST_MEMBER
            or words.may_begin_activity(text, start, end)
            or words.skip_adverbs(text, start, end) > start
            or _is_fragment(text[start:end])
            or words.action_inside.search(text, start, end)
            or words.begins_with_object(text, start, end)
            or text[end - 2 : end] in words.verbal_noun.terms
            or _NO_MEMBER.search(text[start:end])
        )

    def counted_too(self, text: str, start: int, end: int, measures: Measures, words: Words) -> bool:
        """Whether the clause, behind a goal with a count, is a further thing with its count: 学科带头人3名."""
        measured = measures.prescribed_in(start, end)
        return bool(
            measured
            and measured[-1].end == end
            and end - start <= _LONGEST_MEMBER
            and not words.may_begin_activity(text, start, end)
            and not words.begins_activity(text, start, end)
            and not _CONDITION.match(text[start:end])
        )

    def is_state(self, text: str, start: int, end: int, words: Words) -> bool:
        """Whether the clause is a subject with its state (or 无 with an event), signal or not."""
        return self.kind(text, start, end, words) is not None

    def kind(self, text: str, start: int, end: int, words: Words) -> str | None:
        """The rule that makes the clause a subject with its state; None when it is none."""
        if end - start > _VIEW or words.begins_activity(text, start, end) or words.acts_on(text, start, end):
            return None
        return self._first(text[start:end])

    def _first(self, clause: str) -> str | None:
        """The name of the first rule whose pattern holds in the clause."""
        for rule in self.patterns:
            if rule.anchored:
                if rule.pattern.match(clause):
                    return rule.name
            elif (held := rule.pattern.search(clause)) and held.start() >= _SUBJECT:
                return rule.name
        return "state_reached" if self._ends_in_predicate(clause) else None

    def _ends_in_predicate(self, clause: str) -> bool:
        """Whether a subject of two characters or more is followed by a predicate that ends the clause."""
        if len(clause) < _SHORTEST_QUALIFIED and "的" in clause:
            return False  # 闲置的盘活: what is done with which of them
        most = min(_LONGEST_PREDICATE, len(clause) - _SUBJECT)
        return any(
            clause[-length:] in self.predicates and not clause.endswith(_WANTING, 0, -length)
            for length in range(2, most + 1)
        )

    def coordinated(self, text: str, start: int, end: int, words: Words, kinds: frozenset[str]) -> bool:
        """Whether the clause, behind a signal of its sentence, is a further subject with a state of such a kind."""
        if end - start > _VIEW or words.begins_activity(text, start, end) or words.acts_on(text, start, end):
            return False
        if words.begins_becoming(text, start, end):
            return False
        clause = text[start:end]
        if _is_fragment(clause):
            return False
        for rule in self.patterns:
            if rule.name not in kinds:
                continue
            held = rule.pattern.search(clause)
            if held is not None and (rule.anchored or held.start() >= _SUBJECT):
                return True
        return False

    def measured(
        self, text: str, start: int, end: int, measures: Measures, words: Words, changed: re.Pattern[str] = CHANGED
    ) -> str | None:
        """The rule when the clause, outside goals sections, states a share that is to be reached.

        `changed` says what stands before the amount of a change.
        """
        shares = measures.shares_in(start, end)
        doing = words.begins_activity(text, start, end) and not _SHORT_RATE.match(text, start, end)
        if not shares or doing or _CONDITION.match(text[start : min(end, start + 4)]):
            return None
        before = text[start : shares[0].start][-14:]
        if shares[0].text.startswith("不得") or before.endswith("不得") or _is_limit(shares[0], before):
            return None  # a limit that a rule sets
        if text.startswith(_THEN, shares[0].end) or _brackets(before):
            return None  # 总数的30%为二等奖, 达100%方可上岗, 检查作业(批改率≥95%: a share, a condition, a remark
        if len(before) <= _FEW and _SHARE_OF.match(text, shares[0].end, end):
            return "measured_state"
        if _OF_THOSE.match(text, shares[0].end):
            return None  # 损耗超过三成的仓: which ones
        if words.ends_in_doing(text, start, shares[0].start - (2 if before.endswith("比例") else 0)):
            return None  # 每月抽查不少于三成, 抽查比例不低于三成: how much of it is done
        reached = _REACHED.match(shares[0].text) or _REACHED.search(before[-2:]) or _OF_WHOLE.search(before)
        return "measured_state" if reached or MEASURED.search(before) or changed.search(before) else None


def _is_limit(share: Quota, before: str) -> bool:
    """Whether a share is one that a rule sets or a count has found, no end state.

    一等奖占20%, 优秀比例不超过15%, 权重不低于15%, 用于购书的不少于5%; 损耗率不超过2% is a state.
    """
    if before.endswith(_PARTS):
        return share.cmp == "eq" or before.endswith(("权重", "的"))
    return share.cmp in ("le", "lt") and _RATED.search(before) is None


def _is_fragment(clause: str) -> bool:
    if clause.startswith(_FRAGMENT_BEGINS):
        return _PASSED.match(clause) is None
    if clause.endswith(("适中", "滞后", "落后", "行为", "爬下", "放下", "写下", "记下", "坐下", "得下", "能下")):
        return False  # what one does or can do: 爬上爬下
    # 不发生火灾、溺水等: a row of events that do not happen.
    return clause.endswith(_FRAGMENT_ENDS) and not (
        clause.endswith(("平等", "及时", "准时")) or (clause.endswith("等") and _NO_EVENT.match(clause))
    )


def _brackets(before: str) -> bool:
    """Whether a bracket that opens in `before` is still open at its end."""
    return max(before.rfind("("), before.rfind("（")) > max(before.rfind(")"), before.rfind("）"))


@lru_cache(maxsize=8)
def states_of(config: StageConfig) -> States:
    """Compile `rules/extract/goals_states.yaml` and lexicon `goals_predicates`.

    Raises ConfigError, with file and line, for a bad rule.

    >>> from pipeline.config import load_config
    >>> "no_event" in [rule.name for rule in states_of(load_config().extract).patterns]
    True
    """
    patterns = []
    for rule in config.rule_list("goals_states"):
        compiled = pattern_of(_filled(rule, config), "pattern")
        if compiled is not None:
            patterns.append(_Pattern(str(rule["name"]), compiled, compiled.pattern.startswith("^")))
    persons, willing, felt = (_any(config, f"goals_{words}") for words in ("persons", "willing", "felt"))
    return States(
        tuple(patterns),
        frozenset(config.lexicon("goals_predicates")),
        re.compile(rf"(?<!服务)(?:全[体校院村镇县厂班]|广大|各位)?(?:{persons}|(?!人)[^\W\d_][员民])(?!满意)"),
        re.compile(rf"(?:[^,，。;；的]{{0,6}}{persons}(?:都|均)?能?)?(?:主动|积极)?(?:能够|(?<=能)|{willing}|{felt})"),
    )


_LEXICON = re.compile(r"\{([a-z_]+)\}")


def _filled(rule: Rule, config: StageConfig) -> Rule:
    """The rule with the words of a lexicon in its pattern where the lexicon's name stands in braces."""
    pattern = str(rule["pattern"])
    try:
        filled = _LEXICON.sub(lambda name: _any(config, name[1]), pattern)
    except ConfigError as error:
        raise ConfigError(f"{rule.where}: {error}") from error
    return replace(rule, fields={**rule.fields, "pattern": filled})


def _any(config: StageConfig, name: str) -> str:
    """A pattern for any word of a lexicon."""
    return f"(?:{either(config.lexicon(name)) or '(?!)'})"
