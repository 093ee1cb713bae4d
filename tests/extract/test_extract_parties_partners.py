"""Who makes up a body, works with another or under somebody; ways that go by what they say: pairs."""

from __future__ import annotations

import itertools

import pytest
from party_reading import parties_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("以退役军人为主体成立巡河队。", ["退役军人:member:explicit"]),
        ("以退役军人为主体的家庭。", []),
        ("以各科护士长为骨干组建质控小组，逐项检查。", ["各科护士长:member:explicit"]),
        ("以课堂为主体，落实减负。", []),
        ("以共青团员为主成立突击队。", ["共青团员:member:explicit"]),
        # A founded body counts where it is charged with something right away.
        ("医院成立控烟领导小组，定期碰头，协调难题。", ["医院"]),
        ("医院成立控烟领导小组，协调难题。", ["医院", "控烟领导小组"]),
        ("医院成立控烟领导小组，统筹安排，负责全院的禁烟检查。", ["医院", "控烟领导小组:lead"]),
        # Partners.
        ("与县文化馆及市剧团联合排演节目。", ["县文化馆:support:explicit", "市剧团:support:explicit"]),
        ("与县文化馆及市剧团合作，排演节目。", []),
        ("与县文化馆联手，排演节目。", ["县文化馆:support:explicit"]),
        ("与县文化馆合作机制成熟。", []),
        ("加强与县文化馆合作，排演节目。", []),
        ("与周边企业共建实训车间。", []),
        ("与周边企业共建平台相连。", []),
        # Under somebody's direction.
        ("驾驶员在调度室的统一指挥下，有序发车。", ["驾驶员", "调度室:lead:explicit"]),
        ("驾驶员在公司的正确领导下，有序发车。", ["驾驶员"]),
        ("公司在县委的正确领导下，业绩喜人。", []),
    ],
)
def test_partners_and_members(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected


_SHARES = (
    "村委主导，企业支持，群众参与",
    "书记领学、委员导读",
    "医生进村，药师入户",
    "党员带头，居民响应，商户配合",
    "车间主任包线、班组长包机",
)
_FRAMES = (
    "深入开展“{}”行动。",
    "形成“{}”的格局。",
    "实施“{}”工程，惠及千家。",
    "打造“{}”品牌。",
    "以“{}”为载体，推进工作。",
    "围绕“{}”主题，布置展板。",
    "推行“{}”工作模式。",
)


@pytest.mark.parametrize(("frame", "shares"), list(itertools.product(_FRAMES, _SHARES)))
def test_ways_that_go_by_what_they_say(frame: str, shares: str) -> None:
    assert parties_in(frame.format(shares)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("党员带头清扫楼道，居民配合。", ["党员", "居民:support:explicit"]),
        ("“书记每周领学，委员每月导读”，支部做好记录。", ["书记", "委员", "支部"]),
        ("建立教务处主导、年级组参与的机制。", ["教务处:lead:explicit"]),
        ("建立“教务处主导、年级组参与”的机制。", []),
        ("各支部要开展“党员、群众手拉手”活动。", ["各支部"]),
    ],
)
def test_what_is_shared_out_outright(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected
