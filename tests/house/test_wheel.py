"""A built wheel works from any folder, without the repository: all that it needs travels in it."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("zhplan-*.whl"))


@pytest.mark.slow
def test_the_wheel_holds_every_configuration_file(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    shipped = {f"pipeline/{file.relative_to(ROOT).as_posix()}" for file in (ROOT / "configs").rglob("*.*")}
    assert shipped <= packed
    assert "pipeline/py.typed" in packed
    assert not any(name.startswith(("tests/", "data/")) for name in packed)


@pytest.mark.slow
def test_the_installed_wheel_extracts_a_page_far_from_the_repository(wheel: Path, tmp_path: Path) -> None:
    """A new environment with nothing but the locked libraries and the wheel."""
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / "requirements.lock")], check=True, capture_output=True)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True, capture_output=True)
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "page.txt").write_text("清河小学工作计划\n\n一、工作目标\n\n6月底前，入学率达到98%以上。\n", "utf-8")
    command = [str(tmp_path / "env" / "bin" / "zhplan"), "extract", "raw", "out"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "1 documents in out" in done.stdout
    look = "import pandas as pd; print(pd.read_parquet('out/quotas').text.tolist())"
    seen = subprocess.run([str(python), "-c", look], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "98%以上" in seen.stdout
