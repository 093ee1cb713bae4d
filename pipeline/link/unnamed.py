"""Actors that begin a clause and that no party record names: 河道专管员每天清理."""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.link.places import Places
from pipeline.nlp.words import class_at

_ACTOR = re.compile(
    r"(?!会同|联合|协同|依托|通过|利用|结合|根据|按|以|在|到|向|与|和|同|从|并|经)(?:每[名位个支]|各)?[^,，。;；、\d一二两三四五六七八九十每由为对将把的]{1,10}?"
    r"(?:队伍|[大中小分]队|人员|[专委教学团党队社会驾保管网护救巡宣导督协议调办]员|干部|部门|单位|中心|小组|机构"
    r"|[厅局科室处站所办院校园]|[校院园所站队班组局村镇乡部]长|医[师生]|老师|教师|讲师|企业|公司|社区|街道|支部)"
)
_EACH = re.compile("各(?![种类项级个方自])[^,，。;；、\\d]{1,7}")
_DOES = ("v", "d", "b", "p", "t")


def begins_with_unnamed_actor(text: str, start: int, end: int, places: Places) -> bool:
    """Whether `text[start:end]` begins with an actor that no record names.

    A noun right in front of its amount is what is counted (培养党员3名), unless the amount is a time limit
    (抢险队伍30分钟内到岗).
    """
    if each := _EACH.match(text, start, end):
        return any(class_at(text, at, end)[:1] == "v" or text[at] == "每" for at in range(start + 2, each.end()))
    actor = _ACTOR.match(text, start, end)
    if actor is None:
        return False
    behind = actor.end()
    quotas = places.amounts_in(behind, behind + 1)
    if quotas:
        return places.mentions.quotas[quotas[0] - 1].dimension == "time"
    at = bisect_left(places.dates, behind)
    if at < len(places.dates) and places.dates[at] == behind:
        return True
    return class_at(text, start, end)[:1] != "v" and class_at(text, behind, end)[:1] in _DOES
