"""Subjects of all sectors in all frames: a seeded sample of the cells, and what is not read yet."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator, Sequence

import pytest
from party_reading import parties_in
from subject_agents import Agent, agents
from subject_frames import Frame, acting, not_acting
from subject_predicates import DEMANDS, OF_BODIES, OF_STAFF, OPENINGS, STATES, THINGS, words

# Agents that the rules do not read yet: numbered shifts, verbs in front of a post, 同志 with what they do.
UNREAD_AGENTS = frozenset(
    words("""
桥隧班 一班 二班 甲班 运行一班 负责水电的同志 担任组长的同志 检查长 理财经理 放射技师 计划免疫员 跟车教师
组织科长 社区矫正专职人员 社保经办员 护村队 宣传报道组
""")
)
# Frames that they do not read yet, each with a verb that neither a lexicon nor the dictionary has as one.
UNREAD_FRAMES = frozenset(("{}当日事当日毕。",))
UNREAD_PREDICATES = frozenset(
    words("""
校准计量器具 强弱项 按时限上报 为企业纾困解难 用身边事教育身边人 由点到面逐步推开 找学生谈心 组织早读
上一节公开课 张贴通知 浇水施肥 点检设备 服从安排 汇报思想 谈体会 做表率 守底线 签字确认 编报预算 采购食材
索证索票 首问负责 答复来电 随时待命 按操作规程作业
""")
)
# States that still pass for actions.
UNREAD_STATES = frozenset(
    words("""
配合默契 广受好评 顺利通过验收 接到投诉电话 参与度高 考核细则
""")
)

BODIES = ("各村", "镇政府", "教务处", "护理部", "领导小组", "社区")
STAFF = ("保育员", "班主任", "值班人员", "各护士长", "村干部", "安全员")
CELLS = 2_500


def _cells(frames: Sequence[Frame]) -> list[tuple[Frame, Agent]]:
    known = [agent for agent in agents() if agent.printed not in UNREAD_AGENTS]
    return [
        (frame, agent)
        for frame in frames
        if frame.wording not in UNREAD_FRAMES
        for agent in known
        if agent.nature in frame.suits
    ]


def _sample(frames: Sequence[Frame], seed: str) -> list[tuple[Frame, Agent]]:
    return random.Random(zlib.crc32(seed.encode())).sample(_cells(frames), CELLS)


def _written(frame: Frame, agent: Agent) -> str:
    return frame.wording.replace("{}", agent.printed)


def _names(frame: Frame, agent: Agent) -> set[str]:
    """What the agent counts as in the frame, written as `parties_in` writes it, with any basis."""
    return set(agent.names) if frame.duty == "implement" else {f"{name}:{frame.duty}" for name in agent.names}


def _without_basis(found: str) -> str:
    name, _, rest = found.partition(":")
    duty = rest.partition(":")[0]
    return name if duty in ("", "implement") else f"{name}:{duty}"


def test_the_matrix_is_wide() -> None:
    assert len(agents()) >= 900
    assert len(acting()) >= 200
    assert len(not_acting()) >= 120
    assert {agent.printed for agent in agents()} >= UNREAD_AGENTS
    assert {frame.wording for frame in acting()} >= UNREAD_FRAMES


def test_agents_are_found() -> None:
    missed = [
        _written(frame, agent)
        for frame, agent in _sample(acting(), "acting")
        if {_without_basis(found) for found in parties_in(_written(frame, agent))} != _names(frame, agent)
    ]
    assert len(missed) <= 0.03 * CELLS, missed[::10]


def test_others_are_not() -> None:
    wrong = [
        _written(frame, agent)
        for frame, agent in _sample(not_acting(), "not acting")
        if parties_in(_written(frame, agent))
    ]
    assert len(wrong) <= 0.015 * CELLS, wrong[::5]


def _short() -> Iterator[tuple[str, str]]:
    for names, predicates in ((BODIES, OF_BODIES), (STAFF, OF_STAFF), ((*BODIES, *STAFF), DEMANDS)):
        for predicate in predicates:
            if predicate not in UNREAD_PREDICATES:
                yield from ((name, f"{name}{predicate}。") for name in names)


def test_short_predicates() -> None:
    cells = list(_short())
    missed = [text for name, text in cells if name not in map(_without_basis, parties_in(text))]
    missed = [text for text in missed if not any(name.startswith(text[:2]) for name in parties_in(text))]
    assert len(missed) <= 0.03 * len(cells), missed


def test_states_and_things() -> None:
    cells = [
        f"{name}{said}。" for said in (*STATES, *THINGS) if said not in UNREAD_STATES for name in (*BODIES, *STAFF)
    ]
    wrong = [text for text in cells if parties_in(text)]
    assert len(wrong) <= 0.02 * len(cells), wrong


def test_openings() -> None:
    cells = [
        (name, f"{opening}{name}{predicate}")
        for opening in OPENINGS
        for name in (*BODIES[::2], *STAFF[::2])
        for predicate in ("要落实责任。", "每月自查一次。")
    ]
    missed = [text for name, text in cells if parties_in(text) != [name]]
    assert len(missed) <= 0.02 * len(cells), missed


PAIRS = [
    ("教室、办公室要保持整洁。", []),
    ("教务处、办公室要保持联系。", ["教务处", "办公室"]),
    ("学校、家庭、社会要形成合力。", ["学校", "家庭", "社会"]),
    ("学校、社会实践基地要加强联系。", []),
    ("物业公司、居委会双方要共同协商。", ["物业公司", "居委会"]),
    ("骨干特别是班组长要带头。", ["班组长"]),
    ("共计_所学校按时开班。", []),
    ("各所学校按时开班。", ["各所学校"]),
    ("大家要互相提醒。", ["大家"]),
    ("大家庭要互相提醒。", []),
    ("引导领导小组健全台账。", []),
    ("督促领导小组健全台账。", ["领导小组"]),
    ("各县派1-2名记者参加。", []),
    ("2教务处要统一思想。", ["教务处"]),
    ("各级各类学校要统一思想。", ["各级各类学校"]),
    ("各级各类检查要统一标准。", []),
    ("检查组查看是否各班建档。", []),
    ("检查组要求各班建档。", ["各班"]),
    ("看护点有无教师值守。", []),
    ("看护点要有教师值守。", ["教师"]),
    ("按“干部包片、党员包户”的机制推进。", []),
    ("按方案推进，干部包片，党员要包户。", ["党员"]),
    ("通过电台、报社等多种方式引导村民。", []),
    ("通过教研组开展磨课。", ["教研组"]),
    ("保育员擦拭桌椅。", ["保育员"]),
    ("保育员业务学习。", []),
    ("值班员按时交班。", ["值班员"]),
    ("值班员集中培训。", []),
    ("各队边查边改。", ["各队"]),
    ("各队有查有改。", []),
    ("护士遇紧急情况立即报告。", ["护士"]),
    ("护士遇紧急情况三次。", []),
    ("镇政府为孤寡老人送去棉被。", ["镇政府"]),
    ("镇政府为孤寡老人所信任。", []),
    ("各站可调整顺序，但必须报备。", ["各站"]),
    ("各站可调整顺序，也可保留。", []),
    ("承担接送任务的司机定期检修车辆。", ["承担接送任务的司机"]),
    ("指导承担任务的司机检修车辆。", []),
    ("各站在会议室值守。", ["各站"]),
    ("各站在会议室旁边。", []),
    ("网格员自觉接受群众监督。", ["网格员"]),
    ("网格员受到群众监督。", []),
    ("各站集中销毁过期药品。", ["各站"]),
    ("各站销毁过两批药品。", []),
    ("馆员主动上门服务。", ["馆员"]),
    ("馆员服务态度好。", []),
    ("各站成立于去年。", []),
    ("各站成立清障队。", ["各站"]),
    ("各站电话要保持畅通。", []),
    ("各站要保持电话畅通。", ["各站"]),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_subject_pairs(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected
