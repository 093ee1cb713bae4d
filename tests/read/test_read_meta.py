"""What pages say of themselves: title, site, publishing time, author, the page that continues them."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.config import load_config
from pipeline.read import decode
from pipeline.read.meta import publishing_time
from pipeline.records import Meta, Page

CONFIG = load_config().read
BODY = "<div><p>各项措施要落实到人，要求要具体。</p><p>各项检查要按时开展，问题要逐条记录，整改要及时。</p></div>"


def meta(source: str) -> Meta:
    return decode(Page(source.encode()), CONFIG).meta


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("时间:2024-03-22 08:04:33 方案 我要投稿", "2024-03-22 08:04:33"),
        ("發佈時間：2024年3月22日", "2024-03-22"),
        ("发布时间：2023年9月1日", "2023-09-01"),
        ("发布日期:2023-9-1", "2023-09-01"),
        ("日期:2021/5/6", "2021-05-06"),
        ("来源：办公室 | 时间：2021.05.06 | 点击：20", "2021-05-06"),
        ("更新时间：2023-02-02 发布时间：2023-01-01", "2023-01-01"),
        ("【发布时间：２０２３－０９－０１】".replace("－", "-"), "2023-09-01"),
        ("教导处 2023-09-01 10:20", "2023-09-01 10:20"),
        ("发布于 2023-09-01", "2023-09-01"),
        # Days that are the plan's own.
        ("活动时间：2023年9月1日", None),
        ("时间：2023年9月1日至9月30日", None),
        ("2023年9月1日开学", None),
        ("时间：2023年13月45日", None),
        ("时间：20xx年9月1日", None),
        ("成立于2019年9月", None),
        ("会议于2023年9月1日 09:00召开", None),
        ("二、时间：2023年9月1日", None),
    ],
)
def test_publishing_time(line: str, expected: str | None) -> None:
    assert publishing_time(line, CONFIG) == (dt.datetime.fromisoformat(expected) if expected else None)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            '<meta property="article:published_time" content="2023-09-01T08:30:00+08:00">',
            dt.datetime(2023, 9, 1, 8, 30),
        ),
        ('<meta name="PubDate" content="2022-03-05 10:20">', dt.datetime(2022, 3, 5, 10, 20)),
        ('<META content="2022-03-05" name=publishdate>', dt.datetime(2022, 3, 5)),
        (
            '<script type="application/ld+json">{"@type":"Article","datePublished": "2023-01-02T03:04:05"}</script>',
            dt.datetime(2023, 1, 2, 3, 4, 5),
        ),
        ('<meta name="PubDate" content="soon">', None),
    ],
)
def test_time_in_the_head(head: str, expected: dt.datetime | None) -> None:
    assert meta(f"<html><head>{head}</head><body>{BODY}</body></html>").published == expected


def test_time_in_the_publishing_line_of_a_page() -> None:
    line = "<p><span>作者：李明</span> <span>发布时间：</span><i>2023-09-01</i></p>"
    page = f"<html><body><h1>教研计划</h1>{line}{BODY}</body></html>"
    assert (meta(page).published, meta(page).author) == (dt.datetime(2023, 9, 1), "李明")


@pytest.mark.parametrize(
    ("source", "title", "site"),
    [
        ("<title>教研计划_某某网</title>", "教研计划", "某某网"),
        ("<title>教研计划 - 某某小学</title>", "教研计划", "某某小学"),
        ("<title>2023-2024学年教研计划</title>", "2023-2024学年教研计划", None),
        ("<title>教研计划|栏目|某某网</title>", "教研计划", "某某网"),
        ("<title>某某网</title><meta property='og:title' content='教研计划'>", "教研计划", None),
        ("<meta name=SiteName content=某县教育局><meta name=ArticleTitle content=通知>", "通知", "某县教育局"),
        ("<title>某县教育局 教研计划</title><body><h1>教研计划</h1>", "教研计划", None),
        ("<body><h1>教研&middot;计划</h1>", "教研·计划", None),
        ("<title></title>", None, None),
    ],
)
def test_title_and_site(source: str, title: str | None, site: str | None) -> None:
    found = meta(source + BODY)
    assert (found.title, found.site) == (title, site)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<a href='list_2.html'>下一页</a>", "list_2.html"),
        ("<a class=x href='a.html?p=2&amp;q=1'><span>下一页 &gt;</span></a>", "a.html?p=2&q=1"),
        ("<link rel=next href='/p/2'>", "/p/2"),
        ("<a rel='next' href='2.html'>2</a>", "2.html"),
        ("<a href='2.html'>下一頁</a>", "2.html"),
        ("<a href='#'>下一页</a>", None),
        ("<a href='javascript:next()'>下一页</a>", None),
        ("<a href='b.html'>下一篇</a>", None),
        ("<p>余下的见下一页。</p>", None),
        ("<script>var t = '下一页';</script>", None),
    ],
)
def test_next_page(source: str, expected: str | None) -> None:
    assert meta(f"<html><body>{BODY}{source}</body></html>").next_page == expected


@pytest.mark.parametrize(
    ("text", "title", "published", "author"),
    [
        ("教研计划\n\n时间:2023-09-01 08:00:00 作者:李明\n\n一、目标", "教研计划", dt.datetime(2023, 9, 1, 8), "李明"),
        ("广告|广告\n\n教研计划\n\n时间:2023-09-01 08:00:00 计划", "教研计划", dt.datetime(2023, 9, 1, 8), None),
        ("教研计划\n一、目标\n要落实。", None, None, None),
        ("要落实。\n时间:2023-09-01 08:00:00", None, dt.datetime(2023, 9, 1, 8), None),
        ("一、目标\n" * 40 + "时间:2023-09-01 08:00:00", None, None, None),
    ],
)
def test_text_pages(text: str, title: str | None, published: dt.datetime | None, author: str | None) -> None:
    found = meta(text)
    assert (found.title, found.published, found.author) == (title, published, author)


TEXT_FRAMES = [
    "索 引 号：\n0012\n发布机构：\n某镇政府\n发布日期：\n2023-03-05\n标题：\n某镇防火要点\n各村：",
    "索引号\n0012\n发布机构\n某镇政府\n发布日期\n2023年3月5日\n标题\n某镇防火要点",
    "| 索引号 | 0012 | 发布机构 | 某镇政府 |\n| 发布日期 | 2023-03-05 | 标题 | 某镇防火要点 |",
    "索引号：0012 发布机构：某镇政府\n信息名称：某镇防火要点\n发布日期：2023/3/5 有效性：有效",
    "[标 题] 某镇防火要点\n".replace("]", "]：") + "[索引号]：0012\n[发文机关]：某镇政府\n[成文日期]：2023-03-05",
    "某镇防火要点\n发布机构：某镇政府\n索引号：0012\n发布时间：2023-03-05",
]


@pytest.mark.parametrize("frame", TEXT_FRAMES)
def test_metadata_frames_of_text_pages(frame: str) -> None:
    found = meta(f"{frame}\n一、目标\n要落实。")
    assert (found.title, found.author, found.published) == ("某镇防火要点", "某镇政府", dt.datetime(2023, 3, 5))


@pytest.mark.parametrize(
    ("text", "title", "site", "published"),
    [
        ("标题：某校防火计划\n为了落实责任，制定本计划。", "某校防火计划", None, None),
        ("名称：青禾杯竞赛\n为了落实责任，制定本计划。", None, None, None),
        ("某校防火计划_某某范文网\n为了落实责任。", "某校防火计划", "某某范文网", None),
        ("某校防火计划——第一小学\n为了落实责任。", None, None, None),
        ("欢迎来到某某文库！ | 帮助中心\n某校防火计划\n2023-03-05\n正文。", "某校防火计划", "某某文库", "2023-03-05"),
        ("欢迎来到我校参观\n正文。", None, None, None),
        ("某校防火计划\n2023-03-05 来源：某某网\n正文。", "某校防火计划", None, "2023-03-05"),
        ("某校防火计划\n2023-03-05 消防演练\n正文。", None, None, None),
        ("某校防火计划\n2023年3月5日\n正文。", None, None, None),
        ("某校防火计划\n某某网小编整理\n2023-03-05 08:00\n正文。", "某校防火计划", None, "2023-03-05"),
        ("某校防火计划.docx\n文档编号：12 上传时间：2023-03-05\n正文。", "某校防火计划", None, "2023-03-05"),
        ("首页 > 计划 > 正文\n时间：2023-03-05 08:00:00\n正文。", None, None, "2023-03-05"),
    ],
)
def test_titles_sites_and_days_of_text_pages(
    text: str, title: str | None, site: str | None, published: str | None
) -> None:
    found = meta(text)
    day = found.published.date().isoformat() if found.published else None
    assert (found.title, found.site, day) == (title, site, published)


def test_the_next_page_of_a_markdown_page() -> None:
    found = meta("# 教研计划\n\n## 目标\n\n[下一页](plan_2.md)")
    assert (found.title, found.next_page) == ("教研计划", "plan_2.md")


FRAMES = [
    # a table of four columns, the source indented as its template left it
    """<table>\n  <tr>\n    <td>索 引 号：</td>\n <td>000/2021-1</td>\n <td>主题分类：</td>\n    <td>教育</td>\n  </tr>
    <tr><td>发文机构：</td><td>某县教育局</td><td>成文日期：</td><td>\n   2021年3月2日</td></tr>
    <tr><td>标　　题：</td><td colspan=3>关于校园安全的通知</td></tr></table>""",
    # a list with the label in an element of its own
    """<ul><li><b>信息索引号：</b>000/2021-1</li><li><b>公开日期：</b><span>2021-03-02</span></li>
    <li><b>发布机构：</b>某县教育局</li><li><b>名称：</b>关于校园安全的通知</li></ul>""",
    # label and value in one run
    """<div><p>索引号：000/2021-1</p><p>发布单位：某县教育局</p><p>发文日期：2021-03-02</p>
    <p>信息名称：关于校园安全的通知</p></div>""",
    # brackets round the labels, a colon of its own
    """<dl><dt>[索引号]</dt><dd>000</dd><dt>发文机关<i>：</i></dt><dd>某县教育局</dd><dt>[成文日期]</dt><dd>2021-03-02</dd>
    <dt>[文件名称]</dt><dd>关于校园安全的通知</dd></dl>""",
]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("order", ["{frame}{body}", "{body}{frame}"])
def test_metadata_frames(frame: str, order: str) -> None:
    found = meta("<title>某县教育局</title>" + order.format(frame=frame, body=BODY))
    assert (found.title, found.author, found.published) == (
        "关于校园安全的通知",
        "某县教育局",
        dt.datetime(2021, 3, 2),
    )


def test_a_frame_without_values_says_nothing() -> None:
    frame = (
        "<table><tr><td>索引号：</td><td></td><td>发文机构：</td><td>无</td><td>发布日期：</td><td></td></tr></table>"
    )
    found = meta(f"<title>停课通知</title>{frame}{BODY}")
    assert (found.title, found.author, found.published) == ("停课通知", None, None)


def test_words_of_a_frame_in_a_sentence_are_none() -> None:
    body = "<p>名称：青禾杯竞赛</p><p>各校要按索引号归档，注明发布单位，做到一份不少。</p>" + BODY
    assert meta(f"<title>归档办法</title>{body}").title == "归档办法"


def test_json_ld() -> None:
    script = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"\\u6821\\u56ed安全计划",'
        '"author":[{"@type":"Person","name":"李某"}],"publisher":{"@type":"Organization","name":"某某网"},'
        '"datePublished":"2022-05-06T07:08:09+08:00"}</script>'
    )
    found = meta(script + BODY)
    assert (found.title, found.author, found.site) == ("校园安全计划", "李某", "某某网")
    assert found.published == dt.datetime(2022, 5, 6, 7, 8, 9)
