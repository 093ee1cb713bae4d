"""Agents: 由X + predicate, and the duty that the predicate gives X."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from pipeline.extract.parties.actor_names import Name, end_of_name, kind_of, trimmed
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.enumerations import conjuncts
from pipeline.extract.parties.persons import familiar_name, listed_name, surname_length, whole_name
from pipeline.extract.parties.sectors import sectors_end
from pipeline.extract.parties.titles import behind_body, named, titled_person
from pipeline.extract.parties.titles import titled as with_title
from pipeline.extract.parties.unlisted import past_bracket, past_time, verb_class
from pipeline.extract.parties.wording import Verdict, Wording, clause_end
from pipeline.nlp.words import class_at

_SLOT = 60
# What a predicate is that somebody by name does.
_ACTS = ("action", "light", "charge", "lead", "supervise", "support", "nominal")
# 由专门的保育员负责, 由外聘的教练负责: the post is named without it.
_SPECIAL = re.compile("(?:专门|专职|专业|聘请|外聘|特聘)的")
# 由本人落实, 由其父母签字, 由教师本人申报, 由三至六年级轮流主办: who is known from the text around, or by number.
_KNOWN_FROM_CONTEXT = re.compile(
    "(?:[一-鿿]{0,4}本人|我们?|其(?:父母|父亲|母亲|家长|监护人|家属|亲属)"
    "|(?P<classes>[一二三四五六七八九]年级|[一二三四五六七八九][至到、][二三四五六七八九]年级|高[一二三][至到、]高?[二三]|高[一二三]))"
)
_LABEL_BEFORE = re.compile(
    r"(?:(副)?(?:组长|总指挥|主任|召集人|指挥长|会长|队长)|(成员|组员|委员|联络员|秘书长?|干事))[:：]?$"
)
# 由教师疏忽引起, 由学校向家庭延伸: a cause or a starting point, no agent.
_CAUSED = re.compile(
    r"到|变|转|过渡|进入|升入|合并|改[制建]|演变|(?:照管|照看|照顾|抚养|代养|监护|看护)的|向[^，,。；;：:\n]{0,8}(?:延伸|转变|发展|过渡|拓展|扩展|转移|辐射)|[^，,。；;：:\n]{0,12}(?:引起|引发|造成|导致)"
)
# What only a predicate can begin with: 任组长, 逐车登记, 一查到底.
_HOW = re.compile(
    r"(?:分别|一并)?(?:担任|兼任|(?<![兼担出])任(?!职)|逐[一-鿿](?!级)|一[一-鿿]到底|一道|提前[0-9一二两三四五十半]|集体(?=[备研讨评审]))"
)
_TITLED = re.compile(
    r"([一-鿿]{2,4}?)(?:同志|老师|校长|副校长|书记|副书记|主任|副主任|局长|副局长|院长|园长|镇长|经理)?(?:[（(][^（()）\n]{2,12}[）)])?(?=负责|牵头|担任|任|兼任|主抓|主持|分管|为组长)"
)

# What stands right behind a title and a name: 由村委会主任曾小林任….
_APPOINTED = re.compile("(?:同志)?(?:担任|兼任|出任|任(?![务教课何])|负责|牵头|主抓|分管|主持)")
_CLOSING = re.compile("负责|牵头|担任|主持|分管|承办|任组长|组成|统一负责")
_TAKES_POST = re.compile("担任|兼任|兼|出任|任|组成|构成")
# 由1名主席和2名委员组成, 由以下几个部分组成: how many sit, not who.
_FORMED = re.compile("(?:共同)?(?:组成|构成)")
_SEATS = re.compile(
    "原|(?:其他|其余|另外?)?[0-9０-９一二两三四五六七八九十几若]{1,3}[至到—-]?[0-9０-９]{0,2}[名位个]|以下|下列|如下"
)
# 由陈明、林琛等负责: names alone.
_ROW = re.compile(
    "[一-鿿]{2,4}(?:、[一-鿿]{2,4}){0,9}?[、和][一-鿿]{2,4}(?:等(?:人|同志)?|同志|老师)?(?=具体负责|负责|牵头|担任|兼任|主抓|主持|分管)"
)
# 由骨干教师“一对一”指导, 由总务处各检查一次: how it is done, or by each.
_QUOTED = re.compile('[“「"][^“”「」"，,。；;\n]{2,8}[”」"](?=[一-鿿])|各(?=[一-鿿]{1,3}[0-9０-９一二两三四五六])')
_FROM_TO = ("到", "入", "及", "至")  # 由易到难
# 由保管员陈林登记, 由陈林、何敏主讲: one or more names, a post before them or none.
_POST_AND_NAMES = re.compile(
    "(?:[一-鿿]{0,6}[员长师任记事生护])?(?P<names>[一-鿿]{2,3}(?:、[一-鿿]{2,3}){0,4})(?:同志|老师)?"
)
_FURTHEST_DOERS = 32
# 由应急人员50人分两组巡查: how many they are.
_STAFF = re.compile("[0-9０-９]{1,4}余?[人名]")
_STAFF_MADE_UP = re.compile("(?:人员|[0-9０-９]{1,4}余?[人名])(?:共同)?(?=组成|构成)")
_BETWEEN = re.compile("[^、和]+")
_POST = re.compile(r"(?:分别|一并)?(?:担任|兼任|出任|任|为|兼)([^，,。；;]{0,12})")
_POST_LABEL = re.compile(r"(副)?(组长|总指挥|指挥长|主任|召集人|队长|会长|组员|成员|委员)")
# 由园长任家长学校校长.
_HEADS = re.compile("(?P<deputy>副)?(?:校长|院长|园长|站长|会长|社长|团长|班长|馆长|所长|处长|科长|书记|主编)$")
_SUPERVISES = re.compile(
    r"[^，,。；;]{0,30}?(?:进行|予以|加以|实施)[^，,。；;]{0,12}(?:评价|考核|监督|督查|督导|验收|审核|考评)"
)
# 由班主任对本班纪律负责.
_ANSWERS_FOR = re.compile("对[^，,。；;：:\n]{2,24}?负(?:总|主|全)?责(?![人制])")
_OF_THING = re.compile("(?:统一|联合|共同|集中)?[一-鿿]{2}的(?=[一-鿿]{2})")
# What may stand between the last name and its predicate.
_TAILS = (
    "等科室负责人", "等部门负责人", "等单位负责人", "等负责人", "等相关人员", "等有关人员",
    "等人员", "等部门", "等单位", "等人", "等", "相关人员", "有关人员", "同志",
    "共同", "具体", "统一", "分别", "直接", "全面",
)  # fmt: skip


# 由个人申请，班主任推荐、团委审批: each of a row of agents has its own short predicate.
_NEXT = re.compile("[、，,](?:再|并|后|然后|最后)?(?:由|经)?")
# 由绿源公司处理，志愿者不得触碰: a clause with a subject of its own, which only a modal word or a state shows.
_OWN_CLAUSE = re.compile("可|不|已|有|没|无|占|设|应|须|要|必须|也|则|均")
_CLOSED = re.compile("[一-鿿“”]{1,6}(?=[、，,。；;\n]|后|$)")
_ROW_OF_AGENTS = 6


def in_a_row(
    reading: Reading, origin: int, start: int, end: int, rules: tuple[Wording, ...]
) -> Iterator[tuple[Name, Verdict]]:
    """The parties that 由 at `origin` makes agents, and those in the row behind it who each do their part.

    Names begin at `start`, the sentence ends at `end`.
    """
    first = None
    for name, verdict in agent(reading, origin, start, end, rules):
        first = first or verdict
        yield name, verdict
    if first is None or first.duty != "implement":
        return
    agents = [rule for rule in rules if rule.form == "agent"]
    at = reading.clause_end(start, end)
    pause = reading.text.find("、", first.end, at)
    at = pause if pause >= 0 else at
    for _ in range(_ROW_OF_AGENTS):
        following = _NEXT.match(reading.text, at, end)
        if following is None or not _CLOSED.match(reading.text, first.end, at):
            return
        begin = following.end()
        stop = end_of_name(reading, begin, min(end, begin + _SLOT), partial(_closes, reading, end))
        if stop > 0 and _OWN_CLAUSE.match(reading.text, stop, end):
            return
        duty = _agent_duty(reading, origin, stop, end, agents) if stop > 0 else None
        if duty is None:
            return
        for name in conjuncts(reading, *trimmed(reading, begin, stop)):
            yield name, duty
        part = _CLOSED.match(reading.text, stop, end)
        at = part.end() if part else end


def _closes(reading: Reading, end: int, offset: int, soft: bool) -> bool:
    """Whether a short predicate right behind a head closes its part of a row (班主任|推荐，)."""
    token = reading.at(offset)
    if not _CLOSED.match(reading.text, offset, end) or (token is not None and token.entry.particle == "preposition"):
        return False
    return _acts_behind(reading, end, offset, soft)


def agent(
    reading: Reading, origin: int, start: int, end: int, rules: tuple[Wording, ...]
) -> Iterator[tuple[Name, Verdict]]:
    """The parties that 由 at `origin` makes agents; names begin at `start`, the sentence ends at `end`."""
    text = reading.text
    agents = [rule for rule in rules if rule.form == "agent"]
    limit = min(end, start + _SLOT)
    special = _SPECIAL.match(text, start, limit)
    start = special.end() if special else start
    accept = partial(_acts_behind, reading, end)
    for appointed in _APPOINTED.finditer(text, start, clause_end(text, start, limit)):
        bearer = with_title(reading, start, appointed.start())
        verdict = _agent_duty(reading, origin, appointed.start(), end, agents) if bearer else None
        if bearer and verdict:
            yield bearer, verdict
            return
    row = _row(reading, start, limit)
    verdict = _agent_duty(reading, origin, row[-1].end, end, agents) if row else None
    if verdict is not None:
        yield from ((name, verdict) for name in row)
        return
    single = _person(reading, start, end)
    verdict = _agent_duty(reading, origin, past_time(reading, single.end, end), end, agents) if single else None
    if single and verdict:
        yield single, verdict
        return
    stop = sectors_end(reading, start, limit)
    stop = stop if stop > 0 and accept(stop, False) else end_of_name(reading, start, limit, accept)
    if stop > 0 and _CAUSED.match(text, stop, clause_end(text, stop, end)):
        return
    if stop > 0:
        verdict = _agent_duty(reading, origin, stop, end, agents)
        if verdict is None:
            return
        first, last = trimmed(reading, start, stop)
        staff = _STAFF.search(text, first + 2, last)
        if staff and kind_of(reading, first, staff.start()):
            last = staff.start()
        bearer = titled_person(reading, first, last) or behind_body(reading, first, last)
        formed = _FORMED.match(text, stop)
        if formed and text.startswith("的", formed.end()) and text.startswith("是", origin - 1):
            # 家委会是由学校和家长组成的机构: what it is.
            return
        for name in [bearer] if bearer else conjuncts(reading, first, last):
            if not (formed and _SEATS.match(text, name.start, name.end)):
                yield name, verdict
        return
    titled = _TITLED.match(text, start, limit)
    if titled and not any(token.entry.head for token in reading.between(titled.start(1), titled.end(1))):
        person = whole_name(text, titled.start(1), titled.end(1), reading.vocabulary.surnames)
        if person is None and len(titled.group(1)) > 2:
            person = whole_name(text, titled.start(1), titled.start(1) + 3, reading.vocabulary.surnames)
        person = person or familiar_name(text, titled.start(1), titled.end(1), reading.vocabulary.surnames)
        verdict = _agent_duty(reading, origin, titled.end(), end, agents)
        if person and verdict:
            yield Name(person.start, person.end, "person"), verdict
            return
    context = _KNOWN_FROM_CONTEXT.match(text, start, limit)
    if context is not None and (_acts_behind(reading, end, context.end(), False) or _acts(reading, context.end(), end)):
        verdict = _agent_duty(reading, origin, context.end(), end, agents)
        if verdict is not None:
            yield Name(start, context.end(), "group" if context["classes"] else "role"), verdict
        return
    doers = _doers(reading, start, end)
    verdict = _agent_duty(reading, origin, doers[-1].end, end, agents) if doers else None
    if verdict is not None:
        yield from ((name, verdict) for name in doers)
        return
    # An unknown name counts where the words behind it can only close such a slot.
    closing = _CLOSING.search(text, start, min(limit, clause_end(text, start, end)))
    if closing and closing.start() - start >= 2:
        first, last = trimmed(reading, start, closing.start())
        kind = kind_of(reading, first, last) or reading.vocabulary.kind_by_suffix(text[first:last])
        verdict = _agent_duty(reading, origin, closing.start(), end, agents)
        seats = text.startswith("组成", closing.start()) and _SEATS.match(text, first, last)
        if kind and verdict and not seats and last - first <= 20 and "的" not in text[first:last]:
            for name in conjuncts(reading, first, last) or [Name(first, last, kind)]:
                yield name, verdict


def _acts_behind(reading: Reading, end: int, offset: int, _soft: bool) -> bool:
    """Whether what an agent does may begin at `offset`, right behind a head."""
    text = reading.text
    if offset < len(text) and (_HOW.match(text, offset, end) or past_time(reading, offset, end) > offset):
        return True
    staff = _STAFF.match(text, offset, end)
    if staff is not None:
        return _acts(reading, staff.end(), end)
    quoted = _QUOTED.match(text, offset, end)
    if (quoted is not None and quoted.group() == "各") or _STAFF_MADE_UP.match(text, offset, end):
        return True
    at = quoted.end() if quoted else past_bracket(reading, offset, len(text))
    token = reading.at(at)
    if token is None:
        if verb_class(reading, at, min(end, at + 4)).startswith("v"):
            return True
        return offset in reading.skips or text.startswith(
            ("等", "相关人员", "有关人员", "同志", "担任", "任", "兼任", "为"), offset
        )
    entry = token.entry
    if entry.mark or entry.head or (entry.particle == "join" and not entry.predicate):
        return False
    if entry.front == "modifier":
        behind = reading.at(token.end)
        if entry.predicate and behind is not None and behind.entry.head == "role":
            # 由县政府分管领导担任: which of its leaders.
            return False
        if not entry.predicate:
            # 由局领导包片督导: how they do it.
            return behind is not None and behind.entry.predicate in _ACTS and not behind.entry.head
    return bool(entry.predicate or entry.particle)


def _doers(reading: Reading, start: int, end: int) -> list[Name]:
    """The persons of 由保管员陈林登记, [] where one of the names is none."""
    text = reading.text
    if text.startswith(_FROM_TO, start + 1):
        return []
    for stop in range(start + 2, min(clause_end(text, start, end), start + _FURTHEST_DOERS)):
        if not _acts(reading, stop, end):
            continue
        match = _POST_AND_NAMES.fullmatch(text, start, stop)
        parts = [part.span() for part in _BETWEEN.finditer(text, *match.span("names"))] if match else []
        names = [name for part in parts if (name := named(reading, *part))]
        if names and len(names) == len(parts):
            return names
    return []


def _acts(reading: Reading, offset: int, end: int) -> bool:
    """Whether the words from `offset` on tell what somebody does, or when and how he does it (每日登记, 轮流值班)."""
    at = _past_adverbs(reading, past_time(reading, offset, end), end)
    if _HOW.match(reading.text, at, end):
        return True
    token = reading.at(at)
    if token is None:
        return reading.text[at : at + 2] in reading.vocabulary.verbs
    return token.entry.predicate in _ACTS


def _row(reading: Reading, start: int, limit: int) -> list[Name]:
    """The persons of 由陈明、林琛等负责, [] where anything but names stands there."""
    text, surnames = reading.text, reading.vocabulary.surnames
    if not surname_length(text, start, surnames):
        return []
    row = _ROW.match(text, start, limit)
    if row is None:
        return []
    first, last = trimmed(reading, start, row.end())
    names = []
    for part in _BETWEEN.finditer(text, first, last):
        stop = part.end() - 2 if text.endswith(("同志", "老师"), part.start() + 2, part.end()) else part.end()
        if whole_name(text, part.start(), stop, surnames) is None or kind_of(reading, part.start(), stop):
            return []
        names.append(Name(part.start(), stop, "person"))
    return names


def _person(reading: Reading, start: int, end: int) -> Name | None:
    """One person right in front of what he does, or of when (由李芳编印, 由李芳于9月召开): nothing else reads so."""
    text, surnames = reading.text, reading.vocabulary.surnames
    least = surname_length(text, start, surnames) + 1
    if least < 2 or text.startswith("于", start) or text.startswith(_FROM_TO, start + 1):
        return None
    for size in (least + 1, least):
        stop = start + size
        if stop >= end or listed_name(text, start, stop, surnames) is None or kind_of(reading, start, stop):
            continue
        if reading.at(start) is not None or _inside_word(reading, stop):
            continue
        behind = past_time(reading, stop, end)
        if behind > stop and text[stop - 1] in "于在":
            continue
        if _acts(reading, stop, end) and (behind > stop or whole_name(text, start, stop, surnames)):
            return Name(start, stop, "person")
    return None


def _inside_word(reading: Reading, offset: int) -> bool:
    before = reading.index(offset) - 1
    return before >= 0 and reading.tokens[before].end > offset


def _agent_duty(reading: Reading, origin: int, offset: int, end: int, agents: list[Wording]) -> Verdict | None:
    """The duty that the predicate behind an agent gives, None where it is no action (由教师引起的)."""
    text = reading.text
    quoted = _QUOTED.match(text, offset, end)
    position = quoted.end() if quoted else past_bracket(reading, offset, len(text))
    made_up = _STAFF_MADE_UP.match(text, position, end)
    position = made_up.end() if made_up else position
    for tail in _TAILS:
        if text.startswith(tail, position):
            position += len(tail)
    position = _past_adverbs(reading, position, end)
    label = _LABEL_BEFORE.search(text, max(0, origin - 6), origin)
    if label and _TAKES_POST.match(text, position):
        duty = "member" if label.group(2) else "deputy" if label.group(1) else "head"
        return Verdict(duty, "explicit", "by_agent", position)
    for wording in agents:
        for word in wording.words:
            if text.startswith(word, position):
                return Verdict(wording.duty, wording.basis, wording.rule, position + len(word))
    stop = clause_end(text, position, end)
    matter = _ANSWERS_FOR.match(text, position, stop)
    if matter is not None:
        return Verdict("lead", "explicit", "by_agent", matter.end())
    post = _POST.match(text, position, stop)
    if post and not text.startswith(("任教", "任课"), post.start()):
        label = _POST_LABEL.search(post.group(1))
        if label:
            duty = "member" if label.group(2) in ("组员", "成员", "委员") else "deputy" if label.group(1) else "head"
            return Verdict(duty, "explicit", "by_agent", post.end())
        seat = _HEADS.search(post.group(1).rstrip("\n"))
        if seat is not None and not text.startswith(("为", "兼"), post.start()):
            return Verdict("deputy" if seat["deputy"] else "head", "explicit", "by_agent", post.end())
        if not text.startswith(("担任", "兼任"), post.start()):
            return None
    if _OF_THING.match(text, position, stop) and _is_verb(reading, position):
        # 由教育部颁发的纲要: whose it is.
        return None
    if _SUPERVISES.match(text, position, stop):
        return Verdict("supervise", "explicit", "by_agent", stop)
    return Verdict("implement", "explicit", "by_agent", position)


def _is_verb(reading: Reading, position: int) -> bool:
    token = reading.at(position)
    if token is None:
        return class_at(reading.text, position, position + 4).startswith("v")
    return token.entry.predicate in ("action", "light", "nominal") and not token.entry.particle


def _past_adverbs(reading: Reading, position: int, end: int) -> int:
    """Behind adverbs and dates (每季度联合…), as long as a predicate follows."""
    at = position
    while at < end:
        if at in reading.skips:
            at = reading.skips[at]
            continue
        token = reading.at(at)
        if token is None or token.entry.particle not in ("adverb", "prefix"):
            break
        at = token.end
    token = reading.at(at)
    return at if token is not None and token.entry.predicate else position
