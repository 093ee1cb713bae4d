"""Label Studio: predictions that its own checker accepts, and corrections that come back as gold."""

from __future__ import annotations

import contextlib
import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from exchange_tables import PAGE, tables_of
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from pipeline.__main__ import app
from pipeline.evaluate.gold import read_gold
from pipeline.exchange.label_studio import ImportProblem, labelling_config, read_label_studio, write_label_studio
from pipeline.run import extract
from pipeline.store import Tables, open_tables
from pipeline.store.raw import RawPages


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    pages = {"甲_1.txt": PAGE, "乙.txt": "首页(shǒu) | 登录\n" + PAGE}
    return tables_of(tmp_path_factory.mktemp("studio"), pages)


@pytest.fixture(scope="module")
def tasks(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("tasks")
    files, missing = write_label_studio(tables, folder, RawPages(tables.generation.folder.parents[1]))
    assert missing == []
    found: list[dict[str, Any]] = json.loads(files[0].read_text("utf-8"))
    return found


def corrected(tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """As Label Studio exports tasks whose predictions an annotator accepted."""
    return [{**task, "annotations": [{"id": 1, "result": task["predictions"][0]["result"]}]} for task in tasks]


def back(tmp_path: Path, tasks: Any) -> tuple[list[Any], list[str]]:
    file = tmp_path / "export.json"
    file.write_text(json.dumps(tasks), "utf-8")
    return read_label_studio(file)


def test_predictions_are_valid_and_a_wrong_label_is_not(tasks: list[dict[str, Any]]) -> None:
    interface = pytest.importorskip("label_studio_sdk.label_interface").LabelInterface(labelling_config())
    for task in tasks:
        [prediction] = task["predictions"]
        assert prediction["result"]
        assert interface.validate_prediction(prediction)
        wrong = copy.deepcopy(prediction)
        wrong["result"][0]["value"]["labels"] = ["NOTHING"]
        assert not interface.validate_prediction(wrong)


def test_every_span_stands_where_it_says_beyond_the_bmp(tasks: list[dict[str, Any]], tables: Tables) -> None:
    count = 0
    for task in tasks:
        for region in task["predictions"][0]["result"]:
            value = region["value"]
            assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
            count += "𠮷" in task["data"]["text"][: value["start"]]
    assert count > 20
    texts = {r["id"]: r["value"]["text"] for task in tasks for r in task["predictions"][0]["result"]}
    for row in tables.quotas.to_dict("records"):
        assert texts[row["quota_id"]] == row["text"]


def test_accepted_predictions_come_back_as_gold_with_attributes(tasks: list[dict[str, Any]], tmp_path: Path) -> None:
    gold, problems = back(tmp_path, corrected(tasks))
    assert problems == []
    assert {g.doc for g in gold} == {"甲", "乙"}
    quota = next(g for g in gold if g.label == "QUOTA" and g.text == "98%以上")
    assert (quota.attrs["cmp"], quota.attrs["min"], quota.attrs["unit"]) == ("ge", 98, "%")
    task = next(g for g in gold if g.label == "TASK" and "教研活动" in g.text)
    assert task.attrs == {"parties": ["教导处"], "dates": ["6月底前"], "quotas": ["不少于3次"]}
    assert any(g.label == "NOISE" for g in gold)


def test_the_command_writes_a_gold_file(tasks: list[dict[str, Any]], tables: Tables, tmp_path: Path) -> None:
    export = tmp_path / "export.json"
    export.write_text(json.dumps(corrected(tasks)), "utf-8")
    done = CliRunner().invoke(app, ["import", "label-studio", str(export), "--to", str(tmp_path / "g.jsonl"), "--json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["annotations"] == len(read_gold(tmp_path / "g.jsonl"))


def test_offsets_of_old_versions_in_utf16_are_understood(tasks: list[dict[str, Any]], tmp_path: Path) -> None:
    def shift(text: str, at: int) -> int:
        return len(text[:at].encode("utf-16-le")) // 2

    old = copy.deepcopy(corrected(tasks))
    for task in old:
        for region in task["annotations"][0]["result"]:
            for end in ("start", "end"):
                region["value"][end] = shift(task["data"]["text"], region["value"][end])
    assert back(tmp_path, old) == back(tmp_path, corrected(tasks))


def _first(change: Callable[[dict[str, Any]], None]) -> Callable[[list[dict[str, Any]]], None]:
    return lambda tasks: change(tasks[0]["annotations"][0]["result"][0])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_first(lambda r: r["value"].update(start=-1)), "offsets are no numbers"),
        (_first(lambda r: r["value"].update(end=10**9, text=None)), "outside the text"),
        (_first(lambda r: r["value"].update(start=True)), "offsets are no numbers"),
        (_first(lambda r: r["value"].update(text="不在此处")), "does not stand"),
        (_first(lambda r: r["value"].update(labels=["X"])), "is none of"),
        (_first(lambda r: r.update(value=None)), "'value' is missing"),
        (lambda tasks: tasks[0].pop("annotations"), "'annotations' is missing"),
        (lambda tasks: tasks[0]["annotations"][0].update(was_cancelled=True), "no annotation"),
        (lambda tasks: tasks[0].update(data={"text": "甲"}), "names the page"),
        (lambda tasks: tasks.append(3), "'data' is missing"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_rest_is_taken(
    tasks: list[dict[str, Any]], tmp_path: Path, change: Callable[[Any], None], said: str
) -> None:
    damaged = copy.deepcopy(corrected(tasks))
    change(damaged)
    gold, problems = back(tmp_path, damaged)
    assert gold
    assert len(problems) == 1
    assert said in problems[0]


@pytest.mark.parametrize("content", ["", "[", "3", '"x"', "[" * 100_000, "\x00"])
def test_a_file_that_is_no_export_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.json").write_text(content)
    with pytest.raises(ImportProblem):
        read_label_studio(tmp_path / "x.json")


_FIELDS = ["data", "text", "doc", "annotations", "predictions", "result", "value", "start", "end", "labels", "meta"]
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(_FIELDS),
            inner,
            max_size=6,
        )
    ),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None)
@given(_JSON)
def test_no_export_whatsoever_breaks_the_import(tmp_path_factory: pytest.TempPathFactory, content: Any) -> None:
    file = tmp_path_factory.getbasetemp() / "any.json"
    file.write_text(json.dumps(content), "utf-8")
    with contextlib.suppress(ImportProblem):
        read_label_studio(file)


def test_a_page_that_was_never_read_is_not_called_missing(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "甲.txt").write_text(PAGE, "utf-8")
    (tmp_path / "raw" / "大.txt").write_text(PAGE * 9, "utf-8")
    (tmp_path / "my.yaml").write_text("read: {max_bytes: 900}\n", "utf-8")
    extract(tmp_path / "raw", tmp_path / "out", tmp_path / "my.yaml")
    files, missing = write_label_studio(open_tables(tmp_path / "out"), tmp_path, RawPages(tmp_path / "out"))
    assert missing == [], "there is nothing to correct in it"
    assert [task["data"]["source"] for task in json.loads(files[0].read_text("utf-8"))] == ["甲.txt"]
