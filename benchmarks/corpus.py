"""A corpus for timing: pages spliced from the sample pages, every one different, half of them HTML with a frame.

    python benchmarks/corpus.py FOLDER [--pages 400] [--seed 1]

Each page is a run of sentences from one sample page, half of the sentences with a place name and a figure put into
them, so that no cache of sentences wins for free. Two pages in ten are turned into traditional characters one by one,
and one in ten has pinyin glosses put behind some characters. The same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import html
import random
import re
from functools import cache
from pathlib import Path

import opencc

RAW = Path(__file__).resolve().parent.parent / "data" / "raw"
ENCODINGS = {"s03": "big5hkscs", "s19": "gb18030", "s20": "utf-16"}
LEFT_OUT = ("s13", "s17")  # only links; a binary file
PLACES = ("云泽", "白杨", "石桥", "柳溪", "南坪", "松岭", "新塘", "河东", "青岙", "长坪", "梅川", "双塔")
TOPICS = ("防汛", "读书", "消防", "绿化", "培训", "卫生", "养老", "普法")
GLOSSES = {"工": "gōng", "作": "zuò", "安": "ān", "全": "quán", "学": "xué", "生": "shēng", "人": "rén", "大": "dà"}
_TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
_UNIT = re.compile(r"[^。\n;；]*[。\n;；]|[^。\n;；]+$")


@cache
def _units() -> tuple[tuple[str, ...], ...]:
    """The sentences of every sample page, markup taken away."""
    found = []
    for file in sorted(RAW.iterdir()):
        if file.name[:3] in LEFT_OUT or file.suffix not in (".txt", ".md", ".html"):
            continue
        codec = ENCODINGS.get(file.name[:3], "gb18030" if file.name.startswith("s02") else "utf-8-sig")
        text = html.unescape(_TAG.sub("", file.read_bytes().decode(codec, "replace")))
        found.append(tuple(_UNIT.findall(text)))
    return tuple(found)


def page(number: int, seed: int) -> tuple[str, str]:
    """Title and text of page `number`."""
    rnd = random.Random(f"{seed} {number}")
    units = rnd.choices(_units(), [sum(map(len, one)) for one in _units()])[0]
    wanted = min(20_000, int(rnd.lognormvariate(7.9, 0.6)))  # the median page has about 2,700 characters
    at, size, out = rnd.randrange(len(units)), 0, []
    while size < wanted:
        unit = units[at % len(units)]
        at += 1
        if rnd.random() < 0.5 and len(unit) > 8:
            cut = rnd.randrange(len(unit) - 1)
            unit = f"{unit[:cut]}{rnd.choice(PLACES)}{rnd.randint(1, 9)}{unit[cut:]}"
        out.append(unit)
        size += len(unit)
    title = f"{rnd.choice(PLACES)}{rnd.randint(2018, 2025)}年{rnd.choice(TOPICS)}工作计划{number}"
    return title, _damaged("".join(out), rnd)


def _damaged(text: str, rnd: random.Random) -> str:
    kind = rnd.random()
    if kind < 0.2:
        return str(_to_traditional()(text))
    if kind < 0.3:
        return "".join(f"{char}({GLOSSES[char]})" if char in GLOSSES and rnd.random() < 0.3 else char for char in text)
    return text


@cache
def _to_traditional():  # type: ignore[no-untyped-def]
    return opencc.OpenCC("s2t").convert


def _links(rnd: random.Random, count: int) -> str:
    """List entries that lead to other pages of the site."""
    link = '<li><a href="/d/{}.html" target="_blank">{}{}总结</a></li>'
    return "".join(link.format(rnd.randrange(10**6), rnd.choice(PLACES), rnd.choice(TOPICS)) for _ in range(count))


def framed(title: str, text: str, rnd: random.Random) -> str:
    """The text inside a page with menu, crumbs, script, related links and a foot."""
    script = (
        f"var u=document.createElement('script');u.src='//stat.invalid/{rnd.randrange(10**9)}.js';\n"
        * rnd.randint(4, 30)
    )
    lines = "\n".join(f"<p>&emsp;&emsp;{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{html.escape(title)}-计划大全</title>'
        f"<style>body{{font:14px/2 serif}}.menu li{{display:inline}}</style><script>{script}</script></head><body>"
        f'<div class="head"><ul class="menu">{_links(rnd, rnd.randint(8, 40))}</ul></div>'
        f'<form action="/s"><div class="wrap">'
        f'<div class="place"><a href="/">首页</a> &gt; <a href="/jh/">计划</a></div><h1>{html.escape(title)}</h1>'
        f'<div class="info">发布时间：2023-05-1{rnd.randint(0, 9)} 来源：计划大全 浏览：{rnd.randint(9, 9999)}</div>'
        f'<div class="text">{lines}</div>'
        f'<div class="more"><h3>相关文章</h3><ul>{_links(rnd, rnd.randint(5, 20))}</ul></div>'
        f'</div></form><div class="foot">版权所有 计划大全 备案号{rnd.randrange(10**8)}</div></body></html>'
    )


def write(folder: Path, pages: int, seed: int) -> int:
    """Write the corpus and return its size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    for number in range(pages):
        title, text = page(number, seed)
        if number % 2:
            file, content = folder / f"p{number:06d}.html", framed(title, text, random.Random(f"frame {seed} {number}"))
        else:
            file, content = folder / f"p{number:06d}.txt", f"{title}\n\n{text}"
        data = content.encode()
        file.write_bytes(data)
        total += len(data)
    return total


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    size = write(wanted.folder, wanted.pages, wanted.seed)
    print(f"{wanted.pages} pages, {size / 1e6:.2f} MB in {wanted.folder}")
