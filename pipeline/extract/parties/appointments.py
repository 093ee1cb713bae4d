"""Posts said of a name right in front of them: X任组长, X为副组长, X是第一责任人, X是实施主体."""

from __future__ import annotations

import re

from pipeline.extract.parties.wording import BODY, CHIEF, LABELS, POST, Verdict

# 专班由校长和教师代表组成，负责协调: who sits on it, or leads it, stands between a body and its charge.
_MADE_UP = re.compile(
    "由[^。；;：:\n]{1,80}?(?:组成|牵头|带队|任组长)(?:[，,][^，,。；;：:\n]{2,24}(?:配合|协助|参与|参加|组成|任副组长))?[，,]"
    "(?:主要|具体|全面|统一|统筹|直接)?负责(?![人制])"
)
# What such wordings begin with.
_FIRST = frozenset("任担兼出为是就即作当同老系均都负分一由")


def post_at(text: str, position: int, end: int) -> Verdict | None:
    """The verdict on the name that ends at `position` in a sentence that ends at `end`, None when no post follows.

    >>> post_at("李明任副组长。", 2, 7).duty
    'deputy'
    """
    if position < end and text[position] == "等":
        # 班主任、辅导员等担任成员
        position += 1
    if position >= end or text[position] not in _FIRST:
        return None
    if text[position] == "由":
        made_up = _MADE_UP.match(text, position, end)
        return Verdict("lead", "subject", "charged", made_up.end()) if made_up else None
    body = BODY.match(text, position, end)
    if body:
        return Verdict("implement", "explicit", "main_body", body.end())
    chief = CHIEF.match(text, position, end)
    if chief:
        return Verdict("lead", "explicit", "chief_responsible", chief.end())
    match = POST.match(text, position, end)
    if not match:
        return None
    label = LABELS.search(match.group(1))
    if not label or label.start() > 10 or "的" in match.group(1)[: label.start()]:
        return None
    if text.startswith("的", match.start(1) + label.end()) and text[position] == "是":
        # 班干部是班主任的助手: whose they are.
        return None
    duty = "member" if label.group(3) else "deputy" if label.group(1) else "head"
    if label.group(2) in ("负责人", "责任人", "总负责"):
        duty = "lead"
    return Verdict(duty, "explicit", "appointed", match.start(1) + label.end())
