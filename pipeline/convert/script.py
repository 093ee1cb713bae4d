"""Which script a text is in, and its conversion with every offset kept.

`tw2s` reads 隨著 as 随着, which `t2s` does not, but turns the simplified 显著 into 显着; so the script is told sentence
by sentence and simplified sentences stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.config import ConfigError, StageConfig
from pipeline.nlp.script import convert, signs

_SENTENCE = re.compile(r"[^。！？；!?;\n]+[。！？；!?;\n]*|[。！？；!?;\n]+")
# Odd characters of the other script (quotations, names, slips of a converter) do not make a page mixed.
_ODD = 0.02


def detect(value: str) -> str:
    """The script of a text: hans, hant or mixed.

    >>> detect("學校工作計劃"), detect("学校工作计划"), detect("學校工作計劃。学校工作总结。")
    ('hant', 'hans', 'mixed')
    """
    if not signs().traditional.search(value):
        return "hans"
    traditional = len(signs().traditional.findall(value))
    simplified_signs = len(signs().simplified.findall(value))
    if simplified_signs <= _ODD * traditional:
        return "hant"
    return "hans" if traditional <= _ODD * simplified_signs else "mixed"


def simplified(value: str, script: str, config: StageConfig) -> tuple[str, int]:
    """`value` in simplified characters of the same length, and how many stretches had to be converted sign by sign.

    >>> from pipeline.config import load_config
    >>> simplified("成效顯著。成效显著。", "mixed", load_config().convert)
    ('成效显著。成效显著。', 0)
    """
    out: list[str] = []
    uneven = 0
    for stretch, traditional in _stretches(value, script):
        if not traditional:
            out.append(stretch)
            continue
        done = convert(stretch, "tw2s")
        if len(done) != len(stretch):
            uneven += 1
            done = "".join(map(_one, stretch))
        out.append(_leftovers_read(done, config))
    return "".join(out), uneven


def _stretches(value: str, script: str) -> Iterator[tuple[str, bool]]:
    """The text in stretches of sentences that are all in traditional script, or all not."""
    if not signs().simplified.search(value):
        yield value, True
        return
    begin = 0
    last = True
    for match in _SENTENCE.finditer(value):
        traditional = _is_traditional(match[0], script)
        if traditional != last and match.start() > begin:
            yield value[begin : match.start()], last
            begin = match.start()
        last = traditional
    if begin < len(value):
        yield value[begin:], last


def _one(char: str) -> str:
    done = convert(char, "t2s")
    return done if len(done) == 1 else char


def _is_traditional(sentence: str, script: str) -> bool:
    """Whether most signs of a sentence are traditional; one without signs goes with its page."""
    simplified_signs = len(signs().simplified.findall(sentence))
    if script == "hant" and not simplified_signs:
        return True
    traditional = len(signs().traditional.findall(sentence))
    return traditional > 0 and traditional >= simplified_signs


def _leftovers_read(value: str, config: StageConfig) -> str:
    pattern, table = _leftovers(config)
    return pattern.sub(lambda match: table[match[0]], value) if pattern.search(value) else value


@lru_cache(maxsize=8)
def _leftovers(config: StageConfig) -> tuple[re.Pattern[str], dict[str, str]]:
    table = dict(config.lexicon("leftovers"))
    for term, value in table.items():
        if len(term) != len(value):
            raise ConfigError(f"lexicons/convert/leftovers.txt: '{term} = {value}' must keep the length")
    return re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))) or r"(?!)"), table
