"""Those who answer for a row of a table or for a sentence: what their columns and labels are called."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.config import ConfigError, StageConfig
from pipeline.nlp.alternatives import either

_USES = ("column", "label", "part")
_BODIES = "单位|部门|科室|处室|股室|部室|班组|车间|支部|社区|领导|干部|教师|老师|校长|人员?"


class Charges(NamedTuple):
    """Patterns for those who answer.

    `column` fits the whole name of their column; `words` are those of such names, `part` finds one in any header.
    `behind_sentence` fits all that stands behind a sentence and only says who answers for it and by when:
    牵头单位：…, 完成时限：…; 牵头：…；配合：….
    """

    column: re.Pattern[str]
    words: tuple[str, ...]
    part: re.Pattern[str]
    behind_sentence: re.Pattern[str]


@lru_cache(maxsize=8)
def charges(config: StageConfig) -> Charges:
    """Compile lexicon `charges`; raises ConfigError, with file and line, for a use that it does not know.

    >>> from pipeline.config import load_config
    >>> found = charges(load_config().segment)
    >>> [bool(found.column.fullmatch(name)) for name in ("具体责任人", "督办领导", "完成时限")]
    [True, True, False]
    >>> bool(found.behind_sentence.fullmatch("牵头单位：农业局；完成时限：6月底。"))
    True
    """
    words: dict[str, list[str]] = {use: [] for use in _USES}
    for word, uses in config.lexicon("charges").items():
        for use in uses.split() or [uses]:
            if use not in words:
                where = config.where("charges", word)
                raise ConfigError(f"{where}: '{word}' is for '{use}', none of {', '.join(_USES)}")
            words[use].append(word)
    column, label, part = (f"(?:{either(words[use]) or '(?!)'})" for use in _USES)
    # What a label brings in goes on to where the next one begins, so that there is one way to part them.
    charge = (
        rf"(?:主要|具体)?{label}"
        r"(?:[和及、与]?(?:牵头|责任|配合|协同))?(?:单位|部门|科室|处室|领导|时限|时间|人)?[：:]"
    )
    return Charges(
        re.compile(f"(?:主要|具体|第一|直接)?{column}(?:{_BODIES})"),
        tuple(words["column"]),
        re.compile(part),
        re.compile(rf"(?:\s*+[（(【\[]?{charge}(?:(?!{charge})[^\n；;：:])++[；;]?)++\s*+"),
    )
