"""Pages that begin and break off anywhere, with signs where none belong: no stage may raise."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pipeline import Page, load_config
from pipeline.stages import process

_RAW = Path(__file__).resolve().parents[2] / "data" / "raw"
_SIGNS = (
    "（",
    "）",
    "：",
    "\n",
    "、",
    "由",
    "—",
    "【",
    "】",
    "|",
    "\t",
    "6月",
    "，",
    "。",
    "分工：",
    "●",
    "\u3000",
    "专人",
)
_WINDOWS = 250
_CONFIG = load_config()


def _windows(seed: int) -> list[str]:
    rng = random.Random(seed)
    pages = [path.read_text("utf-8", "ignore") for path in sorted(_RAW.glob("*.txt"))]
    out = []
    for _ in range(_WINDOWS):
        page = rng.choice(pages)
        start = rng.randrange(max(1, len(page) - 20))
        text = page[start : start + rng.randrange(10, 300)]
        for _ in range(rng.choice((0, 5))):
            at = rng.randrange(len(text) + 1)
            text = text[:at] + rng.choice(_SIGNS) + text[at + rng.randrange(3) :]
        out.append(text)
    return out


@pytest.mark.parametrize("seed", range(4))
def test_torn_pages(seed: int) -> None:
    for text in _windows(seed):
        process(Page(text.encode()), _CONFIG)


@pytest.mark.parametrize(
    "text", ["由", "由陈", "要求：【各班表彰一批，。", "（", "三月份主题：", "分工：", "●", "张三（"]
)
def test_pages_that_break_off(text: str) -> None:
    process(Page(text.encode()), _CONFIG)
