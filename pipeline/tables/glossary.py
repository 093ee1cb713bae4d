"""What the rules and codes in the tables mean: `configs/glossary/<table>.txt`, one line each.

    rule = meaning | 中文

A task's rule joins the rules of its links with `+`; each part has a line of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from pipeline.config import ConfigError, config_folder

GLOSSED = ("sections", "goals", "dates", "quotas", "parties", "tasks", "edits", "problems")


class Meaning(NamedTuple):
    """What a rule or code means, in English and in Chinese."""

    english: str
    chinese: str


@cache
def glossary(table: str) -> Mapping[str, Meaning]:
    """Rule or code -> meaning, for one table. Raises ConfigError with file and line for a malformed entry.

    >>> glossary("parties")["by_agent"].english
    '由X…'
    """
    file = config_folder() / "glossary" / f"{table}.txt"
    found: dict[str, Meaning] = {}
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        entry = line.strip()
        if not entry or entry.startswith("#"):
            continue
        name, equals, rest = entry.partition(" = ")
        english, bar, chinese = rest.rpartition(" | ")
        if not (equals and bar):
            raise ConfigError(f"{file}:{number}: write `rule = meaning | 中文`, not '{entry}'")
        if name in found:
            raise ConfigError(f"{file}:{number}: '{name}' has a meaning already")
        found[name] = Meaning(english, chinese)
    return MappingProxyType(found)


def meaning(table: str, rule: str) -> str:
    """What a record's rule means, in English; the rules of a task's links are joined by `; `.

    >>> meaning("tasks", "own_date+sentence_subject")
    'a date in its own clause; who its sentence begins with'
    """
    known = glossary(table)
    return "; ".join(known[part].english if part in known else part for part in rule.split("+"))


def entries(name: str) -> list[tuple[str, Meaning]]:
    """Every table in which a rule or code of this name occurs, with its meaning there.

    >>> [table for table, _ in entries("timeout")]
    ['problems']
    """
    return [(table, glossary(table)[name]) for table in GLOSSED if name in glossary(table)]
