"""What looks like a date and is none: grades, names, codes, lengths that are required, words cut in the wrong place."""

from __future__ import annotations

import pytest

from pipeline.extract import dates

NO_DATE = {
    "grades and classes": (
        "四年级 九年级 一、二年级 3-5年级 高三年段 初一年级 2019级 2020届毕业生 三年级(2)班 同年级 不同年级"
    ),
    "plans and congresses": (
        "“十二五”规划 十三五规划 “十四五”规划 “五五”普法 十八大 党的二十大 十九届五中全会 五年规划 三年行动计划"
    ),
    "document numbers": "〔2011〕152号 [20xx]3号 (2011)15号 【2023】7号 第44号令 国发2号文件",
    "codes": "2-4e55-b449 OFFICE2007 GB3838-2002 LY/T 3400-2024 JGJ59-2011 A4纸 5G网络 版本2.0.1 第3.1.2条 1.1.1",
    "telephone and identity numbers": "13912345678 010-12345678 320102199001011234 0571-8899001",
    "addresses": "http://example.cn/2023/05/06/1.html www.a.cn/2023-05/06 a_2023_05.doc",
    "publishing line": "发布时间:2023-04-26 更新于2023-04-26 发布日期：2023/04/26",
    "milestones in names": "上岗前培训 出院前检查 毕业班 开工率 每小时60公里 全长113年 年终评比",
    "figures and rates": "五、六一班 岁岁年年 每分钟80次 以上年龄 赶上年会 应当日常巡查 一次日常 当日事当日毕",
    "clock times": "上午8:30 下午三点 8时30分 晚上九点半 16:30-17:30",
    "vague words": "定期 不定期 今后 适时 及时 当前 目前 日前 近期 前期 后期 中期 长期 短期 平时 届时 常年 往年",
    "time words in names": "年度考核 学期计划 年终总结 年终考核 期末考试 期中、期末检测 校长每周一荐 月考成绩 周记",
    "lengths that are required": (
        "至少一周时间 72学时 不少于30分钟 每人9小时 满三年 教龄三年以上 从教30年 累计5年 不超过两年"
    ),
    "limits in days": "三天内 5个工作日内 一周内 两个月内 提前一天 提前一周 前5分钟",
    "words cut wrongly": (
        "原则上年均 学龄前年人口 说明年度 证明年龄 安全年检 安全月活动 完全年 表明年份 相当年份 当年轻"
    ),
    "years in words": "青年教师 少年儿童 周年庆典 成年人 老年大学 童年 年轻 年龄 年均 年薪 年鉴 年审 年会",
    "months in words": "月饼 月亮 月薪 月刊 岁月 蜜月 十月怀胎 6月龄 月嫂 三月三歌会",
    "weeks in words": "周边 周期 周到 周围 周岁 周密 四周环境 众所周知 圆周",
    "days in words": "日常 日益 日均 节日 值日生 生日 日记 日程 往日 假日经济 日报表",
    "seasons in words": "青春 春风行动 春游 秋游 夏令营 冬令营 春运会 秋收起义 千秋大业 春雷计划",
    "figures of days": "3号楼 5号令 2号文件 一号工程 号召 10日均",
    "fixed figures": "五一劳动奖章 三八红旗手 五四精神 八一中学 七一勋章 五一路 六一班",
    "counts": "1-2名 3-6岁 10-12人 1、2、3 十二个 三月龄 9分 3.5米 5.12% 12.5分 第十三届 第三名",
    "terms in words": "学期 学年 年度 月份 季度 任期 上学期间 本期刊 工期末端",
    "proverbs": "一年之计 十年树木 百年大计 三天打鱼 一日之师 日新月异 三年五载",
    "cited documents": "《20xx年度考核办法》 《2018-2020年建设规划》 《本学期安排》 《秋季工作表》",
    "ranges of numbers": "8至10小时 30—40分钟 1—2项 一到两个 5到6次 二至三人",
    "lost figures": "年月日至 年月至 谋划年工作 年年度工作",
    "editions": "课程标准（2022年版） 2011年版教材 2020年版本",
    "people": "张小满 王立夏 李谷雨",
    "names in quotation marks": "“每日值班长”岗位 “红五月”歌会 “周五学习日”制度 “拥抱2020的春天”活动 “缤纷暑假”夏令营",
    "names of bodies": "安全生产月活动领导小组 安全生产月组委会 科普宣传周办公室",
    "names of activities": "春季防疫工作 冬季攻势 春节晚会 年终专项工作考核",
    "reports": "宣传月报 政策宣传日常 做好宣传日",
    "years of service": "教龄3年以内 从教5年以内",
    "figures that are no days": "3.12元 10.5吨 3.2节 12号文件",
    "long runs": "1" * 60 + " " + "二" * 40 + " 20230901123 123456年",
}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, word) for kind, words in NO_DATE.items() for word in words.split(" ") if word]
)
def test_no_date(kind: str, text: str) -> None:
    assert [date.text for date in dates.find(text)] == [], kind


@pytest.mark.parametrize(
    "text", ["时间:2023-04-26 15:10:12 作者", "更新时间：2023-04-26 15:10", "来源：本站 2023-04-26 15:10:12"]
)
def test_no_publishing_line(text: str) -> None:
    assert dates.find(text) == []


@pytest.mark.parametrize("before", ["", "各校要", "，", "(", "“"])
@pytest.mark.parametrize("word", ["四年级", "日常", "周边", "第十三届", "年度考核"])
def test_context_before_makes_no_date(before: str, word: str) -> None:
    assert dates.find(before + word) == []
