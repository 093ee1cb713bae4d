"""The frames behind the charts say what the tables say, and the charts can be drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("altair", reason="the extra `notebooks` is not installed")
pytest.importorskip("vl_convert", reason="the extra `notebooks` is not installed")

from pipeline import charts
from pipeline.charts import fonts
from pipeline.run import extract
from pipeline.store import Tables, open_tables

PAGE = """清溪中学2024年安全工作计划
一、工作目标
食堂留样率达到100%，教职工体检率不低于98%。
二、工作安排
三月份：
1、总务处检修灯具两次。
2、德育处在3月15日前召开家长会。
六月份：
1、教务处组织消防演练一次。
三、组织领导
组长：校长
成员：各班班主任
"""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    folder = tmp_path_factory.mktemp("charts")
    (folder / "raw").mkdir()
    (folder / "raw" / "plan.txt").write_text(PAGE, "utf-8")
    extract(folder / "raw", folder / "out")
    return open_tables(folder / "out")


def test_targets_carry_value_and_comparator(tables: Tables) -> None:
    found = charts.targets(tables)
    assert set(zip(found["cmp"], found["value"], strict=True)) == {("eq", 100.0), ("ge", 98.0)}
    assert set(found["plan_title"]) == {"清溪中学2024年安全工作计划"}


def test_deadlines_are_in_order_and_name_who(tables: Tables) -> None:
    found = charts.deadlines(tables)
    assert found["last_day"].is_monotonic_increasing
    assert "总务处" in set(found["who"])


def test_months_hold_the_tasks_of_their_heading(tables: Tables) -> None:
    counted = charts.monthly_tasks(tables).set_index("month")["tasks"].to_dict()
    assert counted == {3: 2, 6: 1}


def test_duties_count_mentions(tables: Tables) -> None:
    found = charts.duties(tables).set_index("canonical")
    assert found.loc["校长", "head"] == 1


def test_every_chart_can_be_drawn(tables: Tables) -> None:
    import vl_convert

    plan = tables.plans["plan_id"].iloc[0]
    for chart in (
        charts.table_sizes(tables),
        charts.indicator_chart(tables),
        charts.level_chart(tables),
        charts.responsibility_matrix(tables),
        charts.deadline_calendar(tables),
        charts.month_chart(tables, plan),
    ):
        assert vl_convert.vegalite_to_svg(chart.to_dict()).startswith("<svg")
    with pytest.raises(KeyError):
        charts.month_chart(tables, "no such plan")


def test_without_a_chinese_font_the_hint_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "_folders", lambda: iter([tmp_path]))
    assert "apt install" in fonts.font_hint()
    (tmp_path / "wqy-microhei.ttc").touch()
    assert fonts.font_hint() == ""
