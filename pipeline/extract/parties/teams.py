"""Verbs inside names: what a team or an office is for, and which duty somebody is on (推动小组, 寄宿部, 值日组长)."""

from __future__ import annotations

from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.traits import ACTS, BLOCKS, FRONTS, NAMES, PASSES

_OFFICE_STEM = 2
# 组建小组 founds a team, it names none.
_FOUNDING = frozenset(
    ("成立", "组建", "建立", "设立", "设置", "抽调", "选派", "派出", "选配", "配备", "组织", "完善", "健全", "加强",
     "充实", "下设", "组成", "结成", "分成", "编成", "参加", "加入", "引导", "鼓励", "动员", "邀请", "聘请", "发动",
     "帮助", "支持", "号召", "表彰", "慰问", "走访", "带领", "通知", "召集", "协助")
)  # fmt: skip
_DUTIES = frozenset(("值日", "值班", "值周", "值勤", "执勤", "带班", "带队", "跟班", "当班", "护送"))


# Heads that a field stands in front of: 炼焦|车间, 输血管理|委员会.
_GENERIC = (
    "车间", "大队", "支队", "中队", "分队", "管理部", "管理处", "管理科", "管理办公室", "服务中心", "管理中心",
    "委员会", "指挥部", "领导小组", "小组", "专班", "班组", "协会", "合作社", "工作室",
)  # fmt: skip
# Of those the ones that stand right behind a single verb: 养殖合作社; 落实领导小组… has a verb and its object.
_TRADES = ("专班", "车间", "大队", "支队", "中队", "班组", "协会", "合作社", "工作室")
_LONGEST_CHAIN = 3
# Behind these stands an object, whatever it ends in (贯彻落实领导小组…).
_TO_OBJECT = frozenset(
    ("贯彻", "落实", "执行", "传达", "学习", "完成", "服从", "配合", "协助", "支持", "强化", "发挥", "督促", "指导",
     "开展", "召开", "利用", "依托", "接受", "邀请", "聘请", "委托", "调整", "优化", "整合", "推动", "明确", "确定",
     "安排", "负责", "提请", "报请", "请示", "走访", "深入", "进入", "指定", "任命", "选举", "建设", "打造", "创建",
     "做好")
)  # fmt: skip


_OF_NAMES = (ACTS, NAMES, FRONTS)
_IN_FIELDS = (*_OF_NAMES, PASSES, BLOCKS)


def is_generic(reading: Reading, index: int) -> bool:
    """Whether the head at `index` ends in a word that names nobody without a field in front of it (车间, 委员会)."""
    return index < len(reading.starts) and reading.text.endswith(_GENERIC, reading.starts[index], reading.ends[index])


def in_field(reading: Reading, index: int) -> bool:
    """Whether the word at `index` may say what an office is for: no preposition, no verb that takes its object."""
    entry = reading.entry(index)
    if entry.front in ("determiner", "universal") or reading.steps[index] not in _IN_FIELDS:
        return False
    word = reading.text[reading.starts[index] : reading.ends[index]]
    return word not in _TO_OBJECT and word not in _FOUNDING


def team_end(reading: Reading, index: int) -> int:
    """End of the name whose first word is the verb at `index`, -1 where it is a verb and no piece of a name.

    The verbs say what a team, office or post is for: 推动小组, 转移安置组, 巡河员, 送教教师.
    """
    starts, ends = reading.starts, reading.ends
    last = index + 1
    if last >= len(starts) or starts[last] != ends[index] or ends[index] - starts[index] != 2:
        return -1
    if reading.is_head.find(1, last, last + _LONGEST_CHAIN) < 0 and not reading.named[last]:
        return -1
    if reading.steps[index] not in _OF_NAMES:
        return -1
    word = reading.text[starts[index] : ends[index]]
    while last < len(starts) and last - index < _LONGEST_CHAIN and starts[last] == ends[last - 1]:
        if reading.is_head[last] or reading.steps[last] not in _OF_NAMES:
            break
        last += 1
    if last >= len(starts) or starts[last] != ends[last - 1]:
        return -1
    following = reading.entry(last)
    if following.head == "role" and word in _DUTIES and last == index + 1:
        return ends[last]
    if word in _FOUNDING:
        return -1
    team = following.head == "group" and reading.text[ends[last] - 1] in "组队"
    if last == index + 1 and (following.tail or team):
        return ends[last]
    if not reading.is_head[last] or any(reading.word(reading.tokens[at]) in _TO_OBJECT for at in range(index, last)):
        return -1
    generic = reading.text.endswith(_TRADES if last == index + 1 else _GENERIC, starts[last], ends[last])
    return ends[last] if generic or (last > index + 1 and following.tail) else -1


def names_team(reading: Reading, index: int) -> bool:
    """Whether the verb at `index` only says what a team, office or post is for."""
    return team_end(reading, index) > 0


def on_duty(reading: Reading, index: int) -> bool:
    """Whether the word at `index` says which duty the people right behind it are on (值日组长, 执勤教师)."""
    if reading.text[reading.starts[index] : reading.ends[index]] not in _DUTIES:
        return False
    following = index + 1
    return (
        following < len(reading.starts)
        and reading.starts[following] == reading.ends[index]
        and reading.entry(following).head == "role"
    )


def of_office(reading: Reading, index: int) -> bool:
    """Whether the word at `index`, which elsewhere opens a relative clause, says what an office is for (寄宿部)."""
    token = reading.tokens[index]
    if token.end - token.start < _OFFICE_STEM or token.entry.predicate or index + 1 >= len(reading.tokens):
        return False
    tail = reading.tokens[index + 1]
    return tail.start == token.end and tail.entry.tail == "department"
