"""End states without a signal word: verbs of becoming, subject and state, measured states."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.config import StageConfig
from pipeline.extract.goals.clauses import Words
from pipeline.extract.goals.measures import Measures
from pipeline.extract.goals.signals import pattern_of

_VIEW = 120
_BARE_LONGEST = 30
_WEAKLY_HELD = 0.6
# What is measured in per cent: the subject that stands before the number.
_MEASURED = re.compile(r"(?:率|面|(?<![年学季月])度|比例|比重|占比|合格|优秀|满意|达标|覆盖|普及|参与|人数|数量|指数)")
_REACHED = re.compile(r"[≥≤><＞＜]|达|不低于|不少于|不超过|低于|高于")
# In goals sections a share may be measured within a field: 在册党员中 ….
_LOCATIVE = re.compile(r"[在从到]")
_SUBJECT = 2
_COORDINATED = frozenset({"state_changed", "meets_standard", "brought_about"})
_CONDITION = re.compile(r"^(?:凡|对|如|若|未|低于|对于|因|按|占|扣|得|每|其中)")
# An agent and a modal before a verb of doing: 各校要加强 …
_AGENT_ACTS = re.compile(r"^[^,，。;；要]{1,18}[要将应须](?:求)?")
_FRAGMENT = re.compile(
    r"^(?:以|通过|随着|当|如|即|例如|比如|包括|具体|以上|其中|等)|(?:等|的|是|为|中|下|情况|活动|工作|制度|方案|措施|竞赛|规定|方面|时|后|前|基础上|的同时)$"
)


@dataclass(frozen=True, slots=True)
class States:
    """The patterns of `rules/extract/goals_states.yaml`: (name, pattern, score)."""

    patterns: tuple[tuple[str, re.Pattern[str], float], ...]

    def expected(
        self, text: str, start: int, end: int, measures: Measures, words: Words, in_run: bool
    ) -> tuple[str, float] | None:
        """(rule, score) when the clause `text[start:end]` of a goals section is an end state, None for an activity.

        `in_run` says that the clause before it was one: a run of bare states goes on.
        """
        verb = words.skip_adverbs(text, measures.after_date(start), end)
        if words.verb.match(text, verb, end):
            return "verb_of_becoming", 0.8
        measured = measures.prescribed_in(start, end)
        if words.weak_verb.match(text, verb, end) and (measured or verb > start):
            return ("measured_verb", 0.75) if measured else None
        if self._is_share(text, start, end, measures) and _LOCATIVE.match(text, start, end):
            return "measured_state", 0.75
        if (
            words.begins_activity(text, verb, end)
            or words.begins_activity(text, start, end)
            or _FRAGMENT.search(text[start:end][:_VIEW])
        ):
            return None
        noun = words.may_begin_activity(text, verb, end)
        if noun and (verb > start or words.acts_on(text, verb, end)):
            return None
        clause = text[start:end][-_VIEW:] if end - start > _VIEW else text[start:end]
        if (acts := _AGENT_ACTS.match(clause)) and words.begins_activity(text, start + acts.end(), end):
            return None
        for name, pattern, score in self.patterns:
            held = pattern.search(clause)
            if held is not None and (held.start() >= _SUBJECT or pattern.pattern.startswith("^")):
                return name, score
        if measured and measures.repeats(start, end):
            return None
        if measured and not noun and not _CONDITION.match(clause):
            return "measured_state", 0.75
        if noun or end - start > _BARE_LONGEST or words.action_inside.search(text, start, end):
            return None
        if words.verbal_noun.fullmatch(text, end - 2, end):
            return None  # 机制研究, 队伍建设: a topic, not a state
        return ("run_of_states" if in_run else "bare_state", _WEAKLY_HELD)

    def is_state(self, text: str, start: int, end: int, words: Words) -> bool:
        """Whether the clause is a subject with its state (or 无 with an event), signal or not."""
        if words.begins_activity(text, start, end) or words.acts_on(text, start, end) or end - start > _VIEW:
            return False
        clause = text[start:end]
        return any(
            (held := pattern.search(clause)) and (held.start() >= _SUBJECT or pattern.pattern.startswith("^"))
            for _, pattern, _ in self.patterns
        )

    def coordinated(self, text: str, start: int, end: int, words: Words) -> tuple[str, float] | None:
        """(rule, score) when the clause, behind a signal of the same sentence, is a further subject with its state."""
        if words.may_begin_activity(text, start, end) or words.verb.match(
            text, words.skip_adverbs(text, start, end), end
        ):
            return None
        clause = text[start:end]
        if len(clause) > _VIEW or _FRAGMENT.search(clause):
            return None
        for name, pattern, _ in self.patterns:
            if name in _COORDINATED and (held := pattern.search(clause)) and held.start() >= _SUBJECT:
                return "coordinated_state", 0.65
        return None

    def _is_share(self, text: str, start: int, end: int, measures: Measures) -> bool:
        return any(_MEASURED.search(text[start : share.start]) for share in measures.shares_in(start, end))

    def measured(self, text: str, start: int, end: int, measures: Measures, words: Words) -> tuple[str, float] | None:
        """(rule, score) when the clause, outside goals sections, states a share that is to be reached."""
        shares = measures.shares_in(start, end)
        if not shares or words.begins_activity(text, start, end) or _CONDITION.match(text[start:end][:4]):
            return None
        before = text[start : shares[0].start][-14:]
        reached = _REACHED.match(shares[0].text) or _REACHED.search(before[-2:])
        return ("measured_state", 0.8) if reached or _MEASURED.search(before) else None


@lru_cache(maxsize=8)
def states_of(config: StageConfig) -> States:
    """Compile `rules/extract/goals_states.yaml`; raises ConfigError, with file and line, for a bad rule.

    >>> from pipeline.config import load_config
    >>> "no_event" in [name for name, _, _ in states_of(load_config().extract).patterns]
    True
    """
    patterns = []
    for rule in config.rule_list("goals_states"):
        rule["pattern"]
        compiled = pattern_of(rule, "pattern")
        if compiled is not None:
            patterns.append((str(rule["name"]), compiled, float(rule.get("score", 0.8))))
    return States(tuple(patterns))
