"""Who is asked, led, supervised or charged in a list of duties, and names that only stand in titles: pairs."""

from __future__ import annotations

import pytest
from party_reading import parties_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Duties behind a colon are an entry of a list.
        ("保卫科：负责夜间巡查。", ["保卫科:lead:list"]),
        ("保卫科负责夜间巡查。", ["保卫科:lead"]),
        ("会务组：发请柬。", ["会务组:lead:list"]),
        ("会务组：发现漏洞。", []),
        # People of one's own are asked to act, guests are invited.
        ("请家长平时多留意门口的告示。", ["家长"]),
        ("请专家平时多留意门口的告示。", []),
        ("请家长来园作讲座。", []),
        ("请两位家长认真填表。", []),
        # Who looks on, and who takes part.
        ("物品在仓库主任监督下移交。", ["仓库主任:supervise:explicit"]),
        ("物品在仓库主任眼皮底下移交。", []),
        ("议事会由全体委员参加。", ["全体委员:support:explicit"]),
        ("议事会由全体委员组成。", ["全体委员:member:explicit"]),
        # Those who are led act too; a charge is that of the one who is charged.
        ("各班由班长组织交流会。", ["各班", "班长:implement:explicit"]),
        ("所有队员由教练带队前往场地。", ["所有队员", "教练:lead:explicit"]),
        ("各校由校长负责。", ["校长:lead:explicit"]),
        # For how many somebody is appointed.
        ("每支球队设教练1名。", []),
        ("每支球队要请教练1名。", ["每支球队"]),
        # Who is taught, with 对 left out.
        ("幼儿进行防火教育。", []),
        ("学生进行体能训练。", ["学生"]),
        # What is dealt with stands in front of who does it.
        ("相关材料工会存放备查。", ["工会"]),
        ("相关材料管理部门存放备查。", ["相关材料管理部门"]),
        # Titles of projects in quotation marks.
        ("推进“护苗工程、各乡镇卫生院改建工程、名师工程”。", []),
        ("推进“护苗工程”，各乡镇卫生院改建病房。", ["各乡镇卫生院"]),
        ("车间自主管理方案的落实。", []),
        ("车间自主管理图书角。", ["车间"]),
        ("体育部XX月份将在操场举办球赛。", ["体育部"]),
        # A body set over the work inspects that of others.
        ("领导小组定期开展检查，通报进展。", ["领导小组:supervise"]),
        ("科研处定期开展检查，通报进展。", ["科研处"]),
        # Charged with doing something to a thing, or with the thing.
        ("水利站负责水渠的维修。", ["水利站:lead"]),
        ("水利站负责水渠的图纸。", ["水利站:lead:explicit"]),
        # What is on, and what somebody does.
        ("教研组教研活动（观摩研究）", []),
        ("团委组织活动（义卖）", ["团委"]),
        ("5月底前开工旧小区改造项目50个。", []),
        ("每周一学生穿校服到校。", ["学生"]),
        ("周一的学生穿校服到校。", []),
        # A date in brackets stands in front of its subject; other brackets belong to the name.
        ("(3月8日)各班布置展板。", ["各班"]),
        ("（3月8日）各班要布置展板。", ["各班"]),
        ("经贸系体育部将举行比赛。", ["经贸系体育部"]),
        ("经体育部批准举行比赛。", ["体育部:supervise"]),
        # What has been done to a thing does not make the sentence a report.
        ("各班整理已经布置的展板。", ["各班"]),
        ("展板已经布置，各班整理角落。", []),
        # A whole body that has to act, and a thing of its; every single person, and an amount for each.
        ("按照部署，全院要加强巡查。", ["全院"]),
        ("按照部署，全院用电量要下降。", []),
        ("全镇要求不高。", []),
        ("每人每月至少写2篇心得。", ["每人"]),
        ("每人每月补贴20元。", []),
        # How often staff does it; how it stands with them; what works do.
        ("保安每小时巡逻一次。", ["保安"]),
        ("保安每小时的工资不低。", []),
        ("社团辅导员配备齐全。", []),
        ("社团辅导员配备扩音话筒。", ["社团辅导员"]),
        ("乡镇卫生院改建项目开工。", []),
        ("乡镇卫生院改建病房。", ["乡镇卫生院"]),
        # Those who serve, and those who are served.
        ("评委现场打分，工作人员统计成绩。", ["评委", "工作人员"]),
        ("评委现场打分，参赛人员统计表附后。", ["评委"]),
        # What is charged or helped with behind what it goes by.
        ("区农办要结合新区建设任务，负责新村选址。", ["区农办:lead"]),
        ("区农办要结合新区建设任务，排好新村顺序。", ["区农办"]),
        ("各站要围绕防汛重点，配合街道做好排查。", ["各站:support:explicit"]),
        ("水务站负责组织、协调防汛。", ["水务站:lead"]),
        # Pieces of work behind an office's colon.
        ("办公室：协调车辆。", ["办公室:lead:list"]),
        ("办公室：会务安排、请柬发放。", ["办公室:lead:list"]),
        ("办公室：会议桌椅、请柬信封。", []),
        # A label with a determiner is no label.
        ("组织各组员、村民进行安全学习。", []),
    ],
)
def test_asked(text, expected):
    assert parties_in(text) == expected
