"""The role of a section (goals, tasks, organization …): words of its heading, its place, and its parent's role."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.config import ConfigError, StageConfig

_CONTENT_ROLES = ("guiding_ideology", "goals", "principles", "scope", "tasks", "measures", "schedule")
ROLES = frozenset((*_CONTENT_ROLES, "organization", "safeguards", "assessment", "background", "other"))


_LONGEST_NOUN = 10
_LONG_NOUN = 4


class Roles:
    """The role words of a configuration."""

    def __init__(self, config: StageConfig) -> None:
        self._nouns = _read(config, "role_nouns")
        self._phrases = _read(config, "role_phrases")
        self._noun = re.compile("|".join(map(re.escape, sorted(self._nouns, key=lambda w: (-len(w), w)))))
        self._verb = re.compile("|".join(map(re.escape, config.lexicon("topic_verbs"))))
        self._lost = re.compile("|".join(map(re.escape, config.lexicon("lost_headings"))))
        try:
            self._reached = re.compile("|".join(str(rule["pattern"]) for rule in config.rule_list("end_states")))
        except re.error as error:
            raise ConfigError(f"end_states.yaml: {error}") from error
        self._phrase = re.compile("|".join(map(re.escape, sorted(self._phrases, key=lambda w: (-len(w), w)))))

    def of(self, heading: str, parent: str | None, body: str = "", otherwise: str = "tasks") -> str:
        """The role of a heading under a parent's role (None at the top); `body` is the beginning of its text.

        At the top a noun that names the role near the heading's end has the last word, then a phrase anywhere, then
        what the body is about, then `otherwise`. Below, only a noun at the very end outweighs the parent.

        >>> from pipeline.config import load_config
        >>> found = roles(load_config().segment)
        >>> found.of("保障措施", None), found.of("抓好晨检", "measures"), found.of("绿化", None, "绿地率达到35%以上。")
        ('safeguards', 'measures', 'goals')
        """
        last = None
        for match in self._noun.finditer(heading):
            last = match
        after = len(heading) - last.end() if last else 99
        if last and after <= (2 if parent is None else 0) and len(heading) <= 24:
            role = self._nouns[last.group()]
            if parent is None or self._names_itself(heading, last.group(), role):
                return role
        if parent is not None:
            return parent
        found = self._phrase.search(heading)
        if found:
            return self._phrases[found.group()]
        if len(heading) <= _LONGEST_NOUN and not self._verb.match(heading) and len(self._reached.findall(body)) >= 2:
            return "goals"
        return otherwise

    def _names_itself(self, heading: str, noun: str, role: str) -> bool:
        """Whether a part below the top is about its last noun (具体措施), not what is done to it (创新思路)."""
        if "，" in heading or "," in heading:
            return False
        return role == "assessment" or len(noun) >= _LONG_NOUN or not self._verb.match(heading)

    def opens_safeguards(self, heading: str) -> bool:
        """Whether a heading is one that a run of safeguards begins with (leadership, responsibility)."""
        return bool(self._lost.match(heading))


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
