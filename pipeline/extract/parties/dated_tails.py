"""Who stands beside a date at the end of an item, or in a bracket inside it: (教务处,9月10日前), / 工会 / 5月."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.extract.parties.actor_names import Name
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.brackets import is_known_body, is_known_office
from pipeline.extract.parties.enumerations import conjuncts
from pipeline.extract.parties.persons import listed_name
from pipeline.extract.parties.wording import Verdict
from pipeline.nlp.words import class_at
from pipeline.text import Span

# Before it stands what is done.
_OPENING = re.compile(r"[（(\[［【〔/／：:]|[—–]{1,2}")
_PIECE = re.compile(r"[^，,、；;/／|｜\s—–（()）\[\]［］【】〔〕]+")
_DONE = re.compile(r"(?:之?前|底?前|以前|内|起)?(?:要|须|应)?(?:全面|基本)?(?:完成|落实|上报|启动|开展|进行)?")
_STOPS = "。！？!?"
# 。（办公室 2031年9月1日）: who wrote a page, and when.
_SIGNED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日$")
_CLOSED = "。；;）)]］】〕 \u3000\t"
# Those who take part, not those who see to it.
_TAKE_PART = re.compile(
    "^(?:全体|全校|全院|全员|全镇|全县|全乡|全村)|(?:学生|家长|幼儿|师生|群众|村民|居民|患者|病人|年级)$"
)
# A bracket in the middle of a line: how wide it may be, what is not in front of it, what is behind it.
_WIDEST = 30
_NOT_DONE = "》〉\n。！？!?；;，,、 \u3000"
_CLOSING = re.compile("[）)\n（(。]")
_GOES_ON = re.compile("[；;，,、][^\\s]|[①-⑳]|[一二三四五六七八九十0-9]{1,2}[、.．][^0-9]")
# (教育部，2019年): of what year a document is.
_YEARS = re.compile("[（(，,、][0-9]{4}年(?:[0-9]{1,2}月)?$")
_LABEL_ROOM = 8
_LONGEST = 60  # characters of a line's end that are looked at
_MOST = 6
_SHORT_PERSON = 4


def found(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """The parties beside a date at the ends of the lines of `text[start:end]`, or in brackets inside the lines.

    A tail is nothing but names and dates between marks, at least one of each, behind a mark that parts it from what is
    done. Takes time linear in the text.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.parties.lexicon import vocabulary
    >>> text = "1.修订守则（政教处，9月）"
    >>> reading = Reading(text, vocabulary(load_config().extract), {text.index("9"): text.index("9") + 2})
    >>> [(text[name.start : name.end], verdict.duty) for name, verdict in found(reading, 0, len(text))]
    [('政教处', 'lead')]
    """
    text, done = reading.text, start
    for date in sorted(reading.skips):
        if not done <= date < end:
            continue
        bracket = _bracket(text, date, start, end)
        if bracket is not None:
            done = bracket.end
            for name in _names(reading, *bracket):
                yield name, Verdict("lead", "explicit", "dated_tail", bracket.end)
            continue
        stop = text.find("\n", date, end)
        done = end if stop < 0 else stop
        last = len(text[date:done].rstrip(_CLOSED)) + date
        first = max(text.rfind("\n", start, date) + 1, last - _LONGEST, start)
        for opening in _OPENING.finditer(text, first, last):
            if opening.start() == first or _is_label(reading, opening):
                continue
            names = _names(reading, opening.end(), last)
            if names and not (text[opening.start() - 1] in _STOPS and _SIGNED.search(text, opening.end(), last)):
                for name in names:
                    yield name, Verdict("lead", "explicit", "dated_tail", last)
                break


def _bracket(text: str, date: int, start: int, end: int) -> Span | None:
    """The inside of a bracket around the date at `date`, behind which the line goes on: 家长信（班主任，5月）；…"""
    low = max(start, date - _WIDEST)
    opening = max(text.rfind("（", low, date), text.rfind("(", low, date))
    if opening <= start or text[opening - 1] in _NOT_DONE:
        return None
    close = _CLOSING.search(text, date, min(end, date + _WIDEST))
    if close is None or _GOES_ON.match(text, close.end()) is None or _YEARS.search(text, opening, close.start()):
        return None
    return Span(opening + 1, close.start())


def _is_label(reading: Reading, opening: re.Match[str]) -> bool:
    """Whether a label that has a reading of its own ends in front of a colon: 参加人员：各班主任，9月."""
    before = reading.text[max(0, opening.start() - _LABEL_ROOM) : opening.start()]
    return opening[0] in "：:" and before.rstrip(" \u3000").endswith(reading.vocabulary.label_ends)


def _names(reading: Reading, start: int, end: int) -> list[Name]:
    """The names of a tail, empty where it holds anything but names and dates, or no date."""
    names: list[Name] = []
    dates = 0
    for count, piece in enumerate(_PIECE.finditer(reading.text, start, end)):
        if count == _MOST:
            return []
        if _is_date(reading.text, reading.skips, *piece.span()):
            dates += 1
            continue
        more = _parties(reading, *piece.span())
        if not more:
            return []
        names += more
    return names if dates else []


def _is_date(text: str, skips: Mapping[int, int], start: int, end: int) -> bool:
    behind = skips.get(start)
    return behind is not None and behind <= end and _DONE.fullmatch(text, behind, end) is not None


def _parties(reading: Reading, start: int, end: int) -> list[Name]:
    text = reading.text
    if end - start <= _SHORT_PERSON and class_at(text, start, end) in ("", "nr", "nrt", "nrfg"):
        person = listed_name(text, start, end, reading.vocabulary.surnames)
        if person is not None:
            return [Name(start, end, "person")]
    names = conjuncts(reading, start, end)
    if sum(name.end - name.start for name in names) < end - start - len(names):
        return []
    sound = all(
        (is_known_office(reading, name) or is_known_body(reading, name))
        and not _TAKE_PART.search(text[name.start : name.end])
        for name in names
    )
    return names if sound else []
