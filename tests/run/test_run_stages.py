"""A change of configuration redoes what it touches and nothing before it; the result is that of a fresh run."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from input_samples import html, plan, zip_of

from pipeline.config import load_config
from pipeline.records import Page, Result
from pipeline.run import Choices, Report, kept, run
from pipeline.run.fingerprint import LEVELS, changed_inputs, marks
from pipeline.stages import from_document, from_mentions, from_plans, process
from pipeline.store import open_tables
from pipeline.tables import PAGE_TABLES, add_result, empty

SAMPLES = sorted((Path(__file__).parents[2] / "data" / "raw").iterdir())


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for n in range(1, 5):
        (folder / f"{n}.txt").write_text(plan(f"第{n}", n), "utf-8")
    (folder / "more.zip").write_bytes(zip_of({f"{n}.html": html(f"另{n}", n).encode() for n in range(5, 8)}))
    return folder


def configured(folder: Path, settings: str = "", **files: str) -> Path:
    """A configuration with further entries: `link_actions="巡河"` adds a term to lexicons/link/actions.txt."""
    for name, text in files.items():
        stage, _, lexicon = name.partition("_")
        target = folder / "mine" / "lexicons" / stage / f"{lexicon}.txt"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text + "\n", "utf-8")
    (folder / "mine").mkdir(exist_ok=True)
    file = folder / "mine.yaml"
    file.write_text(f"include: [mine]\n{settings}", "utf-8")
    return file


def digests(out: Path) -> dict[str, str]:
    files = [file for table in PAGE_TABLES for file in sorted((out / table).glob("*.parquet"))]
    return {f"{f.parent.name}/{f.name}": hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


# A lexicon of each stage that takes a term no page holds.
PLAIN = {"read": "page_labels", "clean": "lesson", "segment": "lead_ins", "extract": "quotas_stop", "link": "purposes"}


def lexicon_of(stage: str) -> str:
    """The name of some lexicon of a stage."""
    return sorted(getattr(load_config(), stage).lexicons)[0]


@pytest.mark.parametrize(
    ("stage", "resumed"),
    [
        ("link", "extract"),
        pytest.param("extract", "segment", marks=pytest.mark.slow),
        pytest.param("segment", "convert", marks=pytest.mark.slow),
        pytest.param("clean", None, marks=pytest.mark.slow),
        pytest.param("read", None, marks=pytest.mark.slow),
    ],
)
def test_a_changed_lexicon_redoes_pages_from_the_stage_that_reads_it(
    raw: Path, tmp_path: Path, stage: str, resumed: str | None
) -> None:
    out = tmp_path / "out"
    run(raw, out, Choices(configured(tmp_path)))
    file = configured(tmp_path, **{f"{stage}_{PLAIN[stage]}": "囍囍"})
    report = run(raw, out, Choices(file))
    assert report.plan["resumed"] == ({resumed: 7} if resumed else {})
    assert (report.plan["redone"], report.processed) == (7, 7)
    assert list(report.plan["changed_inputs"]) == [stage]
    assert report.plan["changed_inputs"][stage] == [f"lexicons/{stage}/{PLAIN[stage]}.txt"]
    run(raw, tmp_path / "fresh", Choices(file))
    assert digests(out) == digests(tmp_path / "fresh")
    assert not run(raw, out, Choices(file)).changed


def test_the_stages_that_ran_are_those_behind_the_change(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(raw, out, Choices(configured(tmp_path)))
    run(raw, out, Choices(configured(tmp_path, extract_quotas_stop="囍囍")))
    first, second = (dict(row) for row in open_tables(out).runs["seconds"])
    assert set(first) == {*LEVELS}
    assert set(second) == {"restore", "extract", "link", "rows"}


def test_a_changed_limit_of_the_run_redoes_nothing(raw: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "out", Choices(configured(tmp_path)))
    assert not run(raw, tmp_path / "out", Choices(configured(tmp_path, "run:\n  page_seconds: 7\n"))).changed


@pytest.mark.slow
@pytest.mark.parametrize("settings", ["run:\n  keep_stages: false\n", "persons: drop\n"])
def test_nothing_is_kept_on_the_way_when_it_must_not_be(raw: Path, tmp_path: Path, settings: str) -> None:
    out = tmp_path / "out"
    run(raw, out, Choices(configured(tmp_path)))
    report = run(raw, out, Choices(configured(tmp_path, settings, link_purposes="囍")))
    assert report.processed == 7
    assert not (out / "_current" / kept.TABLE).exists()
    report = run(raw, out, Choices(configured(tmp_path, settings, link_purposes="囍囍")))
    assert report.plan["resumed"] == {}


@pytest.mark.slow
def test_damaged_kept_results_cost_time_and_nothing_else(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(raw, out, Choices(configured(tmp_path)))
    for file in (out / "_current" / kept.TABLE).iterdir():
        file.write_bytes(b"damaged")
    file = configured(tmp_path, link_purposes="囍")
    report: Report = run(raw, out, Choices(file))
    assert (report.processed, report.plan["resumed"]) == (7, {})
    run(raw, tmp_path / "fresh", Choices(file))
    assert digests(out) == digests(tmp_path / "fresh")


def rows(result: Result) -> object:
    out = empty()
    add_result(out, result, "f")
    return out


@pytest.mark.parametrize("file", SAMPLES[::4], ids=lambda file: file.name)
def test_kept_results_give_the_same_rows(file: Path) -> None:
    config = load_config()
    page = Page(file.read_bytes(), file.name, file.suffix[1:])
    result = process(page, config)
    columns = kept.no_stages()
    kept.add(columns, result, marks(config).of(""))
    found = kept.restore(columns["work"][0])
    assert (found.document, found.plans, found.mentions) == (result.document, result.plans, result.mentions)
    whole = rows(result)
    assert rows(from_document(page, found.document, config)) == whole
    assert rows(from_plans(page, found.document, found.plans, config)) == whole
    assert rows(from_mentions(page, found.document, found.plans, found.mentions, config)) == whole


def test_every_input_belongs_to_a_level_and_libraries_to_the_kind_that_needs_them() -> None:
    found = marks(load_config())
    assert {name.partition(": ")[0] for name in found.inputs} <= {*LEVELS}
    assert "extract: code" in found.inputs
    assert "read: jieba" in found.inputs
    assert found.final("pdf") != found.final("") != found.final("docx")
    assert changed_inputs(found.inputs, found.inputs) == {}


def test_a_stage_imports_nothing_that_its_mark_does_not_cover() -> None:
    """Code of a stage may use what all share, and its own; else a change elsewhere would go unnoticed."""
    import re

    package = Path(kept.__file__).parents[1]
    shared = {"text", "records", "config", "nlp", "stages"}
    for stage in LEVELS[:-1]:
        for file in (package / stage).rglob("*.py"):
            for module in re.findall(r"^\s*(?:from|import) pipeline\.(\w+)", file.read_text("utf-8"), re.MULTILINE):
                assert module in shared | {stage}, f"{file.name} imports pipeline.{module}"
