"""What the READMEs claim is seen to hold: the excerpt is the program's own output, and the code runs.

`python tests/house/test_readme.py` writes the excerpts anew.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
from pathlib import Path

import pytest

from pipeline.config import load_config
from pipeline.records import Page
from pipeline.run import extract
from pipeline.run.console import print_page
from pipeline.stages import process

ROOT = Path(__file__).resolve().parents[2]
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
PAGE = ROOT / "data" / "raw" / "s15_hospital_quotas.txt"
EXCERPT = re.compile(r"(<!-- excerpt: [^\n]+ -->\n```text\n)(.*?)(```)", re.S)
LINES = 22


def excerpt() -> str:
    """The first lines that `zhplan show` prints for the page."""
    heard = io.StringIO()
    with contextlib.redirect_stdout(heard):
        print_page(process(Page(PAGE.read_bytes(), PAGE.name, "txt"), load_config()), with_edits=False)
    return "\n".join(heard.getvalue().splitlines()[:LINES]) + "\n…\n"


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_excerpt_is_what_the_program_prints(readme: Path) -> None:
    found = EXCERPT.search(readme.read_text("utf-8"))
    assert found
    assert found.group(2) == excerpt(), "run `python tests/house/test_readme.py` and read the difference"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks like a checkout after `make extract`."""
    folder = tmp_path_factory.mktemp("checkout")
    (folder / "data").mkdir()
    (folder / "data" / "raw").symlink_to(ROOT / "data" / "raw")
    extract(ROOT / "data" / "raw", folder / "data" / "processed")
    return folder


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_code_of_the_readme_runs(readme: Path, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import duckdb

    monkeypatch.chdir(checkout)
    text = readme.read_text("utf-8")
    blocks = re.findall(r"```python\n(.*?)```", text, re.S)
    assert len(blocks) == 2
    heard = io.StringIO()
    with contextlib.redirect_stdout(heard):
        for block in blocks:
            exec(block, {})  # noqa: S102 - the README's own lines
    quota, raw = heard.getvalue().splitlines()[0].split(" = ", 1)
    assert quota == raw
    query = re.findall(r"```sql\n(.*?)```", text, re.S)[0]
    assert duckdb.sql(query).fetchall()


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_path_and_target_of_the_readme_exists(readme: Path) -> None:
    text = readme.read_text("utf-8")
    for path in re.findall(r"`((?:configs|data/raw|pipeline|tests)/[\w./-]*)`", text):
        assert (ROOT / path).exists(), path
    targets = re.findall(r"^make ([a-z-]+)", text, re.M)
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in targets:
        assert re.search(rf"^{target}:", makefile, re.M), target


if __name__ == "__main__":
    os.chdir(ROOT)
    fresh = excerpt()
    for path in READMES:
        before = path.read_text("utf-8")
        path.write_text(EXCERPT.sub(lambda found: found.group(1) + fresh + found.group(3), before), "utf-8")
