"""The component `work_plan` in other people's pipelines."""

from __future__ import annotations

from importlib.metadata import entry_points

import pytest
import spacy

from pipeline.spacy_bridge import component
from pipeline.spacy_bridge.component import page_records
from pipeline.spacy_bridge.docs import from_doc

PAGE = "一、工作目标\n合格率达到98%以上。\n二、措施\n教导处要在2025年6月底前检查教案两次。"
DIRTY = "首页 > 计划总结\n发布时间：2024-03-01\n一、工作目標\n合格率達到98%以上。\n由教導處負責。"


def characters(**config: object) -> spacy.Language:
    nlp = spacy.blank("zh")
    nlp.add_pipe(component.NAME, config=config)
    return nlp


def jieba_words(**config: object) -> spacy.Language:
    nlp = spacy.blank(
        "zh", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.zh.ChineseTokenizer", "segmenter": "jieba"}}}
    )
    nlp.add_pipe(component.NAME, config=config)
    return nlp


def test_spans_stand_where_the_page_has_them() -> None:
    doc = characters()(PAGE)
    assert doc.text == PAGE
    assert [(span.text, span.kb_id_) for span in doc.spans["dates"]] == [("2025年6月底前", "2025-06")]
    assert [span.text for span in doc.spans["quotas"]] == ["98%以上", "两次"]
    assert [span.text for span in doc.spans["parties"]] == ["教导处"]
    assert [span.text for span in doc.spans["goals"]] == ["合格率达到98%以上"]
    assert doc.spans["dates"][0]._.work_plan["mod"] == "before"


def test_dirty_and_traditional_text_keeps_its_own_words() -> None:
    doc = characters()(DIRTY)
    assert doc.text == DIRTY
    assert [(span.text, span.kb_id_) for span in doc.spans["parties"]] == [("教導處", "教导处")]
    assert [span.text for span in doc.spans["quotas"]] == ["98%以上"]


@pytest.mark.parametrize("align", ["expand", "contract"])
def test_word_tokens_lose_no_record(align: str) -> None:
    by_words, by_characters = jieba_words(align_mode=align)(PAGE), characters()(PAGE)
    assert len(by_words) < len(by_characters)
    assert from_doc(by_words) == from_doc(by_characters)
    for name, group in by_characters.spans.items():
        assert len(by_words.spans[name]) == len(group)


def test_expanded_spans_cover_their_records() -> None:
    doc = jieba_words(align_mode="expand")(PAGE)
    for group in doc.spans.values():
        for span in group:
            values = span._.work_plan
            assert span.start_char <= values["start"] and values["end"] <= span.end_char


def test_only_the_groups_asked_for_are_added() -> None:
    assert set(characters(groups=["dates", "tasks"])(PAGE).spans) == {"dates", "tasks"}


@pytest.mark.parametrize(
    ("config", "message"),
    [({"groups": ["date"]}, "no span group 'date'"), ({"align_mode": "near"}, "align_mode is")],
)
def test_a_mistake_in_the_component_is_named(config: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        characters(**config)


@pytest.mark.parametrize("text", ["", " \n", "好", "\x00\x01", "一" * 3000, "😀" * 50, "abc " * 40])
def test_any_text_goes_through(text: str) -> None:
    doc = characters()(text)
    assert doc.text == text


@pytest.mark.parametrize("text", [PAGE, DIRTY, "\ufeff" + PAGE, PAGE.replace("\n", "\r\n"), "<p>" + PAGE + "</p>"])
def test_offsets_count_in_the_text_that_was_given(text: str) -> None:
    for name, records in page_records(text, component.load_config()).items():
        for record in records:
            assert 0 <= record.start <= record.end <= len(text), name


def test_the_component_works_behind_others_and_in_batches() -> None:
    nlp = characters()
    nlp.add_pipe("sentencizer", config={"punct_chars": ["。"]}, first=True)
    docs = list(nlp.pipe([PAGE, DIRTY], batch_size=2))
    assert [len(doc.spans["quotas"]) for doc in docs] == [2, 1]
    assert all(list(doc.sents) for doc in docs)


def test_a_saved_pipeline_opens_again(tmp_path: object) -> None:
    nlp = characters(align_mode="contract")
    nlp.to_disk(tmp_path)  # type: ignore[arg-type]
    again = spacy.load(tmp_path)  # type: ignore[arg-type]
    assert from_doc(again(PAGE)) == from_doc(nlp(PAGE))


def test_spacy_finds_the_component_without_an_import() -> None:
    found = entry_points(group="spacy_factories", name=component.NAME)
    if not found:
        pytest.skip("the installed package was made before the component was; install it again")
    assert {one.value for one in found} == {"pipeline.spacy_bridge.component:work_plan"}
