"""Quantities of every kind: money, temperature, length, age, speed and the like; and what only looks like one."""

from __future__ import annotations

import pytest

from pipeline.extract import dates, quotas

# text -> cmp, min, max, unit ("-" for none); the whole text is the quantity.
MONEY = """
三块五              eq 3.5 3.5 元
六块八毛            eq 6.8 6.8 元
七元二角            eq 7.2 7.2 元
一百零五块三角四分钱 eq 105.34 105.34 元
￥48.6              eq 48.6 48.6 元
$99                 eq 99 99 美元
港币800元           eq 800 800 港元
人民币五千元        eq 5000 5000 元
三千万美元          eq 30000000 30000000 美元
0.8万亿日元         eq 800000000000 800000000000 日元
两个亿元            eq 200000000 200000000 元
叁佰万元            eq 3000000 3000000 元
6000多欧元          approx 6000 6000 欧元
十几块钱            range 11 19 块钱
一万到两万元        range 10000 20000 元
8000到2万韩元       range 8000 20000 韩元
不到3.6万卢布       lt - 36000 卢布
15k元               eq 15000 15000 元
约2.4亿英镑         approx 240000000 240000000 英镑
"""
MEASURES = """
三十六度            eq 36 36 度
零下八度            eq -8 -8 度
-12℃                eq -12 -12 ℃
零下20摄氏度        eq -20 -20 摄氏度
39度5               eq 39.5 39.5 度
101华氏度           eq 101 101 华氏度
6千米               eq 6 6 千米
四千克              eq 4 4 千克
172cm               eq 172 172 cm
180CM               eq 180 180 CM
一米六二            eq 1.62 1.62 米
1米8                eq 1.8 1.8 米
两斤半              eq 2.5 2.5 斤
四吨半              eq 4.5 4.5 吨
三两                eq 3 3 两
五英里              eq 5 5 英里
八英尺              eq 8 8 英尺
两公顷              eq 2 2 公顷
十五平方公里        eq 15 15 平方公里
三立方米            eq 3 3 立方米
60公里/小时         eq 60 60 公里/小时
45迈                eq 45 45 迈
7千瓦               eq 7 7 千瓦
380伏               eq 380 380 伏
90兆赫              eq 90 90 兆赫
64兆字节            eq 64 64 兆字节
256GB               eq 256 256 GB
五百大卡            eq 500 500 大卡
四岁半              eq 4.5 4.5 岁
60周岁以上          ge 60 - 周岁
负0.3千米           eq -0.3 -0.3 千米
"""
SHARES = """
百分之四十          eq 40 40 %
百分之三点二        eq 3.2 3.2 %
六成                eq 60 60 %
八成五              eq 85 85 %
-4.5%               eq -4.5 -4.5 %
15%-20%             range 15 20 %
三倍                eq 3 3 倍
不少于五分之四      ge 0.8 - -
2/3以上             ge 0.666666666667 - -
"""
LENGTHS = """
两个半小时          eq 2.5 2.5 小时
1小时20分           eq 1.33333333333 1.33333333333 小时
2分30秒             eq 2.5 2.5 分钟
三周                eq 3 3 周
5个月               eq 5 5 个月
两年半              eq 2.5 2.5 年
3天至5天            range 3 5 天
四十多分钟          approx 40 40 分钟
八个工作日以内      le - 8 工作日
"""


def _rows(*tables: str) -> list[tuple[str, str, float | None, float | None, str]]:
    rows = []
    for table in tables:
        for line in table.strip().splitlines():
            text, cmp, low, high, unit = line.split()
            bounds = [None if bound == "-" else float(bound) for bound in (low, high)]
            rows.append((text, cmp, bounds[0], bounds[1], "" if unit == "-" else unit))
    return rows


@pytest.mark.parametrize(("text", "cmp", "low", "high", "unit"), _rows(MONEY, MEASURES, SHARES, LENGTHS))
def test_a_quantity(text: str, cmp: str, low: float | None, high: float | None, unit: str) -> None:
    (quota,) = quotas.find(text)
    assert (quota.text, quota.cmp, quota.min, quota.max, quota.unit) == (text, cmp, low, high, unit)


# Inside a sentence: slogans, names and structure count nothing.
TRAPS = [
    "现提出十点要求",
    "划分为三块阵地",
    "打造五度空间育人模式",
    "坚守三尺讲台",
    "挑起千斤重担",
    "走好最后一公里",
    "组织百米赛跑",
    "一分耕耘一分收获",
    "工作方法一成不变",
    "成为合格的一员",
    "建设一支爱岗敬业、清正廉洁、敢于担当的基层队伍",
    "迎接二类城市评估",
    "升为三级医院",
    "深化三医联动",
    "坚持五育并举",
    "实现两不愁三保障",
    "完善四议两公开",
    "九小场所排查",
    "落实六税两费减免",
    "成绩分为A1、B2两档",
    "编号A4-15",
    "见第12页",
    "拨打电话0571-88886666",
    "传真12345678901234567890123",
    "2024-05-15",
    "5月15日上午9:30",
    "三年级二班",
    "高一3班",
    "八两油菜田社区",
    "半成品加工",
]


@pytest.mark.parametrize("text", TRAPS)
def test_nothing_is_counted(text: str) -> None:
    assert [quota.text for quota in quotas.find(text)] == []


# Pairs that differ in one word.
PAIRS = [
    ("每学期开展三次活动", ["三次"]),
    ("围绕重点开展三项活动", []),
    ("组织两次教育", ["两次"]),
    ("突出两项教育", []),
    ("派出一支医疗分队", ["一支"]),
    ("派出一支过硬的医疗队伍", []),
    ("种植三亩油茶", ["三亩"]),
    ("种植三类油茶", []),
    ("每人补助五元三角", ["五元三角"]),
    ("每人补助五方面内容", []),
    ("气温低于零下五度", ["低于零下五度"]),
    ("五度空间", []),
    ("行走三千米", ["三千米"]),
    ("行走三千里", []),
    ("体重五斤半", ["五斤半"]),
    ("体重五斤", ["五斤"]),
    ("备好大船一个、网兜8个", ["一个", "8个"]),
    ("大船是一个、网兜也要", []),
    ("护岸 12 万平方米", ["12 万平方米"]),
    ("护岸 12 平方米", ["12 平方米"]),
    ("每队5人(3男2女)", ["5人", "3男", "2女"]),
    ("每队5人(一男一女领队)", ["5人"]),
    ("设50米、100米、4×100米接力", []),
    ("砌50米、100米、200米护坡", ["50米", "100米", "200米"]),
]


@pytest.mark.parametrize(("text", "found"), PAIRS)
def test_one_word_decides(text: str, found: list[str]) -> None:
    assert [quota.text for quota in quotas.find(text)] == found


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("上半年完成投资8亿元", None),
        ("半年完成投资8亿元", "P6M"),
        ("每半年完成投资8亿元", "P6M"),
        ("下半年检查2次", None),
        ("前一周检查2次", None),
        ("一周检查2次", "P1W"),
    ],
)
def test_a_half_of_the_year_is_no_rate(text: str, per: str | None) -> None:
    (quota,) = quotas.find(text)
    assert quota.per == per


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("我村现有党员46名。近年建成广场3个。培训骨干20名。", "fact"),
        ("我村现有党员46名。今后要建成广场3个，培训骨干20名。", "prescribed"),
        ("主要指标：培训骨干20名。", "prescribed"),
        ("目前已重要培训骨干20名。", "fact"),
        ("完成项目前期工作，合格率达到95%。", "prescribed"),
        ("目前工作合格率达到95%。", "fact"),
        ("实现有效衔接，培训20人。", "prescribed"),
        ("现有骨干，培训20人。", "fact"),
        ("缩小差距，培训20人。", "prescribed"),
        ("辖区居民建档率达到90%。", "prescribed"),
    ],
)
def test_a_description_goes_on(text: str, modality: str) -> None:
    assert quotas.find(text)[-1].modality == modality


@pytest.mark.parametrize(
    ("text", "converted"),
    [
        ("种植3亩", (2000.0001, 2000.0001, "平方米")),
        ("修路2.5公里", (2500, 2500, "米")),
        ("不少于2课时", (5400, None, "秒")),
        ("收购4吨", (4000, 4000, "千克")),
        ("合格率95%", (0.95, 0.95, "1")),
        ("服务30人次", None),
    ],
)
def test_conversion(text: str, converted: tuple[float | None, float | None, str] | None) -> None:
    (quota,) = quotas.find(text)
    assert quotas.convert(quota) == converted


def test_dates_that_are_known_are_not_looked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "6月底前培训20人"
    known = dates.find(text)
    monkeypatch.setattr(dates, "find", None)
    assert [quota.text for quota in quotas.find(text, known)] == ["20人"]
