"""Frame lines go, lines of plans that resemble them stay."""

from __future__ import annotations

import pytest

from pipeline import clean
from pipeline.config import load_config
from pipeline.records import Document
from pipeline.text import Text

CONFIG = load_config().clean
PLAN = "一、工作目标\n全镇安全生产形势保持平稳。"


def cleaned(page: str) -> str:
    return clean.apply(Document(Text.of(page), "txt", "utf-8"), CONFIG).text.value


ABOVE = [
    # data that sites print above a page
    "时间:2021-05-06 10:20:30 方案 我要投稿",
    "来源：本镇办公室  发布时间：2022-03-04 09:10",
    "来源:某县融媒体  日期:2020-11-12  浏览量:  栏目:通知公告",
    "2020-7-1 08:09| 发布者: admin| 评论: 0|来自: 某市日报",
    "原|2023-01-02 03:04:05|浏览:17",
    "发布日期：2019年8月7日 【字体：大 中 小】",
    "字号：【大 中 小】",
    "索 引 号：00112233/2021-070 | 发布机构：某某镇 | 成文日期：2021-09-15 |",
    "有 效 性 : 有效 | 字体: [ 大 中 小 ] |",
    "发文日期:2019-01-23 生效时间:2019-01-23",
    "• 索引号:\n\n  6100/2024-0010\n• 发文机构:\n\n  县政府办公室\n• 发布日期:\n\n  2024年04月06日 16:34",
    "视力保护色:",
    "某镇安全方案可编辑.docx(共8页),文档格式为docx,大小 31.5 KB,文字可编辑",
    "文件大小 31.5 KB,文字与图片均可修改",
    "浏览次数: 590 内容概述:",
    "2023-05-06",
    "作者：张三  来源：某校教务处",
    "责任编辑：李四",
    "实用范文 发布时间:2031/6/21",
    "作者: 2030年06月15日17:51 浏览:120 收藏",
    "2029-06-01   来源:某某晚报    热度:   收藏   发表评论 0",
    "发文：安监科　　拟稿：张三",
    # navigation
    "首页 实用范文 学习资料",
    "返回目录 · 下载PDF",
    "首页 > 政务公开 > 规划计划 > 正文",
    "当前位置：首页 > 计划 > 年度计划",
    "您现在的位置是：网站首页 >> 文秘 >> 方案",
    "设为首页 | 加入收藏 | 联系我们",
    "无障碍浏览 长辈版",
    "扫一扫在手机打开当前页",
    "分享到：微信 微博 QQ空间",
    "• 相关推荐",
    # spam
    "精品国产一区二区_无码中文字幕_久久人妻",
    "亚洲综合区|欧美在线观看|日韩av",
]

BELOW = [
    "上一篇：某县某局关于年度考核的通知\n下一篇：某市某区关于值班的安排",
    "【安全工作计划】相关文章:\n\n消防工作计划07-27\n\n某某工作方案01-16",
    "相关阅读\n某镇防汛方案\n某村护林计划",
    "【安全工作计划】相关文章：1.消防工作计划 2.防汛工作方案 3.护林总结",
    "更多安全范文请点击：安全承诺书｜安全讲话稿",
    "点击查看更多安全工作汇报材料",
    "猜您喜欢\n热门推荐",
    "最新文档\n- 某某合同样本\n- 某某考试题库（含答案）",
    "评论\n0/150\n提交评论",
    "版权声明：资料由网友上传，若涉及侵权请告知删除",
    "温馨提示\n- 1. 本站资源下载后请解压。\n- 2. 本站不保证资料的完整。",
    "（此件公开发布）",
    "某县人民政府办公室 版权所有 某ICP备12345678号",
    "打印本页 关闭窗口",
    "……此处隐藏1234个字……",
    "（未完，全文共1986字，当前显示640字）",
    "已阅读5页，还剩11页未读，继续阅读",
    "《某某方案》未完全显示，请点击下一页阅读余下内容。",
    "上一页 1 2 3 下一页",
    "立即下载",
    "展开阅读全文",
    "猜你喜欢的文章",
    "您好，本文共9页，已到免费预览的最后一页！",
    "下载本文档",
    "点击下载Word文档",
    "某某工作计划.doc_第3页",
    "与本文相关的文章",
    "1. 1、下载文档前请自行核对，平台不提供其他服务。",
]


@pytest.mark.parametrize("frame", ABOVE)
def test_frame_above_a_plan_goes(frame: str) -> None:
    assert cleaned(f"{frame}\n\n{PLAN}") == PLAN


@pytest.mark.parametrize("frame", BELOW)
def test_frame_below_a_plan_goes(frame: str) -> None:
    assert cleaned(f"{PLAN}\n\n{frame}") == PLAN


STAYS = [
    "上报材料的文件格式为PDF,每份大小不超过20MB",
    "图片大小 20 MB以内,由办公室修改后上传",
    "时间：9月5日上午9:00 地点：三楼会议室",
    "活动时间：2023年5月6日至5月20日",
    "一、时间：2023年5月6日 9:00",
    "来源于基层的意见要逐条答复",
    "3．推进无障碍环境建设",
    "（二）完善网站首页栏目",
    "网站访问量达到10万人次以上",
    "本站全体消防员每周训练两次",
    "主办单位：某县教育局  承办单位：第一中学",
    "严厉打击侵权假冒行为",
    "四、信息来源：各单位上报",
    "相关责任人要逐级签字",
    "推荐3名优秀教师参加评选",
    "1．上一篇论文的修改由教研组负责",
    "组长：王五\n成员：赵六、钱七",
    "2023-2024学年度第一学期",
    "目标值：98%",
    "阅读：每天30分钟",
    "各单位要做好档案的收集整理。",
    "请各单位下载附件后填报。",
    "小编制学校的教师配备要逐步改善。",
    "集合位置：学校操场",
    "更多关注弱势群体",
    "推荐阅读书目",
    "收集相关资料",
    "完善相关内容",
    "更新台账，于2023年5月6日前完成",
    "考试时间：2023-05-06 09:00",
    "字体：仿宋，字号：三号",
    "加强ICP备案管理工作",
    "网络故障及时联系管理员",
    "推广防诈软件下载",
    "主动公开",
    "简介：",
    "点击量排名前三的作品给予奖励",
    "发布预警信息，2023年6月1日起执行",
    "评论写作比赛",
    "打印室管理",
    "下一条河道的清淤由水利站负责",
    "注意事项：",
    "作者签名确认",
    "2030年6月15日 阅读分享会",
    "首页设计由信息科负责",
    "发布时间：每月最后一周",
    "日期和时间由办公室通知",
    "以下是本学期的主要工作：",
    "希望各位教师认真学习。",
    "我们要精心组织，确保活动取得实效。",
    "时间紧，任务重，各科室要抓紧落实。",
]


@pytest.mark.parametrize("line", STAYS)
def test_lines_of_a_plan_stay(line: str) -> None:
    page = f"某单位工作计划\n{PLAN}\n{line}\n二、工作措施\n加强领导。"
    assert line.split("\n")[0] in cleaned(page)


PREAMBLE_STAYS = [
    "时间：9月5日上午9:00 地点：三楼会议室",
    "组长：王五 副组长：赵六",
    "为切实做好本年度防汛工作，确保安全度汛，特制定本计划。",
    "各乡镇人民政府，县直有关单位：",
    "某政发〔2021〕5号",
    "某县人民政府办公室\n2021年6月8日",
]


@pytest.mark.parametrize("line", PREAMBLE_STAYS)
def test_lines_above_the_first_heading_stay(line: str) -> None:
    assert line in cleaned(f"某县2021年防汛工作计划\n{line}\n{PLAN}")


def test_the_name_of_a_site_behind_a_title_goes() -> None:
    title = "某镇2023年防汛工作计划"
    assert cleaned(f"{title}-某某资料网\n{PLAN}") == f"{title}\n{PLAN}"
    assert cleaned(f"{title}_某某文库\n{title}\n{PLAN}") == f"{title}\n{PLAN}"
    assert cleaned(f"{title}——构建防洪安全网\n{PLAN}").startswith(f"{title}——构建")


def test_traditional_frame_goes_too() -> None:
    assert cleaned(f"時間:2024-03-22 08:04:33 方案 我要投稿\n  • 相關推薦\n{PLAN}") == PLAN


def test_a_rule_can_be_switched_off(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "own.yaml"
    file.write_text("clean:\n  skip: [hidden_text_notice]\n", "utf-8")
    page = Document(Text.of(f"{PLAN}\n……此处隐藏99个字……"), "txt", "utf-8")
    assert "隐藏" in clean.apply(page, load_config(file).clean).text.value


def test_an_unknown_rule_name_is_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "own.yaml"
    file.write_text("clean:\n  skip: [no_such_rule]\n", "utf-8")
    with pytest.raises(ValueError, match="no_such_rule"):
        clean.apply(Document(Text.of(PLAN), "txt", "utf-8"), load_config(file).clean)


def test_a_frame_phrase_is_added_without_code(tmp_path) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "rules" / "clean"
    folder.mkdir(parents=True)
    rule = "- rule: own_banner\n  kind: nav\n  scope: line\n  keys: [本栏目由]\n  pattern: '本栏目由.{0,20}赞助'\n"
    (folder / "frame.yaml").write_text(rule, "utf-8")
    (tmp_path / "own.yaml").write_text("include: [.]\n", "utf-8")
    config = load_config(tmp_path / "own.yaml").clean
    page = Document(Text.of(f"本栏目由某某公司赞助\n{PLAN}"), "txt", "utf-8")
    assert clean.apply(page, config).text.value == PLAN


@pytest.mark.parametrize("wrong", ["kind: spam", "scope: page", "pattern: '(('", "keys: []"])
def test_a_mistake_in_a_rule_is_told_with_its_line(tmp_path, wrong: str) -> None:  # type: ignore[no-untyped-def]
    fields = {"kind": "nav", "scope": "line", "keys": "[某]", "pattern": "某"}
    field, _, value = wrong.partition(": ")
    fields[field] = value
    folder = tmp_path / "rules" / "clean"
    folder.mkdir(parents=True)
    body = "\n".join(f"  {name}: {text}" for name, text in fields.items())
    (folder / "frame.yaml").write_text(f"- rule: own\n{body}\n", "utf-8")
    (tmp_path / "own.yaml").write_text("include: [.]\n", "utf-8")
    with pytest.raises(ValueError, match=r"frame\.yaml:1"):
        clean.apply(Document(Text.of(PLAN), "txt", "utf-8"), load_config(tmp_path / "own.yaml").clean)
