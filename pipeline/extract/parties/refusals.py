"""Readings by which a name in front of a predicate is no subject of a plan after all: the paper that follows, a slogan,
an inspection question, for how many something is meant, those who are only invited or described.

Each reading is one function; `of_subject` asks all of them. Those of a single name of a subject are in `refused_names`.
"""

from __future__ import annotations

import re

from pipeline.extract.parties import descriptions, topics
from pipeline.extract.parties.actor_names import kind_of
from pipeline.extract.parties.beginnings import opening
from pipeline.extract.parties.candidate import BARE_RULES, Candidate
from pipeline.extract.parties.unlisted import RATE, is_transitive
from pipeline.extract.parties.verbs import is_pure_adverb
from pipeline.extract.parties.wording import CEREMONY, EACH_ONE
from pipeline.nlp.words import class_at


def of_subject(candidate: Candidate) -> bool:
    """Whether a reading makes no subject of the candidate as a whole."""
    return any(reading(candidate) for reading in _OF_EACH_RULE[candidate.verdict.rule in BARE_RULES])


_ASKED = re.compile(r"是否|有无|有没有|能否")
_OR_NOT = re.compile("有(?:无|没有)")
# 班组长抽查作业是否规范: what somebody has to look at.
_LOOKS_WHETHER = re.compile(
    "[^，,。；;：:\n]{0,16}(?:检查|抽查|查看|查验|核查|核对|核实|巡查|了解|确认|关注|观察)[^，,。；;：:\n]{1,12}(?:是否|有无|有没有|能否)"
)
_ASKED_BEFORE = re.compile(r"(?:是否|有无|有没有|能否)[^，,。；;：:\n]{0,12}$")


def _is_asked_about(at: Candidate) -> bool:
    """各校是否…, 是否有专人…: what an inspection asks."""
    text = at.reading.text
    if text.find("否", at.start, at.end) < 0 and not _OR_NOT.search(text, at.start, at.end):
        return False
    stop = min(at.end, at.reading.clause_end(at.name_end, at.end) + 1)
    if _ASKED.search(text, at.name_end, stop):
        return _LOOKS_WHETHER.match(text, at.name_end, stop) is None
    return _ASKED_BEFORE.search(text, max(at.start, at.name_start - 16), at.name_start) is not None


def _is_inner_entry(at: Candidate) -> bool:
    """会务组：负责签到 is an entry only where its sentence begins."""
    return at.verdict.rule == "duties_of" and at.name_start != opening(at.reading, at.start, at.end)


_ISSUES = re.compile(
    "[^。；;：:\n]{0,80}(?:制定|制订|拟定|拟订|提出|作出)了?(?:如下|以下|本)(?![班组村校]|单位|部门|年级|学科)"
)


def _issues_paper(at: Candidate) -> bool:
    """我镇结合实际，制定如下计划：: the paper that follows."""
    text = at.reading.text
    return text[at.name_start] in "我本" and _ISSUES.match(text, at.name_end, at.end) is not None


_SLOGAN = re.compile('[“「『"][^“”「」『』",，。]{2,14}[”」』"]')
# “领导包片、干部包村”的责任制: a whole mechanism in quotation marks.
_MECHANISM = re.compile(
    '[^“”「」『』"。\n]{2,40}[”」』"](?:(?:的|等)?[一-鿿0-9]{0,6}?(?:机制|制度|体系|模式|要求|原则|方针|格局|活动|责任制|工作法|网络'
    "|行动|工程|项目|计划|品牌|主题|口号|理念|思路|做法|经验|路子|局面|特色|竞赛|大赛|评选|平台)"
    "|为(?:载体|抓手|主题|主线|目标|原则|重点|内容|宗旨|理念|口号|核心|主要))"
)
_QUOTED = 40


def _in_slogan(at: Candidate) -> bool:
    """“校长每周一荐”: the name of an activity."""
    return _SLOGAN.match(at.reading.text, at.name_start - 1, at.end) is not None


def _in_mechanism(at: Candidate) -> bool:
    """“学校主导，家庭支持”格局: a way to share out work, a project or a model that goes by what it says."""
    if at.verdict.rule == "modal_subject":
        return False
    text = at.reading.text
    first = max(at.start, at.name_start - _QUOTED)
    opened = max(text.rfind(mark, first, at.name_start) for mark in '“「『"')
    if opened < 0 or any(text.find(mark, opened + 1, at.name_start) >= 0 for mark in '”」』"'):
        return False
    return _MECHANISM.match(text, at.name_end, min(len(text), at.name_end + 60)) is not None


_CAPTION = 4
_HOW_OFTEN = "每逐"
_WITH_OBJECT = 3


def _is_caption(at: Candidate) -> bool:
    """骨干教师送教下乡 as a line of its own names an activity."""
    reading, name_end = at.reading, at.name_end
    if at.name_start != opening(reading, at.start, at.end):
        return False
    if any(skip in reading.skips for skip in range(at.start, at.name_start)):
        return False
    if name_end in reading.skips and reading.text[name_end] in _HOW_OFTEN:
        # 护士长每周检查: how often they do it.
        return False
    if RATE.match(reading.text, name_end, at.end) or EACH_ONE.match(reading.text, name_end, at.end):
        # 水手每班巡检, 会计逐笔复核
        return False
    rest = len(reading.text[name_end : at.end].rstrip(" \u3000。；;."))
    if rest > _CAPTION or is_transitive(reading, name_end, name_end + rest):
        return False
    if CEREMONY.match(reading.text, name_end, at.end):
        return False
    first = reading.at(name_end)
    if first is not None and (is_pure_adverb(reading, first) or len(reading.word(first)) == _WITH_OBJECT):
        # 按时交班, 讲党课
        return False
    return kind_of(reading, at.name_start, name_end) == "role"


# “强基工程、乡镇卫生院改建工程”: a name inside a title that quotation marks hold.
_PROJECT_CLOSED = re.compile(r'[^，,。；;：:、“”"「」\n]{0,14}(?:工程|行动|项目)(?=[、”"」])')
_TITLES = 60


def _in_project(at: Candidate) -> bool:
    """Whether the name stands in the quoted title of a project, or in a row of such titles."""
    text = at.reading.text
    if _PROJECT_CLOSED.match(text, at.name_end) is None:
        return False
    first = max(at.start, at.name_start - _TITLES)
    opened = max(text.rfind(mark, first, at.name_start + 1) for mark in "“「")
    return opened > max(text.rfind(mark, first, at.name_start) for mark in "”」")


# 初中每周3课时: the stage of school that a quantity holds for.
_STAGE = (
    "(?:(?:小学|初中|高中|中学|幼儿园|学前|职高)(?:部|阶段|[高中低]?年级|学生)?"
    "|[高初]?[一二三四五六七八九]?(?:[、至到—-][一二三四五六七八九])?年级)"
)
_STAGES = re.compile(f"{_STAGE}(?:[、和及与]{_STAGE}){{0,3}}")


def _is_stage(at: Candidate) -> bool:
    text = at.reading.text
    staged = _STAGES.fullmatch(text, at.name_start, at.name_end)
    return staged is not None and RATE.match(text, at.name_end, at.end) is not None


# 教研组教研活动（集体备课）: what is on, in an entry of a calendar; 团委组织活动 is done by somebody.
_EVENT = re.compile("(?!组织|参加|安排)[一-鿿]{2,4}(?:活动|会议|例会|讲座|比赛)(?:[（(]|[\\s。；;]*$)")


def _is_event(at: Candidate) -> bool:
    text = at.reading.text
    event = _EVENT.match(text, at.name_end, at.end)
    return event is not None and class_at(text, at.name_end, at.name_end + 4) in ("n", "vn")


# Those who are taught.
LEARNERS = ("学生", "同学", "幼儿", "儿童", "孩子", "学员")
# What learners are to become able to do is a state.
_LEARNED = re.compile(
    "(?:都|均|能|熟练|基本|初步|至少)*(?:掌握|学会|具备|养成|懂得|拥有|熟悉|知晓|会(?=[0-9一二两三四]))"
)
# 幼儿进行安全教育: who is taught, with 对 left out in front.
_TAUGHT = re.compile(
    "(?:定期|及时|集中|分别|适时)?进行(?!自我|自主)[^，,。；;：:\n的]{0,10}(?:教育|辅导|疏导|帮扶|慰问|救助)(?![一-鿿])"
)


def _is_taught(at: Candidate) -> bool:
    """每个学生掌握两项技能: what learners come to master, or are taught."""
    text = at.reading.text
    if at.urged or not text.endswith(LEARNERS, at.name_start, at.name_end):
        return False
    return any(pattern.match(text, at.name_end, at.end) for pattern in (_LEARNED, _TAUGHT))


_NUMERALS = frozenset("0123456789０１２３４５６７８９一二两三四五六七八九十")
_RANGE = re.compile(r"[0-9０-９一二两三四五六七八九十][-—－~～至到]{1,2}$")


def _is_counted(at: Candidate) -> bool:
    """各派1—2名记者参加: how many are sent."""
    text = at.reading.text
    return text[at.name_start] in _NUMERALS and (
        _RANGE.search(text, max(at.start, at.name_start - 3), at.name_start) is not None
    )


_ROOMS = re.compile(
    "(?:^|[、和及与])[一-鿿]{0,4}?(?:教室|寝室|宿舍|教学楼|厕所|卫生间|走廊|操场|楼道|功能室|专用室)(?=[、和及与]|$)"
)


_KEPT = re.compile(
    "(?:都|均)?(?:必须|[要应须])?(?:始终|经常|时刻)?保持[^，,。；;\n]{0,4}(?:整洁|清洁|卫生|干净|安静|通风|明亮)"
)


def _are_rooms(at: Candidate) -> bool:
    """教室、办公室要锁门, 医生办公室要保持整洁: rooms, and not those who work there."""
    text = at.reading.text
    name = text[at.name_start : at.name_end]
    if name[-1] in "室堂房厅馆间" and _KEPT.match(text, at.name_end, at.end):
        return True
    return ("、" in name or "和" in name) and _ROOMS.search(name) is not None


_MEANS = re.compile("(?:等|这)?(?:多种|各种|各类|不同)?(?:宣传)?(?:方式|形式|渠道|途径|手段|载体|平台)")


# 通过省教育厅评估验收: what is to be passed.
_PASSED = re.compile(
    "(?:的|组织的)?(?:现场|实地|评估|考核|检查|年度|专家|组织){0,2}(?:核查|验收|评审|复审|审核|审查|考核|评估|检查|认证|评定|认定)(?=[，,。；;\n]|$)"
)


def _is_means(at: Candidate) -> bool:
    """通过报社、电台等多种方式引导群众: by what means; 通过县局验收: whose inspection is to be passed."""
    text = at.reading.text
    if not text.endswith("通过", 0, at.place):
        return False
    return _MEANS.match(text, at.name_end) is not None or _PASSED.match(text, at.name_end, at.end) is not None


# 有的学校停留在口头上, 部分学生把写字当负担: how it stands with some of them.
_SOME = re.compile(
    "(?:有[的些]|部分|少数|个别|极少数|一些|不少|许多|很多|大多数?|多数|绝大多数|大部分|少部分)(?![一-鿿]{0,4}的?(?:分管|负责))"
)


def _are_some(at: Candidate) -> bool:
    """个别班级更换不及时: some of all are described; who has to act is named, or all are."""
    return _SOME.match(at.reading.text, at.name_start, at.name_end) is not None


# 学生参加社团的表现记入手册: an attribute, its noun, and what becomes of that.
_BECOMES = re.compile(
    "[^，,。；;：:\n]{2,24}的[^，,。；;：:的\n]{1,12}?(?:(?:也|均|都|一并|分别|全部|将|要|应)?(?:[记计载列纳]入|作为|得到|有所|不断|逐步|显著|明显))"
)


def _is_attribute(at: Candidate) -> bool:
    """教师参加研修的情况记入档案: the clause is about the noun behind 的."""
    text = at.reading.text
    if text.find("的", at.name_end, at.end) < 0 or text[at.name_end] in "把将对从":
        return False
    return _BECOMES.match(text, at.name_end, at.end) is not None


# Verbs and prepositions of one character right before somebody: 听院长介绍, 供教师选用, 对外包员工进行培训.
_GOVERNING = frozenset("听看变愿供留求扣凡对分给让找教与向为")
# Those of two that are pieces of names too (指导组): 教育学生爱护公物, 联系培训机构.
_TEACHING = frozenset(
    ("教育", "指导", "教导", "引导", "帮助", "联系", "倡导", "围绕", "融入", "参加", "配合", "实行", "邀请")
)
_TEAMS = ("组", "队", "处", "科", "室", "股", "部", "办", "中心", "委员会", "单位", "部门", "人员", "局", "委", "工委")


def _is_object(at: Candidate) -> bool:
    """教育学生爱护图书, 供教师选用: a verb, and those it is done to, or a preposition."""
    reading, text = at.reading, at.reading.text
    first = reading.at(at.name_start)
    if first is None:
        if text[at.name_start] not in _GOVERNING:
            return False
        behind = reading.at(at.name_start + 1)
        return behind is not None and bool(behind.entry.head or behind.entry.front)
    if reading.word(first) not in _TEACHING or first.end >= at.name_end:
        return False
    if text.find("的", at.name_start, at.name_end) >= 0:
        return False
    return not text.endswith(_TEAMS, at.name_start, at.name_end) or any(
        mark in text[at.name_start : at.name_end] for mark in "、和与"
    )


# 连续无活动的社团予以注销, 成绩突出的班级给予奖励: what is done with those whom a relative clause picks out.
_DEALT_WITH = re.compile(
    "(?:一律|一概|均|都|要|应|可|将|坚决|立即|及时|优先|酌情|视情)*(?:予以|给予|实行一票否决|一票否决|取消|扣[除减发]|调离|停职|停工|停用|注销|通报|淘汰|表彰|奖励|安排)(?![^，,。；;：:\n]{0,6}对)"
)


def _is_dealt_with(at: Candidate) -> bool:
    """表现突出的处室给予奖励, 患病的人员立即调离: they do nothing, it is done to them."""
    text = at.reading.text
    if text.find("的", at.name_start, at.name_end) < 0:
        return False
    return _DEALT_WITH.match(text, at.name_end, at.end) is not None


_OF_ANY = (
    _is_asked_about,
    _in_mechanism,
    _is_inner_entry,
    _is_counted,
    _is_means,
    _are_rooms,
    descriptions.of_any,
    topics.of_any,
)
_OF_BARE = (
    _issues_paper,
    _in_slogan,
    _is_caption,
    _in_project,
    _is_stage,
    _is_event,
    _is_taught,
    _are_some,
    _is_object,
    _is_attribute,
    _is_dealt_with,
    descriptions.of_state,
    topics.of_bare,
)
# For predicates with a modal word, and for those without.
_OF_EACH_RULE = (_OF_ANY, (*_OF_ANY, *_OF_BARE))
