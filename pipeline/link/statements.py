"""What clauses say beside an action: when it is, who is put in charge, what is told next."""

from __future__ import annotations

import re

# 时间安排在4月: says when of the clauses before it.
SAYS_WHEN = re.compile(
    "(?:活动|培训|举办|开展|具体|比赛|会议)?(?:时间|日期)(?:初步|暂|拟|原则上|统一)*(?:安排|定|确定|选)?[在于为是]"
)
# 建立资料室,指定专人负责: somebody is put in charge of what is set up.
BY_SOMEBODY = re.compile(
    "(?:并)?(?:指定|明确|安排|确定|落实|配备|有|设|设立|设置|抽调)专人(?:具体|全程|统一)?"
    "(?:负责|管理|保管|值守|看管|记录|登记|跟踪|督办|落实|抓)"
)
# 具体要求如下, 具体分三个阶段: what is said next, no part of the action.
ANNOUNCES = re.compile(
    "(?:现)?(?:将)?(?:具体|有关|相关|主要)[^,，。;；]{0,12}(?:如下|以下[^,，。;；]{0,4})$|具体分|具体为$"
)
# 我们计划, 会议决定: somebody says what is to be done.
SAYS_THAT = ("计划", "决定", "要求", "打算", "希望", "建议", "认为")
# 现将工作安排如下, 特制定本方案: that a plan follows.
ANNOUNCEMENT = re.compile("(?:[将就对][^,，。;；]{2,60}如下|(?:特|现)?(?:制[定订]|拟[定订])(?:本|此)[^,，。;；]{2,8})$")
# 三楼会议室, between the hour and what takes place there.
PLACE = re.compile(
    r"(?:在|地点[:：]?)?(?!打扫|布置|清理|检查|建|装|整理|开放|参观|修|改造|粉刷|美化|申报|完善|使用)[^,，。;；]{0,8}"
    r"(?:会议室|教室|报告厅|礼堂|操场|活动室|录播室|大厅|多功能厅|阅览室|会议厅|体育馆)"
)
# 3活动内容: in front of what is done.
LABEL_LIKE = re.compile(r"\d{0,2}[^,，。;；]{0,6}(?:内容|安排|做法|流程|程序|要求|任务|形式|方式|步骤|时间|地点|对象)$")
# 每队答题10道,答对一题记5分: how what is asked for is scored.
SCORES = re.compile(r"(?:[记计得]|扣除?|加)[\d.、一二两三四五六七八九十]+分")
# 3月1日至15日,动员部署。 says what the stage is called; what is done in it follows.
STAGE_NAME = re.compile(
    "(?:宣传|动员|部署|发动|启动|自查|自纠|排查|整治|整改|实施|攻坚|督查|督导|检查|验收|总结|评比|考核|评估|巩固|提升|提高"
    "|推进|落实|组织|全面|集中|重点|深入|安排|准备|学习|申报|评审|表彰|迎检){2,4}(?:阶段|环节|期)?"
)
# 参加者为各村代表, 地点设在文化站: says more of the action before it.
SAYS_WHO_TAKES_PART = re.compile(
    "(?:活动|比赛|培训|会议|参赛|具体)?(?:参[加赛与](?:人员|对象|者|单位|范围)?|对象|地点|场地|主题|口号|形式|题目|评委|奖品|时间另)"
    "(?:主要|暂|拟|初步)*(?:[为是:：]|[设定]在|另行|由各)"
)
# 时间:, 频次:, which say nothing that is done.
MEASURE_LABEL = re.compile("(?:时间|时长|频[次率]|次数|学时|课时|数量|人数|范围|要求|目标|指标|标准|名额)$")
CLOSING = re.compile(
    r"总之|综上|以上(?!工作|各项|任务|活动|事项|措施)|总而言之|附[件表]\s?[\d一二三四五六七八九十]{0,2}\s?[:：]|(?:抄送|抄报|主题词)[:：]"
)
# 对敷衍的,厂部将追究责任: what becomes of those who do not take part in the whole.
SANCTION = re.compile(
    "(?:[对凡][^。;；\\n]{2,60}[的者][,，]?)[^。;；\\n]{0,20}(?:追究|问责|追责|处分|处理|通报批评|一票否决)"
)
