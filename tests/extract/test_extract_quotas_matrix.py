"""Every kind of quantity in every kind of clause: what is ordered, promised or reported, in lists, labels and cells.

A row reads `phrase cmp min max unit`, the quantity in square brackets; `-` for an open side, `*` for what another table
tells. A frame begins with P where the number is prescribed, with F where it is a fact. In each frame the quantity must
come back whole, alone and with the same values.
"""

from __future__ import annotations

import re

import pytest

from pipeline.config import load_config
from pipeline.extract import dates, quotas
from pipeline.records import Plan, Quota

CONFIG = load_config().extract
ROWS = """
完成造林[3.5万亩] eq 35000 35000 亩
新建管网[12公里] eq 12 12 公里
改造老旧小区[8个] eq 8 8 个
建成标准化卫生室[15所] eq 15 15 所
培训技术员[300人次] eq 300 300 人次
开展演练[2次] eq 2 2 次
争取资金[2.8亿元] eq 280000000 280000000 元
人均补助[50元] eq 50 50 元
每生补助[600元] eq 600 600 元
入学率达[100%] eq 100 100 %
优秀率提高[3个百分点] eq 3 3 个百分点
能耗下降[2.5%] eq 2.5 2.5 %
削减燃煤[20万吨] eq 200000 200000 吨
新增装机[30万千瓦] eq 300000 300000 千瓦
铺设电缆[3千米] eq 3 3 千米
建设厂房[2.4万平方米] eq 24000 24000 平方米
建设高标准农田[5000亩] eq 5000 5000 亩
出栏生猪[3万头] eq 30000 30000 头
出栏家禽[20万羽] eq 200000 200000 羽
投放鱼苗[50万尾] eq 500000 500000 尾
栽植苗木[1.5万株] eq 15000 15000 株
推广良种[10个] eq 10 10 个
接种疫苗[2000剂次] eq 2000 2000 剂次
开放床位[80张] eq 80 80 张
门诊量达到[3万人次] eq 30000 30000 人次
抢救车配备[2台] eq 2 2 台
配备专职人员[1名] eq 1 1 名
配备专职人员[一名] eq 1 1 名
配备巡逻车[一辆] eq 1 1 辆
设立监督岗[两个] eq 2 2 个
设立联络员[一名] eq 1 1 名
建立示范点[3个] eq 3 3 个
打造特色品牌[一个] eq 1 1 个
建成实训基地[两个] eq 2 2 个
培育龙头企业[5家] eq 5 5 家
召开例会[一次] eq 1 1 次
召开例会[两次] eq 2 2 次
出简报[四期] eq 4 4 期
出黑板报[一期] eq 1 1 期
读书[两本] eq 2 2 本
听课[20节] eq 20 20 节
批改作文[8篇] eq 8 8 篇
上好研讨课[一节] eq 1 1 节
锻炼[一小时] eq 1 1 小时
锻炼[1.5小时] eq 1.5 1.5 小时
锻炼[1、5小时] eq 1.5 1.5 小时
休息[10分钟] eq 10 10 分钟
巡查[2遍] eq 2 2 遍
发放传单[3000份] eq 3000 3000 份
悬挂横幅[20条] eq 20 20 条
制作展板[12块] eq 12 12 块
播放宣传片[3部] eq 3 3 部
抽检样品[120批次] eq 120 120 批次
检测样本[60份] eq 60 60 份
调解纠纷[100件] eq 100 100 件
抽查单位[30%] eq 30 30 %
提前[3天]通知 eq 3 3 天
提前[一周]通知 eq 1 1 周
扣[5分] eq 5 5 分
加[2分] eq 2 2 分
罚款[200元] eq 200 200 元
奖励[1000元] eq 1000 1000 元
总投资[1.2亿元] eq 120000000 120000000 元
融资成本下降[20个基点] eq 20 20 个基点
压缩[三分之一] eq * * *
增长[一倍] eq 1 1 倍
深度达到[30厘米] eq 30 30 厘米
举办讲座[不少于4场] ge 4 - 场
走访群众[100户以上] ge 100 - 户
走访群众[百户以上] ge 100 - 户
争取资金[500万元以上] ge 5000000 - 元
人均增收[不低于800元] ge 800 - 元
亩均产量达到[500公斤以上] ge 500 - 公斤
入学率达到[98%以上] ge 98 - %
合格率达到[百分之九十五以上] ge 95 - %
合格率[95%以上] ge 95 - %
合格率[不低于95%] ge 95 - %
优良天数达到[280天以上] ge 280 - 天
配备保安[不少于3名] ge 3 - 名
引进项目[10个以上] ge 10 - 个
签约项目[至少3个] ge 3 - 个
召开例会[至少一次] ge 1 - 次
召开例会[不少于两次] ge 2 - 次
听课[二十节以上] ge 20 - 节
锻炼[不少于1小时] ge 1 - 小时
学习[不少于40学时] ge 40 - 学时
培训[不少于5天] ge 5 - 天
刊发稿件[50篇以上] ge 50 - 篇
上报信息[不少于2条] ge 2 - 条
破获案件[30起以上] ge 30 - 起
工业增加值增长[8%以上] ge 8 - %
新增贷款[30亿元以上] ge 3000000000 - 元
间距[不小于1.5米] ge 1.5 - 米
宽度[不得小于3米] ge 3 - 米
温度保持在[18℃以上] ge 18 - ℃
温度[不低于18度] ge 18 - 度
身高[1.60米以上] ge 1.6 - 米
满意度达[九成以上] ge 90 - %
答对率[80分以上] ge 80 - 分
撰写论文[1—2篇] range 1 2 篇
撰写论文[一至两篇] range 1 2 篇
撰写心得[1-2篇] range 1 2 篇
上公开课[一、二节] range 1 2 节
推荐学员[2、3名] range 2 3 名
安排值班[两三人] range 2 3 人
配备专职人员[1至2名] range 1 2 名
奖励[300—500元] range 300 500 元
排查隐患[200余处] approx 200 200 处
排查隐患[近百处] approx 100 100 处
落实经费[50余万元] approx 500000 500000 元
能耗下降[3%左右] approx 3 3 %
发放传单[三千余份] approx 3000 3000 份
查处违章[500余起] approx 500 500 起
财政收入增长[12%左右] approx 12 12 %
新增会员[50名左右] approx 50 50 名
招收学员[30人左右] approx 30 30 人
事故率控制在[1‰以内] le - 1 ‰
辍学率控制在[0.5%以下] le - 0.5 %
粉尘浓度控制在[29微克每立方米以下] le - 29 微克每立方米
粉尘浓度控制在[35微克/立方米以内] le - 35 微克/立方米
氮氧化物浓度控制在[50毫克/立方米以下] le - 50 毫克/立方米
PM2.5浓度控制在[45μg/m3以下] le - 45 μg/m3
淘汰[35蒸吨以下]锅炉 le - 35 蒸吨
用水量控制在[1.2亿立方米以内] le - 120000000 立方米
用电[200千瓦时以内] le - 200 千瓦时
平均住院日[不超过7天] le - 7 天
药占比[不超过30%] le - 30 %
办结时限[不超过5个工作日] le - 5 *
[3个工作日内]办结 le - 3 *
[2个工作日内]上报整改情况 le - 2 *
[5日内]报送整改情况 le - 5 日
[24小时内]处置完毕 le - 24 小时
[30分钟内]赶到现场 le - 30 分钟
不良率控制在[2%以内] le - 2 %
速度[不超过60公里/小时] le - 60 公里/小时
噪声[不超过55分贝] le - 55 分贝
年龄[不超过35周岁] le - 35 周岁
"""
FRAMES = """
P|{}。
P|今年{}。
P|全年{}。
P|确保{}。
P|力争{}，走在前列。
P|（一）{}；
P|1.{}
P|3．{}，并建立台账；
P|一是{}；二是加强指导。
P|要求各单位{}。
P|各科室要{}，责任到人。
P|年底前{}。
P|由办公室牵头，{}，按时完成。
P|目标：{}
P|工作目标：{};
P|办公室\t{}\t12月
P|力求做到{}。
P|其中，{}，其余任务另行安排。
P|通过努力，{}。
P|明年计划{}。
F|去年，我们{}了。
F|目前已{}。
F|已{}。
F|现已{}，成效明显。
F|一年来，累计{}。
F|截至目前，{}。
F|过去一年，我县{}，群众反响良好。
F|在去年{}的基础上，继续推进。
"""
# These prescribe by their own words, whatever the clause reports.
PRESCRIBES = re.compile(r"不少于|不低于|不超过|不小于|不得|至少|控制在|保持在")
# Small counts that nothing orders: 去年，我们设立联络员一名了, 在去年设立联络员一名的基础上.
LOST = {"F|去年，我们{}了。": 7, "F|在去年{}的基础上，继续推进。": 7}


def found_in(text: str) -> tuple[Quota, ...]:
    plan = Plan(1, 0, len(text), text)
    return quotas.of_plan(plan, CONFIG, dates.of_plan(plan, CONFIG))


def agrees(wanted: str, value: float | None) -> bool:
    return wanted == "*" or (value is None if wanted == "-" else value == pytest.approx(float(wanted)))


def comes_back(row: str, frame: str) -> bool:
    """Whether the quantity of the row is the only one of the frame, with its values and its modality."""
    phrase, cmp, low, high, unit = row.split()
    modality, _, clause = frame.partition("|")
    found = found_in(clause.replace("{}", phrase.replace("[", "").replace("]", "")))
    if [quota.text for quota in found] != [phrase.partition("[")[2].partition("]")[0]]:
        return False
    one = found[0]
    if one.cmp != cmp or not agrees(low, one.min) or not agrees(high, one.max) or unit not in ("*", one.unit):
        return False
    return one.modality == {"P": "prescribed", "F": "fact"}[modality]


@pytest.mark.parametrize("frame", FRAMES.strip().splitlines())
def test_quantities_come_back_from_a_frame(frame: str) -> None:
    rows = [row for row in ROWS.strip().splitlines() if frame[0] == "P" or not PRESCRIBES.search(row)]
    lost = [row for row in rows if not comes_back(row, frame)]
    assert len(lost) <= LOST.get(frame, 0), lost
