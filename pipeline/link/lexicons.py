"""The words and patterns that linking works from: `lexicons/link/*.txt`, `rules/link/*.yaml`, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.config import ConfigError, Rule, StageConfig
from pipeline.nlp.alternatives import either

_PLACES = ("begin", "end", "no")
_TOKEN = re.compile(r"\\.|[\[\]()|]")
_SCOPES = ("clauses", "items", "both", "dated", "counted", "assigned")


@dataclass(frozen=True, slots=True)
class Patterns:
    """Patterns of several rules as three: those that only a beginning can fit are not tried at every place.

    Of the others those `opened` by a character of their own are tried where one of these characters stands.
    """

    begin: re.Pattern[str]
    opened: re.Pattern[str]
    within: re.Pattern[str]

    def fit(self, body: str) -> bool:
        """Whether any pattern is found in `body`."""
        return (
            self.begin.match(body) is not None
            or self.opened.search(body) is not None
            or self.within.search(body) is not None
        )


@dataclass(frozen=True, slots=True)
class Lexicons:
    """Compiled word lists: each pattern is tried at one place of a clause."""

    vague_dates: tuple[str, ...]
    spans_of_writing: frozenset[str]
    adverbial_begin: re.Pattern[str]
    adverbial_end: tuple[str, ...]
    no_adverbial: tuple[str, ...]
    follower: re.Pattern[str]
    grounds: tuple[str, ...]
    purpose: re.Pattern[str]
    remarks: tuple[str, ...]
    lasting: tuple[str, ...]
    there_are: re.Pattern[str]
    measures: re.Pattern[str]
    befell: re.Pattern[str]
    cost: re.Pattern[str]
    one_deed: re.Pattern[str]
    no_task: Patterns
    no_item: Patterns
    leading: Patterns
    state: Patterns
    counts: Patterns
    assigns: Patterns
    label: re.Pattern[str]
    reference: re.Pattern[str]


@lru_cache(maxsize=8)
def lexicons_of(config: StageConfig) -> Lexicons:
    """Compile the lexicons and rules of linking; raises ConfigError, with file and line, for a mistake.

    >>> from pipeline.config import load_config
    >>> "今年" in lexicons_of(load_config().link).vague_dates
    True
    """
    adverbials = config.lexicon("adverbials")
    for term, place in adverbials.items():
        if place not in _PLACES:
            where = config.where("adverbials", term)
            raise ConfigError(f"{where}: '{term}' must be {' or '.join(_PLACES)}, not '{place}'")
    return Lexicons(
        vague_dates=tuple(config.lexicon("vague_dates")),
        spans_of_writing=frozenset(config.lexicon("spans_of_writing")),
        adverbial_begin=_one_of(term for term, place in adverbials.items() if place == "begin"),
        adverbial_end=tuple(term for term, place in adverbials.items() if place == "end"),
        no_adverbial=tuple(term for term, place in adverbials.items() if place == "no"),
        follower=_one_of(config.lexicon("followers")),
        grounds=tuple(config.lexicon("grounds")),
        purpose=_one_of(config.lexicon("purposes")),
        remarks=tuple(config.lexicon("remarks")),
        lasting=tuple(config.lexicon("lasting")),
        measures=re.compile(
            f"(?:{_any(config.lexicon('measures'))})(?:每(?:小?时|[秒分天日亩株人]))?[为约达近有共]{{0,2}}$"
        ),
        befell=re.compile(
            f"(?:以?[后前])?[已新所才刚]{{0,2}}(?:{_any(config.lexicon('befell'))}){{1,2}}[完好出到来过了]?的"
        ),
        there_are=re.compile(f"(?:{_any(config.lexicon('there_are'))})的?$"),
        cost=re.compile(f"{_NOTHING_DONE}(?:{_FEE}|{_any(config.lexicon('bought'))})[约共计为]?$"),
        one_deed=re.compile(f"(?:前|底|内|后)?(?:{_any(config.lexicon('before_deeds'))})*([^,，。;；]{{2}})"),
        no_task=_patterns(rule for rule in config.rule_list("tasks") if _scope(rule) in ("clauses", "both")),
        no_item=_patterns(rule for rule in config.rule_list("tasks") if _scope(rule) in ("items", "both")),
        leading=_patterns(rule for rule in config.rule_list("tasks") if _leads(rule)),
        state=_patterns(rule for rule in config.rule_list("tasks") if _scope(rule) == "dated"),
        counts=_patterns(rule for rule in config.rule_list("tasks") if _scope(rule) == "counted"),
        assigns=_patterns(rule for rule in config.rule_list("tasks") if _scope(rule) == "assigned"),
        label=_any_of(config.rule_list("labels"), ending="$"),
        reference=_any_of(config.rule_list("references")),
    )


# A clause up to what is paid for, with no verb in it that says what is done with the money.
_NOTHING_DONE = (
    "(?:^|[，,。;；:：\\n(（])[^，,。;；:：\\n发购租奖励补扣罚给拨投筹募捐交缴收付支按每各安设列用争增]{0,18}"
)
_FEE = "[^奖励补罚扣缴交收]费用?"


def _any(terms: Iterable[str]) -> str:
    return either(terms) or r"(?!)"


def _one_of(terms: Iterable[str]) -> re.Pattern[str]:
    return re.compile(_any(terms))


def _any_of(rules: Iterable[Rule], ending: str = "") -> re.Pattern[str]:
    """One pattern for those of all rules; each is compiled by itself only to find a mistake."""
    rules = tuple(rules)
    if not rules:
        return re.compile(r"(?!)")
    return _compiled("(?:" + "|".join(f"(?:{rule['pattern']})" for rule in rules) + f"){ending}", rules)


def _patterns(rules: Iterable[Rule]) -> Patterns:
    rules = tuple(rules)
    kinds: tuple[list[str], list[str], list[str]] = ([], [], [])
    for rule in rules:
        for part in _spread(str(rule["pattern"])):
            kinds[0 if part.startswith("^") else 1 if _CHARACTER.match(part) else 2].append(part)
    return Patterns(*(_compiled("|".join(parts) or r"(?!)", rules) for parts in kinds))


_CHARACTER = re.compile(r"[^\\\[\](){}.?*+^$|](?![?*+{])")


def _spread(pattern: str) -> Iterator[str]:
    """Alternatives that are found where the pattern is, without a group at their beginning where that can be.

    What may be left out at the beginning is: the rest is found with and without it.

    >>> list(_spread("(?:吗|呢)$|(?:就要)?(?:到来|来临)"))
    ['吗$', '呢$', '到来', '来临']
    """
    for part in _alternatives(pattern):
        close = _close(part) if part.startswith("(?:") else 0
        rest = part[close:]
        if not close or rest.startswith(("*", "+", "{", "??", "?+")):
            yield part
        elif rest.startswith("?"):
            yield from _spread(rest[1:])
        else:
            for inner in _alternatives(part[len("(?:") : close - 1]):
                yield from _spread(inner + rest)


def _close(pattern: str) -> int:
    """Behind the bracket that closes the group at the beginning of a pattern, 0 when none does."""
    depth, in_class = 0, False
    for token in _TOKEN.finditer(pattern):
        char = token.group()
        if in_class or char == "[":
            in_class = char != "]"
        elif char in "()":
            depth += 1 if char == "(" else -1
            if not depth:
                return token.end()
    return 0


def _compiled(pattern: str, rules: tuple[Rule, ...]) -> re.Pattern[str]:
    for rule in rules:
        if _OF_ONE_PATTERN.search(str(rule["pattern"])):
            raise ConfigError(f"{rule.where}: patterns are joined, so no named groups, references or flags")
    try:
        return re.compile(pattern)
    except re.error:
        for rule in rules:
            _check(rule)
        raise


# What means something else once patterns stand in one: (?P<name>…), (?i), \1.
_OF_ONE_PATTERN = re.compile(r"\(\?P|\(\?[aiLmsux]+[):]|\\[1-9]")


def _check(rule: Rule) -> None:
    try:
        re.compile(str(rule["pattern"]))
    except re.error as error:
        raise ConfigError(f"{rule.where}: bad pattern: {error}") from error


def _alternatives(pattern: str) -> list[str]:
    """The outermost alternatives of a pattern.

    >>> _alternatives(r"^(?:本|此)[|]|了$")
    ['^(?:本|此)[|]', '了$']
    """
    parts, depth, begin, in_class = [], 0, 0, False
    for token in _TOKEN.finditer(pattern):
        char = token.group()
        if in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "|" and not depth:
            parts.append(pattern[begin : token.start()])
            begin = token.end()
    return [*parts, pattern[begin:]]


def _leads(rule: Rule) -> bool:
    leads = rule.get("leads", False)
    if not isinstance(leads, bool):
        raise ConfigError(f"{rule.where}: leads is true or false")
    return leads


def _scope(rule: Rule) -> str:
    """What a rule rejects: clauses of running text, items under a dated heading, both, or clauses with a date.

    `counted` is one whose amount alone makes a task, `assigned` one whose party alone does.
    """
    scope = str(rule.get("scope", "clauses"))
    if scope not in _SCOPES:
        raise ConfigError(f"{rule.where}: 'scope' must be one of {', '.join(_SCOPES)}, not '{scope}'")
    return scope
