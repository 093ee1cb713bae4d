"""Who shares a responsibility, who holds a post beside a long title, who is founded: pairs that differ in one word."""

from __future__ import annotations

import pytest
from party_reading import parties_in

SHARED = [
    ("推行书记负总责，镇长具体抓。", ["书记:lead:explicit", "镇长:lead:explicit"]),
    ("落实书记负总责、班子成员分工负责的责任制。", ["书记:lead:explicit", "班子成员:lead:explicit"]),
    ("形成校长全面负责，班主任协助的工作格局。", ["校长:lead:explicit", "班主任:support:explicit"]),
    ("由校长负总责。", ["校长:lead:explicit"]),
    ("各村、各单位的一把手就是第一责任人。", ["各村:lead:explicit", "各单位的一把手:lead:explicit"]),
    ("实行班主任负责制。", ["班主任:lead:explicit"]),
    ("实行弹性坐班制。", []),
]
PERSONS = [
    ("副县长周长生任指挥长。", ["周长生:head:explicit"]),
    (
        "县委农村工作办公室副主任林国栋、县水利局副局长何立新任副指挥长。",
        ["林国栋:deputy:explicit", "何立新:deputy:explicit"],
    ),
    ("副组长：李明 县委常委、常务副县长", ["李明:deputy:list"]),
    ("联络员由周涛担任。", ["周涛:member:explicit"]),
    ("指挥长由县长王伟担任，成员由各镇镇长组成。", ["王伟:head:explicit", "各镇镇长:member:explicit"]),
    ("校长全面负责学校工作。", ["校长:lead:explicit"]),
]
FOUNDED = [
    (
        "县政府成立县“平安出行”指挥部，统一指挥专项行动。",
        ["县政府", "县“平安出行”指挥部"],
    ),
    ("成立“3·15”活动组委会，负责活动的策划。", ["“3·15”活动组委会:lead"]),
    ("成立安全领导小组，组长由校长担任。负责日常巡查。", ["安全领导小组:lead", "校长:head:explicit"]),
    ("各村成立安全领导小组，全面落实上级要求。", ["各村"]),
    ("指挥部下设办公室在县水利局，具体负责日常事务。", ["县水利局:lead:explicit"]),
]
ASKED = [
    ("各项工作均需各镇人民政府（管委会）落实。", ["各镇人民政府（管委会）"]),
    ("此项工作需各班主任配合完成。", ["各班主任:support"]),
    ("此项工作需认真完成。", []),
    ("希望各位家长能抽空参加。", ["各位家长"]),
    ("希望家长的关心能持久。", []),
    ("希望每位学生都能找到乐趣。", []),
    ("学生希望老师多表扬。", []),
    ("校门口有专人常年值守。", ["专人"]),
    ("指定专人看管。", ["专人:lead:explicit"]),
    ("各校配有护校室。", []),
    ("各校配备护校员2名。", ["各校"]),
    ("教研组长不少于12节；新教师不少于16节。", ["教研组长", "新教师"]),
    ("教研组长不少于12人。", []),
    ("各村、镇属各单位要上报。", ["各村", "镇属各单位"]),
    ("每月一次领导带队督察。", []),
    ("每月由领导带队督察。", ["领导:lead:explicit"]),
]


@pytest.mark.parametrize(("text", "expected"), [*SHARED, *PERSONS, *FOUNDED, *ASKED])
def test_posts_and_shares(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected
