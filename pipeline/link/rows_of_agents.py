"""Agents in a row, each with its part of one procedure: 由个人申报,教研组初审,教务处公示."""

from __future__ import annotations

from pipeline.link.clauses import Clause
from pipeline.link.places import Places
from pipeline.records import Party

_BY_AGENT = "by_agent"  # the rule of a party behind 由, and of those in the row behind it


def end_of_row(clauses: list[Clause], index: int, last: int, places: Places) -> int:
    """Index of the clause that an action ends with whose own end is `last`, the agents behind it included.

    由戏剧社排练,文化站审定 is one action; 由戏剧社排练,由文化站审定 says 由 anew, and is two.
    """
    if not any(_has_agent(clause, places) for clause in clauses[index : last + 1]):
        return last
    while last + 1 < len(clauses) and clauses[last].ends_with(",，、") and _takes_turn(clauses[last + 1], places):
        last += 1
    return last


def _has_agent(clause: Clause, places: Places) -> bool:
    return any(_is_behind_by(clause, _party(n, places)) for n in clause.parties)


def _takes_turn(clause: Clause, places: Places) -> bool:
    """Whether a clause begins with an agent that a 由 in front of the clause governs."""
    if clause.dates or clause.quotas or clause.goal or not clause.parties:
        return False
    first = _party(clause.parties[0], places)
    return (
        first.rule == _BY_AGENT and first.start == clause.start and "由" not in clause.text[clause.start : clause.end]
    )


def _is_behind_by(clause: Clause, party: Party) -> bool:
    return party.rule == _BY_AGENT and clause.text.rfind("由", clause.start, party.start) >= 0


def _party(n: int, places: Places) -> Party:
    return places.mentions.parties[n - 1]
