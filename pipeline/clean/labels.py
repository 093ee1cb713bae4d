"""Lines of data above a page: labels with their values (索引号: … 发布机构: …)."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.clean.titles import looks_like_title
from pipeline.clean.view import View
from pipeline.config import ConfigError, StageConfig
from pipeline.text import Edit

RULES = ("page_data",)
_BULLET = r"[-•·●*|\[【(\s]*"
_BULLETS = "-•·●*"
_DATE = re.compile(r"(?:19|20)\d\d(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)")
# A day in figures, or one with its hour; 2023年6月8日 alone is how a notice is signed.
_TIME = r"\s*\d{1,2}:\d\d(?::\d\d)?"
_DATE_ONLY = re.compile(
    rf"{_BULLET}(?:[原转]\w{{0,3}}[|\s]+)?(?:(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:{_TIME})?|"
    rf"(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日{_TIME})[|\s\])】]*"
)
_PROSE = re.compile(r"[。;!?]|,.*,")
_LONGEST_LINE = 300
_LONGEST_VALUE = 90
_LONGEST_OWN_LINE = 40


def edits(view: View, config: StageConfig, head: int) -> list[Edit]:
    """Removal of the lines of data in front of offset `head`."""
    labels = _labels(config)
    out: list[Edit] = []
    expected = False
    for number, (start, end) in enumerate(view.lines):
        if start >= head:
            break
        line = view.line(number) if end - start <= _LONGEST_LINE else ""
        if not line:
            expected = False
            continue
        values = _values(line, labels)
        # A value may stand in the line under its label.
        own_line = (
            expected
            and len(line) <= _LONGEST_OWN_LINE
            and not _PROSE.search(line)
            and not looks_like_title(line, config)
        )
        if values is not None or own_line or _DATE_ONLY.fullmatch(line):
            out.append(view.removal(number, number, "meta", "page_data"))
        expected = values is not None and values[-1] == "" and line[0] in _BULLETS
    return out


def _values(line: str, labels: tuple[re.Pattern[str], frozenset[str]]) -> list[str] | None:
    """The values of a line that consists of labels and values; None for any other line."""
    pattern, weak = labels
    found = list(pattern.finditer(line))
    if not found or not (found[0].start() == 0 or _DATE_ONLY.fullmatch(line, 0, found[0].start())):
        return None
    ends = [match.start() for match in found[1:]] + [len(line)]
    values = [line[match.end() : end].strip(" |\t[]【】()") for match, end in zip(found, ends, strict=True)]
    if any(len(value) > _LONGEST_VALUE or _PROSE.search(value) for value in values):
        return None
    names = {re.sub(r"\s", "", match[1]) for match in found}
    strong = not names <= weak or len(names) > 1 or found[0].start() > 0 or line[0] in _BULLETS
    colons = sum(value.count(":") - len(re.findall(r"\d:\d", value)) for value in values)
    if colons > 1 or not (strong or not any(values) or (_DATE.search(line) and not _PROSE.search(line))):
        return None
    return values


@lru_cache(maxsize=8)
def _labels(config: StageConfig) -> tuple[re.Pattern[str], frozenset[str]]:
    lexicon = config.lexicon("labels")
    for label, value in lexicon.items():
        if value not in ("", "weak"):
            raise ConfigError(f"lexicons/clean/labels.txt: write `{label}` or `{label} = weak`, not '{value}'")
    names = "|".join(r"\s{0,3}".join(map(re.escape, label)) for label in sorted(lexicon, key=len, reverse=True))
    weak = frozenset(label for label, value in lexicon.items() if value)
    return re.compile(rf"(?:^{_BULLET}|(?<=[\s|\]】)]))({names or '(?!)'})\s*[\]】]?\s*[:]"), weak
