"""Lines of data that a site prints around a page: labels with their values.

Above a plan they say where the page comes from (索引号: … 发布机构: …, 文档编号: … 页数: …), in one line, in a row of a
table, or each label and each value on a line of its own. At the foot of the page they say who runs the site
(主办单位: … 技术支持: …); a plan may end with names and telephone numbers too, so there something must show that a site
speaks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container
from functools import lru_cache
from typing import NamedTuple

from pipeline.clean.titles import looks_like_title
from pipeline.clean.view import View
from pipeline.config import ConfigError, StageConfig
from pipeline.text import Edit

RULES = ("page_data", "data_frame")
_BULLET = r"[-•·●*|\[【(\s]*"
_BULLETS = "-•·●*"
_DATE = re.compile(r"(?:19|20)\d\d(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)")
# A day in figures, or one with its hour; 2023年6月8日 alone is how a notice is signed.
_TIME = r"\s*\d{1,2}:\d\d(?::\d\d)?"
_DATE_ONLY = re.compile(
    rf"{_BULLET}(?:[原转]\w{{0,3}}[|\s]+)?(?:(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:{_TIME})?|"
    rf"(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日{_TIME})[|\s\])】]*(?:发布于\s?[\u4e00-\u9fff]{{2,6}})?"
)
# A day with the shelf a site puts the page on (2025/06/06工作计划), or behind the name of an account.
_DATE_AND_SHELF = re.compile(
    r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])|"
    rf"[A-Za-z][\w]{{2,15}}?\s?(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}{_TIME}|"
    r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\s?(?:[\u4e00-\u9fff]{0,4}(?:计划|总结|方案|范文|报告)|好文|百科|资讯|文章|公文)",
    re.ASCII,
)
_DOCUMENT_NUMBER = re.compile(r"[〔\[(【](?:19|20)\d\d[〕\])】]|号$")
_PROSE = re.compile(r"[。;!?]|,.*,")
# A file: its format, size, pages.
_FILE = re.compile(
    r"(?:.{1,80}\.)?(?:docx?|pdf|wps|pptx?|txt)|[\d.]{1,8}\s?[KM]B?|\d{1,4}\s?页|约?[\d.]{1,7}[千万]?字", re.IGNORECASE
)
_SITE = re.compile(r"https?:|www\.|(?:网|文库|频道)$")
# What a site takes news from; a plan takes figures from an office.
_MEDIUM = re.compile(
    r"(?:网|日报|晚报|晨报|周报|新华社|电视台|客户端|公众号|本站|网络)$|"
    r"^(?:网络整理|网络收集|互联网|网友|网友投稿|佚名|未知|本站原创|本站整理|admin)$"
)
_CELLS = re.compile(r"[|\t]|\s{1,10}")
_AROUND = " |\t[]【】(),;:-•·●*"
_LONGEST_LINE = 300
_LONGEST_VALUE = 90
_LONGEST_OWN_LINE = 40
_LONGEST_LABEL = 12
_FEWEST_BARE = 3
_FOOT_LINES = 12
_FEWEST_CONTACTS = 2
_KINDS = ("", "person", "named", "count", "weak", "beside", "foot", "contact")
_WEAK = ("weak", "beside")
# Strong where no value can speak against it.
_BARE = ("", "count")
_BARE_OR_WEAK = (*_BARE, *_WEAK)
_LONGEST_NAME = 5
_MOST_NAMES = 4
_COUNT = re.compile(r"(?:[\d.]{0,9}\s?[万kKwW℃°+]{0,2}\s?(?:次|人|条)?)?[^\w]*")
_NAMES = re.compile(r"[\s、/]+")


class _Labels(NamedTuple):
    """A pattern of what may be a label with its colon, labels above a page, what each tells, and surnames."""

    pattern: re.Pattern[str]
    above: frozenset[str]
    kinds: dict[str, str]
    surnames: frozenset[str]

    def find(self, line: str, known: Container[str]) -> list[re.Match[str]]:
        """The labels of a line that are known, with their colons."""
        found = []
        # A label has a colon behind it, or a bar in a row of a table.
        match = self.pattern.search(line) if ":" in line or "|" in line else None
        while match:
            is_label = _tight(match[1]) in known
            if is_label:
                found.append(match)
            match = self.pattern.search(line, match.end() if is_label else match.start(1) + 1)
        return found


def _tight(label: str) -> str:
    """A label without the spaces that spread it out."""
    return "".join(label.split())


class _Line(NamedTuple):
    """The labels of a line, what each tells, and their values."""

    kinds: list[str]
    values: list[str]


def edits(view: View, config: StageConfig) -> list[Edit]:
    """Removal of the lines of data above the first heading."""
    labels = _labels(config)
    above = [view.line(number) for number in view.above]
    out = _frame(view, above, config)
    expected = False
    told_lines: set[int] = set()
    beside: list[int] = []
    for number, line in enumerate(above):
        if len(line) > _LONGEST_LINE:
            expected = False
            continue
        found = _read(line, labels.above, labels)
        told = found is not None and _tells(line, found)
        if found is not None and not told:
            # 标题: … of a frame goes where the title stands on a line of its own as well.
            told = len(found.kinds) == 1 and len(found.values[0]) > 3 and found.values[0] in above
        # A value may stand in the line under its label.
        own_line = (
            expected
            and len(line) <= _LONGEST_OWN_LINE
            and not _PROSE.search(line)
            and not looks_like_title(line, config)
            and not _DOCUMENT_NUMBER.search(line)
        )
        maybe_dated = "20" in line or "19" in line or "-" in line
        dated = maybe_dated and (_DATE_ONLY.fullmatch(line) or _DATE_AND_SHELF.fullmatch(line))
        if told or own_line or dated or _is_row(line, labels.kinds):
            out.append(view.removal(number, number, "meta", "page_data"))
            told_lines.add(number)
        elif found is not None and found.kinds == ["beside"]:
            beside.append(number)
        expected = told and found is not None and found.values[-1] == "" and line[0] in _BULLETS
    alone = (number for number in beside if not told_lines.isdisjoint((number - 1, number + 1)))
    return out + [view.removal(number, number, "meta", "page_data") for number in alone]


def foot(view: View, config: StageConfig) -> list[int]:
    """The numbers of the lines at the foot of the page that say who runs the site.

    A line of contacts goes only in a block with a label that plans do not end with, beside a notice of copyright that
    is gone by now, or together with 主办 or 承办.
    """
    labels = _labels(config)
    block: list[int] = []
    sure = False
    for number in range(len(view.lines) - 1, max(-1, len(view.lines) - 1 - _FOOT_LINES), -1):
        if view.lines[number].start < view.head:
            break
        line = view.line(number)
        found = _read(line, labels.kinds, labels) if len(line) <= _LONGEST_LINE else None
        if found is None:
            break
        kinds = found.kinds
        block.append(number)
        sure = sure or "" in kinds or (kinds.count("contact") >= _FEWEST_CONTACTS and "foot" in kinds)
        sure = sure or (any(kind in _WEAK for kind in kinds) and any(_SITE.search(value) for value in found.values))
    first = view.lines[block[-1]].start if block else 0
    sure = sure or any(rule == "copyright_footer" and offset >= first for offset, rule in view.seams)
    return block[::-1] if sure else []


def _read(line: str, known: Container[str], labels: _Labels) -> _Line | None:
    """The labels and values of a line that consists of such; None for any other line."""
    found = labels.find(line, known)
    if not found or not (found[0].start() == 0 or _DATE_ONLY.fullmatch(line, 0, found[0].start())):
        return None
    ends = [match.start() for match in found[1:]] + [len(line)]
    values = [line[match.end() : end].strip(_AROUND) for match, end in zip(found, ends, strict=True)]
    if any(len(value) > _LONGEST_VALUE or _PROSE.search(value) for value in values):
        return None
    colons = sum(value.count(":") - len(re.findall(r"\d:\d|://", value)) for value in values)
    if colons > 1:
        return None
    told = [labels.kinds[_tight(match[1])] for match in found]
    return _Line([_told(kind, value, labels.surnames) for kind, value in zip(told, values, strict=True)], values)


def _told(kind: str, value: str, surnames: frozenset[str]) -> str:
    """What a label tells with its value: a site prints a name or a number behind it, a plan what is to be done."""
    if kind == "count":
        return "" if _COUNT.fullmatch(value) else "weak"
    if kind not in ("person", "named"):
        return kind
    names = _NAMES.split(value)
    if len(names) > _MOST_NAMES or not all(len(name) <= _LONGEST_NAME for name in names):
        return "weak"
    surely = kind == "person" or all(name[:1] in surnames and len(name) < _LONGEST_NAME for name in names)
    return "" if surely else "own"


def _tells(line: str, found: _Line) -> bool:
    """Whether a line of labels is a site's: a strong label, several, no value at all, or a day in figures."""
    strong = "" in found.kinds or (len(found.kinds) > 1 and "own" not in found.kinds)
    strong = strong or _DATE_ONLY.match(line) is not None or line[0] in _BULLETS
    strong = strong or any(_FILE.fullmatch(value) for value in found.values)
    strong = strong or (found.kinds == ["beside"] and _MEDIUM.search(found.values[0]) is not None)
    return strong or not any(found.values) or _DATE.search(line) is not None


def _is_row(line: str, kinds: dict[str, str]) -> bool:
    """Whether a line is a row of cells, every other one a label: | 索引号 | … | 主题分类 | … |."""
    several = "|" in line or len(line.split(None, 1)) > 1
    if not several or len(line) > _LONGEST_LINE or _PROSE.search(line):
        return False
    cells = [cell.strip(_AROUND) for cell in _CELLS.split(line)]
    cells = [cell for cell in cells if cell]
    return bool(cells) and kinds.get(cells[0]) in _BARE and sum(kinds.get(cell) in _BARE for cell in cells) > 1


def _frame(view: View, above: list[str], config: StageConfig) -> list[Edit]:
    """A frame of data whose labels and values stand each on a line of its own."""
    kinds = _labels(config).kinds
    bare = [
        number
        for number, line in enumerate(above)
        if len(line) <= _LONGEST_LABEL and kinds.get(re.sub(r"[\s:]", "", line).strip(_AROUND), "none") in _BARE_OR_WEAK
    ]
    strong = [number for number in bare if kinds[re.sub(r"[\s:]", "", above[number]).strip(_AROUND)] == ""]
    if len(strong) < _FEWEST_BARE:
        return []
    out = []
    is_label = set(bare)
    for number in bare:
        out.append(view.removal(number, number, "meta", "data_frame"))
        value = number + 1
        if value >= len(above) or value in is_label:
            continue
        line = above[value]
        title = looks_like_title(line, config) and above.count(line) < 2
        if len(line) <= _LONGEST_VALUE and not _PROSE.search(line) and not title:
            out.append(view.removal(value, value, "meta", "data_frame"))
    return out


@lru_cache(maxsize=8)
def _labels(config: StageConfig) -> _Labels:
    lexicon = config.lexicon("labels")
    for label, value in lexicon.items():
        if value not in _KINDS:
            place = config.where("labels", label)
            raise ConfigError(f"{place}: write `{label}` or `{label} = {' | '.join(_KINDS[1:])}`, not '{value}'")
    above = frozenset(label for label, value in lexicon.items() if value not in ("foot", "contact"))
    surnames = frozenset("".join(config.lexicon("surnames")))
    return _Labels(_label_pattern(lexicon), above, dict(lexicon), surnames)


def _label_pattern(labels: Collection[str]) -> re.Pattern[str]:
    """A row of the characters of labels, spread out or not, and the colon: looking it up is left to the reader."""
    chars = "".join(map(re.escape, sorted({char for label in labels for char in label}))) or r"^\s\S"
    most = max(map(len, labels), default=1) - 1
    label = rf"[{chars}](?:\s{{0,3}}[{chars}]){{0,{most}}}"
    return re.compile(rf"(?:^{_BULLET}|(?<=[\s|\]】),]))({label})\s*[\]】]?(?:\s*:|\s\|\s)")
