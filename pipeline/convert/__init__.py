"""convert: traditional text -> simplified, sentence by sentence, every character in its place."""

from __future__ import annotations

from dataclasses import replace

from pipeline.config import StageConfig
from pipeline.convert.phrases import by_phrase
from pipeline.convert.script import detect, simplified
from pipeline.records import Document, Problem


def to_simplified(document: Document, config: StageConfig) -> Document:
    """The document in simplified characters; `script` says what it was written in (hans, hant, mixed).

    `convert.config` is `auto` (by script, the length stays), `none` (only detection) or the name of an OpenCC
    configuration. Raises ConfigError for any other name.

    >>> from pipeline.config import load_config
    >>> from pipeline.text import Text
    >>> done = to_simplified(Document(Text.of("隨著計劃的實施"), "txt", "utf-8"), load_config().convert)
    >>> done.text.value, done.script
    ('随着计划的实施', 'hant')
    """
    name = config.settings.config
    script = detect(document.text.value)
    if name == "none" or (name == "auto" and script == "hans"):
        return replace(document, script=script)
    if name != "auto":
        return replace(document, text=by_phrase(document.text, config), script=script)
    value, uneven = simplified(document.text.value, script, config)
    problems = document.problems
    if uneven:
        problems += (
            Problem(
                "convert",
                "length_changed",
                "note",
                f"{uneven} stretches of text were converted sign by sign to keep their length.",
            ),
        )
    return replace(document, text=document.text.recast(value), script=script, problems=problems)
