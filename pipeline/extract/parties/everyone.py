"""Whole bodies and every single person as subjects: 全院要加强巡查, 每人每月至少写2篇心得."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.parties.actor_names import Name
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.duties import duty_of
from pipeline.extract.parties.unlisted import RATE
from pipeline.extract.parties.wording import Verdict

# A literal character comes first so that the search is fast.
# 全 with a body, and the modal word behind it; 全市用水总量要… speaks of a thing.
WHOLE = re.compile(
    "(全(?<![一-鿿]全)(?:[校院园县市镇乡区局厂矿司站村]|公司|集团|学区|系统))(?:都|均|一律)?(?:必须|应当|务必|[要应须将]|计划(?!生育|单列|经济|任务|指标|数|[总的内外]))(?![求素点害件职闻邀对])"
)
EACH = re.compile("每人(?<![一-鿿]每人)")
_LEAST = re.compile("(?:至少|必须|务必|[要应须需])[一-鿿]{1,6}[0-9０-９一二两三四五六七八九十]")


def found(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """The whole bodies and single persons that have to act in the sentence `text[start:end]`.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.parties.lexicon import vocabulary
    >>> reading = Reading("全院要加强巡查。", vocabulary(load_config().extract), {})
    >>> [(name.start, name.end, verdict.duty) for name, verdict in found(reading, 0, 8)]
    [(0, 2, 'implement')]
    """
    text = reading.text
    for match in WHOLE.finditer(text, start, end):
        verdict = duty_of(reading, match.end(), end, "modal_subject")
        if verdict.duty == "supervise":
            # A whole body that patrols or checks does its own work.
            verdict = verdict._replace(duty="implement")
        yield Name(match.start(1), match.end(1), "organization"), verdict
    for match in EACH.finditer(text, start, end):
        rate = RATE.match(text, match.end(), end)
        at = rate.end() if rate else match.end()
        if _LEAST.match(text, at, end):
            yield (
                Name(match.start(), match.end(), "role"),
                Verdict("implement", "subject", "measured_event", at),
            )
