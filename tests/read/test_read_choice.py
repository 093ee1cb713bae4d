# ruff: noqa: E501 - the pages are easier to follow with their long lines
"""What of a page is its text: names that sites give, comments and cards against posts, what is left out inside."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from pipeline.config import ConfigError, StageConfig, load_config
from pipeline.read import decode
from pipeline.read.names import frame_words, look, read_names, text_names
from pipeline.records import Page

CONFIG = load_config().read
ONE = "镇里组织人员对沿河道路逐段排查，登记险情七处，当日处理三处。"
TWO = "其余四处已经设立警示牌，由各村派人看守，预计月底前修复完毕。"
THREE = "下一步将完善值班制度，做到每两小时巡查一次，遇有情况及时上报。"
TITLE = "沿河道路排查完成"
NAV = "".join(f'<li><a href="/{n}/">{word}</a></li>' for n, word in enumerate(("首页", "新闻", "公告", "专题", "论坛")))
FOOT = '<div class="footer"><p>版权所有：某某镇人民政府　备案号：某ICP备00000000号</p></div>'
CARDS = "".join(
    f'<div class="it"><a href="/{n}"><img src="{n}.jpg"></a><h3><a href="/{n}">春耕生产全面展开</a></h3>'
    f"<p>连日来，各村抢抓农时，田间地头一派忙碌，农资供应充足，价格平稳…</p><span>2023-03-1{n}</span></div>"
    for n in range(8)
)
NOTES = "".join(
    f'<div class="xm"><a href="/u{n}">热心读者</a><span>2023-03-0{n + 1} 10:2{n}</span><p>我家门口那段路也该修一修了，下雨天根本没法走，希望尽快。</p>'
    f'<a href="#">回复</a></div>'
    for n in range(9)
)


def page(body: str, title: str = f"{TITLE}_某某网") -> str:
    head = f'<html><head><meta charset="utf-8"><title>{title}</title></head>'
    return f'{head}<body><div class="hd"><ul>{NAV}</ul></div>{body}{FOOT}</body></html>'


def lines(source: str, config: StageConfig = CONFIG) -> list[str]:
    return [line for line in decode(Page(source.encode()), config).text.value.split("\n") if line != TITLE]


ARTICLE = f"<h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
TEXT = [ONE, TWO, THREE]

TAKEN = {
    "cards of other articles behind a short text": (
        f'<div class="w">{ARTICLE}<div class="l">{CARDS}</div></div>',
        TEXT,
    ),
    "cards before the text": (f'<div class="w"><div class="l">{CARDS}</div><div class="r">{ARTICLE}</div></div>', TEXT),
    "comments longer than the text": (
        f'<div class="w">{ARTICLE}<div class="pl"><h3>网友评论</h3>{NOTES}</div></div>',
        TEXT,
    ),
    "comments by their name": (f'<article>{ARTICLE}</article><div id="comments">{NOTES}</div>', TEXT),
    "a publishing line without labels": (f'<div class="w"><div>2023-03-01 08:20 某某晚报</div>{ARTICLE}</div>', TEXT),
    "a wrapper that is named for its sidebar": (
        f'<div class="page-with-sidebar"><div class="main">{ARTICLE}</div></div>',
        TEXT,
    ),
    "a text that is tagged": (
        f'<article class="post tag-road category-news">{ARTICLE}</article><div id="comments">{NOTES}</div>',
        TEXT,
    ),
    "paragraphs with a name of frame": (
        "".join(f'<div class="wechat-tag">{line}</div>' for line in TEXT),
        TEXT,
    ),
    "neighbour links in a list": (
        f'<div class="w">{ARTICLE}<ul><li>上一篇：<a href="1">春耕生产全面展开</a></li><li>下一篇：<a href="2">村村通上自来水</a></li></ul></div>',
        TEXT,
    ),
    "a notice of rights": (
        f'<div class="w">{ARTICLE}<p>免责声明：本文来源于网络，版权归原作者所有，如有侵权请联系删除。</p></div>',
        TEXT,
    ),
    "the heading of a list of links": (
        f'<div class="w">{ARTICLE}<h3>大家都在看</h3><ul>{NAV * 2}</ul></div>',
        TEXT,
    ),
    "attachments": (
        f'<div class="w">{ARTICLE}<ul><li><a href="1.doc">附件一：险情登记表</a></li><li><a href="2.xls">附件二：值班表</a></li><li><a href="3.pdf">附件三：路线图</a></li></ul></div>',
        [*TEXT, "附件一：险情登记表", "附件二：值班表", "附件三：路线图"],
    ),
    "a programme with times of day": (
        f'<div class="w"><p>{ONE}</p><div class="d"><h3>三月四日</h3><p>9:00 集合，分组领取工具。</p></div><div class="d"><h3>三月五日</h3><p>9:30 检查，登记问题。</p></div><div class="d"><h3>三月六日</h3><p>10:00 总结，通报结果。</p></div></div>',
        [
            ONE,
            "三月四日",
            "9:00 集合，分组领取工具。",
            "三月五日",
            "9:30 检查，登记问题。",
            "三月六日",
            "10:00 总结，通报结果。",
        ],
    ),
    "sections of one look with a link in each": (
        "".join(
            f'<section class="s"><h2>{n}、排查情况</h2><p>{line}<a href="/{n}">详情</a></p></section>'
            for n, line in enumerate(TEXT, 1)
        ),
        [piece for n, line in enumerate(TEXT, 1) for piece in (f"{n}、排查情况", line + "详情")],
    ),
    "a video with a short caption": (
        f'<div class="v"><video src="1.mp4"></video><h1>{TITLE}</h1><div class="t">{ONE}</div></div><div class="l"><ul>{NAV * 4}</ul></div>',
        [ONE],
    ),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_taken(name: str) -> None:
    body, expected = TAKEN[name]
    assert lines(page(body)) == expected


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("<div>2023-03-01 08:20 某某晚报</div>", False),
        ("<p>2023-03-01 08:20:30</p>", False),
        ("<div><span>2023/3/1</span><span>某某晚报</span></div>", False),
        ("<p>作者：李某　2023-03-01</p>", False),
        ("<div>2023年3月1日 08:20 来源：某某晚报</div>", False),
        # a period, a day of the text's own, a signature, a title
        ("<div>（2023.3.1）</div>", True),
        ("<div>2023.3.1-2023.6.30</div>", True),
        ("<p>某某镇人民政府　2023.3.1</p>", True),
        ("<div>活动时间：2023-03-01　地点：镇政府</div>", True),
        ("<div>防汛工作计划 2023.3.1</div>", True),
        ("<div>2023年3月1日</div>", True),
    ],
)
def test_a_publishing_line_over_the_text(line: str, kept: bool) -> None:
    found = lines(page(f'<div class="w"><h1>{TITLE}</h1>{line}<p>{ONE}</p><p>{TWO}</p></div>'))
    assert found[-2:] == [ONE, TWO]
    assert (len(found) == 3) is kept


def test_floors_and_readings_of_a_plan_make_no_records() -> None:
    duties = [f"{n}楼由第{n}组打扫，每周三检查，午间组织{n}0分钟阅读，并登记。" for n in range(1, 6)]
    body = f"<p>{ONE}</p><ul>" + "".join(f"<li>{duty}</li>" for duty in duties) + "</ul>"
    assert [line for line in lines(page(f'<div class="w">{body}</div>')) if "楼" in line] == duties


def forum(posts: list[str]) -> str:
    return "".join(
        f'<div id="post_{n}"><div class="who"><a href="/u{n}">会员甲乙</a><p>等级：新手</p><p>积分 {n}3</p></div>'
        f'<div class="say"><em>发表于 2013-5-1 10:2{n}</em><div class="t_f">{post}</div><div class="btn2"><a href="#">回复</a><a href="#">举报</a></div></div></div>'
        for n, post in enumerate(posts)
    )


def test_posts_of_a_forum_are_text_and_their_template_is_not() -> None:
    posts = [ONE, "学习了", TWO, "同意楼上", THREE]
    assert lines(page(f'<h1>{TITLE}</h1><div id="postlist">{forum(posts)}</div>')) == posts


def test_answers_stay_with_their_question() -> None:
    answers = "".join(
        f'<div class="answer-item"><a href="/u{n}">匿名</a><div class="body">{line}</div><a href="#">赞</a></div>'
        for n, line in enumerate((ONE, TWO, THREE))
    )
    question = "雨后道路塌了一段，应该向哪个部门反映？"
    found = lines(page(f'<div class="q"><p>{question}</p></div><h2>3 个回答</h2><div class="as">{answers}</div>'))
    assert [line for line in found if len(line) > 10] == [question, ONE, TWO, THREE]


def test_the_site_s_name_tells_posts_from_comments() -> None:
    posts = "".join(
        f'<div class="x"><a href="/u{n}">会员</a><div class="y">{line}</div><i>3天前</i></div>'
        for n, line in enumerate((TWO, THREE, TWO, THREE))
    )
    body = f'<div class="a"><p>{ONE}</p></div><div class="b">{posts}</div>'
    assert THREE in lines(page(body, f"{TITLE} - 某某论坛"))
    assert THREE not in lines(page(body, f"{TITLE} - 某某报"))


@pytest.mark.parametrize(
    ("markup", "text", "frame"),
    [
        (' class="article-content"', 3.0, ""),
        (" id=articleContent2", 3.0, ""),
        (' class="content"', 1.5, ""),
        (' class="post-content tag-list"', 3.0, ""),
        (' class="content search"', 1.5, "weak"),
        (' class="post-related"', 1.0, "strong"),
        (' id="bottom"', 1.0, "weak"),
        (' class="border-bottom"', 1.0, ""),
        (' style="display: none"', 1.0, "weak"),
        (' itemprop="articleBody"', 3.0, ""),
        (' class="design adapter heading"', 1.0, ""),
        ("", 1.0, ""),
    ],
)
def test_names(markup: str, text: float, frame: str) -> None:
    assert read_names(markup, CONFIG) == (text, frame)


def test_looks_are_alike_but_for_digits() -> None:
    assert look("div", ' id="post_1"') == look("div", ' id="post_22"') != look("div", ' id="pos_1"')
    assert look("div", "") == ""


@pytest.mark.parametrize(
    ("lexicon", "entry", "value", "message"),
    [
        ("text_names", "article-content", "3", "lower-case Latin letters only"),
        ("text_names", "articlecontent", "much", "needs a weight from 1 to 10"),
        ("text_names", "articlecontent", "0.5", "needs a weight from 1 to 10"),
        ("frame_names", "Footer", "", "lower-case Latin letters only"),
        ("frame_names", "footer", "very", "may have `= strong`"),
        ("record_words", "评论", "frame", "needs comments, posts or forum"),
        ("frame_fields", "索引号", "number", "needs one of title"),
    ],
)
def test_mistakes_in_lexicons_are_told(lexicon: str, entry: str, value: str, message: str) -> None:
    lexicons = {**CONFIG.lexicons, lexicon: MappingProxyType({entry: value})}
    wrong = StageConfig(CONFIG.settings, MappingProxyType(lexicons), CONFIG.rules)
    with pytest.raises(ConfigError, match=message):
        lines(page(f'<div class="w">{ARTICLE}{NOTES}<table><tr><td>索引号</td></tr></table></div>'), wrong)


def test_shipped_names_do_not_contradict() -> None:
    assert not {name for name, weight in text_names(CONFIG).items() if weight >= 2} & set(frame_words(CONFIG))
