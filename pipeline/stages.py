"""Read this first: a page goes in, records come out, and six pure stages lie between.

    read -> clean -> convert -> segment -> extract -> link

Each stage is a function of its input and its part of the configuration; none touches a file, a clock or a process.
A page that cannot be read gives a result with problems and no plans; a stage that raises is a bug and is reported by
the runner as such. The `from_…` functions are the rest of the way from what an earlier run has kept; `heard` is called
with the name of each stage that is done.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline import clean, convert, extract, link, read, segment
from pipeline.config import Config
from pipeline.extract import parties
from pipeline.records import Document, Mentions, Page, Plan, Result

Heard = Callable[[str], None]


def _nobody(stage: str) -> None:
    """Nobody wants to know."""


def process(page: Page, config: Config, heard: Heard = _nobody) -> Result:
    """Read one page and return everything found in it, each item with its place in the raw page.

    >>> from pipeline.config import load_config
    >>> result = process(Page("一、工作目标\\n入学率达到98%。".encode()), load_config())
    >>> [quota.text for quota in result.mentions[0].quotas]
    ['98%']
    """
    document = read.decode(page, config.read)  # bytes -> text with its markup and metadata
    heard("read")
    document = clean.apply(document, config.clean)  # every removal or repair is an Edit with a rule name
    heard("clean")
    document = convert.to_simplified(document, config.convert)
    heard("convert")
    return from_document(page, document, config, heard)


def from_document(page: Page, document: Document, config: Config, heard: Heard = _nobody) -> Result:
    """The stages behind `convert`."""
    plans = segment.plans(document, config.segment)  # a compilation page holds many
    heard("segment")
    return from_plans(page, document, plans, config, heard)


def from_plans(
    page: Page, document: Document, plans: tuple[Plan, ...], config: Config, heard: Heard = _nobody
) -> Result:
    """The stages behind `segment`."""
    mentions = tuple(extract.find(plan, config.extract) for plan in plans)
    heard("extract")
    return from_mentions(page, document, plans, mentions, config, heard)


def from_mentions(
    page: Page,
    document: Document,
    plans: tuple[Plan, ...],
    mentions: tuple[Mentions, ...],
    config: Config,
    heard: Heard = _nobody,
) -> Result:
    """The stage behind `extract`."""
    tasks = tuple(link.tasks(plan, found, config.link) for plan, found in zip(plans, mentions, strict=True))
    heard("link")
    problems = (*document.problems, *segment.problems(document, plans), *parties.learned.problems(config.extract))
    return Result(page, document, plans, mentions, tasks, problems)
