"""Lists whose labels have no colon: over lines, with blanks inside the label, several in a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from party_reading import parties_in


def listed(head: str, deputies: str, members: str) -> list[str]:
    duties = (("head", head), ("deputy", deputies), ("member", members))
    return [f"{name}:{duty}:list" for duty, names in duties for name in names.split()]


LISTS = [
    ("主 任周涛\n副主任李芳 王伟\n\n1\n\n委 员赵敏 孙丽", listed("周涛", "李芳 王伟", "赵敏 孙丽")),
    ("主　任：周涛\n副主任：李芳\n委　员：赵敏", listed("周涛", "李芳", "赵敏")),
    ("组 长 周涛\n副组长 李芳 王伟\n成 员 赵敏 孙丽", listed("周涛", "李芳 王伟", "赵敏 孙丽")),
    ("总指挥 周涛（局长）\n副总指挥 李芳（副局长）\n成 员 赵敏", listed("周涛", "李芳", "赵敏")),
    ("会　长周涛\n副会长李芳\n理　事赵敏 孙丽", listed("周涛", "李芳", "赵敏 孙丽")),
    ("裁判长周涛\n副裁判长李芳\n裁 判 员赵敏、孙丽", listed("周涛", "李芳", "赵敏 孙丽")),
    ("主任 周涛 副主任 李芳 委员 赵敏 孙丽", listed("周涛", "李芳", "赵敏 孙丽")),
    ("组长 周涛，副组长 李芳，成员 赵敏", listed("周涛", "李芳", "赵敏")),
    ("委员 赵敏 孙丽\n王伟 郑爽\n会议安排", listed("", "", "赵敏 孙丽 王伟 郑爽")),
    ("组长 周涛 校长\n成员 李芳 教导主任", listed("周涛", "", "李芳")),
    ("负责人 周涛", ["周涛:lead:list"]),
    ("负责人签字", []),
    ("主任安全职责", []),
    ("组长高度重视", []),
    ("委员产生办法", []),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_unmarked(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected


@given(
    st.lists(
        st.sampled_from(["主 任", "副主任", "委\u3000员", " ", "\n", "周涛", "李芳", "12", "：", "、"]), max_size=30
    )
)
def test_any_mixture_is_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert all(party.split(":")[0] in text for party in parties_in(text))


JOBS = [
    ("摄影：王芳 记录：赵强", ["王芳:lead:list", "赵强:lead:list"]),
    ("音响：电教组。场地布置：体育组、总务处", [f"{x}:lead:list" for x in ("电教组", "体育组", "总务处")]),
    ("后勤：做好物资准备。", []),
    ("记录：照片、视频", []),
    ("接待：来宾、家长", []),
    ("会场布置（总务处）、茶水供应（工会）", ["总务处:lead:explicit", "工会:lead:explicit"]),
    ("各科室（教务处、政教处），认真落实。", ["各科室"]),
    ("支部委员会每月召开一次会议。", ["支部委员会"]),
    ("党员大会每季度召开一次。", []),
    ("镇长任河长，各村书记任村级河长。", ["镇长:head:explicit", "各村书记:head:explicit"]),
    ("各单位“一把手”要亲自过问。", ["各单位“一把手”:lead:explicit"]),
]


@pytest.mark.parametrize(("text", "expected"), JOBS)
def test_jobs_and_brackets(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected
