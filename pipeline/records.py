"""The nouns: frozen records that pass from stage to stage.

Offsets are code points, half-open. `start`/`end` of everything inside a plan count in `Plan.text`; `Plan.start` and
`Plan.end` count in the document's clean text (`Result.text.value`); names that begin with `raw_` count in the decoded
source. Stages refer to each other's records by ordinal (from 1), never by position in a list or by identity.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field

from pipeline.text import Span, Text

# The duties of a party, and those of them that are a seat on a body.
DUTIES = ("lead", "support", "head", "deputy", "member", "implement", "supervise")
SEATS = ("head", "deputy", "member")


@dataclass(frozen=True, slots=True)
class Page:
    """A source as it came in: its bytes and where they were found.

    `source` is the path relative to the input folder, or a URI. `format` is a hint (`txt`, `html`, `md`) from the
    name, None when unknown; the bytes have the last word.
    """

    data: bytes
    source: str = ""
    format: str | None = None

    @property
    def sha256(self) -> str:
        """Hex SHA-256 of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def doc_id(self) -> str:
        """First 16 hex digits of the SHA-256: a rename keeps it, equal files share it."""
        return self.sha256[:16]


@dataclass(frozen=True, slots=True)
class Problem:
    """Trouble met: `severity` is note, warning or error; `message` is one plain sentence that says what was done."""

    stage: str
    code: str
    severity: str
    message: str
    raw_start: int | None = None
    raw_end: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Markup that the source carried, kept beside the text in raw offsets.

    `kind` is heading (`level` 1-6: h1-h6, `#`), bold (a whole line set bold), item (a list item, `level` is its
    depth) or title (the page's own title element or h1).
    """

    kind: str
    raw_start: int
    raw_end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class RawCell:
    """A table cell in raw offsets. `header` is the text of its column's header, '' when the table has none.

    A cell that spans rows or columns is repeated in each place it covers, always with the same offsets.
    """

    raw_start: int
    raw_end: int
    header: str
    column: int
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class RawRow:
    """A table row in raw offsets; `table` numbers the tables of the page from 1."""

    table: int
    cells: tuple[RawCell, ...]


@dataclass(frozen=True, slots=True)
class Meta:
    """What the page says of itself: from meta tags, JSON-LD and the publishing line.

    `published` is local time without zone. `next_page` is the link (as written) to the page that continues this one.
    """

    title: str | None = None
    site: str | None = None
    published: dt.datetime | None = None
    author: str | None = None
    next_page: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded page on its way through the stages: text, markup beside it, and what it says of itself."""

    text: Text
    format: str
    encoding: str
    marks: tuple[Mark, ...] = ()
    rows: tuple[RawRow, ...] = ()
    meta: Meta = Meta()
    script: str = "hans"
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its body, or an untitled block (heading None) such as a plan's preamble.

    `start`..`end` runs from the marker to the end of the last descendant; `body_start`..`body_end` is its own body
    without its children. `parent` is the parent's ordinal, None at the top; `path` reads like `1.3.2`; `level` is 1 at
    the top (0 for an untitled block). `rule` names the rule that opened it.
    """

    ordinal: int
    parent: int | None
    path: str
    level: int
    marker: str
    heading: str | None
    role: str
    start: int
    end: int
    heading_start: int
    heading_end: int
    body_start: int
    body_end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Item:
    """A list item inside a section's body: a numbered paragraph that is content, not a heading.

    `start`..`end` is its content after the marker; `lead` is the ordinal of the item that introduces it
    (`各校要做到:` above (1)…(5)), None for an outermost one.
    """

    ordinal: int
    section: int
    marker: str
    start: int
    end: int
    lead: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or list line of a section's heading or body; `。！？；` nesting and line ends are observed."""

    start: int
    end: int
    section: int
    in_heading: bool = False
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell as a header-value pair inside a plan."""

    header: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A data row of a table inside a plan, under its section."""

    section: int
    start: int
    end: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """One work plan of a page, with its outline.

    `period` is an ISO 8601 interval or EDTF; `period_start`, `period_end` are ISO days, `XXXX` for an unknown year.
    `page_date` is the page's publishing day, the last resort of date anchoring.
    """

    ordinal: int
    start: int
    end: int
    text: str
    title: str | None = None
    title_span: Span | None = None
    kind: str = "plan"
    issuer: str | None = None
    issuer_level: str | None = None
    period: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    page_date: dt.date | None = None
    sections: tuple[Section, ...] = ()
    items: tuple[Item, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    rows: tuple[Row, ...] = ()

    def section(self, ordinal: int) -> Section:
        """The section with this ordinal."""
        return self.sections[ordinal - 1]


@dataclass(frozen=True, slots=True)
class Date:
    """A date expression; the columns of the `dates` table (values: TIMEX3, EDTF, ISO 8601, RFC 5545)."""

    start: int
    end: int
    text: str
    type: str
    value: str | None = None
    edtf: str | None = None
    first: str | None = None
    last: str | None = None
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    year_source: str = "none"
    mod: str | None = None
    freq: str | None = None
    rule: str = ""
    section: int = 0


@dataclass(frozen=True, slots=True)
class Quota:
    """A number with what it counts; the columns of the `quotas` table."""

    start: int
    end: int
    text: str
    modality: str
    cmp: str
    min: float | None
    max: float | None
    unit: str
    dimension: str
    subject: str | None = None
    per: str | None = None
    rule: str = ""
    section: int = 0

    @property
    def is_share(self) -> bool:
        """Whether the number is a share of something: 98%, 两成, 3个百分点."""
        return self.dimension == "percent" or self.unit in ("%", "％", "‰", "成", "个百分点", "百分点")


@dataclass(frozen=True, slots=True)
class Party:
    """An actor made responsible for something; the columns of the `parties` table."""

    start: int
    end: int
    name: str
    kind: str
    duty: str
    basis: str
    canonical: str
    rule: str = ""
    score: float = 1.0
    section: int = 0


@dataclass(frozen=True, slots=True)
class Goal:
    """A clause that states an intended end state. `quotas`, `dates`: ordinals of those inside it."""

    start: int
    end: int
    text: str
    kind: str
    place: str
    quotas: tuple[int, ...] = ()
    dates: tuple[int, ...] = ()
    rule: str = ""
    score: float = 1.0
    section: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """A planned action with what it carries: ordinals of parties, dates and quotas of the same plan."""

    start: int
    end: int
    text: str
    parties: tuple[int, ...] = ()
    dates: tuple[int, ...] = ()
    quotas: tuple[int, ...] = ()
    rule: str = ""
    score: float = 1.0
    section: int = 0


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything found in one plan, each list in text order; a record's ordinal is its place in the list, from 1."""

    dates: tuple[Date, ...] = ()
    quotas: tuple[Quota, ...] = ()
    parties: tuple[Party, ...] = ()
    goals: tuple[Goal, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """A processed page: the document as it was after conversion, and per plan its mentions and tasks."""

    page: Page
    document: Document
    plans: tuple[Plan, ...] = ()
    mentions: tuple[Mentions, ...] = ()
    tasks: tuple[tuple[Task, ...], ...] = ()
    problems: tuple[Problem, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict, compare=False)
