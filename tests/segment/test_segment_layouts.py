"""Generated pages in every layout, title form, series and damage, and what share of them comes back."""

from __future__ import annotations

import random
import re
from collections import Counter
from difflib import SequenceMatcher

import pytest
from segment_dimensions import VALUES
from segment_laws import check_laws
from segment_layouts import Made
from segment_pages import make
from segment_words import SECTORS

from pipeline import clean, convert, read, segment
from pipeline.config import load_config
from pipeline.records import Page, Plan

CONFIG = load_config()
PAGES = 3  # of each value
_SPACE = re.compile(r"\s+")
_FRAMES = str.maketrans("，：；（）", ",:;()", "【】[]「」“”《》*★_")

# Values of which less comes back, with why: (plans, headings).
HARD = {
    # Nothing but the words tells where a heading ends that runs into its text.
    ("damage", "one_line"): (0.6, 0.75),
    ("series", "head_run_on"): (0.6, 0.75),
    ("series", "digit_run_on"): (0.6, 0.75),
    # What has neither number nor sign and its text behind it is a sentence; a dash stands before subtitles as well.
    ("inner", "无"): (1.0, 0.7),
    ("place", "dash"): (1.0, 0.6),
    # A heading on two lines is told from a heading and a short first line by its words alone.
    ("extra", "wrapped"): (1.0, 0.8),
}


def plain(text: str | None) -> str:
    """A text without white space, brackets and the width of its signs."""
    return _SPACE.sub("", text or "").translate(_FRAMES).rstrip(":")


def read_back(text: str) -> tuple[Plan, ...]:
    document = read.decode(Page(text.encode()), CONFIG.read)
    document = convert.to_simplified(clean.apply(document, CONFIG.clean), CONFIG.convert)
    found = segment.plans(document, CONFIG.segment)
    check_laws(document, found)
    return found


def compare(made: Made) -> Counter[str]:
    """Counts of pages, plans, headings, levels, markers and roles, wanted and right."""
    found, out = read_back(made.text), Counter[str](pages=1)
    out["plans"] = [plain(plan.title) for plan in found] == [plain(plan.title) for plan in made.plans]
    if out["plans"]:
        pairs = list(zip(made.plans, found, strict=True))
        out["kinds"] = all(want.kind == plan.kind for want, plan in pairs)
        out["spans"] = all(
            plain(plan.text).startswith(plain(want.first)[:10]) and plain(plan.text).endswith(plain(want.last)[-8:])
            for want, plan in pairs
        )
    wanted = [want for plan in made.plans for want in plan.headings]
    sections = [section for plan in found for section in plan.sections if section.heading is not None]
    matcher = SequenceMatcher(None, [plain(w.text) for w in wanted], [plain(s.heading) for s in sections], False)
    out.update(wanted=len(wanted), found=len(sections))
    for first, second, size in matcher.get_matching_blocks():
        for want, section in zip(wanted[first : first + size], sections[second : second + size], strict=True):
            out["headings"] += 1
            out["levels"] += want.level == section.level
            out["markers"] += _same_marker(want.marker, section.marker)
            out["told"] += want.role is not None
            out["roles"] += want.role == section.role
    return out


def _same_marker(want: str, found: str) -> bool:
    """Whether markers are the same; a sign is none, and one printed twice may be given twice."""
    one, two = plain(want), plain(found)
    return one == two or one * 2 == two or (len(one) == 1 and not two)


def share(counts: Counter[str], part: str, whole: str) -> float:
    return counts[part] / counts[whole] if counts[whole] else 1.0


def f1(counts: Counter[str]) -> float:
    return 2 * counts["headings"] / max(1, counts["wanted"] + counts["found"])


@pytest.mark.parametrize("dimension", sorted(VALUES))
def test_pages_come_back_in_every_layout(dimension: str) -> None:
    wrong = []
    for value in VALUES[dimension]:
        counts = Counter[str]()
        for seed in range(PAGES):
            counts += compare(make(7 * seed + 1, SECTORS, **{dimension: value}))
        plans, headings = HARD.get((dimension, value), (1.0, 0.9))
        if share(counts, "plans", "pages") < plans or f1(counts) < headings:
            wrong.append((value, share(counts, "plans", "pages"), round(f1(counts), 2)))
    assert not wrong


def test_pages_that_differ_in_four_ways_come_back() -> None:
    counts = Counter[str]()
    for seed in range(300):
        chosen = random.Random(seed)
        cell = {dimension: chosen.choice(VALUES[dimension]) for dimension in chosen.sample(sorted(VALUES), 4)}
        counts += compare(make(seed, SECTORS, **cell))
    assert share(counts, "plans", "pages") >= 0.96
    assert share(counts, "kinds", "plans") >= 0.99
    assert share(counts, "spans", "plans") >= 0.98
    assert f1(counts) >= 0.95
    assert share(counts, "levels", "headings") >= 0.96
    assert share(counts, "markers", "headings") >= 0.99
    assert share(counts, "roles", "told") >= 0.98
