"""Numbers that say who or what is meant: 60岁以上老人, 四年教龄以下, 死亡3人以上的事故. They prescribe nothing."""

from __future__ import annotations

import re

from pipeline.extract.quotas.lexicon import Unit
from pipeline.extract.quotas.measure import Measure

# 2.8万常住居民: people are counted by the ten thousand without a measure word.
MULTITUDE = re.compile(
    "(?:常住|流动|户籍|城镇|城乡|农村|农业|非农|参保|受益|贫困|脱贫|移民|外来|在校|广大|留守|老年|适龄|务工|干部)*"
    "(?:居民|人口|群众|村民|市民|农民|学生|师生|职工|党员|农户|贫困户|家庭|用户|患者|老人|妇女|儿童|志愿者|游客|考生|青年|网民|民工)"
)
MULTITUDE_UNIT = Unit("", "count")
# 预算5万, 总投资3亿: what is spent needs no 元 behind its number.
_SPENT = re.compile(
    "(?:资金|经费|预算|投资|投入|补助|补贴|拨款|造价|金额|费用|支出|收入|产值|利润|税收|贷款|捐款|奖金|销售额)"
    "(?:缺口|总额|规模|标准)?(?:[^，,。；;：:、\n0-9]{0,3}?[为约达近共有])?[:： ]{0,2}$"
)
_CLOSES_SUM = re.compile("左右|以[上下内]|余?(?:[，,。；;、）)\\s]|$)")
_SPENT_UNIT = Unit("", "money", 1, "元")
# 四年教龄以下, 三年工作经验以上: what the years are of stands between them and the comparing word.
SERVICE = re.compile(
    "(?:的)?(?:[教工党军驾团医护社会司矿]龄|(?:以上)?(?:工作|从业|任教|教学|驾驶|管理|基层|临床|实践|相关)*(?:经验|经历|年限))(?=(?:及|或)?以[上下内])"
)
SERVICE_HEADS = frozenset("教工党军驾团医护社会司矿从任管基临实相经年的")
# 0-36个月儿童: an age in months.
INFANTS = re.compile("(?:龄)?(?:以[内下])?的?(?:散居|常住|适龄)?(?:儿童|婴幼儿|婴儿|幼儿|宝宝|孩子)")
INFANT_HEADS = frozenset("儿婴幼宝孩龄的以散常适")
_LIMITS = ("不", "须", "必", "至", "最", "控")
_ABLE = (
    "(?:户籍|常住|独居|高龄|退休|离休|失能|半失能|贫困|农村|农业|城乡|城镇|辖区|特困|空巢|留守|适龄|残疾|在岗|在职|专任"
    "|健康|困难|流动|优秀|中青年|新任|新)*"
)
_PEOPLE = re.compile(
    rf"的?{_ABLE}(?:老年?人|老党员|老教师|老干部|居民|人群|人口|人员|公民|村民|市民|群众|儿童|婴幼儿|幼儿|婴儿|婴幼|孩子|小孩|孩童|青少年|青年|少年"
    r"|未成年人?|妇女|育龄|女性|男性|男教师|女教师|教师|老师|学生|大学生|中学生|小学生|干部|职工|员工|党员|医[师生护]|护士|民警|专家|同志|患者|病人|对象"
    r"|选手|队员|司机|驾驶员|教职工|女教职工|女职工|者|以?年龄[组段])"
)
_GROUP_BEHIND = re.compile("的?(?:组|年龄[组段]|龄段)")
_HARMED = ("死亡", "重伤", "受伤", "轻伤", "伤亡", "遇难", "失踪", "中毒", "损失", "伤害", "遇险")
_EVENT = re.compile("[^，,。；;：:！!？?\n]{0,10}?(?:事故|事件|火灾|案件|灾害|疫情|险情)")
# 在去年45家的基础上: what there is already.
_BASIS = re.compile("[^，,。；;：:！!？?\n]{0,8}?的?基础上")
_ENUMERATED = ("等",)


def unsaid_unit(text: str, start: int, end: int) -> Unit | None:
    """The unit of a number by ten thousands that prints none: 2.8万居民 counts people, 预算5万 money.

    >>> unsaid_unit("预算5万，", 2, 4).dimension, unsaid_unit("有5万居民", 1, 3).dimension
    ('money', 'count')
    """
    if MULTITUDE.match(text, end) is not None:
        return MULTITUDE_UNIT
    if _CLOSES_SUM.match(text, end) and _SPENT.search(text, max(0, start - 9), start) is not None:
        return _SPENT_UNIT
    return None


def says_who(text: str, measure: Measure) -> bool:
    """Whether a number belongs to the name of a group, of a case, or of what has just been listed.

    >>> from pipeline.extract.quotas import find
    >>> [quota.modality for quota in find("要慰问60岁以上老人。") + find("队员年龄不得超过60岁。")]
    ['fact', 'prescribed']
    """
    if measure.unit.dimension == "age":
        if text.startswith(_LIMITS, measure.start):
            return False
        return _PEOPLE.match(text, measure.end) is not None or _GROUP_BEHIND.match(text, measure.end) is not None
    if measure.unit.name in ("个月", "月") and INFANTS.match(text, measure.unit_end):
        return True
    if measure.unit.name == "年" and measure.compared:
        return (
            text[measure.unit_end : measure.unit_end + 3].find("龄") >= 0
            or "经" in text[measure.unit_end : measure.end]
        )
    if _BASIS.match(text, measure.end) is not None:
        return True
    if measure.unit.dimension == "count" and text.endswith(_HARMED, 0, measure.start):
        return measure.compared and _EVENT.match(text, measure.end) is not None
    # 接种疫苗(卡介苗、乙肝等12种)
    return text.endswith(_ENUMERATED, 0, measure.start) and text[measure.end : measure.end + 1] in (")", "）")
