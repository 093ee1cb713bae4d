"""Predicates whose verb no lexicon lists: dates and rates in front of it, its class in the dictionary, its shape."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from pipeline.extract.parties.actors import Entry, Reading, Token
from pipeline.extract.parties.persons import is_han
from pipeline.extract.parties.wording import AWARDED, DONE, Verdict, clause_end
from pipeline.nlp.words import class_at

# How often or for whom something is done, between a subject and its verb; 40分钟内 is a time limit.
RATE = re.compile(
    r"每[隔双单]?[一二两三四五六七八九十半几0-9]{0,2}个?(?:季度|星期|学期|学年|工作日|小时|分钟|半天|[天日周月季年旬晚餐顿批人户村校队组科次场期趟课节生亩]|单元|班次?)[初末底]?"
    r"|每逢(?:[一-鿿]{0,4}?(?:节日|假日|假期|周[一二三四五六日末]|汛期|雨天|集日|开学|大考|月末|年末|年底)前?|[一-鿿]{2,8}?(?=[都均要应须]))"
    r"|(?:上午|下午|早上|晚上)?[0-9０-９一二三四五六七八九十]{1,2}(?:点[半整]?|[:：][0-9]{2})[前后]?|(?:24|二十四)小时"
    r"|逢(?:年过节|[节集圩墟](?!目|镇|日)|(?:[集圩墟单双]|休息|节假)日|周[一二三四五六日末]|假期?|[寒暑]假|[大小]型?考)必?"
    # A month whose number is masked (XXX月份).
    r"|[xX×*_]{1,4}月(?:份|底|初|[上中下]旬|[xX×*_]{1,4}[日号])"
    r"|[0-9０-９一二三四五六七八九十两xX×]{1,4}个?(?:分钟|小时|工作日|[天日周月])(?:以内|之内|内)"
)
# How often, in how many parts or how early: 每日两次测量, 提前十分钟到岗.
_NUMERAL = "[0-9０-９一二两三四五六七八九十半]{1,3}"
_TIMES = re.compile(rf"(?:分|各)?{_NUMERAL}(?:次|遍|趟|轮|批次?|时段)(?=[一-鿿])")
# 每天早晨、中午检查, 每周二和周四: a second time beside the first.
_PART_OF_DAY = (
    "(?:上午|中午|下午|早晨|早上|晚上|傍晚|课前|课间|课后|餐前|餐后|放学前|放学后|开学|期初|期中|期末|月初|月末"
    "|周[一二三四五六日末])"
)
_ALSO_AT = re.compile(rf"(?:{_PART_OF_DAY})?(?:[、和及]{_PART_OF_DAY}){{1,4}}(?:各(?=[一-鿿]))?")
_AHEAD = re.compile(rf"提前{_NUMERAL}个?(?:分钟|小时|工作日|半天|[天日周月])(?:以上)?(?=[一-鿿])")
# What such times begin with.
_TIME_BEGINS = frozenset("每逢上下早晚提0123456789０１２３４５６７８９一二三四五六七八九十两xX×*_")
# Where no date begins, a time begins with one of these only.
BEFORE_TIMES = _TIME_BEGINS | frozenset("在于")
COUNTED = re.compile(r"[0-9０-９一二两三四五六七八九十xX×_]{1,4}(?:[次趟遍轮回场节篇份名]|课时|学时|小时|分钟)")
# Set phrases of how something is done (边查边改, 能改尽改, 因户施策): a predicate by themselves.
PHRASES = re.compile(
    r"边[一-鿿]边[一-鿿]|[能应]([一-鿿])尽\1|[即随]([一-鿿])[即随][一-鿿]|立[一-鿿]立[一-鿿]|因[一-鿿]施[策教治]|分[类级层众]施[策教]"
    r"|打早打小|举一反三|对症下药|多措并举|精准[施发帮][一-鿿]|挂图作战|倒排工期|一票否决|奖优罚劣|逐项打钩|首问负责|露头就打"
    r"|顶格[一-鿿]{2}|以案[释说]法|[自边]查[自边]改|自[一-鿿]自[一-鿿]"
)
# Verbs of what happens to somebody, or of how things stand.
UNPLANNED = re.compile(
    "平均|人均|收入|支出|收到|迎来|赢得|遭受|遭遇|隶属|成立于|始建|建成于|下辖|管辖|分布[在于]|深受|广受|备受|饱受|受益|受训|感触|倍感|备感|坐落|地处|占地|居多|待定|未定|自定|得到|受到|获得|取得|荣获|喜欢|感到|觉得|形成|达到|成为|具有|存在|出现|发生|增加|减少|提高|增长|下降|上升|"
    "存有|藏有|拥有|享有|具备|现有|共有|尚有|仅有|均有|都有|占有|富有|在研|"
    "配有|设有|建有|备有|留有|装有|订有|下设|内设|分设|组成|是|有|没|给予|认为|相信|坚信|深信|认识|知道|懂得|显示|表现|希望|需要|可以|能够|愿意|属于|包括|位于|相距|相邻|毗邻|在于|设(?:在|于|有|立在|置在)"
)
# Verbs of one character before their object (设交通专班), and verbs with their result (清走, 铺满).
SHORT_VERB = re.compile("[设建派聘配印编拨购装修种拆查送开办](?=[一-鿿]{2})|[一-鿿][走掉完净清齐满牢紧妥给出好成入]")
# Behind a date or an adverb any common verb of one character plans something (分片包户, 每晚敲门).
PLAIN_VERB = re.compile(
    "发(?=[一-鿿])(?![一-鿿]?[生现展热病达起])|[穿值包敲打量看陪教讲唱跑追填报交领收存换补贴挂摆搭铺挖砍洗刷扫运接抓管守盯巡评选考测核订签借"
    "付采写画读听练演办送开设建派购装修种拆查](?=[一-鿿])"
)
# 医生团队每周三进小区坐诊: behind a date a movement is planned.
MOVEMENT = re.compile("[进入上下到赴去走][一-鿿]{2}")
# 街道办投诉渠道畅通: a state, whatever verb stands in it.
SETTLED = re.compile(
    "(?:高涨|低落|高昂|高亢|不减|稳定|默契|繁重|紧张|良多|匪浅|[很较最过太][大小多少高低强弱深重好差]|肯干|减轻|减少|增加|增长|下降|上升|改观|好转|提升|提高|增强|改善|加强|畅通|良好|齐全|健全|完善|明显|突出|到位|显著|扎实|规范|一致|充足|完好)$"
)

# Classes of words that are verbs behind an adverb or a date (轮流值勤, 持证上岗, 每天消毒).
_MODIFIED_CLASSES = ("v", "vn", "i", "l")
# 食堂每餐留样, 水厂每晚待命: behind a date a few characters without a copula are what is to be done.
_SHORT_PREDICATE = 10
STATED = re.compile("[是为有达占约]|不[少低超]|以上|以下|%|[0-9]元|均")


# 女职工受检率达到…: what is measured, no verb.
RATED = re.compile("[一-鿿]{2,5}?[率量度数值](?=[达为要应须控不在保提明大小高低上下超占逐较很均都有是：:])")
# 作业完成时间不超过一小时: a limit on something of theirs, no action.
LIMITED = re.compile(
    r"(?:时间|总?量|比例|[数率额费度])[^，,。；;的]{0,4}(?:不(?:超过|少于|低于|得|早于|晚于|迟于|足)|控制在|达到?|[为应在]?[0-9０-９xX×])"
)
# People whom plans serve: a bare verb behind them describes.
SERVED = (
    "学生", "同学", "学员", "幼儿", "孩子", "儿童", "家长", "群众", "居民", "村民", "患者", "病人", "用户", "客户",
    "老人", "人员", "子女",
    "读者", "游客", "旅客", "乘客", "顾客", "妇女", "困难户", "青少年", "家属", "户", "民", "新生", "毕业生", "人",
    "小学生", "中学生", "初中生", "高中生", "大学生", "寄宿生", "住校生", "走读生", "考生", "产妇", "孕妇",
    "对象", "人群", "会员",
)  # fmt: skip
# They serve others, though their names end like those who are served.
_STAFF = (
    "工作人员", "值班人员", "管理人员", "技术人员", "施工人员", "医护人员", "安保人员", "执法人员", "巡查人员",
    "保洁人员", "检查人员", "护林人员", "操作人员", "财务人员", "主持人", "负责人", "经办人",
    "窗口人员", "一线人员", "护理人员", "医务人员", "值守人员", "在岗人员", "当班人员", "带班人员", "驻村人员",
    "包村人员", "包保人员", "帮扶人员", "专职人员", "兼职人员", "办案人员", "审判人员", "监管人员", "执勤人员",
    "后勤人员", "食堂人员", "厨房人员", "炊事人员", "保教人员", "保育人员", "教辅人员", "科研人员", "技防人员",
    "救援人员", "应急人员", "抢险人员", "抢修人员", "调解人员", "稽查人员", "督查人员", "监督人员", "客服人员",
    "销售人员", "营销人员", "采购人员", "仓储人员", "维修人员", "检修人员", "运维人员", "养护人员", "管护人员",
    "环卫人员", "作业人员", "消杀人员", "采样人员", "流调人员", "经办人员", "统计人员", "档案人员", "审计人员",
    "讲解人员", "驾乘人员", "乘务人员", "调度人员", "化验人员", "检验人员", "质检人员", "检测人员", "监测人员",
    "监理人员", "巡逻人员", "巡护人员", "安检人员", "接待人员", "服务人员", "社工人员", "跟班人员",
)  # fmt: skip
# 骨干教师送教下乡: so short a line names a thing.
_SHORTEST_ACTION = 5
# A verb with an object behind it, not one at the end of its clause.
ACTIVE = re.compile("[一-鿿]{2}[一-鿿每全所各两一二三四五六七八九十0-9]{2}")
# Where the phrase that 在 opens ends: 在晨会上, 在上课前, 在会议室.
_PLACE_END = "上中里内前后时间下室厅场馆堂口边旁处点岗头街"


class Before(NamedTuple):
    """What stands between a name that ends at `offset` and an unlisted verb: how many dates, how many adverbs.

    `leading`: how many dates stand before the name (每周一校领导讲话).
    """

    offset: int
    dates: int
    adverbs: int
    leading: int = 0


def past_time(reading: Reading, position: int, end: int) -> int:
    """Behind the date, 在 + date or rate (每两个月, 每人) that begins at `position`; `position` if there is none."""
    text = reading.text
    if position >= end:
        return position
    start = position + 1 if text[position] in "在于" else position
    if text[start : start + 1] not in _TIME_BEGINS and start not in reading.skips:
        return position
    if start in reading.skips:
        at = reading.skips[start]
        while at < end and text[at] in "前后起内初底里间左右":
            at += 1
        return _past_times(text, at, end)
    rate = RATE.match(text, start, end) or _AHEAD.match(text, start, end)
    return _past_times(text, rate.end(), end) if rate else position


def _past_times(text: str, position: int, end: int) -> int:
    also = _ALSO_AT.match(text, position, end)
    position = also.end() if also else position
    times = _TIMES.match(text, position, end)
    return times.end() if times else position


def past_condition(text: str, position: int, end: int) -> int:
    """Behind what has to be the case before a subject acts (发现险情|立即上报); `position` if there is nothing such.

    >>> past_condition("发现险情立即上报", 0, 8), past_condition("发现险情", 0, 4)
    (4, 0)
    """
    if text[position] not in CASES:
        return position
    case = _CASE.match(text, position, end)
    return case.end() if case else position


# What such a case begins with.
CASES = frozenset("如若一遇发接收出")
_CASE = re.compile(
    r"(?:如|若|一旦)?(?:遇到?|遇有|发现|接到|收到|发生|出现)[^，,。；;：:\n]{2,14}?(?:(?:之?后|以后|时|的)[，,]?|[，,])?"
    r"(?=先|应|要|须|必须|立即|立刻|及时|马上|迅速|第一时间|当[天场日即]|主动|不得|[0-9０-９一二两三半]{1,2}个?(?:分钟|小时))"
)


# 发现缺课的，须家访: who comes upon the case has to act.
_FINDS = re.compile("(?:[在于][^，,。；;：:\n]{2,8}[中时里])?(?:一旦)?(?:发现|遇到?|遇有|碰到|接到|收到|查[出到]|得知)")
# What is said to be wanting: 重视不够, 兴趣不浓.
_WANTING = frozenset("够足力严高强实浓畅限明深细佳")
_MUST = re.compile("[应要须](?![求急用届聘])|必须|务必|立即|立刻|马上|及时|第一时间|主动|迅速|当[天场日即]")


def is_condition(reading: Reading, position: int, end: int) -> bool:
    """Whether a clause ends in 的 and states a condition (未完成作业的，…) or a want (重视不够).

    发现旷课的，须家访 plans something.
    """
    text = reading.text
    stop = reading.clause_end(position, end)
    if text[stop - 2 : stop - 1] == "不" and text[stop - 1] in _WANTING and text[stop - 3] != "的":
        return True
    if not (stop > position and text[stop - 1] == "的" and stop < end and text[stop] in "，,"):
        return False
    return not (_FINDS.match(text, position, stop) and _MUST.match(text, stop + 1, end))


def past_bracket(reading: Reading, offset: int, end: int) -> int:
    """Behind the bracket that opens at `offset`; `offset` if none does, or if it does not close soon."""
    token = reading.at(offset)
    if token is None or token.entry.mark != "open":
        return offset
    for at in range(offset + 1, min(end, offset + 40)):
        if reading.text[at] in "）)":
            return at + 1
    return offset


def unlisted_verb(reading: Reading, position: int, end: int, before: Before) -> Verdict | None:
    """The verdict on a name in front of unknown text, None where nothing shows that an action is planned.

    The quantity behind a date tells one, else the dictionary's class of the first word, else its shape (清走, 敲门).
    """
    text = reading.text
    stop = clause_end(text, position, end)
    # 专人看守 plans what is to be done whatever stands before the verb.
    modified = before.dates + before.adverbs + text.endswith("专人", 0, before.offset)
    planned = Verdict("implement", "subject", "planned_action", position)
    if _PAPER.match(text, position, stop):
        return planned
    if before.dates and COUNTED.search(text, position, stop) and not UNPLANNED.match(text, position):
        return planned._replace(rule="measured_event")
    if not modified and not before.leading and is_people(reading, before.offset):
        # 学生喜欢…: those who are served are mostly described, staff is told what to do (值日教师清点物品).
        if is_served(reading.text, 0, before.offset):
            return None
        if not is_transitive(reading, position, stop) and (
            stop - position < _SHORTEST_ACTION
            or verb_class(reading, position, stop) != "v"
            or not ACTIVE.match(text, position)
        ):
            return None
    if RATED.match(text, position, stop) or LIMITED.search(text, position, stop):
        return None
    if AWARDED.match(text, position, stop) or SETTLED.search(text[position:stop]) or UNPLANNED.match(text, position):
        return None
    if modified and PLAIN_VERB.match(text, position, stop) and text[position + 1] != "的":
        return planned
    if DONE.match(text[position + 1 : position + 6]):
        return None
    if "的" in text[position : position + 5] and not _NEW_ONE.match(text, position + _VERB):
        return None
    if any(token.entry.predicate == "modal" for token in reading.between(position, stop)):
        # 各校培优补差方案必须…: what stands before a modal word is no verb.
        return None
    word_class = verb_class(reading, position, stop)
    if (modified or before.leading) and not word_class and PLAIN_VERB.match(text, position, stop):
        return planned
    if before.dates and MOVEMENT.match(text, position, stop):
        return planned
    if modified and word_class in _MODIFIED_CLASSES:
        return planned
    if before.dates and stop - position <= _SHORT_PREDICATE and not STATED.search(text, position, stop):
        return planned
    if word_class == "v" or (not word_class and SHORT_VERB.match(text, position, stop)):
        return planned
    if is_transitive(reading, position, stop):
        return planned
    return None


def verb_class(reading: Reading, position: int, stop: int) -> str:
    """The class of the word at `position`, `v` for the verbs that the dictionary has as nouns or not at all."""
    text, verbs = reading.text, reading.vocabulary.verbs
    if text[position : position + 2] in verbs or text[position : position + 3] in verbs:
        return "v"
    return class_at(text, position, min(stop, position + 4))


def is_transitive(reading: Reading, position: int, stop: int) -> bool:
    """Whether a verb of two characters and its object fill `text[position:stop]` (擦拭桌椅; not 送教下乡, 业务学习)."""
    if stop - position < _VERB + 2 or not is_han(reading.text[position + _VERB]):
        return False
    token = reading.at(position)
    object_classes: tuple[str, ...] = _OBJECTS
    if token is not None and token.end == position + _VERB and token.entry.predicate:
        # 参加培训 may head a line of a calendar; 检查门窗, other than 培训教师, is a verb with its object.
        if token.entry.predicate not in ("action", "light") and reading.word(token) not in _TAKING:
            return False
    elif verb_class(reading, position, position + _VERB) != "v":
        return False
    else:
        object_classes = (*_OBJECTS, "vn")
    return class_at(reading.text, position + _VERB, stop) in object_classes


# Classes of an object, of a word that the dictionary does not know, and of the number or pronoun in front of one.
_OBJECTS = ("n", "nz", "ns", "nr", "nt", "m", "mq", "r", "b", "s", "")
_VERB = 2
# 形成书面总结: what is written down, not what becomes of somebody.
_PAPER = re.compile(
    "(?:汇总|整理|梳理)?形成(?!良好|浓厚)[^，,。；;：:\n了]{0,10}(?:总结|报告|材料|清单|台账|方案|意见|建议|纪要|案例|名单|简报|计划|档案|记录|预案)(?=[，,。；;\n、和及]|$)"
)
# What an object may be called behind its verb: 启用新的系统.
_NEW_ONE = re.compile(
    "(?:新|更好|更多|必要|相应|相关|良好|一定|合理|科学|严格|详细|具体|完整|统一|各自|不同|规范|有效|自己|本[班校村组])的"
)
# Nouns of action that are mostly verbs where a noun follows.
_TAKING = frozenset(
    ("检查", "巡查", "联系", "汇总", "接送", "维护", "登记", "统计", "监护", "看护", "保养", "使用", "保护")
)


def is_served(text: str, start: int, end: int) -> bool:
    """Whether the people `text[start:end]` are those whom plans serve (学生), not those who serve them (工作人员).

    >>> is_served("来访人员", 0, 4), is_served("工作人员", 0, 4)
    (True, False)
    """
    return text.endswith(SERVED, start, end) and not text.endswith(_STAFF, start, end)


def is_people(reading: Reading, offset: int) -> bool:
    """Whether the name that ends at `offset` is a role."""
    token = next((token for token in reading.between(max(0, offset - 8), offset) if token.end == offset), None)
    return token is not None and token.entry.head == "role"


# What is done for somebody or something: 学校为写字教学提供经费.
_GIVING = frozenset(
    ("提供", "创造", "创设", "搭建", "营造", "配备", "安排", "建立", "开展", "办理", "解决", "购买", "争取", "做好",
     "添置", "购置", "制定")
)  # fmt: skip


def serves(reading: Reading, token: Token, end: int) -> bool:
    """Whether 为 is the preposition in front of people (为老人建档), not the verb (为组员)."""
    tokens = reading.between(token.end, clause_end(reading.text, token.end, end))
    if any(reading.word(other) in _GIVING and other.start > token.end for other in tokens):
        return True
    return any(
        other.entry.head == "role"
        and following.start == other.end
        and following.entry.predicate in ("action", "nominal", "light")
        for other, following in itertools.pairwise(tokens)
    )


def located(reading: Reading, token: Token, end: int) -> Verdict | None:
    """教师在晨会上讲要求: an unlisted verb right behind the place or time that 在 opens."""
    text = reading.text
    if reading.word(token) not in ("在", "于"):
        return None
    stop = clause_end(text, token.end, end)
    for at in range(token.end + 1, stop - 2):
        if text[at] not in _PLACE_END or text[at + 1] in "的、和与" or text[at - 1 : at] in "、":
            continue
        verb = verb_class(reading, at + 1, stop) == "v" or PLAIN_VERB.match(text, at + 1, stop)
        if verb and not UNPLANNED.match(text, at + 1) and not DONE.match(text[at + 2 : at + 7]):
            return Verdict("implement", "subject", "subject_with_phrase", at + 1)
    return None


def acted_on(reading: Reading, token: Token, end: int, offset: int) -> Verdict | None:
    """社区向公司借调车辆: a body, 对 or 向, somebody, and an unlisted verb right behind."""
    text = reading.text
    if reading.word(token) not in ("对", "向", "给", "为", "与", "同", "从") or is_people(reading, offset):
        return None
    stop = clause_end(text, token.end, end)
    for other in reading.between(token.end, stop):
        if not other.entry.head or reading.at(other.end) is not None:
            continue
        verb = class_at(text, other.end, min(stop, other.end + 4)) == "v"
        if verb and not UNPLANNED.match(text, other.end) and "的" not in text[other.end : other.end + 3]:
            return Verdict("implement", "subject", "subject_with_phrase", other.end)
    return None


def served(reading: Reading, token: Token, end: int, offset: int) -> Verdict | None:
    """为独居老人送餐: 为 or 给, people or a body, and the verb phrase behind them; but not 副校长为组员."""
    text = reading.text
    if reading.word(token) not in ("为", "给", "替", "向") or is_served(text, 0, offset):
        return None
    stop = clause_end(text, token.end, end)
    others = [other for other in reading.between(token.end, stop) if other.entry.head]
    if not others:
        return None
    at = others[-1].end
    if (
        at >= stop
        or text[at] == "所"
        or "的" in text[at:stop]
        or class_at(text, at, at + 2) == "n"
        or SETTLED.search(text[at:stop])
    ):
        return None
    people = others[-1].entry.head == "role" or text.endswith(_ALL_SERVED, others[-1].start, at)
    if people and 2 <= stop - at <= _SHORT_PREDICATE:
        return Verdict("implement", "subject", "subject_with_phrase", stop)
    verb = reading.at(at) is None and verb_class(reading, at, stop) == "v" and not UNPLANNED.match(text, at)
    return Verdict("implement", "subject", "subject_with_phrase", stop) if verb else None


# Groups of people who are served.
_ALL_SERVED = ("师生", *(f"全体{people}" for people in SERVED))


def is_known(entry: Entry) -> bool:
    """Whether an entry says anything of a predicate: one that is only a unit or tail (办, 站) does not."""
    return bool(entry.mark or entry.predicate or entry.particle or entry.head or entry.front or entry.blocked)


def inside_word(text: str, token: Token) -> bool:
    """Whether 会, 能 or 可 is a piece of a noun (晨会, 功能), not the modal verb."""
    if token.end - token.start > 1:
        return False
    # 晨会, 座谈会
    return any(class_at(text, at, token.end).startswith("n") for at in (token.start - 1, token.start - 2) if at >= 0)
