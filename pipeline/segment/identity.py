"""What a plan is: its kind where the title leaves it open, whose plan it is, and for what period."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.config import ConfigError, StageConfig
from pipeline.segment.issuer import issuers
from pipeline.segment.period import Period, period_of
from pipeline.segment.titles import titles

_HEAD = 700
_MADE = re.compile(r"(?:制[定订]|拟[定订]?|编制|出台|提出)[^。；\n]{0,30}")
_RETROSPECT_EVERY = 400  # a summary looks back at least once in so many characters
# A notice greets whom it goes to; the number of its document may stand above.
_GREETS = re.compile(
    r"\s*(?:[㐀-鿿]{1,12}\s?[〔\[（(【][0-9]{4}[〕\]）)】]\s?第?[0-9]{1,4}号\s*\n\s*)?各[^。；;！!？?\n：:]{1,60}[：:]\s*\n"
)
_MADE_HERE = re.compile(r"(?:制[定订]|拟[定订]?|编制|提出)[^。；，,\n]{0,12}?(?:如下|以下|本|此)[^。；\n]{0,12}")
# 一、活动主题, 四、活动时间: an activity is laid down by a scheme.
_OF_AN_ACTIVITY = re.compile(
    "(?:[一二三四五六七八九十][、.．]\\s?|(?:^|\n))活动(?:主题|时间|目的|目标|地点|对象|内容|形式|方式|口号|要求|步骤|安排)"
)
_SEVERAL = 2
_PLANNED = frozenset(("plan", "scheme", "summary"))
_FIRST_PART = re.compile(
    r"(?:^|\n)\s*(?:[一二三四五六七八九十]\s?、|[（(][一二三四五六七八九十1-9][）)]|[1-9]\s?[、.．](?!\d)|第[一1]\s?[章条部])"
)
_SET_APART = re.compile(r"(?<=[㐀-鿿])[ \u3000]{1,3}(?=[㐀-鿿])")
_CITED = re.compile(r"《[^》]{0,60}》")


class Identity(NamedTuple):
    """Kind, issuer, level of the issuer, and period of a plan."""

    kind: str
    issuer: str | None
    issuer_level: str | None
    period: Period | None


def identify(text: str, title: str | None, body: int, config: StageConfig) -> Identity:
    """Kind, issuer and period of a plan with this `text` and `title`, whose body begins at offset `body`.

    >>> from pipeline.config import load_config
    >>> found = identify("青山小学2023年工作计划\\n抓好常规。", "青山小学2023年工作计划", 14, load_config().segment)
    >>> found.kind, found.issuer, found.issuer_level, found.period.iso
    ('plan', '青山小学', 'school', '2023-01-01/2023-12-31')
    """
    bodies = issuers(config)
    issuer = bodies.of(text, title, body)
    return Identity(_kind(text, title, body, config), issuer, bodies.level(text, issuer), period_of(text, title, body))


def _kind(text: str, title: str | None, body: int, config: StageConfig) -> str:
    reader = titles(config)
    title = _SET_APART.sub("", title) if title else ""
    named = reader.kind(title) if title else ""
    if named and not reader.is_ambiguous(title):
        return named
    head = _CITED.sub("", text[body : body + _HEAD])
    first = _FIRST_PART.search(head)
    parts = first.start() if first else len(head)
    # A notice that has lost its title still greets whom it goes to.
    greets = not title and _GREETS.match(text, body) is not None
    for match in (_MADE_HERE if greets else _MADE).finditer(head):
        said = reader.kind(match.group())
        # The rules that a part says are to be made are not the plan.
        if said and (match.start() < parts or said in _PLANNED):
            return said
    if named:
        rest = _CITED.sub("", text[body:])
        return "scheme" if "方案" in rest else "plan"
    if not title and len(_retrospect(config).findall(text)) > max(2, len(text) // _RETROSPECT_EVERY):
        return "summary"
    if greets:
        return "other"
    return "scheme" if not title and len(_OF_AN_ACTIVITY.findall(text)) >= _SEVERAL else "plan"


@lru_cache(maxsize=8)
def _retrospect(config: StageConfig) -> re.Pattern[str]:
    parts: list[str] = []
    for rule in config.rule_list("retrospects"):
        try:
            re.compile(str(rule["pattern"]))
        except re.error as error:
            raise ConfigError(f"{rule.where}: {error}") from error
        parts.append(str(rule["pattern"]))
    return re.compile("|".join(parts))
