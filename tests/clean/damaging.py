"""Damage done on purpose to sound text, the way scrapers and converters do it, with the places where it was done."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from itertools import accumulate
from typing import NamedTuple

import opencc

from pipeline.clean import shift
from pipeline.clean.glosses import readings
from pipeline.config import StageConfig
from pipeline.nlp.words import cut


class Damaged(NamedTuple):
    """A damaged text, the sound one, and the places (start, end) in the sound one where something was done."""

    text: str
    sound: str
    places: list[tuple[int, int]]


def traditional(text: str) -> str:
    """The text in traditional characters, one for one."""
    return opencc.OpenCC("s2t").convert(text)


def _built(sound: str, step: Callable[[int], tuple[str, int]]) -> Damaged:
    """Walk over the text; `step` gives what stands in place of `sound[at:end]`, or ("", at) for nothing done."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    while at < len(sound):
        shown, end = step(at)
        if end > at:
            places.append((at, end))
            parts.append(shown)
            at = end
        else:
            parts.append(sound[at])
            at += 1
    return Damaged("".join(parts), sound, places)


def shifted(sound: str) -> Damaged:
    """Kind A of the byte shift, everywhere it can happen."""
    return _built(sound, lambda at: shift_at(sound, at) if at else ("", at))


def shift_at(text: str, at: int) -> tuple[str, int]:
    """What a shift that begins at `at` shows, and where it ends; ("", at) where none can begin."""
    here, following = _pair(text, at), _pair(text, at + 1)
    if not here or not following or here[1] != 0xA3 or chr(following[0] & 0x7F) not in "!,;?:" or following[0] < 0xA1:
        return "", at
    shown, carry, end = "?" + chr(following[0] - 0x80), following[1], at + 2
    while not 0x40 <= carry <= 0x7E:
        pair = _pair(text, end)
        if not pair or carry in (0x80, 0xFF) or end - at > 20:
            return "", at
        if not _of_users(carry, pair[0]):
            char = shift.decoded(carry, pair[0])
            if not char:
                return "", at
            shown += char
        carry, end = pair[1], end + 1
    return shown + chr(carry), end


def _pair(text: str, at: int) -> bytes | None:
    try:
        pair = text[at : at + 1].encode("gbk")
    except UnicodeEncodeError:
        return None
    return pair if len(pair) == 2 else None


def _of_users(first: int, second: int) -> bool:
    return ((0xAA <= first <= 0xAF or 0xF8 <= first <= 0xFE) and second >= 0xA1) or (
        0xA1 <= first <= 0xA7 and 0x40 <= second <= 0xA0 and second != 0x7F
    )


def glossed_inside(sound: str, config: StageConfig) -> Damaged:
    """Kind B of the byte shift: a gloss between the bytes of a character, where two bytes across make another one."""
    spelled = _spelled(config)

    def step(at: int) -> tuple[str, int]:
        one, two = _pair(sound, at), _pair(sound, at + 1)
        if not one or not two or not 0x40 <= two[1] <= 0x7E or two[0] > 0xA0:
            return "", at
        across = shift.decoded(one[1], two[0])
        # The converter glossed traditional characters that it took for one.
        if across not in spelled:
            return "", at
        return f"{sound[at]}?{spelled[across]}){chr(two[1])}", at + 2

    return _built(sound, step)


def glossed(sound: str, config: StageConfig, seed: int) -> Damaged:
    """A gloss behind every third character that has one reading."""
    spelled, choose = _spelled(config), random.Random(seed)

    def step(at: int) -> tuple[str, int]:
        if sound[at] not in spelled or choose.random() > 0.33:
            return "", at
        return f"{sound[at]}({spelled[sound[at]]})", at + 1

    return _built(sound, step)


def _spelled(config: StageConfig) -> dict[str, str]:
    """Characters with the one reading (with its tone) that the table has for each."""
    found: dict[str, list[str]] = {}
    for reading, characters in readings(config).items():
        if not reading.isascii():
            for char in characters:
                found.setdefault(char, []).append(reading)
    return {char: spellings[0] for char, spellings in found.items() if len(spellings) == 1 and len(spellings[0]) < 7}


def wrapped(sound: str, seed: int) -> Damaged:
    """A line break inside a word of every long line."""
    choose = random.Random(seed)
    breaks: set[int] = set()
    for line in re.finditer(r"[^\n]{40,}", sound):
        ends = [line.start() + end for end in accumulate(map(len, cut(line[0])))]
        starts = [line.start(), *ends[:-1]]
        words = [(one, two) for one, two in zip(starts, ends, strict=True) if two - one > 1 and _han(sound[one:two])]
        inside = [one + 1 for one, two in words if line.start() + 25 < one and two < line.end() - 8]
        breaks.update(choose.sample(inside, min(1, len(inside))))
    return _built(sound, lambda at: (f"{sound[at]}\n", at + 1) if at + 1 in breaks else ("", at))


def machine_wrapped(sound: str, width: int) -> Damaged:
    """Every line cut at one width, as a converter of printed pages does."""
    breaks: set[int] = set()
    for line in re.finditer(r"[^\n]+", sound):
        breaks.update(range(line.start() + width, line.end(), width))
    return _built(sound, lambda at: (f"{sound[at]}\n", at + 1) if at + 1 in breaks else ("", at))


def paged(sound: str) -> Damaged:
    """Numbers of pages glued in front of what a page break cut off: `\\n2、`."""
    cuts: dict[int, int] = {}
    for at in range(90, len(sound) - 90, 130):
        place = next((p for p in range(at, at + 30) if _han(sound[p - 1 : p + 1])), None)
        if place:
            cuts[place] = len(cuts) + 2
    joined = sound.replace("\n", "")
    kept = [place for place in sorted(cuts) if place < len(joined) and _han(joined[place - 1 : place + 1])]
    cuts = {place: number for number, place in enumerate(kept, 2)}
    done = _built(joined, lambda at: (f"{joined[at]}\n{cuts[at + 1]}、", at + 1) if at + 1 in cuts else ("", at))
    return Damaged("1、" + done.text, joined, done.places)


def page_counted(sound: str) -> Damaged:
    """`第 2 页 共 9 页` between sentences and inside them."""
    cuts = {at: number for number, at in enumerate(range(70, len(sound) - 20, 160), 1)}
    return _built(
        sound, lambda at: (f"{sound[at]}第 {cuts[at]} 页 共 {len(cuts)} 页", at + 1) if at in cuts else ("", at)
    )


def marked(sound: str) -> Damaged:
    """A stray mark behind every 的 in front of a character."""
    marks = "'`.\\"
    return _built(
        sound,
        lambda at: (
            ("的" + marks[at % len(marks)], at + 1) if sound[at] == "的" and _han(sound[at + 1 : at + 2]) else ("", at)
        ),
    )


def doubled(sound: str) -> Damaged:
    """Every third comma and stop twice, some in the other width."""
    signs = {"，": ("，，", "，,", ",，"), "。": ("。。",), "、": ("、、",), "；": ("；；", "；;")}

    def step(at: int) -> tuple[str, int]:
        if sound[at] not in signs or at % 3:
            return "", at
        return signs[sound[at]][at % len(signs[sound[at]])], at + 1

    return _built(sound, step)


def double_struck(sound: str) -> Damaged:
    """The title and every heading struck twice, in pieces of one and two characters."""
    lines = [m.span() for m in re.finditer(r"(?:(?<=\n)[一二三四五]、|^)[^\n，]{6,30}(?=\n)", sound)]
    starts = dict(lines)

    def step(at: int) -> tuple[str, int]:
        if at not in starts:
            return "", at
        text = sound[at : starts[at]]
        pieces = [text[n : n + 2] for n in range(0, len(text), 2)]
        return "".join(piece * 2 for piece in pieces), starts[at]

    return _built(sound, step)


def _han(text: str) -> bool:
    return bool(text) and all("\u4e00" <= char <= "\u9fff" for char in text)


def repaired(damaged: Damaged, cleaned: str) -> int:
    """How many of the places read in the cleaned text as in the sound one, with what stands around them."""
    reach = 6
    right = 0
    for start, end in damaged.places:
        around = damaged.sound[max(0, start - reach) : end + reach]
        right += around in cleaned
    return right
