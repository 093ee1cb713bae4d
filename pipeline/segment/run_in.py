"""Headings that run into their bodies without any sign (`（一）加强组织领导成立…`): where the name ends."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.config import ConfigError, StageConfig
from pipeline.nlp.alternatives import either, either_but

_FURTHEST = 18  # so far from its beginning a name that no sign closes may end
_SHORTEST_NAME = 4
_SHORTEST_OBJECT = 2
_SHORTEST_BODY = 9
_STOPS = re.compile("[，,。；;：:！!？?\n（(]")
_SPACE = " \t\u3000"
# 以…为组长, 从…中, 从3月起, and dates.
_FRAMES = (
    "以(?=[^，,。；;\n]{2,24}为)|从(?=[^，,。；;]{2,8}[中里]|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月|即日)"
    "|(?:20[0-9xX]{2}|[xX]{2})年|[0-9]{1,2}月"
)
_CLASSES = ("", "actor", "act", "word")


class RunIn:
    """The words of a configuration between which a heading ends that nothing parts from its body."""

    def __init__(self, config: StageConfig, score: Callable[[str], float]) -> None:
        nouns = frozenset(config.lexicon("heading_nouns"))
        objects = nouns | frozenset(config.lexicon("topic_suffixes")) | frozenset(config.lexicon("topic_objects"))
        self._score = score
        self._nouns = nouns
        self._verb = re.compile(either(config.lexicon("topic_verbs")))
        self._object = re.compile(either(objects))
        self._section = re.compile(either(nouns - frozenset(config.lexicon("short_nouns"))))
        self._goes_on = re.compile(either(config.lexicon("noun_goes_on")))
        self._break = re.compile(f"[{_SPACE}]?(?:{_breaks(config)})")

    def topic_end(self, text: str, start: int, end: int) -> int | None:
        """Where the name of a topic ends that a sentence of its own follows, None where there is none.

        `text[start:end]` is a part, or its first sentence.

        >>> from pipeline.config import load_config
        >>> from pipeline.segment.headings import topics
        >>> line = "加强河道巡查由各组轮流负责，每天两次"
        >>> topics(load_config().segment).run_in.topic_end(line, 0, len(line))
        6
        """
        return self._end(self._object, self._opens_sentence, text, start, end)

    def section_end(self, text: str, start: int, end: int) -> int | None:
        """Where the name of a plan's outermost part ends (`工作要求|务必…`), whatever its body opens with."""
        whole = self._section.match(text, start, end - _SHORTEST_BODY)
        if whole and text[whole.end()] in "，,":
            return whole.end()  # 工作要求，各组…: a noun that only headings are made of
        return self._end(self._section, self._does_not_go_on, text, start, end)

    def _end(
        self,
        left: re.Pattern[str],
        parts: Callable[[str, int, int], bool],
        text: str,
        start: int,
        end: int,
    ) -> int | None:
        limit = min(end - _SHORTEST_BODY, start + _FURTHEST)
        sign = _STOPS.search(text, start, max(start, limit))
        limit = sign.start() if sign else limit
        if limit - start < _SHORTEST_NAME:
            return None
        at = start
        while at < limit and (match := left.search(text, at, limit)):
            stop, at = match.end(), match.start() + 1
            if stop - start >= _SHORTEST_NAME and parts(text, stop, end):
                name = text[start:stop]
                return stop if self._names(name) else None
        return None

    def _opens_sentence(self, text: str, at: int, end: int) -> bool:
        return self._break.match(text, at, end) is not None

    def _does_not_go_on(self, text: str, at: int, end: int) -> bool:
        return self._goes_on.match(text, at, end) is None

    def _names(self, name: str) -> bool:
        verb = self._verb.match(name)
        about = verb is None or len(name) - verb.end() >= _SHORTEST_OBJECT
        return about and self._score(name) >= 0


def _breaks(config: StageConfig) -> str:
    """A pattern for what begins a sentence behind a name; raises ConfigError for a class that no break has."""
    by_class: dict[str, list[str]] = {name: [] for name in _CLASSES}
    for word, name in config.lexicon("body_breaks").items():
        if name not in by_class:
            raise ConfigError(f"{config.where('body_breaks', word)}: '{word}' is '{name}', not actor, act or word")
        by_class[name].append(word)
    breaks = f"{either_but(by_class[''], by_class['word'])}|{_FRAMES}"
    acts = f"{breaks}|{either_but(by_class['act'], by_class['word'])}"
    return f"{breaks}|(?:{either(by_class['actor'])})(?={acts})"
