"""Frames of document sites, essay sites, portals, schools, hospitals and forums go; lines of plans like them stay."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from clean_page import changes, cleaned
from site_frames import ABOVE, BELOW

TITLE = "某县中医院2024年护理工作计划"
BODY = (
    "新的一年，护理部将围绕医院中心工作，特制定本计划。\n一、指导思想\n坚持以病人为中心，提高护理质量。\n"
    "二、工作目标\n护理文书合格率达到95%以上。\n三、具体措施\n1．每月组织业务学习不少于2次。\n2．护士长每周查房一次。"
)


@pytest.mark.parametrize("frame", ABOVE)
def test_a_frame_above_a_plan_goes(frame: str) -> None:
    assert cleaned(f"{frame}\n{TITLE}\n{BODY}".replace("{t}", TITLE)) == f"{TITLE}\n{BODY}"


@pytest.mark.parametrize("frame", BELOW)
def test_a_frame_below_a_plan_goes(frame: str) -> None:
    assert cleaned(f"{TITLE}\n{BODY}\n{frame}".replace("{t}", TITLE)) == f"{TITLE}\n{BODY}"


STAYS = """
格式：各单位按统一格式填报
页数：每份台账不少于3页
时间：3月5日  地点：会议室
主题：消防安全进校园
主办单位：某县教育局  承办单位：某县第一中学
主办：县总工会
联系人：张三 电话：0123-4567890 邮箱：abc@163.com
地址：某县某路12号 邮编：123456 电话：0123-4567890
监督电话：0123-7654321
附件：1．考核表
附件：防火方案.docx
附件1 责任分解表
1．打印机维护
打印室
推荐
图书阅读
搜索引擎优化
注册护士培训
登记注册
网络安全
版权保护宣传
更多群众参与
欢迎家长来校参观
欢迎各单位访问交流
感谢信
感谢各位家长支持学校工作，共同做好防溺水教育。
第1页至第5页由张三抄写
共5页材料
来源：县统计局
（来源：县统计局）
扫描二维码签到
参训人员扫描二维码登记入场
关注留守儿童
登录www.abc.com填报
请登录系统填报
请登录“学习强国”平台学习。
通过http://www.example.com报名
邮箱：abc@example.com
在县政府门户网站（www.abc.gov.cn）公示
资料整理
参考资料
仅供内部使用的表格
可编辑的电子台账
内部资料要专人保管
最新通知及时传达
热门景区客流监测
今日事今日毕
本周工作
本月重点工作
本月推荐书目
编辑出版校刊
编辑：张三负责文字
分享交流
经验分享 成果展示
点赞活动
投诉建议
意见反馈
联系方式
关于我们的工作
帮助困难职工
密码管理
手机 电脑 平板
阅读全文并撰写心得
展开讨论
喜欢阅读
人 财 物
大、中、小班
你可能需要的材料
相关推荐人
相关文件：1．考核办法
相关文章要认真学习
索引
目录
2023年3月5日
文档分类归档
文档整理
文件上传
无障碍设施
长者食堂
充值缴费
技术支持：信息中心
网站维护：信息科
内容：消防演练
简介
通过网站、公众号、手机等发布信息
组织用户下载文档并登录平台填报
护士长负责病区网格
""".strip().split("\n")


@pytest.mark.parametrize("line", STAYS)
def test_a_line_of_a_plan_stays_wherever_it_stands(line: str) -> None:
    preamble, rest = BODY.split("\n", 1)
    for page in (
        f"{TITLE}\n{preamble}\n{line}\n{rest}",
        f"{TITLE}\n{BODY}\n{line}\n四、工作要求\n各科室要抓好落实。",
        f"{TITLE}\n{BODY}\n{line}",
    ):
        assert line.replace(" ", "") in cleaned(page).replace(" ", "")


INSIDE = [
    ("各村要落实防火责任www.example.com，加强巡查。", "各村要落实防火责任，加强巡查。"),
    ("各村要落实防火责任http://www.example.com/，加强巡查。", "各村要落实防火责任，加强巡查。"),
    ("各村要落实防火责任（来源：某某网），加强巡查。", "各村要落实防火责任，加强巡查。"),
    ("各村要落实防火责任[来源:学#科#网]，加强巡查。", "各村要落实防火责任，加强巡查。"),
    ("加强巡查。第 1 页 共 5 页严格火源管理。", "加强巡查。严格火源管理。"),
    ("各村要落实防火第 2 页 共 5 页责任，加强巡查。", "各村要落实防火责任，加强巡查。"),
    ("加强巡查。---本文来源于网络，仅供参考，如有侵权请联系删除---严格火源管理。", "加强巡查。严格火源管理。"),
    ("加强巡查。（本文来自某某网，转载请保留此标记。）严格火源管理。", "加强巡查。严格火源管理。"),
    ("加强巡查。本文由某某网收集整理，转载请注明出处！严格火源管理。", "加强巡查。严格火源管理。"),
    ("加强巡查。更多精彩文章请关注某某网！严格火源管理。", "加强巡查。严格火源管理。"),
    ("加强巡查。……此处隐藏321个字……严格火源管理。", "加强巡查。严格火源管理。"),
    (
        "各村要落实防火\n第 2 页 共 5 页\n责任，加强巡查，逐户签订承诺书。",
        "各村要落实防火责任，加强巡查，逐户签订承诺书。",
    ),
    ("各村要落实防火\n- 2 -\n责任，加强巡查，逐户签订承诺书。", "各村要落实防火责任，加强巡查，逐户签订承诺书。"),
]


@pytest.mark.parametrize(("line", "expected"), INSIDE)
def test_what_a_site_put_into_a_sentence_goes(line: str, expected: str) -> None:
    assert (
        cleaned(f"{TITLE}\n{BODY}\n四、压实防火安全责任。{line}")
        == f"{TITLE}\n{BODY}\n四、压实防火安全责任。{expected}"
    )


def test_what_lies_between_pieces_of_a_frame_goes_with_them() -> None:
    page = (
        f"某某供水公司\n网站首页 公司概况 新闻资讯 党的建设\n停水公告专栏\n您现在的位置：网站首页 > 通知\n{TITLE}\n"
        f"发布部门：护理部  点击：88\n{BODY}\n某县中医院护理部\n2024年1月5日\n"
        "上一条：某站值班通知\n下一条：某站停水公告\n便民查询\n官方微信\n版权所有 某县中医院"
    )
    assert cleaned(page) == f"{TITLE}\n{BODY}\n某县中医院护理部\n2024年1月5日"
    between = [change.before for change in changes(page, "nav") if change.rule == "between_frames"]
    assert between[:2] == ["某某供水公司\n", "停水公告专栏\n"]


def test_who_signs_and_what_is_annexed_stays_above_the_foot_of_a_portal() -> None:
    foot = (
        "扫一扫在手机打开当前页\n【打印】【纠错】【关闭】\n"
        "主办：某市人民政府办公室 承办：某市政务信息中心\n政府网站标识码：3411110000"
    )
    end = "某市发展和改革委员会\n2024年4月1日\n附件：\n1．线路清单\n2．值班表"
    assert cleaned(f"{TITLE}\n{BODY}\n{end}\n{foot}") == f"{TITLE}\n{BODY}\n{end}"


def test_the_name_of_a_file_is_no_title() -> None:
    assert cleaned(f"{TITLE}.docx\n{BODY}") == f"{TITLE}\n{BODY}"
    assert cleaned(f"[收藏]{TITLE}(5页)\n{TITLE}\n{BODY}").endswith(f"{TITLE}\n{BODY}")
    assert cleaned(f"【{TITLE}】\n{TITLE}\n{BODY}") == f"{TITLE}\n{BODY}"


def test_a_title_put_into_sentences_goes_where_they_do_not_speak_of_it() -> None:
    title = "某镇春季防火工作方案"
    page = f"{title}\n一、要求\n各村要加强{title}巡查力度。\n二、措施\n（一）严格{title}火源管理。"
    assert cleaned(page) == f"{title}\n一、要求\n各村要加强巡查力度。\n二、措施\n（一）严格火源管理。"
    spoken_of = f"{title}\n一、要求\n各村对照{title}逐条落实。\n二、措施\n制定{title}，{title}由林业站解释。"
    assert cleaned(spoken_of) == spoken_of
    once = f"{title}\n一、要求\n各村要加强{title}宣传。"
    assert cleaned(once) == once
