"""Clauses that describe: how it stands with somebody, what is theirs, what becomes of them, what a place holds.

Their subject does nothing that is planned, whatever verb stands in the clause.
"""

from __future__ import annotations

import re

from pipeline.extract.parties.actor_names import kind_of
from pipeline.extract.parties.candidate import Candidate

# Where a clause is over.
_OVER = r"(?=[，,。；;、）)\s]|$)"
_DATE = (
    "(?:(?:20)?[0-9xX一二三四五六七八九十]{1,4}[年月日号](?:[0-9一二三四五六七八九十]{1,3}[月日号])?(?:[底初末]|[上中下]旬)?"
    "|[上下]半年|年[底内末])"
)

# 师生比不低于1:16, 教师与学生的比例达到…: a ratio.
_RATIO = re.compile(
    "(?:[与和同][^，,。；;：:\n]{1,8}?)?的?(?:之比|比例|比)(?:要|应|须)?(?:不[低高少多]于|达|为|约|提|保持|控制|在)"
)
# 组员之间互相帮助: what there is between them.
_BETWEEN = re.compile("(?:相互)?之间")
# 小学以体验为主: what something mainly is.
_MAINLY = re.compile(f"(?:要|应)?(?:均|都|主要|仍|则)?以[^，,。；;：:\n]{{1,24}}为(?:主|辅|重点|中心|核心|基础){_OVER}")
# 信息员从网格员中选聘, 委员经推选产生: how somebody comes to his seat, and nothing whom he would choose.
_CHOICE = "(?:竞聘|选举|选拔|选聘|选派|推选|推举|遴选|抽调|抽取|聘请|聘任|招募|选出|产生)"
_HOW_CHOSEN = "(?:公开|民主|择优|协商|无记名投票|随机)*"
_CHOSEN = re.compile(
    f"(?:原则上|主要|由|均|都|一律)?(?:[从在][^，,。；;：:\n]{{2,30}}[中里内]?|(?:经|经过|通过)(?={_HOW_CHOSEN}{_CHOICE}))"
    f"{_HOW_CHOSEN}{_CHOICE}{{1,2}}{_OVER}"
)
# 文学社设社长一名, 每班设安全员2人: which seats there are.
_SEATS = re.compile(
    "(?:各|均|都|下|分别)?设(?:立|置)?(?!奖)[^，,。；;：:\n]{1,10}?[0-9一二两三四五六七八九十]{1,3}[名人位]"
)
# 老人就餐享受补贴, 徒弟优先留用: a benefit.
_BENEFIT = re.compile(
    f"[^，,。；;：:\n]{{0,16}}?(?:享受|享有|参评(?!人|材料|对象)|受益{_OVER}|优先{_OVER}|优先(?:留|录用|聘用|晋升|推荐|考虑|享))"
)
# 群众对窗口服务的满意度在95分以上: what is measured.
_MEASURE = re.compile(
    "(?:对[^，,。；;：:\n]{1,16}?的?)?[^，,。；;：:\n的对]{0,8}[率度](?:达|在|保持|为|不低|控制|要达|应达|均达)"
)
# 敬老院改扩建6月开工, 服务站年内建成: works.
_WORKS = re.compile(
    f"(?:改扩?建|扩建|迁建|新建|重建|修缮|改造|装修|建设)?[“”]?{_DATE}?[“”]?前?(?:已|将|全部|基本|正式|如期)?"
    f"(?:建成|竣工|开工|动工|完工|投用|启用|落成|搬迁|投入使用|建成投用|建成启用|建成开放){_OVER}"
)
# 家委会换届, 语文组公开课: what is on, as a calendar puts it.
_OCCASION = re.compile(
    "(?!召开|举[行办]|开好|组织|参加|主持|承办|听|上好|上)(?:换届(?:选举)?|体检|[一-鿿]{0,3}(?:汇报|公开|研讨|示范|观摩|展示|达标|亮相|过关|研究|复习|竞赛)课|赛课"
    "|[一-鿿]{0,3}(?:总结|表彰|座谈|家长|分析|诊断|茶话|联谊|交流|推进|动员|培训)会)(?=[，,。；;、（(《\\s]|$)"
)
# 第九周 队干部培训, 九月 学生书写大赛: an entry of a calendar that is not joined to anything by a comma.
_ENTRY = re.compile(
    "(?!组织|参[加与赛训]|接受|完成|进行|主[持办讲]|承办|协办|召开|举[办行]|开展|准备|筹[备办划]|策划|安排|[做抓搞]好|加强|联合|[外带]|观[看摩]|迎接|报名|轮流|[赴到去听评办开搞上抓讲])"
    "[一-鿿]{0,4}?(?:大赛|比赛|竞赛|比武|擂台|竞选|互访|展演|培训|例会|讲座|赛课|演讲|征文)"
    "(?=[\\s（(；;]|(?:每|逢)?[一二两三四半0-9]{1,2}[天周课]|$)"
)
# 社团实行星级管理, 护士侧重操作: how they are dealt with, or what is in the foreground with them.
_MANAGED = re.compile("(?:一律|均|都)?实行[^，,。；;：:\n]{1,6}管理|(?:主要)?侧重(?:于|在)?")
# 讲师补助从专项经费中开支, 各校的校长述职安排在…: something of theirs.
_THEIRS = re.compile(
    "(?:(?:往返|个人|全体|年度)?(?:补助|津贴|补贴|经费|费用|差旅费|奖金|工资|待遇|名单|推荐表|一览表|登记表|公示牌|联系电话|联系方式|述职)"
    "(?=从|由|按|纳入|在|安排|印|更新|见|附|[:：])|的?(?:联系)?电话(?=[:：]|印))"
)
# 病区设立无障碍通道, 走廊悬挂名人画像: what there is in a room.
_ROOM = re.compile("(?:病区|病房|门诊|大厅|走廊|楼道|教室|寝室|宿舍|食堂|餐厅|橱窗|候诊区|展厅|会场|操场|场馆)$")
_PLACED = re.compile(
    "(?:内|里|外|门口|均|都|要|应|须|显著位置|醒目位置)*(?:设立|设置|张贴|悬挂|摆放|安装|陈列|配置|粘贴)(?!好)"
)
# 器材室整洁有序, 晨检室开窗通风良好: how a room looks.
_TIDY = re.compile("(?:要|应|须|必须)?(?:始终|经常|时刻|都|均)?(?:整洁|干净|明亮|宽敞|卫生|通风|安静|整齐)")
# 新生筛查在十月前完成: an activity, and when it is over.
_ACTIVITY = re.compile(
    f"[一-鿿]{{2,4}}(?:工作|活动)?(?:要|应|须|将)?(?:在|于){_DATE}[^，,。；;：:\n]{{0,4}}(?:完成|结束|举行|进行|开展|启动){_OVER}"
)
# 骨干教师外出研修每年不少于30人次: how often they are sent.
_TIMES_SENT = re.compile("[^，,。；;：:\n]{2,8}?(?:每[年学期月]{1,2})?(?:不少于|达到?|至少|超过)?[0-9]{1,5}人次")
# 辅导员8人：…, 小学12所，: how many there are of them, in a list.
_HOW_MANY = re.compile(
    "(?:[（(][^（()）\n]{1,16}[）)])?[ \u3000]?(?:每[科班组室])?"
    "[0-9一二两三四五六七八九十]{1,3}[名人位](?=[：:，,。；;、]|$)"
)
_PLACES_COUNTED = re.compile(
    "(?:[（(][^（()）\n]{1,16}[）)])?[0-9一二两三四五六七八九十]{1,3}[所家个户](?=[：:，,。；;、]|$)"
)

# A verb or preposition that begins no name: what it governs looks like one.
_GOVERNS = re.compile(
    "(?:派出(?!所|[一-鿿]{0,2}(?:机构|单位|人员|法庭|学校|部门|院|校|行|企业))|谨防|严防|防止|杜绝|避免|谢绝|摒弃|抵制|实行|推行|倡导|提倡|撤并|撤销|精简|裁撤|融入|升级|利用|借助|依托|选定|现选定|约请|敦促|催促|增设|开设|面临|面对|带着|带领着|召集)"
    "|(?:走访|慰问|回访|引进|引入|吸纳|吸收|扶持|资助|关爱|关心|爱护|激励|发动|动员|号召|新建|改建|扩建|新增|巩固|壮大|优化|健全|完善)"
    "(?![一-鿿]{0,4}(?:组|办|员|者|队|岗|科|处|股|专[班干员]|单位|人|部门|委员会|机构|公司|部|团)|[^，。]{0,12}的)"
    "|进(?:社区|校园|企业|机关|家庭|课堂|班级|军营|网格|小区|农村|商圈|工地)$|赴[一-鿿]"
    "|遇(?=老|残|学生|客)|抱(?=[一-鿿]生儿|孩子)|带(?=着|孩子)|帮(?=群众|老人|学生|孩子|家长|村民|居民|农户)"
    "|代(?=老人|孩子|学生|家长|群众|病人|患者|村民|居民|职工)|[分留设][0-9一二两三四五六七八九十]{1,2}(?:个|名|位|分钟)"
    "|设(?=[一-鿿]{2}窗口|窗口|专柜)|对(?=外包|外来)"
)

_OF_STATE = (
    _RATIO,
    _BETWEEN,
    _MAINLY,
    _CHOSEN,
    _SEATS,
    _MEASURE,
    _WORKS,
    _OCCASION,
    _ENTRY,
    _MANAGED,
    _THEIRS,
    _ACTIVITY,
    _TIMES_SENT,
)

# 初中要占三成, 隔离室要设在…, 每类学校都要覆盖: a measure, or what is done with them.
_DEMANDED_STATE = re.compile(
    f"(?:都|均|也|还)?(?:应|须|要|必须|应当)(?:都|均)?(?:占(?!用|领|据)|达(?!到.{{0,6}}的?要求)|设[在于]|覆盖{_OVER}|管起来{_OVER}|具有|具备)"
)


def of_state(at: Candidate) -> bool:
    """Whether the clause behind a candidate without any modal word describes.

    The words are looked at behind the name, so a reading takes time linear in its clause.
    """
    text, stop = at.reading.text, at.end
    if at.urged:
        return False
    if any(pattern.match(text, at.name_end, stop) for pattern in _OF_STATE):
        return True
    if _ROOM.search(text, at.name_start, at.name_end) and (_PLACED.match(text, at.name_end, stop)):
        return True
    if text[at.name_end - 1] in "室房厅馆堂区" and _TIDY.match(text, at.name_end, stop):
        return True
    role = kind_of(at.reading, at.name_start, at.name_end) == "role"
    if at.verdict.rule == "measured_event" and (_HOW_MANY if role else _PLACES_COUNTED).match(text, at.name_end, stop):
        return True
    return role and _BENEFIT.match(text, at.name_end, stop) is not None


def of_any(at: Candidate) -> bool:
    """Whether the name begins with what governs it, or the demand behind it is one on a state."""
    text = at.reading.text
    if _GOVERNS.match(text, at.name_start, at.name_end):
        first = at.reading.at(at.name_start)
        return first is None or first.end < at.name_end
    return any(pattern.match(text, at.name_end, at.end) for pattern in (_DEMANDED_STATE, _MAINLY))
