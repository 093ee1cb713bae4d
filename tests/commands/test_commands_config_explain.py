"""The commands `config` and `explain`, called as a user calls them."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
import yaml

from pipeline import __main__ as command_line
from pipeline.config import Settings

ROOT = Path(__file__).resolve().parents[2]


def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.argv", ["zhplan", *arguments])
    with pytest.raises(SystemExit) as left:
        command_line.main()
    heard = capsys.readouterr()
    return int(left.value.code or 0), heard.out, heard.err


def test_settings_are_shown_as_they_come_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "my.yaml").write_text("persons: initials\nrun: {page_seconds: 3}\n", "utf-8")
    code, out, _ = call(monkeypatch, capsys, "config", str(tmp_path / "my.yaml"))
    shown = yaml.safe_load(out)
    assert (code, shown["persons"], shown["run"]["page_seconds"]) == (0, "initials", 3)
    assert msgspec.convert(shown, Settings).persons == "initials", "what is shown is itself a settings file"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("persns: drop\n", "my.yaml:1: unknown key 'persns'; did you mean 'persons'?"),
        ("run:\n  page_second: 3\n", "my.yaml:2: unknown key 'page_second'"),
        ("persons: hide\n", "my.yaml"),
    ],
)
def test_a_mistake_is_named_with_its_place(
    text: str, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "my.yaml").write_text(text, "utf-8")
    code, out, err = call(monkeypatch, capsys, "config", str(tmp_path / "my.yaml"))
    assert (code, out) == (2, "")
    assert complaint in err


def test_the_schema_knows_every_key(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = call(monkeypatch, capsys, "config", "--schema")
    keys = json.loads(out)["$defs"]["Settings"]["properties"]
    assert set(keys) == {field.name for field in msgspec.structs.fields(Settings)}


def test_a_page_is_explained_record_by_record(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = str(ROOT / "data" / "raw" / "s15_hospital_quotas.txt")
    code, out, _ = call(monkeypatch, capsys, "explain", page, "--json")
    records = json.loads(out)["records"]
    assert code == 0
    assert {"sections", "goals", "dates", "quotas", "parties", "tasks"} <= {record["table"] for record in records}
    assert all(record["rule"] and record["meaning"] for record in records)
    starts = [record["raw_start"] for record in records]
    assert starts == sorted(starts)


def test_a_code_and_a_rule_are_explained(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(monkeypatch, capsys, "explain", "timeout")
    assert code == 0
    assert "run.page_seconds" in out
    code, out, err = call(monkeypatch, capsys, "explain", "no_such_thing")
    assert (code, out) == (2, "")
    assert "no_such_thing" in err


@pytest.mark.parametrize(
    ("file", "text", "complaint"),
    [
        ("rules/extract/goals.yaml", "- rule: mine\n  patern: 达到\n", "goals.yaml:1: the rule has no 'start'"),
        ("rules/clean/frame.yaml", "- rule: mine\n  kind: meta\n", "frame.yaml:1: the rule has no"),
    ],
)
def test_a_mistake_in_a_rule_is_found_before_any_page(
    file: str,
    text: str,
    complaint: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    rules = tmp_path / "words" / file
    rules.parent.mkdir(parents=True)
    rules.write_text(text, "utf-8")
    (tmp_path / "my.yaml").write_text("include: [words]\n", "utf-8")
    code, out, err = call(monkeypatch, capsys, "config", str(tmp_path / "my.yaml"))
    assert (code, out) == (2, "")
    assert complaint in err


def test_a_rule_that_is_switched_off_must_exist(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "my.yaml").write_text("clean: {skip: [no_such_rule]}\n", "utf-8")
    code, _, err = call(monkeypatch, capsys, "config", str(tmp_path / "my.yaml"))
    assert code == 2
    assert "no rule named 'no_such_rule'" in err
