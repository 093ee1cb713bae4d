"""Frames in which an agent may stand, and the nearest frames in which the same words are none.

A line reads `who frame`: `who` are the classes of agents that suit the frame (b bodies, p people who serve, s people
who are served), {} is the agent. A duty other than implement stands in front of the classes (lead:bp).
"""

from __future__ import annotations

from typing import NamedTuple


class Frame(NamedTuple):
    """A frame with the classes of agents it suits, and the duty it gives them ('' for none)."""

    wording: str
    suits: str
    duty: str


# Modal words.
_DEMANDED = """
bps {}要切实抓好冬季防火。
bps {}应按时交回调查表。
bps {}须在三日内完成自查。
bps {}必须妥善保管钥匙。
bps {}务必守好安全底线。
bp {}应当如实填写日志。
bps {}需提前备好雨具。
b {}拟于下月召开现场会。
bp {}将对账目逐笔核对。
bp {}应该随时查看水位。
bps {}要把垃圾分类落到实处。
bps {}都要建立自己的清单。
bps {}均须签订承诺书。
bp {}还要完善预案。
bp {}首先要摸清底数。
bps {}更要以身作则。
bp {}不仅要完成指标，还要提炼经验。
bp {}既要抓进度，又要保质量。
bp {}要做到早发现、早处置。
bp {}不得擅自离岗，必须坚守阵地。
bp {}可适当调整顺序，但必须报备。
bp {}接到通知后要立即行动。
bp {}，要把担子扛在肩上。
bps {}要在雨前疏通水沟。
bp {}要以身边事为例讲清道理。
bp {}应从细节入手改进流程。
bps {}要牢固树立底线思维。
bps {}不能流于形式，要注重实效。
bp {}要确保通道畅通。
bps {}要充分认识防溺水的重要性。
"""
# Verbs alone, behind a date, an adverb or a phrase.
_PLANNED = """
bp {}定期清理排水沟。
bp {}每周三上报一次进度。
bp {}及时处置突发情况。
bp {}认真做好来访登记。
bp {}每月底前报送明细表。
bp {}逐户排查燃气隐患。
b {}统一印制宣传单。
bp {}制定详细的值守方案。
bp {}结合自身实际细化措施。
bp {}按照时间节点推进任务。
bp {}对水塘开展拉网式排查。
bp {}利用晚间入户讲解政策。
bps {}围绕主题撰写心得体会。
bp {}于6月底前完成整改。
bp {}在入口处设置警示牌。
bp {}通过走访摸清底数。
b {}以座谈会形式征求意见。
b {}向困难户发放救助款。
b {}为孤寡老人送去棉被。
bp {}把隐患清单张贴上墙。
bp {}将清点结果记入档案。
bp {}严格执行值班纪律。
bp {}坚持每日清扫路面。
bp {}做好防滑、防冻工作。
bp {}继续推行错峰用电。
bp {}自行安排休整时间。
bp {}进一步强化责任意识。
b {}开展一次应急演练。
bp {}每学期至少撰写两篇总结。
bp {}充分利用宣传栏普及常识。
b {}实行24小时值班。
b {}召开碰头会研究对策。
bps {}自觉维护公共秩序。
bps {}带头践行光盘行动。
bp {}每日两次测量水温。
bp {}轮流到渡口守护。
bp {}在接到报告后10分钟内赶到现场。
bp {}每天提前十分钟到岗。
bp {}深入田间地头查看墒情。
bp {}从源头上堵住漏洞。
bp {}对照清单逐项销号。
bp {}分片包干，责任到人。
bp {}全面摸排,建立台账。
bp {}根据需要增设岗亭。
"""
# Where the agent stands.
_PLACED = """
bp 3月上旬，{}制定实施步骤。
bp 2024年5月10日前，{}报送小结。
bps 每周五下午，{}开展大扫除。
bp 每天早晨{}打开门窗通风。
bp 汛期来临前，{}备足沙袋。
bp 发现险情后，{}立即上报。
bp 遇到突发事件，{}第一时间到场处置。
bp 为确保万无一失，{}要反复核对名单。
bp 为了落实会议精神，{}制定整改清单。
bp 按照方案要求，{}要分批进场。
bp 根据天气变化，{}适时调整作息。
bp 在活动中，{}要注意收集照片。
bp 如有异常，{}要立即切断电源。
bps 如因故不能到场，{}须提前请假。
bp 凡涉及资金支出，{}要集体研究。
bp 对发现的问题，{}要逐条整改。
bp 对逾期不改的，{}要通报批评。
bp 一是{}要统一思想。
bp （1）{}要统一思想。
bp 1.{}每月开展一次自查。
bp ①{}认真填写台账。
bp 第一，{}要带头遵守公约。
bp 其中，{}要增设警示牌。
bp 同时，{}要完善交接手续。
bp 此外，{}应保持电话畅通。
bp 二要夯实责任，{}要分片包干。
bp 隐患排查要细致，{}要逐项登记。
bp 会议召开前，{}准备好发言材料。
bp 抓好冬防工作。{}要备齐物资。
bp 对照标准开展自查，{}要列出清单。
bp 收集意见建议；{}梳理汇总后反馈。
bp 活动要求：{}要准时到场。
bp 加强值守。{}要坚守岗位。
bp 暑假期间,{}要做好水域看护。
bp 每逢节假日，{}轮流带班。
bp 在上级指导下，{}修订完善各项预案。
bp 坚持预防为主，{}要常备不懈。
bp 清明前后，{}严防死守。
bp 下一步，{}将加快进度。
bps 活动结束后，{}要写出体会。
"""
# Verbs in front that urge somebody to act.
_URGED = """
b 请{}于周五前上交材料。
bps 督促{}落实整改措施。
bps 要求{}按时参加例会。
bp 责成{}限期整改到位。
b 协调{}提供场地。
b 委托{}编制评估报告。
b 责令{}停业整顿。
bps 要督促{}及时清运垃圾。
bps 严格要求{}遵守操作规程。
bps 会议要求，{}要提高认识。
bp 进一步督促{}健全台账。
"""
# Other duties.
_CHARGED = """
lead:bp {}负责材料收集和归档。
lead:bp {}负责制定采购清单。
lead:bp {}具体负责场地布置。
lead:bp 2.{}：负责器材搬运。
support:bp {}配合做好现场秩序维护。
support:bp {}协助清点物资。
supervise:bp {}要对完成情况进行考核。
supervise:b {}定期督查整改进度。
supervise:b {}将不定期抽查落实情况。
"""
# Verbs alone, as work of all kinds has them.
_WORK = """
b {}张榜公示补贴名单。
b {}印制《告知书》五百份。
b {}腾出两间库房存放物资。
b {}抽调精干力量充实一线。
b {}聘请专家授课。
b {}拨出专款购置灭火器。
b {}筹资修缮围墙。
b {}挨家挨户发放明白纸。
b {}出动宣传车巡回广播。
b {}悬挂横幅、张贴标语。
b {}组建两支抢险队伍。
b {}选派两名骨干参训。
b {}与驻地部队共建联防机制。
b {}设立举报箱和热线电话。
b {}约谈整改不力的负责人。
b {}举办全市技能大赛。
b {}举行升旗仪式。
b {}评选月度之星。
b {}收集汇总意见建议。
b {}逐级签订目标责任书。
b {}实行错时上下班。
b {}加大巡逻密度。
b {}把住入口关。
b {}拆除违章搭建。
b {}引进先进设备。
b {}对接用工需求。
b {}启用新的考勤系统。
b {}梳理权力清单。
b {}每半年听取一次专题汇报。
b {}向社会公开承诺。
b {}在醒目位置公布监督电话。
b {}统筹安排车辆。
b {}集中销毁过期药品。
b {}就近调拨物资。
b {}按比例配备器材。
b {}列出问题清单，逐项整改。
b {}成立专门班子，明确任务。
b {}精心策划，周密部署。
bp {}逐一登记来访车辆。
bp {}反复核对数据。
bp {}耐心解答疑问。
bp {}如实记录交接情况。
bp {}随时掌握动态。
bp {}主动上门服务。
bp {}每两小时巡视一遍库房。
bp {}每天喷洒消毒液。
bp {}当日事当日毕。
bp {}熟练掌握急救技能。
bp {}提前熟悉线路。
bp {}妥善保管原始凭证。
bp {}严把进货关。
bp {}按规定着装。
bp {}凭证发放物品。
bp {}坚决杜绝带病作业。
bp {}分批次清洗滤网。
bp {}带领大家清理杂草。
bp {}及时劝离围观人群。
bp {}做到有问必答。
bp {}现场演示操作步骤。
bp {}深入一线调查研究。
bp {}每周写一篇工作日志。
bp {}养成节约用电的好习惯。
bp {}树立主人翁意识。
bp {}坚持原则，秉公办事。
bp {}加强政治学习。
bp {}勤检查、勤提醒。
bp {}密切关注水位变化。
bp {}全程跟踪问效。
bp {}立足岗位作贡献。
bp {}在规定时间内销假。
bp {}把好事办实。
bp {}自觉接受群众监督。
bp {}交叉检查台账。
bp {}遇紧急情况先处置后报告。
bp {}随身携带记录仪。
bp {}轮班值守渡口。
"""
_OBJECTS = """
bps 对{}进行业务培训。
bps 为{}提供便利条件。
ps 组织{}观看警示片。
bps 引导{}树立节约意识。
bps 邀请{}参加座谈会。
bps 鼓励{}报名参赛。
p 聘请{}担任顾问。
bps 提高{}的业务水平。
bps 加强对{}的管理。
bps 向{}了解情况。
b 迎接{}检查。
b 报送{}备案。
bps 听取{}意见。
bps 征求{}的建议。
ps 增强{}的防范意识。
bps 保护{}的合法权益。
bps 让{}感受到温暖。
bps 使{}掌握逃生技能。
ps 关心{}的生活。
bps 慰问{}。
bps 发动{}参与义务植树。
bps 动员{}接种疫苗。
bps 帮助{}解决困难。
bps 以{}为重点开展宣传。
bps 面向{}发放问卷。
bps 给{}发放补贴。
bps 与{}签订责任书。
bps 考核{}的履职情况。
bps 表彰一批{}。
b 加强{}建设。
ps 选派{}外出学习。
bps 走访{}十余次。
bps 把意见转告{}。
bps 通知发至{}。
bps 及时将结果反馈给{}。
bps 支持{}开展文体活动。
b 向{}申请经费。
bps 充分发挥{}的作用。
bps 依托{}开展宣传。
bps 做好{}的思想工作。
b 深入{}调研。
"""
_DESCRIBED = """
bps {}的工作热情明显提高。
bps {}不得擅自离岗。
bps {}可自愿报名。
bps {}严禁携带火种。
bps {}已完成隐患整改。
bps 去年，{}开展了三次演练。
bps 近年来，{}不断改善条件。
bps {}取得了显著成绩。
bps {}是活动的直接受益者。
bps {}共有三十二人。
bps {}的检查要细致。
bps {}面貌焕然一新。
bps {}是否建立台账。
bps 检查{}是否落实责任。
bps {}有无脱岗现象。
bps 通过活动，{}受到了教育。
bps {}满意度达到95%以上。
bps {}人数不少于30人。
bps {}一年来做了大量工作。
bps {}存在的问题要及时整改。
bps {}反映的问题要逐条答复。
bps {}所需物资统一采购。
bps {}获得一等奖。
bps 召开{}会议。
bps {}被评为先进。
bps {}表示满意。
bps {}热情高涨。
bps {}有三人受到表扬。
bps {}的态度更加积极。
b {}设备要定期检修。
bps {}对此给予了好评。
bps {}无法到场的，可以委托他人。
bps {}能够做到令行禁止。
bps {}感到十分满意。
bps {}积极性不高。
bps {}曾组织过类似活动。
ps {}占总人数的一半。
b {}位于山谷之中。
"""

_STATES = """
bps {}队伍不断壮大。
b {}门前车水马龙。
bps {}精神面貌有了很大变化。
bps {}对结果很满意。
bps {}由三部分组成。
bps {}普遍反映良好。
b {}荣获先进集体称号。
b {}地处山区。
bps {}早已习以为常。
bps {}责任心强。
b {}占地二十亩。
b {}辖十二个小组。
b {}始建于1958年。
b {}现有床位80张。
b {}环境优美、设施齐全。
bps {}之间的差距逐步缩小。
bps {}安全意识淡薄。
bps {}受台风影响较大。
bps {}面临诸多困难。
bps {}缺乏经验。
bps {}数量不足。
bps {}未发生一起事故。
bps {}收到锦旗十余面。
bps {}的支持是我们前进的动力。
bps 离不开{}的理解。
bps 得到了{}的一致好评。
bps {}认为方案可行。
bps {}纷纷表示赞同。
bps {}代表发言。
bps {}代表参加了会议。
b {}改革取得突破。
b {}食堂卫生状况良好。
b {}大门口交通拥堵。
bps {}平均年龄三十五岁。
ps {}素质参差不齐。
ps {}的健康状况良好。
bps {}方面的问题比较突出。
bps 部分{}存在侥幸心理。
bps 个别{}责任心不强。
bps {}工作量大。
bps {}与去年相比增加两成。
bps {}深受鼓舞。
bps {}获益匪浅。
"""


def _lines(block: str) -> list[str]:
    return [line for line in block.splitlines() if line]


def acting() -> tuple[Frame, ...]:
    """The frames whose agent is a party."""
    out = []
    for line in _lines(_DEMANDED + _PLANNED + _WORK + _PLACED + _URGED + _CHARGED):
        head, _, wording = line.partition(" ")
        duty, _, suits = head.rpartition(":")
        out.append(Frame(wording, suits, duty or "implement"))
    return tuple(out)


def not_acting() -> tuple[Frame, ...]:
    """The frames whose words name no party."""
    heads = (line.partition(" ") for line in _lines(_OBJECTS + _DESCRIBED + _STATES))
    return tuple(Frame(wording, suits, "") for suits, _, wording in heads)
