"""The reference expressions of the field, with the answer that the annotation guidelines give."""

from __future__ import annotations

import pytest

from pipeline.extract import dates

# text -> what is found: "span | type | value | first | last | mod", `-` for none.
REFERENCE = {
    "9月中旬": ["9月中旬 | DATE | XXXX-09 | XXXX-09-11 | XXXX-09-20 | mid"],
    "3月底前": ["3月底前 | DATE | XXXX-03 | - | XXXX-03-31 | before"],
    "2011年8月底前": ["2011年8月底前 | DATE | 2011-08 | - | 2011-08-31 | before"],
    "2011年9月—2017年底": ["2011年9月—2017年底 | DATE | 2011-09/2017 | 2011-09-01 | 2017-12-31 | -"],
    "2017年完成，其中,6月底前": [
        "2017年 | DATE | 2017 | 2017-01-01 | 2017-12-31 | -",
        "6月底前 | DATE | 2017-06 | - | 2017-06-30 | before",
    ],
    "2017年推开，7—9月底前": [
        "2017年 | DATE | 2017 | 2017-01-01 | 2017-12-31 | -",
        "7—9月底前 | DATE | 2017-07/2017-09 | 2017-07-01 | 2017-09-30 | before",
    ],
    "10—12月": ["10—12月 | DATE | XXXX-10/XXXX-12 | XXXX-10-01 | XXXX-12-31 | -"],
    "到2017年": ["到2017年 | DATE | 2017 | - | 2017-12-31 | before"],
    "五年内": ["五年内 | DURATION | P5Y | - | - | -"],
    "每五年不少于30学时": ["每五年 | SET | P5Y | - | - | -"],
    "每学期": ["每学期 | SET | P6M | - | - | -"],
    "本学期": ["本学期 | DATE | - | - | - | -"],
    "20xx—20xx学年度第二学期": ["20xx—20xx学年度第二学期 | DATE | - | - | - | -"],
    "20xx年": ["20xx年 | DATE | XXXX | XXXX-01-01 | XXXX-12-31 | -"],
    "XX-XX年": ["XX-XX年 | DATE | XXXX/XXXX | XXXX-01-01 | XXXX-12-31 | -"],
    "XX-XX年教师培训规划": [],
    "20xx年1-2月": ["20xx年1-2月 | DATE | XXXX-01/XXXX-02 | XXXX-01-01 | XXXX-02-28 | -"],
    "7-8月": ["7-8月 | DATE | XXXX-07/XXXX-08 | XXXX-07-01 | XXXX-08-31 | -"],
    "6-9月": ["6-9月 | DATE | XXXX-06/XXXX-09 | XXXX-06-01 | XXXX-09-30 | -"],
    "3-5月份": ["3-5月份 | DATE | XXXX-03/XXXX-05 | XXXX-03-01 | XXXX-05-31 | -"],
    "7月至8月": ["7月至8月 | DATE | XXXX-07/XXXX-08 | XXXX-07-01 | XXXX-08-31 | -"],
    "十、十一月份": ["十、十一月份 | DATE | XXXX-10/XXXX-11 | XXXX-10-01 | XXXX-11-30 | -"],
    "2023年结束，次年元月": [
        "2023年 | DATE | 2023 | 2023-01-01 | 2023-12-31 | -",
        "次年元月 | DATE | 2024-01 | 2024-01-01 | 2024-01-31 | -",
    ],
    "3月底至4月初": ["3月底至4月初 | DATE | XXXX-03/XXXX-04 | XXXX-03-21 | XXXX-04-10 | -"],
    "9月开学初": ["9月开学初 | DATE | XXXX-09 | XXXX-09-01 | XXXX-09-10 | start"],
    "5月初开始": ["5月初开始 | DATE | XXXX-05 | XXXX-05-01 | - | after"],
    "年3月至年3月": ["年3月至年3月 | DATE | XXXX-03/XXXX-03 | XXXX-03-01 | XXXX-03-31 | -"],
    "年月日至": [],
    "(2023326b": [],
    "x月31日至x月2日": ["x月31日至x月2日 | DATE | XXXX-XX-31/XXXX-XX-02 | - | - | -"],
    "xx月xx日前；每月xx日": ["xx月xx日前 | DATE | XXXX-XX-XX | - | - | before", "每月xx日 | SET | P1M | - | - | -"],
    "第5周": ["第5周 | DATE | - | - | - | -"],
    "双周听取一次": ["双周 | SET | P2W | - | - | -"],
    "双休日及节假日": ["双休日 | SET | P1W | - | - | -", "节假日 | DATE | - | - | - | -"],
    "每天中午15分钟": ["每天中午 | SET | P1D | - | - | -"],
    "前5分钟": [],
    "每周3课时": ["每周 | SET | P1W | - | - | -"],
    "每周一节": ["每周 | SET | P1W | - | - | -"],
    "校长每周一荐": [],
    "每年两次每学期一次": ["每年 | SET | P1Y | - | - | -", "每学期 | SET | P6M | - | - | -"],
    "每半月更新一次": ["每半月 | SET | P0.5M | - | - | -"],
    "近年来": ["近年来 | DATE | - | - | - | -"],
    "今后几年": [],
    "近一学年来": ["近一学年来 | DATE | - | - | - | -"],
    "“十二五”规划；“十一五”；“五五”普法": [],
    "春节前": ["春节前 | DATE | - | - | - | before"],
    "1、5小时": [],
    "30—40分钟；8至10小时": [],
    "不少于30学时；不低于72学时": [],
    "5名以上；95%以上；2%以内": [],
    "1-2名；1—2项；一到两个": [],
    "400名左右；2万余元；不足百人的学校": [],
    "每校1名；3-6岁；至少举行两次": [],
    "第十七个；第十三届": [],
    "三位一体；一对一；进一步；十八大": [],
    "【2011】152号；OFFICE2007；题库2000题": [],
    "四年级；九年级；一、二年级": [],
    "原则上年均；不同年级；学龄前年人口；提前一天；安全月；一号工程；青春": [],
    "08年": ["08年 | DATE | 2008 | 2008-01-01 | 2008-12-31 | -"],
    "24年工作计划": ["24年 | DATE | 2024 | 2024-01-01 | 2024-12-31 | -"],
    "2-4e55；LY/T 3400-2024": [],
}


def shown(text: str) -> list[str]:
    """What `find` says of a text, in the form of the table."""
    return [
        " | ".join(str(x or "-") for x in (d.text, d.type, d.value, d.first, d.last, d.mod)) for d in dates.find(text)
    ]


@pytest.mark.parametrize(("text", "found"), REFERENCE.items())
def test_reference_expression(text: str, found: list[str]) -> None:
    assert shown(text) == found


@pytest.mark.parametrize(
    ("text", "freq"),
    [
        ("每学期", "FREQ=MONTHLY;INTERVAL=6"),
        ("每年", "FREQ=YEARLY"),
        ("每五年", "FREQ=YEARLY;INTERVAL=5"),
        ("每季度", "FREQ=MONTHLY;INTERVAL=3"),
        ("每月", "FREQ=MONTHLY"),
        ("每周", "FREQ=WEEKLY"),
        ("双周", "FREQ=WEEKLY;INTERVAL=2"),
        ("每天", "FREQ=DAILY"),
        ("每周五下午", "FREQ=WEEKLY;BYDAY=FR"),
        ("每周一至周五", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("每周一、三、五", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        ("每半月", None),
    ],
)
def test_recurrence_rule(text: str, freq: str | None) -> None:
    assert [date.freq for date in dates.find(text)] == [freq]
