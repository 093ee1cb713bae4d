"""Walks a plan, list item by list item, and makes its tasks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from pipeline.link.actions import Action, actions
from pipeline.link.clauses import Clause, clauses_in
from pipeline.link.date_labels import DateLabels
from pipeline.link.dates import given_beside
from pipeline.link.duties import charge, duty_section, duty_task, duty_tasks
from pipeline.link.elided import LeadIns
from pipeline.link.groups import groups
from pipeline.link.inherit import Surroundings
from pipeline.link.items import core, is_bulleted, marked_dates
from pipeline.link.labels import Labels
from pipeline.link.lexicons import Lexicons
from pipeline.link.nontasks import only_amount
from pipeline.link.places import Places
from pipeline.link.rows import inside
from pipeline.link.says_when import says_when
from pipeline.link.side_by_side import side_by_side, stand_apart
from pipeline.link.signatures import unsigned
from pipeline.link.standing import closes, may_plan
from pipeline.link.statements import CLOSING, MEASURE_LABEL, SAYS_WHO_TAKES_PART
from pipeline.link.unnamed import begins_with_unnamed_actor
from pipeline.records import Plan, Sentence, Task

_SHORTEST = 2  # 春游
_LABEL_ROOM = 40
# 具体分组:, 教导处: what a line is about.
_LINE_LABEL = re.compile(r"([^,，。;；:：\n]{1,8})[:：]")
# A date in figures; a named day alone (普通话宣传周) is what is to be done.
_CALENDAR_DAY = re.compile(r"[\d月日年至]")
# A heading that only announces what is said below it: 活动时间, 责任分工; 编写教学进度 and 走访帮扶对象 are actions.
_TOPIC = re.compile(
    r"(?!编[写制印]|修订|公布|上报|报送|张贴|更[新换]|走访|慰问|召开|举办|清理|整理|[维检]修|登记|排查|调整)(?:"
    r"[^,，。;；]{0,8}(?:时间|日期|期限|时限|期程|日程|进度|步骤|阶段)(?:安排|划分|要求|[、和与及][^,，。;；]{2,12})?"
    r"|[^,，。;；]{0,6}(?:任务|安排|内容|要求|措施|事项|概况|情况|目标|原则|主题|对象|范围|方式|方法|保障|机构|分工|职责|领导|小组|人员|单位|部门|地点)"
    r")"
)
_MODALS = ("将", "要", "应", "须", "必须")
_NOTHING = Surroundings()
_URGED = "urged"  # 督促各站所自查: who urges them is still to be found
_NOT_COUNTED = frozenset({"time", "money", "percent"})


@dataclass(slots=True)
class Walk:
    """One plan on its way to tasks."""

    plan: Plan
    places: Places
    around: dict[int, Surroundings]
    words: Lexicons
    lead_ins: LeadIns
    labels: Labels
    dated: DateLabels
    parents: frozenset[int | None] = field(default_factory=frozenset)
    told: set[int] = field(default_factory=set)

    def tasks(self, told: Sequence[tuple[int, int]] = ()) -> Iterator[Task]:
        """The tasks of the plan's sentences, section by section, without rows of tables and what is `told`."""
        plan = self.plan
        self.parents = frozenset(section.parent for section in plan.sections)
        rows = sorted([*told, *((row.start, row.end) for row in plan.rows)])
        cards = sorted(start for start, _ in told)
        for section, item, in_heading, sentences in groups(plan, self.words.label):
            if not self._may_hold(section, sentences):
                continue
            if rows:
                sentences = [sentence for sentence in sentences if not inside(sentence.start, rows)]
            if in_heading:
                record = plan.section(section)
                # A heading of cards is none of what they say.
                if bisect_left(cards, record.body_start) == bisect_left(cards, record.body_end):
                    yield from self._heading(section, sentences)
            elif section not in self.told:
                for part in self._parted(section, sentences):
                    yield from self._group(section, item, part)

    def _parted(self, section: int, sentences: list[Sentence]) -> Iterator[list[Sentence]]:
        """The sentences of a group that their heading dates, and those it does not."""
        until = self.around.get(section, _NOTHING).until
        if not until:
            yield sentences
            return
        cut = bisect_left(sentences, until, key=attrgetter("start"))
        yield from (part for part in (sentences[:cut], sentences[cut:]) if part)

    def _may_hold(self, section: int, sentences: list[Sentence]) -> bool:
        """Whether the sentences hold a task at all: something that makes one, in them or around them."""
        if self.places.carries(sentences[0].start, sentences[-1].end) or self.dated.holds(section):
            return True
        around = self.around.get(section, _NOTHING)
        if around.dates or around.parties or around.subjects:
            return True
        return sentences[0].in_heading and self._is_labelled_below(section)

    def _is_labelled_below(self, section: int) -> bool:
        """Whether something that makes a task stands right below a heading: 责任单位:…"""
        record = self.plan.section(section)
        room = min(record.body_end, record.body_start + _LABEL_ROOM)
        return self.places.carries(record.body_start, room)

    def _heading(self, section: int, sentences: list[Sentence]) -> Iterator[Task]:
        """A heading that is an action with a party of its own, or the whole of a dated section's child."""
        if not sentences:
            return
        around, record = self.around[section], self.plan.section(section)
        has_body = section in self.parents or not self.labels.only_state(
            max(around.body, record.body_start), record.body_end
        )
        if not has_body:
            below = max(around.body, record.body_start), record.body_end
            parties = (*around.parties, *self.places.parties_in(*below))
            dates = (*around.dates, *self.places.dates_in(*below))
        if not has_body and (dates or parties):
            clauses = [clause for sentence in sentences for clause in self._clauses(sentence)]
            topic = _TOPIC.fullmatch(self.plan.text, record.heading_start, record.heading_end) is not None
            if clauses and not topic and not all(c.date_only for c in clauses):
                made = list(self._dated(section, None, clauses, dates, parties))
                if made and self.labels.says_who_or_when(*below):
                    self.told.add(section)
                    made[-1] = self.labels.with_line(made[-1], *below)
                yield from self.labels.labelled(section, record.heading_start, record.body_end, made)
            return
        for sentence in sentences:
            if not self.places.carries(sentence.start, sentence.end):
                continue
            for action in actions(self.plan, self._clauses(sentence), self.places, self.words):
                if action.rule == "explicit_party" or not has_body:
                    yield self._task(action, section, None, sentence, sentence.start)

    def _group(self, section: int, item: int | None, sentences: list[Sentence]) -> list[Task]:
        """The tasks of one list item, or of a section's running text."""
        around = self.around.get(section, _NOTHING)
        if around.until and sentences and sentences[0].start >= around.until:
            around = _NOTHING
        if item is not None and (marked := marked_dates(self.plan, item, self.places)):
            around = around._replace(dates=marked)
        sentences = unsigned(self.plan, [sentence for sentence in sentences if sentence.end > around.body])
        held = bool(around.dates or around.parties)
        if sentences and section and item is None and not around.dates:
            line = duty_section(self.plan, section, self.places) if around.subjects or around.parties else None
            if line:
                return duty_task(self.plan, section, *line, self.places)
        chain, before = 0, None
        made: list[Task] = []
        if item is None and sentences and not held and (measured := self._measured_heading(section, sentences[0])):
            made.append(measured)
        pending: list[Clause] = []
        dates: tuple[int, ...] = ()
        references: list[Sentence] = []
        duty = 0
        for n, sentence in enumerate(sentences):
            if sentence.start < duty:
                continue
            self.dated.leave(sentence.start)
            if not held and (task := charge(self.plan, section, sentences, n, self.places)):
                made.append(task)
                duty = task.end
                continue
            if before is None or not self._goes_on(before, sentence):
                chain = sentence.start
            before = sentence
            if not (held or self.dated.holds(section) or self.places.carries(sentence.start, sentence.end)):
                continue
            if not (held or self.dated.of(section, item)):
                shared, duty = duty_tasks(self.plan, section, sentence, self.places)
                made.extend(shared)
                if duty:
                    continue
            if self.labels.refers(sentence):
                references.append(sentence)
                continue
            if CLOSING.match(self.plan.text, sentence.start) or (
                held and n and closes(self.plan, sentence, self.places)
            ):
                continue
            if row := self.dated.row(section, sentence):
                made.extend(self._dated(section, None, self._undated(pending), dates, around.parties))
                pending = []
                made.extend(self._of_row(section, row, around))
                continue
            clauses, named = self.dated.behind(section, item, self._clauses(sentence, around.body))
            if named or held:
                dates = named or around.dates
                if not self._is_remark(sentence, item):
                    pending += clauses
                whole = None if item is not None and self.dated.begins(section, item) else item
                if not self._continues(sentence, whole):
                    made.extend(self._dated(section, whole, self._undated(pending), dates, around.parties))
                    pending = []
            elif may_plan(self.plan, section, sentence, self.places):
                made.extend(
                    self._task(a, section, item, sentence, chain)
                    for a in actions(self.plan, clauses, self.places, self.words)
                )
        if pending:
            made.extend(self._dated(section, item, self._undated(pending), dates, around.parties))
        if references:
            made = self.labels.referred(section, sentences[0].start, references, made)
        if sentences:
            made = self.labels.labelled(section, sentences[0].start, sentences[-1].end, made)
        return made

    def _of_row(
        self, section: int, row: list[tuple[tuple[int, ...], int, int]], around: Surroundings
    ) -> Iterator[Task]:
        """The tasks of what stands behind each month of a row: 三月 修渠 四月 播种."""
        for dates, start, end in row:
            clauses = clauses_in(self.plan, start, end, self.places, self.words)
            if clauses and (dates or around.dates):
                yield from self._dated(section, None, clauses, dates or around.dates, around.parties)

    def _measured_heading(self, section: int, sentence: Sentence) -> Task | None:
        """The task of a heading behind whose colon only stands how much and how often: 三基考核:每季度1次."""
        record, text = self.plan.section(section), self.plan.text
        begin = record.heading_end
        if record.heading is None or text[begin] not in ":：" or text[begin + 1 : sentence.start].strip():
            return None
        if MEASURE_LABEL.search(text, record.heading_start, begin):
            return None
        end = begin
        for clause in self._clauses(sentence):
            if not (clause.quotas and only_amount(self.plan, clause, self.places)):
                break
            end = clause.end
        dates = self.places.dates_in(begin, end)
        if end == begin or not dates:
            return None
        start, quotas = record.heading_start, self.places.amounts_in(begin, end)
        return Task(start, end, text[start:end], (), dates, quotas, "own_date", section=section)

    def _clauses(self, sentence: Sentence, low: int = 0) -> list[Clause]:
        """The clauses of a sentence, those inside when all of it stands in brackets."""
        text = self.plan.text
        if text[sentence.start] in "(（" and text[sentence.end - 1] in ")）" and sentence.start >= low:
            return clauses_in(self.plan, sentence.start + 1, sentence.end - 1, self.places, self.words)
        return clauses_in(self.plan, max(sentence.start, low), sentence.end, self.places, self.words)

    def _undated(self, clauses: list[Clause]) -> list[Clause]:
        """The clauses without the date that labels them."""
        first = next((n for n, c in enumerate(clauses) if not c.date_only or self._leads(clauses, n)), None)
        if first is None:
            return [clause for clause in clauses if not _CALENDAR_DAY.search(self.plan.text, clause.start, clause.end)]
        return clauses[first:]

    def _is_remark(self, sentence: Sentence, item: int | None) -> bool:
        """Whether a line only says more of the action above it: 参加对象:全体职工, (时间另定)."""
        text, start = self.plan.text, sentence.start
        if text[start] in "(（" and text[sentence.end - 1] in ")）":
            # (3月9日评比) is done on a day of its own.
            return not self.places.dates_in(start + 1, start + 2)
        if SAYS_WHO_TAKES_PART.match(text, start, sentence.end):
            return True
        label = _LINE_LABEL.match(text, start, sentence.end)
        if label is None or self.places.dates_in(start, label.end()):
            return False
        further = item is not None and text.find("\n", self.plan.items[item - 1].start, start) >= 0
        return further or label.group(1).endswith(self.words.remarks)

    def _leads(self, clauses: list[Clause], n: int) -> bool:
        """Whether a date with its comma leads in to the action (4—9月，破土动工); behind a colon it is a label."""
        return n + 1 < len(clauses) and self.plan.text[clauses[n].stop - 1] in ",，" and not clauses[n + 1].date_only

    def _continues(self, sentence: Sentence, item: int | None) -> bool:
        """Whether a dated item goes on: one task per item, but a semicolon or a line end parts two."""
        text = self.plan.text
        return (
            item is not None and text[sentence.end - 1] not in ";；" and text[sentence.end : sentence.end + 1] != "\n"
        )

    def _goes_on(self, before: Sentence, sentence: Sentence) -> bool:
        """Whether a sentence goes on after a semicolon of the same item."""
        return self.plan.text[before.end - 1] in ";；" and sentence.start - before.end <= 12

    def _dated(
        self, section: int, item: int | None, clauses: list[Clause], dates: tuple[int, ...], listed: tuple[int, ...]
    ) -> Iterator[Task]:
        """One task for a list item, noun phrase or not, whose heading gives the date or the party."""
        agents: tuple[int, ...] = ()
        apart = item is None and stand_apart(self.plan, clauses, dates, self.places)
        parts = ([clause] for clause in clauses) if apart else self._by_agent(clauses, item)
        for number, part in enumerate(parts):
            kept = core(self.plan, part, self.words)
            if not kept:
                continue
            start, end = kept[0].start, kept[-1].end
            if len(kept) == 1 and self.plan.text[kept[0].stop - 1] in ":：":
                continue  # 教研启动:, in front of its list
            if end - start < _SHORTEST or self._plans_nothing(kept, number):
                continue
            places = self.places
            stated = places.parties_in(start, end)
            inherited = () if self._has_agent(start, stated) else agents
            agents = tuple(n for clause in kept for n in clause.subjects) or agents
            parties = (*inherited, *stated, *(n for n in listed if not start <= places.parties[n - 1] < end))
            own = places.dates_in(start, end)
            yield Task(
                start=start,
                end=end,
                text=self.plan.text[start:end],
                parties=parties,
                dates=(*own, *given_beside(own, start, dates, places.mentions.dates)),
                quotas=places.amounts_in(start, end),
                rule=("dated_item+heading_date" if dates else "labelled_item+heading_party")
                + ("+sentence_subject" if inherited else ""),
                section=section,
            )

    def _plans_nothing(self, clauses: list[Clause], number: int) -> bool:
        """Whether a part under a date only says what a day is called or since when the text holds.

        So does a further part (`number` > 0) that only says what the first is for.
        """
        if number and all(clause.goal for clause in clauses):
            return True
        body = self.plan.text[clauses[0].start : clauses[-1].end]
        return self.words.no_item.fit(body)

    def _by_agent(self, clauses: list[Clause], item: int | None) -> Iterator[list[Clause]]:
        """Running text is parted where a clause has a date of its own or an agent begins anew; an item is one.

        各村摸底,各村上报 are two, 各村自查,镇政府验收 is one.
        """
        if clauses and (item is not None or is_bulleted(self.plan.text, clauses[0].start)):
            yield clauses
            return
        if len(clauses) == 1 and (phrases := side_by_side(self.plan, clauses[0], self.places, self.words)):
            yield from ([phrase] for phrase in phrases)
            return
        part: list[Clause] = []
        begun = False
        agents: set[str] = set()
        records = self.places.mentions.parties
        for clause in clauses:
            own_date = begun and bool(clause.dates) and not (clause.date_only or self._says_more(clause))
            if own_date or (begun and self._has_agent_first(clause, agents)):
                yield part
                part, begun, agents = [], False, set()
            part.append(clause)
            agents.update(records[n - 1].name for n in clause.subjects)
            begun = begun or not (clause.date_only or clause.ends_with(":：") or clause.adverbial)
        if part:
            yield part

    def _says_more(self, clause: Clause) -> bool:
        """Whether a date belongs to no further action: it tells which thing (对5月的检查进行总结), or until when."""
        if self.plan.text.startswith(("对", "就", "将", "把"), clause.start) or says_when(clause, self.places):
            return True
        return self.labels.is_time_limit(clause.start, clause.end)

    def _has_agent_first(self, clause: Clause, agents: set[str]) -> bool:
        """Whether a clause begins with an agent that is named before it, or with one that has to do something."""
        records, text = self.places.mentions.parties, self.plan.text
        if any(
            records[n - 1].start == clause.start and text.startswith(_MODALS, records[n - 1].end)
            for n in clause.subjects
        ):
            return True
        return any(text.startswith(name, clause.start) for name in agents)

    def _task(self, action: Action, section: int, item: int | None, sentence: Sentence, chain: int) -> Task:
        """A task with what its action carries and what it inherits."""
        places = self.places
        around = self.around.get(section, _NOTHING)
        start, end = action.start, action.end
        parties = places.parties_in(start, end)
        dates = places.dates_in(start, end)
        quotas = places.amounts_in(start, end)
        rule = action.rule
        if not self._has_agent(start, parties) and not begins_with_unnamed_actor(self.plan.text, start, end, places):
            inherited, how = self.lead_ins.agents(start, end, sentence.start, chain, item, around.subjects)
            if inherited:
                parties, rule = (*inherited, *parties), f"{rule}+{how}"
        if self._recurs(start, quotas) and not dates:
            period, how = self.lead_ins.period(start, sentence.start, chain)
            if period:
                dates, rule = period, f"{rule}+{how}"
        return Task(start, end, self.plan.text[start:end], parties, dates, quotas, rule, section=section)

    def _recurs(self, start: int, quotas: tuple[int, ...]) -> bool:
        """Whether the quotas count what each period repeats: no time limit, no sum of money, no amount 每次 or 每人."""
        records = self.places.mentions.quotas
        counted = any(
            records[n - 1].dimension not in _NOT_COUNTED and records[n - 1].modality == "prescribed" for n in quotas
        )
        return counted and self.plan.text[start] not in "每各"

    def _has_agent(self, start: int, parties: tuple[int, ...]) -> bool:
        """Whether an action says who does it: an agent, whoever is in charge, a party behind 由 or at its beginning."""
        text, records = self.plan.text, self.places.mentions.parties
        if parties and text[start] == "由":
            return True
        for n in parties:
            party = records[n - 1]
            if party.rule != _URGED and (party.basis == "subject" or party.duty in ("lead", "implement")):
                return True
            if party.start == start or (party.start > start and text[party.start - 1] == "由"):
                return True
        return False
