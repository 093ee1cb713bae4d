"""Lines that divide a report by its periods without a number: 2024年工作回顾, 下一步工作打算."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.config import ConfigError, StageConfig
from pipeline.nlp.alternatives import either

_YEAR = r"(?:20[0-9]{2}|20[xX]{2}|[xX]{2})(?:[-—–~至](?:20)?[0-9xX]{2,4})?(?:年度?|学年度?)(?:第?[一二上下]学期)?"
_YEAR_BEGINS = "2xX"
_CLASSES = ("ahead", "kind", "plan", "topic", "half")


class ReportParts:
    """The names of a report's parts, from the words of a configuration; raises ConfigError for an unknown class.

    >>> from pipeline.config import load_config
    >>> parts = report_parts(load_config().segment)
    >>> [parts.divides(line) for line in ("2024年工作回顾", "下一步工作打算", "2025年工作计划", "青山村工作回顾")]
    [True, True, False, False]
    """

    def __init__(self, config: StageConfig) -> None:
        words: dict[str, list[str]] = {name: [] for name in _CLASSES}
        for word, classes in config.lexicon("report_parts").items():
            for name in classes.split():
                if name not in words:
                    known = ", ".join(_CLASSES)
                    raise ConfigError(f"{config.where('report_parts', word)}: '{word}' is '{name}', none of {known}")
                words[name].append(word)
        ahead, kind, plan, topic, half = (f"(?:{either(words[name])})" for name in _CLASSES)
        named = f"(?:{plan}|{topic})"
        self._part = re.compile(
            f"{ahead}的?{kind}?(?:工作)?的?{kind}?{named}(?:和{plan})?"
            f"|{_YEAR}的?{kind}?工作的?{kind}?{topic}(?:任务)?|{_YEAR}的?{kind}?(?:{topic}|工作)"
        )
        # In a report that says so in its title (2024年工作总结和2025年工作计划), the names of its halves.
        self._half = re.compile(f"{_YEAR}的?{kind}?(?:工作)?{half}")
        # What such lines begin with: a cheap look before the patterns.
        self._first = frozenset(_YEAR_BEGINS + "".join(word[0] for word in words["ahead"]))

    def divides(self, line: str) -> bool:
        """Whether a line is nothing but the name of such a part."""
        return line[:1] in self._first and self._part.fullmatch(line) is not None

    def is_half(self, line: str) -> bool:
        """Whether a line is the name of a report's half, where its title announces both (2024年工作总结).

        >>> from pipeline.config import load_config
        >>> parts = report_parts(load_config().segment)
        >>> parts.is_half("2024年工作总结"), parts.is_half("青山村2024年工作总结")
        (True, False)
        """
        return line[:1] in self._first and self._half.fullmatch(line) is not None


@lru_cache(maxsize=8)
def report_parts(config: StageConfig) -> ReportParts:
    """The compiled names of a configuration; raises ConfigError for a mistake in them."""
    return ReportParts(config)
