"""SQL over the tables, the joined views, and the evidence of single records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from typer.testing import CliRunner
from view_rows import SAMPLE, hostile, payloads, rows_of

from pipeline import open_tables
from pipeline.__main__ import app
from pipeline.run import extract
from pipeline.store import Tables
from pipeline.store.evidence import gather
from pipeline.store.query import QueryError
from pipeline.store.views import VIEWS
from pipeline.tables import TABLES


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("analysts")
    (folder / "raw").mkdir()
    (folder / "raw" / "甲.txt").write_text(SAMPLE, "utf-8")
    (folder / "raw" / "乙.html").write_text(f"<html><body><p>{SAMPLE}</p></body></html>", "utf-8")
    extract(folder / "raw", folder / "out")
    return folder / "out"


@pytest.fixture(scope="module")
def tables(out: Path) -> Tables:
    return open_tables(out)


def test_every_table_and_view_can_be_asked(tables: Tables) -> None:
    assert set(tables.sql("show tables")["name"]) == {*TABLES, *VIEWS}
    for name in TABLES:
        assert len(tables.sql(f"from {name}")) == len(tables.frame(name))
    for name in VIEWS:
        assert len(tables.sql(f"from {name}")) > 0


def test_a_joined_view_has_one_row_per_record(tables: Tables) -> None:
    for view, table in (("tasks_full", "tasks"), ("goals_full", "goals"), ("documents_full", "documents")):
        assert len(tables.sql(f"from {view}")) == len(tables.frame(table)), view
    kinds = sum(len(tables.frame(table)) for table in ("goals", "dates", "quotas", "parties", "tasks"))
    assert len(tables.sql("from records")) == kinds


def test_a_task_comes_with_who_when_how_much_and_where(tables: Tables) -> None:
    row = tables.sql("from tasks_full where text like '%急救演练%' and source = ?", ["甲.txt"]).iloc[0]
    assert list(row["parties"]) == ["护理部"]
    assert list(row["dates"]) == ["6月底前"]
    assert str(row["last_day"])[:10] == "2024-06-30"
    assert (row["quota_cmp"], row["quota_min"], row["quota_unit"]) == ("ge", 2, "次")
    assert row["headings"][0] == "二、主要措施"
    assert row["plan_title"] == "柳河镇卫生院2024年工作计划"


def test_the_order_of_linked_records_is_kept(tables: Tables) -> None:
    names = dict(zip(tables.parties["party_id"], tables.parties["name"], strict=True))
    for task in tables.sql("from tasks_full").itertuples():
        assert list(task.parties) == [names[party] for party in task.party_ids]


def test_a_wrong_query_is_told_as_such(tables: Tables) -> None:
    with pytest.raises(QueryError, match="nothing_like_it"):
        tables.sql("select nothing_like_it from goals")


def test_a_query_cannot_change_the_tables(tables: Tables) -> None:
    with pytest.raises(QueryError):
        tables.sql("delete from goals")
    assert len(tables.sql("from goals")) == len(tables.goals)


@pytest.mark.parametrize("table", ["goals", "dates", "quotas", "parties", "tasks", "sections"])
def test_evidence_shows_a_record_in_both_texts(tables: Tables, table: str) -> None:
    for _, row in tables.frame(table).iterrows():
        evidence = tables.evidence(row)
        assert evidence.raw is not None
        assert evidence.clean[1] in tables.plans.set_index("plan_id").loc[row["plan_id"], "text"]
        assert f"【{evidence.clean[1]}】".replace("\n", "⏎") in str(evidence)
        assert "<mark" in evidence._repr_html_()
        assert tables.evidence(evidence.id) == evidence


def test_evidence_of_what_is_not_there(tables: Tables) -> None:
    with pytest.raises(ValueError, match="no record id"):
        tables.evidence("goal 3")
    with pytest.raises(ValueError, match="no record id"):
        tables.evidence({"text": "目标"})
    with pytest.raises(ValueError, match="no document"):
        tables.evidence("0000000000000000-p001-g0001")
    known = tables.goals["goal_id"][0]
    with pytest.raises(ValueError, match="no record"):
        tables.evidence(known[:-4] + "9999")


def test_evidence_in_a_notebook_escapes_every_payload() -> None:
    rows, raw = rows_of(SAMPLE)
    key = rows["goals"][0]["goal_id"]
    calm = [str(node.tag) for node in LexborHTMLParser(gather(key, rows, raw, 60)._repr_html_()).css("*")]
    for payload in payloads():
        html = gather(key, *hostile(rows, raw, payload), 60)._repr_html_()
        tags = {str(node.tag) for node in LexborHTMLParser(html).css("*")}
        assert tags <= {*calm, "del"}, payload


def test_command_prints_a_table_json_and_safe_csv(out: Path) -> None:
    ask = CliRunner()
    plain = ask.invoke(app, ["sql", str(out), "select source, plans from documents order by source"])
    assert plain.stdout.splitlines()[2].split() == ["乙.html", "1"]
    query = "select 0.5 as half, 'nan'::double as n, date '2024-01-02' as d"
    found = ask.invoke(app, ["sql", str(out), query, "--json"])
    assert json.loads(found.stdout)["rows"] == [{"half": 0.5, "n": None, "d": "2024-01-02"}]
    guarded = ask.invoke(app, ["sql", str(out), "select '=cmd(' as a, -5 as b", "--csv"])
    assert guarded.stdout.splitlines() == ["a,b", "'=cmd(,-5"]


def test_command_shows_control_characters_as_escapes(out: Path) -> None:
    found = CliRunner().invoke(app, ["sql", str(out), "select 'a' || chr(27) || '[2J' as t"])
    assert "\x1b" not in found.stdout
    assert "\\x1b[2J" in found.stdout
