"""End states that a clause only speaks of: quoted, reported, asked for, a condition, the frame of something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.goals.clauses import SETTINGS, in_quotes
from pipeline.extract.goals.signals import Hit, Signal
from pipeline.text import Span

_LONGEST = 400
_VIEW = 24
# A noun that the end state only qualifies.
_SPOKEN_OF = re.compile(
    r"的[^,，。;；的]{0,14}(?:意义|步骤|体现|方法|途径|重要性|必要性|标志|前提|关键|单位|个人|教师|干部|人员|集体|问题|过程|情况|经验|做法"
    r"|要求书|差距表)$"
)
# 努力建设平安乡镇的指示精神, 打下基础的关键之年: a document, a time.
_CITED = re.compile("(?:指示|讲话|会议|文件)精神$|的[^,，。;；的]{0,6}(?:[一之]年|一环)$")
_ENDS_CITED = ("精神", "年", "一环")
# Signals whose state is often a noun with all that qualifies it.
_HOLDS_NOUN = frozenset(
    {"cause", "form", "become", "aim_at", "prevent", "create_setting", "lay_foundation", "endeavour", "set_up_result"}
)
# 对表现突出，使水质变清的河长予以表彰: those who did it.
# …; 对新生开展培训，使他们掌握方法: the phrase of 对 ended with what is done.
_OF_THOSE = re.compile(
    "(?:^|[。;；,，、:：)）\\s])(?:对|凡|给予?)(?:(?!开展|进行|实施|实行|加强|组织|举办|予以|给予)[^。;；\\n]){0,60}$"
)
_LOOKBACK = 60
# 对合格率达到98%的班组予以表彰: whom it is about.
_DEALS_WITH = re.compile(
    "(?:对|凡|给)[^,，。;；]{2,60}(?:的|者)[^,，。;；的]{0,12}(?:予以|给予|进行|实行|追究|奖励|表彰|通报|约谈)"
)
# 力争建成群众满意的单位: what one becomes is no bystander.
_BECOMES_NOUN = re.compile("建成|建设成|成为|创[建成]|争创|争当|打造|评为|培养|造就")
# 是否按标准备课，做到…: asked as a whole; 检查门窗是否完好，确保…: what is looked at is no question.
_ASKED = re.compile(r"(?:^|[。;；,，:：!！?？、.\s])([^。;；,，:：!！?？、.\s]{0,12})是否[^。;；!！?？\n]{1,50}$")
_LOOKS = re.compile("[查看验核检]|发现|了解|确认|监测|观察|判断|留意|注意|询问")
# 对保障健康起着重要作用: what is said of the end state is the predicate.
_JUDGED = re.compile(
    "(?:起着|有着|具有)[^,，。;；]{0,8}(?:重要|重大|积极|深远|现实|特殊|关键)[^,，。;；]{0,8}(?:作用|意义|价值)$"
    "|(?:至关重要|意义重大|意义深远)$"
)
# 以创建示范校为抓手: the end state is the means, not the aim.
_AS_MEANS = re.compile(
    "以[^,，。;；]{2,60}为(?:根本|主要|重要|基本|有力|总|重大)?(?:抓手|契机|重点|载体|基础|主线|依据|核心|切入点|突破口|动力|导向|中心|主题|内容|着力点"
    "|出发点|落脚点|前提|统领|引领|支撑|手段|平台|纽带|途径|指针|指南|遵循|先导|龙头|关键)$"
)
# 围绕保障供水，…: the field of what is done.
# 力争使流程达到了…: 了 behind another verb; 力争了 reports.
_STRIVES = re.compile("(?:力争|力求|争取|务求)(?!了|到)")
_FRAMES = re.compile("(?:围绕|聚焦|紧扣|立足|着眼)于?(?:如何|全面|切实)?$")
_ENDS_FRAME = frozenset("绕焦扣足眼于何面实")
_URGES = re.compile("(?:并|要|及时|定期|加强)?(?:督促|指导|责成|责令|敦促)(?![和与、]).")
_CONDITION = re.compile(
    "(?:而|但)?(?:只有|只要|如果|如(?![何期下实约数同意愿果])|若|凡|一旦|要想|想要|倘若|假如|除非|无论|不管)"
)
_DEPENDS = re.compile("[都均就才必须要应]")
_CONSEQUENCE = re.compile("就(?:要|必须|得|应|需|不能)")
# 保证不了质量的，不予验收: those to whom something is done.
_FOR_THOSE = re.compile(
    "(?:一律|均|将|应|要|可|则|并)?(?:不予|予以|给予|扣|加|取消|追究|奖励|按|视|责令|通报|处以|不得|优先)"
)
# 研究保障供水的办法, 探讨如何保障供水: what is looked into.
_LOOKED_INTO = re.compile(
    "(?:学习|研究|探索|探讨|探究|讨论|研讨|总结|介绍|交流|分析|汇报|讲解|讲授|传授|借鉴|推广|思考|寻求|寻找)$"
    "|(?P<how>如何|怎样|怎么)(?:才能?|能够?|更好地?|有效|切实)?$"
)
_HOW = re.compile("的[^,，。;；的]{1,4}$")
_ENDS_LOOKED_INTO = frozenset("习究索讨论结绍流析报解授鉴广考求找何样么才能够好地效实")
# 去年，秩序好转，投诉减少: a time that is over holds for the clauses behind it, too, until one looks ahead.
_OVER = re.compile(
    "(?:去年|上年|上一?学[期年]|上一?年度?|上个?(?:季度|月|半年)|前[几两三]年|近几?年来?|过去|以往|此前|截[至止]到?(?:目前|现在|去年|上))"
    "(?![^,，。;；]{0,8}(?:基础|水平|同期|相比))"
)
_AHEAD = re.compile(
    "[要将拟]|今年|本[学年]|明年|新的?[学一]|下一?[学步年]|力争|争取|计划|到20|确保|但|为此|年内|[年期]底"
)
_OPENS_OVER = frozenset("去上前近过以此截")
# 不能保证质量, 无法实现收支平衡.
_NEGATED = re.compile("(?:不能够?|无法|未能|没能?有?|难以|不足以|能否|是否能?够?)$")
_ENDS_NEGATED = frozenset("能够法有以否没")
# 了 behind a verb reports a result (为了, 了解, 除了 do not).
# … nor does 得了, of what is possible: 请得了假; 取得了, 赢得了 report.
_ACHIEVED = re.compile(r"(?<![为除])(?<![^取获赢懂觉晓记值博夺争]得)了(?!解|如指掌|望|却|结)")


def is_mentioned(text: str, clause: int, hit: Hit, end: int) -> bool:
    """Whether the clause `text[clause:end]` only speaks of the end state that `hit` announces.

    Quoted (“确保安全”的要求), qualifying a noun (实现均衡的意义), a means (以创建示范校为抓手), a matter of course
    (在保证安全的前提下), a condition (只有保证质量), asked (是否做到…), urged on others (督促企业达到标准).
    """
    signal = hit.signal
    low = max(hit.end, end - _VIEW)
    if (
        text.find("的", low, end) >= 0
        and (signal.name not in _HOLDS_NOUN or _OF_THOSE.search(text, max(0, clause - _LOOKBACK), hit.start))
        and _SPOKEN_OF.search(text, low, end)
        and not _BECOMES_NOUN.search(text, hit.start, end)
    ):
        return True  # 实现均衡的意义, 对使水质变清的河长
    return (
        (text[hit.start - 1] in _ENDS_FRAME and _FRAMES.search(text, max(clause, hit.start - 6), hit.start) is not None)
        or _is_negated(text, clause, hit.start)
        or _is_looked_into(text, clause, hit.start, end)
        or deals_with(text, clause, end)
        or (text.endswith(_ENDS_CITED, low, end) and _CITED.search(text, low, end) is not None)
        or in_quotes(text, clause, hit.start)
        or _is_given(text, clause, hit, end)
        or _is_judged(text, clause, hit, end)
        or _is_supposed(text, clause, hit.start)
        or (_has_own_agent(signal) and _URGES.match(text, clause, hit.start) is not None)
        or _is_asked(text, clause, hit)
    )


def is_condition(text: str, clause: int, following: int) -> bool:
    """Whether the clause at `clause` is what the one at `following` depends on.

    要成为标兵，就要苦练; 达到标准的，给予奖励. So with one of which something is said: 让村民满意，是我们的职责.
    """
    if text[following] == "是" and text[following - 1] in ",，" and not text.startswith(("是否", "是以"), following):
        return True
    if text[following - 2] == "的":
        return _FOR_THOSE.match(text, following) is not None
    return text[clause] in "要想欲" and _CONSEQUENCE.match(text, following) is not None


def is_over(text: str, clauses: Sequence[Span], index: int) -> bool:
    """Whether an earlier clause of the sentence set a time that is over, and none since then looked ahead."""
    for start, end in reversed(clauses[: index + 1]):
        if text[start] in _OPENS_OVER and _OVER.match(text, start, end):
            return True
        if _AHEAD.search(text, start, end):
            return False
    return False


def deals_with(text: str, clause: int, end: int) -> bool:
    """Whether a clause says what is done to those who are so: 对合格率达到98%的班组予以表彰."""
    if text[clause] == "凡" and text[end - 1] == "的":
        return True
    return text[clause] in "对凡给" and _DEALS_WITH.match(text, clause, end) is not None


def is_achieved(text: str, start: int, end: int) -> bool:
    """Whether 了 reports a result: 形成了良好局面."""
    end = min(end, start + _LONGEST)
    return text.find("了", start, end) >= 0 and _ACHIEVED.search(text, start, end) is not None


def strives(text: str, start: int, at: int) -> bool:
    """Whether 力争, the signal at `at` or before it, makes what follows one to come: 力争使流程达到了标准."""
    word = _STRIVES.match(text, start)
    return word is not None and word.end() <= at + 2


def _is_given(text: str, clause: int, hit: Hit, end: int) -> bool:
    """在保证安全的前提下, 在建成一期基础上: what holds anyway; 的 and what follows may be cut off already."""
    if hit.start == clause or text[hit.start - 1] != "在":
        return False
    return text.startswith(SETTINGS, end) or text.endswith(("基础上", "前提下"), hit.end, end)


def _is_supposed(text: str, clause: int, at: int) -> bool:
    """只有保证质量: a condition, unless what depends on it stands before `at` (只要有险情，均要做到…)."""
    return _CONDITION.match(text, clause, at) is not None and _DEPENDS.search(text, clause, at) is None


def _is_judged(text: str, clause: int, hit: Hit, end: int) -> bool:
    last = text[end - 1]
    if last in "用义值要大远" and _JUDGED.search(text, hit.end, end):
        return True
    return hit.signal.name != "aim_at" and text.find("以", clause, hit.start) >= 0 and _means(text, clause, end)


def _means(text: str, clause: int, end: int) -> bool:
    framed = text.rfind("以", clause, end)
    while framed >= clause:
        if _AS_MEANS.match(text, framed, end):
            return True
        framed = text.rfind("以", clause, framed)
    return False


def _is_negated(text: str, clause: int, at: int) -> bool:
    """不能保证质量: what is not so."""
    return text[at - 1] in _ENDS_NEGATED and _NEGATED.search(text, max(clause, at - 4), at) is not None


def _is_looked_into(text: str, clause: int, at: int, end: int) -> bool:
    """研究保障供水的办法: the end state is what is spoken of, or the way to it."""
    if at == clause or text[at - 1] not in _ENDS_LOOKED_INTO:
        return False
    looked = _LOOKED_INTO.search(text, max(clause, at - 6), at)
    return looked is not None and (looked["how"] is not None or _HOW.search(text, max(at, end - 6), end) is not None)


def _has_own_agent(signal: Signal) -> bool:
    return signal.start == "subject" and signal.name != "aim_is"


def _is_asked(text: str, clause: int, hit: Hit) -> bool:
    """是否做到…: a question of an inspection; 这是实现…: what stands before is only explained."""
    low = max(0, clause - _LOOKBACK)
    if text.find("是否", low, clause) >= 0 and (asked := _ASKED.search(text[low:clause])):
        return _LOOKS.search(asked[1]) is None
    at = text.find("是", clause, hit.start)
    return at >= 0 and (text.startswith("是否", at) or _has_own_agent(hit.signal))
