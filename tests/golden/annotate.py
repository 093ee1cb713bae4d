"""Turn the hand-written marks of the sample pages into gold annotations with offsets in the decoded raw page.

    python tests/golden/annotate.py            write tests/golden/<page>.jsonl
    python tests/golden/annotate.py --show s01 print a page's records, to be read by a person

The marks of a page (`marks/<page>.txt`) are one record a line, in the order of the page; README.md describes them. A
mark that is not found, or that could stand in two places before the next one, stops the program.
"""

from __future__ import annotations

import argparse
import calendar
import html
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import opencc

HERE = Path(__file__).parent
RAW = HERE.parent.parent / "data" / "raw"
LETTERS = "a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"
SKIPPED = re.compile(rf"<(script|style)\b.*?</\1>|<[^>]*>|\([{LETTERS}]+\)|&[a-z]+;|\s", re.DOTALL)
GLOSS = re.compile(rf"(?<=[㐀-鿿])\([{LETTERS}]+\)")
KINDS = {"o": "organization", "d": "department", "r": "role", "g": "group", "p": "person"}
DUTIES = {
    "lead": "lead",
    "sup": "support",
    "head": "head",
    "dep": "deputy",
    "mem": "member",
    "impl": "implement",
    "check": "supervise",
}
BASES = {"l": "list", "e": "explicit", "s": "subject"}
FREQ = {
    "P1D": "FREQ=DAILY",
    "P3D": "FREQ=DAILY;INTERVAL=3",
    "P10D": "FREQ=DAILY;INTERVAL=10",
    "P1W": "FREQ=WEEKLY",
    "P2W": "FREQ=WEEKLY;INTERVAL=2",
    "P1M": "FREQ=MONTHLY",
    "P2M": "FREQ=MONTHLY;INTERVAL=2",
    "P3M": "FREQ=MONTHLY;INTERVAL=3",
    "P6M": "FREQ=MONTHLY;INTERVAL=6",
    "P1Y": "FREQ=YEARLY",
}
DAYS = {"start": (1, 10), "mid": (11, 20), "end": (21, 31)}


class MarkError(ValueError):
    """A mark that does not fit its page; the message names file and line."""


@lru_cache(maxsize=1)
def _simplifier() -> Any:
    return opencc.OpenCC("t2s")


@dataclass
class Record:
    """A gold record while it is put together; `key` is the searched text in the page's reading view."""

    label: str
    start: int
    end: int
    attrs: dict[str, Any]
    where: str
    view_start: int
    view_end: int
    key: str
    extras: str = ""


class View:
    """The page as a reader sees it: simplified, half-width, without markup, glosses and white space."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        chars: list[str] = []
        self.origin: list[tuple[int, int]] = []
        at = 0
        for match in SKIPPED.finditer(raw):
            self._add(chars, raw, at, match.start())
            if match.group().startswith("&"):
                value = html.unescape(match.group()).strip()
                if value:
                    chars.append(value)
                    self.origin.append(match.span())
            at = match.end()
        self._add(chars, raw, at, len(raw))
        self.text = "".join(chars)

    def _add(self, chars: list[str], raw: str, start: int, end: int) -> None:
        for at in range(start, end):
            chars.append(fold(raw[at]))
            self.origin.append((at, at + 1))


@cache
def fold(char: str) -> str:
    """The character simplified, and half-width where it has such a form."""
    if "\uff01" <= char <= "\uff5e":
        return chr(ord(char) - 0xFEE0)
    return str(_simplifier().convert(char))


def wanted(text: str) -> str:
    """A mark's text as the view has it."""
    return "".join(fold(char) for char in text if not char.isspace())


def days_of(value: str, mod: str | None) -> tuple[str | None, str | None]:
    """First and last day of a TIMEX3 value such as XXXX-03, 2024-10-01/2024-10-15, with its modifier."""
    if not re.match(r"[\dX]{4}", value) or re.search(r"-(SP|SU|FA|WI|XX|Q)", value):
        return None, None
    first, _, last = value.partition("/")
    start, end = _first(first), _last(last or first)
    if mod in DAYS and re.fullmatch(r".{4}-\d\d", value):
        low, high = DAYS[mod]
        start, end = f"{value}-{low:02}", f"{value}-{min(high, int(end[-2:])):02}"
    if mod == "before":
        return None, end
    if mod == "after":
        return start, None
    return start, end


def _first(value: str) -> str:
    return value + "-01-01"[3 * value.count("-") :]


def _last(value: str) -> str:
    if value.count("-") == 0:
        return value + "-12-31"
    if value.count("-") == 1:
        year, month = value.split("-")
        # February ends on 28 while the year is unknown.
        size = calendar.monthrange(int(year) if year.isdigit() else 2023, int(month))[1]
        return f"{value}-{size:02}"
    return value


def none(text: str) -> str | None:
    return None if text in ("", "-") else text


def attributes(label: str, fields: list[str]) -> tuple[str, dict[str, Any]]:
    """Label and attributes of a record from the fields behind its text."""
    fields = [field.strip() for field in fields] + [""] * 7
    if label == "PLAN":
        keys = ("title", "kind", "issuer", "period")
        return label, dict(zip(keys, map(none, fields), strict=False))
    if label in ("D", "S", "U"):
        value, mod = none(fields[0]), none(fields[1])
        start, end = days_of(value, mod) if value and label == "D" else (None, None)
        if label == "D" and fields[2]:
            start, end = map(none, fields[2].split(".."))
        kind = {"D": "DATE", "S": "SET", "U": "DURATION"}[label]
        freq = FREQ.get(value or "") if label == "S" else None
        return "DATE", {"type": kind, "value": value, "start": start, "end": end, "mod": mod, "freq": freq}
    if label == "Q":
        comparison, number, unit, subject, per, fact = fields[:6]
        low, _, high = number.partition("~")
        ends: tuple[float | None, float | None] = (_number(low), _number(high or low))
        if comparison in ("ge", "gt"):
            ends = (ends[0], None)
        if comparison in ("le", "lt"):
            ends = (None, ends[1])
        return "QUOTA", {
            "cmp": comparison,
            "min": ends[0],
            "max": ends[1],
            "unit": unit,
            "subject": none(subject),
            "per": none(per),
            "modality": fact or "prescribed",
        }
    if label == "P":
        kind, duty, basis = fields[0].split()
        return "PARTY", {"kind": KINDS[kind], "duty": DUTIES[duty], "basis": BASES[basis]}
    if label == "G":
        return "GOAL", {"flags": fields[0].split()}
    if label == "T":
        return "TASK", {}
    raise KeyError(label)


def _number(text: str) -> float:
    value = float(text)
    return int(value) if value == int(value) else value


class Annotator:
    """Reads the marks of one page and places them."""

    def __init__(self, file: Path, page: Path) -> None:
        self.file = file
        lines = file.read_text("utf-8").split("\n")
        self.encoding = lines[0].removeprefix("# encoding:").strip()
        self.raw = page.read_bytes().decode(self.encoding, "replace")
        self.view = View(self.raw)
        self.lines = lines[1:]
        self.doc = file.stem.split("_")[0]
        self.records: list[Record] = []
        self.cursor = 0

    def run(self) -> list[dict[str, Any]]:
        """All gold records of the page in the order of their places. Raises MarkError."""
        for number, line in enumerate(self.lines, 2):
            if line.strip() and not line.startswith("#"):
                self.place(line.strip(), f"{self.file.name}:{number}")
        self.check_unique()
        self.complete_goals()
        self.complete_tasks()
        gold = [self.row(r.label, r.start, r.end, r.attrs) for r in self.records]
        gold += [self.row("NOISE", m.start(), m.end(), {"kind": "pinyin"}) for m in GLOSS.finditer(self.raw)]
        return sorted(gold, key=lambda row: (row["start"], -row["end"], row["label"]))

    def row(self, label: str, start: int, end: int, attrs: dict[str, Any]) -> dict[str, Any]:
        plain = html.unescape(re.sub(rf"<[^>]*>|\([{LETTERS}]+\)", "", self.raw[start:end])) or self.raw[start:end]
        text = _simplifier().convert(plain)
        return {"doc": self.doc, "label": label, "start": start, "end": end, "text": text, "attrs": attrs}

    def place(self, line: str, where: str) -> None:
        label, _, rest = line.partition(" ")
        if label == "W":
            before, after = map(wanted, rest.split("^"))
            at = self.find(before + after, where) if before + after in self.view.text else -1
            if at < 0:  # a stray full stop stands at the wrap
                at = self.find(before + "。" + after, where)
            end = self.view.text.index(after, at + len(before))
            raw = self.view.origin[at + len(before) - 1][1], self.view.origin[end][0]
            self.add(Record("NOISE", *raw, {"kind": "hard_wrap"}, where, at, end, ""))
            return
        fields = rest.split("|")
        if label == "H":
            marker, text, level, role = fields
            prefix = "" if marker == text else marker
            attrs: dict[str, Any] = {"level": int(level), "marker": marker, "role": role}
            context = f"{prefix}{{{text}}}" if "{" not in text else text
            self.locate("HEADING", context, attrs, where)
            return
        if label == "N":
            self.locate("NOISE", fields[1], {"kind": fields[0]}, where)
            return
        extras = fields[1] if label == "T" and len(fields) > 1 else ""
        try:
            name, attrs = attributes(label, fields[1:])
        except (KeyError, ValueError) as error:
            raise MarkError(f"{where}: {error!r} in '{line}'") from error
        self.locate(name, fields[0], attrs, where, extras)

    def find(self, text: str, where: str, start: int | None = None) -> int:
        at = self.view.text.find(text, self.cursor if start is None else start)
        if at < 0:
            raise MarkError(f"{where}: '{text}' is not on the page behind the mark before it")
        return at

    def locate(self, label: str, pattern: str, attrs: dict[str, Any], where: str, extras: str = "") -> None:
        head, dots, tail = pattern.partition("…")
        before, brace, first = head.partition("{") if "{" in head else ("", "", head)
        closing = tail if dots else first
        inner, _, after = closing.partition("}") if brace or "}" in closing else (closing, "", "")
        before, after, inner = wanted(before), wanted(after), wanted(inner)
        opening = wanted(first) if dots else inner
        key = before + opening + ("" if dots else after)
        at = self.find(key, where)
        while any(r.label == label and r.view_start == at + len(before) and r.key == key for r in self.records):
            at = self.find(key, where, at + 1)
        start = at + len(before)
        end = start + len(opening)
        if dots:
            end = self.find(inner + after, where, end) + len(inner)
        raw = self.view.origin[start][0], self.view.origin[end - 1][1]
        self.add(Record(label, *raw, attrs, where, start, end, key, extras))

    def add(self, record: Record) -> None:
        self.records.append(record)
        self.cursor = record.view_start - len(record.key) if record.label == "NOISE" else record.view_start
        self.cursor = max(self.cursor, 0)

    def check_unique(self) -> None:
        """No mark may have a second place before the mark behind it."""
        text = self.view.text
        for record, following in zip(self.records, self.records[1:], strict=False):
            if following.view_start < record.view_start:
                raise MarkError(f"{following.where}: stands before {record.where} on the page")
            if not record.key:
                continue
            at = text.find(record.key, record.view_start + 1)
            if 0 <= at < following.view_start:
                raise MarkError(f"{record.where}: '{record.key}' stands twice before the next mark; give it context")

    def inside(self, outer: Record, *labels: str) -> Iterator[Record]:
        for r in self.records:
            if r.label in labels and outer.start <= r.start and r.end <= outer.end:
                yield r

    def complete_goals(self) -> None:
        roles: dict[int, str] = {}
        for record in self.records:
            if record.label == "PLAN":
                roles = {}
            elif record.label == "HEADING":
                level = record.attrs["level"]
                roles = {k: v for k, v in roles.items() if k < level} | {level: record.attrs["role"]}
            elif record.label == "GOAL":
                flags = record.attrs["flags"]
                deadline = any(
                    d.attrs["type"] == "DATE" and (d.attrs["start"] or d.attrs["end"])
                    for d in self.inside(record, "DATE")
                )
                target = deadline or any(self.inside(record, "QUOTA"))
                kind = next((f for f in flags if f in ("aim", "target")), "target" if target else "aim")
                goals = "section_goal" if roles and "goals" in roles.values() else "inline"
                place = next((f for f in flags if f in ("inline", "section_goal")), goals)
                record.attrs = {"kind": kind, "place": place}

    def complete_tasks(self) -> None:
        names = {"p": "parties", "d": "dates", "q": "quotas"}
        for record in self.records:
            if record.label != "TASK":
                continue
            lists: dict[str, list[str]] = {"parties": [], "dates": [], "quotas": []}
            for name, label in (("parties", "PARTY"), ("dates", "DATE"), ("quotas", "QUOTA")):
                for inner in self.inside(record, label):
                    lists[name].append(self.row(label, inner.start, inner.end, {})["text"])
            for extra in record.extras.split():
                kind, text = extra[0], extra[2:]
                if kind == "-":
                    hit = [key for key in lists if extra[1:] in lists[key]]
                    if not hit:
                        raise MarkError(f"{record.where}: '{extra[1:]}' is not carried")
                    lists[hit[0]].remove(extra[1:])
                else:
                    lists[names[kind]].append(text)
            record.attrs = lists
            if not any(lists.values()):
                raise MarkError(f"{record.where}: the task carries nothing")


def compile_page(file: Path) -> list[dict[str, Any]]:
    """The gold records of the page whose marks stand in `file`."""
    page = next(RAW.glob(f"{file.stem}.*"))
    return Annotator(file, page).run()


def as_lines(rows: list[dict[str, Any]]) -> str:
    """Gold records as JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", metavar="PAGE")
    wish = parser.parse_args().show
    failed = False
    for file in sorted((HERE / "marks").glob("*.txt")):
        if wish and not file.stem.startswith(wish):
            continue
        try:
            rows = compile_page(file)
        except MarkError as error:
            print(error, file=sys.stderr)
            failed = True
            continue
        if wish:
            for row in rows:
                if row["attrs"].get("kind") != "pinyin":
                    print(row["label"], row["start"], row["text"], list(row["attrs"].values()))
        else:
            (HERE / f"{file.stem}.jsonl").write_text(as_lines(rows), "utf-8")
    sys.exit(failed)


if __name__ == "__main__":
    main()
