"""Laws that hold on every page, whatever is found there.

1. `plan.text[start:end]` is the record's text, and its raw slice is where it stands in the source.
2. No raw character is lost silently: each is in a plan or in a change.
3. Sections nest, and every character of a plan belongs to one of them or to the title.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import Config, load_config
from pipeline.records import Page, Plan, Result
from pipeline.stages import process
from pipeline.tables import add_result, empty

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(path for path in (ROOT / "data" / "raw").rglob("*") if path.is_file())
SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def config() -> Config:
    return load_config()


@pytest.fixture(scope="module", params=[*SAMPLES, *SEEDS], ids=lambda path: path.stem[:24])
def result(request: pytest.FixtureRequest, config: Config) -> Result:
    path: Path = request.param
    return process(Page(path.read_bytes(), path.name, path.suffix[1:].lower() or None), config)


def test_seeds_are_beside_the_checkout() -> None:
    if not SEEDS:
        pytest.skip("the seed pages are not beside this checkout")
    assert len(SEEDS) == 5


def test_the_encoding_gives_the_raw_text_back(result: Result) -> None:
    if result.document.text.source:
        assert result.page.data.decode(result.document.encoding, "replace") == result.document.text.source


def test_every_record_stands_where_it_says(result: Result) -> None:
    rows = empty()
    add_result(rows, result, "fingerprint")
    plans = dict(zip(rows["plans"]["plan_id"], rows["plans"]["text"], strict=True))
    raw_chars = len(result.document.text.source)
    for table, word in (
        ("dates", "text"),
        ("quotas", "text"),
        ("parties", "name"),
        ("goals", "text"),
        ("tasks", "text"),
    ):
        columns = rows[table]
        for plan_id, text, start, end, raw_start, raw_end in zip(
            *(columns[name] for name in ("plan_id", word, "start", "end", "raw_start", "raw_end")), strict=True
        ):
            assert text
            assert plans[plan_id][start:end] == text
            assert 0 <= raw_start < raw_end <= raw_chars
    for name in ("plans", "sections"):
        for raw_start, raw_end in zip(rows[name]["raw_start"], rows[name]["raw_end"], strict=True):
            assert 0 <= raw_start < raw_end <= raw_chars


def test_a_record_on_untouched_text_reads_the_same_on_the_raw_page(result: Result) -> None:
    if result.document.script != "hans":
        pytest.skip("script conversion changes the characters themselves")
    text = result.document.text
    for plan, mentions in zip(result.plans, result.mentions, strict=True):
        for date in mentions.dates:
            raw = text.raw_span(plan.start + date.start, plan.start + date.end)
            if raw.end - raw.start == date.end - date.start:
                assert text.source[raw.start : raw.end] == date.text


def test_no_raw_character_is_lost_silently(result: Result) -> None:
    rows = empty()
    add_result(rows, result, "fingerprint")
    seen = bytearray(len(result.document.text.source))
    for table in ("plans", "edits"):
        for start, end in zip(rows[table]["raw_start"], rows[table]["raw_end"], strict=True):
            if start is not None:
                seen[start:end] = b"\1" * (end - start)
    lost = [at for at, mark in enumerate(seen) if not mark]
    assert not lost, result.document.text.source[lost[0] : lost[0] + 40]


def test_edits_say_what_stood_there(result: Result) -> None:
    source = result.document.text.source
    for change in result.document.text.changes:
        assert source[change.raw_start : change.raw_end] == change.before, change.rule


def test_sections_nest_and_cover_the_plan(result: Result) -> None:
    for plan in result.plans:
        assert plan.text == result.document.text.value[plan.start : plan.end]
        check_outline(plan)


def check_outline(plan: Plan) -> None:
    paths = [section.path for section in plan.sections]
    assert len(set(paths)) == len(paths)
    for ordinal, section in enumerate(plan.sections, 1):
        assert section.ordinal == ordinal
        assert section.start <= section.body_start <= section.body_end <= section.end
        if section.heading is not None:
            assert plan.text[section.heading_start : section.heading_end] == section.heading
        if section.parent is not None:
            parent = plan.section(section.parent)
            assert parent.start <= section.start <= section.end <= parent.end
            assert section.path.startswith(parent.path + ".")
    for before, after in zip(plan.sections, plan.sections[1:], strict=False):
        assert before.start <= after.start


def test_links_point_at_records_of_the_same_plan(result: Result) -> None:
    for mentions, tasks in zip(result.mentions, result.tasks, strict=True):
        for task in tasks:
            assert all(1 <= i <= len(mentions.parties) for i in task.parties)
            assert all(1 <= i <= len(mentions.dates) for i in task.dates)
            assert all(1 <= i <= len(mentions.quotas) for i in task.quotas)
        for goal in mentions.goals:
            assert all(goal.start <= mentions.quotas[i - 1].start < goal.end for i in goal.quotas)
            assert all(goal.start <= mentions.dates[i - 1].start < goal.end for i in goal.dates)


def test_the_same_page_gives_the_same_result(result: Result, config: Config) -> None:
    again = process(result.page, config)
    assert (again.plans, again.mentions, again.tasks) == (result.plans, result.mentions, result.tasks)
    assert again.document.text == result.document.text
