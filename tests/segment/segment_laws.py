"""The laws that every plan's outline keeps, a document from plain text, and its headings."""

from __future__ import annotations

from pipeline import segment
from pipeline.config import load_config
from pipeline.records import Document, Plan
from pipeline.segment.numbering import SIGNS
from pipeline.text import Text

_CONFIG = load_config().segment


def document(text: str) -> Document:
    """A plain text page, as cleaning and conversion would hand it over."""
    return Document(Text.of(text), "txt", "utf-8")


def check_laws(page: Document, plans: tuple[Plan, ...]) -> None:
    """Every character has one place, sections nest, paths are unique and sorted, records point at what they say."""
    last = 0
    for number, plan in enumerate(plans, 1):
        assert plan.ordinal == number
        assert plan.start >= last
        last = plan.end
        assert plan.text == page.text.value[plan.start : plan.end]
        if plan.title is not None:
            assert plan.title_span is not None
            assert plan.text[plan.title_span.start : plan.title_span.end] == plan.title
        check_sections(plan)
        check_lists(plan)


def check_sections(plan: Plan) -> None:
    text, sections = plan.text, plan.sections
    paths = [tuple(map(int, section.path.split("."))) for section in sections]
    assert paths == sorted(set(paths))
    at = sections[0].start if sections else len(text)
    title_end = plan.title_span.end if plan.title_span else 0
    assert not text[title_end:at].strip() or not sections
    assert sections or not text[title_end:].strip()
    for ordinal, section in enumerate(sections, 1):
        assert section.ordinal == ordinal
        # Marker, heading, separator and own body follow one another; the next section begins where the body ends.
        assert section.start == at
        assert section.start <= section.heading_start <= section.heading_end
        assert section.heading_end <= section.body_start <= section.body_end <= section.end <= len(text)
        at = section.body_end
        if section.heading is None:
            assert section.level == 0
            assert section.heading_start == section.heading_end
        else:
            assert section.heading == text[section.heading_start : section.heading_end] != ""
            before = text[section.start : section.heading_start].strip()
            named = section.heading.startswith(section.marker) and not before.strip(SIGNS)  # 五月——劳动月, ●九月
            assert before in (section.marker, "、") or named or section.marker in before
        if section.parent is None:
            assert section.level <= 1 or "." not in section.path
            assert "." not in section.path
        else:
            parent = plan.section(section.parent)
            assert section.parent < ordinal
            assert parent.start <= section.start <= section.end <= parent.end
            assert section.path.startswith(parent.path + ".")
            # An item among headings may stand between the two.
            assert section.heading is None or section.level > parent.level
    assert at == len(text) or not sections


def check_lists(plan: Plan) -> None:
    text = plan.text
    for ordinal, item in enumerate(plan.items, 1):
        section = plan.section(item.section)
        assert item.ordinal == ordinal
        assert section.body_start <= item.start < item.end <= section.body_end
        assert item.lead is None or item.lead < ordinal
    last = 0
    for sentence in plan.sentences:
        section = plan.section(sentence.section)
        assert sentence.start >= last
        last = sentence.end
        if sentence.in_heading:
            assert (
                section.heading_start <= sentence.start < sentence.end <= max(section.body_start, section.heading_end)
            )
        else:
            assert section.body_start <= sentence.start < sentence.end <= section.body_end
        if sentence.item is not None:
            item = plan.items[sentence.item - 1]
            assert item.section == sentence.section
            assert item.start <= sentence.start <= sentence.end <= item.end
        assert not text[sentence.start].isspace()
    for row in plan.rows:
        assert plan.section(row.section)
        # A cell that spans rows stands in the first of them.
        assert all(0 <= cell.start < cell.end <= row.end for cell in row.cells)


def headings(text: str) -> list[str]:
    """The headings of a page with this text, whose plans keep the laws."""
    page = document(text)
    plans = segment.plans(page, _CONFIG)
    check_laws(page, plans)
    return [section.heading for plan in plans for section in plan.sections if section.heading is not None]
