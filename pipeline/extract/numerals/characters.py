"""The characters that write numbers, and what each is worth."""

from __future__ import annotations

import re

ARABIC = {**{str(i): i for i in range(10)}, **{chr(0xFF10 + i): i for i in range(10)}}
DIGITS = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    **{char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")},
    **dict.fromkeys("〇○Ｏ", 0),
    "两": 2,
    "俩": 2,
    "倆": 2,
    "仨": 3,
    "貳": 2,
    "參": 3,
    "陸": 6,
    "弌": 1,
    "幺": 1,
}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
TWENTIES = {"廿": 20, "卅": 30, "卌": 40}
BIG = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
TRILLION = {"兆": 10**12}
POINTS = ".．﹒"
PERCENT = "%％﹪"
DASHES = "-－—–―‐‑~～〜﹣至到"
MASKS = "xXｘＸ×╳*＊_＿"
# A longer run of digits is an identifier; nothing counted in a plan has more.
LONGEST = 20

ARABIC_RUN = re.compile(r"[0-9０-９]+")
CHINESE = "".join(DIGITS).replace("Ｏ", "").replace("○", "") + "".join(UNITS) + "".join(TWENTIES) + "".join(BIG)
WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
