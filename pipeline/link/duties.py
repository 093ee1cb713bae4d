"""Lines that say who does what: 秘书处:印发通知。 Each is one task, whatever it shares out."""

from __future__ import annotations

from pipeline.link.clauses import trim
from pipeline.link.nontasks import HOLDERS
from pipeline.link.places import Places
from pipeline.records import Plan, Sentence, Task

_SHORTEST = 4
_LONGEST = 400
_NO_BODIES = ("role", "person")
_JOINTS = frozenset("、,，和及与 　")


def duty_line(plan: Plan, sentence: Sentence, places: Places) -> int:
    """Where the line ends that begins with the sentence, 0 when it does not say who does what.

    Such a line begins with nothing but names and a colon, with what they do behind it; the names of a group's seats
    (组长:王某) and whoever stands behind a label (责任单位:…) do not stand there.
    """
    text, start = plan.text, sentence.start
    if start and text[start - 1] not in "\n)）.．、 　":
        return 0
    at = start
    for n in places.parties_in(start, sentence.end):
        party = places.mentions.parties[n - 1]
        if party.duty in HOLDERS or party.start < at or not _JOINTS.issuperset(text[at : party.start]):
            return 0
        at = party.end
        if text[at : at + 1] in (":", "："):
            stop = text.find("\n", at)
            stop = plan.end - plan.start if stop < 0 else stop
            return stop if text[at + 1 : stop].strip() else 0
    return 0


def duty_section(plan: Plan, section: int, places: Places) -> tuple[int, int] | None:
    """Where a numbered line begins and ends whose heading is nothing but a body (1.水利站:…), None for any other."""
    record = plan.section(section)
    if record.heading is None or not plan.text.startswith((":", "："), record.heading_end):
        return None
    held = places.parties_in(record.heading_start, record.heading_end)
    if len(held) != 1:
        return None
    party = places.mentions.parties[held[0] - 1]
    spans = party.start == record.heading_start and party.end == record.heading_end
    if not spans or party.kind in _NO_BODIES or party.duty in HOLDERS:
        return None
    stop = record.heading_end + len(plan.text[record.heading_end : record.body_end].rstrip())
    if stop > record.heading_end + _LONGEST or plan.text.find("\n", record.heading_end, stop) >= 0:
        return None
    return record.heading_start, stop


def duty_task(plan: Plan, section: int, start: int, end: int, places: Places) -> list[Task]:
    """The one task of a line that says who does what, none when it is too short or too long."""
    start, end = trim(plan.text, start, end)
    if not _SHORTEST <= end - start <= _LONGEST:
        return []
    parties, dates = places.parties_in(start, end), places.dates_in(start, end)
    return [
        Task(
            start,
            end,
            plan.text[start:end],
            parties,
            dates,
            places.amounts_in(start, end),
            "duty_line",
            section=section,
        )
    ]
