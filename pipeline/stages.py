"""Read this first: a page goes in, records come out, and six pure stages lie between.

    read -> clean -> convert -> segment -> extract -> link

Each stage is a function of its input and its part of the configuration; none touches a file, a clock or a process.
A page that cannot be read gives a result with problems and no plans; a stage that raises is a bug and is reported by
the runner as such.
"""

from __future__ import annotations

from pipeline import clean, convert, extract, link, read, segment
from pipeline.config import Config
from pipeline.records import Page, Result


def process(page: Page, config: Config) -> Result:
    """Read one page and return everything found in it, each item with its place in the raw page.

    >>> from pipeline.config import load_config
    >>> result = process(Page("一、工作目标\\n入学率达到98%。".encode()), load_config())
    >>> [quota.text for quota in result.mentions[0].quotas]
    ['98%']
    """
    document = read.decode(page, config.read)  # bytes -> text with its markup and metadata
    document = clean.apply(document, config.clean)  # every removal or repair is an Edit with a rule name
    document = convert.to_simplified(document, config.convert)
    plans = segment.plans(document, config.segment)  # a compilation page holds many
    mentions = tuple(extract.find(plan, config.extract) for plan in plans)
    tasks = tuple(link.tasks(plan, found, config.link) for plan, found in zip(plans, mentions, strict=True))
    return Result(page, document, plans, mentions, tasks, document.problems)
