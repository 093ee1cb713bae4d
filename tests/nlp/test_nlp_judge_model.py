"""The table of weights: what it says, that its file is plain and stable, and that it says what spaCy says."""

from __future__ import annotations

import io
import zipfile

import numpy as np
import pytest

from pipeline.nlp.judge.features import Candidate, clause_features, facts_of, name_features
from pipeline.nlp.judge.model import Judgement, Policy, dumps, loads, scaled, shipped


def tiny(policy: Policy = Policy()) -> Judgement:  # noqa: B008 (frozen)
    weights = np.array([[3.0, 0.0], [0.0, 2.0]], dtype=np.float32)
    bias = np.array([0.0, 0.5], dtype=np.float32)
    return Judgement(("goal", "neither"), {"at:确保": 0, "at:组织": 1}, weights, bias, policy)


def test_probabilities_are_those_of_a_linear_model() -> None:
    said = tiny().probabilities(["at:确保", "at:未知"])
    assert said.sum() == pytest.approx(1)
    assert said[0] == pytest.approx(1 / (1 + np.exp(0.5 - 3)))
    assert tiny().positive(["at:组织"]) < tiny().positive([]) < tiny().positive(["at:确保"])


def test_a_candidate_without_known_features_has_the_bias_alone() -> None:
    assert tiny().positive(["at:未知"], "goal") == pytest.approx(1 / (1 + np.exp(0.5)))


def test_the_file_gives_back_what_was_put_in() -> None:
    policy = Policy(0.1, 0.9, frozenset({"bare_state"}), (0.25, 0.5))
    again = loads(dumps({"clauses": tiny(policy), "names": tiny()}))
    assert again.clauses.policy == policy
    assert again.names.policy == Policy()
    assert again.clauses.index == tiny().index
    assert again.clauses.positive(["at:确保"]) == tiny().positive(["at:确保"])


def test_the_file_is_the_same_every_time_and_holds_no_pickle() -> None:
    data = dumps({"clauses": tiny(), "names": tiny()})
    assert data == dumps({"clauses": tiny(), "names": tiny()})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            assert b"'descr': '|O'" not in archive.read(name)[:128]
            assert archive.getinfo(name).date_time[0] == 1980


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"nothing", dumps({"clauses": tiny(), "names": tiny()})[:200]])
def test_a_broken_file_is_named(data: bytes) -> None:
    with pytest.raises(ValueError, match="no model"):
        loads(data)


def test_the_shipped_file_is_a_model_under_a_megabyte() -> None:
    from pipeline.nlp.judge.model import model_bytes

    model, data = shipped(), model_bytes()
    assert model is not None and data is not None
    assert len(data) < 1_000_000
    assert model.clauses.labels == ("goal", "task", "neither")
    assert model.names.labels[-1] == "neither"


@pytest.mark.parametrize(
    ("policy", "rule", "probability", "kept"),
    [
        (Policy(), "ensure", 0.0, True),
        (Policy(), "", 1.0, False),
        (Policy(veto=0.2, weak=frozenset({"form"})), "form", 0.1, False),
        (Policy(veto=0.2, weak=frozenset({"form"})), "form", 0.3, True),
        (Policy(veto=0.2, weak=frozenset({"form"})), "ensure", 0.1, True),
        (Policy(add=0.9), "", 0.95, True),
        (Policy(add=0.9), "", 0.85, False),
    ],
)
def test_a_policy_strikes_weak_rules_and_adds_what_is_sure(
    policy: Policy, rule: str, probability: float, kept: bool
) -> None:
    assert policy.keeps(rule, probability) is kept


def test_scaling_keeps_the_order() -> None:
    said = [scaled(p, (1.0, 0.4)) for p in (0.0, 0.2, 0.5, 0.9, 1.0)]
    assert said == sorted(said)
    assert said[0] > 0 and said[-1] < 1


def test_features_tell_inside_before_and_behind() -> None:
    text = "加强管理，确保安全。"
    found = clause_features(text, Candidate(5, 9, facts_of(place="inline", role=None)))
    assert "at:确保" in found and "to:安全" in found and "be:，" in found and "by:。" in found
    assert "place=inline" in found and "place=inline&at:确" in found
    assert not any("加强" in feature for feature in found if feature.startswith(("in:", "at:", "to:")))


def test_features_of_one_candidate_are_distinct_and_hold_no_separator() -> None:
    text = "组长：\n各学校\t要要要\x1f加强管理"
    for features in (clause_features(text, Candidate(4, 7)), name_features(text, Candidate(4, 7))):
        assert len(features) == len(set(features))
        assert not any(mark in feature for feature in features for mark in "\n\t\x1f")


def test_features_do_not_depend_on_far_text() -> None:
    near = "，各学校要加强对食堂的管理。"
    for prefix in ("", "很远的话" * 20):
        text = "。" * 20 + prefix + "隔着一段话的内容在这里而且够长够长够长" + near
        at = text.index("各学校")
        found = name_features(text, Candidate(at, at + 3))
        assert "by:要加强" in found and "first" in found


def test_the_edges_of_a_text_are_marks() -> None:
    assert {"be:^", "by:$"} <= set(name_features("教导处", Candidate(0, 3)))
