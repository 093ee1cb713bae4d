"""Plans of activities that are made up of labels and texts: 活动时间：…, 活动要求：…, or 二、主题… without a sign."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.config import StageConfig
from pipeline.nlp.alternatives import either
from pipeline.segment.lines import UNREAD, Line
from pipeline.segment.numbering import Numbering

_AHEAD = "(?:活动|比赛|竞赛|培训|会议|演练|检查|节目|表演|参加|参赛|评比|评选|具体)?"
_OUTER = frozenset(("han", "han_capital", "han_paren", "chapter", "part", "named", "digit"))
_FEWEST = 3
_FEWEST_GLUED = 2
_LONGEST_LABEL = 10


class Fields:
    """The nouns of a configuration that name an activity's parts."""

    def __init__(self, config: StageConfig) -> None:
        nouns = dict(config.lexicon("field_nouns"))
        name = f"{_AHEAD}(?:{either(nouns)})"
        self._name = re.compile(name)
        self._label = re.compile(f"(?P<name>{name})\\s?[：:]")
        self._body = re.compile(f"{_AHEAD}(?:{either(noun for noun, value in nouns.items() if value)})$")
        goes_on = either(config.lexicon("noun_goes_on"))
        self._glued = re.compile(f"\\s{{0,2}}(?P<name>{name})(?!{goes_on}|[：:\\s])(?=[㐀-鿿“0-9])")

    def is_part(self, name: str) -> bool:
        """Whether a label names a part of an activity (培训时间)."""
        return self._name.fullmatch(name) is not None

    def says_more(self, name: str) -> bool:
        """Whether a label names a part that says more than a form asks (培训要求)."""
        return self._body.fullmatch(name) is not None

    def labels(self, text: str, lines: Sequence[Line], families: Numbering) -> dict[int, int]:
        """Where labels end, by the beginnings of their lines, in a plan whose parts have no numbers.

        >>> from pipeline.config import load_config
        >>> from pipeline.segment.numbering import numbering
        >>> page = "活动时间：三月\\n活动地点：河边\\n活动要求：各组自带工具。"
        >>> config = load_config().segment
        >>> Fields(config).labels(page, [Line(0, 7), Line(8, 15), Line(16, 28)], numbering(config))
        {0: 4, 8: 12, 16: 20}
        """
        if not lines or sum(text.count(colon, lines[0].start, lines[-1].end) for colon in "：:") < _FEWEST:
            return {}
        found = {
            line.start: match.end("name")
            for line in lines
            if line.mark not in UNREAD and (match := self._label.match(text, line.start, line.end))
        }
        names = {text[start:end] for start, end in found.items()}
        if len(names) < _FEWEST or len(names) < len(found) or not any(map(self._body.fullmatch, names)):
            return {}
        numbered = (families.at(text, line.start, line.end) for line in lines if line.start < max(found))
        if any(marker is not None and marker.family in _OUTER - {"digit"} for marker in numbered):
            return {}
        return found

    def glued(self, text: str, places: Sequence[tuple[int, int]]) -> dict[int, int]:
        """Where the names of parts end that run into their texts, by their number in `places`, if several do.

        `places` are the outermost parts of a plan, behind their markers and to their ends.

        >>> from pipeline.config import load_config
        >>> page = "一、主题碧水绕村流\\n二、口号人人护河"
        >>> Fields(load_config().segment).glued(page, [(2, 10), (12, 18)])
        {0: 4, 1: 14}
        """
        found = {}
        for place, (start, end) in enumerate(places):
            line_end = text.find("\n", start, end)
            match = self._glued.match(text, start, line_end if line_end >= 0 else end)
            if match:
                found[place] = match.end("name")
        return found if len(found) >= _FEWEST_GLUED else {}
