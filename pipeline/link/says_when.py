"""Clauses that only say of what stands before them when it is handed on, or takes place: 于3月5日前报督查室备案."""

from __future__ import annotations

import re

from pipeline.link.clauses import Clause
from pipeline.link.places import Places

_DEADLINE = re.compile("[前内底末]|之前|以前")
# What is handed on stands before; behind the verb only who gets it or where it is kept. 上报总结 names another thing.
_HANDED_ON = re.compile(
    "(?:统一|集中|及时|逐级|分别|全部|一并|如期|按时|要|须|应|必须)*"
    "(?:(?:通过|经由?)[^,，。;；]{1,14}(?:平台|系统|邮箱|网站|工作群|渠道))?(?:汇总)?(?:后)?(?:统一)?"
    "(?:(?:上?报送?|报[请经]|呈报|送交?|送达|上?交|提交|报备|反馈|印发|发放?|张贴|公布|公示|下发|分发|移交|传|发布|上传)"
    "(?:[到至给在于由经向]?[^,，。;；:：]{0,14}(?:[局办科室股组处站所部校院群箱库区县市乡镇村园]|平台|公司|中心|委员会|负责人|[老教]师|主任|领导|网站|公众号|备案|审核|审批|审定|存档|栏|册)"
    "|(?:完毕|到位|完成)?)"
    "|归档|存档|备案|入库|入账|兑现|到岗|到位)"
)
_HELD = re.compile(
    "(?:[上下中]午|晚上?|早上)?(?:[在于][^,，。;；]{2,14})?(?:统一|集中|正式|分别|分批|陆续)*(?:举行|举办|进行|召开|开展|开幕|开赛|启动|开班|开课|开营|播出)"
)
_BEFORE_DATE = "于在并须应要将"
_LONGEST = 40


def says_when(clause: Clause, places: Places) -> bool:
    """Whether a clause says of what stands before it when it takes place or by when it is handed on, and no more."""
    return only_hands_on(clause, places) or only_takes_place(clause, places)


def only_takes_place(clause: Clause, places: Places) -> bool:
    """Whether a clause is nothing but a day, perhaps a place, and that something is held then: 5月4日在礼堂举行."""
    if not clause.dates or clause.subjects or clause.end - clause.start > _LONGEST:
        return False
    dates = [places.mentions.dates[n - 1] for n in places.dates_in(clause.start, clause.end)]
    if clause.text[clause.start : dates[0].start].strip(_BEFORE_DATE):
        return False
    return _HELD.fullmatch(clause.text, dates[-1].end, clause.end) is not None


def only_hands_on(clause: Clause, places: Places) -> bool:
    """Whether a clause is nothing but a deadline and that something is handed on by then: 3月底前发放到各村."""
    if not clause.dates or clause.subjects or clause.end - clause.start > _LONGEST:
        return False
    date = places.mentions.dates[clause.dates[0] - 1]
    if clause.text[clause.start : date.start].strip(_BEFORE_DATE):
        return False
    behind = date.end
    deadline = _DEADLINE.match(clause.text, behind, clause.end)
    if deadline is None and not _DEADLINE.search(clause.text, max(date.start, behind - 2), behind):
        return False
    return _HANDED_ON.fullmatch(clause.text, deadline.end() if deadline else behind, clause.end) is not None
