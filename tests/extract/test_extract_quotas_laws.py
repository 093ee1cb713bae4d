"""What holds for the quantities of every text: places, bounds, time that grows with the length only, checked data."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.config import ConfigError, Rule, StageConfig, load_config
from pipeline.extract import dates, quotas
from pipeline.extract.quotas.lexicon import COMPARISONS, compile_lexicon

CHARACTERS = "一二两三十百万半几余多%％‰每各名次个项节分元时年月日周天内约超近满不至到-—~、,，。;；\n（）()“”的3０9.:"
WORDS = [
    "不少于", "至少", "不超过", "以上", "以下", "左右", "以内", "至少举行", "控制在", "每学期", "每校", "人均", "课时",
    "个工作日", "百分之", "分之", "三位一体", "五个一", "不早于", "8:30", "20xx", "2023年", "km", "万元",
    "或多", "时间", "现有", "奖励", "一次扣", "成", "两个半小时", "九月",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from([*CHARACTERS, *WORDS]), max_size=40).map("".join)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_quantities_lie_in_order_and_say_what_they_cover(text: str) -> None:
    at = 0
    for quota in quotas.find(text):
        assert at <= quota.start < quota.end <= len(text)
        assert text[quota.start : quota.end] == quota.text
        assert "\n" not in quota.text
        at = quota.end


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_bounds_fit_the_comparison(text: str) -> None:
    for quota in quotas.find(text):
        assert quota.modality in ("prescribed", "fact")
        if quota.cmp in ("ge", "gt"):
            assert quota.min is not None
            assert quota.max is None
        elif quota.cmp in ("le", "lt"):
            assert quota.min is None
            assert quota.max is not None
        else:
            assert quota.cmp in ("eq", "approx", "range")
            assert quota.min is not None
            assert quota.max is not None
            assert quota.min < quota.max if quota.cmp == "range" else quota.min == quota.max


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_a_quantity_holds_no_date_but_a_rate(text: str) -> None:
    """最低每月两次 holds 每月; no other date but a line that is a length shares a character with a quantity."""
    found = quotas.find(text)
    for date in (date for date in dates.find(text) if date.rule != "whole_length"):
        for quota in found:
            if date.start < quota.end and quota.start < date.end and quota.rule != "clock_limit":
                assert quota.start < date.start < date.end < quota.end
                assert date.text.startswith("每") or date.type == "SET"


@given(st.integers(min_value=1, max_value=999_999), st.sampled_from(["名", "次", "元", "课时", "平方米", "册"]))
def test_every_number_reads_back(number: int, unit: str) -> None:
    (quota,) = quotas.find(f"完成{number}{unit}")
    assert (quota.min, quota.max, quota.unit, quota.cmp) == (number, number, unit, "eq")


@pytest.mark.parametrize(
    "piece",
    [
        "1", "一", "个", "3名", "两次", "每", "每周", "至少", "不少于", "1、", "以上", "%", "（", "五个一", "3名至",
        "百分之", "每个", "一次扣", "不早于", "各", "的", "现有", "2.5个半", "三分之", "控制在", "1名或", "不低于甲的",
    ],
)  # fmt: skip
def test_time_is_linear(piece: str) -> None:
    """Four times the text takes about four times as long; sixteen would show a square."""
    lexicon_ready = quotas.find("每周3课时")
    assert lexicon_ready

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        best = 9e9
        for _ in range(2):
            start = time.process_time()
            quotas.find(text)
            best = min(best, time.process_time() - start)
        return best

    small, large = seconds(2_000), seconds(8_000)
    assert large < 10 * small + 0.3


def with_rule(file: str, **fields: Any) -> StageConfig:
    """The shipped configuration with the first rule of a file changed."""
    extract = load_config().extract
    first, *others = extract.rules[file]
    changed = Rule({**first.fields, **fields}, first.where)
    return StageConfig(extract.settings, extract.lexicons, {**extract.rules, file: (changed, *others)})


def with_line(name: str, term: str, value: str) -> StageConfig:
    """The shipped configuration with a line added to a lexicon."""
    extract = load_config().extract
    lexicons = {**extract.lexicons, name: {**extract.lexicons[name], term: value}}
    return StageConfig(extract.settings, lexicons, extract.rules)


@pytest.mark.parametrize(
    ("name", "fields", "message"),
    [
        ("quotas_classes", {"class": "generick"}, "unknown class 'generick'"),
        ("quotas_classes", {"units": "个"}, "units must be a list"),
        ("quotas_comparators", {"side": "left"}, "side must be before or after"),
        ("quotas_comparators", {"cmp": "=>"}, f"cmp must be one of {', '.join(COMPARISONS)}"),
        ("quotas_comparators", {"words": [5]}, "'5' is read as int; put it in quotation marks"),
        ("quotas_clock", {"cmp": "eq"}, "cmp must be one of"),
        ("quotas_context", {"words": []}, "words must be a list"),
        ("quotas_context", {"words": [True]}, "'True' is read as bool; put it in quotation marks"),
        ("quotas_per", {"words": [None]}, "'None' is read as NoneType"),
        ("quotas_modality", {"words": [1.5]}, "'1.5' is read as float"),
        ("quotas_slogans", {"pattern": "[一二"}, "not a pattern"),
    ],
)
def test_a_mistake_in_a_rule_is_shown_with_its_place(name: str, fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError) as raised:
        compile_lexicon(with_rule(name, **fields))
    assert message in str(raised.value)
    assert re.search(rf"{name}\.yaml:\d+", str(raised.value))


@pytest.mark.parametrize(
    ("name", "term", "value", "message"),
    [
        ("units", "捧", "count 1", "units.txt: '捧 = count 1'"),
        ("units", "捧", "mass 一 克", "units.txt: '捧 = mass 一 克'"),
        ("units", "捧", "", "units.txt: '捧 = '"),
        ("quotas_unit_words", "捧场", "捧", "quotas_unit_words.txt: '捧场' names the unit '捧'"),
        ("quotas_per_nouns", "茶馆", "", "quotas_per_nouns.txt: '茶馆'"),
    ],
)
def test_a_mistake_in_a_lexicon_is_shown_with_its_line(name: str, term: str, value: str, message: str) -> None:
    with pytest.raises(ConfigError) as raised:
        compile_lexicon(with_line(name, term, value))
    assert message in str(raised.value)


def test_a_missing_list_is_named() -> None:
    with pytest.raises(ConfigError, match="no list named 'left_part'"):
        compile_lexicon(with_rule("quotas_context", name="left_parts"))


def test_a_new_unit_needs_one_line() -> None:
    lexicon = compile_lexicon(with_line("units", "畦", "count"))
    assert lexicon.units["畦"].dimension == "count"
