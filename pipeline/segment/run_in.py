"""Headings that run into their bodies without any sign (`（一）加强组织领导成立…`): where the name ends."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.config import StageConfig
from pipeline.segment.signs import either

_FURTHEST = 18  # so far from its beginning a name that no sign closes may end
_SHORTEST_NAME = 4
_SHORTEST_OBJECT = 2
_SHORTEST_BODY = 9
_STOPS = re.compile("[，,。；;：:！!？?\n（(]")
_SPACE = " \t\u3000"
# Prepositions that begin words as well (对象, 在校, 各项), 以…为组长, and dates.
_BREAKS = (
    "以(?=[^，,。；;\n]{2,24}为)|对(?![象口接策照外内应手联比标])|在(?!校[学生期]|[编职岗线园册家建读院平日])|由(?![来于])|(?:主动|及时)(?!性)|从(?=[^，,。；;]{2,8}[中里])"
    "|各(?!项|种|类|方面|个|环节|自|式)|(?:20[0-9xX]{2}|[xX]{2})年|[0-9]{1,2}月|第一(?:阶段|步|季度)"
)
_ACTS = (
    "将|要(?!求)|应(?!急)|须|必须|每|负责|成立|设立|组织|抽调|安排|定期|认真|积极|充分|坚持|统一|实行|制定|制订|开展|建立"
    "|把|对|在|按|根据|通过|利用|全体|主要|带头|带领|亲自|任|为|与|和|及时|不得|逐"
)


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
        words = dict(config.lexicon("body_breaks"))
        plain = either(word for word, value in words.items() if not value)
        actors = either(word for word, value in words.items() if value)
        self._break = re.compile(f"[{_SPACE}]?(?:{plain}|{_BREAKS}|(?:{actors})(?={_ACTS}))")

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
