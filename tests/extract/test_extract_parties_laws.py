"""Laws of the party records: places, order, determinism, mistakes in the configuration, hostile text."""

from __future__ import annotations

import re
import time
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.config import ConfigError, Rule, StageConfig, load_config
from pipeline.extract import parties
from pipeline.extract.parties.actors import vocabulary
from pipeline.extract.parties.explicit import wordings
from pipeline.records import Date, Party, Plan, Quota, Section, Sentence

CONFIG = load_config().extract
PIECES = st.sampled_from(
    [
        "各学校",
        "教导处",
        "县教育局",
        "班主任",
        "领导小组",
        "王小明",
        "要",
        "应",
        "由",
        "负责",
        "牵头",
        "配合",
        "组长：",
        "副组长:",
        "成员：",
        "、",
        "，",
        "。",
        "（",
        "）",
        "“",
        "”",
        "的",
        "和",
        "与",
        "制定",
        "督促",
        "责任单位:",
        "xx",
        "_",
        "3月底前",
        "全体",
        "同志",
        "任",
        "为",
        "设在",
        "办公室",
        "对",
        "进行",
        "检查",
        "\n",
        "以",
        "会同",
        "等部门",
        "12",
        "%",
        "\u3000",
    ]
)
KINDS = {"organization", "department", "role", "group", "person"}
DUTIES = {"lead", "support", "head", "deputy", "member", "implement", "supervise"}


def of(text: str, **fields: object) -> tuple[Party, ...]:
    return parties.of_plan(Plan(1, 0, len(text), text, **fields), CONFIG, (), ())  # type: ignore[arg-type]


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_records_are_in_place_in_order_and_apart(text):
    hits = of(text)
    assert all(text[hit.start : hit.end] == hit.name and hit.name.strip() for hit in hits)
    assert all(one.end <= two.start for one, two in pairwise(hits))
    assert {hit.kind for hit in hits} <= KINDS
    assert {hit.duty for hit in hits} <= DUTIES
    assert all(0 < hit.score <= 1 and re.fullmatch(r"[a-z][a-z_]*", hit.rule) and hit.canonical for hit in hits)
    assert hits == of(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_survived(text):
    of(text)


@pytest.mark.parametrize(
    ("half", "full"),
    [
        ("组长:赵国强(校长)", "组长：赵国强（校长）"),
        ("安全科牵头,各车间配合", "安全科牵头，各车间配合"),
        ("责任单位:县水利局;配合单位:财政所", "责任单位：县水利局；配合单位：财政所"),
    ],
)
def test_folded_punctuation_changes_nothing(half, full):
    assert [(hit.name, hit.duty) for hit in of(half)] == [(hit.name, hit.duty) for hit in of(full)]


def test_section_comes_from_the_sentence():
    text = "各村要清沟。各组要巡堤。"
    spans = (Sentence(0, 6, 1), Sentence(6, 12, 2))
    assert [(hit.name, hit.section) for hit in of(text, sentences=spans)] == [("各村", 1), ("各组", 2)]


def test_a_summary_keeps_only_modal_subjects():
    text = "教务处组织公开课。教务处要组织公开课。"
    assert len(of(text)) == 2
    assert len(of(text, kind="summary")) == 1


def test_a_background_section_describes():
    text = "基本情况 教务处组织公开课。"
    section = Section(1, None, "1", 1, "", "基本情况", "background", 0, len(text), 0, 4, 5, len(text), "test")
    assert of(text, sections=(section,), sentences=(Sentence(5, len(text), 1),)) == ()


def test_a_date_may_stand_between_subject_and_verb():
    text = "教务处四月上旬印发方案。"
    plan = Plan(1, 0, len(text), text)
    date = Date(3, 7, "四月上旬", "DATE")
    assert [hit.name for hit in parties.of_plan(plan, CONFIG, (date,), ())] == ["教务处"]


def test_a_prescribed_quantity_plans_an_event():
    text = "各校每学期召开的碰头会不少于2次。"
    plan = Plan(1, 0, len(text), text)
    quota = Quota(11, 16, "不少于2次", "prescribed", "ge", 2, None, "次", "count")
    assert [hit.name for hit in parties.of_plan(plan, CONFIG, (), (quota,))] == ["各校"]
    assert parties.of_plan(plan, CONFIG, (), ()) == ()


def with_lexicon(name: str, terms: dict[str, str]) -> StageConfig:
    return StageConfig(None, MappingProxyType({**CONFIG.lexicons, name: terms}), CONFIG.rules)


@pytest.mark.parametrize("name", ["parties_phrase", "parties_predicates", "parties_particles"])
def test_an_unknown_class_is_refused(name):
    with pytest.raises(ConfigError, match=f"{name}.*'开展'.*'verbal'"):
        vocabulary(with_lexicon(name, {"开展": "verbal"}))


@pytest.mark.parametrize("name", ["parties_suffixes", "parties_units"])
def test_an_unknown_kind_is_refused(name):
    with pytest.raises(ConfigError, match=name):
        vocabulary(with_lexicon(name, {"局": "bureau"}))


def test_a_charge_for_an_unknown_use_is_refused():
    with pytest.raises(ConfigError, match=r"parties_charges.*'牵头' is for 'safe'"):
        vocabulary(with_lexicon("parties_charges", {"牵头": "safe"}))


@pytest.mark.parametrize(("field", "value"), [("form", "around"), ("duty", "boss")])
def test_a_mistaken_rule_is_refused_with_its_place(field, value):
    fields = {"rule": "x", "form": "before", "words": ["会同"], "duty": "support", "basis": "explicit", field: value}
    rules = MappingProxyType({**CONFIG.rules, "parties": (Rule(MappingProxyType(fields), "parties.yaml:7"),)})
    with pytest.raises(ConfigError, match=r"parties\.yaml:7"):
        wordings(StageConfig(None, CONFIG.lexicons, rules))


@pytest.mark.parametrize(
    "unit",
    [
        "由",
        "由学校",
        "（",
        "“",
        "：",
        "学校、",
        "各",
        "的",
        "组长：",
        "成立小组，",
        "要求",
        "以校长为组长，",
        "任",
        "1",
        "张三、",
    ],
)
def test_time_grows_with_the_text(unit):
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        plan = Plan(1, 0, len(text), text, sentences=(Sentence(0, len(text), 0),))
        begin = time.perf_counter()
        parties.of_plan(plan, CONFIG, (), ())
        return time.perf_counter() - begin

    seconds(1_000)
    assert seconds(16_000) < 40 * seconds(2_000) + 0.5


def test_lexicons_are_large_and_sound():
    heads = [CONFIG.lexicon(name) for name in ("organizations", "departments", "roles", "parties_groups")]
    assert sum(map(len, heads)) > 1_500
    assert not set(CONFIG.lexicon("parties_blockers")) & set(heads[2])
    assert all(1 <= len(name) <= 2 for name in CONFIG.lexicon("surnames"))


def test_no_sentence_of_the_gold_is_copied():
    gold = Path(__file__).resolve().parents[3] / "shared" / "gold"
    if not gold.is_dir():
        pytest.skip("no gold beside the checkout")
    plain = re.sub(r"[^一-鿿]", "", "".join(path.read_text("utf-8") for path in sorted(gold.glob("*.jsonl"))))
    for path in sorted(Path(__file__).parent.glob("test_extract_parties*.py")):
        for run in re.findall(r"[一-鿿]{14,}", path.read_text("utf-8")):
            assert not any(run[at : at + 14] in plain for at in range(len(run) - 13)), run


@pytest.mark.parametrize(
    ("name", "terms", "message"),
    [
        ("parties_no_work", {"学生": "end"}, "'学生' is for 'end', not within, last, whole"),
        ("parties_titles", {"馆长": "beside rows"}, "'馆长' is for 'rows', not beside, row, subject"),
        ("parties_team_words", {"组建": "found"}, "'组建' is for 'found', not duty, founding"),
    ],
)
def test_an_unknown_use_is_refused(name, terms, message):
    with pytest.raises(ConfigError, match=message):
        vocabulary(with_lexicon(name, terms))
