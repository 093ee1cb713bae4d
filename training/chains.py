"""From annotated pages to what the tagger learns from: the pieces of each plan with a label for every character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.nlp.tagger.model import BEGINS, INSIDE, OUTSIDE
from pipeline.records import Mentions, Plan
from training.gold import Annotated


@dataclass(frozen=True)
class Chain:
    """One plan of a page with the gold names in it.

    `folder` is where its gold comes from, `group` names it for cross-validation; `covered` has a 1 for each character
    that was annotated; `missed` counts the names of the page's gold that lie in no plan.
    """

    folder: str
    group: str
    plan: Plan
    mentions: Mentions
    names: tuple[tuple[int, int], ...]
    covered: bytes
    missed: int = 0

    def labels(self) -> list[str]:
        """The label of each character."""
        labels = [OUTSIDE] * len(self.plan.text)
        for start, end in self.names:
            labels[start:end] = [BEGINS, *[INSIDE] * (end - start - 1)]
        return labels


def of_pages(pages: Iterable[Annotated]) -> Iterator[Chain]:
    """The plans of the pages; a page without any still counts what its gold holds."""
    for page in pages:
        yield from _of_page(page)


def _of_page(page: Annotated) -> Iterator[Chain]:
    text = page.result.document.text
    gold = page.of("PARTY")
    found = 0
    chains = []
    for plan, mentions in zip(page.result.plans, page.result.mentions, strict=True):
        names = []
        for mark in gold:
            start, end = text.offset_of(mark.start) - plan.start, text.offset_of(mark.end) - plan.start
            if 0 <= start < end <= len(plan.text):
                names.append((start, end))
        found += len(names)
        covered = bytearray(len(plan.text))
        for low, high in page.windows:
            start = max(0, text.offset_of(low) - plan.start)
            end = max(start, min(len(plan.text), text.offset_of(high) - plan.start))
            covered[start:end] = b"\x01" * (end - start)
        at = text.raw_span(plan.start, plan.start + 1).start if plan.text else 0
        chains.append(Chain(page.folder, page.plan_at(at), plan, mentions, tuple(names), bytes(covered)))
    if chains:
        first = chains[0]
        missed = len(gold) - found
        chains[0] = Chain(first.folder, first.group, first.plan, first.mentions, first.names, first.covered, missed)
    yield from chains
