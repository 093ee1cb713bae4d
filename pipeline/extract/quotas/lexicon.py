"""What quantities are read with: units, comparators, refusals and context words, compiled once per configuration."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation

from pipeline.config import ConfigError, Rule, StageConfig
from pipeline.extract.numerals import trigger_before
from pipeline.nlp.alternatives import either

# With these a currency before its number ends: ￥35, 人民币35.
CURRENCY_ENDS = "￥¥＄$€£币元金镑布"
COMPARISONS = ("ge", "le", "gt", "lt", "approx")
Place = tuple[int, int]  # start and end; plain, for there are many
CLASSES = ("generic", "counted", "calendar", "terms", "digits_only", "latin", "single", "events")
_WORD_LISTS = (
    "left_part",
    "one_left",
    "must_have",
    "several_left",
    "structure",
    "structure_digits",
    "concrete",
    "count_verbs",
    "length_left",
    "title_left",
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its dimension, and one of it is `factor` of `base` (None where it has no conversion)."""

    name: str
    dimension: str
    factor: float | None = None
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Comparator:
    """A comparing word: `cmp` as in the table; a loose one lets a verb stand between it and the number."""

    word: str
    cmp: str
    rule: str
    loose: bool = False
    unless_after: str = ""
    dimension: str | None = None


class Trie:
    """Longest entry that begins at a place of a text."""

    __slots__ = ("_lengths", "_seconds", "_words")

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = dict(words)
        lengths: dict[str, set[int]] = {}
        for word in words:
            lengths.setdefault(word[0], set()).add(len(word))
        self._lengths = {char: sorted(sizes, reverse=True) for char, sizes in lengths.items()}
        # Of a unit of one character (年, 次) the longer words are tried only where their second character stands.
        self._seconds: dict[str, set[str]] = {word: set() for word in words if len(word) == 1}
        for word in words:
            if len(word) > 1 and word[0] in self._seconds:
                self._seconds[word[0]].add(word[1])

    def match(self, text: str, at: int) -> str | None:
        """The longest word at `at`, None when none stands there."""
        if at >= len(text):
            return None
        char = text[at]
        seconds = self._seconds.get(char)
        if seconds is not None and text[at + 1 : at + 2] not in seconds:
            return char
        for size in self._lengths.get(char, ()):
            word = text[at : at + size]
            if word in self._words:
                return word
        return None

    def value(self, word: str) -> str:
        """The value of an entry."""
        return self._words[word]


class Endings:
    """Words that may stand directly before a place."""

    __slots__ = ("_by_last",)

    def __init__(self, words: Iterable[str]) -> None:
        by_last: dict[str, list[str]] = {}
        for word in words:
            by_last.setdefault(word[-1], []).append(word)
        self._by_last = {char: tuple(group) for char, group in by_last.items()}

    def before(self, text: str, at: int) -> bool:
        """Whether one of the words ends at an offset."""
        words = self._by_last.get(text[at - 1]) if at else None
        return words is not None and text.endswith(words, 0, at)


class WordLists:
    """Where the words of several lists stand in a text, found in one pass."""

    __slots__ = ("_automaton", "_lists", "_names")

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._names = tuple(lists)
        of_word: dict[str, list[str]] = {}
        for name, words in lists.items():
            for word in dict.fromkeys(words):
                of_word.setdefault(word, []).append(name)
        self._lists = list(map(tuple, of_word.values()))
        self._automaton = AhoCorasick(list(of_word), implementation=Implementation.DFA)

    def spans(self, text: str) -> dict[str, list[Place]]:
        """List name -> its words in a text, in order: leftmost, longest, without overlap within the list."""
        found: dict[str, list[Place]] = {name: [] for name in self._names}
        lists = self._lists
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for name in lists[index]:
                found[name].append((start, -end))
        return {name: _longest(places) if places else places for name, places in found.items()}


def _longest(places: list[Place]) -> list[Place]:
    kept: list[Place] = []
    at = 0
    places.sort()
    for start, end in places:
        if start >= at:
            at = -end
            kept.append((start, at))
    return kept


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything of the configuration that quantities need, in the form in which they need it."""

    units: Mapping[str, Unit]
    unit_trie: Trie
    numbers: re.Pattern[str]
    classes: Mapping[str, frozenset[str]]
    before: Mapping[str, Comparator]
    before_pattern: re.Pattern[str]
    loose_pattern: re.Pattern[str]
    base_pattern: re.Pattern[str]
    after: Mapping[str, Comparator]
    after_trie: Trie
    after_heads: frozenset[str]
    calendar_marks: frozenset[str]
    clock: Mapping[str, str]
    clock_pattern: re.Pattern[str]
    marks: WordLists
    slogans: tuple[tuple[str, re.Pattern[str]], ...]
    words: Mapping[str, frozenset[str]]
    left: Mapping[str, Endings]
    verb_pattern: re.Pattern[str]
    concrete_pattern: re.Pattern[str]
    per: Mapping[str, str]
    per_heads: re.Pattern[str]
    per_pattern: re.Pattern[str]
    per_nouns: Trie
    condition: re.Pattern[str]
    case: re.Pattern[str]
    report_heading: re.Pattern[str]
    plan_heading: re.Pattern[str]


@functools.lru_cache(maxsize=8)
def compile_lexicon(config: StageConfig) -> Lexicon:
    """Read and check the lexicons and rules of quantities.

    Raises ConfigError, naming the file, for an unknown unit class, comparison or word list.

    >>> from pipeline.config import load_config
    >>> compile_lexicon(load_config().extract).units["课时"].dimension
    'time'
    """
    units = _units(config.lexicon("units"))
    phrases = {name: name for name in units}
    for word, unit in config.lexicon("quotas_unit_words").items():
        if unit and unit not in units:
            raise ConfigError(f"quotas_unit_words.txt: '{word}' names the unit '{unit}', which units.txt does not have")
        phrases[word] = unit
    classes: dict[str, set[str]] = {name: set() for name in CLASSES}
    for rule in config.rule_list("quotas_classes"):
        if rule["class"] not in classes:
            raise ConfigError(f"{rule.where}: unknown class '{rule['class']}'; known: {', '.join(CLASSES)}")
        classes[rule["class"]].update(_strings(rule, "units"))
    before, after = _comparators(config.rule_list("quotas_comparators"))
    clock = {word: _cmp(rule) for rule in config.rule_list("quotas_clock") for word in _strings(rule)}
    context = {rule["name"]: frozenset(_strings(rule)) for rule in config.rule_list("quotas_context")}
    for name in _WORD_LISTS:
        if name not in context:
            raise ConfigError(f"quotas_context.yaml: no list named '{name}'")
    per = {word: str(rule["per"]) for rule in config.rule_list("quotas_per") for word in _strings(rule)}
    strict = [word for word, item in before.items() if not item.loose]
    loose = [word for word, item in before.items() if item.loose]
    modality = config.rule_list("quotas_modality")
    spaced = either(per).replace("每", "每[ ]?")  # a line broken behind 每 leaves a space
    return Lexicon(
        units=units,
        unit_trie=Trie(phrases),
        # A 千 may belong to the unit: behind it the second character is a head too.
        numbers=trigger_before([char for word in phrases for char in word[: 1 + word.startswith("千")]], CURRENCY_ENDS),
        classes={name: frozenset(words) for name, words in classes.items()},
        before=before,
        before_pattern=re.compile(rf"({either(strict)})[ :：为在于]?$"),
        loose_pattern=re.compile(rf"({either(loose)})"),
        # 不低于残值的八成: what the share is of stands between.
        base_pattern=re.compile(
            rf"({either(word for word in strict if len(word) > 1)})[^\s，。；：、,;:!！?？（）()0-9]{{1,8}}的$"
        ),
        after=after,
        after_trie=Trie({word: word for word in after}),
        after_heads=frozenset(word[0] for word in after),
        # 年, 月, 日: no length is asked for by a word that ends in one (提前, 为期).
        calendar_marks=frozenset(
            name for name in classes["calendar"] if len(name) == 1 and phrases.get(name) == name
        ).difference(word[-1] for word in context["length_left"]),
        clock=clock,
        clock_pattern=re.compile(
            rf"({either(clock)})([^\s，。；,;:：0-9]{{0,6}}?)([0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})(?:[:：]([0-9]{{2}})|[时点](半|[0-9]{{1,2}}分)?)(?!间|段)"
        ),
        marks=WordLists(
            {
                "before": before,
                "clock": clock,
                "stop": config.lexicon("quotas_stop"),
                "fact_head": _words(modality, "fact", True),
                "fact_near": _words(modality, "fact", False),
                **{name: _words(modality, name, None) for name in ("order", "no_order", "resolve", "no_fact")},
            }
        ),
        slogans=tuple((rule["name"], _pattern(rule)) for rule in config.rule_list("quotas_slogans")),
        words=context,
        left={name: Endings(context[name]) for name in _WORD_LISTS},
        verb_pattern=re.compile(either(context["count_verbs"])),
        concrete_pattern=re.compile(either(context["concrete"])),
        per=per,
        per_heads=_heads(per),
        per_pattern=re.compile(
            rf"(?:(?<![上下前后近满])|(?<=原则上)|(?=每))(?P<word>{spaced})(?![级段轻龄度终均后前内])"
            r"|每(?P<count>[0-9两二三四五六七八九十]+)个?(?P<span>天|日|周|星期|月|年|学期|学年|季度|小时|分钟)"
            r"|(?P<each>[每各])(?:一|1)?(?P<measure>[个名位所户家间支座条辆台项]?)(?P<noun>(?=[^\s，。；,;:：]))"
            r"|(?P<mean>[人户亩生班校村])均"
            rf"|(?<=[，,；;。、：:\n ])(?P<opening>年)(?![度级终底初末前后中内轻龄段])[㐀-鿿]{{0,6}}?(?:{_YIELDS})"
            rf"|(?<![0-9xX_今去明全当每本学半一二两三四五六七八九十上下前后近满多])(?P<yearly>[年月日])(?:{_YIELDS})"
        ),
        per_nouns=_nouns(config.lexicon("quotas_per_nouns")),
        condition=re.compile(either(_words(modality, "condition", None))),
        case=re.compile(either(_words(modality, "case", None))),
        report_heading=re.compile(either(_words(modality, "report_heading", None))),
        plan_heading=re.compile(either(_words(modality, "plan_heading", None))),
    )


# 年出栏2000头, 日处理污水500吨: so much in a year, a day.
_YIELDS = (
    "出栏|存栏|产[量值能]?(?!业|品|妇|后|前|假)|处理|加工|接待|培训|发电|供[水气热电应]|销售|收入|利用|消耗|消纳|屠宰|吞吐"
    "|运输|生产能力|开采|节约|减排|服务|新增|增收|检测|诊疗|门诊"
)


def _heads(per: Iterable[str]) -> re.Pattern[str]:
    """Where a rate may begin: its first character, which is searched fast, and a second one that goes on."""
    firsts = {word[0] for word in per} | set("每各人户亩生班校村年月日")
    seconds = {word[1] for word in per if len(word) > 1} | set(
        "均 出存产处加接培发供销收利消屠吞运生开节减服新增检诊门"
    )
    alone = {word for word in per if len(word) == 1} | {"每", "各"}
    return re.compile(f"[{_set(firsts)}](?:(?=[{_set(seconds)}])|(?<=[{_set(alone)}])|(?<=[，,；;。、：:\n ]年))")


def _set(characters: Iterable[str]) -> str:
    return "".join(map(re.escape, sorted(characters)))


def _strings(rule: Rule, key: str = "words") -> list[str]:
    """The words of a rule, checked: an empty list would match everywhere."""
    words = rule[key]
    if not isinstance(words, list) or not words:
        raise ConfigError(f"{rule.where}: {key} must be a list of words")
    for word in words:
        if not isinstance(word, str):
            raise ConfigError(f"{rule.where}: '{word}' is read as {type(word).__name__}; put it in quotation marks")
    return list(words)


def _pattern(rule: Rule) -> re.Pattern[str]:
    try:
        return re.compile(str(rule["pattern"]))
    except re.error as error:
        raise ConfigError(f"{rule.where}: '{rule['pattern']}' is not a pattern: {error}") from None


def _nouns(lines: Mapping[str, str]) -> Trie:
    for word, value in lines.items():
        if not value:
            raise ConfigError(f"quotas_per_nouns.txt: '{word}': write `noun = value of per`")
    return Trie(lines)


def _words(rules: tuple[Rule, ...], name: str, head: bool | None) -> list[str]:
    found = [
        word
        for rule in rules
        if rule["name"] == name and (head is None or bool(rule.get("head")) == head)
        for word in _strings(rule)
    ]
    if not found:
        raise ConfigError(f"quotas_modality.yaml: no words named '{name}'")
    return found


def _units(lines: Mapping[str, str]) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for name, value in lines.items():
        parts = value.split()
        if len(parts) == 1:  # no conversion
            units[name] = Unit(name, parts[0])
            continue
        try:
            dimension, factor, base = parts
            units[name] = Unit(name, dimension, float(factor), base)
        except ValueError:
            raise ConfigError(
                f"units.txt: '{name} = {value}': write `unit = dimension` or `unit = dimension factor base`"
            ) from None
    return units


def _cmp(rule: Rule) -> str:
    if rule["cmp"] not in COMPARISONS:
        raise ConfigError(f"{rule.where}: cmp must be one of {', '.join(COMPARISONS)}, not '{rule['cmp']}'")
    return str(rule["cmp"])


def _comparators(rules: tuple[Rule, ...]) -> tuple[dict[str, Comparator], dict[str, Comparator]]:
    sides: dict[str, dict[str, Comparator]] = {"before": {}, "after": {}}
    for rule in rules:
        if rule["side"] not in sides:
            raise ConfigError(f"{rule.where}: side must be before or after, not '{rule['side']}'")
        for word in _strings(rule):
            sides[rule["side"]][word] = Comparator(
                word,
                _cmp(rule),
                rule["name"],
                bool(rule.get("loose")),
                rule.get("unless_after", ""),
                rule.get("dimension"),
            )
    return sides["before"], sides["after"]
