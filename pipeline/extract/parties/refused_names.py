"""Readings by which one name of a subject is no party of a plan though the others may be: those who are invited, hoped
for, what is held so often, for how many something is meant, a count that is lost.

Each reading is one function; those of a whole subject are in `refusals`.
"""

from __future__ import annotations

import re

from pipeline.extract.parties.actor_names import Name
from pipeline.extract.parties.candidate import BARE_RULES, Candidate
from pipeline.extract.parties.refusals import LEARNERS


def of_name(candidate: Candidate, name: Name) -> bool:
    """Whether a reading makes no party of one name of the candidate."""
    return any(reading(candidate, name) for reading in _OF_NAME)


def _is_what_learners_are(at: Candidate, name: Name) -> bool:
    """学生是学习的主体 says what somebody is."""
    return at.verdict.rule == "main_body" and name.kind not in ("organization", "department")


# Behind these only bodies act: 请各单位…, 通过教研组…; 请专家 and 通过教师 name a means.
_BODIES_ONLY = ("请", "通过")
# 请家长平时…, 请班主任于周五前…: words behind the people asked that ask them to act; 请专家讲课 only invites.
_ASKING = re.compile(
    "平时|平日|务必|及时|按时|准时|自觉|积极|认真|提前|尽快|抓紧|做好|主动|配合|协助|妥善|仔细|严格|自行|互相|相互|一定|尽量|[多常勿][一-鿿]|将|把|于|从|按|凭|自带|携带|穿|佩戴|不要|切勿|要"
)
# 请大家监督, 请领导批评指正: how a speech closes.
_COURTESY = re.compile(
    "(?:多?提|给予|予以|多|共同)?(?:宝贵)?(?:意见|监督|批评|指正|谅解|理解|指教|审阅|审议)(?:[，,。；;！!.\\s]|批评|指正|$)"
)
_GUESTS = ("专家", "教授", "名师", "嘉宾", "医生", "律师", "民警", "领导")
# 邀请, 聘请, 申请, 提请.
_INVITING = frozenset("邀聘申提报宴约已")


def _is_invited(at: Candidate, name: Name) -> bool:
    """请专家讲课, 通过教师了解: people who are invited, or by whose means something is done."""
    text, place = at.reading.text, at.place
    if text.endswith("请", 0, place) and (
        text[place - 2 : place - 1] in _INVITING or text[name.start] == "示" or _COURTESY.match(text, name.end, at.end)
    ):
        return True
    if name.kind != "role" or not text.endswith(_BODIES_ONLY, 0, place):
        return False
    if not text.endswith("请", 0, place) or text.endswith(_GUESTS, name.start, name.end):
        return True
    if text[name.start] in "一二两三四五六几数0123456789":
        # 请两位教师讲解: some to be found, not those who read the plan.
        return True
    return text[place - 2 : place - 1] in _INVITING or _ASKING.match(text, name.end) is None


# 希望各班高度重视 asks those who read the plan.
_ADDRESSED = ("各", "全体", "广大", "所有", "每个班", "大家", "你们", "有关", "相关", "本")


def _is_hoped_for(at: Candidate, name: Name) -> bool:
    """希望每位学生找到乐趣, 希望学校多安排培训: what is to become of them, or a wish to others."""
    text = at.reading.text
    if not at.urged or not text.endswith(("希望", "盼望", "期望", "期待"), 0, at.place):
        return False
    return text.endswith(LEARNERS, name.start, name.end) or not text.startswith(_ADDRESSED, name.start)


_OCCASION = re.compile("[一二两三四五六七八九十0-9０-９]{1,2}[次场届期]")


def _is_occasion(at: Candidate, name: Name) -> bool:
    """每月一次领导带队督察: what is held how often."""
    return _OCCASION.match(at.reading.text, name.start, name.end) is not None


# 每支队伍设领队1名, 每班(不含毕业班)配管理员2名: for how many somebody is appointed, not who does it.
_APPOINTED_FOR = re.compile(
    r"每[0-9一-鿿]{1,5}?(?:[（(][^（()）\n]{1,12}[）)])?(?:至少)?(?:选配|[设配](?:立|置|备)?)(?![一-鿿]?合)[一-鿿]{0,8}[0-9０-９一二两三四五六]{1,2}[名人位]"
)
_EACH = re.compile("每[一-鿿]")
# 每班上交作品5件: what each of them does, where 每村选配管水员1名 says for how many.
_HANDS_IN = re.compile(
    "(?:至少|最多|限|需|自行|自愿)?(?:上交|提交|上报|报送|报名|选送|推荐|推选|推送|邀请|完成|制作|排练|参加|派(?!驻)|选派|出动|选(?=[0-9一二两三四五六七八九十]{1,3}[人名])(?=[^。；;]{2,20}参)"
    "|交|办(?=[0-9一二两三四]{1,2}期)|出(?=[0-9一二两三四]{1,2}[期个])|举办|召开|开展|组织)"
)


def _is_measure(at: Candidate, name: Name) -> bool:
    """每村选配管水员1名: for how many, not who."""
    text = at.reading.text
    if text[name.start] != "每":
        return False
    if _APPOINTED_FOR.match(text, name.start, at.end):
        return True
    return (
        at.verdict.rule in BARE_RULES
        and _EACH.fullmatch(text, name.start, name.end) is not None
        and not _HANDS_IN.match(text, name.end)
        and at.predicate.counts(name.end)
    )


_LOST_COUNT = re.compile("_[所名位个家支批]|^_(?=[^市县区镇乡校村局])")


def _has_lost_count(at: Candidate, name: Name) -> bool:
    """共计_所学校: how many of them, with the number lost."""
    words = at.reading.text[name.start : name.end]
    return "_" in words and _LOST_COUNT.search(words) is not None


_OF_NAME = (_has_lost_count, _is_what_learners_are, _is_invited, _is_hoped_for, _is_occasion, _is_measure)
