"""Tables that lost their cells: headings in one line, the columns at the end of each row."""

from __future__ import annotations

import pytest
from party_reading import parties_in

HEADINGS = "序号 任务 牵头单位 参与单位 责任单位\n"
TABLES = [
    (
        HEADINGS + "1 整治河道。 市水利局 市交通运输局、生态环境局等 各县人民政府\n2 植树 市林业局 市财政局 各镇",
        [
            *("市水利局:lead:list", "市交通运输局:support:list", "生态环境局:support:list"),
            *("各县人民政府:lead:list", "市林业局:lead:list", "市财政局:support:list", "各镇:lead:list"),
        ],
    ),
    ("任务 责任单位 完成时限\n整治河道 市水利局 6月底", ["市水利局:lead:list"]),
    ("任务 责任单位 完成时限\n整治河道 尽快 6月底", []),
    ("序号 内容 责任人 备注\n1 清洗水箱 王伟 无\n2 更换滤芯 李芳 无", ["王伟:lead:list", "李芳:lead:list"]),
    ("任务 内容\n整治河道 市水利局", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_columns(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected
