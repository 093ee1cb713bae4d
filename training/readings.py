"""First readings: what came true on pages that nobody had read while the rules were written, as counts.

Rules look better on the gold that they were written beside than on the next site. So the shipped scores come from
pages annotated by the guidelines and read once, before anybody looked at them; the pages stay with their owners, and
`first_readings.csv` holds how many records each rule made on each page and how many of them were right.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from training.calibrate import OTHER, TABLES, Outcome, first_rule

FILE = Path(__file__).resolve().parent / "first_readings.csv"
_COLUMNS = ["page", "table", "rule", "records", "right"]


class ReadingError(ValueError):
    """A line of a file of readings that is no reading; the message begins with file and line."""


def read(file: Path, scores: Mapping[str, Mapping[str, float]]) -> dict[str, list[Outcome]]:
    """The outcomes of each table, one for every record that was counted, in the order of the file.

    `scores` holds rule -> score for each table: what such a record carries now. Raises ReadingError for a line that is
    no reading, FileNotFoundError when there is no such file.
    """
    found: dict[str, list[Outcome]] = {table: [] for table in TABLES}
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        if next(rows, None) != _COLUMNS:
            raise ReadingError(f"{file}:1: the columns must be {','.join(_COLUMNS)}")
        for row in rows:
            where = f"{file}:{rows.line_num}"
            page, table, rule, records, right = _checked(row, where)
            score = scores[table].get(rule, scores[table][OTHER])
            found[table] += [Outcome(page, rule, score, at < right) for at in range(records)]
    return found


def written(pages: Iterable[tuple[str, Mapping[str, Sequence[Outcome]]]]) -> str:
    """The lines of (page, its outcomes by table), with the line of columns in front.

    >>> print(written([("1", {"goals": [Outcome("甲", "ensure", 0.5, True), Outcome("甲", "ensure", 0.5, False)]})]))
    page,table,rule,records,right
    1,goals,ensure,2,1
    <BLANKLINE>
    """
    lines = [",".join(_COLUMNS)]
    for page, tables in pages:
        for table, outcomes in tables.items():
            records = Counter(first_rule(one.rule) for one in outcomes)
            right = Counter(first_rule(one.rule) for one in outcomes if one.right)
            lines += [f"{page},{table},{rule},{records[rule]},{right[rule]}" for rule in sorted(records)]
    return "\n".join(lines) + "\n"


def _checked(row: Sequence[str], where: str) -> tuple[str, str, str, int, int]:
    if len(row) != len(_COLUMNS) or row[1] not in TABLES:
        raise ReadingError(f"{where}: want {','.join(_COLUMNS)}, the table one of {', '.join(TABLES)}")
    page, table, rule, records, right = row
    if not (records.isdecimal() and right.isdecimal() and int(right) <= int(records)):
        raise ReadingError(f"{where}: records and right must be whole numbers, right at most records")
    return page, table, rule, int(records), int(right)
