"""Plans as spaCy documents and back: nothing is lost, whatever the tokens are."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline import Page, load_config, open_tables, process
from pipeline.run import extract
from pipeline.spacy_bridge.display import html
from pipeline.spacy_bridge.docs import Align, Mention, Record, attach, from_doc, to_doc
from pipeline.spacy_bridge.results import docs_of_result, docs_of_tables, read_docbin, write_docbin

PAGE = "2025年工作计划\n一、工作目标\n入学率达到98%以上。\n二、措施\n教导处要在6月底前检查教案两次，由张文清负责。"
VOCAB = spacy.blank("zh").vocab


def words(*parts: str) -> Doc:
    return Doc(VOCAB, words=list(parts), spaces=[False] * len(parts))


def plan_doc() -> Doc:
    [doc] = docs_of_result(process(Page(PAGE.encode()), load_config()), VOCAB)
    return doc


@pytest.mark.parametrize(
    ("parts", "align", "shown"),
    [
        (("合格率", "98%", "以上"), "expand", ["98%以上"]),
        (("合格率98%", "以上"), "expand", ["合格率98%以上"]),
        (("合格率98%", "以上"), "contract", ["以上"]),
        (("合格率98%以上",), "contract", ["合格率98%以上"]),
        (("合格率98%", "以上"), "strict", []),
    ],
)
def test_a_span_follows_the_tokens_and_the_record_does_not(
    parts: tuple[str, ...], align: Align, shown: list[str]
) -> None:
    doc = words(*parts)
    attach(doc, {"quotas": [Record(3, 8, "QUOTA", "q1", "ge 98.. %", {"unit": "%"})]}, align)
    assert [span.text for span in doc.spans["quotas"]] == shown
    [record] = from_doc(doc)[1]["quotas"]
    assert (record.start, record.end, record.form, record.values["unit"]) == (3, 8, "ge 98.. %", "%")


def test_two_records_of_one_place_keep_their_own_values() -> None:
    doc = to_doc(VOCAB, "每周检查", {"dates": [Record(0, 4, "DATE", "d1", "", {"type": "SET"})],
                                 "tasks": [Record(0, 4, "TASK", "t1", "", {"rule": "own_date"})]})  # fmt: skip
    assert doc.spans["dates"][0]._.work_plan["type"] == "SET"
    assert doc.spans["tasks"][0]._.work_plan == {"start": 0, "end": 4, "rule": "own_date"}


def test_records_that_share_an_id_are_both_kept() -> None:
    doc = to_doc(
        VOCAB, "每周检查", {"dates": [Mention(0, 2, "DATE", "d"), Mention(1, 2, "DATE", "d"), Mention(0, 1, "DATE")]}
    )
    assert [(r.start, r.end, r.id) for r in from_doc(doc)[1]["dates"]] == [(0, 1, ""), (0, 2, "d"), (1, 2, "d")]


def test_spans_of_other_makers_are_read_as_they_stand() -> None:
    doc = to_doc(VOCAB, "每周检查", {"dates": [Mention(0, 2, "DATE", "d1")]})
    doc.spans["dates"].append(doc.char_span(2, 4, label="DATE"))
    doc.spans["mine"] = [doc.char_span(2, 4, label="ACT")]
    _, groups = from_doc(doc)
    assert [(r.start, r.end) for r in groups["dates"]] == [(0, 2), (2, 4)]
    assert [(r.label, r.values) for r in groups["mine"]] == [("ACT", {})]
    assert doc.spans["mine"][0]._.work_plan == {}


@given(
    st.lists(st.text(alphabet="工作计划一二1%，。\n 😀", min_size=1, max_size=4), min_size=1, max_size=8),
    st.lists(st.tuples(st.integers(0, 31), st.integers(0, 31)), max_size=6),
    st.sampled_from(["expand", "contract", "strict"]),
)
def test_nothing_is_lost_between_records_and_doc(parts: list[str], spans: list[tuple[int, int]], align: Align) -> None:
    doc = words(*parts)
    size = len(doc.text)
    made = [
        Record(min(a, b), max(a, b), "X", f"x{n}", "form", {"n": n, "ids": ["a"]})
        for n, (a, b) in enumerate(spans)
        if max(a, b) <= size
    ]
    attach(doc, {"x": made}, align)
    text, groups = from_doc(doc)
    assert text == "".join(parts)
    assert groups["x"] == sorted(made, key=lambda record: (record.start, record.end))


def test_a_plan_has_its_records_with_normal_forms() -> None:
    doc = plan_doc()
    assert doc.user_data["kind"] == "plan"
    assert [(span.text, span.kb_id_) for span in doc.spans["quotas"]] == [
        ("98%以上", "ge 98.. %"),
        ("两次", "eq 2..2 次"),
    ]
    duties = {span.text: span._.work_plan["duty"] for span in doc.spans["parties"]}
    assert duties == {"教导处": "implement", "张文清": "lead"}
    [task] = [span for span in doc.spans["tasks"] if "检查" in span.text]
    held = {span.id_ for name in ("dates", "quotas", "parties") for span in doc.spans[name]}
    values = task._.work_plan
    assert values["date_ids"] and {*values["date_ids"], *values["quota_ids"], *values["party_ids"]} <= held
    assert [span.text for span in doc.spans["sections"]] == ["工作目标", "措施"]


def test_personal_names_are_published_as_the_settings_say(tmp_path: Path) -> None:
    file = tmp_path / "c.yaml"
    file.write_text("persons: initials\n", "utf-8")
    config = load_config(file)
    [doc] = docs_of_result(process(Page(PAGE.encode()), config), VOCAB, config)
    assert "张文清" not in doc.text and "张某某" in doc.text
    assert "张某某" in {span.text for span in doc.spans["parties"]}


def test_docbin_gives_back_every_record(tmp_path: Path) -> None:
    before = from_doc(plan_doc())
    assert write_docbin([plan_doc()], tmp_path / "plans.spacy") == 1
    [doc] = read_docbin(tmp_path / "plans.spacy", spacy.blank("zh").vocab)
    assert from_doc(doc) == before
    assert doc.user_data["kind"] == "plan"
    assert doc.spans["quotas"][0]._.work_plan["unit"] == "%"


def test_tables_give_the_same_documents_as_the_result(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "page.txt").write_text(PAGE, "utf-8")
    extract(tmp_path / "raw", tmp_path / "out")
    [doc] = docs_of_tables(open_tables(tmp_path / "out"), VOCAB)
    text, groups = from_doc(doc)
    expected_text, expected = from_doc(plan_doc())
    assert text == expected_text
    assert doc.user_data["source"] == "page.txt"
    for name, records in expected.items():
        assert [(r.start, r.end, r.id, r.form) for r in groups[name]] == [
            (r.start, r.end, r.id, r.form) for r in records
        ]
        for mine, theirs in zip(groups[name], records, strict=True):
            assert mine.values.keys() == theirs.values.keys()


def test_displacy_draws_every_record_and_escapes_the_page() -> None:
    page = html(plan_doc())
    assert page.startswith("<!DOCTYPE html>") and 'lang="' in page
    for word in ("QUOTA", "DATE", "PARTY", "TASK"):
        assert word in page
    assert "GOAL" not in html(plan_doc(), ["dates"])
    nasty = to_doc(VOCAB, "<script>1次", {"quotas": [Mention(8, 10, "QUOTA", "q1")]})
    assert "<script>" not in html(nasty)


def test_displacy_keeps_a_document_as_it_is() -> None:
    doc = plan_doc()
    before = {name: [span.text for span in group] for name, group in doc.spans.items()}
    html(doc, page=False)
    assert {name: [span.text for span in group] for name, group in doc.spans.items()} == before
