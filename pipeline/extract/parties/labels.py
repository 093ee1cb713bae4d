"""Labels in front of names (组长：, 责任单位：, 副 组 长): where one stands, with a colon or without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.extract.parties.actor_names import Name, determined
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.persons import surname_length

_SPACES = " \u3000\t\xa0"
LONGEST_LABEL = 14
_COPULAS = ("分别为", "包括", "为", "是", "有")
# Labels without a colon in the middle of a line.
BARE_LABEL = re.compile(
    r"(?:^|(?<=[，,；;。:：\s]))((?:常务|执行)?副?(?:组长|总指挥|指挥长|召集人)|成员|组员)"
    r"(?:[ \u3000]{0,4}|[ \u3000]?[-—－–]{1,2}[ \u3000]?)(?=[一-鿿])(?![由为是有])"
)
UNMARKED_END = re.compile("[，,；;。\n:：]")
# What a label that begins a line may begin with, in front of names without a colon; the longest label there.
_LINE = re.compile(r"^[ \u3000\t]*(?=[主副组成委总指会理秘顾召队裁干联责负名执常团第政核包分值带])", re.MULTILINE)
_LONGEST_PRINTED = 24
# What may begin a label behind the names of another.
_IN_LINE = re.compile(
    r"(?<=[ \u3000\t，,；;、])(?=副|常务|执行|[委成组][ \u3000]{0,4}员|秘书|顾[ \u3000]{0,4}问|理[ \u3000]{0,4}事)|\n"
)


def label_before(text: str, colon: int, start: int, labels: Mapping[str, str]) -> tuple[str, int]:
    """The label that ends at `colon` and where it begins; ('', colon) when there is none.

    Spaces inside a printed label do not count. A longer word that merely ends like a label (班主任) is none.

    >>> label_before("副 组 长：", 5, 0, {"组长": "head", "副组长": "deputy"})
    ('副组长', 0)
    """
    squeezed, at, begins = "", _before_bracket(text, colon, start), []
    while at > start and len(squeezed) < LONGEST_LABEL and text[at - 1] not in "\n。；;，,：:、）)":
        at -= 1
        if text[at] in _SPACES:
            continue
        squeezed = text[at] + squeezed
        begins.append(at)
    for copula in _COPULAS:
        if squeezed.endswith(copula):
            # 成员为：… says the same as 成员：….
            squeezed, begins = squeezed[: -len(copula)], begins[len(copula) :]
            break
    for size in range(min(len(squeezed), LONGEST_LABEL), 1, -1):
        label = squeezed[-size:]
        if label in labels:
            before = squeezed[-size - 1 : -size] if len(squeezed) > size else ""
            if before == "班" and label.startswith("主任"):
                return "", colon
            return label, begins[size - 1]
    return "", colon


def _before_bracket(text: str, colon: int, start: int) -> int:
    """Where a label ends: before the bracket that stands between it and its colon (责任部门（责任人）：)."""
    if colon > start and text[colon - 1] in "）)":
        for at in range(colon - 2, max(start, colon - LONGEST_LABEL), -1):
            if text[at] in "（(":
                return at
    return colon


def line_labels(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Labels that begin lines and have names right behind them, no colon: each with its place and its words.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.parties.lexicon import vocabulary
    >>> list(line_labels(Reading("委　员周涛 吴倩", vocabulary(load_config().extract), {}), 0, 8))
    [(0, 3, '委员')]
    """
    text = reading.text
    for line in _LINE.finditer(text, start, end):
        at = line.end()
        while at < end:
            names, label = _label_at(reading, at, end)
            if not label:
                break
            yield at, names, label
            # 主任 周涛 副主任 吴倩 委员 郑爽: the next label of the same line.
            following = _IN_LINE.search(text, names, end)
            at = following.start() if following and "\n" not in text[names : following.start()] else end


def _label_at(reading: Reading, start: int, end: int) -> tuple[int, str]:
    """Where the names behind the longest label at `start` begin, and the label; '' when no name follows one."""
    text, vocabulary = reading.text, reading.vocabulary
    squeezed, label, stop = "", "", -1
    for at in range(start, min(end, start + _LONGEST_PRINTED)):
        if text[at] in _SPACES:
            continue
        squeezed += text[at]
        if not vocabulary.may_be_label(squeezed):
            break
        if squeezed in vocabulary.labels:
            label, stop = squeezed, at + 1
    while label and stop < end and text[stop] in _SPACES:
        stop += 1
    return (stop, label) if label and surname_length(text, stop, vocabulary.surnames) else (start, "")


def sits(reading: Reading, name: Name) -> bool:
    """Whether a name may stand behind a label that lost its colon: a person, or posts such as 各班主任."""
    return name.kind == "person" or (name.kind == "role" and determined(reading, name.start, name.end))
