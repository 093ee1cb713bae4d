"""The yardstick: the pipeline that a competent user writes in an afternoon.

    python benchmarks/naive.py RAW OUT

BeautifulSoup for the text, OpenCC for the script, jieba under spaCy for sentences and words, regular expressions for
the rest, pandas for Parquet; dates are normalised by JioNLP where it is installed. One process, no offsets, no repair.
"""

from __future__ import annotations

import contextlib
import io
import re
import sys
from pathlib import Path

import jieba
import opencc
import pandas as pd
import spacy
from bs4 import BeautifulSoup

try:
    with contextlib.redirect_stdout(io.StringIO()):
        import jionlp
except ImportError:
    jionlp = None

FRAME = re.compile(r"相关文章|相关推荐|版权所有|备案|上一篇|下一篇|首页|浏览")
HEADING = re.compile(
    r"^\s*(?:第?[一二三四五六七八九十]+[章节、]|[（(][一二三四五六七八九十]+[）)]|\d+[、.．])\s*(.{0,40})"
)
DATE = re.compile(
    r"(?:(?:20\d\d|今|明|本)年)?(?:\d{1,2}|[一二三四五六七八九十]+)月(?:份|底|初|[上中下]旬|(?:\d{1,2})[日号])?(?:前|之前)?"
    r"|20\d\d年(?:度|底)?|每(?:天|日|周|月|季度|学期|年)|本学期|年底前?"
)
QUOTA = re.compile(
    r"(不少于|不低于|不超过|至少|达到)?(\d+(?:\.\d+)?|[一二三四五六七八九十两百]+)"
    r"(%|人|名|次|场|个|项|元|万元|小时|分钟|天|学时|课时|篇|份)(以上|以内|以下|左右)?"
)
GOAL = re.compile(r"确保|力争|实现|达到|杜绝|争创|形成|提高")
PARTY = re.compile(
    r"[^\s，。；、]{0,8}(?:处|科|室|局|办|组|校长|主任|教师|委员会|领导小组|书记|院|站|社区)(?=负责|牵头|要|应|须|组织|配合)"
)


def text_of(raw: str) -> str:
    """The page's text, lines of the frame left out."""
    if "<html" in raw[:3000].lower():
        soup = BeautifulSoup(raw, "lxml")
        for tag in soup(["script", "style", "nav", "header", "footer", "aside"]):
            tag.decompose()
        raw = soup.get_text("\n")
    lines = (" ".join(line.split()) for line in raw.splitlines())
    return "\n".join(line for line in lines if line and not FRAME.search(line))


def normalised(date: str) -> str | None:
    """The date as JioNLP reads it."""
    if jionlp is None:
        return None
    try:
        return str(jionlp.parse_time(date, time_base={"year": 2023, "month": 1, "day": 1})["time"])
    except Exception:  # it raises plain exceptions for what it cannot read
        return None


def main(raw: Path, out: Path) -> None:
    """Every page of a folder to one Parquet file per table."""
    jieba.setLogLevel(60)
    convert = opencc.OpenCC("t2s").convert
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    nlp.add_pipe("sentencizer", config={"punct_chars": ["。", "！", "；", "\n"]})
    rows: dict[str, list[dict[str, object]]] = {
        name: [] for name in ("sections", "goals", "dates", "quotas", "parties")
    }
    for file in sorted(raw.iterdir()):
        text = convert(text_of(file.read_bytes().decode("utf-8", "replace")))
        rows["sections"] += [
            {"page": file.name, "heading": found} for found in map(HEADING.match, text.split("\n")) if found
        ]
        for sentence in (one.text for one in nlp(text).sents):
            if GOAL.search(sentence):
                rows["goals"].append({"page": file.name, "text": sentence})
            rows["dates"] += [
                {"page": file.name, "text": one, "value": normalised(one)} for one in DATE.findall(sentence)
            ]
            rows["quotas"] += [{"page": file.name, "text": one.group()} for one in QUOTA.finditer(sentence)]
            rows["parties"] += [{"page": file.name, "text": one} for one in PARTY.findall(sentence)]
    for row in rows["sections"]:
        row["heading"] = row["heading"][1]  # type: ignore[index]
    out.mkdir(parents=True, exist_ok=True)
    for name, found in rows.items():
        pd.DataFrame(found).to_parquet(out / f"{name}.parquet", index=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
