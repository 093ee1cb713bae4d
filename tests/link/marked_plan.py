"""Plans written by hand for the tests of linking.

A line that begins with `# ` is a heading (`## ` one below it), a line that begins with `- ` a list item; the rest is
running text. Marks name what extraction would have found: `{d:…}` a calendar date, `{r:…}` a stretch of days, `{e:…}`
a recurring one, `{v:…}` a vague one, `{n:…}` one without known days, `{q:…}` a prescribed quota, `{f:…}` a fact,
`{s:…}` an agent, `{p:…}` an explicit party, `{l:…}` a listed one, `{h:…}` a listed head of a group, `{g:…}` a goal
(it may hold other marks).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.nlp.clauses import sentences
from pipeline.records import Date, Goal, Item, Mentions, Party, Plan, Quota, Row, Section, Sentence

_BASIS = {"s": "subject", "p": "explicit", "l": "list", "h": "list"}


@dataclass
class _Build:
    text: str = ""
    dates: list[Date] = field(default_factory=list)
    quotas: list[Quota] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)

    def add(self, line: str) -> tuple[int, int]:
        """Append a marked line; its place in the plain text."""
        start, open_marks, at = len(self.text), [], 0
        while at < len(line):
            if line[at] == "{" and line[at + 2 : at + 3] == ":":
                open_marks.append((line[at + 1], len(self.text)))
                at += 3
            elif line[at] == "}":
                self.close(*open_marks.pop())
                at += 1
            else:
                self.text += line[at]
                at += 1
        end = len(self.text)
        self.text += "\n"
        return start, end

    def close(self, kind: str, start: int) -> None:
        end = len(self.text)
        words = self.text[start:end]
        if kind in "qf":
            unit, dimension = ("%", "percent") if "%" in words else ("次", "count")
            modality = "prescribed" if kind == "q" else "fact"
            self.quotas.append(Quota(start, end, words, modality, "ge", 1.0, None, unit, dimension))
        elif kind in "drevn":
            first = "XXXX-06-01" if kind == "r" else None
            last = "XXXX-06-30" if kind in "dr" else None
            self.dates.append(Date(start, end, words, "SET" if kind == "e" else "DATE", first=first, last=last))
        elif kind == "g":
            self.goals.append(Goal(start, end, words, "aim", "inline"))
        else:
            duty = {"s": "implement", "h": "head"}.get(kind, "lead")
            self.parties.append(Party(start, end, words, "organization", duty, _BASIS[kind], words))

    def mentions(self) -> Mentions:
        def ordered(records: list) -> tuple:
            return tuple(sorted(records, key=lambda record: record.start))

        return Mentions(ordered(self.dates), ordered(self.quotas), ordered(self.parties), ordered(self.goals))


def marked_plan(source: str, kind: str = "plan", role: str = "tasks") -> tuple[Plan, Mentions]:
    """The plan that `source` describes, and the mentions that it marks."""
    build = _Build()
    heads: list[tuple[int, int, int]] = []
    lines: list[tuple[int, int, bool, int]] = []
    rows: list[Row] = []
    for line in source.strip().split("\n"):
        line = line.strip()
        level = len(line) - len(line.lstrip("#"))
        if level:
            start, end = build.add(line[level:].strip())
            heads.append((level, start, end))
        elif line.startswith("| "):
            start, end = build.add(line[2:])
            rows.append(Row(max(len(heads), 1), start, end, ()))
        else:
            item = line.startswith("- ")
            start, end = build.add(line[2:] if item else line)
            lines.append((start, end, item, len(heads)))
    text, size = build.text, len(build.text)
    sections: list[Section] = []
    if not heads or (lines and lines[0][3] == 0):
        first = heads[0][1] if heads else size
        sections.append(Section(1, None, "0", 0, "", None, role, 0, first, 0, 0, 0, first, "test"))
    offset = len(sections)
    for number, (level, start, end) in enumerate(heads):
        following = [(lv, s) for lv, s, _ in heads[number + 1 :]]
        body_end = following[0][1] if following else size
        close = next((s for lv, s in following if lv <= level), size)
        parent = next(
            (sections[n].ordinal for n in range(len(sections) - 1, offset - 1, -1) if sections[n].level < level), None
        )
        sections.append(
            Section(
                number + 1 + offset,
                parent,
                str(number + 1),
                level,
                "",
                text[start:end],
                role,
                start,
                close,
                start,
                end,
                min(end + 1, body_end),
                body_end,
                "test",
            )
        )
    items: list[Item] = []
    found: list[Sentence] = []
    for number, (_, start, end) in enumerate(heads):
        found.append(Sentence(start, end, number + 1 + offset, in_heading=True))
    for start, end, is_item, above in lines:
        section = above + offset if above or offset else 1
        ordinal = None
        if is_item:
            items.append(Item(len(items) + 1, section, "1.", start, end))
            ordinal = len(items)
        found.extend(Sentence(span.start, span.end, section, item=ordinal) for span in sentences(text, start, end))
    found.sort(key=lambda sentence: sentence.start)
    plan = Plan(
        1,
        0,
        size,
        text,
        kind=kind,
        sections=tuple(sections),
        items=tuple(items),
        sentences=tuple(found),
        rows=tuple(rows),
    )
    return plan, build.mentions()
