"""What an element's class, id and role say of it: the text of a page, or the frame around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from pipeline.config import ConfigError, StageConfig

_NAMES = re.compile(r"""\b(?:class|id|role|itemprop)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_WORDS = re.compile(r"[a-z]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_JOINTS = re.compile(r"[^a-z\s]+")
_MAX_WEIGHT = 10.0
# From this weight on the name of a text overrules a word of frame beside it.
OVERRULES = 2.0
# Nobody gives one element more names than this but to hang a reader.
_READ = 600


class Name(NamedTuple):
    """What the names say: `text` is the weight of the text inside (1 for none), `frame` is '', 'weak' or 'strong'."""

    text: float
    frame: str


NO_NAME = Name(1.0, "")


@lru_cache(maxsize=8)
def frame_words(config: StageConfig) -> Mapping[str, str]:
    """The words of frame_names.txt with `weak` or `strong`. Raises ConfigError for a malformed entry."""
    found: dict[str, str] = {}
    for word, value in config.lexicon("frame_names").items():
        if not _WORDS.fullmatch(word):
            raise ConfigError(f"frame_names.txt: '{word}' must be lower-case Latin letters only")
        if value not in ("", "strong"):
            raise ConfigError(f"frame_names.txt: '{word}' may have `= strong`, not `= {value}`")
        found[word] = value or "weak"
    return found


@lru_cache(maxsize=8)
def text_names(config: StageConfig) -> Mapping[str, float]:
    """The names of text_names.txt with their weights. Raises ConfigError for a malformed entry."""
    found: dict[str, float] = {}
    for name, value in config.lexicon("text_names").items():
        if not _WORDS.fullmatch(name):
            raise ConfigError(f"text_names.txt: '{name}' must be lower-case Latin letters only")
        try:
            weight = float(value)
        except ValueError:
            weight = -1.0
        if value != "0" and not 1.0 <= weight <= _MAX_WEIGHT:
            raise ConfigError(f"text_names.txt: '{name}' needs a weight from 1 to 10 or 0, such as `{name} = 2`")
        found[name] = weight
    return found


def read_names(markup: str, config: StageConfig) -> Name:
    """What the attributes of a tag say of its element.

    >>> from pipeline.config import load_config
    >>> config = load_config().read
    >>> read_names(' class="relatedNews"', config).frame, read_names(' id="article-body2"', config).text
    ('strong', 3.0)
    """
    frames, texts = frame_words(config), text_names(config)
    weight, frame = 1.0, ""
    for value in _NAMES.findall(markup[: 4 * _READ]):
        value = value[:_READ]
        for token in value.strip("\"'").lower().split():
            said = texts.get(_JOINTS.sub("", token), 1.0)
            weight = max(weight, said)
            frame = frame if said else "weak"
        if frame != "strong":
            # camelCase and digits divide words as hyphens do.
            for word in _WORDS.findall(_HUMP.sub("-", value).lower()):
                kind = frames.get(word)
                if kind and frame != "strong":
                    frame = kind
    if "isplay" in markup and _HIDDEN.search(markup):
        return Name(1.0, "weak")
    return Name(weight, "" if weight >= OVERRULES else frame)


def look(name: str, markup: str) -> str:
    """What makes elements look alike: name, class and id, digits aside. '' when it has neither.

    >>> look("div", ' id="post_12" class="cell"') == look("div", ' id="post_345" class="cell"')
    True
    """
    values = _NAMES.findall(markup[: 4 * _READ])
    return name + _DIGITS.sub("0", " ".join(values)) if values else ""


_DIGITS = re.compile(r"\d+")
