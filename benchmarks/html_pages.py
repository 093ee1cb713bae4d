# ruff: noqa: E501 - the pages are easier to follow with their long lines
"""How well and how fast the text of an HTML page is found, beside other extractors in the same run.

    python benchmarks/html_pages.py [--kilobytes 40] [--pages 60] [--repeat 3] [--layouts news,forum]

The pages are made here from lists of words, the same ones on every run, about a quarter of each scripts and styles, in
the layouts of Chinese sites: news with a feed of other articles, a blog with comments longer than the article, a
forum, a government notice in tables, an encyclopaedia, a short notice in a large frame. They show the order of speeds
and gross errors; how good an extractor is on real pages, only real pages tell. F1 is over runs of three characters, title and white space aside. Libraries
that are not installed are skipped: trafilatura, readability-lxml, resiliparse, magic-html.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.config import load_config
from pipeline.read import decode
from pipeline.records import Page

_WHO = ("各村", "镇林业站", "水利部门", "检测人员", "值班民警", "社区网格员", "档案室", "后勤中心", "施工单位")
_DOES = ("排查", "登记", "报送", "核对", "检修", "清点", "公示", "回访", "验收", "更换", "整理", "通报")
_WHAT = ("隐患台账", "用电线路", "防汛物资", "人员名册", "培训记录", "巡查日志", "库存药品", "水质样品", "帮扶档案")
_WHEN = ("三月底", "上周五", "汛期到来之前", "每季度末", "九月中旬", "入冬以后", "年底前", "节假日期间")


class Sample(NamedTuple):
    """A page and the text that belongs to it."""

    html: str
    title: str
    text: str


class Writer:
    """Writes sentences and frames from lists of words; the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def sentence(self) -> str:
        pick = self.random.choice
        return (
            f"{pick(_WHEN)}，{pick(_WHO)}{pick(_DOES)}{pick(_WHAT)}，并{pick(_DOES)}了{self.random.randint(2, 90)}处。"
        )

    def paragraphs(self, count: int) -> list[str]:
        return ["".join(self.sentence() for _ in range(3)) for _ in range(count)]

    def title(self) -> str:
        return f"{self.random.choice(_WHO)}{self.random.choice(_DOES)}{self.random.choice(_WHAT)}"

    def links(self, count: int) -> str:
        item = (
            '<li class="list-item"><a href="http://www.example.gov.cn/xwzx/gzdt/202303/t2023030{}_10{}.shtml" title="{}" '
            'target="_blank">{}</a><span class="date">0{}-1{}</span></li>\n'
        )
        titles = [self.title() for _ in range(count)]
        return "".join(item.format(n % 9, n, title, title, n % 9 + 1, n % 9) for n, title in enumerate(titles))

    def cards(self, count: int) -> str:
        return "".join(
            f'<div class="item"><a href="/{n}.html"><img src="/{n}.jpg"></a><h3><a href="/{n}.html">{self.title()}</a></h3>'
            f'<p class="desc">{self.sentence()[:30]}…</p><span class="time">2023-03-1{n % 9}</span></div>'
            for n in range(count)
        )

    def page(self, title: str, body: str) -> str:
        script = "<script>var q=q||[];(function(){var s=document.createElement('script');s.src='/t.js';})();</script>"
        style = "<style>" + "".join(f".c{n} a:hover{{color:#c00;margin:0 auto}}" for n in range(60)) + "</style>"
        foot = "主办单位：某某市融媒体中心　邮编：000000</p><p>版权所有 某某网 某ICP备00000000号"
        return (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}_某某网</title>{style}{script * 30}</head><body>'
            f'<div class="header"><ul class="nav">{self.links(20)}</ul></div>{body}<div class="footer"><p>{foot}</p></div>'
            f"{script * 30}</body></html>"
        )


def news(write: Writer, size: int) -> Sample:
    """News with related links, a sidebar and a feed of other articles."""
    title, text = write.title(), write.paragraphs(size)
    body = "".join(f"<p>　　{line}</p>" for line in text)
    return Sample(
        write.page(
            title,
            f'<div class="main"><div class="left"><h1>{title}</h1><div class="info">2023-03-01 08:00 来源：某报</div>'
            f'<div class="txt">{body}</div><div class="more">{write.cards(size)}</div></div>'
            f'<div class="right"><ul>{write.links(30)}</ul></div></div>',
        ),
        title,
        "".join(text),
    )


def blog(write: Writer, size: int) -> Sample:
    """A blog's article with more comments than text."""
    title, text = write.title(), write.paragraphs(max(3, size // 2))
    notes = "".join(
        f'<li id="c{n}"><a href="/u{n}">网友</a><p>{write.sentence()}</p><a href="#r">回复</a></li>'
        for n in range(size)
    )
    body = "".join(f"<p>{line}</p>" for line in text)
    return Sample(
        write.page(
            title,
            f'<article><h1>{title}</h1><div class="entry-content">{body}</div></article><h3>网友评论</h3><ol>{notes}</ol>'
            f'<div class="widget"><ul>{write.links(20)}</ul></div>',
        ),
        title,
        "".join(text),
    )


def forum(write: Writer, size: int) -> Sample:
    """A thread of a forum; every post is text."""
    title, text = write.title(), write.paragraphs(size)
    posts = "".join(
        f'<div id="post_{n}"><table><tr><td class="pls"><a href="/u{n}">会员{n}</a><p>积分 {n}20</p></td><td class="plc">'
        f'<em>发表于 2013-5-1 10:{n % 50 + 10}</em><table><tr><td class="t_f" id="postmessage_{n}">{line}</td></tr></table>'
        f'<div class="pob"><a href="#">回复</a><a href="#">举报</a></div></td></tr></table></div>'
        for n, line in enumerate(text)
    )
    return Sample(write.page(title, f'<h1>{title}</h1><div id="postlist">{posts}</div>'), title, "".join(text))


def notice(write: Writer, size: int) -> Sample:
    """A government notice in tables made for layout, with its metadata in one."""
    title, text = write.title(), write.paragraphs(size)
    body = "".join(f'<p style="text-indent:2em"><span style="font-size:16pt">{line}</span></p>' for line in text)
    return Sample(
        write.page(
            title,
            f'<table width="100%"><tr><td width="200"><ul>{write.links(15)}</ul></td><td><table><tr><td>索引号</td><td>'
            f"0001</td><td>发文机构</td><td>某局</td></tr></table><table><tr><td>{title}</td></tr><tr><td>"
            f'<div class="TRS_Editor">{body}</div></td></tr></table></td></tr></table>',
        ),
        title,
        "".join(text),
    )


def entry(write: Writer, size: int) -> Sample:
    """An encyclopaedia's entry, full of links."""
    title, text = write.title(), write.paragraphs(size)
    body = "".join(
        f'<h2>{title}{n}</h2><div class="para">{line[:20]}<a href="/item/{n}">{line[20:26]}</a>{line[26:]}</div>'
        for n, line in enumerate(text)
    )
    wanted = "".join(f"{title}{n}{line}" for n, line in enumerate(text))
    return Sample(
        write.page(title, f'<div class="content"><h1>{title}</h1>{body}</div><ul>{write.links(30)}</ul>'), title, wanted
    )


def short(write: Writer, size: int) -> Sample:
    """Two sentences in a large frame."""
    title, text = write.title(), [write.sentence(), write.sentence()]
    return Sample(
        write.page(
            title,
            f'<div class="l"><ul>{write.links(size * 3)}</ul></div><div class="r"><h2>{title}</h2><div class="c"><p>'
            f'{text[0]}</p><p>{text[1]}</p></div></div><div class="l"><ul>{write.links(size * 3)}</ul></div>',
        ),
        title,
        "".join(text),
    )


LAYOUTS: dict[str, Callable[[Writer, int], Sample]] = {
    function.__name__: function for function in (news, blog, forum, notice, entry, short)
}


def make_samples(layouts: Sequence[str], pages: int, kilobytes: int) -> list[Sample]:
    """So many pages of at least about so many kilobytes of UTF-8, the layouts in turn."""
    samples = []
    for number in range(pages):
        size = 4
        layout = LAYOUTS[layouts[number % len(layouts)]]
        while len((sample := layout(Writer(number), size)).html.encode()) < kilobytes * 1000:
            size = size * 5 // 4 + 1
        samples.append(sample)
    return samples


def extractors() -> dict[str, Callable[[str], str]]:
    """The reading stage and every other extractor that is installed, as functions from HTML to text."""
    config = load_config().read
    found: dict[str, Callable[[str], str]] = {"zhplan": lambda html: decode(Page(html.encode()), config).text.value}
    if importlib.util.find_spec("trafilatura"):
        trafilatura = importlib.import_module("trafilatura")
        found["trafilatura"] = lambda html: trafilatura.extract(html) or ""
    if importlib.util.find_spec("readability"):
        readability, lxml_html = importlib.import_module("readability"), importlib.import_module("lxml.html")
        found["readability"] = lambda html: lxml_html.fromstring(readability.Document(html).summary()).text_content()
    if importlib.util.find_spec("resiliparse"):
        plain = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
        found["resiliparse"] = lambda html: plain(html, main_content=True)
    if importlib.util.find_spec("magic_html"):
        magic, lxml_html = (
            importlib.import_module("magic_html").GeneralExtractor(),
            importlib.import_module("lxml.html"),
        )
        found["magic-html"] = lambda html: lxml_html.fromstring(
            magic.extract(html, base_url="http://example.cn")["html"]
        ).text_content()
    return found


def f1(found: str, wanted: str) -> float:
    """F1 over runs of three characters."""
    one, two = (re.sub(r"\s+", "", value) for value in (found, wanted))
    left, right = (Counter(value[at : at + 3] for at in range(len(value) - 2)) for value in (one, two))
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0


def main() -> None:
    """Print F1, pages a second and the speed against the reading stage for each extractor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kilobytes", type=int, default=40)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--layouts", default=",".join(LAYOUTS), help="names with commas between")
    options = parser.parse_args()
    samples = make_samples(options.layouts.split(","), options.pages, options.kilobytes)
    size = sum(len(sample.html.encode()) for sample in samples)
    print(f"{len(samples)} pages, {size / len(samples) / 1000:.0f} kB each on average")
    ours = 0.0
    for name, extract in extractors().items():
        score = sum(
            max(f1(text, sample.text), f1(text, sample.title + sample.text))
            for sample in samples
            for text in (extract(sample.html),)
        ) / len(samples)
        seconds = []
        for _ in range(options.repeat):
            start = time.process_time()
            for sample in samples:
                extract(sample.html)
            seconds.append(time.process_time() - start)
        best = min(seconds)
        ours = ours or best
        print(
            f"{name:12} F1 {score:.3f}  {len(samples) / best:7.0f} pages/s  {size / best / 1e6:6.1f} MB/s  x{ours / best:.2f}"
        )


if __name__ == "__main__":
    main()
