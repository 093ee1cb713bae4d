"""Hostile pages: no exception, a clear problem where text was lost, the laws of offsets intact, time in proportion."""

from __future__ import annotations

import time

import pytest

from pipeline.config import Config, load_config
from pipeline.records import Page, Result
from pipeline.stages import process
from pipeline.tables import add_result, empty

PLAN = "平川中学工作计划\n一、工作目标\n6月底前，巩固率达到99%以上。\n二、组织领导\n由政教处负责落实。\n"


@pytest.fixture(scope="module")
def config() -> Config:
    return load_config()


def html(body: str) -> bytes:
    return f"<html><head><meta charset=utf-8><title>计划</title></head><body>{body}</body></html>".encode()


def shapes() -> dict[str, tuple[bytes, str]]:
    deep = 100_000
    long = 60_000
    return {
        "empty": (b"", "txt"),
        "one_newline": (b"\n", "txt"),
        "only_nul": (b"\0" * 5_000, "txt"),
        "nul_inside": (PLAN.replace("目标", "目\0标").encode(), "txt"),
        "lone_surrogate": (PLAN.encode() + b"\xed\xa0\x80\xed\xb0\x80", "txt"),
        "truncated_utf8": (PLAN.encode()[:-2], "txt"),
        "random_bytes": (bytes(range(256)) * 40, "txt"),
        "ole_document": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 4_000, "txt"),
        "png_named_html": (b"\x89PNG\r\n\x1a\n" + b"\0\1" * 2_000, "html"),
        "zip_named_txt": (b"PK\x03\x04" + b"\0" * 2_000, "txt"),
        "digits": (b"1" * long, "txt"),
        "chinese_digits": (("一二三四五六七八九十" * (long // 10)).encode(), "txt"),
        "date_characters": (("年月日" * (long // 3)).encode(), "txt"),
        "markers": (("一、" * (long // 2)).encode(), "txt"),
        "headings": ("".join(f"{n}、工作\n" for n in range(long // 6)).encode(), "txt"),
        "brackets": (("（" * long + "计划").encode(), "txt"),
        "quotes": (("“" * long).encode(), "txt"),
        "blanks": (("_" * long).encode(), "txt"),
        "question_marks": (("校?！敖Y" * (long // 5)).encode(), "txt"),
        "glosses": (("计(jì)" * (long // 5)).encode(), "txt"),
        "commas": (("学校，" * (long // 3)).encode(), "txt"),
        "one_long_line": ((PLAN.replace("\n", "") * (long // len(PLAN))).encode(), "txt"),
        "newlines": (b"\n" * long, "txt"),
        "right_to_left": (("\u202e" + PLAN).encode(), "txt"),
        "beyond_the_bmp": (("𠮷" * 50 + PLAN).encode(), "txt"),
        "deep_html": (html("<div>" * deep + PLAN), "html"),
        "unclosed_lists": (html("<ul><li>" * 20_000 + PLAN), "html"),
        "misnested": (html("<b i><i i>x</b>" * 2_000 + f"<p>{PLAN}</p>"), "html"),
        "attributes": (html("<p " + " ".join(f"a{n}=1" for n in range(40_000)) + f">{PLAN}</p>"), "html"),
        "options": (html("<select>" + "<option>甲" * 16_000 + "</select>" + PLAN), "html"),
        "scripts": (html("<script>alert(1)</script>" * 2_000 + f"<p>{PLAN}</p>"), "html"),
        "unclosed_comment": (html(f"<p>{PLAN}</p><!-- " + "x" * long), "html"),
        "entities": (html("&#25945;" * 20_000 + "&nbsp;" * 20_000), "html"),
    }


@pytest.mark.parametrize("name", list(shapes()))
def test_a_hostile_page_costs_problems_and_nothing_else(name: str, config: Config) -> None:
    data, hint = shapes()[name]
    result = process(Page(data, f"{name}.{hint}", hint), config)
    check_offsets(result)
    if not result.plans and not data.strip(b"\n\0 "):
        assert result.problems


@pytest.mark.parametrize("name", ["ole_document", "png_named_html", "zip_named_txt", "empty", "only_nul"])
def test_what_is_no_text_is_refused_with_a_code(name: str, config: Config) -> None:
    data, hint = shapes()[name]
    result = process(Page(data, name, hint), config)
    assert not result.plans
    assert [p for p in result.problems if p.severity == "error" and p.code and p.message.endswith(".")]


@pytest.mark.parametrize(
    "name", ["nul_inside", "lone_surrogate", "truncated_utf8", "deep_html", "misnested", "options"]
)
def test_the_plan_inside_a_damaged_page_is_still_found(name: str, config: Config) -> None:
    data, hint = shapes()[name]
    result = process(Page(data, name, hint), config)
    assert "99%以上" in [quota.text for mentions in result.mentions for quota in mentions.quotas]


def check_offsets(result: Result) -> None:
    rows = empty()
    add_result(rows, result, "fingerprint")
    size = len(result.document.text.source)
    for columns in rows.values():
        for start, end in zip(columns.get("raw_start", []), columns.get("raw_end", []), strict=True):
            assert start is None or 0 <= start <= end <= size


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    ["1", "年月日", "一、", "1、工作\n", "（", "“", "_", "计(jì)", "学校，", "校?！敖Y", "<ul><li>", "&amp;", "x月x日"],
)
def test_time_grows_in_proportion(unit: str, config: Config) -> None:
    """Eight times the page may take at most some twelve times as long; the larger sizes keep noise small."""

    def seconds(size: int) -> float:
        data = (unit * (size // len(unit))).encode()
        started = time.process_time()
        process(Page(data, "x.txt", None), config)
        return time.process_time() - started

    small, large = min(seconds(50_000) for _ in range(3)), seconds(400_000)
    assert large / max(small, 0.05) < 16
