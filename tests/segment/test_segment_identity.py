"""Whose plan it is and for when: titles, preambles and signatures of all sectors."""

from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.segment.identity import Identity, identify

CONFIG = load_config().segment
BODY = "一、工作目标\n水质好转。\n二、主要措施\n清理淤泥。"
YEAR_2024 = "2024-01-01/2024-12-31"
ANY_YEAR = "XXXX-01-01/XXXX-12-31"


def read(title: str | None, preamble: str = "", signature: str = "") -> Identity:
    head = f"{title}\n" if title else ""
    text = head + (f"{preamble}\n" if preamble else "") + BODY + (f"\n{signature}" if signature else "")
    return identify(text, title, len(head), CONFIG)


@pytest.mark.parametrize(
    ("title", "issuer", "level", "period"),
    [
        # schools
        ("青石小学2024年控烟工作计划", "青石小学", "school", YEAR_2024),
        ("柳湾镇中心小学2023—2024学年度第一学期少先队工作计划", "柳湾镇中心小学", "school", "2023-09-01/2024-01-31"),
        ("云谷幼儿园大班组2023-2024学年第二学期工作计划", "云谷幼儿园大班组", "school", "2024-02-01/2024-07-31"),
        ("东岭县第二中学教研组工作计划", "东岭县第二中学教研组", "school", None),
        ("青石学院图书馆2024年阅读推广方案", "青石学院图书馆", "school", YEAR_2024),
        ("小学卫生工作计划", None, None, None),
        ("中心幼儿园安全工作计划", None, None, None),
        ("中小学校食堂整治方案", None, None, None),
        ("班级工作计划", None, None, None),
        ("幼儿园大班下学期工作计划", None, None, None),
        # townships, villages, streets
        ("白沙镇2024年防汛工作要点", "白沙镇", "township", YEAR_2024),
        ("柳林村二〇二四年护林计划", "柳林村", "township", YEAR_2024),
        ("桥东街道2024年养老服务工作方案", "桥东街道", "township", YEAR_2024),
        ("桥东街道办事处关于开展冬季清雪的通知", "桥东街道办事处", "township", None),
        ("枫林社区“十四五”为老服务规划", "枫林社区", "township", "2021-01-01/2025-12-31"),
        ("乡镇防汛工作计划", None, None, None),
        # counties, cities, provinces
        ("东岭县2024年森林防火工作方案", "东岭县", "county", YEAR_2024),
        ("东岭县水利局2024年工作要点", "东岭县水利局", "county", YEAR_2024),
        ("东岭县人民政府办公室关于印发《护河方案》的通知", "东岭县人民政府办公室", "county", None),
        ("江口市卫生健康委员会2024年基层卫生工作要点", "江口市卫生健康委员会", "city", YEAR_2024),
        ("江口市“十四五”供水规划", "江口市", "city", "2021-01-01/2025-12-31"),
        ("云江省农业农村厅2024年种业工作计划", "云江省农业农村厅", "province", YEAR_2024),
        ("教育局年度工作计划", None, None, None),
        ("关于开展秋季护林的通知", None, None, None),
        # hospitals, courts, welfare, culture
        ("东岭县人民医院2024年护理工作计划", "东岭县人民医院", "county", YEAR_2024),
        ("青石镇卫生院2024年妇幼保健工作计划", "青石镇卫生院", "township", YEAR_2024),
        ("护理部2024年工作计划", None, None, YEAR_2024),
        ("社区卫生服务中心工作计划", None, None, None),
        ("东岭县人民法院2024年普法工作计划", "东岭县人民法院", "county", YEAR_2024),
        ("桃园敬老院2024年消防演练方案", "桃园敬老院", None, YEAR_2024),
        ("江口市文化馆2024年送戏下乡计划", "江口市文化馆", "city", YEAR_2024),
        # enterprises and their parts
        ("宏泰化工有限公司2024年安全生产计划", "宏泰化工有限公司", None, YEAR_2024),
        ("宏泰化工有限公司工会2024年送清凉方案", "宏泰化工有限公司工会", None, YEAR_2024),
        ("公司财务部2024年工作计划", None, None, YEAR_2024),
        ("销售部工作计划", None, None, None),
        ("南山林场2024年春季造林方案", "南山林场", None, YEAR_2024),
        ("某酒店前厅部工作计划", None, None, None),
        # a year, or none, before the name
        ("2024年青石小学控烟计划", "青石小学", "school", YEAR_2024),
        ("20xx年东岭县教育局工作要点", "东岭县教育局", "county", ANY_YEAR),
        ("二〇二四年青石小学控烟计划", "青石小学", "school", YEAR_2024),
        # the subject is no body
        ("青石教育工作计划", None, None, None),
        ("农村饮水安全工作计划", None, None, None),
        ("交通局与学校结对工作计划", None, None, None),
    ],
)
def test_title(title: str, issuer: str | None, level: str | None, period: str | None) -> None:
    found = read(title)
    assert (found.issuer, found.issuer_level, found.period.iso if found.period else None) == (issuer, level, period)


@pytest.mark.parametrize(
    ("title", "preamble", "issuer", "level", "period"),
    [
        ("护河工作计划", "2024年，东岭县水利局将抓好三件事。", "东岭县水利局", "county", YEAR_2024),
        ("护河工作计划", "2024年，我镇将抓好三件事。", None, "township", YEAR_2024),
        ("护河工作计划", "xx年是关键之年，我镇将抓好三件事。", None, "township", ANY_YEAR),
        ("护河工作计划", "经东岭县水利局研究决定，开展护河行动。", "东岭县水利局", "county", None),
        ("护河工作计划", "为了管好河道，白沙镇人民政府特制定本计划。", "白沙镇人民政府", "township", None),
        ("护河工作计划", "为了管好河道，制定2024年护河计划。", None, None, YEAR_2024),
        ("护河工作计划", "为落实县里2024年护河工作要点，制定本计划。", None, None, YEAR_2024),
        ("护河工作计划", "2024年3月8日，我镇召开会议。", None, "township", None),
        ("护河工作计划", "去年以来，2023年的清淤任务已经完成。", None, None, None),
        ("护河工作计划", "各乡镇水利站要抓好落实。", None, None, None),
        ("护河行动方案", "活动时间：3月5日至3月20日。", None, None, "XXXX-03-05/XXXX-03-20"),
        ("2024年护河行动方案", "行动时间：3月5日至5月20日。", None, None, "2024-03-05/2024-05-20"),
        ("2024年护河行动方案", "行动时间：12月5日至次年1月20日。", None, None, "2024-12-05/2025-01-20"),
        ("护河三年行动方案", "（2023—2025年）", None, None, "2023-01-01/2025-12-31"),
        (
            "社区卫生服务中心工作计划",
            "新的一年，沙河社区卫生服务中心要管好慢病。",
            "沙河社区卫生服务中心",
            "township",
            None,
        ),
        (None, "2023-2024学年度，我校将抓好控烟。", None, "school", "2023-09-01/2024-08-31"),
    ],
)
def test_preamble(title: str | None, preamble: str, issuer: str | None, level: str | None, period: str | None) -> None:
    found = read(title, preamble)
    assert (found.issuer, found.issuer_level, found.period.iso if found.period else None) == (issuer, level, period)


@pytest.mark.parametrize(
    ("title", "signature", "issuer"),
    [
        ("护河工作计划", "东岭县水利局\n2024年3月8日", "东岭县水利局"),
        ("白沙镇2024年护河工作计划", "白沙镇人民政府\n2024年3月8日", "白沙镇人民政府"),
        ("白沙镇2024年护河工作计划", "办公室\n2024年3月8日", "白沙镇"),
        ("护河工作计划", "以上各条请水利站遵照落实。", None),
    ],
)
def test_signature(title: str, signature: str, issuer: str | None) -> None:
    assert read(title, "", signature).issuer == issuer


@pytest.mark.parametrize(
    ("body", "issuer"),
    [
        ("县水利局每月巡河一次。各镇报送情况，县水利局统一汇总。", "县水利局"),
        ("县水利局每月巡河一次。各镇报送情况。", None),
        ("县水利局每月巡河一次，县水利局统一汇总。我校组织师生护河。", None),
    ],
)
def test_who_acts_again_and_again(body: str, issuer: str | None) -> None:
    text = f"护河工作计划\n一、措施\n{body}"
    assert identify(text, "护河工作计划", 7, CONFIG).issuer == issuer


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("2023年秋季学期控烟计划", "2023-01-01/2023-12-31"),
        ("2023—2024学年上学期控烟计划", "2023-09-01/2024-01-31"),
        ("2023～2024学年度控烟计划", "2023-09-01/2024-08-31"),
        ("20xx—20xx学年度第二学期控烟计划", "XXXX-02-01/XXXX-07-31"),
        ("2021-2025年供水规划", "2021-01-01/2025-12-31"),
        ("2021——2025年供水规划", "2021-01-01/2025-12-31"),
        ("十五五供水规划", "2026-01-01/2030-12-31"),
        ("xx年供水计划", ANY_YEAR),
        ("××××年供水计划", ANY_YEAR),
        ("2024年度供水计划", YEAR_2024),
        ("2024年上半年供水计划", "2024-01-01/2024-06-30"),
        ("2024年下半年供水打算", "2024-07-01/2024-12-31"),
        ("2024年上半年供水总结及下半年打算", YEAR_2024),
        ("2024年第二季度供水计划", "2024-04-01/2024-06-30"),
        ("2024年5月份供水计划", "2024-05-01/2024-05-31"),
        ("2024年十一月供水计划", "2024-11-01/2024-11-30"),
        ("供水计划", None),
        ("2020级新生军训方案", None),
        ("90年代旧管改造方案", None),
    ],
)
def test_period_of_a_title(title: str, period: str | None) -> None:
    found = read(title).period
    assert (found.iso if found else None) == period
