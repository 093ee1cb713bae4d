"""The role of a section (goals, tasks, organization …): words of its heading, its place, and its parent's role."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.config import ConfigError, StageConfig

ROLES = frozenset(
    ("guiding_ideology", "goals", "principles", "scope", "organization", "tasks", "measures", "schedule", "safeguards")
    + ("assessment", "background", "other")
)


class Roles:
    """The role words of a configuration."""

    def __init__(self, config: StageConfig) -> None:
        self._nouns = _read(config, "role_nouns")
        self._phrases = _read(config, "role_phrases")
        self._noun = re.compile("|".join(map(re.escape, sorted(self._nouns, key=lambda w: (-len(w), w)))))
        self._phrase = re.compile("|".join(map(re.escape, sorted(self._phrases, key=lambda w: (-len(w), w)))))
        self._passed_on = frozenset(config.lexicon("roles_passed_on"))

    def of(self, heading: str, parent: str | None) -> str:
        """The role of a heading under a parent's role (None at the top).

        A noun that names the role at the heading's end has the last word, then a phrase anywhere, then the parent.

        >>> from pipeline.config import load_config
        >>> found = roles(load_config().segment)
        >>> found.of("保障措施", None), found.of("抓好晨检", "measures"), found.of("成立领导小组", None)
        ('safeguards', 'measures', 'organization')
        """
        last = None
        for match in self._noun.finditer(heading):
            last = match
        if last and len(heading) - last.end() <= 3 and (parent is None or len(heading) <= 16):
            return self._nouns[last.group()]
        found = self._phrase.search(heading)
        if found and (parent is None or parent in self._passed_on):
            return self._phrases[found.group()]
        return parent or "tasks"


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
