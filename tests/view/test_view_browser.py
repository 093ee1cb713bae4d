"""Evidence pages in a real browser: filters, jumps, search, keys, hostile pages, and the time a long page takes."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from view_rows import SAMPLE, hostile, payloads, rows_of

from pipeline.view.html import render_page

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = next((at for name in ("chromium", "chromium-browser", "google-chrome") if (at := shutil.which(name))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        # Root may not use the sandbox; the pages are our own files.
        sandbox = [] if os.geteuid() else ["--no-sandbox"]
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=sandbox)
        yield opened
        opened.close()


class Watched:
    """A browser page that remembers dialogs, errors and everything it asked for."""

    def __init__(self, browser: Any, path: Path, **context: Any) -> None:
        self.page = browser.new_context(viewport={"width": 1300, "height": 800}, **context).new_page()
        self.dialogs: list[str] = []
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda said: said.type == "error" and self.errors.append(said.text))
        self.page.on("request", lambda asked: self.requests.append(asked.url))
        self.page.goto(path.as_uri())

    def selected(self, pane: str) -> str:
        """The marked text of a pane."""
        return "".join(self.page.locator(f"#{pane} .sel").all_inner_texts())

    def details(self) -> str:
        return str(self.page.locator("#details").inner_text())


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Watched]:
    rows, raw = rows_of("首页 | 登录\n" + SAMPLE * 4)
    path = tmp_path / "page.html"
    path.write_text(render_page(rows, raw), "utf-8")
    watched = Watched(browser, path)
    yield watched
    assert watched.errors == []
    assert watched.dialogs == []
    assert watched.requests == [path.as_uri()]
    watched.page.context.close()


def test_keys_go_from_record_to_record_and_back(opened: Watched) -> None:
    press = opened.page.keyboard.press
    press("j")
    first = opened.selected("clean"), opened.selected("raw")
    assert first[0]
    assert first[0] == first[1]
    press("n")
    assert "2 of" in opened.details()
    press("k")
    assert (opened.selected("clean"), opened.selected("raw")) == first
    press("p")
    assert (opened.selected("clean"), opened.selected("raw")) == first
    press("Escape")
    assert opened.selected("clean") == ""


def test_a_filter_hides_its_kind_from_page_list_and_keys(opened: Watched) -> None:
    page = opened.page
    painted = "el => getComputedStyle(el).backgroundColor"
    date = page.locator("#clean .d").first
    before = date.evaluate(painted)
    page.click("[data-kind=d]")
    assert page.locator("[data-kind=d]").get_attribute("aria-pressed") == "false"
    assert date.evaluate(painted) != before
    for key in "1345":
        page.keyboard.press(key)
    page.keyboard.press("j")
    assert opened.selected("clean") == ""
    page.keyboard.press("3")
    page.keyboard.press("j")
    assert "QUOTA" in opened.details()
    page.keyboard.press("r")
    assert page.locator("#entries li.k-q").first.is_visible()
    assert not page.locator("#entries li.k-d").first.is_visible()


def test_a_click_jumps_to_both_places(opened: Watched) -> None:
    page = opened.page
    page.keyboard.press("r")
    page.locator("#entries li.k-t a").last.click()
    for pane in ("raw", "clean"):
        mark = page.locator(f"#{pane} .sel").first
        mark.wait_for()
        page.wait_for_timeout(150)
        box, frame = mark.bounding_box(), page.locator(f"#{pane}").bounding_box()
        assert frame["y"] <= box["y"] <= frame["y"] + frame["height"]
    assert page.url.endswith(page.locator("#details code").inner_text())
    # A click in one text marks the same record in the other.
    page.locator("#clean .q").first.click()
    assert opened.selected("raw") == opened.selected("clean") != ""


def test_outline_and_address_lead_to_their_places(opened: Watched) -> None:
    page = opened.page
    page.locator("#outline li a").last.click()
    assert "时间安排" in opened.selected("clean")
    address = page.url
    page.goto("about:blank")
    opened.requests.clear()
    page.goto(address)
    assert "时间安排" in opened.selected("clean")
    opened.requests[:] = [url.split("#")[0] for url in opened.requests]


def test_search_counts_and_steps_in_both_texts(opened: Watched) -> None:
    page = opened.page
    page.keyboard.press("/")
    page.keyboard.type("护理部")
    sync_api.expect(page.locator("#found")).to_have_text("1/4")
    page.keyboard.press("Enter")
    assert page.locator("#found").inner_text() == "2/4"
    page.keyboard.press("Shift+Enter")
    assert page.locator("#found").inner_text() == "1/4"
    assert page.evaluate("CSS.highlights.get('found').size") == 8


def test_traditional_page_is_found_with_simplified_words(browser: Any, tmp_path: Path) -> None:
    rows, raw = rows_of("一、工作目標\n門診病歷合格率達到98%以上，確保醫療安全。\n二、主要措施\n醫務科負責檢查。")
    (tmp_path / "p.html").write_text(render_page(rows, raw), "utf-8")
    page = Watched(browser, tmp_path / "p.html").page
    page.fill("#query", "医务科")
    sync_api.expect(page.locator("#found")).to_have_text("1/1")
    assert page.evaluate("CSS.highlights.get('found').size") == 2


def test_removed_text_shows_its_rule_and_can_be_hidden(opened: Watched) -> None:
    page = opened.page
    gone = page.locator("#raw del.x", has_text="首页").first
    assert "line-through" in gone.locator("i").evaluate("el => getComputedStyle(el).textDecorationLine")
    gone.click()
    assert "RULE" in opened.details().upper()
    page.keyboard.press("x")
    assert not gone.locator("i").is_visible()


def test_help_theme_and_landmarks(opened: Watched) -> None:
    page = opened.page
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.keyboard.press("l")
    assert page.evaluate(ground) != light
    for role, name in (("navigation", "Outline"), ("region", "Raw page"), ("region", "Clean plan")):
        assert page.get_by_role(role, name=name, exact=True).count() == 1
    for role in ("main", "banner", "search", "complementary"):
        assert page.get_by_role(role).count() == 1


def test_phone_shows_one_text_at_a_time_and_never_scrolls_sideways(browser: Any, tmp_path: Path) -> None:
    rows, raw = rows_of(SAMPLE)
    (tmp_path / "p.html").write_text(render_page(rows, raw), "utf-8")
    page = Watched(browser, tmp_path / "p.html").page
    page.set_viewport_size({"width": 380, "height": 740})
    assert page.locator("#clean").is_visible()
    assert not page.locator("#raw").is_visible()
    page.click("[data-view=raw]")
    assert page.locator("#raw").is_visible()
    page.click("[data-view=side]")
    page.locator("#outline li a").first.click()
    assert page.locator("#clean .sel").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 380


def _try(browser: Any, tmp_path: Path, shown: list[str]) -> None:
    """Open a page with each of these texts in every field, and use it; nothing may run or be asked for."""
    rows, raw = rows_of(SAMPLE)
    for number, payload in enumerate(shown):
        path = tmp_path / f"{number}.html"
        path.write_text(render_page(*hostile(rows, raw, payload)), "utf-8")
        watched = Watched(browser, path)
        for key in "jjmrol":
            watched.page.keyboard.press(key)
        watched.page.locator("#outline a").first.click()
        watched.page.fill("#query", payload[:3])
        assert watched.dialogs == []
        assert watched.errors == []
        assert all(url.startswith("file:") for url in watched.requests)
        watched.page.context.close()


def test_hostile_pages_run_nothing(browser: Any, tmp_path: Path) -> None:
    own = payloads()
    _try(browser, tmp_path, ["".join(own[first : first + 20]) for first in range(0, len(own), 20)])


@pytest.mark.slow
def test_each_hostile_page_runs_nothing(browser: Any, tmp_path: Path) -> None:
    _try(browser, tmp_path, payloads())


def test_a_long_page_opens_at_once(browser: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = "".join(SAMPLE.replace("2024", str(2000 + n % 25)).replace("护理部", f"第{n}护理组") for n in range(580))
    rows, raw = rows_of(body)
    assert len(raw) >= 100_000
    path = tmp_path / "long.html"
    path.write_text(render_page(rows, raw), "utf-8")
    watched = Watched(browser, path)
    timing = json.loads(watched.page.evaluate("JSON.stringify(performance.getEntriesByType('navigation')[0])"))
    stepped = watched.page.evaluate(
        """() => { const start = performance.now();
        document.getElementById('next').click(); document.body.getBoundingClientRect();
        return performance.now() - start; }"""
    )
    records = sum(len(rows[table]) for table in ("goals", "dates", "quotas", "parties", "tasks"))
    with capsys.disabled():
        print(
            f"\nevidence page of {len(raw)} characters, {records} records, {path.stat().st_size / 1e6:.1f} MB: "
            f"open after {timing['loadEventEnd'] / 1000:.2f} s, first step {stepped / 1000:.2f} s"
        )
    assert watched.selected("clean")
    assert watched.errors == []
