# ruff: noqa: E501 - the pages are easier to follow with their long lines
"""Page layouts as Chinese sites have them, each with the text that a reader would call its body."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import pytest

from pipeline.config import load_config
from pipeline.read import decode
from pipeline.records import Page

CONFIG = load_config().read
NAV = "".join(
    f'<li><a href="/c{n}/">{name}</a></li>'
    for n, name in enumerate(
        ["首页", "校园新闻", "通知公告", "教学科研", "德育之窗", "家校互动", "招生信息", "联系我们"]
    )
)
LINKS = "".join(
    f'<li><a href="/n/{n}.html" title="往期">{name}</a><span>0{n % 9 + 1}-1{n % 9}</span></li>'
    for n, name in enumerate(
        ["秋季开学安排表", "春季运动会通知", "图书角管理办法", "食堂卫生月报", "值周教师名单", "校车运行时间"] * 2
    )
)
FOOT = "<p>版权所有：青禾镇中心小学　地址：青禾镇学府路8号　电话：0000-1234567</p><p>备案号：某ICP备00000000号</p>"

AIM = "为把校园安全工作落到实处，让每一名学生平安上学、平安回家，结合我校实际，拟定本计划。"
GOAL = "全年不发生责任事故，学生安全知识测试合格率达到98%以上。"
TEAM = "学校成立安全工作小组，校长任组长，分管副校长任副组长，各班班主任为组员。"
DRILL = "每学期组织两次疏散演练，演练前要讲清路线，演练后要写出小结。"
CHECK = "后勤处每周检查一次消防器材，发现过期或者损坏的，三日之内更换到位。"
PARENT = "班主任利用家长会宣讲防溺水知识，并与家长逐户签订责任书。"
REVIEW = "学期末由安全办公室汇总各班材料，评出先进班级，结果记入班级考核。"


@dataclass(frozen=True)
class Layout:
    name: str
    page: str
    body: tuple[str, ...]


LAYOUTS = [
    Layout(
        "school site of div blocks",
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>校园安全工作计划-青禾镇中心小学</title>
        <script>document.write("<p>脚本里的话，不是正文。</p>");</script><style>.a{{color:red}}</style></head><body>
        <div class="top"><div class="logo">青禾镇中心小学</div><ul class="nav">{NAV}</ul></div>
        <div class="wrap"><div class="crumb">您的位置：<a href="/">首页</a> &gt; <a href="/aq/">安全</a> &gt; 正文</div>
        <div class="left"><h1>校园安全工作计划</h1><div class="info">发布时间：2023-09-01 作者：教导处 点击：120次</div>
        <div class="con"><p>&nbsp;&nbsp;&nbsp;&nbsp;{AIM}</p><p><strong>一、工作目标</strong></p><p>　　{GOAL}</p>
        <p><strong>二、主要措施</strong></p><p>　　{TEAM}</p><p>　　{DRILL}</p></div>
        <div class="prevnext"><p>上一篇：<a href="1.html">秋季开学安排表</a></p><p>下一篇：<a href="2.html">春季运动会通知</a></p></div>
        </div><div class="right"><h3>热门文章</h3><ul>{LINKS}</ul></div></div><div class="footer">{FOOT}</div></body></html>""",
        ("校园安全工作计划", AIM, "一、工作目标", GOAL, "二、主要措施", TEAM, DRILL),
    ),
    Layout(
        "government page inside one form, with a metadata table",
        f"""<html><head><meta charset="utf-8"><meta name="SiteName" content="某县教育局">
        <meta name="ArticleTitle" content="关于做好校园安全工作的通知"><meta name="PubDate" content="2022-03-05 10:20">
        <title>某县教育局 关于做好校园安全工作的通知</title></head><body><form method="post" action="./" id="form1">
        <input type="hidden" name="__VIEWSTATE" value="/wEPDwUKLTg0"><div class="header"><ul>{NAV}</ul></div>
        <div class="main"><table class="xxgk"><tr><td>索引号</td><td>000/2022-01</td><td>发布机构</td><td>某县教育局</td></tr>
        <tr><td>文号</td><td>某教〔2022〕8号</td><td>成文日期</td><td>2022-03-01</td></tr></table>
        <div class="article"><div class="title">关于做好校园安全工作的通知</div>
        <div class="zoom"><UCAPCONTENT><P style="TEXT-INDENT: 2em">各中小学：</P><P>{AIM}</P><P>一、{TEAM}</P><P>二、{CHECK}</P>
        <P>三、{REVIEW}</P><P align=right>某县教育局</P><P align=right>2022年3月1日</P></UCAPCONTENT></div></div></div>
        <div class="share">分享到：<a href="#">微信</a><a href="#">微博</a><a href="#">空间</a></div>
        <div class="foot">{FOOT}</div></form></body></html>""",
        (
            "关于做好校园安全工作的通知",
            "各中小学：",
            AIM,
            "一、" + TEAM,
            "二、" + CHECK,
            "三、" + REVIEW,
            "某县教育局",
            "2022年3月1日",
        ),
    ),
    Layout(
        "nested layout tables, font and br",
        f"""<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312"><TITLE>安全计划</TITLE></HEAD>
        <BODY bgColor=#ffffff><TABLE width=776><TBODY><TR><TD><IMG src="top.gif"></TD></TR>
        <TR><TD><A href="/">首页</A> | <A href="/a">新闻</A> | <A href="/b">公告</A> | <A href="/c">下载</A></TD></TR></TBODY></TABLE>
        <TABLE width=776><TR><TD width=180 vAlign=top><TABLE><TR><TD><A href=1>秋季开学安排</A></TD></TR><TR><TD>
        <A href=2>春季运动会</A></TD></TR><TR><TD><A href=3>图书角办法</A></TD></TR></TABLE></TD>
        <TD vAlign=top><TABLE width="98%"><TR><TD align=center><B>校园安全工作计划</B></TD></TR>
        <TR><TD><FONT size=3>　　{AIM}<BR>　　一、{GOAL}<BR><BR>　　二、{DRILL}<BR>　　三、{PARENT}</FONT></TD></TR></TABLE></TD></TR></TABLE>
        <TABLE><TR><TD align=center>{FOOT}</TD></TR></TABLE></BODY></HTML>""",
        (AIM, "一、" + GOAL, "二、" + DRILL, "三、" + PARENT),
    ),
    Layout(
        "forum with replies",
        f"""<html><head><meta charset="utf-8"><title>安全计划怎么写 - 教师论坛</title></head><body><div id="hd"><ul>{NAV}</ul></div>
        <div id="postlist"><div id="post_101"><table><tr><td class="pls">楼主</td><td class="plc"><div class="t_f">{AIM}<br>{GOAL}
        </div></td></tr></table></div><div id="post_102"><table><tr><td class="pls">二楼</td><td class="plc"><div class="t_f">{TEAM}</div>
        </td></tr></table></div><div id="post_103"><table><tr><td class="pls">三楼</td><td class="plc"><div class="t_f">{DRILL}<br>{CHECK}
        </div></td></tr></table></div></div><div id="ft">{FOOT}</div></body></html>""",
        ("楼主", AIM, GOAL, "二楼", TEAM, "三楼", DRILL, CHECK),
    ),
    Layout(
        "article of nested sections and spans",
        f"""<html><head><meta charset="utf-8"><meta property="og:title" content="校园安全计划"></head><body><div class="rich_media">
        <h1 class="rich_media_title" id="activity-name">校园安全计划</h1><div class="rich_media_content" id="js_content"
        style="visibility: hidden;"><section><section><span style="font-size:15px">{AIM[:20]}</span><span>{AIM[20:]}</span></section></section>
        <section style="box-sizing:border-box"><section><p><span>一、</span><span>{TEAM}</span></p></section><section><p>{DRILL}</p>
        </section></section><section><p>{CHECK}</p><p><br></p><p>{PARENT}</p></section></div></div>
        <div class="qr_code_pc"><p>微信扫一扫</p></div></body></html>""",
        ("校园安全计划", AIM, "一、" + TEAM, DRILL, CHECK, PARENT),
    ),
    Layout(
        "document site with summaries in the sidebar",
        f"""<html><head><meta charset="utf-8"><title>校园安全计划范文_文库大全</title></head><body><div class="head">{NAV}</div><div class="box">
        <div class="leftbox"><h1>校园安全计划范文</h1><div class="text"><p>{AIM}</p><h2>一、目标</h2><p>{GOAL}</p><h2>二、措施</h2><p>{TEAM}</p>
        <p>{DRILL}</p><p>{CHECK}</p><p>{PARENT}</p><p>{REVIEW}</p></div><div class="related"><h3>相关文章</h3><ul>{LINKS}</ul></div></div>
        <div class="sidebar"><dl><dt><a href=1>班主任计划</a></dt><dd>开学之初，班主任要摸清学生情况，做好记录。</dd><dt><a href=2>教研计划</a></dt>
        <dd>教研组每周活动一次，做到定时、定点。</dd></dl></div></div><div class="footer">{FOOT}</div></body></html>""",
        (
            "校园安全计划范文",
            AIM,
            "一、目标",
            GOAL,
            "二、措施",
            TEAM,
            DRILL,
            CHECK,
            PARENT,
            REVIEW,
        ),
    ),
    Layout(
        "short notice in a large frame",
        f"""<html><head><meta charset="utf-8"><title>停课通知</title></head><body><div class="menu"><ul>{NAV}{NAV}</ul></div>
        <div class="list"><ul>{LINKS}</ul></div><div class="detail"><h2>停课通知</h2><div class="txt"><p>因道路施工，明天上午停课半天。</p>
        <p>下午照常上课，请各位家长互相转告。</p></div></div><div class="list"><ul>{LINKS}</ul></div><div class="footer">{FOOT}</div></body></html>""",
        ("停课通知", "因道路施工，明天上午停课半天。", "下午照常上课，请各位家长互相转告。"),
    ),
    Layout(
        "responsibility table between paragraphs",
        f"""<html><head><meta charset="utf-8"><title>任务分工</title></head><body><ul>{NAV}</ul><div class="c"><p>{AIM}</p>
        <table border="1"><thead><tr><th>工作内容</th><th>责任人</th><th>完成时限</th></tr></thead><tbody>
        <tr><td rowspan="2">消防检查</td><td>王主任</td><td>9月底</td></tr><tr><td>李老师</td><td>10月底</td></tr>
        <tr><td>疏散演练</td><td colspan="2">政教处</td></tr></tbody></table><p>{REVIEW}</p></div></body></html>""",
        (
            AIM,
            "工作内容\t责任人\t完成时限",
            "消防检查\t王主任\t9月底",
            "李老师\t10月底",
            "疏散演练\t政教处",
            REVIEW,
        ),
    ),
    Layout(
        "paragraphs that are div elements",
        f"""<html><head><meta charset="utf-8"><title>计划</title></head><body><div class="nav">{NAV}</div><div><div><div class="t">安全计划</div>
        <div><div>{AIM}</div><div>一、目标</div><div>{GOAL}</div><div>二、队伍</div><div>{TEAM}{TEAM}{TEAM}{DRILL}</div><div>{CHECK}</div></div>
        </div></div><div>{FOOT}</div></body></html>""",
        (AIM, "一、目标", GOAL, "二、队伍", TEAM + TEAM + TEAM + DRILL, CHECK),
    ),
    Layout(
        "lists, numbered and nested",
        f"""<html><head><meta charset="utf-8"><title>安全要点</title></head><body><div class="nav">{NAV}</div><article><p>{AIM}</p><ol>
        <li>{TEAM}</li><li>{DRILL}<ul><li>演练之前，班主任讲清路线。</li><li>演练之后，各班写出小结。</li></ul></li><li>3、{CHECK}</li></ol>
        <p>{REVIEW}</p></article></body></html>""",
        (
            AIM,
            "1. " + TEAM,
            "2. " + DRILL,
            "演练之前，班主任讲清路线。",
            "演练之后，各班写出小结。",
            "3、" + CHECK,
            REVIEW,
        ),
    ),
    Layout(
        "article of many sections",
        f"""<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>安全年 | 青禾小学</title></head><body><header><nav>{NAV}</nav></header>
        <main><article><header><h1>安全年</h1></header><section class="s"><h2>目标</h2><p>{GOAL}</p></section><section class="s"><h2>队伍</h2><p>{TEAM}</p>
        </section><section class="s"><h2>演练</h2><p>{DRILL}</p><p>{CHECK}</p></section></article><aside><ul>{LINKS}</ul></aside></main>
        <footer>{FOOT}</footer></body></html>""",
        ("安全年", "目标", GOAL, "队伍", TEAM, "演练", DRILL, CHECK),
    ),
    Layout(
        "article with comments below",
        f"""<html><head><meta charset="utf-8"><title>安全工作纪实</title></head><body><div class="nav">{NAV}</div><div class="page"><div class="article">
        <p>{AIM}</p><p>{TEAM}</p><p>{DRILL}</p><p>{CHECK}</p></div><div class="comment-list"><div class="item">写得很好，我们学校也这样做。</div>
        <div class="item">请问演练多久一次，有没有方案可以参考？</div></div></div></body></html>""",
        (AIM, TEAM, DRILL, CHECK),
    ),
    Layout(
        "no container at all",
        f"""<html><head><title>计划</title></head><body><a href=/>首页</a> <a href=/x>返回</a> <a href=/y>打印</a><h2>值周安排</h2>
        <p>{AIM}</p><p>{DRILL}</p><p>{CHECK}</p></body></html>""",
        ("首页 返回 打印", "值周安排", AIM, DRILL, CHECK),
    ),
    Layout(
        "end tags left out, stray ones put in",
        f"""<title>计划</title><ul><li><a href=/>首页<li><a href=/a>新闻<li><a href=/b>公告</ul></span></div><div id=main><p>{AIM}<p>一、{GOAL}</font>
        </td><p>二、{TEAM}<ul><li>{DRILL}<li>{CHECK}</ul></div></center><table><tr><td>联系<td>我们</table>""",
        (AIM, "一、" + GOAL, "二、" + TEAM, DRILL, CHECK),
    ),
    Layout(
        "hidden spam in the body",
        f"""<html><head><meta charset="utf-8"><title>计划</title></head><body><div class="body"><p>{AIM}</p><div style="display:none">小游戏下载，
        棋牌大全，好玩的都在这里。</div><p>{TEAM}</p><p>{DRILL}</p><noscript>请打开脚本，否则无法浏览。</noscript><select><option>请选择，一月</option></select>
        <p>{CHECK}</p></div></body></html>""",
        (AIM, TEAM, DRILL, CHECK),
    ),
    Layout(
        "article in a block with the name of frame",
        f"""<html><head><meta charset="utf-8"><title>计划</title></head><body><ul>{NAV}</ul><div class="hot-share-box"><div class="text"><p>{AIM}</p>
        <p>{TEAM}</p><p>{DRILL}</p></div></div><div class="side"><p>{REVIEW}</p></div><div class="footer">{FOOT}</div></body></html>""",
        (AIM, TEAM, DRILL),
    ),
    Layout(
        "definition list and preformatted text",
        f"""<html><head><meta charset="utf-8"><title>计划</title></head><body><div class="nav">{NAV}</div><div class="view"><dl><dt>目标</dt><dd>{GOAL}</dd>
        <dt>队伍</dt><dd>{TEAM}</dd></dl><pre>九月：{DRILL}
十月：{CHECK}
</pre></div></body></html>""",
        ("目标", GOAL, "队伍", TEAM, "九月：" + DRILL, "十月：" + CHECK),
    ),
]


def f1(found: str, wanted: str) -> float:
    """Agreement by character pairs, blanks aside."""
    pairs = [Counter(pairwise(text)) for text in ("".join(found.split()), "".join(wanted.split()))]
    common = (pairs[0] & pairs[1]).total()
    return 2 * common / (pairs[0].total() + pairs[1].total())


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_the_body_is_found(layout: Layout) -> None:
    encoding = "gb18030" if "gb2312" in layout.page else "utf-8"
    document = decode(Page(layout.page.encode(encoding)), CONFIG)
    assert document.format == "html"
    assert document.text.value.split("\n") == list(layout.body)


def test_all_layouts_together() -> None:
    scores = [f1(decode(Page(layout.page.encode()), CONFIG).text.value, "\n".join(layout.body)) for layout in LAYOUTS]
    assert sum(scores) / len(scores) >= 0.95
