"""The closed wordings of predicates: patterns and small word sets, and what a predicate says of its subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

REACH = 200

POST = re.compile(r"(?:同志|老师)?(?:分别|一并)?(?:任|担任|兼任|兼|出任|为|是|作为|当)([^，,。；;：:\n]{0,14})")

CHIEF = re.compile(
    r"(?:就?是|即为|为|作为|系|均[为是]|都是|负(?!责人))[^，,。；;：:\n]{0,24}?(?:责任人|责任主体|责任单位|总责|全责|主责|主要责任|直接责任|领导责任|首要责任|全面责任)"
)

BODY = re.compile(r"(?:是|为|作为)[^，,。；;：:\n]{0,24}?(?<!责任)主体(?=[，,。；;\n]|$)")

LABELS = re.compile(
    r"(?:常务|执行|第一|名誉)?(副)?(组长|总指挥长?|指挥长|主任委员|主任|召集人|会长|队长|团长|理事长|[河湖路林田街片段楼]长|网格长|负责人|责任人|总负责)"
    r"|(组员|成员单位|成员|委员|队员|秘书长?|联络员)"
)

MANNER = re.compile(r"(?:[^，,。；;：:、\n的]{1,12}、)?[^，,。；;：:、\n的]{1,10}地")

NOUN_AFTER = re.compile(
    r"[\s]*(?:$|[，,。；;：:、）)]|工作|项目|工程|作品|群|以|由|为|性|化|率|者|员|量|度|单|表|书|费|必|制度|机制|体系|水平|能力|质量|活动|方案|计划|情况|机构|方面|和|与|及|要|应|须|是|的|方法|模式"
    r"|成绩|效果|观念|理念|经验|成果|意识|行为|中|内容|过程|环境|经费|资源|基地|目标|标准|任务|时间|档案|设施|力度|规范|规定|办法"
    r"|措施|常规|部门|中心|系统|平台|团队|队伍|资料|手册|大纲|需要|需求|事业|改革|安全|文化|会议|人员|科研|督导|考核|管理|培训|研究)"
)

TITLE_END = re.compile(
    r"(?:方案|(?:工作)?(?:思路|打算|设想|构想)|计划|意见|办法|总结|通知|规划|要点|安排|制度|细则|规定|汇报|报告)\s*$"
)

PAST = re.compile(
    r"近年来|一年来|以来|去年(?<!(?:总结|立足|针对|结合|借鉴|吸取|根据|延续)[一-鿿]{2})|过去(?<!(?:总结|立足|针对|结合|借鉴|吸取|根据|延续)[一-鿿]{2})|上(?:学期|一年)(?<!(?:总结|立足|针对|结合|借鉴|吸取|根据|延续)[一-鿿]{3})|曾|取得了|得到了|已经(?![一-鿿]{2,12}的)|已[被于]?[一-鿿]{1,3}了|截至|截止目前|至今|历年?来|[一二两三四五六七八九十几多半][多余]?年(?:多|间)?来"
)

DONE = re.compile(r"^[^，,。；;：:\n]{0,3}(?:了(?!解)|过(?![程期敏滤硬关年冬夜磅筛户度桥渡节失错剩量马道]))")

SUPERVISE_OBJECT = re.compile(
    r"(?:监督检查|监督|督查|督导|督办|督察|巡查|巡察|检查|抽查|考核|考评|验收|审核|审批|评估|评价|监管|追责|问责|查[班课岗寝铺])"
    r"(?:(?:和|与|、|及)?(?:评估|评价|考核|指导|监督|管理|检查|认定|评定|审定|问责))?(?:工作|力度|情况|活动|制度)?$"
)

DEFINING = ("应", "须", "应当", "应该", "必须", "需", "均应", "均须")

FIRM = ("好", "实", "紧", "牢")

# Modal words that are nouns too; inside a phrase they are (按照《…计划》).
NOUNS = ("计划", "准备", "打算", "力争", "争取")

MUTUAL = re.compile("签|联系|沟通|结成|结对|协商|合作|保持|建立|交流|对接|衔接|配合|交换|交接|会商|洽谈|预约|约定|对账")

# 负责制, 负责的, 负责人 charge nobody here.
NO_CHARGE = re.compile("制(?![定订作卷表图版度])|的|人")
# 班级确定后, 学校审核时: a point in time, not a plan.
TEMPORAL = re.compile(r"(?:后|之后|以后|(?<![学课小工])时|前|之前|期间)$")
# X会同Y + action: the companion stands between the subject and its predicate.
COMPANIONS = ("会同", "联合", "协同")
PARTNERS = ("与", "同", "跟")

STATIVE = (
    "是",
    "有",
    "没有",
    "无",
    "存在",
    "具有",
    "属于",
    "已",
    "已经",
    "曾",
    "未",
    "不足",
    "取得了",
    "完成了",
    "很",
    "非常",
    "十分",
    "比较",
    "较",
    "更加",
)

# Prepositions whose phrase ends inside the clause.
NEAR = ("与", "同", "跟", "和", "对", "把", "向", "从", "将", "由", "为", "自", "于")

# No clause of prose is longer; the bound keeps hostile text linear.
CLAUSE = 400

# 逐车登记, 逐户走访; 物业公司、居委会双方协商; 分两批轮训, 分组、分片巡逻.
EACH_ONE = re.compile(
    "逐[一-鿿]|(?:[双两三四多]方|[三二]者)(?=[一-鿿])"
    "|分(?:[0-9一二两三四五六七八九十几多]{1,2}个?)(?:批次?|小?组|路|片区?|段|时段|班次?|期|步|次|层次?|队|轮|阶段|场)(?=[一-鿿])"
)
# 班组奖励3000元: the subject is given something.
AWARDED = re.compile(r"(?:奖励|补助|补贴|处罚|罚款|扣罚|扣减)\s*(?:现金|人民币)?[0-9０-９一二三四五六七八九十百千xX×_]")

# 新员工接受岗前培训: what its subject has to do, as with 参加.
UNDERGOES = re.compile("接受[^，,。；;：:\n了的]{0,8}(?:培训|轮训|复训|集训|体检|教育|交底|测试|筛查)")
# 党员大会每季度召开一次: the meeting is what is held.
HELD = re.compile("(?:召开|举行|开)(?![^，,。；;]{1,6}会)(?=[0-9０-９一二两三四五六xX×_不]|$)")

# 总务处：保障工作 names a field, 总务处：保障经费 a duty.
MATTERS = ("工作", "制度", "情况", "方案", "计划", "活动", "、", "。", "；", ";", "\n", "，", ",")
# 上班前清点人数, 事故发生后上报: a moment between a subject and its verb.
_AT = "[一-鿿]{2,4}?(?:之?(?<!提)前?[前后]|期间|(?<![小及按同准定随届平课学临实适限暂顿有])时(?![间刻期段限候]))"
MOMENT = re.compile(
    rf"(?:{_AT}(?:[和及与或、]在?{_AT})?|[会课赛班术餐饭节汛工岗]前后?)(?:[一二两三]天)?(?:各(?=[一-鿿]{{2}}[一两三四0-9]))?"
)
# So far a moment may reach, with the word that tells it.
_MOMENT_REACH = 6


def moment_at(text: str, position: int, end: int) -> re.Match[str] | None:
    """The moment that begins at `position` (上班前, 事故发生后)."""
    near = text[position : position + _MOMENT_REACH]
    if "前" not in near and "后" not in near and "时" not in near and "期间" not in near:
        return None
    return MOMENT.match(text, position, end)


# Where those act who are sent there: 包村, 驻厂.
ON_SITE = re.compile("[包驻挂联进下蹲跟][村户片点组校厂企乡镇社班岗]")
# Words that open a phrase in front of the predicate, whatever they are elsewhere.
OPENING = ("作为", "通过", "面向", "根据", "针对", "依靠", "关于", "依据", "按照", "结合", "围绕")
EACH_ONE_OF = ("每名", "每位", "每个", "每一", "各", "全体", "所有")
# 各班由辅导员组织讨论, 所有队员由教练带队入场.
LED_OUT = re.compile("[一-鿿]{2,8}?(?:组织(?!部|委员|领导|者|人|的)|带队|带领|率领|领队)")

# 教育局关于…的通知, 书记在…的讲话精神: a paper or speech that is cited, and whose it is.
ENTITLED = re.compile(
    "在[^，,。；;：:\\n”」]{2,40}(?:的|重要)(?:讲话|批示|指示|论述)|在[^，,。；;：:\\n”」]{2,40}(?:讲话|批示|指示|论述)精神"
    "|作为[^，,。；;：:\n]{2,40}[，,][其它](?![他中])"
    "|关于[^，,。；;：:\n”」]{2,60}(?:通知|意见|方案|办法|规定|决定|批复|请示|报告|通告|公告|指示|函|讲话|论述|要求)"
)
# 班委通过投票产生, 党员经本人申请…: what is done with somebody, or what he asks for.
CHOSEN = re.compile(
    "经(?:本人|个人|自愿)?申请|(?:通过|经过|采取)[^，,。；;：:\n]{1,16}(?:产生|选出|组成|形成|获得|取得)(?=[，,。；;\n]|$)"
)
# 支部建设有新进展, 学习活动实行…: something of theirs, and how it stands.
DESCRIBED = re.compile(
    "受?(?:教育|覆盖|参与|普及|宣传|受益|培训)面(?:要|须|应|必须|均)?(?:达|不[低少])"
    "|(?:[一-鿿]{2})?(?:活动|建设|现象|工作|情况|水平|素质|行为|生活|成绩|积极性|热情|意识|改革)"
    "(?:实行|有(?=[新所了较明一])|得到|取得|是(?!否)|明显|显著|不断|逐步(?=[提改好])|呈|更加|稳步|日益|较|很|普遍|全面(?:推开|铺开)"
    "|[高强低差](?=[，,。；;\\n]|$))"
)

# One of these stands at the beginning, or behind two characters.
_THINGS = frozenset(
    ("活动", "建设", "现象", "工作", "情况", "水平", "素质", "行为", "生活", "成绩", "积极", "热情", "意识", "改革")
)


def is_described(text: str, position: int, end: int) -> bool:
    """Whether what follows a name at `position` is something of theirs, and how it stands (支部建设|有新进展).

    >>> is_described("建设有新进展", 0, 6), is_described("建设新校舍", 0, 5)
    (True, False)
    """
    four = text[position : position + 4]
    if four[:2] not in _THINGS and four[2:] not in _THINGS and "面" not in four:
        return False
    return DESCRIBED.match(text, position, end) is not None


# 学生到校，都要晨检: where the subject comes or goes, in front of what it has to do there.
ARRIVALS = frozenset("到回进入返离上下出")
ARRIVED = re.compile(
    "(?:[到回][一-鿿]{1,4}|[进入返离出](?:[校园厂场馆村室院岗门车]|[入到开出][一-鿿]{1,4})|[上下](?:[班岗车课楼]|[早中晚夜]班))[，,]"
)
# 在 and a place at a school, where 在校 is one word elsewhere (在校学生).
IN_SCHOOL = ("在校门", "在校园", "在校内", "在校外")
# What somebody does at a ceremony, as an item of its agenda says: 裁判员代表宣誓, 校领导致开幕词.
CEREMONY_BEGINS = frozenset("入退宣致颁登")
CEREMONY = re.compile(
    "(?:入场|退场|宣誓|致(?:[开闭]幕)?[辞词]|致欢迎[辞词]|颁奖|登台领奖|宣布[一-鿿]{2,10}(?:开幕|闭幕|开始))"
    "[。；;]?\\s*$"
)
# Under whose direction, in front of what is done: 在支部的统一指挥下，疏导车辆.
UNDER = re.compile(
    "在[^，,。；;：:\n]{2,30}?(?:领导|指导|带领|引领|指挥|调度|组织|安排|部署|协助|配合|支持|监督|协调|帮助)下[，,]?"
)

STOP_MARK = re.compile("[，,。！？!?；;：:\n]")

STOP = "，,。！？!?；;：:\n"


class Verdict(NamedTuple):
    """The duty and basis a predicate gives its subject, and the rule that says so.

    `end` is where the deciding words end; `mutual`: a partner joined by 与 before the predicate is no subject.
    """

    duty: str
    basis: str
    rule: str
    end: int
    mutual: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """One entry of rules/extract/parties.yaml that has a form."""

    rule: str
    form: str
    openers: tuple[str, ...]
    words: tuple[str, ...]
    duty: str
    basis: str


def clause_end(text: str, start: int, limit: int) -> int:
    """Where the clause that holds `start` ends, at most `limit`."""
    match = STOP_MARK.search(text, start, min(limit, start + CLAUSE))
    return match.start() if match else min(limit, start + CLAUSE)


_DONE_WITH = re.compile("(?<!为)了(?![解却然望])")


def is_done(text: str, start: int, end: int) -> bool:
    """Whether the clause from `start` on tells what has been done (将学生进行了|分组).

    >>> is_done("学生进行了分组", 0, 7), is_done("学生了解规则", 0, 6)
    (True, False)
    """
    return _DONE_WITH.search(text, start, clause_end(text, start, end)) is not None


def is_past(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells what has been done, so that a bare verb in it plans nothing.

    >>> is_past("近年来学校开展了活动", 0, 10), is_past("学校开展活动", 0, 6)
    (True, False)
    """
    return PAST.search(text, start, end) is not None


# As far as 地 stands behind what it makes an adverb.
_MANNER_REACH = 24


def manner_at(text: str, position: int, end: int) -> re.Match[str] | None:
    """The phrase in 地 that begins at `position` (有计划、有步骤地)."""
    if text.find("地", position, position + _MANNER_REACH) < 0:
        return None
    return MANNER.match(text, position, end)
