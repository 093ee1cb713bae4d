"""clean: takes the frame and the damage out of a page, each change an edit with a kind and the name of its rule.

The steps run in the order in which the damage can be seen: shifted bytes are known by the glosses behind them, frame
lines can be read once their glosses are gone, titles stand together once the frame between them is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from pipeline.clean import (
    addresses,
    contents,
    double_struck,
    frame,
    glosses,
    holes,
    images,
    intro,
    latin_stops,
    layout,
    line_signs,
    lost_blanks,
    markers,
    marks,
    mojibake,
    related,
    surroundings,
    titles,
    wraps,
)
from pipeline.clean.record import one_row_a_region
from pipeline.clean.view import View
from pipeline.config import ConfigError, StageConfig
from pipeline.records import Document, Problem
from pipeline.text import Edit, Text

Step = Callable[[View, StageConfig], list[Edit]]

STEPS: tuple[Step, ...] = (
    images.edits,  # ![第1页](…)
    line_signs.edits,  # …。Р二、… with a letter for each line end
    lost_blanks.edits,  # ??一、…, 组? 长: where a converter had no blank
    latin_stops.edits,  # 加强管理.严格考核. with a dot for each 。
    double_struck.edits,  # 《 《张张北年北年鉴鉴》 》
    mojibake.edits,  # `?!敖Y` for 校“結: known by what stands beside the glosses
    glosses.edits,  # 計(jì)劃
    frame.edits,  # spam titles, publishing line, navigation, legal lines, pagination notices
    addresses.edits,  # www.example.com inside a sentence
    contents.edits,  # 目录 第一篇:… 第二篇:…
    related.edits,  # 相关文章: and the links under it
    surroundings.edits,  # what lies between pieces of frame
    intro.edits,  # 以下是小编…
    markers.edits,  # `2、` glued in by a page break
    titles.edits,  # the page's own title again
    wraps.edits,  # line breaks and tabs inside a sentence
    wraps.spaces,  # spaces inside a sentence, which is whole by now
    marks.edits,  # 的'要求, doubled punctuation
    holes.edits,  # 20xx, _, 某某: put on record, never filled
    layout.edits,  # indents and blank lines
)


def apply(document: Document, config: StageConfig) -> Document:
    """The document without frame and damage; what was done stands in `document.text.changes`.

    Raises ConfigError when the settings switch off a rule that does not exist.

    >>> from pipeline.config import load_config
    >>> page = Document(Text.of("时间：2024-03-22 08:04:33 我要投稿\\n一、目标\\n提高教师的'水平。"), "txt", "utf-8")
    >>> apply(page, load_config().clean).text.value
    '一、目标\\n提高教师的水平。'
    """
    skip = _skipped(config)
    view = View.of(document.text, _walls(document))
    for step in STEPS:
        edits = step(view, config)
        view = view.after([edit for edit in edits if edit.rule not in skip] if skip else edits)
    text = one_row_a_region(view.text)
    return replace(document, text=text, problems=(*document.problems, *_unsure(text)))


def _unsure(text: Text) -> Iterator[Problem]:
    """A note for every place that is damaged and was left as it is."""
    for change in text.changes:
        if change.rule == "gbk_shift_unsure":
            message = (
                f"'{change.before}' is damaged text that could not be repaired with confidence; it was left as it is."
            )
            yield Problem("clean", "unrepaired_bytes", "note", message, change.raw_start, change.raw_end)


def _walls(document: Document) -> Iterator[int]:
    """Where the page's markup begins a cell, a heading or a list item, and where such a line ends."""
    for mark in document.marks:
        yield from (mark.raw_start, mark.raw_end)
    for row in document.rows:
        yield from (cell.raw_start for cell in row.cells)


@lru_cache(maxsize=8)
def _skipped(config: StageConfig) -> frozenset[str]:
    known = rules(config)
    for name in config.settings.skip:
        if name not in known:
            raise ConfigError(f"clean.skip: no rule named '{name}'; known: {', '.join(known)}")
    return frozenset(config.settings.skip)


def rules(config: StageConfig) -> tuple[str, ...]:
    """The names of all rules that `clean.skip` may switch off."""
    fixed = (
        images,
        addresses,
        contents,
        double_struck,
        mojibake,
        glosses,
        titles,
        surroundings,
        markers,
        wraps,
        marks,
        holes,
        layout,
        latin_stops,
        line_signs,
        lost_blanks,
    )
    names = [*frame.rules(config), *related.rules(config), *intro.rules(config)]
    names += [name for module in fixed for name in module.RULES]
    return tuple(sorted(set(names)))
