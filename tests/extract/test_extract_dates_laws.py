"""What holds for every text: places, order, types, and time that grows with the length only."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.config import Config, ConfigError, StageConfig, load_config
from pipeline.extract import dates
from pipeline.extract.dates.words import vocabulary

CHARACTERS = "年月日号周天季旬每第前后底初末至到-—～、,，。\n《》“”()零一二三四五十两半xX_0123456789９本"
WORDS = [
    "2023",
    "20xx",
    "学期",
    "期间",
    "国庆",
    "五一",
    "十四五",
    "春季",
    "暑假",
    "近三年",
    "农历",
    "为期",
    "之前",
    "开始",
    "以内",
    "星期",
    "下周",
]
PIECES = st.sampled_from([*CHARACTERS, *WORDS])
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_dates_lie_in_order_and_say_what_they_cover(text: str) -> None:
    at = 0
    for date in dates.find(text, dt.date(2023, 9, 1)):
        assert at <= date.start < date.end <= len(text)
        assert text[date.start : date.end] == date.text
        assert date.type in ("DATE", "SET", "DURATION")
        assert date.mod in (None, "before", "after", "approx", "start", "mid", "end")
        assert date.year_source in ("text", "sentence", "section", "plan", "page", "none")
        assert (date.first_day or date.last_day) is None or date.year_source != "none"
        assert not date.freq or date.type == "SET"
        at = date.end


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_another_paragraph_changes_nothing(one: str, other: str) -> None:
    if "\n" in one or "《" in one + other or "》" in one + other:
        return
    alone = [(d.start, d.text, d.value, d.first) for d in dates.find(one)]
    both = [(d.start, d.text, d.value, d.first) for d in dates.find(one + "\n\n\n\n\n\n\n\n\n\n" + other)]
    assert both[: len(alone)] == alone


@given(st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2049, 12, 31)))
def test_every_day_reads_back(day: dt.date) -> None:
    for text in (f"{day.year}年{day.month}月{day.day}日", f"{day:%Y-%m-%d}", f"{day.year}/{day.month}/{day.day}"):
        (date,) = dates.find(text)
        assert (date.first_day, date.last_day, date.value) == (day, day, day.isoformat())


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "年",
        "年月日",
        "一",
        "3月",
        "2017年",
        "每周一",
        "1、",
        "9月至",
        "《",
        "暑假",
        "一年打",
        "20xx",
        "(",
        "第三",
        "中考、",
    ],
)
def test_time_is_linear(piece: str) -> None:
    """Four times the text takes about four times as long; sixteen would show a square."""

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        best = 9e9
        for _ in range(2):
            start = time.process_time()
            dates.find(text)
            best = min(best, time.process_time() - start)
        return best

    small, large = seconds(3_000), seconds(12_000)
    assert large < 10 * small + 0.2


def _with(config: Config, **lexicons: dict[str, str]) -> StageConfig:
    extract = config.extract
    return StageConfig(extract.settings, {**extract.lexicons, **lexicons}, extract.rules)


def test_a_malformed_named_day_is_refused() -> None:
    with pytest.raises(ConfigError, match="国庆 = 13-01"):
        vocabulary(_with(load_config(), dates_named_days={"国庆": "13-01"}))


def test_a_new_word_needs_one_line() -> None:
    config = _with(load_config(), dates_named_days={"开渔节": "09-16"})
    found = vocabulary(config).find("迎接开渔节")
    assert [(word.start, word.end, word.value) for word in found.values()] == [(2, 5, "09-16")]
