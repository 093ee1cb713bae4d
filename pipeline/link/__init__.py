"""link: mentions -> tasks: who does what, by when, how much.

A task is an action clause that carries a date, a quota or a list/explicit party of its own or from its heading, a
list item under a calendar heading, or a row of a responsibility table. Its rule names what made it a task and, after
`+`, how each inherited link came to it: `own_quota+item_subject+item_period`.
"""

from __future__ import annotations

from pipeline.config import StageConfig
from pipeline.link.cards import cards
from pipeline.link.date_labels import DateLabels
from pipeline.link.elided import LeadIns
from pipeline.link.inherit import surroundings
from pipeline.link.labels import Labels
from pipeline.link.lexicons import lexicons_of
from pipeline.link.places import Places
from pipeline.link.rows import row_tasks
from pipeline.link.walk import Walk
from pipeline.nlp.scores import scored
from pipeline.records import Mentions, Plan, Task


def tasks(plan: Plan, mentions: Mentions, config: StageConfig) -> tuple[Task, ...]:
    """The tasks of one plan, in text order.

    `mentions` are those found in the same plan; a task holds their ordinals. Raises ConfigError for a mistake in the
    rules or lexicons.

    >>> from pipeline.config import load_config
    >>> from pipeline.records import Date, Section, Sentence
    >>> text = "每周召开一次例会。"
    >>> block = Section(1, None, "1", 0, "", None, "other", 0, 9, 0, 0, 0, 9, "demo")
    >>> plan = Plan(1, 0, 9, text, sections=(block,), sentences=(Sentence(0, 9, 1),))
    >>> found = Mentions(dates=(Date(0, 2, "每周", "SET", "P1W"),))
    >>> [(task.text, task.dates) for task in tasks(plan, found, load_config().link)]
    [('每周召开一次例会', (1,))]
    """
    words = lexicons_of(config)
    places = Places.of(plan, mentions, words)
    around = surroundings(plan, places, words)
    dated = DateLabels.of_plan(plan, places, words)
    labelled = cards(plan, places, around, words)
    told = [(card.start, card.end) for card in labelled]
    walk = Walk(plan, places, around, words, LeadIns.of(plan, places), Labels(plan, places, words), dated)
    found = [*row_tasks(plan, places, around), *(card.task for card in labelled), *walk.tasks(told)]
    return scored(sorted(found, key=lambda task: (task.start, task.end)), config, "tasks")
