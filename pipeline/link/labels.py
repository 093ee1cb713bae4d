"""What stands behind an action and says who answers for it or until when: labels (责任单位：…), 此项工作由…负责."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.link.clauses import trim
from pipeline.link.dates import is_nothing_but_dates
from pipeline.link.lexicons import Lexicons
from pipeline.link.places import Places
from pipeline.records import Plan, Sentence, Task

_DONE = re.compile(
    "(?:全面|全部|基本)?(?:完成|办结|结束|进行|实施|落实|到位|举行|启动|兑现|见效|完工|建成|整改到位|执行|推进|坚持|推行)$"
)
# 市水务局牵头、市财政局配合: who takes which part, and nothing else.
_PART = (
    r"(?:[^()（）,，。;；]|[(（][^()（）]{1,12}[)）]){2,80}?"
    r"(?:牵头|负责|配合|落实|协助|参与|主办|协办|承办|实施|指导|督办|督导)"
)
_SHARE = re.compile(r"(?:[^()（）,，;；]|[(（][^()（）]{0,24}[)）])+")
# 持续推进, 长期坚持: when, where there is no end to it.
_GOING_ON = re.compile("(?:持续|长期|常年|全年|常态化?|立行|即知|随时|分步|分年|分期|限期)[^,，。;；]{0,6}")
_CLAUSE = re.compile("[^,，]+")
_PARTAKES = re.compile(_PART)
# 各站、各村按职责分工负责。
_BY_DUTIES = re.compile(
    "[^,，。;；:：]{2,120}?(?:按照?|依)(?:各自)?职责(?:和?分工)?(?:分别)?(?:负责|落实|实施|推进)[。.]?"
)
_BETWEEN_NAMES = re.compile("[、,，;；和及与/ \u3000]*(?:完成|落实|办结|起|前|内)?[、,，;；和及与/ \u3000]*")
_OPENING, _CLOSING = "(（[［【〔", ")）]］】〕"
_FIRST_STOP = re.compile("[。;；]")
_PARTS = re.compile(r"[。;；\n]")
_PART_OF_BODY = re.compile(r"[^。;；\n]+")
# 二是整治河道;三是修路。(责任单位:…): what the labels are said of began before.
_FURTHER = re.compile(r"[。;；!！?？][^\n]{0,7}$")
_MARKS = " \t\r　,，、:：.-—_|"
# 地点:…, 参加对象:…, not 上午9:00
_STATEMENT = re.compile(r"\s*([^,，。;；:：\n]{1,8})(?:(?<!\d)[:：]|[:：](?!\d))")
_COLON = re.compile("[:：]")
_LONGEST_LABEL = 24
_SHORTEST = 4
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Labels:
    """Gives the tasks of a plan what labels and references behind them name."""

    plan: Plan
    places: Places
    words: Lexicons

    def refers(self, sentence: Sentence) -> bool:
        """Whether a sentence only says who answers for the action before it: 此项工作由…负责."""
        if self.plan.text[sentence.start] in _OPENING:
            return self._names_who(sentence) or self._names_when(sentence)
        return self.words.reference.match(self.plan.text, sentence.start, sentence.end) is not None or (
            self.places.carries(sentence.start, sentence.end) and self._shares_out(sentence)
        )

    def _names_who(self, sentence: Sentence) -> bool:
        """Whether a sentence is nothing but names in brackets: 参加培训。(王、李,实验小学)"""
        text, parties = self.plan.text, self.places.parties_in(sentence.start, sentence.end)
        if not parties or text[sentence.start] not in _OPENING or text[sentence.end - 1] not in _CLOSING:
            return False
        if self._shares_out(sentence) or self._holds_only_names(sentence.start + 1, sentence.end - 1):
            return True
        first = self.places.mentions.parties[parties[0] - 1]
        return first.basis == "list" and first.start == sentence.start + 1

    def _holds_only_names(self, start: int, end: int) -> bool:
        """Whether [start, end) is nothing but parties and dates: (甲科,6月底前完成)."""
        mentions, rest, at = self.places.mentions, [], start
        parties = (mentions.parties[n - 1] for n in self.places.parties_in(start, end))
        dates = (mentions.dates[n - 1] for n in self.places.dates_in(start, end))
        spans = [(party.start, party.end) for party in parties] + [(date.start, date.end) for date in dates]
        for start_of, end_of in sorted(spans):
            rest.append(self.plan.text[at:start_of])
            at = max(at, end_of)
        rest.append(self.plan.text[at:end])
        return _BETWEEN_NAMES.fullmatch("".join(rest)) is not None

    def _shares_out(self, sentence: Sentence) -> bool:
        """Whether a sentence says who takes which part in all that is before: 清理台账。(镇办牵头,各站按职责负责)"""
        text, end = self.plan.text, sentence.end - 1
        if text[sentence.start] not in _OPENING:
            by_duties = text.find("职责", sentence.start, sentence.end) > 0
            return by_duties and _BY_DUTIES.fullmatch(text, sentence.start, sentence.end) is not None
        # 〔甲局牵头,乙局参与。以下各项均同。〕, (甲局牵头: more may be said, and the page may break off
        stop = _FIRST_STOP.search(text, sentence.start, sentence.end)
        if stop is not None:
            end = stop.start()
        elif text[end] not in _CLOSING:
            end += 1
        # Who takes which part, and beside it when it is done: 6月底前办结,甲局牵头,乙局参与.
        part = False
        for clause in _SHARE.finditer(text, sentence.start + 1, end):
            if _PARTAKES.fullmatch(text, *clause.span()):
                part = True
            elif not (_GOING_ON.fullmatch(text, *clause.span()) or self.is_time_limit(*clause.span())):
                return False
        return part

    def _names_when(self, sentence: Sentence) -> bool:
        """Whether a sentence is nothing but a time limit in brackets: 整理书目。(5月前完成)"""
        text, start, end = self.plan.text, sentence.start + 1, sentence.end - 1
        if text[sentence.start] not in _OPENING or text[end] not in _CLOSING:
            return False
        return self.is_time_limit(start, end)

    def is_time_limit(self, start: int, end: int) -> bool:
        """Whether [start, end) is nothing but a date and that all is done by then."""
        dates = [self.places.mentions.dates[n - 1] for n in self.places.dates_in(start, end)]
        done = _DONE.search(self.plan.text, start, end)
        return bool(dates) and is_nothing_but_dates(self.plan.text, start, done.start() if done else end, dates)

    def only_state(self, start: int, end: int) -> bool:
        """Whether [start, end) is empty or nothing but statements of what stands above (地点:…。主办单位:…)."""
        text, states = self.plan.text, False
        for part in _PART_OF_BODY.finditer(text, start, min(end, start + _LONGEST)):
            if part.group().strip(_MARKS):
                if end - start >= _LONGEST:
                    return False
                if not (_STATEMENT.match(text, *part.span()) or self._says_who_or_when(*part.span())):
                    return False
                states = True
        return not states or self.says_who_or_when(start, end) or any(True for _ in self._labels(start, end))

    def says_who_or_when(self, start: int, end: int) -> bool:
        """Whether [start, end) is not empty, and nothing but sentences of who takes a part and until when."""
        parts = [part.span() for part in _PART_OF_BODY.finditer(self.plan.text, start, min(end, start + _LONGEST))]
        said = [span for span in parts if self.plan.text[slice(*span)].strip(_MARKS)]
        return bool(said) and end - start < _LONGEST and all(self._says_who_or_when(*span) for span in said)

    def with_line(self, task: Task, start: int, end: int) -> Task:
        """The task with what [start, end) says behind it on its line: 张贴标语。由工会负责,6月底前完成。"""
        start, end = trim(self.plan.text, start, end)
        if "\n" in self.plan.text[task.end : end]:
            return task
        return replace(task, end=end, text=self.plan.text[task.start : end])

    def _says_who_or_when(self, start: int, end: int) -> bool:
        """Whether each clause only says who takes a part or until when: 由甲科牵头,乙科配合,6月底前完成."""
        if not self.places.holds(start, end):
            return False
        for clause in _CLAUSE.finditer(self.plan.text, start, end):
            first, last = trim(self.plan.text, *clause.span())
            takes_part = self.places.parties_in(first, last) and _PARTAKES.fullmatch(self.plan.text, first, last)
            if not takes_part and not self.is_time_limit(first, last):
                return False
        return True

    def referred(self, section: int, low: int, references: Iterable[Sentence], made: list[Task]) -> list[Task]:
        """The tasks, the first before each reference with what that names; all text before it when there is none.

        What is said of 此项工作 goes to the action that the paragraph begins with, not to each of its details; names in
        brackets go to the last one, a time limit to all without a date. `low` is where the paragraph begins.
        """
        out: list[Task] = []
        done, starts = 0, [task.start for task in made]
        for reference in references:
            first, behind = bisect_left(starts, low, done), bisect_left(starts, reference.start, done)
            out += made[done:first]
            out += self._with_reference(section, low, reference, made[first:behind])
            low, done = reference.end, behind
        return [*out, *made[done:]]

    def _with_reference(self, section: int, low: int, reference: Sentence, before: list[Task]) -> list[Task]:
        """The tasks between `low` and a reference, with what it names."""
        parties = self.places.parties_in(reference.start, reference.end)
        dates = self.places.dates_in(reference.start, reference.end)
        limits = self._names_when(reference)
        if self.plan.text[reference.start] in _OPENING:
            row = self._row(section, self._line_start(low, reference.start), reference.start, reference.end, before)
            if row is not None:
                return [row]
        if not before or (limits and not any(task.dates for task in before)):
            whole = self._whole(section, low, reference.start, parties, dates)
            if whole:
                return [whole]
        if limits:
            return [task if task.dates else _linked(task, (), dates) for task in before]
        if self._shares_out(reference):
            return [_linked(task, parties, dates) for task in before]
        at = len(before) - 1 if self._names_who(reference) else 0
        return [_linked(task, parties, dates) if n == at else task for n, task in enumerate(before)]

    def labelled(self, section: int, start: int, end: int, made: list[Task]) -> list[Task]:
        """The tasks of [start, end), with what labels behind them name; the text before a label when it is none yet."""
        done, out = 0, []
        low, starts = start, [task.start for task in made]
        for at, stop in self._labels(start, end):
            parties, dates = self.places.parties_in(at, stop), self.places.dates_in(at, stop)
            if not parties and not dates:
                continue
            before = made[done : bisect_left(starts, at, done)]
            whole = None
            line = self._line_start(low, at)
            if all(task.rule.partition("+")[0] == "explicit_party" for task in before) or (
                before and self._is_sentence(line, at)
            ):
                whole = self._whole(section, line, at, parties, dates)
            row = self._row(section, line, at, stop, before)
            if row is None:
                out += [whole] if whole else [_linked(task, parties, dates) for task in before]
            else:
                out.append(row)
            low, done = stop, bisect_left(starts, stop, done)
        return [*out, *made[done:]]

    def _is_sentence(self, start: int, end: int) -> bool:
        """Whether [start, end) is one sentence that a line end parts from the label behind it."""
        text = self.plan.text
        return "\n" in text[end - 1 : end + 1] and _PARTS.search(text, *trim(text, start, end)) is None

    def _line_start(self, low: int, at: int) -> int:
        """Where begins what a label stands behind: its own line, all from `low` when it opens a line."""
        line = self.plan.text.rfind("\n", low, at) + 1
        return line if line > low and self.plan.text[line:at].strip(_MARKS) else low

    def _labels(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where labels stand in [start, end), from the first to the end of its line; those that follow belong to it."""
        text, at, stop = self.plan.text, -1, -1
        for colon in _COLON.finditer(text, start, end):
            here = colon.end()
            if here <= stop:
                continue
            label = self.words.label.search(text, max(start, here - _LONGEST_LABEL), here)
            if label is None:
                continue
            if at >= 0 and text[stop : label.start()].strip():
                yield at, stop
                at = -1
            at = label.start() if at < 0 else at
            stop = text.find("\n", here, end)
            stop = end if stop < 0 else stop
        if at >= 0:
            yield at, stop

    def _row(self, section: int, start: int, at: int, stop: int, before: list[Task]) -> Task | None:
        """The one sentence of a line and the labels behind it as one task, like a row of a table; None for more.

        Labels on a line of their own, and those of several sentences or tasks, are no part of what they are said of.
        """
        text = self.plan.text
        start, end = trim(text, start, at)
        if "\n" in text[end:stop] or len(before) > 1 or not _SHORTEST <= end - start <= _LONGEST:
            return None
        if any(task.start < start for task in before) or _PARTS.search(text, start, end):
            return None
        if _FURTHER.search(text, max(0, start - 8), start):
            return None
        statement = _STATEMENT.match(text, start, end)
        if statement and statement.group(1).endswith(self.words.remarks):
            return None
        start, end = trim(text, start, stop)
        own, rule = self.places, before[0].rule if before else "labelled_item"
        dates = dict.fromkeys((*own.dates_in(start, end), *(before[0].dates if before else ())))
        parties = dict.fromkeys((*own.parties_in(start, end), *(before[0].parties if before else ())))
        return Task(
            start,
            end,
            text[start:end],
            tuple(parties),
            tuple(dates),
            own.amounts_in(start, end),
            rule if rule == "labelled_item" or "+label" in rule else f"{rule}+label",
            section=section,
        )

    def _whole(
        self, section: int, start: int, end: int, parties: tuple[int, ...], dates: tuple[int, ...]
    ) -> Task | None:
        """The text before a label as one task, None when it is too short or too long or the label names nothing."""
        text, own = self.plan.text, self.places
        start, end = trim(text, start, end)
        statement = _STATEMENT.match(text, start, end)
        if statement and statement.group(1).endswith(self.words.remarks):
            return None
        if not (parties or dates) or not _SHORTEST <= end - start <= _LONGEST:
            return None
        return Task(
            start,
            end,
            text[start:end],
            (*own.parties_in(start, end), *parties),
            (*own.dates_in(start, end), *dates),
            own.amounts_in(start, end),
            "labelled_item",
            section=section,
        )


def _linked(task: Task, parties: tuple[int, ...], dates: tuple[int, ...]) -> Task:
    """The task with further links, each once."""
    return Task(
        task.start,
        task.end,
        task.text,
        tuple(dict.fromkeys((*task.parties, *parties))),
        tuple(dict.fromkeys((*task.dates, *dates))),
        task.quotas,
        task.rule if "+label" in task.rule else f"{task.rule}+label",
        section=task.section,
    )
