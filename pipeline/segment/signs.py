"""Signs that a phrase is the name of a topic, or content: the weighted rules of topics.yaml, tested cheapest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from pipeline.config import ConfigError, Rule, StageConfig


class Group(NamedTuple):
    """Rules with their weights; where `any_of` finds nothing in a phrase, none of them does."""

    any_of: re.Pattern[str]
    rules: Sequence[tuple[float, re.Pattern[str]]]


class Signs:
    """The rules of a configuration; raises ConfigError for a mistake in one.

    >>> from pipeline.config import load_config
    >>> found = Signs(load_config().segment)
    >>> found.weigh(0.0, "加强巡查") > 0 > found.weigh(0.0, "必须签字")
    True
    """

    def __init__(self, config: StageConfig) -> None:
        self._edges: list[tuple[float, Callable[[str], object]]] = []
        openings: list[tuple[float, str]] = []
        inner: list[tuple[float, str]] = []
        for rule in config.rule_list("topics"):
            where, weight = rule.get("where", "any"), rule["weight"]
            words, pattern = rule.get("lexicon"), rule.get("pattern")
            if where not in ("start", "end", "any") or not isinstance(weight, int | float) or not (words or pattern):
                raise ConfigError(
                    f"{rule.where}: a rule needs a weight, a pattern or lexicon, and where: start|end|any"
                )
            if where == "end":
                ends = ends_in(config.lexicon(words)) if words else _compiled(rule, f"(?:{pattern})$").search
                self._edges.append((float(weight), ends))
            elif words:
                look = re.compile(either(config.lexicon(words)))
                self._edges.append((float(weight), look.match if where == "start" else look.search))
            else:
                _compiled(rule, str(pattern))
                (openings if where == "start" else inner).append((float(weight), str(pattern)))
        # Most phrases show none of these signs: one look for any of them spares the single ones.
        self._openings, self._inner = _group(openings), _group(inner)

    def weigh(self, total: float, phrase: str) -> float:
        """`total` with the weights of all rules that hold for the phrase."""
        for weight, look in self._edges:
            if look(phrase):
                total += weight
        if self._openings.any_of.match(phrase):
            for weight, pattern in self._openings.rules:
                if pattern.match(phrase):
                    total += weight
        if self._inner.any_of.search(phrase):
            for weight, pattern in self._inner.rules:
                if pattern.search(phrase):
                    total += weight
        return total


def ends_in(words: Iterable[str]) -> Callable[[str], bool]:
    """A test whether a phrase ends in one of `words`: a look into a set for each length there is.

    >>> ends_in(("措施", "时间安排"))("保障措施")
    True
    """
    known = frozenset(words)
    lengths = sorted({len(word) for word in known})
    last = frozenset(word[-1] for word in known)

    def ends(phrase: str) -> bool:
        if phrase[-1:] not in last:
            return False
        for length in lengths:  # noqa: SIM110 - a plain loop, since this is asked of every phrase
            if phrase[-length:] in known:
                return True
        return False

    return ends


def either(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first; words that begin alike share their first character.

    >>> either(("目标", "措施", "目", "目的地"))
    '目(?:的地|标|)|措施'
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(
        re.escape(first) + (f"(?:{'|'.join(group)})" if len(group) > 1 else group[0]) for first, group in rests.items()
    )


def either_but(words: Iterable[str], longer: Iterable[str]) -> str:
    """A pattern for any of `words` where it does not begin one of the words in `longer`.

    >>> either_but(("由", "对", "各组"), ("由于", "由来", "对象"))
    '各组|对(?!象)|由(?!于|来)'
    """
    known = sorted(longer)
    rests = {word: [re.escape(other[len(word) :]) for other in known if other.startswith(word)] for word in words}
    plain = either(word for word, rest in rests.items() if not rest)
    guarded = [f"{re.escape(word)}(?!{'|'.join(rest)})" for word, rest in sorted(rests.items()) if rest]
    return "|".join([plain, *guarded] if plain else guarded)


def _group(rules: Sequence[tuple[float, str]]) -> Group:
    # Without groups around them, so that the search knows the characters that any of them begins with.
    any_of = re.compile("|".join(pattern for _, pattern in rules) or "(?!)")
    return Group(any_of, [(weight, re.compile(pattern)) for weight, pattern in rules])


def _compiled(rule: Rule, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise ConfigError(f"{rule.where}: {error}") from error
