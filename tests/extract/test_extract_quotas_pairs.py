"""Pairs of sentences that differ in little: what a number prescribes, what it describes, what counts nothing."""

from __future__ import annotations

import pytest

from pipeline.extract import quotas

# sentence -> span and modality of each quantity
MODALITY = {
    "全县35个村完成改厕": ["35个 fact"],
    "新建35个村级站点": ["35个 prescribed"],
    "与辖区4所小学、2所幼儿园核对名册": ["4所 fact", "2所 fact"],
    "建成4所小学、2所幼儿园": ["4所 prescribed", "2所 prescribed"],
    "守住全镇3万亩山林": ["3万亩 fact"],
    "新栽3万亩山林": ["3万亩 prescribed"],
    "要走访全乡86户困难家庭": ["86户 fact"],
    "要走访86户困难家庭": ["86户 prescribed"],
    "做好60岁以上老人体检": ["60岁以上 fact"],
    "护林员年龄不得超过60岁": ["不得超过60岁 prescribed"],
    "举办35周岁以下职工技能比武": ["35周岁以下 fact"],
    "摸清0—3岁婴幼儿底数": ["0—3岁 fact"],
    "五年教龄以下上汇报课": ["五年教龄以下 fact"],
    "三年工作经验以上可以报名": ["三年工作经验以上 fact"],
    "杜绝死亡2人以上事故": ["2人以上 fact"],
    "每班抽查2人以上": ["2人以上 prescribed"],
    "汲取三名工人触电的教训": ["三名 fact"],
    "选派三名工人学习触电急救": ["三名 prescribed"],
    "服务3.2万常住居民": ["3.2万 prescribed"],
    "服务辖区3.2万常住居民": ["3.2万 fact"],
    "涉及住户120户": ["120户 fact"],
    "联系住户120户": ["120户 prescribed"],
    "已进场施工，完成30%": ["30% fact"],
    "5月底前完成30%": ["30% prescribed"],
    "成交量较上一年增长12%": ["12% prescribed"],
    "在去年36家的基础上再建5家": ["36家 fact", "5家 prescribed"],
    "评选了12名优秀护工": ["12名 fact"],
    "评选12名优秀护工": ["12名 prescribed"],
    "随访0-36个月儿童": ["0-36个月 fact"],
    "积分在80分以上的网格员给予奖励": ["80分以上 fact"],
    "网格员积分在80分以上": ["80分以上 prescribed"],
    "全乡共380户": ["380户 fact"],
    "全乡共建380户": ["380户 prescribed"],
    "辖区12座泵房逐一检修": ["12座 prescribed"],
    "检修辖区12座泵房": ["12座 fact"],
    "接种疫苗（卡介苗、百白破等8种）": ["8种 fact"],
}


@pytest.mark.parametrize(("sentence", "expected"), MODALITY.items())
def test_prescribed_or_fact(sentence: str, expected: list[str]) -> None:
    assert [f"{quota.text} {quota.modality}" for quota in quotas.find(sentence)] == expected


# sentence -> span and comparator of each quantity
SPANS = {
    "烟尘浓度控制在20毫克每立方米以下": ["20毫克每立方米以下 le"],
    "烟尘浓度不超过20mg/m³": ["不超过20mg/m³ le"],
    "淘汰每小时10蒸吨及以下锅炉": ["10蒸吨及以下 le"],
    "对成绩最高的班组奖励水杯两个": ["两个 eq"],
    "每班最多奖励水杯两个": ["最多奖励水杯两个 le"],
    "最高人民法院发布4项规定": ["4项 eq"],
    "专栏每两月更新一次": ["一次 eq"],
    "上一次讲评的问题": [],
    "赠送一个小纪念品": ["一个 eq"],
    "赛前一天公布场地": ["一天 eq"],
    "学习《居家安全30条》": [],
    "落实居家安全30条": ["30条 eq"],
    "细化8项重点任务、20条具体措施": [],
    "办好8项民生实事、20条便民通道": ["8项 eq", "20条 eq"],
    "上述3个活动由工会牵头": [],
    "举办3个活动": ["3个 eq"],
    "推广“二期课改”经验": [],
    "出版二期简报": ["二期 eq"],
    "市委九届七次全会": [],
    "不发生一次死亡3人以上的事故": ["3人以上 ge"],
    "发生一次死亡事故的取消评先": ["一次 eq"],
    "改造二次供水设施": [],
    "改造供水设施二次": ["二次 eq"],
    "打破二元结构": [],
    "食堂7点前开门": ["7点前 le"],
    "食堂7点开门": [],
    "早上七点半以前到岗": ["七点半以前 le"],
    "第三点前后矛盾": [],
    "举行为期半天的趣味活动": ["半天 eq"],
    "三人制篮球赛": [],
    "获奖人数不得超过总数的1/4": ["不得超过总数的1/4 le"],
    "发病率小于1/10万": ["小于1/10万 lt"],
    "定于1/4开会": [],
    "就业稳定在万人以上": ["万人以上 ge"],
    "举办万人签名": [],
    "落实“四个一”活动，即每周一次晨会，每月一次例会": [],
    "落实值班制度，即每周一次晨会，每月一次例会": ["一次 eq", "一次 eq"],
    # numbers of a series with one unit, ranks, two or three, one and a half
    "拔河分别计12、9、7分": ["12 eq", "9 eq", "7分 eq"],
    "三等奖金依次为900、600、300元": ["900 eq", "600 eq", "300元 eq"],
    "三个年级分别交作品40、30篇": ["40 eq", "30篇 eq"],
    "按用时评1、2、3名": [],
    "每人试投2、3次": ["2、3次 range"],
    "走访2、4、6组": [],
    "午休不少于1、5小时": ["不少于1、5小时 ge"],
    "分别提高4、6、9%以上": ["4 ge", "6 ge", "9%以上 ge"],
    "猜中一题记6分为本组得分": ["6分 eq"],
    "把队员分为6组": ["6组 eq"],
    "投入不少于人均80元": ["不少于人均80元 ge"],
    # what stands before a comparator makes no part of a document; a line open day and night is no number of a line
    "发放问卷不少于60份": ["不少于60份 ge"],
    "回收问卷60份": ["60份 eq"],
    "附件60份": [],
    "监督热线24小时畅通": ["24小时 eq"],
    "监督热线12345号": [],
    # limits behind an event that the calendar does not know
    # 演练结束后3日内 is a time, counted from an event.
    "演练结束后3日内提交评估": [],
    "开学后3日内提交评估": [],
    "订购一本教育专著": ["一本 eq"],
    "形成一套教育理念": [],
    "闭馆前各清点一次存书": ["一次 eq"],
    "这是一次检验": [],
    "落实“晨起叠一次被褥、拖一次地板”约定": [],
    "晨间拖一次地板": ["一次 eq"],
    "期末作一场报告": ["一场 eq"],
    "做一名合格店员": [],
    "选出十个最美班组": ["十个 eq"],
    "做到十个最严": [],
    "建档率不低于75%3岁儿童除外": ["不低于75% ge"],
    "对照三个100%逐项检查": [],
    "三个窗口参评率100%": ["三个 eq", "100% eq"],
    "教龄一年以内的教师": ["一年以内 le"],
    "工作两年以内的店员": ["两年以内 le"],
    "改造工作两年以内完成": [],
    "6.4 对照清单整改": [],
    "6.4 对不合格窗口通报": [],
    "更换6对窗口": ["6对 eq"],
    "确保走访一户不落": [],
    "兑现12个100%目标": [],
    "每站派驻一个工作组": ["一个 eq"],
    "每站确定一个工作重点": [],
    "迎接骑行运动20周年": [],
    "骑行运动20天": ["20天 eq"],
    "设男子、女子800米": [],
    "铺设管道800米": ["800米 eq"],
    "走访农户一户": ["一户 eq"],
    "健全一套巡查办法": [],
    "配备一套巡查设备": ["一套 eq"],
}


@pytest.mark.parametrize(("sentence", "expected"), SPANS.items())
def test_what_counts(sentence: str, expected: list[str]) -> None:
    assert [f"{quota.text} {quota.cmp}" for quota in quotas.find(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "per"),
    [
        ("基地年出栏山羊800只", "P1Y"),
        ("原则上每年家访两次", "P1Y"),
        ("上一年家访两次", None),
        ("细颗粒物年均浓度下降9%", None),
        ("旅游收入年均增长9%", "P1Y"),
        ("每年落实人均80元经费", "人"),
        ("每段选3人参赛", "段"),
        ("计划今年出栏山羊800只", None),
        ("泵站日处理污水500吨", "P1D"),
        ("全厂，年技能培训600人次", "P1Y"),
        ("2031年培训600人次", None),
        ("每 天值班一人", "P1D"),
    ],
)
def test_rates(sentence: str, per: str | None) -> None:
    assert [quota.per for quota in quotas.find(sentence)] == [per]
