"""Lists whose labels lost their colons: 组长王伟，副组长李芳, and lines such as 委　员周涛 吴倩 that run on below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.parties import assignments, lists, seats
from pipeline.extract.parties.actor_names import Name
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.bearers import settled
from pipeline.extract.parties.entries import all_names
from pipeline.extract.parties.labels import BARE_LABEL, UNMARKED_END, line_labels, sits
from pipeline.extract.parties.lexicon import Vocabulary
from pipeline.extract.parties.wording import Verdict
from pipeline.records import SEATS

_VALUE = 400
_ROW = 160
_POST_TOLD = re.compile("[任为](?:常务|第一|执行)?副?(?:组长|总指挥|主任)[，,；;][^。\n]*$")
_BEFORE = "\n。；;，,、：:（(【[ \u3000"
_ENDS = re.compile(
    "[，,；;。\n:：）)]|(?:完成|整改)?时[限间]|[（(][一二三四五六七八九十0-9]{1,2}[）)]"
    "|[ \u3000](?:成员|组员|副?[组队]长)(?=[ \u3000:：])"
)
_PEOPLE = ("领导", "人员", "干部", "教师", "老师", "主持人", "主讲人", "主备人", "授课人")
_BODIES = ("organization", "department", "person")
_LABEL_WORD = re.compile("组长|总指挥|指挥长|召集人|成员|组员")
# 常务副 may stand in front of it.
_BEFORE_LABEL = 3


def found(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """The persons and posts behind labels without colons in `text[start:end]`, a stretch of whole lines."""
    yield from seats.run_together(reading, start, end)
    yield from _charged(reading, start, end)
    yield from assignments.found(reading, start, end)
    yield from _at_lines(reading, start, end)
    yield from _inside(reading, start, end)
    yield from seats.at_line_ends(reading, start, end)


def _at_lines(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """Lines that begin with a label and hold nothing but persons, and the lines of persons below them."""
    labels = reading.vocabulary.labels
    places = list(line_labels(reading, start, end))
    for number, (_, at, label, marked) in enumerate(places):
        limit = places[number + 1].start if number + 1 < len(places) else end
        line_end = lists.end_of_line(reading.text, at, limit)
        duty = labels[label]
        rule = "list_entry" if duty in SEATS else "labelled"
        verdict = Verdict(duty, "list", rule, at)
        first = settled(reading, all_names(reading, at, line_end, verdict), duty)
        if first and all(sits(reading, name) or (marked and name.kind in _BODIES) for name in first):
            yield from lists.value(reading, at, limit, verdict)


def _charged(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """The bodies and persons, and nothing else up to the next mark, behind a label of those in charge."""
    text, labels, charges = reading.text, reading.vocabulary.labels, reading.vocabulary.charges
    matches = list(charges.pattern.finditer(text, start, end))
    for number, match in enumerate(matches):
        furthest = min(end, match.end() + _ROW, *(later.start() for later in matches[number + 1 : number + 2]))
        stop = _ENDS.search(text, match.end(), furthest)
        limit = stop.start() if stop else furthest
        duty = labels.get(match.group(1), "")
        if match.start() > start and text[match.start() - 1] not in _BEFORE and match.group(1) not in charges.sure:
            continue
        if not duty or text[limit : limit + 1] in (":", "："):
            continue
        verdict = Verdict(duty, "list", "labelled", limit)
        names = settled(reading, all_names(reading, match.end(), limit, verdict), duty)
        # 值班教师轮流到园: people on duty are no body.
        kinds = ("person",) if match.group(1).endswith(_PEOPLE) else _BODIES
        if all(name.kind in kinds and text[name.start : name.end] not in labels for name in names):
            yield from ((name, verdict) for name in names)


def _inside(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """组长王伟，副组长李芳，成员赵敏、孙丽: labels that lost their colons, in front of persons or posts only."""
    text, labels = reading.text, reading.vocabulary.labels
    matches = list(_bare_labels(reading.vocabulary, text, start, end))
    for number, match in enumerate(matches):
        duty = labels.get(match.group(1), "")
        limit = min(end, match.end() + _VALUE, *(later.start() for later in matches[number + 1 : number + 2]))
        stop = UNMARKED_END.search(text, match.end(), limit)
        limit = stop.start() if stop else limit
        verdict = Verdict(duty, "list", "list_entry", limit)
        found_here = settled(reading, all_names(reading, match.end(), limit, verdict), duty) if duty else []
        if all(sits(reading, name) for name in found_here):
            basis = _basis(text, match.start())
            yield from ((name, verdict._replace(end=name.end, basis=basis)) for name in found_here)


def _bare_labels(vocabulary: Vocabulary, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of BARE_LABEL, looked for only where its words stand: it may begin at any character."""
    done = start
    for word in _LABEL_WORD.finditer(text, start, end):
        for at in range(max(done, word.start() - _BEFORE_LABEL), word.start() + 1):
            match = BARE_LABEL.match(text, at, end)
            # 成员单位为…: a longer label.
            longer = match is not None and vocabulary.may_be_label(text[match.start(1) : match.end(1) + 1])
            if match is not None and not longer:
                yield match
                done = match.end()
                break


def _basis(text: str, start: int) -> str:
    """A label without a colon is a wording of its sentence where another post is told before it."""
    return (
        "explicit"
        if start and text[start - 1] in "，,；;" and _POST_TOLD.search(text, max(0, start - 60), start)
        else "list"
    )
