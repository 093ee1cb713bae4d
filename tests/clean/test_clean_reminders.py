"""温馨提示: a site's legal lines go, what a plan reminds of stays."""

from __future__ import annotations

import pytest

from pipeline import clean, read
from pipeline.config import load_config
from pipeline.records import Page

CONFIG = load_config()
PLAN = "青山幼儿园春游方案\n一、时间\n4月12日。\n二、安排\n早上8点集合。\n"


def cleaned(text: str) -> str:
    return clean.apply(read.decode(Page(text.encode()), CONFIG.read), CONFIG.clean).text.value


@pytest.mark.parametrize(
    "reminders",
    [
        "1.请您给孩子穿舒适的鞋子。\n2.回执请于4月10日前交到班级。",
        "1.借书处照常开放，每人最多借两册。\n2.雨天活动顺延，各班等候通知。",
        "1.值班手机保持畅通。\n2.车辆从东门进，西门出。\n3.带队老师清点人数。",
    ],
)
def test_reminders_of_a_plan_stay(reminders: str) -> None:
    assert cleaned(f"{PLAN}温馨提示：\n{reminders}").endswith(reminders)


@pytest.mark.parametrize(
    "legal",
    [
        "- 1. 本站文档均由会员上传。\n- 2. 下载后不退积分。",
        "1.本站不保证资源完整。\n2.如有侵权，请联系站长删除。\n3.打开乱码请换浏览器。",
    ],
)
def test_legal_lines_go(legal: str) -> None:
    assert "温馨提示" not in cleaned(f"{PLAN}温馨提示\n{legal}")
