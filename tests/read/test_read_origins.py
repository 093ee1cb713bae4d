# ruff: noqa: E501 - pages of one line are easier to compare with their places
"""Laws of reading: every character stands where its origin says, and what was left out is on record."""

from __future__ import annotations

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from pipeline.config import load_config
from pipeline.read import decode
from pipeline.records import Document, Page

CONFIG = load_config().read


def read(source: str, hint: str | None = None) -> Document:
    return decode(Page(source.encode(), format=hint), CONFIG)


def check_laws(document: Document) -> None:
    if any(problem.severity == "error" for problem in document.problems):
        assert document.text.value == ""
        return
    text, source = document.text, document.text.source
    covered = [(change.raw_start, change.raw_end) for change in text.changes if change.after]
    inserted = {change.raw_start for change in text.changes if change.raw_start == change.raw_end}
    last = 0
    seen = bytearray(len(source))
    at = 0
    for offset, char in enumerate(text.value):
        start, end = text.origin(offset)
        assert last <= start <= end <= len(source)
        last = start
        for place in range(start, end):
            seen[place] = 1
        while at < len(covered) and covered[at][1] <= start:
            at += 1
        if start == end:
            assert char in "\n\t " or start in inserted
        elif not (at < len(covered) and covered[at][0] <= start):
            assert source[start:end] == char
    removed = bytearray(len(source))
    for change in text.changes:
        assert source[change.raw_start : change.raw_end] == change.before
        if not change.after:
            assert not any(removed[change.raw_start : change.raw_end]), "a region is on record twice"
            removed[change.raw_start : change.raw_end] = b"\x01" * (change.raw_end - change.raw_start)
    # Law: no character is lost silently, and none is both kept and removed.
    assert all(kept != gone for kept, gone in zip(seen, removed, strict=True))
    for mark in document.marks:
        assert 0 <= mark.raw_start < mark.raw_end <= len(source)
    for row in document.rows:
        for cell in row.cells:
            assert 0 <= cell.raw_start <= cell.raw_end <= len(source)


NAMES = st.sampled_from(
    [
        "p",
        "div",
        "span",
        "b",
        "strong",
        "table",
        "tr",
        "td",
        "th",
        "ul",
        "ol",
        "li",
        "h2",
        "a",
        "form",
        "pre",
        "dl",
        "dd",
    ]
)
WORDS = st.text(st.sampled_from("工作计划安全教育，。、：目标 \n\t\u3000\u00a0a1<>&;\"'/=\x00"), max_size=12)
ENTITIES = st.sampled_from(
    [
        "&nbsp;",
        "&ldquo;",
        "&#20013;",
        "&#x4e2d;",
        "&amp;",
        "&lt;p&gt;",
        "&copy",
        "&unknown;",
        "&#0;",
        "&emsp;",
        "&#12288;",
    ]
)
ATTRIBUTES = st.sampled_from(
    [
        "",
        ' class="a>b"',
        " style='display:none'",
        ' rowspan="2"',
        " colspan=3",
        ' class="nav"',
        " a='",
        ' href="#"',
        " /",
    ]
)
MARKUP = st.one_of(
    WORDS,
    ENTITIES,
    st.builds("<{}{}>".format, NAMES, ATTRIBUTES),
    st.builds("</{}>".format, NAMES),
    st.sampled_from(
        ["<br>", "<!-- 注 > 释 -->", "<![CDATA[ 甲>乙 ]]>", "<script>if(a<b){'</p>'}</script>", "<!--", "<title>题</title>",
         "<style>p>a{}</style>", "<textarea>", "<?php ?>", "<!DOCTYPE html>", "<select><option>一</select>", "<li", "</"]
    ),
)  # fmt: skip
PAGES = st.lists(MARKUP, max_size=40).map("".join)


@settings(max_examples=400, deadline=None)
@given(PAGES)
def test_origins_hold_on_any_markup(source: str) -> None:
    check_laws(read("<p>" + source, "html"))


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("计划一、。\n #*|-[]()!\\:\r\x00a1"), max_size=80))
def test_origins_hold_on_any_markdown(source: str) -> None:
    if source.strip("\n\r\x00 "):
        check_laws(read(source, "md"))


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("计划一、。\n\r\t\f\x00\x07\ufeff 1"), max_size=60))
def test_origins_hold_on_any_text(source: str) -> None:
    if source.strip("\n\r\x00 \t\ufeff\f"):
        check_laws(read(source))


@pytest.mark.parametrize(
    ("source", "expected", "places"),
    [
        # (source, text, the source of each character; '' where it was inserted)
        ("<p>入学率<b>98</b>%</p>", "入学率98%", ["入", "学", "率", "9", "8", "%"]),
        ("<p>甲&ldquo;乙</p>", "甲“乙", ["甲", "&ldquo;", "乙"]),
        ("<p>&#30002;&#x4e59;</p>", "甲乙", ["&#30002;", "&#x4e59;"]),
        ("<p>甲<!-- > -->乙</p>", "甲乙", ["甲", "乙"]),
        ("<p>甲<![CDATA[丙>丁]]>乙</p>", "甲乙", ["甲", "乙"]),
        ("<p>甲</p>\n<p>乙</p>", "甲\n乙", ["甲", "", "乙"]),
        ("<p>甲<br/>乙</p>", "甲\n乙", ["甲", "", "乙"]),
        ("<p>甲  \n  a</p>", "甲 a", ["甲", "  \n  ", "a"]),
        ("<p>甲\n乙</p>", "甲乙", ["甲", "乙"]),
        ("<p>　　甲&nbsp;乙　</p>", "甲 乙", ["甲", "&nbsp;", "乙"]),
        ("<ol><li>甲</li></ol>", "1. 甲", ["", "", "", "甲"]),
        ("<p>甲<ruby>乙<rp>(</rp><rt>yi</rt><rp>)</rp></ruby>丙</p>", "甲乙丙", ["甲", "乙", "丙"]),
        ("<p>甲<a title='>' href=x>乙</a></p>", "甲乙", ["甲", "乙"]),
        ('<p class="x y=">甲</p><p id=">乙">丙</p>', "甲\n丙", ["甲", "", "丙"]),
        ("<p>体温<38度，a<b时</p>", "体温<38度，a", ["体", "温", "<", "3", "8", "度", "，", "a"]),
    ],
)
def test_where_characters_stand(source: str, expected: str, places: list[str]) -> None:
    document = read(source, "html")
    assert document.text.value == expected
    spans = [document.text.origin(offset) for offset in range(len(expected))]
    assert [source[start:end] for start, end in spans] == places
    check_laws(document)


# Sentences of about one length, so that no block is frame beside another.
PLAIN = st.text(st.sampled_from("工作计划安全教育，。、：目标12"), min_size=20, max_size=25).map("，".__add__)
BLOCK = st.one_of(
    st.builds("<p>{}</p>".format, PLAIN),
    st.builds("<p>{}<b>{}</b>{}</p>".format, PLAIN, PLAIN, PLAIN),
    st.builds("<div><p>{}</p>{}</div>".format, PLAIN, PLAIN),
    st.builds("<ul><li>{}<li>{}</ul>".format, PLAIN, PLAIN),
    st.builds("<h2>{}</h2><!-- 注 --><p>{}&ldquo;{}&#20013;</p>".format, PLAIN, PLAIN, PLAIN),
    st.builds("<table><tr><td>{}<tr><td>{}</table>".format, PLAIN, PLAIN),
    st.builds("{}<script>var a = '<p>';</script><br>".format, PLAIN),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(BLOCK, min_size=1, max_size=8).map("".join))
def test_the_text_is_what_a_browser_engine_shows(body: str) -> None:
    page = f"<!DOCTYPE html><html><body><main>{body}</main></body></html>"
    tree = LexborHTMLParser(page)
    for node in tree.css("script"):
        node.decompose()
    assert tree.body is not None
    assert "".join(read(page).text.value.split()) == "".join(tree.body.text().split())


def test_entities_that_touch_are_one_change() -> None:
    document = read("<p>" + "".join(f"&#{ord(char)};" for char in "安全工作计划") + "</p>")
    assert document.text.value == "安全工作计划"
    changes = [change for change in document.text.changes if change.rule == "html_entity"]
    assert [(change.after, html.unescape(change.before)) for change in changes] == [("安全工作计划", "安全工作计划")]


def test_kinds_and_rules_of_what_is_left_out() -> None:
    page = "<html><body><ul><li><a href=/>首页</a></ul><div><p>各项措施要落实到人，要求要具体。</p> <p>各项检查要按时开展，问题要逐条记录，整改要及时。</p></div></body></html>"
    assert [(change.kind, change.rule) for change in read(page).text.changes] == [
        ("html", "html_markup"),
        ("nav", "html_frame"),
        ("html", "html_markup"),
        ("html", "html_markup"),
        ("html", "html_frame"),
    ]


@pytest.mark.parametrize(
    ("frame", "kind"),
    [
        ('<p class="info">发布时间：2031-02-03&nbsp;&nbsp;浏览次数：12</p>', "meta"),
        ('<div class="meta">【字号 大 中 小】</div>', "meta"),
        ("<ul><li><a href=a>上级要闻</a><li><a href=b>本地动态</a><li><a href=c>专题</a></ul>", "nav"),
        ("<div class=related><b>相关阅读</b><a href=a>某某计划</a><a href=b>某某方案</a></div>", "related_links"),
    ],
)
def test_frame_between_title_and_body_is_on_record_with_its_kind(frame: str, kind: str) -> None:
    body = (
        "<p>各项措施要落实到人，要求要具体，进度要逐月上报。</p><p>各项检查要按时开展，问题要逐条记录，整改要及时。</p>"
    )
    page = f"<html><body><div><h1>某街道夏季工作计划</h1>{frame}<div>{body}</div></div></body></html>"
    document = read(page)
    told = [change for change in document.text.changes if change.kind == kind]
    assert len(told) == 1
    assert told[0].before[0] not in "<" and told[0].before[-1] not in ">"
    assert "各项检查" in document.text.value
