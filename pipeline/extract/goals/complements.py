"""The clauses behind a goal that share its signal and belong to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import eq

from pipeline.extract.goals.clauses import trim_end
from pipeline.extract.goals.signals import Places, Signal
from pipeline.extract.goals.states import States
from pipeline.extract.goals.words import Words
from pipeline.text import Span

_COMMAS = ",，、"
# 形成 … 的格局 may hold a comma before its noun.
_RESULT_NEAR = 4
_RESULT_VERB = re.compile(r"(?:[^,，]{0,8})(?:形成|构建|营造|打造|(?:建立|建设|培养|造就|锻造)一)")
_RESULT = re.compile(
    r"(?:格局|局面|机制|氛围|体系|合力|态势|模式|网络|风尚|共识|环境|习惯|风气|链条|闭环|队伍|品牌|特色|优势|成果)[^,，]{0,2}$"
)
# 实现收入达到…，支出控制在…的目标.
_HELD_BY_NOUN = (
    (_RESULT_VERB, _RESULT),
    (re.compile("[^,，]{0,12}(?:实现|达到)"), re.compile("的[^,，。;；的]{0,6}(?:目标|目的)(?:任务)?$")),
)
# 确保到2025年, and the state follows.
_BARE_DATE = re.compile(
    r"(?:确保|力争|争取|保证|实现|力求|使|目标(?:就?是|为))(?:到|在|于)?[\dxX〇○零一二三四五六七八九十年月日底末前上中下旬半季度学期内之“十四五规划”]{2,14}$"
)
_ABLE = re.compile("(?:^|[到使让员工生])[会能懂]")
_CORRELATIVE = re.compile(r"(?:而且|并且|又|更|也|还)")
_CORRELATED = re.compile(r"(?:不仅|不但|既|不单|不只)")
_REFLEXIVE = re.compile(
    r"(?:自我|自身|自己|自觉|学会|懂得|掌握|养成|能够|能|会|敢|乐于|愿意|善于|感受|体验|享受|走上|成长|有所|得到|做到|具有|具备|找准|明白|知道|爱上)"
)
_CAUSES = ("使", "让", "促使")
_CAUSED_LONGEST = 30
# What somebody comes to know, do or be.
_BECOMES = re.compile("成为|成长为|知晓|明确|掌握|懂得|熟悉|明白|知道|学会|落实|树牢|坚定")
# No goal runs over more clauses; the bound keeps the time linear.
_MOST_CLAUSES = 24
_MOST_STATES = 2
# 避免因作业过多，造成负担，从而影响睡眠: all that is avoided is one.
_BECAUSE = re.compile("(?:避免|防止|杜绝|防范|严防)(?:因|由于)")
_LEADS_TO = re.compile(
    "(?:而|从而|进而|以致|以至|甚至|并|或)?(?:造成|导致|引发|引起|影响|产生|出现|损害|危及|妨碍|耽误)"
)
_INTENDS = frozenset({"intended", "aim_is"})
# Words that turn to something else, clauses of their own or not: 例如, 必要时, 特|成立.
_TURNS = re.compile(
    "(?:例如|比如|譬如|必要时|届时|其中|具体来说|具体地说|总之|一方面|另一方面|特(?=[制成举开组设拟作提印])|现(?=[将就制结拟印])|兹|故)"
)
# Each year of 一年…，两年…，三年… has its own end state.
_OF_YEARS = re.compile("[一二两三四五六七八九十]年")
_MEASURE = re.compile("[0-9０-９]")
# 实现产值8亿元，增长10%: by how much it is more than before.
_CHANGES_BY = re.compile("(?:同比|环比|年均|平均|比上年)?(?:增长|增加|提高|下降|降低|减少)[^,，。;；]{0,4}[0-9０-９]")
_REFLEXIVE_OBJECT = re.compile(r"..(?:自我|自身|自己)")
# 控制在5%以内, 稳定在三成: a level that is kept, no adverbial.
_ADVERBIAL = re.compile(
    r"(?:(?<!顺利)(?<!圆满)(?<!全部)(?<!一次性)(?<!如期)通过(?![^,，。;；]*(?:验收|评审|考核|审核|认证|评估|考试|测试|复审|复查|年检|鉴定|审批|审查|评定)$)|(?<![制持定旨存处所])在(?=[^,，。;；]*(?:中|上|下|里|内|外|前|后|时|期|间|面|域|段|节|围)$)|经过|借助|(?<![合发效分])利用(?!率))[^,，。;；]{1,60}$"
    r"|(?:发生|遇到|遇有|面对|当)[^,，。;；]{1,30}(?:时|之后|以后)$"
)
_OPENS_ADVERBIAL = frozenset("通在经借利发遇面当")
_PREDICATE_AFTER = re.compile(r"(?:中|上|下|里|内|前|后|时)[^,，]{3,}$")
# What was ensured also bears fruit: 落到实处，取得成效.
_BEARS_FRUIT = re.compile("并?(?:取得|收到|见到)[^,，]{0,4}(?:成效|实效|效果|成果|成绩|进展)$|并(?:且)?得到")
# A clause that goes on with a topic of its own (X的…, X要…) shares no signal.
_SHORT = 9
# 思想上不松劲，行动上有劲头.
_FIGURE = frozenset("上有不无能")
_HAS = re.compile("(?<![所没现原具拥享占私国富])有(?![关效利力序])")
# 各班要按时上报: who has a modal is asked to do something.
_HAS_MODAL = re.compile("[^,，。;；]{1,8}(?:[要须应](?![素求点害急届])|必须|不得)")
# 管理到位, 宣传力度不减.
_LONGEST_STATE = 6
# 有据可查, 昼夜不停: said on behind a state, not behind a thing (建成水厂).
_SET_PHRASE = 5
_LONGEST_ROW = 24
_OF_A_THING = frozenset(
    {"built", "made_into", "compete", "become", "lay_foundation", "provide_guarantee", "create_setting"}
    | {"create_setting_for", "aim_at", "hold_aim", "hold_to_aim", "level_reached", "rate_left_blank", "rate_kept"}
)


@dataclass(slots=True)
class _Caused:
    """What those who are made to change come to know or be: 真正成为主人.

    A verb of becoming (提高认识) goes on only in a series that has begun.
    """

    begun: bool = False

    def takes(self, text: str, begin: int, end: int, words: Words) -> bool:
        """Whether the clause `text[begin:end]` goes on with it."""
        if end - begin > _CAUSED_LONGEST:
            return False
        at = words.skip_adverbs(text, words.skip_lead_ins(text, begin, end), end)
        on = _BECOMES.match(text, at, end) is not None or (self.begun and words.verb.behind(text, at, end) >= 0)
        self.begun = self.begun or on
        return on


def _leads_to(text: str, begin: int, end: int, words: Words) -> bool:
    """避免因值守松懈，造成漏报: what is avoided leads to more that is."""
    return _LEADS_TO.match(text, begin, end) is not None


def _also_intended(text: str, begin: int, end: int, words: Words) -> bool:
    """旨在增强体质，提高能力: each verb of becoming is intended."""
    return words.begins_becoming(text, begin, end)


def _nothing_more(text: str, begin: int, end: int, words: Words) -> bool:
    """No clause goes on by the kind of the signal alone."""
    return False


def _taker(text: str, at: int, end: int) -> Callable[[str, int, int, Words], bool]:
    """What the signal at `at`, which stands in a clause that ends at `end`, lets go on whatever its form."""
    opens = text[at]
    if opens in "使让促" and text.startswith(_CAUSES, at):
        return _Caused().takes
    if opens in "避防杜严" and _BECAUSE.match(text, at, end):
        return _leads_to
    return _nothing_more


def complements(
    text: str,
    clauses: Sequence[Span],
    index: int,
    start: int,
    signal: Signal,
    states: States,
    words: Words,
    places: Places,
    joins: frozenset[str],
) -> int:
    """How many of the clauses after `clauses[index]` share the `signal` of the goal that begins at `start`.

    Shared are: the second half of 不仅 … 而且, a parallel half (事事有人管), a set phrase of up to five characters,
    what the same persons come to do or know after 使/让, the predicate after a bare adverbial (力求通过交流, …), and
    one or two further subjects with states of the kinds `joins` (确保校舍牢固，隐患全部消除).
    `places` are those of the plan's signals, to stop at a clause that has its own.
    """
    if index + 1 == len(clauses) or text[clauses[index].end - 1] not in _COMMAS:
        return 0
    previous = text[start : trim_end(text, start, clauses[index].end)]
    for verb, noun in _HELD_BY_NOUN:
        if verb.match(previous) and not noun.search(previous):
            count = _until(noun, text, clauses, index)
            if count:
                return count
    stop = clauses[index].end
    takes = _also_intended if signal.name in _INTENDS else _taker(text, words.skip_adverbs(text, start, stop), stop)
    longest_phrase = 0 if signal.name in _OF_A_THING else _SET_PHRASE
    count = 0
    for following in clauses[index + 1 : index + 1 + _MOST_CLAUSES]:
        if text[clauses[index + count].end - 1] not in _COMMAS:
            break
        begin, end = following.start, trim_end(text, following.start, following.end)
        if begin == end or _TURNS.match(text, begin, end):
            break
        part = text[begin:end]
        if not (
            takes(text, begin, end, words)
            or (
                (_longest_part(part) if signal.name == "achieve_state" else end - begin) <= longest_phrase
                and _is_set_phrase(text, begin, end, words, places)
                # In a row of such phrases the verbs tell nothing: 精心准备，讲求质量.
                and ((count and len(previous) <= _SET_PHRASE) or not _does(text, begin, end, words))
            )
            or _shares(text, begin, end, previous, part, states, words, places)
        ):
            break
        count += 1
        previous = part if len(part) > 3 else previous
    return count + (_states(text, clauses, index + count, states, words, places, joins) if joins else 0)


def _until(noun: re.Pattern[str], text: str, clauses: Sequence[Span], index: int) -> int:
    """How many clauses lie between 形成 and the noun of its result (… 的工作格局); 0 when there is none near."""
    for count, following in enumerate(clauses[index + 1 : index + 1 + _RESULT_NEAR], 1):
        if text[clauses[index + count - 1].end - 1] not in _COMMAS:
            return 0
        part = text[following.start : trim_end(text, following.start, following.end)]
        if noun.search(part) and "的" in part:
            return count
    return 0


def _shares(
    text: str, begin: int, end: int, previous: str, part: str, states: States, words: Words, places: Places
) -> bool:
    if (
        len(previous) < 80
        and not _OPENS_ADVERBIAL.isdisjoint(previous)
        and _ADVERBIAL.search(previous)
        and not _PREDICATE_AFTER.search(previous)
    ):
        return True
    if _BARE_DATE.search(previous) or _CHANGES_BY.match(part):
        return True
    first = part[0]
    if first in "而并且又更也还" and _CORRELATIVE.match(part) and _CORRELATED.search(previous):
        return True
    if first in "与和同" and part[-2:] == previous[-2:]:
        return True
    if first in "并取收见" and _BEARS_FRUIT.match(part):
        return True
    if (first == "无" and "无" in previous) or (first == "有" and _HAS.search(previous)):
        return True  # 年初有计划，年中有检查，有专人值守
    if first in "以要须" or _OF_YEARS.match(part) or ("%" in part and "%" in previous):
        return False
    if first in "会能懂" and _ABLE.search(previous[:5]):
        return True  # 做到会报警，会逃生
    signal = places.first_in(begin, end)
    # 初中生达到9小时，高中生达到8小时: each has a signal and a measure of its own.
    if signal >= 0 and (signal == begin or len(part) > _SHORT or _MEASURE.search(part)):
        return False
    if part in words.lead_in.terms or _HAS_MODAL.match(part):
        return False
    at = words.skip_lead_ins(text, begin, end)
    own_verb = words.begins_becoming(text, at, end)
    # What those who are made to change come to do, know or have.
    of_themselves = _REFLEXIVE.match(part) or (own_verb and _REFLEXIVE_OBJECT.match(part))
    if of_themselves and len(part) <= _CAUSED_LONGEST and previous.startswith(_CAUSES):
        return True
    if own_verb:
        return False
    if words.may_begin_activity(text, at, end):
        # 管理到位: a verbal noun and its state.
        return len(part) <= _LONGEST_STATE and states.is_state(text, begin, end, words)
    # 损耗控制在3%以内，新增就业300人: two measures, two states.
    measured = _MEASURE.search(part) is not None and _MEASURE.search(previous) is not None
    return not measured and _parallel(previous, part)


def _states(
    text: str,
    clauses: Sequence[Span],
    index: int,
    states: States,
    words: Words,
    places: Places,
    kinds: frozenset[str],
) -> int:
    """How many clauses behind `clauses[index]` are a subject with such a state, without a signal or a measure.

    0 when there are more than a goal holds: what is listed then are goals, each of them.
    """
    count = 0
    for following in clauses[index + 1 : index + 2 + _MOST_STATES]:
        start = words.skip_lead_ins(text, following.start, following.end)
        end = trim_end(text, start, following.end)
        if (
            text[clauses[index + count].end - 1] not in _COMMAS
            or _MEASURE.search(text, start, end)
            or (places.opening(start, end) and places.first_in(start, end) >= 0)
            or not states.coordinated(text, start, end, words, kinds)
        ):
            break
        count += 1
    return count if count <= _MOST_STATES else 0


def _is_set_phrase(text: str, begin: int, end: int, words: Words, places: Places) -> bool:
    """Whether a few characters say on what is reached (有据可查, 昼夜不停), not what is done."""
    at = words.skip_lead_ins(text, begin, end)
    if (
        at == end
        or text[begin] in "以要须"
        or _OF_YEARS.match(text, begin, end)
        or places.first_in(begin, end) == begin
    ):
        return False
    return not (words.begins_becoming(text, at, end) or words.may_begin_activity(text, at, end))


def _longest_part(part: str) -> int:
    """The length of the longest member of a row: 有记录、有检查."""
    return max(map(len, part.split("、"))) if len(part) <= _LONGEST_ROW else len(part)


def _does(text: str, begin: int, end: int, words: Words) -> bool:
    """Whether a clause is something that agents do: (并)增设牌桌."""
    return words.begins_with_object(text, words.skip_lead_ins(text, begin, end), end)


def _parallel(one: str, other: str) -> bool:
    """Two halves of one figure: two characters at the same place from either end, or one that makes figures."""
    if len(other) > 16:
        return False
    tail = one[-len(other) :]
    from_end = _same(tail[::-1], other[::-1])
    if from_end >= 2:
        return True
    shared = [char for char, like in zip(tail, other, strict=False) if char == like]
    return len(shared) >= 2 or (len(shared) == 1 and shared[0] in _FIGURE and len(other) <= _SHORT)


def _same(one: str, other: str) -> int:
    """How many characters stand at the same place in both, up to the end of the shorter."""
    return sum(map(eq, one, other))
