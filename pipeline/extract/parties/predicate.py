"""What follows a name: whether it is the predicate of a planned action, and which duty it gives."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from pipeline.extract.parties import amounts
from pipeline.extract.parties.actors import Reading, Token
from pipeline.extract.parties.appointments import post_at
from pipeline.extract.parties.clause_verbs import acting
from pipeline.extract.parties.colons import duties_at
from pipeline.extract.parties.duties import goes_on
from pipeline.extract.parties.enumerations import BY_SHARE, joins_agents
from pipeline.extract.parties.phrases import along, in_phrase
from pipeline.extract.parties.plain import done_by
from pipeline.extract.parties.unlisted import (
    BEFORE_TIMES,
    CASES,
    LIMITED,
    PHRASES,
    UNPLANNED,
    Before,
    is_condition,
    is_known,
    is_served,
    past_bracket,
    past_condition,
    past_time,
    served,
    serves,
    unlisted_verb,
)
from pipeline.extract.parties.verbs import Verbs
from pipeline.extract.parties.whole_names import NAMING, is_body, is_staff
from pipeline.extract.parties.wording import (
    ARRIVALS,
    ARRIVED,
    CEREMONY,
    CEREMONY_BEGINS,
    COMPANIONS,
    EACH_ONE,
    EACH_ONE_OF,
    ENTITLED,
    IN_SCHOOL,
    LED_OUT,
    NOUNS,
    ON_SITE,
    OPENING,
    PARTNERS,
    UNDER,
    Verdict,
    clause_end,
    is_described,
    manner_at,
    moment_at,
)
from pipeline.nlp.words import class_at


class Ahead(NamedTuple):
    """Where a name begins, and how many dates stand before it in its clause."""

    start: int
    leading: int = 0


# No predicate begins at these marks.
_CLOSING = frozenset('、。！？!?；;\n—）)]〕“”"「」『』')


class Predicate:
    """Judges what follows a name inside one sentence.

    `is_bare` says whether a verb without a modal word may plan an action here; it is asked once, when that matters.
    """

    __slots__ = ("_bare", "_is_bare", "_prescribed", "_verbs", "end", "reading")

    def __init__(
        self, reading: Reading, end: int, is_bare: Callable[[], bool], prescribed: Callable[[int, int], bool]
    ) -> None:
        self.reading = reading
        self.end = end
        self._is_bare = is_bare
        self._bare: bool | None = None
        self._prescribed = prescribed
        self._verbs: Verbs | None = None

    @property
    def bare(self) -> bool:
        """Whether a verb without a modal word may plan an action in the sentence."""
        if self._bare is None:
            self._bare = self._is_bare()
        return self._bare

    @property
    def verbs(self) -> Verbs:
        """What judges the verbs of the sentence."""
        if self._verbs is None:
            self._verbs = Verbs(self.reading, self.end, self.bare, self._prescribed)
        return self._verbs

    def counts(self, offset: int) -> bool:
        """Whether the clause from `offset` on holds a prescribed quantity."""
        return self._prescribed(offset, clause_end(self.reading.text, offset, self.end))

    def after(self, offset: int, ahead: Ahead | None = None) -> Verdict | None:
        """The verdict on a name that ends at `offset`, None when what follows makes no party of it.

        With `ahead` the name is a subject: a comma may part it from its predicate.
        """
        text, end = self.reading.text, self.end
        position = self._past_bracket(offset)
        post = post_at(text, position, end)
        if post is not None:
            return post
        # A closing mark of emphasis (**采购部**要…) may stand behind a name.
        while position < end and text[position] in " \u3000*":
            position += 1
        if ahead is not None and position < end and text[position] == "等" and self._others(ahead.start, position):
            # 县水利局、县公安局等要…: the row has more.
            position += 1
        if ahead is not None and position < end and text[position] == "、" and self._demands(position + 1):
            # 镇政府、各村、要…: the last mark of an enumeration parts nothing.
            position += 1
        if position >= end or (text[position] in _CLOSING and position not in self.reading.skips):
            return None
        if is_condition(self.reading, position, end) or is_described(text, position, end):
            return None
        if ahead is not None and amounts.of_work(self.reading, ahead.start, offset, position, end):
            return Verdict("implement", "subject", "measured_event", position)
        if text[position] in "：:":
            return duties_at(self.reading, position + 1, end, self.verbs)
        if text[position] in CEREMONY_BEGINS and CEREMONY.match(text, position, end):
            return Verdict("implement", "subject", "planned_action", end) if ahead is not None and self.bare else None
        if ahead is not None and text[position] in ARRIVALS:
            arrived = ARRIVED.match(text, position, end)
            if arrived is not None and self._demands(arrived.end()):
                return self._walk(arrived.end(), offset, ahead)
        if text[position] in "，,":
            if not self._resumes(position + 1, offset, ahead):
                return None
            position += 1
        return self._walk(position, offset, ahead or Ahead(offset))

    def _others(self, start: int, position: int) -> bool:
        """Whether 等 at `position` closes a row of names, with the predicate right behind it."""
        if not any(mark in self.reading.text[start:position] for mark in "、和及与"):
            return False
        token = self.reading.at(position + 1)
        return token is not None and bool(token.entry.predicate or token.entry.particle) and not token.entry.head

    def acts(self, start: int, offset: int) -> Verdict | None:
        """The verdict on an actor `text[start:offset]` that nothing else decided on: any action in its clause."""
        verdict = acting(self.reading, offset, self.end) or done_by(self.reading, start, offset, self.end)
        if verdict is None or ENTITLED.match(self.reading.text, offset, self.end) or not self.bare:
            return None
        return verdict if is_body(self.reading, start, offset) or is_staff(self.reading, start, offset) else None

    def _past_bracket(self, offset: int) -> int:
        """Behind the bracket that opens at `offset`, `offset` when none does."""
        if offset < self.end and self.reading.text[offset] in "（([〔":
            return past_bracket(self.reading, offset, self.end)
        return offset

    def _resumes(self, position: int, offset: int, ahead: Ahead | None) -> bool:
        """Whether the predicate of a name follows its comma: a modal word, or, behind a body, any predicate."""
        token = self.reading.at(position)
        often = self.reading.text.startswith(_HOW_OFTEN, position)
        if position in self.reading.skips or self.reading.text.startswith(_NO_DATES, position):
            # 支部书记，每年至少…: when or how often stands behind the comma.
            if ahead is None or not self.bare:
                return False
            body = often and is_body(self.reading, ahead.start, offset, NAMING)
            return body or is_staff(self.reading, ahead.start, offset)
        if token is None:
            return False
        if token.entry.predicate == "modal":
            return True
        if ahead is None or not self.bare or not is_body(self.reading, ahead.start, offset):
            return False
        entry = token.entry
        if entry.front or entry.head:
            return False
        return entry.predicate in _RESUMING or entry.particle in ("preposition", "adverb")

    def urged(self, offset: int) -> Verdict | None:
        """The verdict on a name behind 督促 and the like: any action behind it will do, a comma may stand between."""
        reading, text = self.reading, self.reading.text
        position = offset
        if position < self.end and text[position] in "，,":
            position += 1
        if position >= self.end:
            return None
        able = _ABLE.match(text, position, self.end)
        if able:
            # 希望各位家长能抽空参加, 要求护士会使用设备
            position = able.end()
        token = reading.at(position)
        if position == offset:
            verdict = self.after(offset)
            if verdict is not None:
                return verdict
        if position in reading.skips:
            return Verdict("implement", "subject", "urged", position)
        if token is None:
            verb = able or class_at(text, position, min(self.end, position + 4)) in ("v", "vn", "l", "i")
            return Verdict("implement", "subject", "urged", position) if verb else None
        if token.entry.mark or token.entry.head or token.entry.particle == "join":
            return None
        if able and token.entry.predicate == "support":
            # 督促各班都能参与
            return Verdict("implement", "subject", "urged", position)
        known = token.entry.predicate in ("action", "light", "nominal", "modal", "urge", "cause", "supervise")
        if not known and not (token.entry.particle and (position == offset or able)):
            return None
        return Verdict("implement", "subject", "urged", position)

    def post(self, offset: int) -> Verdict | None:
        """X任组长, X为副组长, X是第一责任人: a post said of the name that ends at `offset`."""
        return post_at(self.reading.text, self._past_bracket(offset), self.end)

    def _walk(self, position: int, offset: int, ahead: Ahead) -> Verdict | None:
        reading, text = self.reading, self.reading.text
        adverbs = 0
        dates = 0
        while position < self.end:
            timed = text[position] in BEFORE_TIMES or position in reading.skips
            passed = past_time(reading, position, self.end) if timed else position
            if passed > position:
                position = passed
                dates += 1
                if self.bare and _BY_TURNS.match(text, position, self.end):
                    return Verdict("implement", "subject", "planned_action", position)
                continue
            case = position == offset and text[position] in CASES
            passed = past_condition(text, position, self.end) if case else position
            if passed > position:
                position = passed
                dates += 1
                continue
            timed_amount = position > offset and amounts.of_time(reading, ahead.start, offset, position, self.end)
            if timed_amount and self.bare:
                return Verdict("implement", "subject", "measured_event", position)
            token = reading.at(position)
            acts = token is not None and (token.entry.predicate in _DUTIES or bool(token.entry.head))
            moment = None if acts else moment_at(text, position, self.end)
            if moment and (self._predicates(moment.end()) or past_time(reading, moment.end(), self.end) > moment.end()):
                position = moment.end()
                dates += 1
                continue
            if text[position] in _PHRASE_BEGINNINGS and self.bare and PHRASES.match(text, position, self.end):
                return Verdict("implement", "subject", "planned_action", position)
            if (
                token is not None
                and text[position] == "在"
                and text.startswith(IN_SCHOOL, position)
                and not is_served(text, 0, offset)
            ):
                token = Token(position, position + 1, reading.vocabulary.by_word["在"])
            if token is None or not is_known(token.entry):
                manner = manner_at(text, position, self.end) or EACH_ONE.match(text, position, self.end)
                if manner:
                    position = manner.end()
                    adverbs += 1
                    continue
                if not self.bare:
                    return None
                if text[position] == "正" and position == offset and self._goes_on(position + 1):
                    # 学校正细化…: under way.
                    position += 1
                    adverbs += 1
                    continue
                stop = reading.clause_end(position, self.end)
                if LIMITED.search(text, position, stop):
                    return None
                counted = position > offset or (self._each(ahead.start) and not UNPLANNED.match(text, position))
                if counted and self._prescribed(offset, stop) and "平均" not in text[offset : position + 2]:
                    return Verdict("implement", "subject", "measured_event", position)
                return unlisted_verb(reading, position, self.end, Before(offset, dates, adverbs, ahead.leading))
            entry, word = token.entry, reading.word(token)
            if word == "各" and self.bare and self._goes_on(token.end):
                # 三个备课组各|确定一个专题
                position = token.end
                adverbs += 1
                continue
            if word in _SERVING_AS and self.bare and _JUDGES.match(text, token.end, self.end):
                return Verdict("implement", "subject", "planned_action", token.end)
            if word == "会" and text[position - 1] in "都均" and (dates or ahead.leading) and self._follows(token.end):
                # 每学期学校都会组织评选: what is done again and again.
                return Verdict("implement", "subject", "planned_action", token.end) if self.bare else None
            if entry.mark:
                # 各部门、各单位 and the like go on; 的 makes the name an attribute.
                return None
            if word in COMPANIONS:
                if reading.has_head(token.end, token.end + 8):
                    return in_phrase(self.verbs, token, offset) or along(self.verbs, token, offset)
                # 联合执法: nobody is named, so the word only says how.
                position = token.end
                adverbs += 1
                continue
            if entry.particle == "preposition" and (
                word in OPENING or (entry.predicate == "state" and serves(reading, token, self.end))
            ):
                return in_phrase(self.verbs, token, offset)
            if word in _GIVING_TO and self.bare:
                verdict = served(reading, token, self.end, offset)
                if verdict is not None:
                    return verdict
            if entry.predicate and not (entry.particle in ("adverb", "prefix") and goes_on(reading, token)):
                return self.verbs.verdict(token, offset, adverbs + dates)
            if entry.particle == "join" and adverbs and self._adverb(token.end):
                # 定期或不定期检查
                position = token.end
                continue
            if word in _NOUNS_TOO and self._demands(token.end):
                # 各班电话要保持畅通
                return None
            if entry.particle in ("adverb", "prefix"):
                manner = manner_at(text, position, self.end)
                position = manner.end() if manner and "对" not in manner.group() else token.end
                if text.startswith(("，", ","), position) and word.startswith(BY_SHARE):
                    # 各部门按照职责分工，抓好落实
                    position += 1
                adverbs += 1
                continue
            if word == "由" and self.bare and self._each(ahead.start) and LED_OUT.match(text, token.end, self.end):
                # 各班由辅导员组织讨论: those who are led act too.
                return Verdict("implement", "subject", "planned_action", token.end)
            joined = position == offset and word in PARTNERS
            if word == "由" or (joined and joins_agents(reading, token, ahead.start, self.end)):
                return None
            if entry.particle == "preposition" or word in PARTNERS:
                under = UNDER.match(text, position, self.end)
                verdict = self._walk(under.end(), offset, ahead) if under else None
                return verdict or in_phrase(self.verbs, token, offset)
            if entry.front == "modifier" and ON_SITE.fullmatch(word) and self._goes_on(token.end):
                # 农技员包村指导
                position = token.end
                adverbs += 1
                continue
            manner = manner_at(text, position, self.end) if entry.front else None
            if manner is None:
                # 科主任每周|业务|查房一次: what is counted behind how often.
                often = bool(dates) and entry.front == "modifier" and self.bare
                if often and amounts.counted(text, position, self.end):
                    return Verdict("implement", "subject", "measured_event", position)
                return None
            position = manner.end()
            adverbs += 1
        return None

    def _each(self, start: int) -> bool:
        """Whether a name speaks of every single one (每名师傅): with an amount behind it a duty."""
        return self.reading.text.startswith(EACH_ONE_OF, start)

    def _predicates(self, position: int) -> bool:
        """Whether a verb, an adverb or 把 begins at `position`."""
        token = self.reading.at(position)
        if token is None or token.entry.mark:
            return False
        acts = token.entry.predicate in _PREDICATES or token.entry.particle == "adverb"
        return acts or self.reading.text[position] == "把"

    def _follows(self, position: int) -> bool:
        """Whether an action or a phrase begins at `position`, no state (每年都会有)."""
        token = self.reading.at(position)
        if token is None or not is_known(token.entry):
            text = self.reading.text
            return not UNPLANNED.match(text, position) and class_at(text, position, position + 4) != "a"
        return not token.entry.mark and token.entry.predicate not in _STATES

    def _goes_on(self, position: int) -> bool:
        """Whether a verb or adverb begins at `position`, one that the lexicons know or the dictionary does."""
        token = self.reading.at(position)
        if token is None:
            return class_at(self.reading.text, position, min(self.end, position + 4)) == "v"
        return token.entry.predicate in _ACTIVE or token.entry.particle == "adverb"

    def _demands(self, position: int) -> bool:
        """Whether a modal word that is no noun begins at `position`."""
        token = self.reading.at(position)
        return token is not None and token.entry.predicate == "modal" and self.reading.word(token) not in NOUNS

    def _adverb(self, position: int) -> bool:
        token = self.reading.at(position)
        return token is not None and token.entry.particle == "adverb"


# What people are urged to be able to do; 会上 and 会后 are times.
_ABLE = re.compile("[都均]?(?:能(?![力源量耗手])够?|会(?!上(?!网)|[后前议员场计]))(?=[一-鿿])")
_PHRASE_BEGINNINGS = frozenset("边能应即随立因分打举对多精挂倒一奖逐首露顶以自")
# What somebody does for an occasion, where other words behind 担任 name posts.
_SERVING_AS = ("担任", "充当", "任", "当")
_JUDGES = re.compile(
    "[^，,。；;：:\\n的]{0,4}(?:评委|裁判|考官|监考|主持人?|主讲|讲解员?|记录员?|引导员|计分员|拍摄|摄影)(?=[，,。；;\\n]|$)"
)
# 保卫科每天、班主任每周、学校每月排查: each at a time of its own, and one verb for all.
_BY_TURNS = re.compile("、[^，,。；;：:、\\n的]{2,10}?(?:每[一-鿿]{1,3}|逐[日周月])(?=[一-鿿、])")
# Adverbs that name a thing in front of a modal word.
_NOUNS_TOO = frozenset(("电话", "现场", "义务", "规范", "科学", "自身"))
# Somebody stands behind these, and what is done for him.
_GIVING_TO = ("为", "给", "替")
# What tells how often begins with: 兴趣小组，双周活动一次.
_HOW_OFTEN = ("每", "双", "隔", "单")
_NO_DATES = ("每双周", "每单周", "每班次")
# What a body's predicate may begin with behind a comma.
_RESUMING = frozenset(("action", "light", "lead", "charge", "support", "supervise", "personal"))
_ACTIVE = _RESUMING | {"nominal"}
_DUTIES = _RESUMING - {"action", "light"}
_STATES = ("state", "bar", "cause", "modal")
_PREDICATES = _RESUMING | {"modal"}
