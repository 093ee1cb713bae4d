"""Canonical names: one spelling per actor in a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_SELF = ("我", "本")
_STRIPPED = [
    "全体",
    "各有关",
    "各相关",
    "各级",
    "各个",
    "各类",
    "各",
    "每一位",
    "每一个",
    "每一名",
    "每位",
    "每个",
    "每名",
    "每",
    "有关",
    "相关",
    "所有",
    "广大",
    "全校各",
    "全县各",
    "全市各",
    "全区各",
    "全镇各",
    "校内各",
    "院内各",
    "其他",
    "其它",
    "其余",
    "上述",
    "该",
    "本",
    "我",
]
_STRIPPED.sort(key=len, reverse=True)
_ANY_STRIPPED = tuple(_STRIPPED)
_STRIPPED_BY_FIRST = {first: [word for word in _STRIPPED if word[0] == first] for first in {w[0] for w in _STRIPPED}}
# 各班班主任, 各校校长: the post, without the body that each of them belongs to.
_OF_EACH = re.compile("^(?:班(?=[班学主任])|校(?=校)|村(?=村[民支书干主会])|科(?=[科任]..)|院(?=院)|园(?=园长))(?=..)")
# Bodies of two characters that a place or level in front makes one of many.
_SHORT_BODIES = frozenset(("党委", "纪委", "团委", "工会", "妇联", "政府", "支部"))
# Groups that are called by their last word once they have been named.
_CALLED = ("领导小组", "工作小组", "工作组", "指挥部", "委员会", "工作专班", "专班", "小组")
_OFFICES_CALLED = tuple(f"{word}办公室" for word in (*_CALLED, "联席会议"))
_LEVELS = "省市县区镇乡校州旗"
# A bracket right behind a name that says who else is meant.
_ASIDE = re.compile(
    r"[（(](?:[处部系室科所站组院局办]|党组|党委|总支|支部|社区|居|居委会|街道|园区|管委会|功能区|经开区|高新区|场|办事处|工区|屯|科室|车间|班组|部门|中心|幼儿园|教学点"
    r"|含[^（）()，,。；;\n]{1,10}|(?:(?:自治[县州旗]|[省市县区旗州盟地镇乡场]|开发区|园区|街道)、?){1,5})[）)]"
)
_WHOLE = ("我们", "大家", "各级", "各地", "全体", "专人")


def bare(name: str) -> str:
    """A name without its determiners.

    >>> bare("各有关学校"), bare("各班班主任"), bare("我们")
    ('学校', '班主任', '我们')
    """
    compact = "".join(name.split())
    if compact in _WHOLE or not compact.startswith(_ANY_STRIPPED):
        return compact
    for word in _STRIPPED_BY_FIRST[compact[0]]:
        if compact.startswith(word) and len(rest := compact[len(word) :]) >= 2:
            return _OF_EACH.sub("", rest) if word in ("各", "每") else rest
    # 各校, 各班: a single character is no name of its own.
    return compact


def end_with_aside(text: str, end: int) -> int:
    """Where a name that ends at `end` does with the bracket that belongs to it: 各村（社区）, 全体党员（含预备党员）.

    >>> end_with_aside("各村（社区）要自查", 2), end_with_aside("各村（见附件）要自查", 2)
    (6, 2)
    """
    aside = _ASIDE.match(text, end) if text[end : end + 1] in ("（", "(") else None
    return aside.end() if aside else end


def of_plan(names: Iterable[tuple[str, str]], issuer: str | None) -> Mapping[str, str]:
    """Canonical form of each printed name of a plan, given (name, kind) pairs and the plan's issuer.

    我校, 本局 … are the issuer where it is known and ends alike; a short form is the one longer name that ends in it
    and begins with a place or level (教育局: 市教育局) or that it abbreviates (县教体局). 市局 is the one bureau of
    that level, 领导小组 the one group of that name.

    >>> of_plan([("我校", "organization"), ("教育局", "organization")], "鱼山小学")["我校"]
    '鱼山小学'
    """
    pairs = list(dict.fromkeys(names))
    out: dict[str, str] = {}
    for name, _ in pairs:
        out[name] = issuer if issuer and _is_self(name, issuer) else bare(name)
    bodies = {out[name]: _key(out[name]) for name, kind in pairs if kind == "organization"}
    offices = {out[name]: _key(out[name]) for name, kind in pairs if kind == "department"}
    groups = {out[name] for name, kind in pairs if kind == "group"}
    if issuer:
        bodies[issuer] = _key(issuer)
    for name, kind in pairs:
        if kind == "organization":
            out[name] = _fuller(out[name], bodies)
        elif kind == "department":
            called = out[name].endswith(_OFFICES_CALLED)
            out[name] = _called(out[name], offices) if called else _fuller(out[name], offices)
        elif kind == "group" and out[name] in _CALLED:
            out[name] = _called(out[name], groups)
    return out


# What a body calls itself by its kind alone, and how bodies of that kind end.
_OWN_KIND = {
    "校": ("校", "学", "院"), "院": ("院",), "园": ("园",), "委": ("委", "委员会"), "办": ("办", "办公室"),
    "学校": ("小学", "中学", "学校", "高中", "初中", "学院", "大学", "职校", "技校"), "校方": ("小学", "中学", "学校"),
    "幼儿园": ("幼儿园",), "园方": ("幼儿园",), "医院": ("医院", "卫生院", "保健院"),
    "院方": ("医院", "卫生院", "保健院"), "公司": ("公司",), "集团": ("集团", "集团公司"),
}  # fmt: skip
_OF_PLACE = "镇乡县市区村"


def _is_self(name: str, issuer: str) -> bool:
    """Whether a body of the plan is the issuer itself: 我校, 本公司, 学校 in the plan of a school."""
    own = name[1:] if name[0] in _SELF and name != "我们" else name if len(name) > 1 and name in _OWN_KIND else ""
    if not own:
        return False
    return issuer.endswith(_OWN_KIND.get(own, (own,))) or (own in _OF_PLACE and own in issuer)


def _fuller(name: str, bodies: Mapping[str, str]) -> str:
    """The one longer name that this is the short form of, or the name itself; `bodies` with their keys."""
    if len(name) == 2 and name[0] in _LEVELS and name[1] in "局厅委":
        # 市局 stands for the only body of that level and ending.
        longer = [body for body in bodies if len(body) > 2 and body[0] == name[0] and body.endswith(name[1])]
        return _only(longer, name)
    if len(name) == 2 and name[1] == "办":
        # 校办 is 学校办公室.
        return _only([body for body in bodies if body.endswith("办公室") and name[0] in body[:-3]], name)
    if len(name) < 3 and name not in _SHORT_BODIES:
        return name
    short = _key(name)
    longer = [
        body
        for body, key in bodies.items()
        if body != name and key.endswith(short) and _is_longer(short, key, len(body) - len(name))
    ]
    if not longer and len(short) >= _SHORTEST_ABBREVIATION and short[-1] in "局厅委办":
        longer = [body for body, key in bodies.items() if key[-1] == short[-1] and _abbreviates(short, key)]
    return _only(longer, name)


def _key(name: str) -> str:
    """A name with its endings in short: 人民政府 as 政府, 委员会 as 委, 办公室 as 办."""
    for long, short in _ENDINGS if name[-1:] in "府会室院" else ():
        if name.endswith(long):
            return name[: -len(long)] + short
    return name


_ENDINGS = (("人民政府", "政府"), ("委员会", "委"), ("办公室", "办"), ("人民法院", "法院"), ("人民检察院", "检察院"))
# Of these a place has one: 派出所 is the 城关派出所 of the same plan.
_ONE_TO_A_PLACE = (
    "派出所",
    "司法所",
    "卫生院",
    "交警大队",
    "交警中队",
    "供电所",
    "管委会",
    "街道办事处",
    "村委会",
    "居委会",
)


def _is_longer(short: str, body: str, more: int) -> bool:
    """Whether a body's name that ends in `short` has a place or level in front, or is the same in full."""
    if short == body:
        return more > 0
    prefix = body[: -len(short)]
    named = short[0] in _OF_PLACE or short.startswith(_ONE_TO_A_PLACE)
    return _place(prefix) or (named and 2 <= len(prefix) <= 4)


def _called(name: str, bodies: Iterable[str]) -> str:
    """The one body whose full name ends in what it is called by."""
    return _only([body for body in bodies if body != name and body.endswith(name)], name)


def _only(found: list[str], otherwise: str) -> str:
    return found[0] if len(found) == 1 else otherwise


_SHORTEST_ABBREVIATION = 3


def _abbreviates(short: str, body: str) -> bool:
    """Whether a name is made of characters of a longer one, its first and last among them (县教体局: 县教育体育局)."""
    if len(short) >= len(body) or short[0] != body[0]:
        return False
    rest = iter(body)
    return all(character in rest for character in short)


def _place(prefix: str) -> bool:
    return 1 <= len(prefix) <= 6 and (prefix[-1] in _LEVELS or prefix[0] in _LEVELS)
