"""Measures: a number with its unit and comparators, wherever one is printed; whether it counts is asked elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.extract import numerals
from pipeline.extract.numerals import Numeral
from pipeline.extract.quotas import composite, series
from pipeline.extract.quotas.comparing import Comparing, compared
from pipeline.extract.quotas.groups import INFANT_HEADS, INFANTS, SERVICE, SERVICE_HEADS, unsaid_unit
from pipeline.extract.quotas.lexicon import Lexicon, Place, Unit
from pipeline.extract.quotas.measure import Measure

_PERCENT = "%％﹪"
_PERCENT_UNIT = Unit("%", "percent", 0.01, "1")
_SHARE_UNIT = Unit("", "ratio")
_SPACE = " \u00a0\u3000\t"
_ARABIC = frozenset("0123456789０１２３４５６７８９")
_DASHES = "-－—–―‐‑~～〜﹣至到"
# A half counts only with a comparator behind it.
_HALF = re.compile("一半(?:以上|以下|左右)")
_OR_MORE = re.compile(r"(?:或|或者|到|至)(?:多|更多|数)")
_OR_MORE_HEADS = ("或", "到", "至")
# Units that hold 千 also behind a Chinese number (一千克 is one 千克).
_KILO = frozenset(("千克", "千瓦", "千瓦时", "千伏", "千卡", "千焦", "千帕", "千赫"))
_TIME_HEADS = frozenset(("时", "的"))
# 90总学时, 14标准课时: the unit behind what kind of it is counted.
_KIND_OF_HOURS = re.compile("(?:总|标准)(?=[学课]时)")


def find(text: str, lexicon: Lexicon, before: Sequence[Place], taken: Sequence[Place] = ()) -> Iterator[Measure]:
    """The numbers with a unit that may count, outside of `taken`, left to right, without overlap; linear in the text.

    Bare years, months and days are left out, for they belong to dates: nothing compares them or asks for a length.
    `before` are the comparing words of the text.
    """
    calendar, length = lexicon.classes["calendar"], lexicon.left["length_left"]
    comparing = Comparing(before)
    last_end = 0
    for core in _joined(text, _outside_dates(text, lexicon, taken, comparing), lexicon):
        if core.start < last_end or _is_rate(text, core):
            continue
        near = comparing.near(core.start, last_end)
        if core.unit.name in calendar and not near and core.style != composite.COMPOSITE and not core.compared:
            behind = text[core.unit_end : core.unit_end + 1]
            if (
                behind not in lexicon.after_heads
                and not length.before(text, core.start)
                and behind not in _TIME_HEADS
                and not (behind in INFANT_HEADS and INFANTS.match(text, core.unit_end))
                and not (behind in SERVICE_HEADS and SERVICE.match(text, core.unit_end))
            ):
                continue
        full = compared(text, core, lexicon, last_end if near else core.start)
        last_end = full.end
        yield full


def every(text: str, lexicon: Lexicon) -> Iterator[Measure]:
    """Every number with a unit, bare years and months too."""
    comparing = Comparing(lexicon.marks.spans(text)["before"])
    last_end = 0
    for core in _joined(text, numerals.scan(text, trigger=lexicon.numbers), lexicon):
        if core.start < last_end:
            continue
        full = compared(text, core, lexicon, last_end if comparing.near(core.start, last_end) else core.start)
        last_end = full.end
        yield full


def _is_rate(text: str, core: Measure) -> bool:
    """每15分钟 and 每半月 say how often, not how much."""
    return core.unit.dimension == "time" and core.start > 0 and text[core.start - 1] == "每"


def _joined(text: str, numbers: Iterable[Numeral], lexicon: Lexicon) -> Iterator[Measure]:
    """Cores, with 3名至5名 and 一所或多所 made one."""
    waiting: Measure | None = None
    for core in _cores(text, numbers, lexicon):
        if waiting is not None:
            joined = _range(text, waiting, core)
            if joined is not None:
                waiting = joined
                continue
            yield _or_more(text, waiting)
        waiting = core
    if waiting is not None:
        yield _or_more(text, waiting)


def _range(text: str, first: Measure, second: Measure) -> Measure | None:
    between = text[first.unit_end : second.start]
    if not 0 < len(between) <= 2 or first.unit.name != second.unit.name or first.low >= second.high:
        return None
    if not (all(char in _DASHES for char in between) or between in ("或", "或者")):
        return None
    if between in ("或", "或者") and second.low != first.high + 1:
        return None
    return first._replace(
        end=second.end,
        unit_end=second.unit_end,
        number_end=second.number_end,
        high=second.high,
        rule="range_of_two",
    )


def _or_more(text: str, core: Measure) -> Measure:
    """一所或多所: at least one."""
    if text[core.unit_end : core.unit_end + 1] not in _OR_MORE_HEADS:
        return core
    found = _OR_MORE.match(text, core.unit_end, core.unit_end + 4)
    if found is None or not text.startswith(core.unit.name, found.end()):
        return core
    end = found.end() + len(core.unit.name)
    return core._replace(end=end, unit_end=end, cmp="ge", compared=True, rule="one_or_more")


def _cores(text: str, numbers: Iterable[Numeral], lexicon: Lexicon) -> Iterator[Measure]:
    before: Numeral | None = None
    run: list[Numeral] = []
    for number in numbers:
        if run and text[number.start - 1] == "、" and series.grows(text, run, number):
            run.append(number)
        else:
            run = [number]
        core = _core(text, number, before, lexicon)
        before = number
        if core is None:
            continue
        listed = series.members(text, run, core) if len(run) > 1 else None
        if listed is None:
            yield core
        else:
            yield from listed


def _outside_dates(text: str, lexicon: Lexicon, taken: Sequence[Place], comparing: Comparing) -> Iterator[Numeral]:
    """The numbers that stand in no date, without those of dates that could not be read (3月45日6).

    Digits between two marks of the calendar, with more digits behind, would come to nothing anyway; a text of millions
    of them is left sooner.
    """
    marks = lexicon.calendar_marks
    for begin, stop in _between(taken, len(text)):
        for number in numerals.scan(text, begin, stop, lexicon.numbers):
            start, end = number.start, number.end
            mark = _LIST_MARK.match(text, start) if number.min is not None and number.min % 1 else None
            if mark is not None:
                item = numerals.read(text, mark.end(), stop)
                if item is not None:
                    yield item
                continue
            if (
                text[start - 1 : start] in marks
                and text[end : end + 1] in marks
                and text[end + 1 : end + 2] in _ARABIC
                and text[start] in _ARABIC
                and number.kind == "cardinal"
                and not comparing.near(start)
            ):
                continue
            yield number


# 3．5日内报送: the mark of a list in front of a number; a decimal has its own point.
_LIST_MARK = re.compile(
    "(?:(?m:^)|(?<=[ 。；;]))[0-9]{1,2}(?:．(?=[0-9])|[.](?=[0-9]{1,3}(?:个?工作日|[日天]|小时|分钟)[以之]?内))"
)


def _between(taken: Sequence[Place], end: int) -> Iterator[Place]:
    """The stretches outside of the places, which are in order."""
    at = 0
    for start, stop in taken:
        if start > at:
            yield at, start
        at = max(at, stop)
    if at < end:
        yield at, end


def _core(text: str, number: Numeral, before: Numeral | None, lexicon: Lexicon) -> Measure | None:
    """The number with the unit behind it, None when no unit stands there."""
    if number.min is None or number.max is None or number.kind in ("ordinal", "masked"):
        return None
    style = _style(text, number)
    start, low, high, approx = number.start, number.min, number.max, number.approx
    if number.kind == "percent":
        share = Measure(
            start, number.end, start, number.end, number.end, low, high, approx, _percent(text, number), "arabic"
        )
        return composite.whole(text, share, lexicon)
    if number.kind == "fraction":
        return Measure(start, number.end, start, number.end, number.end, low, high, approx, _SHARE_UNIT, "large")
    at = number.end
    if text[start] == "一" and _HALF.match(text, start):
        return Measure(start, start + 2, start, start + 2, start + 2, 50.0, 50.0, False, _PERCENT_UNIT, "small")
    if at < len(text) and text[at] in _SPACE and style == "arabic":
        at += 1
    if at < len(text) and text[at] in "余多来几" and (low >= 10 or text[at] == "余"):
        at, approx = at + 1, True
    if text[number.end - 1] == "千" and (kilo := _kilo(text, number, style, lexicon)) is not None:
        return kilo
    if text.startswith(("总", "标"), at) and (kind := _KIND_OF_HOURS.match(text, at)):
        at = kind.end()
    unit, at, half = _unit(text, at, style, lexicon)
    if unit is not None and unit.name == "天" and text.startswith("个半天", at - 3):
        return Measure(start, at, start, number.end, at, low / 2, high / 2, approx, unit, style)  # two half days
    if unit is None:
        unit, at = composite.priced_by_sign(text, start, lexicon), number.end
        if unit is None and text[number.end - 1] in "万亿":
            unit, approx = unsaid_unit(text, start, at), number.approx
        if unit is None:
            return None
    if half:
        low, high = low + 0.5, high + 0.5
    if unit.name == "成":
        unit, at, low, high = _PERCENT_UNIT, *_tenths(text, at, low, high)
    if before is not None and before.end == start - 1 and text[start - 1] in "、，,":
        start, low, high, approx = series.with_misprint(text, before, number, unit, (start, low, high, approx))
    return composite.whole(text, Measure(start, at, start, number.end, at, low, high, approx, unit, style), lexicon)


def _kilo(text: str, number: Numeral, style: str, lexicon: Lexicon) -> Measure | None:
    """12千米, 一千克: the 千 belongs to the unit; 三千米 and 两千户 count in thousands."""
    at = number.end - 1
    word = lexicon.unit_trie.match(text, at)
    if word is None or number.min is None or number.max is None or not (style == "arabic" or word in _KILO):
        return None
    unit = lexicon.units[lexicon.unit_trie.value(word)]
    if unit.dimension == "money" or len(word) < 2:
        return None
    low, high, end = number.min / 1000, number.max / 1000, at + len(word)
    return Measure(number.start, end, number.start, at, end, low, high, number.approx, unit, style)


def _tenths(text: str, at: int, low: float, high: float) -> tuple[int, float, float]:
    """七成 is 70 %, 九成五 is 95 %."""
    units = "一二三四五六七八九".find(text[at : at + 1]) + 1 if at < len(text) else 0
    if units and low == high:
        return at + 1, low * 10 + units, high * 10 + units
    return at, low * 10, high * 10


def _percent(text: str, number: Numeral) -> Unit:
    sign = text[number.end - 1]
    return Unit(sign, "percent", 0.01, "1") if sign in _PERCENT else _PERCENT_UNIT


def _style(text: str, number: Numeral) -> str:
    if text[number.start] in _ARABIC or (text[number.start] == "负" and text[number.start + 1] in _ARABIC):
        return "arabic"
    return "small" if number.max is not None and number.max <= 10 else "large"


def _unit(text: str, at: int, style: str, lexicon: Lexicon) -> tuple[Unit | None, int, bool]:
    """The unit at `at`, where it ends, and whether a half stands before it (两个半小时)."""
    half = False
    if text.startswith(("个半", "年半"), at):
        word = lexicon.unit_trie.match(text, at + 2)
        if word and lexicon.unit_trie.value(word) and lexicon.units[lexicon.unit_trie.value(word)].dimension == "time":
            unit = lexicon.units[lexicon.unit_trie.value(word)]
            return unit, at + 2 + len(unit.name), True
    word = lexicon.unit_trie.match(text, at)
    if word is None:
        return None, at, half
    name = lexicon.unit_trie.value(word)
    if word == "分为" and style == "arabic":
        name = "分"  # 记6分为本队得分, 60分为及格
    if name == "个" or word.startswith("个"):
        # 3个工作日: the unit is the noun, 个 only carries it; 个百分点 stays whole.
        inner = lexicon.unit_trie.match(text, at + 1)
        inner_name = lexicon.unit_trie.value(inner) if inner else ""
        if (
            inner_name
            and lexicon.units[inner_name].dimension in ("time", "score")
            and inner_name not in ("分", "时", "周", "年", "日", "月")
        ):
            return lexicon.units[inner_name], at + 1 + len(inner_name), half
    if not name:
        return None, at, half
    unit, end = lexicon.units[name], at + len(name)
    if (
        name in lexicon.classes["latin"]
        and end < len(text)
        and ((text[end].isascii() and text[end].isalnum()) or text[end] == "-")
    ):
        return None, at, half
    return unit, end, half
