"""The command line as a user meets it: exit codes, one-line errors, data on stdout and talk on stderr."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = "临江小学工作计划\n\n一、工作目标\n\n6月底前，入学率达到98%以上。\n"


def zhplan(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *map(str, words)], capture_output=True, text=True, check=False, timeout=60
    )


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "plan.txt").write_text(PAGE, "utf-8")
    return folder


def test_extract_prints_the_summary_on_stdout_and_progress_on_stderr(raw: Path, tmp_path: Path) -> None:
    done = zhplan("extract", raw, tmp_path / "out")
    assert done.returncode == 0
    assert "documents" in done.stdout
    assert "pages 1/1" in done.stderr
    assert "pages" not in done.stdout.split("documents")[0]


def test_json_is_one_object(raw: Path, tmp_path: Path) -> None:
    done = zhplan("extract", raw, tmp_path / "out", "--json")
    assert json.loads(done.stdout)["documents"] == 1


def test_strict_turns_rejected_pages_into_exit_code_1(raw: Path, tmp_path: Path) -> None:
    (raw / "empty.txt").write_bytes(b"")
    assert zhplan("extract", raw, tmp_path / "a").returncode == 0
    assert zhplan("extract", raw, tmp_path / "b", "--strict").returncode == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["extrct"], "Did you mean 'extract'"),
        (["extract"], "Missing argument"),
        (["extract", "no/such/folder", "out"], "there is no folder 'no/such/folder'"),
        (["extract", ".", "out", "--worker", "2"], "--workers"),
        (["extract", ".", "out", "--config", "absent.yaml"], "absent.yaml: cannot be read"),
        (["show", "absent.html"], "'absent.html' cannot be read"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(words: list[str], says: str) -> None:
    done = zhplan(*words)
    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""


def test_a_wrong_setting_names_file_line_and_the_nearest_key(raw: Path, tmp_path: Path) -> None:
    config = tmp_path / "mine.yaml"
    config.write_text("run:\n  page_second: 3\n", "utf-8")
    done = zhplan("extract", raw, tmp_path / "out", "--config", config)
    assert done.returncode == 2
    assert "mine.yaml:2: unknown key 'page_second'; did you mean 'page_seconds'?" in done.stderr


def test_an_output_that_cannot_be_written_is_exit_code_3(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = zhplan("extract", raw, tmp_path / "file" / "out")
    assert done.returncode == 3
    assert len(done.stderr.strip().splitlines()) == 1


def test_show_prints_records_and_keeps_control_characters_harmless(raw: Path) -> None:
    (raw / "evil.txt").write_text(PAGE + "\x1b[2J[red]二、组织领导\n\n由教导处负责落实。\n", "utf-8")
    done = zhplan("show", raw / "evil.txt", "--edits")
    assert done.returncode == 0
    assert "98%以上" in done.stdout
    assert "\x1b" not in done.stdout


def test_an_interrupt_is_exit_code_130_and_says_how_to_go_on(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for n in range(300):
        (raw / f"{n}.txt").write_text(PAGE * 40 + str(n), "utf-8")
    command = [sys.executable, "-m", "pipeline", "extract", str(raw), str(tmp_path / "out")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as run:
        assert run.stderr is not None
        assert "pages 0/300" in run.stderr.readline()
        run.send_signal(signal.SIGINT)
        said = run.stderr.read()
    assert run.returncode == 130
    assert "run the same command again" in said
    assert not (tmp_path / "out" / "_current").exists()


def test_version_and_help() -> None:
    assert zhplan("--version").stdout.startswith("zhplan ")
    assert "Example: zhplan extract" in zhplan("extract", "--help").stdout


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        (
            "rules/extract/goals.yaml",
            "- rule: mine\n  patern: 达到\n",
            "mine/rules/extract/goals.yaml:1: the rule has no",
        ),
        ("lexicons/extrct/units.txt", "课次\n", "did you mean lexicons/extract/units.txt?"),
        ("lexicons/extract/unitz.txt", "课次\n", "did you mean lexicons/extract/units.txt?"),
    ],
)
def test_a_mistake_in_own_words_publishes_nothing(file: str, text: str, says: str, raw: Path, tmp_path: Path) -> None:
    (tmp_path / "mine" / file).parent.mkdir(parents=True)
    (tmp_path / "mine" / file).write_text(text, "utf-8")
    (tmp_path / "settings.yaml").write_text("include: [mine]\n", "utf-8")
    done = zhplan("extract", raw, tmp_path / "out", "--config", tmp_path / "settings.yaml")
    assert done.returncode == 2
    assert says in done.stderr
    assert not (tmp_path / "out" / "documents").exists()


def test_the_pages_folder_is_no_output(raw: Path) -> None:
    done = zhplan("extract", raw, raw)
    assert done.returncode == 2
    assert "give another folder" in done.stderr
    assert [file.name for file in raw.iterdir()] == ["plan.txt"]


def test_a_limit_below_nothing_is_refused(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").write_text("run: {page_seconds: -1}\n", "utf-8")
    done = zhplan("extract", raw, tmp_path / "out", "--config", tmp_path / "settings.yaml")
    assert done.returncode == 2
    assert "page_seconds" in done.stderr
