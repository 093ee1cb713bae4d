"""The tagger: what it sees, that it is a conditional random field, that its file is plain and stable."""

from __future__ import annotations

import io
import itertools
import time
import zipfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.config import load_config
from pipeline.nlp.tagger import model as model_file
from pipeline.nlp.tagger.features import codes_of, keys_of, words_of
from pipeline.nlp.tagger.model import LABELS, PIECE, Policy, Tagger, dumps, loads, shipped
from pipeline.nlp.tagger.table import Table

WORDS = words_of(load_config().extract)
CHARACTERS = st.text(alphabet="各校班主任要检查，。、：\n（）98%abＡ \U00020000", max_size=120)


def tiny() -> Tagger:
    """A tagger that knows two characters: 校 begins nothing, 各 does, and a name goes on with 校."""
    keys = keys_of("各校", WORDS)
    middle = 3  # the row of the character itself
    chosen = np.array(sorted([int(keys[middle, 0]), int(keys[middle, 1])]), dtype=np.uint64)
    first = int(chosen[0]) == int(keys[middle, 0])
    weights = np.array([[4.0, -4.0], [-4.0, 4.0]] if first else [[-4.0, 4.0], [4.0, -4.0]], dtype=np.float32)
    moves = np.array([[0.5, -3.0, -12.0], [-1.0, -3.0, 1.0], [1.0, -3.0, -1.0]], dtype=np.float32)
    return Tagger(chosen, weights, moves, Policy(0.5, 0.1, ("bare",)))


def by_hand(tagger: Tagger, text: str) -> np.ndarray:
    """The marginals of one chain, summed over all ways to label it."""
    evidence = tagger._evidence(text, WORDS)
    total = np.zeros((len(text), len(LABELS)))
    for path in itertools.product(range(len(LABELS)), repeat=len(text)):
        if path[0] == 2:
            continue
        score = sum(evidence[at, label] for at, label in enumerate(path))
        score += sum(tagger.transitions[a, b] for a, b in itertools.pairwise(path))
        for at, label in enumerate(path):
            total[at, label] += np.exp(score)
    return total / total.sum(axis=1, keepdims=True)


@pytest.mark.parametrize("text", ["各校", "各校要检查", "要各校", "校各校各"])
def test_probabilities_are_those_of_all_ways_to_label_a_piece(text: str) -> None:
    tagger = tiny()
    expected = by_hand(tagger, text)
    read = tagger.read(text, WORDS)
    assert read.inside == pytest.approx(1 - expected[:, 0], abs=1e-6)


@given(CHARACTERS)
@settings(max_examples=40, deadline=None)
def test_the_evidence_is_the_sum_of_the_weights_of_all_features(text: str) -> None:
    tagger = shipped()
    assert tagger is not None
    text += "。"
    weights = np.vstack([tagger.weights, np.zeros((1, 2))])
    expected = weights[Table(tagger.keys).rows(keys_of(text, WORDS).ravel())].reshape(-1, len(text), 2).sum(axis=0)
    assert tagger._evidence(text, WORDS)[:, 1:] == pytest.approx(expected, abs=1e-9)


def test_names_are_where_a_beginning_is_likely() -> None:
    read = tiny().read("各校，各校检查。", WORDS)
    assert [(name.start, name.end) for name in read.names] == [(0, 2), (3, 5)]
    assert all(0.5 < name.probability <= 1 for name in read.names)


def test_pieces_beside_each_other_do_not_disturb_each_other() -> None:
    tagger = tiny()
    alone = tagger.read("各校", WORDS).inside
    among = tagger.read("今天天气很好各校各校各校，各校，好。", WORDS).inside
    # 各 and 校 are all that this tagger knows, so what stands beside a piece says nothing.
    assert among[13:15] == pytest.approx(alone, abs=1e-6)


@given(CHARACTERS)
@settings(max_examples=80, deadline=None)
def test_any_text_is_read(text: str) -> None:
    tagger = shipped()
    assert tagger is not None
    read = tagger.read(text, WORDS)
    assert len(read.inside) == len(text)
    assert np.isfinite(read.inside).all() and (read.inside >= -1e-9).all() and (read.inside <= 1 + 1e-9).all()
    for before, after in itertools.pairwise(read.names):
        assert before.end <= after.start
    for name in read.names:
        assert PIECE.fullmatch(text, name.start, name.end)


def test_a_long_text_is_read_in_blocks_as_if_it_were_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    tagger = shipped()
    assert tagger is not None
    text = "各校要检查教室，班主任登记。教导处每周公布一次结果，家长会由年级组负责。\n" * 40
    whole = tagger.read(text, WORDS)
    monkeypatch.setattr(model_file, "_BLOCK", 300)
    parts = tagger.read(text, WORDS)
    assert [(name.start, name.end) for name in parts.names] == [(name.start, name.end) for name in whole.names]


def test_a_long_line_without_any_mark_takes_time_in_proportion() -> None:
    tagger = shipped()
    assert tagger is not None

    def seconds(size: int) -> float:
        started = time.process_time()
        tagger.read("各学校教导处" * size, WORDS)
        return time.process_time() - started

    seconds(1_000)
    assert seconds(20_000) < 60 * max(seconds(1_000), 0.001)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3月,各校", "5月，各校"),
        ("负责人:甲", "负责人：甲"),
        ("第１组", "第2组"),
        ("A组", "b组"),
        ("甲\u3000乙", "甲 乙"),
    ],
)
def test_marks_digits_and_letters_are_read_alike(one: str, other: str) -> None:
    assert codes_of(one).tolist() == codes_of(other).tolist()


def test_a_feature_is_a_number_of_its_template() -> None:
    keys = keys_of("教导处检查。", WORDS)
    assert (keys % 64 == np.arange(len(keys))[:, None]).all()


@given(st.lists(st.integers(0, 2**64 - 1), unique=True, max_size=200), st.lists(st.integers(0, 2**64 - 1), max_size=50))
@settings(max_examples=50, deadline=None)
def test_a_table_finds_its_keys_and_no_others(keys: list[int], asked: list[int]) -> None:
    table = Table(np.array(keys, dtype=np.uint64))
    rows = {key: row for row, key in enumerate(keys)}
    expected = [rows.get(key, len(keys)) for key in [*keys, *asked]]
    assert table.rows(np.array([*keys, *asked], dtype=np.uint64)).tolist() == expected


def test_the_file_gives_back_what_was_put_in() -> None:
    again = loads(dumps(tiny()))
    assert again.policy == tiny().policy
    assert again.read("各校，各校", WORDS).names == tiny().read("各校，各校", WORDS).names


def test_the_file_is_the_same_every_time_and_holds_no_pickle() -> None:
    data = dumps(tiny())
    assert data == dumps(tiny())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            assert b"'descr': '|O'" not in archive.read(name)[:128]
            assert archive.getinfo(name).date_time[0] == 1980


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"nothing", dumps(tiny())[:200]])
def test_a_broken_file_is_named(data: bytes) -> None:
    with pytest.raises(ValueError, match="no model"):
        loads(data)


def test_the_shipped_file_is_a_tagger_of_few_megabytes() -> None:
    tagger, data = shipped(), model_file.model_bytes()
    assert tagger is not None and data is not None
    assert len(data) < 4_000_000
    assert 0.5 <= tagger.policy.add <= 1
