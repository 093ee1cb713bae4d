"""Evidence pages as files: text complete, everything escaped, records where the tables say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from view_rows import SAMPLE, harmless, hostile, payloads, rows_of

from pipeline.run import extract
from pipeline.store import open_tables
from pipeline.store.raw import RawPages
from pipeline.tables.segments import segments, visible
from pipeline.view import write_pages
from pipeline.view.html import _write_index, is_web_link, render_page
from pipeline.view.page import KINDS


def skeleton(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """Tags with the names of their attributes, in order."""
    found: list[tuple[str, tuple[str, ...]]] = []
    root = LexborHTMLParser(html).root
    assert root is not None
    for node in root.traverse(include_text=False):
        assert isinstance(node, LexborNode)
        found.append((str(node.tag), tuple(sorted(node.attributes))))
    return found


def pane(html: str, name: str) -> str:
    """The text of a pane, heading apart."""
    return "".join(node.text(deep=True) for node in LexborHTMLParser(html).css(f"#{name} .block"))


def test_raw_pane_holds_the_raw_page_character_for_character() -> None:
    rows, raw = rows_of("\ufeff" + SAMPLE.replace("\n", "\r\n") + "𠮷\x00\u202e尾")
    assert pane(render_page(rows, raw), "raw") == visible(raw)


def test_every_record_is_marked_in_both_panes() -> None:
    rows, raw = rows_of(SAMPLE)
    page = LexborHTMLParser(render_page(rows, raw))
    node = page.css_first("#data")
    assert node is not None
    data = json.loads(node.text())
    numbers = {record["id"]: str(number) for number, record in enumerate(data["records"])}
    for table in KINDS:
        assert rows[table], table
        for row in rows[table]:
            number = numbers[row[next(iter(row))]]
            for side, text, start, end in (
                ("clean", rows["plans"][0]["text"], row["start"], row["end"]),
                ("raw", raw, row["raw_start"], row["raw_end"]),
            ):
                parts = [n for n in page.css(f"#{side} [data-r]") if number in (n.attributes["data-r"] or "").split()]
                assert "".join(n.text(deep=True) for n in parts) == visible(text[start:end]).replace("\n", "")


def test_removed_text_names_its_rule() -> None:
    rows, raw = rows_of("一、工作目标\n合格(hé)率(lǜ)达(dá)到(dào)98%以(yǐ)上(shàng)。")
    page = LexborHTMLParser(render_page(rows, raw))
    shown = {(n.text(), n.attributes["title"]) for n in page.css("#raw del.x")}
    assert ("(lǜ)", "pinyin: pinyin_gloss") in shown


def test_tags_inside_removed_text_are_shown_as_mark_up() -> None:
    menu, plan = "<ul><li><a href=x>首页</a></li><li>登录</li></ul>", "<p>一、工作目标</p><p>合格率达到98%。</p>"
    rows, raw = rows_of(f"<html><body>{menu}{plan}</body></html>", "page.html")
    html = render_page(rows, raw)
    assert pane(html, "raw") == raw
    assert "<" not in "".join(n.text(deep=True) for n in LexborHTMLParser(html).css("#raw del.x"))


def test_page_without_its_source_shows_the_clean_side_and_says_so() -> None:
    rows, _ = rows_of(SAMPLE)
    html = render_page(rows, None)
    assert "--raw FOLDER" in html
    assert "门诊病历合格率" in pane(html, "clean")


def test_two_hundred_payloads_in_every_field_leave_the_skeleton_as_it_is() -> None:
    rows, raw = rows_of(SAMPLE)
    assert len(set(payloads())) == 200
    for payload in payloads():
        page = render_page(*hostile(rows, raw, payload))
        assert skeleton(page) == skeleton(render_page(*hostile(rows, raw, harmless(payload)))), payload


def test_nothing_is_loaded_and_only_our_script_may_run() -> None:
    rows, raw = rows_of(SAMPLE)
    html = render_page(rows, raw)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    assert policy[1].startswith("default-src &#39;none&#39;")
    assert "unsafe" not in policy[1]
    assert not re.search(r'<(?:link|script|img)[^>]+(?:src|href)="(?!data:)', html)


@pytest.mark.parametrize(
    ("source", "linked"),
    [
        ("https://example.org/a?b=1", True),
        ("http://example.org/", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("https:alert(1)", False),
        ("data:text/html,1", False),
        ("http://[bad", False),
        ("page.txt", False),
    ],
)
def test_only_web_addresses_become_links(source: str, linked: bool) -> None:
    assert is_web_link(source) is linked


def test_pages_and_index_of_a_folder(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "甲.txt").write_text(SAMPLE, "utf-8")
    (raw / "空.txt").write_text("首页 | 登录", "utf-8")
    extract(raw, tmp_path / "out")
    tables = open_tables(tmp_path / "out")
    written = write_pages(tables, tmp_path / "view", RawPages(tmp_path / "out"))
    index = LexborHTMLParser((tmp_path / "view" / "index.html").read_text("utf-8"))
    assert sorted(str(n.attributes["href"]) for n in index.css("tbody a")) == sorted(path.name for path in written)
    one = write_pages(tables, tmp_path / "one", RawPages(tmp_path / "out"), ["甲.txt"])
    assert len(one) == 1
    assert one[0].read_bytes() == (tmp_path / "view" / one[0].name).read_bytes()


def test_a_long_list_of_documents_has_several_pages(tmp_path: Path) -> None:
    counts = dict.fromkeys(KINDS, 0)
    entry = {"title": "甲", "format": "txt", "status": "ok", "plans": 1, "counts": counts, "problems": 0}
    _write_index(tmp_path, [{**entry, "file": f"{n}.html", "source": f"{n}.txt"} for n in range(2300)])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index-2.html", "index-3.html", "index.html"]
    page = LexborHTMLParser((tmp_path / "index-3.html").read_text("utf-8"))
    assert len(page.css("tbody tr")) == 300
    assert [node.text() for node in page.css("nav.parts a[aria-current]")] == ["3"]


def test_a_changed_source_is_never_shown_for_the_one_that_was_read(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text(SAMPLE, "utf-8")
    extract(raw, tmp_path / "out")
    document = open_tables(tmp_path / "out").arrow("documents").to_pylist()[0]
    assert RawPages(tmp_path / "out").text(document) == SAMPLE
    assert RawPages(tmp_path / "out").text({**document, "source": "../out/../raw/a.txt"}) == SAMPLE
    (tmp_path / "b.txt").write_text(SAMPLE, "utf-8")
    assert RawPages(tmp_path / "out").text({**document, "source": "../b.txt"}) is None
    (raw / "a.txt").write_text(SAMPLE.replace("98%", "97%"), "utf-8")
    assert RawPages(tmp_path / "out").text(document) is None


def test_segments_cover_the_text_once_in_order() -> None:
    got = list(segments(0, 10, [(2, 5), (4, 8), (4, 4), (9, 20)], [3]))
    assert [(s.start, s.end) for s in got] == [(0, 2), (2, 3), (3, 4), (4, 5), (5, 8), (8, 9), (9, 10)]
    assert got[3].covers == (0, 1)
    assert got[-1].covers == (3,)


def test_names_that_the_tables_withhold_are_withheld_in_the_raw_page_too(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    text = "一、组织领导\n组长：赵文清\n副组长：孙立 周明远\n二、工作目标\n合格率达到98%以上。\n请与赵文清联系。\n"
    (tmp_path / "raw" / "a.txt").write_text(text, "utf-8")
    (tmp_path / "settings.yaml").write_text("persons: drop\n", "utf-8")
    extract(tmp_path / "raw", tmp_path / "out", tmp_path / "settings.yaml")
    tables = open_tables(tmp_path / "out")
    assert len(tables.parties) == 3
    [page] = write_pages(tables, tmp_path / "view", RawPages(tmp_path / "out"))
    shown = page.read_text("utf-8")
    assert pane(shown, "raw").count("某某某") == 3
    assert not any(name in shown for name in ("赵文清", "孙立", "周明远"))
    evidence = tables.evidence(tables.parties.iloc[0])
    assert "赵文清" not in str(evidence) + evidence._repr_html_()
