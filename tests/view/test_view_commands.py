"""The commands for readers of results, as a shell sees them: what is written, what is said, and the exit code."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from view_rows import SAMPLE

from pipeline.__main__ import main
from pipeline.commands.results import Format
from pipeline.run import extract


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("commands")
    (folder / "raw").mkdir()
    (folder / "raw" / "甲.txt").write_text(SAMPLE, "utf-8")
    extract(folder / "raw", folder / "out")
    return folder / "out"


@pytest.fixture
def zhplan(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    def run(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["zhplan", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return int(left.value.code or 0), said.out, said.err

    return run


def test_view(zhplan, out: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    code, said, _ = zhplan("view", out, "--to", tmp_path / "v", "--json")
    assert code == 0
    found = json.loads(said)
    assert Path(found["index"]).is_file()
    assert [Path(page).is_file() for page in found["pages"]] == [True]
    code, said, _ = zhplan("view", out)
    assert code == 0
    assert (out / "_view" / "index.html").is_file()
    assert "open " in said


@pytest.mark.parametrize("form", list(Format))
def test_export(zhplan, out: Path, tmp_path: Path, form: Format) -> None:  # type: ignore[no-untyped-def]
    code, said, _ = zhplan("export", out, "--to", form.value, "--out", tmp_path, "--json")
    assert code == 0
    files = [Path(name) for name in json.loads(said)["files"]]
    assert files
    assert all(file.is_file() for file in files)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["view", "OUT", "--doc", "乙.txt"], 2, "no document is called 乙.txt"),
        (["view", "OUT", "--raw", "nowhere"], 2, "there is no folder 'nowhere'"),
        (["view", "nowhere"], 3, "no tables here"),
        (["view", "OUT", "--to", "/dev/null/x"], 3, "cannot be written"),
        (["sql", "OUT", "select"], 2, "the query is wrong"),
        (["sql", "OUT", "from goals", "--json", "--csv"], 2, "give one"),
        (["export", "OUT", "--to", "odt"], 2, "odt"),
        (["export", "OUT", "--to", "csv", "--out", "/dev/null/x"], 3, "cannot be written"),
        (["import", "label-studio", "nowhere.json"], 2, "cannot be read"),
        (["evaluate", "OUT"], 2, "one of the two"),
        (["evaluate", "OUT", "nowhere.jsonl"], 2, "cannot be read"),
        (["evaluate", "OUT", "--against", "nowhere"], 3, "no tables here"),
        (["evaluate", "OUT", "x", "--misses", "DATES"], 2, "no label 'DATES'"),
    ],
)
def test_wrong_use_and_trouble(zhplan, out: Path, arguments: list[str], code: int, said: str) -> None:  # type: ignore[no-untyped-def]
    left, printed, complaint = zhplan(*[str(out) if word == "OUT" else word for word in arguments])
    assert (left, printed) == (code, "")
    assert said in complaint
    assert len(complaint.strip().splitlines()) == 1
