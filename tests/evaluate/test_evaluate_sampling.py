"""Precision from a judged sample, with Wilson's interval."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.evaluate.sampling import precision, sample


@pytest.mark.parametrize(
    ("right", "wrong", "low", "high"),
    [  # Wilson's interval at 95 %, computed by hand from its formula
        (9, 1, 0.596, 0.982),
        (10, 0, 0.722, 1.0),
        (0, 10, 0.0, 0.278),
        (80, 20, 0.711, 0.867),
    ],
)
def test_interval(right: int, wrong: int, low: float, high: float) -> None:
    found = precision([True] * right + [False] * wrong)
    assert found.low == pytest.approx(low, abs=0.001)
    assert found.high == pytest.approx(high, abs=0.001)


def test_what_is_not_judged_does_not_count() -> None:
    assert precision([True, None, False]).judged == 2
    with pytest.raises(ValueError, match="no verdict"):
        precision([None, None])
    with pytest.raises(ValueError, match="level"):
        precision([True], 0.5)


def test_the_same_seed_draws_the_same_records() -> None:
    frame = pd.DataFrame({"text": list("甲乙丙丁戊己庚辛")})
    drawn = sample(frame, 3, 7)
    assert drawn.equals(sample(frame, 3, 7))
    assert drawn.index.is_monotonic_increasing
    assert len(sample(frame, 99, 7)) == 8
