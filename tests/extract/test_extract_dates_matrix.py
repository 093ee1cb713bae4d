"""Every kind of date expression in every kind of place: clauses, lists, labels, brackets, cells, headings.

A row reads `type value mod | expressions`: D, S for DATE and SET; `-` for none, `*` for a value that another table
tells. In each frame the expression must come back whole, alone, and with the same value.
"""

from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.extract import dates
from pipeline.records import Date, Plan

ROWS = """
D 2031-09-01 - | 2031年9月1日 2031.9.1 2031-09-01 2031/9/1
D 2031-09-01 - | 2031年9月1日（星期一）
D 2031-09 - | 2031年9月 二〇三一年九月
D XXXX-09-12 - | ９月１２日 9月12号
D XXXX-09-01 - | 9月1日（周一）上午 20××年9月1日
D XXXX-09-01T08:30 - | 9月1日上午8:30
D XXXX-03-05 - | 3月5日下午 3月5日学雷锋日下午
D XXXX-09 - | 20xx年9月 20_年9月 20__年9月 203*年9月 201年9月 xx年9月
D XXXX-09 - | 9月中下旬 9月第二周 9月份第三周
D XXXX - | 20**年 20xx年 20_年 201*年 207年
D XXXX-XX-XX - | xx年xx月xx日 20xx年x月x日 x月x日
D XXXX-XX - | 20xx年x月
D 2031-H1 - | 2031年上半年
D XXXX-H2 - | 下半年
D XXXX-Q3 - | 第三季度
D XXXX-Q3 end | 三季度末
D XXXX-Q1 - | 一季度
D XXXX-09 start | 9月上旬 9月初
D XXXX-09 mid | 9月中旬
D XXXX-09 end | 九月下旬 9月底
D XXXX-09 before | 9月底前 截至9月底
D XXXX-09-10 before | 9月10日前 9月10日之前 教师节前夕
D 2031 before | 2031年底前 2031年年底前 到2031年 到2031年底
D XXXX before | 年底前
D * - | 年内 2031—2032学年 2031—2032学年度第二学期 2031学年第一学期
D * - | 20xx—20xx学年度 20xx学年度第一学期 2031-2032学年上学期 2031年春季学期
D * - | 今年 今年上半年 本周五 国庆假期 “五一”期间 “五一”假期 “十一”长假期间 采暖季
D * before | 月底前
D XXXX-09 after | 9月起 从9月开始 9月以后
D XXXX-09-01 after | 自9月1日起
D XXXX-09-10 approx | 9月10日左右 9月10日前后
D XXXX-09/XXXX-12 - | 9月—12月 9-12月 9月至12月 9～12月份 九至十二月
D XXXX-09/XXXX-12 - | 20xx年9月—20xx年12月
D XXXX-10/XXXX-11 - | 十、十一月份
D XXXX-09-01/XXXX-10-15 - | 9月1日至10月15日
D XXXX-09-01/XXXX-09-15 - | 9月1日—15日 9月1-15日 9月1日--9月15日
D XXXX-09-01/XXXX-09-30 - | 9月1日起至9月30日止
D XXXX-09-01/XXXX-09-05 - | 9月1日（周一）至9月5日（周五）
D XXXX-09/XXXX-10 - | 9月初至10月底 9月下旬至10月上旬
D 2031-09/2032-06 - | 2031年9月至2032年6月 2031年9月—次年6月
D 2031-09/2032-06 - | 2031.9—2032.6
D 2031-09-01/2031-09-30 - | 2031.9.1—2031.9.30
D 2031-09-01/2031-09-30 - | 2031.9.1-9.30
D 2031-09/2032-08 - | 2031、9—2032、8
D 2031/2033 - | 2031年-2033年 2031—2033年 2031至2033年
D XXXX/XXXX - | 20xx-20xx年
D XXXX-09/XXXX-06 - | xx年9月至xx年6月
D 2031-FA - | 2031年秋季
D - - | 本学期 新学期 暑假期间 放假期间 预备周 本月 下个月 近三年 近年来 上周 汛期 主汛期
D - - | 青运会期间 高考期间 中高考期间 两会期间 春耕期间 “三夏”期间 “两节”期间 “双节”期间
D - - | 元旦、春节期间 元旦春节期间 中秋国庆期间 疫情期间 军训期间 春运期间 森林防火期 供暖期
D - - | 今冬明春 全国中小学生安全教育日 推广普通话宣传周 第5周 第五周 第1—2周 第1-2周
D - - | 第九、十周 第十六周至十八周 第3周至第5周 1—2周 3-4周 第二周周三 节假日 法定节假日
D - - | 假日
D - end | 本学期末 期末
D - start | 学期初 开学初 开学第一周
D - before | 学期结束前 开学前 期中考试前 寒假前 放假前 汛期来临前 入汛前 高考前
D - after | 开学后 春节后
D * start | 明年年初
D XXXX-05-12 - | 护士节期间 “5·12”护士节 “5.12”国际护士节 “5·12”防灾减灾日
D 2021/2025 - | “十四五”期间
D XXXX-FA/XXXX-WI - | 秋冬季
D XXXX-WI/XXXX-SP - | 冬春季节
D XXXX-SU - | 夏季
D XXXX-09-10 - | 教师节
D XXXX-10-01 before | 国庆节前
D XXXX-03-08 - | “三八”妇女节 “三·八”国际劳动妇女节 “三八”国际妇女节
D XXXX-05-04 - | “五四”青年节 “五·四”青年节
D XXXX-06-01 - | “六一”儿童节 “六·一”国际儿童节
D XXXX-07-01 - | “七一”建党节
D XXXX-08-01 - | “八一”建军节
D XXXX-05-01 - | “五一”国际劳动节
D XXXX-12-04 - | “12.4”国家宪法日
D XXXX-06-26 - | “6·26”国际禁毒日
D XXXX-11-09 - | “11·9”消防宣传日 “119”消防日
D XXXX-03-15 - | “3·15”国际消费者权益日
D XXXX-04-15 - | “4·15”全民国家安全教育日
D XXXX-04-23 i | “世界读书日”
D XXXX-04-07 - | 世界卫生日
D XXXX-05-31 - | 世界无烟日
D XXXX-06-25 - | 全国土地日
D XXXX-06 - | 安全生产月
D - approx | 清明节前后
S P1W - | 每周一 每周三下午 每周一、三、五 每周一至周五 每周 每周末 每个工作日 按周 周末 双休日
S P1W - | 周一至周五 周三下午 每逢周五
S P1D - | 每天 每日 每天早上
S P1M - | 每月 每月第一周 每个月 按月 逐月
S P1M before | 每月5日前 每月25日前
S P1M end | 每月底
S P1M start | 每月初 每月上旬
S P3M - | 每季度 按季度
S P3M end | 每季度末
S P6M - | 每半年 每学期 每个学期
S P0.5M - | 每半月
S P2W - | 每两周 每隔一周 双周 单周 双周周二 隔周
S P2M - | 每两个月
S P6M start | 每学期初
S P6M end | 每学期末
S P1Y - | 每学年 每年 每年6月
S P1Y before | 每年9月底前
S P1Y start | 每年年初
"""
FRAMES = """
{}，召开部署会议。
按照统一安排，{}组织摸底排查。
按照统一安排,{}组织摸底排查;
1、{}开展入户走访。
（2）{}开展入户走访。
①{}开展入户走访。
一是{}开展入户走访。
活动时间：{}
活动时间:{}。
检查时间：{}；检查方式：实地查看。
时间：{} 地点：礼堂
拟于{}举行座谈会。
定于{}进行验收。
学校将在{}组织家访。
请各科室{}报送材料。
{}：动员部署
{}\u3000动员部署\u3000办公室
{}\t动员部署\t办公室
办公室\t{}\t动员部署
（一）动员部署（{}）
第一阶段：动员部署({})。
第二阶段，{}，全面实施。
由办公室牵头，{}，各科室配合。
任务安排在{}。
要抓好{}的值班工作。
要做好{}的各项工作，确保平稳。
安排：{}，检查宿舍；
    {} 检查宿舍
{}全体职工参加清扫。
{}各科室交叉互查。
{}集中学习文件。
{}由保卫科巡查。
{}对门店进行回访。
{}重点排查隐患。
"""
# 十、 at the head of a line numbers a paragraph; weeks without 第 are read at the head of a clause, and behind 活动时间
# they are a length.
KNOWN = {"十、十一月份", "1—2周", "3-4周"}
CONFIG = load_config().extract
TYPES = {"D": "DATE", "S": "SET"}
CELLS = [
    (expression, *wanted.split(), frame)
    for wanted, expressions in (row.split(" | ") for row in ROWS.strip().splitlines())
    for expression in expressions.split()
    for frame in FRAMES.strip("\n").splitlines()
]


def found_in(text: str) -> tuple[Date, ...]:
    return dates.of_plan(Plan(1, 0, len(text), text), CONFIG)


def is_found(expression: str, kind: str, value: str, mod: str, frame: str) -> bool:
    """Whether the one date of the frame is the expression; what stands in quotation marks alone is found without."""
    text = frame.replace("{}", expression)
    span = expression[1:-1] if mod == "i" else expression
    found = found_in(text)
    if [date.text for date in found] != [span] or found[0].type != TYPES[kind]:
        return False
    if (found[0].mod or "-") != ("-" if mod == "i" else mod):
        return False
    return value in ("*", found[0].value or "-")


@pytest.mark.parametrize("frame", FRAMES.strip("\n").splitlines())
def test_expressions_come_back_from_a_frame(frame: str) -> None:
    lost = {cell[0] for cell in CELLS if cell[-1] == frame and not is_found(*cell)}
    assert lost <= KNOWN
