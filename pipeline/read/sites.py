"""Rules that users write for single sites: CSS selectors for body, title, date and what to remove.

    - site: example.cn            # a part of the source's path or address, or of the page's own (canonical) address
      body: div.article           # the element that holds the text
      title: h1.title             # its title line, where it stands outside the body
      date: span.time             # the element with the publishing time
      remove: [.share, .ad]       # elements inside the body that are not text

BeautifulSoup finds the elements; where they stand in the source, its parser says by line and column.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.config import ConfigError, StageConfig
from pipeline.read.scan import Tag

if TYPE_CHECKING:
    from bs4 import Tag as Element

_FIELDS = ("site", "body", "title", "date", "remove")
_OWN_ADDRESS = re.compile(r"""<(?:link[^>]{0,200}canonical|base\s|meta[^>]{0,200}og:url)[^>]{0,500}>""", re.IGNORECASE)
_HEAD = 20_000


@dataclass(frozen=True, slots=True)
class SiteRule:
    """One rule, its selectors checked; `remove` is a list, the others are '' where the rule has none."""

    site: str
    body: str
    title: str
    date: str
    remove: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: the indices of the tags that open the elements, None where it found nothing."""

    rule: SiteRule
    body: int | None
    title: int | None
    date: str
    remove: tuple[int, ...]


@lru_cache(maxsize=8)
def site_rules(config: StageConfig) -> tuple[SiteRule, ...]:
    """The rules of `configs/sites.yaml`. Raises ConfigError with file and line for an unknown field or selector."""
    rules: list[SiteRule] = []
    for rule in config.rules.get("sites", ()):
        for field in rule.fields:
            if field not in _FIELDS:
                raise ConfigError(f"{rule.where}: unknown field '{field}'; known: {', '.join(_FIELDS)}")
        removed = rule.get("remove", ())
        removed = (removed,) if isinstance(removed, str) else tuple(removed)
        selectors = {field: rule.get(field, "") for field in ("body", "title", "date")}
        for selector in (*selectors.values(), *removed):
            _check(selector, rule.where)
        site = rule["site"]
        if not isinstance(site, str) or not site:
            raise ConfigError(f"{rule.where}: 'site' must be a part of an address, such as example.cn")
        rules.append(SiteRule(site, **selectors, remove=removed, where=rule.where))
    return tuple(rules)


def _check(selector: object, where: str) -> None:
    if not isinstance(selector, str):
        raise ConfigError(f"{where}: a selector must be text, not {selector!r}")
    if not selector:
        return
    import soupsieve  # loaded for users who have written rules: most runs have none

    try:
        soupsieve.compile(selector)
    except soupsieve.SelectorSyntaxError as error:
        reason = str(error).partition("\n")[0]
        raise ConfigError(f"{where}: '{selector}' is not a CSS selector ({reason})") from error


def rule_for(address: str, source: str, config: StageConfig) -> SiteRule | None:
    """The first rule whose `site` is in the page's path or address, or in the address that the page gives itself."""
    rules = site_rules(config)
    if not rules:
        return None
    known = " ".join((address, *_OWN_ADDRESS.findall(source[:_HEAD])))
    return next((rule for rule in rules if rule.site in known), None)


def apply_rule(rule: SiteRule, source: str, tags: Sequence[Tag]) -> Found:
    """Find the elements of a rule on a page.

    >>> from pipeline.read.scan import scan
    >>> page = "<div class=a>首页</div><div class=b>正文</div>"
    >>> rule = SiteRule("example.cn", ".b", "", "", (), "sites.yaml:1")
    >>> apply_rule(rule, page, scan(page)).body
    2
    """
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(source, "html.parser")
    lines = [0]
    lines.extend(match.end() for match in re.finditer("\n", source))
    opened: Mapping[int, int] = {tag.start: index for index, tag in enumerate(tags)}

    def place(element: Element) -> int | None:
        if element.sourceline is None or element.sourcepos is None or element.sourceline > len(lines):
            return None
        return opened.get(lines[element.sourceline - 1] + element.sourcepos)

    def first(selector: str) -> Element | None:
        return soup.select_one(selector) if selector else None

    body, title, date = (first(selector) for selector in (rule.body, rule.title, rule.date))
    removed = [place(element) for selector in rule.remove for element in soup.select(selector)]
    return Found(
        rule,
        place(body) if body else None,
        place(title) if title else None,
        date.get_text(" ") if date else "",
        tuple(index for index in removed if index is not None),
    )


def extent(tags: Sequence[Tag], index: int) -> int:
    """The index of the end tag of the element that tag `index` opens (the number of tags when it is never closed)."""
    name = tags[index].name
    depth = 0
    for at in range(index, len(tags)):
        if tags[at].name == name:
            depth += 1
        elif tags[at].name == "/" + name:
            depth -= 1
            if not depth:
                return at
    return len(tags)
