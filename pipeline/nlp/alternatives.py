"""Word lists as tests: patterns for any of many words, and what a phrase ends in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable


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
