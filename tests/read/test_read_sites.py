# ruff: noqa: E501 - the page is easier to follow with its long lines
"""Rules that users write for single sites."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from pipeline.config import ConfigError, Rule, StageConfig, load_config
from pipeline.read import decode
from pipeline.records import Page

PAGE = """<html><head><link rel="canonical" href="http://edu.example.cn/a/1.html"></head><body>
<div class="tt">某校教研计划</div><em class="rq">2023年9月1日</em>
<div class="long"><p>这一段很长，写的是别的事情，不是要读的内容，只是为了占地方。</p><p>这一段也很长，也是别的事情，同样不读。</p></div>
<div class="zw"><p>一、每周教研一次。</p><p class="gg">加群领取，先到先得。</p><p>二、每月<i class="gg">（广告）</i>小结一次。</p></div></body></html>"""


def config(**fields: Any) -> StageConfig:
    shipped = load_config().read
    rule = Rule(MappingProxyType(fields), "sites.yaml:3")
    return StageConfig(shipped.settings, shipped.lexicons, MappingProxyType({**shipped.rules, "sites": (rule,)}))


FULL = {"site": "edu.example.cn", "body": ".zw", "title": ".tt", "date": "em.rq", "remove": [".gg"]}


def test_a_rule_names_everything() -> None:
    document = decode(Page(PAGE.encode()), config(**FULL))
    assert document.text.value == "某校教研计划\n一、每周教研一次。\n二、每月小结一次。"
    assert document.meta.published == dt.datetime(2023, 9, 1)
    assert [mark.kind for mark in document.marks] == ["title"]
    source = document.text.source
    for offset, char in enumerate(document.text.value):
        start, end = document.text.origin(offset)
        assert char == "\n" or source[start:end] == char


def test_rules_are_found_by_path_too() -> None:
    found = decode(Page(PAGE.encode(), source="download/other.cn/1.html"), config(site="other.cn", body=".zw"))
    assert found.text.value.startswith("一、每周教研一次。\n加群")


def test_other_sites_are_not_touched() -> None:
    assert "这一段很长" in decode(Page(PAGE.encode()), config(site="other.cn", body=".zw")).text.value


def test_a_rule_without_body_only_removes() -> None:
    value = decode(Page(PAGE.encode()), config(site="edu.example.cn", remove=".long p:first-child")).text.value
    assert "这一段也很长" in value and "这一段很长" not in value


def test_a_selector_that_finds_nothing_is_reported() -> None:
    document = decode(Page(PAGE.encode()), config(site="edu.example.cn", body="#none"))
    assert [problem.code for problem in document.problems] == ["site_rule"]
    assert "sites.yaml:3" in document.problems[0].message
    assert document.text.value


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"site": "a.cn", "bodi": ".x"}, "unknown field 'bodi'"),
        ({"site": "a.cn", "body": "div["}, "is not a CSS selector"),
        ({"site": "a.cn", "body": 3}, "a selector must be text"),
        ({"body": ".x"}, "the rule has no 'site'"),
        ({"site": ""}, "part of an address"),
    ],
)
def test_mistakes_are_told_with_their_line(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError, match=message) as caught:
        decode(Page(PAGE.encode()), config(**fields))
    assert str(caught.value).startswith("sites.yaml:3")


def test_a_rule_in_a_folder_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").write_text("include: [own]\n", "utf-8")
    (tmp_path / "own").mkdir()
    rules = tmp_path / "own" / "sites.yaml"
    rules.write_text("# mine\n- site: edu.example.cn\n  body: .zw\n  remove: .gg\n", "utf-8")
    found = decode(Page(PAGE.encode()), load_config(tmp_path / "settings.yaml").read)
    assert found.text.value == "一、每周教研一次。\n二、每月小结一次。"
    rules.write_text("# mine\n\n- site: edu.example.cn\n  bodi: .zw\n", "utf-8")
    with pytest.raises(ConfigError, match=r"sites\.yaml:3: unknown field 'bodi'"):
        decode(Page(PAGE.encode()), load_config(tmp_path / "settings.yaml").read)


def test_sites_count_in_the_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").write_text("include: [own]\n", "utf-8")
    (tmp_path / "own").mkdir()
    before = load_config(tmp_path / "settings.yaml").fingerprint
    (tmp_path / "own" / "sites.yaml").write_text("- site: edu.example.cn\n  body: .zw\n", "utf-8")
    assert load_config(tmp_path / "settings.yaml").fingerprint != before
