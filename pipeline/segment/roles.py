"""The role of a section (goals, tasks, organization …): words of its heading, its place, and its parent's role."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.config import ConfigError, StageConfig

_CONTENT_ROLES = ("guiding_ideology", "goals", "principles", "scope", "tasks", "measures", "schedule")
ROLES = frozenset((*_CONTENT_ROLES, "organization", "safeguards", "assessment", "background", "other"))


class Roles:
    """The role words of a configuration."""

    def __init__(self, config: StageConfig) -> None:
        self._nouns = _read(config, "role_nouns")
        self._phrases = _read(config, "role_phrases")
        self._noun = re.compile("|".join(map(re.escape, sorted(self._nouns, key=lambda w: (-len(w), w)))))
        self._phrase = re.compile("|".join(map(re.escape, sorted(self._phrases, key=lambda w: (-len(w), w)))))

    def of(self, heading: str, parent: str | None, kind: str) -> str:
        """The role of a heading under a parent's role (None at the top) in a plan of this kind.

        At the top a noun that names the role near the heading's end has the last word, then a phrase anywhere. Below,
        only a noun at the very end outweighs the parent.

        >>> from pipeline.config import load_config
        >>> found = roles(load_config().segment)
        >>> found.of("保障措施", None, "plan"), found.of("抓好晨检", "measures", "plan")
        ('safeguards', 'measures')
        """
        last = None
        for match in self._noun.finditer(heading):
            last = match
        after = len(heading) - last.end() if last else 99
        if last and after <= (2 if parent is None else 0) and len(heading) <= 24:
            return self._nouns[last.group()]
        if parent is not None:
            return parent
        found = self._phrase.search(heading)
        if found:
            return self._phrases[found.group()]
        # What a scheme lays down without naming it are measures; what a plan does, tasks.
        return "measures" if kind == "scheme" else "tasks"


def _read(config: StageConfig, name: str) -> dict[str, str]:
    words = dict(config.lexicon(name))
    for word, role in words.items():
        if role not in ROLES:
            raise ConfigError(f"lexicons/segment/{name}.txt: '{word}' has the unknown role '{role}'")
    return words


@lru_cache(maxsize=8)
def roles(config: StageConfig) -> Roles:
    """The compiled role words of a configuration; raises ConfigError for an unknown role."""
    return Roles(config)
