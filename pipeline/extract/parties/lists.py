"""List forms: 组长:… 副组长:… 成员:… over lines and wraps, labels such as 责任单位:…, and table columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.extract.parties.actor_names import Name, conjuncts, determined, kind_of, trimmed
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.persons import whole_name
from pipeline.extract.parties.runs import adjacent, run_together
from pipeline.extract.parties.titles import charged_person, titled_person
from pipeline.extract.parties.wording import Verdict
from pipeline.records import Row

_COLON = re.compile("[:：]")
_SPACES = " \u3000\t"
_LONGEST_LABEL = 14
_VALUE = 400
_ENTRY = re.compile(r"[^、，,；;。\s：:/／）)]+(?:[ \u3000]+[一-鿿](?=[、，,；;。\s）)]|$))?")
_MASKED = re.compile(r"^[xX×ＸｘO0〇○_＿*＊…\-—\.·某略无]+$")
_LIST_DUTIES = ("head", "deputy", "member")
_EVERYBODY = ("全体", "广大", "全校", "所有")
_COPULAS = ("分别为", "包括", "为", "是", "有")


def found(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """The names behind labels in `text[start:end]`, a stretch of whole lines; wraps are followed."""
    text = reading.text
    labels = reading.vocabulary.labels
    places = [match.start() for match in _COLON.finditer(text, start, end)]
    for number, colon in enumerate(places):
        label, _ = label_before(text, colon, start, labels)
        if not label:
            continue
        duty = labels[label]
        limit = end
        if number + 1 < len(places):
            # The next label ends this value, not only its colon.
            limit = label_before(text, places[number + 1], colon + 1, labels)[1]
        basis = "list" if duty in _LIST_DUTIES else "explicit"
        rule = "list_entry" if basis == "list" else "labelled"
        yield from _value(reading, colon + 1, limit, Verdict(duty, basis, rule, colon + 1))
    yield from unmarked(reading, start, end)


def label_before(text: str, colon: int, start: int, labels: Mapping[str, str]) -> tuple[str, int]:
    """The label that ends at `colon` and where it begins; ('', colon) when there is none.

    Spaces inside a printed label do not count. A longer word that merely ends like a label (班主任) is none.

    >>> label_before("副 组 长：", 5, 0, {"组长": "head", "副组长": "deputy"})
    ('副组长', 0)
    """
    squeezed, at, begins = "", colon, []
    while at > start and len(squeezed) < _LONGEST_LABEL and text[at - 1] not in "\n。；;，,：:、）)":
        at -= 1
        if text[at] in _SPACES:
            continue
        squeezed = text[at] + squeezed
        begins.append(at)
    for copula in _COPULAS:
        if squeezed.endswith(copula):
            # 成员为：… says the same as 成员：….
            squeezed, begins = squeezed[: -len(copula)], begins[len(copula) :]
            break
    for size in range(min(len(squeezed), _LONGEST_LABEL), 1, -1):
        label = squeezed[-size:]
        if label in labels:
            before = squeezed[-size - 1 : -size] if len(squeezed) > size else ""
            if before == "班" and label.startswith("主任"):
                return "", colon
            return label, begins[size - 1]
    return "", colon


def _value(reading: Reading, start: int, limit: int, verdict: Verdict) -> Iterator[tuple[Name, Verdict]]:
    """The names of one label's value: the rest of its line, and lines that wrap or hold only names."""
    text = reading.text
    line_end = _line_end(text, start, limit)
    names, more = _entries(reading, start, line_end, verdict)
    for name in names:
        yield name, verdict
    empty = not text[start:line_end].strip()
    # Members stand one body to a line (安监站 李明): lines of names go on while they hold persons.
    persons = verdict.duty == "member" and bool(names)
    # Behind a masked value (成员：xx。) the line that holds only names is what is left of the list.
    masked = verdict.duty == "member" and _MASKED.match(text[start:line_end].strip(" \u3000。；;")) is not None
    at = line_end
    while (more or empty or persons or masked) and at < limit:
        begin = at
        while begin < limit and text[begin].isspace():
            begin += 1
        if begin >= limit:
            return
        line_end = _line_end(text, begin, limit)
        if _COLON.search(text, begin, min(line_end + 1, limit + 1)) or not _only_names(reading, begin, line_end):
            return
        names, wraps = _entries(reading, begin, line_end, verdict)
        if not (more or empty or masked) and not any(name.kind == "person" for name in names):
            return
        masked = False
        more = wraps
        wrapped = verdict._replace(rule="list_wrapped" if verdict.basis == "list" else verdict.rule)
        for name in names:
            yield name, wrapped
        more = more or (empty and verdict.duty == "member" and bool(names))
        at = line_end


_BARE_LABEL = re.compile(
    r"(?:^|(?<=[，,；;。\s]))((?:常务|执行)?副?(?:组长|总指挥|指挥长|召集人)|成员|组员)[ \u3000]{0,4}(?=[一-鿿])"
)


def unmarked(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """组长王伟，副组长李芳，成员赵敏、孙丽: labels that lost their colons, in front of persons only."""
    text, labels = reading.text, reading.vocabulary.labels
    for match in _BARE_LABEL.finditer(text, start, end):
        duty = labels.get(match.group(1), "")
        stop = _UNMARKED_END.search(text, match.end(), min(end, match.end() + _VALUE))
        limit = stop.start() if stop else min(end, match.end() + _VALUE)
        entries = [
            _entry(reading, match.end() + entry.start(), match.end() + entry.end())
            for entry in _ENTRY.finditer(_veiled(text, match.end(), limit))
        ]
        if not duty or not entries or any(name is None or name.kind != "person" for name in entries):
            continue
        for name in entries:
            if name is not None:
                yield name, Verdict(duty, "list", "list_entry", name.end)


_UNMARKED_END = re.compile("[，,；;。\n:：]")


def _line_end(text: str, start: int, limit: int) -> int:
    end = min(limit, start + _VALUE)
    at = text.find("\n", start, end)
    return end if at < 0 else at


def _only_names(reading: Reading, start: int, end: int) -> bool:
    """Whether a line holds nothing but names (so that it continues a list)."""
    count = 0
    for match in _ENTRY.finditer(_veiled(reading.text, start, end), 0):
        name = _entry(reading, start + match.start(), start + match.end())
        if name is None:
            return False
        count += 1
    return count > 0


def _veiled(text: str, start: int, end: int) -> str:
    """The slice with bracketed titles blanked by a mark that joins nothing, so that 、 inside them splits nothing."""
    out = list(text[start:end])
    depth = 0
    for index, character in enumerate(out):
        if character in "（(":
            depth += 1
        if depth:
            out[index] = "\u3001"
        if character in "）)" and depth:
            depth -= 1
    return "".join(out)


def _entries(reading: Reading, start: int, end: int, verdict: Verdict) -> tuple[list[Name], bool]:
    """The names in a line, and whether the line breaks off inside the list (it ends in 、)."""
    text = reading.text
    names: list[Name] = []
    stop = end
    for at in range(start, end):
        if text[at] in "。；;！!":
            stop = at
            break
    veiled = _veiled(text, start, stop)
    failed = 0
    for match in _ENTRY.finditer(veiled):
        begin, close = start + match.start(), start + match.end()
        found_here = entry_names(reading, begin, close, verdict)
        if not found_here:
            if _MASKED.match(text[begin:close]):
                continue
            failed += 1
            if failed > 1 or not names:
                break
            continue
        names.extend(found_here)
    tail = text[start:end].rstrip()
    names = _of_one_phrase(reading, names)
    return names, bool(names) and tail.endswith(("、", "，", ",")) and stop == end


def _of_one_phrase(reading: Reading, names: list[Name]) -> list[Name]:
    """The names with those put together that stand under one determiner: 全体班主任、授课教师."""
    out: list[Name] = []
    for name in names:
        if out and name.kind == "role" and reading.text[out[-1].end : name.start] == "、":
            opened = reading.text.startswith(_EVERYBODY, out[-1].start)
            if opened and not determined(reading, name.start, name.end) and _of_people(reading, out[-1]):
                out[-1] = out[-1]._replace(end=name.end)
                continue
        out.append(name)
    return out


def _of_people(reading: Reading, name: Name) -> bool:
    by_word = reading.vocabulary.by_word
    ends = (by_word.get(reading.text[at : name.end]) for at in range(name.start, name.end))
    return any(entry is not None and entry.head == "role" for entry in ends)


def entry_names(reading: Reading, start: int, end: int, verdict: Verdict) -> list[Name]:
    """The names in one entry of a list; several where nothing parts them, none where the entry is no name."""
    several = run_together(reading, start, end) if verdict.basis == "list" else []
    several = several or adjacent(reading, start, end)
    if several:
        return several
    name = _entry(reading, start, end)
    if name is None and verdict.basis == "list":
        name = charged_person(reading, start, end)
    if name is not None:
        return [name]
    first, last = trimmed(reading, start, end)
    if first >= last:
        return []
    parts = conjuncts(reading, first, last)
    if parts and parts[0].start == first and parts[-1].end == last and last - first <= 24:
        return parts
    if verdict.duty in ("lead", "support", "supervise", "member") and 2 <= last - first <= 16:
        kind = reading.vocabulary.kind_by_suffix(reading.text[first:last])
        if kind and not _has_verb(reading, first, last):
            return [Name(first, last, kind)]
    return []


def _has_verb(reading: Reading, start: int, end: int) -> bool:
    return any(
        token.entry.predicate and not token.entry.front and not token.entry.head
        for token in reading.between(start, end)
    )


def _entry(reading: Reading, start: int, end: int) -> Name | None:
    """One list entry as a person, a role or a body; None for an empty slot (xx, _) and for anything else."""
    text = reading.text
    start, end = trimmed(reading, start, end)
    if start >= end or _MASKED.match(text[start:end]):
        return None
    surnames = reading.vocabulary.surnames
    kind = kind_of(reading, start, end)
    person = titled_person(reading, start, end)
    if person is not None:
        return person
    if kind:
        whole = conjuncts(reading, start, end)
        if (
            len(whole) == 1
            and end - start <= 24
            and not _masked_part(text[start:end])
            and not _starts_with_verb(reading, start)
        ):
            return Name(start, end, kind)
        if len(whole) == 1 and _masked_part(text[start:end]):
            token = next((t for t in reading.between(start, end) if t.end == end and t.entry.head), None)
            return Name(token.start, end, kind) if token is not None else None
        return None
    found_name = whole_name(text, start, end, surnames)
    return Name(found_name.start, found_name.end, "person") if found_name else None


def _starts_with_verb(reading: Reading, start: int) -> bool:
    token = reading.at(start)
    return token is not None and bool(token.entry.predicate) and not token.entry.front and not token.entry.head


def _masked_part(name: str) -> bool:
    return name[:1] in "xX×_*某＊"


def of_row(reading: Reading, row: Row) -> Iterator[tuple[Name, Verdict]]:
    """The parties of a table row: columns headed 责任人, 牵头单位 …, and 职务/姓名 pairs."""
    text = reading.text
    labels = reading.vocabulary.labels
    post = next(
        (labels[_squeeze(text[c.start : c.end])] for c in row.cells if _squeeze(text[c.start : c.end]) in labels), ""
    )
    for cell in row.cells:
        header = _squeeze(cell.header)
        duty = _header_duty(header, labels)
        if not duty and post and header in ("姓名", "人员", "人员名单", "名单", "名称"):
            duty = post
        if duty and cell.end > cell.start:
            verdict = Verdict(duty, "list", "table_column", cell.end)
            for name in _cell(reading, cell.start, cell.end, verdict):
                yield name, verdict


def _cell(reading: Reading, start: int, end: int, verdict: Verdict) -> Iterator[Name]:
    text = reading.text
    at = start
    while at < end:
        line_end = text.find("\n", at, end)
        line_end = end if line_end < 0 else line_end
        for match in _ENTRY.finditer(_veiled(text, at, line_end)):
            yield from entry_names(reading, at + match.start(), at + match.end(), verdict)
        at = line_end + 1


def _header_duty(header: str, labels: Mapping[str, str]) -> str:
    if header in labels:
        return labels[header]
    for size in range(min(len(header), _LONGEST_LABEL), 2, -1):
        if header[-size:] in labels and labels[header[-size:]] != "member":
            return labels[header[-size:]]
    return ""


def _squeeze(words: str) -> str:
    return "".join(words.split())
