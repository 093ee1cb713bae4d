"""Clauses about something that belongs to the name in front of them, or about what is done with those it names.

班委分工如下, 护学队排班由秘书长负责, 文明班级每月评选一次: nobody there acts of himself.
"""

from __future__ import annotations

import re

from pipeline.extract.parties.candidate import Candidate
from pipeline.extract.parties.unlisted import RATE, is_served
from pipeline.nlp.words import class_at

_OVER = r"(?=[，,。；;：:）)\s]|$)"
_NUMERAL = "[0-9０-９一二两三四五六七八九十百千半]{1,3}"
_COUNT = f"{_NUMERAL}(?:次|期|场|轮|届|回|批|天|课时|小时)"

# 实验完成情况良好, 免费开放成效显著: how what they do turns out.
_TURNS_OUT = re.compile(
    "[^，,。；;：:\n]{0,16}?(?:成效|成果|效果|成绩|情况|秩序|氛围|气氛|态势|形势|反响|作用|效益|势头|状况|质量|进展|水平)"
    "(?:都|均|也)?(?:比较|较为|较|十分|非常|很|相当|基本|总体|不够|不太|更加)?"
    "(?:显著|明显|良好|突出|喜人|可喜|平稳|向好|稳定|好转|热烈|井然|斐然|欠佳|不佳|差|理想|不理想|一般|堪忧|严峻|顺利|缓慢|不高|不大)"
    + _OVER
)
# 随访难度大, 案件数量持续增长, 占道现象时有发生: the clause is about an amount or a phenomenon.
_AMOUNT = re.compile(
    "[^，,。；;：:\n]{0,12}?(?:难度|数量|总量|规模|压力|比例|人数|密度|强度|需求|矛盾|现象|风险|负担|成本|差距|缺口|流量|业务量|工作量)"
    "(?:比较|较为|较|十分|非常|很|相当|仍然?|依然|仍旧|日益|持续|不断|逐年|逐步|稳步|明显|大幅|过|太|更加|均|都)*"
    "(?:[大小高低多少重]|增长|下降|增加|减少|上升|突出|严重|凸显|加剧|扩大|缩小|加大|显现|存在|庞大|繁重|集中|尖锐)"
    + _OVER
    + "|[^，,。；;：:\n]{0,14}?(?:时有发生|屡禁不止|屡见不鲜|居高不下|普遍存在|依然存在|层出不穷|供不应求"
    "|司空见惯|有增无减|持续走低|捉襟见肘)"
)
# 成员超过三百人: how many there are.
_EXCEEDS = re.compile(f"(?:已|共|总数|人数)?(?:已经)?(?:超过?|突破|接近|逼近|不足|将近|多达|高达){_NUMERAL}")
_BY_PHONE = re.compile(
    "(?:的)?(?:值班|办公|热线|联系)?电话(?:始终|时刻|随时)?(?:保持)?(?:24小时|二十四小时)?(?:畅通|开通|开机|有人接听)"
)
# 分工如下, 联系方式如下; 采取如下措施 goes on.
_AS_FOLLOWS = re.compile("[一-鿿]{1,8}(?:如下|附后|另行通知|见附[件表])(?=[：:。，,\n]|$)")
# 承担着繁重的任务, 面临着压力: what there is all the time; 带着登记表进村 goes on.
_ALL_THE_TIME = re.compile(
    "(?:也|都|还|正|仍)*(?:承担|面临|面对|肩负|担负|担当|承载|存在|发挥|扮演|影响|制约|代表|意味|充满|享有|拥有|具有|占据|呈现|经历|处于|渴望|期待|热爱|起|有)着"
)
# How it has been, or mostly is: 一直重视, 多外出务工.
_USUALLY = re.compile(
    "(?:长期(?=[坚奋工从生在缺得受处没不])|常常|往往|一直(?!线)|历来|向来|一向|素来|时常|总是|从来|几乎|仍旧|依旧|依然|大多|多半|难免|未免|过于|过分|偏于|越来越|渐渐"
    "|普遍(?!开展|推行|实行|建立|推广|落实)|容易|多(?=外出|在外|为(?!了)|来自|是|数))"
)
# 占20%, 互评占三成: a share.
_SHARE = re.compile("[一-鿿]{0,6}占(?:总[一-鿿]{1,4})?的?(?:[0-9０-９.]+[%％]|百分之|[一二两三四五六七八九]成)")
_FOUNDED = re.compile(f"(?:成立|创办|组建|建成|建立|开办)(?:至今|以来|已有?|近|不足)?{_NUMERAL}[余多]?(?:年|周年|个月)")
# 开展检查、排查隐患一百余处: so many are counted afterwards only.
_SOME_MORE = re.compile("[^，,。；;：:\n]{1,18}?[0-9０-９百千十万]余(?:人次|人|名|户|次|处|件|起|篇|份|册|场|批|个)")
_JUDGED = re.compile(
    "(?:要|应|须|必须|更)?(?:也|还)?(?:要|应|须|必须|应当|应该|更)?(?:清醒地?|充分|深刻)?(?:看到|认识到|意识到)(?!位)"
)
# 对随访不理解, 对此感兴趣: what they think of it.
_THINKS = re.compile(
    "(?:普遍|大多|都)?对[^，,。；;：:\n]{1,14}?(?:也|都|还|仍)?(?:不(?:够|太|很)?(?:理解|重视|了解|熟悉|满意|支持|配合|适应|清楚|感兴趣|关心|认可|明白|信任)|缺乏|缺少|认识不|重视不"
    "|[抱持怀]有|有(?:所)?(?:抵触|意见|议论|顾虑|误解|畏难|兴趣|看法|依赖|要求|期待|需求|好感|误区)|感兴趣|感到|存在)"
)

# What they are like or depend on: 来自各乡镇, 缺乏经验, 关系到大局.
_LIKE = re.compile(
    "(?:也|都|还|均|大多|主要|全部|直接)*(?:来自|出自|源于|源自|取决于|关系到?|事关|关乎|意味|标志着|象征|相当于|等于|涵盖|包含|离不开|缺乏|缺少|欠缺|不具备|不够|显得|足以|堪称|不愧|尚未|尚无|影响[着到])"
)
# 配备不到位, 队伍不稳定: what they lack.
_LACKS = re.compile(
    "[一-鿿]{2,6}?(?<!的)不(?:到位|够|足|力|高|强|严|实|细|大|多|全|畅|准|稳定|及时|规范|平衡|均衡|合理|深入|扎实|充分|完善|健全|理想|明显|突出|积极|主动|认真|熟练|牢固|紧密|清楚|清晰|统一|一致|健康|科学|均匀|协调|成熟)"
    + _OVER
    + "|[一-鿿]{1,2}得(?:很|较|比较|十分|非常|更|不)?[好快多差少高低早晚慢远够]"
    + _OVER
)
# 手术室停电五分钟内…: what happens there.
_HAPPENS = re.compile("(?:突然|意外|临时)?(?:停电|断电|停水|断水|停气|失火|着火|起火|漏水|跑水|断网|死机)")
# 因记录雷同被扣款
_SUFFERS = re.compile("(?:因[^，,。；;：:\n]{2,14}?)?被(?![子褥套服单告申芯])")
# 在活动中得到锻炼, 在管理中表现突出
_RESULTED = re.compile(
    "在[^，,。；;：:\n]{1,16}?[中里上内下时后间](?:也|都|均|还|就|已)?(?:得到|受到|获得|取得|赢得|荣获|表现|存在|暴露)(?![^，,。；;：:\n]{0,8}的[^，,。；;：:\n]{1,8}(?:要|应|须|进行|予以))"
)
# A measure inside a name: 军训3天、企业文化1天、车间.
_MEASURE_INSIDE = re.compile("[0-9０-９一二两三四五六七八九十半]个?(?:天|小时|元|课时|学时|分钟)(?!内|以[内上下]|制)")

# 每名教师所带学生不超过20人: those he has.
_WHOM = re.compile("所(?:[带任教辖属在管包承担分提报需用选做写编](?![有以])|联系|负责)")
# 各办一场读书会: a verb, where 各办 before another word means offices.
_EACH_ONE_HOLDS = re.compile("各[办设派配处](?=[0-9０-９一二两三四五六])")

_TWO = 2
_NOT_COMPLEMENT = (
    "保持", "做到", "力求", "确保", "达到", "实现", "注意", "注重", "讲究", "追求", "维护", "加强", "争取", "确认",
    "学会", "保证", "保障", "促进", "提倡", "崇尚", "关注", "关心", "核实", "体验", "感受", "消除", "克服", "创造",
)  # fmt: skip

# Whom a title honours.
_HONOURED = re.compile(
    "^(?:各|每[个名位]?|[校班院镇县市区]级?)?(?:优秀|先进|文明|星级|模范|示范|标兵|最美|十佳|金牌|明星|三好|达标|合格|突出)"
)
_HONOURS = re.compile(
    "[^，,。；;：:\n]{0,8}?(?:评选|评比|表彰|评定|命名|授[牌予]|奖励|推选|评出|产生)"
    + f"(?:{_COUNT}|[一二三四五0-9]{{1,3}}[名个人])?{_OVER}"
)
# Who holds a seat, when that comes to an end.
_SEAT_CHANGES = re.compile(
    f"(?:改选|换届|补选|增补|轮换|更换|调换|换岗|轮岗|届满|任期|聘期)(?:{_COUNT}|{_NUMERAL}年)?{_OVER}"
)
# 更换频繁, 流动性大
_CHANGES_OFTEN = re.compile("(?:更换|变动|流动性?|调整|轮换|更替)(?:较|很|过于|比较|太|十分)*(?:频繁|大|快|多)")
# 每人一册手册, 每名学生一套学具: what everybody gets.
_HANDED_OUT = re.compile(
    f"(?:每[人名位班生校户组]|人手)?{_NUMERAL}(?:册|套|台|部(?!门|分)|把|双|顶|枚|瓶|盒|辆|支(?!部|队|行)|块)(?!以上的?任务)"
)
_COPY_EACH = re.compile(f"(?:每人)?{_NUMERAL}[份本]")
_PAID = re.compile(
    "(?:补助|补贴|奖励|津贴|发放)[^，,。；;：:\n]{0,8}?[0-9０-９一二两三四五六七八九十百千]{1,6}[余多]?(?:元|万)"
)

# 图书室全天开放: when one may go there; 向市民开放 is done by somebody.
_ROOM = re.compile("[室馆厅房吧场]$")
_OPEN = re.compile(
    "(?:每?[天日周月晚]|全天候?|全年|周?[一二三四五六日末至到—-]+|(?:双休|节假|工作|假)[日期]|[早中晚]上?[午间]?|[上下]午|课[间余外后]|第?[一二三四五六七八]节|和|及|、|后"
    "|免费|正常|按时|准时|定时|定期|分批|分时段|错峰|预约|延时|全面|均|都|的?时间)*开放"
    f"(?:时间|日)?(?:{_NUMERAL}(?:个?小时|天)|[到至][^，,。；;\n]{{2,8}})?(?=[，,。；;、）)\\s]|$)"
)

# 新生一个月内进行心理测评: whom a check is for.
_CHECKED = re.compile(
    "[^，,。；;：:\n]{0,10}?(?:进行|完成|接受)?[^，,。；;：:\n凭持]{0,6}?(?:测评|普查|筛查|查验|查询|访视|随访|建册|建档|免费体检|健康检查)"
)

# 失业人员再就业150人: how many of them.
_SO_MANY = re.compile(
    f"(?:再就业|就业|参保|脱贫|受益|参训|毕业|转移|返乡|返岗|就诊|住院|入学|升学|获奖|达标|参赛|报名|注册)(?:新增|约|近|达|不少于)?[0-9０-９一二两三四五六七八九十百千]{{1,6}}余?(?:人|名|户|人次){_OVER}"
)
# What belongs to them, and who deals with it or when it takes place: 排班由秘书长负责, 培训分三期进行.
_DEALT_WITH = re.compile(
    "[一-鿿]{2,8}?(?:由(?!此|于)[^，,。；;：:\n]{2,14}?(?:负责|组织|承担|安排|主持|检查|审核|保管|管理|发放|担任|牵头|落实|完成)"
    f"|分[0-9一二两三四五六]{{1,2}}[期批次轮组](?:进行|举[办行]|开展|完成)|(?:统一)?(?:安排|定)[在于]|要?向[^，,。；;：:\n]{{2,10}}(?:报备|备案){_OVER})"
)
# 名单赛前公布, 考勤纳入评优, 电话保持畅通: what becomes of a thing of theirs.
_BECOMES = re.compile(
    "(?!工作|活动)[一-鿿]{2}(?:[^，,。；;：:\n]{0,6}?)(?:[纳列记计载归存]入|公布|公示|张贴|上墙|归档|存档|保持(?:畅通|开机|整洁|清洁|干净)|畅通|开启|上交|定制|见附)"
)
_HELD = re.compile(f"[一-鿿]{{0,8}}?(?:举[办行]|召开|进行|开展|组织)(?:{_COUNT})?{_OVER}")
_EVENT = 2

# Lessons (劳动课, 欣赏课); an office 课 is named for the field that it runs.
_OFFICE = re.compile(
    "(?:生产|制造|制程|加工|装配|组装|包装|品质|品管|品保|质量|质检|检验|业务|营业|销售|营销|市场|总务|庶务|行政|管理|人事|人资|财务|会计|成本|税务|出纳|资金|采购|物料|资材|仓储|仓管|物流|储运|生管|计划"
    "|工程|技术|工艺|设备|设施|保全|维修|动力|工务|模具|冲压|注塑|涂装|焊接|研发|开发|设计|安全|环安|环保|稽核|企划|资讯|信息|关务|船务|客服|法务|保安|第?[一二三四五])课$"
)


def _is_complement(at: Candidate) -> bool:
    """学生书写认真, 学生反映平淡: a verb, and an adjective that says how it is done."""
    text, start = at.reading.text, at.name_end
    stop = at.reading.clause_end(start, at.end)
    if stop - start != 2 * _TWO or text.startswith(_NOT_COMPLEMENT, start):
        return False
    return class_at(text, start + _TWO, stop) == "a" and class_at(text, start, start + _TWO) in ("v", "vn")


def _is_held(at: Candidate) -> bool:
    """驾驶员培训每季度举办一期: an event of theirs, how often it takes place."""
    text, start = at.reading.text, at.name_end
    if class_at(text, start, start + _EVENT) not in ("n", "vn"):
        return False
    for size in range(_EVENT, 7):
        rate = RATE.match(text, start + size, at.end)
        if rate is not None:
            return _HELD.match(text, rate.end(), at.end) is not None
    return False


def _is_dealt_with(at: Candidate) -> bool:
    """护学队排班由秘书长负责: who deals with what is theirs."""
    text, start = at.reading.text, at.name_end
    word_class = class_at(text, start, start + _EVENT)
    first = at.reading.at(start)
    acts = first is not None and bool(first.entry.predicate or first.entry.particle)
    if word_class == "n" and not acts and _BECOMES.match(text, start, at.end):
        return True
    return word_class in ("n", "vn") and _DEALT_WITH.match(text, start, at.end) is not None


def _is_honoured(at: Candidate) -> bool:
    """文明班级每月评选一次, 学生会干部每年改选: who they are to be."""
    text = at.reading.text
    start = at.name_end
    rate = RATE.match(text, start, at.end)
    start = rate.end() if rate else start
    if _SEAT_CHANGES.match(text, start, at.end) or _CHANGES_OFTEN.match(text, start, at.end):
        return True
    return (
        _HONOURED.match(text[at.name_start : at.name_end]) is not None
        and _HONOURS.match(text, start, at.end) is not None
    )


def _is_given(at: Candidate) -> bool:
    """护士每人一册手册, 队员每人每天补助八十元: what everybody gets."""
    text, start = at.reading.text, at.name_end
    while (rate := RATE.match(text, start, at.end)) is not None:
        start = rate.end()
    if _COPY_EACH.match(text, start, at.end) and is_served(text, at.name_start, at.name_end):
        return True
    return any(pattern.match(text, start, at.end) for pattern in (_HANDED_OUT, _PAID))


def _is_open(at: Candidate) -> bool:
    text = at.reading.text
    return bool(_ROOM.search(text, at.name_start, at.name_end)) and _OPEN.match(text, at.name_end, at.end) is not None


def _is_checked(at: Candidate) -> bool:
    text = at.reading.text
    if not is_served(text, at.name_start, at.name_end):
        return False
    return any(pattern.match(text, at.name_end, at.end) for pattern in (_CHECKED, _SO_MANY))


def _is_cut(at: Candidate) -> bool:
    """主题“留守儿童|关爱室…”: a name that a quotation opens in and does not close."""
    name = at.reading.text[at.name_start : at.name_end]
    if "的" not in name and _MEASURE_INSIDE.search(name):
        return True
    return any(name.rfind(opened) > name.rfind(closed) for opened, closed in ("“”", "「」", "《》"))


def _is_lesson(at: Candidate) -> bool:
    """实验课要提前检查器材: what the lesson is to be like, not who gives it."""
    text = at.reading.text
    if not text.endswith("课", at.name_start, at.name_end):
        return False
    return _OFFICE.search(text, at.name_start, at.name_end) is None


_READINGS = (
    _is_complement,
    _is_held,
    _is_dealt_with,
    _is_honoured,
    _is_given,
    _is_open,
    _is_checked,
)
_SAID = (
    _TURNS_OUT,
    _AS_FOLLOWS,
    _ALL_THE_TIME,
    _USUALLY,
    _SHARE,
    _FOUNDED,
    _SOME_MORE,
    _THINKS,
    _LIKE,
    _LACKS,
    _HAPPENS,
    _SUFFERS,
    _WHOM,
    _AMOUNT,
    _EXCEEDS,
    _BY_PHONE,
)


def of_bare(at: Candidate) -> bool:
    """Whether the clause behind a candidate without any modal word is about something of theirs."""
    if at.urged:
        return False
    text = at.reading.text
    if any(pattern.match(text, at.name_end, at.end) for pattern in _SAID):
        return True
    return any(reading(at) for reading in _READINGS)


def of_any(at: Candidate) -> bool:
    """Whether the name is cut, or the clause says only what has to be seen (我们也要看到)."""
    text = at.reading.text
    if _JUDGED.match(text, at.name_end, at.end) or _RESULTED.match(text, at.name_end, at.end):
        return True
    if _EACH_ONE_HOLDS.match(text, at.name_start, at.end):
        return True
    return _is_cut(at) or _is_lesson(at)
