"""Wordings that charge a body with something outright, and those nearest to them that charge nobody."""

from __future__ import annotations

# Which bodies fit (A all, B none but bodies, O no teams, R posts), the wording, and who is a party: name:duty:basis.
_CHARGING = """
A 此项工作由{X}负责。 | X:lead:explicit
A 日常事务由{X}具体负责。 | X:lead:explicit
A 资料归档由{X}负责完成。 | X:lead:explicit
B 方案起草由{X}牵头。 | X:lead:explicit
B 由{X}牵头，县财政局配合。 | X:lead:explicit 县财政局:support:explicit
B 由县财政局牵头，{X}配合。 | 县财政局:lead:explicit X:support:explicit
B 由县财政局牵头,{X}协助,抓好落实。 | 县财政局:lead:explicit X:support:explicit
B 活动由{X}组织实施。 | X:implement:explicit
B 名单由{X}汇总后公示。 | X:implement:explicit
A 每月由{X}检查一次。 | X:implement:explicit
B 落实情况由{X}督查。 | X:supervise:explicit
B 完成情况由{X}考核，结果予以通报。 | X:supervise:explicit
B 由{X}会同县财政局制定细则。 | X:implement:explicit 县财政局:support:explicit
B 由县财政局会同{X}制定细则。 | 县财政局:implement:explicit X:support:explicit
B 由县财政局、{X}共同负责。 | 县财政局:lead:explicit X:lead:explicit
B 由县财政局和{X}共同负责。 | 县财政局:lead:explicit X:lead:explicit
B 由县财政局及{X}负责审验材料。 | 县财政局:lead:explicit X:lead:explicit
B 由县财政局、县水利局以及{X}分工负责。 | 县财政局:lead:explicit 县水利局:lead:explicit X:lead:explicit
B {X}牵头，县财政局配合。 | X:lead:explicit 县财政局:support:explicit
B {X}牵头制定实施细则。 | X:lead:explicit
B 县财政局牵头，{X}参与。 | 县财政局:lead:explicit X:support:explicit
B 县财政局牵头，县水利局、{X}等配合。 | 县财政局:lead:explicit 县水利局:support:explicit X:support:explicit
B 县财政局牵头,{X}按职责分工配合。 | 县财政局:lead:explicit X:support:explicit
A {X}负责。 | X:lead:explicit
A {X}负责制定应急预案。 | X:lead:subject
A {X}要负责登记来访人员。 | X:lead:subject
A {X}具体负责台账整理。 | X:lead:subject
B 县财政局负责，{X}配合。 | 县财政局:lead:explicit X:support:explicit
B {X}协助县财政局做好验收。 | X:support:explicit
B {X}配合做好现场秩序维护。 | X:support:explicit
B 会同{X}开展联合检查。 | X:support:explicit
B 联合{X}开展集中整治。 | X:support:explicit
B 与{X}联合开展宣传活动。 | X:support:explicit
B 要会同县财政局、{X}抓好落实。 | 县财政局:support:explicit X:support:explicit
R {X}是第一责任人。 | X:lead:explicit
R {X}为安全生产第一责任人。 | X:lead:explicit
R {X}任组长。 | X:head:explicit
R 由{X}任组长。 | X:head:explicit
R 由{X}担任副组长。 | X:deputy:explicit
R {X}亲自抓，层层落实。 | X:lead:explicit
R {X}负总责，分管领导具体抓。 | X:lead:explicit 分管领导:lead:explicit
R 以{X}为组长的领导小组。 | X:head:explicit
R 成立以{X}为组长的专项行动小组。 | X:head:explicit
O 领导小组办公室设在{X}。 | X:lead:explicit
O 领导小组下设办公室，设在{X}，负责日常工作。 | X:lead:explicit
O 专班办公室设在{X}，办公室主任由校长兼任。 | X:lead:explicit 校长:head:explicit
B 方案报{X}审批后实施。 | X:supervise:subject
B 经{X}审核后公布。 | X:supervise:subject
B 须经{X}批准，方可施工。 | X:supervise:subject
A 责任单位：{X} | X:lead:list
A 责任人：{X} | X:lead:list
A 责任科室：{X} | X:lead:list
B 牵头单位：{X} | X:lead:list
B 配合单位：{X} | X:support:list
B 责任部门:{X} | X:lead:list
B 牵头部门：{X}；配合部门：县财政局 | X:lead:list 县财政局:support:list
B 牵头单位：县财政局；配合单位：{X} | 县财政局:lead:list X:support:list
B 牵头单位:县财政局,配合单位:{X} | 县财政局:lead:list X:support:list
B 责任单位：县财政局、{X} | 县财政局:lead:list X:lead:list
B 责任单位：县财政局，{X} | 县财政局:lead:list X:lead:list
B 责任单位：县财政局　{X} | 县财政局:lead:list X:lead:list
B 责任单位：县财政局、县水利局、{X}等 | 县财政局:lead:list 县水利局:lead:list X:lead:list
B 责任单位：{X}、县财政局、县水利局 | X:lead:list 县财政局:lead:list 县水利局:lead:list
B 完善应急预案，建立台账。（责任单位：{X}） | X:lead:list
B 完善应急预案，建立台账。(责任单位:县财政局、{X}) | 县财政局:lead:list X:lead:list
B 完善应急预案，建立台账。（牵头单位：{X}；配合单位：县财政局） | X:lead:list 县财政局:support:list
B 完善应急预案，建立台账。（牵头单位：县财政局；配合单位：{X}） | 县财政局:lead:list X:support:list
B 完善应急预案，建立台账。（责任单位：县财政局，完成时限：2023年6月底前） | 县财政局:lead:list
B 完善应急预案，建立台账。（{X}负责） | X:lead:explicit
B 完善应急预案，建立台账（{X}牵头）。 | X:lead:explicit
B 完善应急预案，建立台账。（{X}牵头，县财政局配合） | X:lead:explicit 县财政局:support:explicit
B 完善应急预案，建立台账。（县财政局牵头，{X}按职责分工负责） | 县财政局:lead:explicit X:lead:explicit
B 完善应急预案，建立台账。（县财政局、{X}负责） | 县财政局:lead:explicit X:lead:explicit
B 完善应急预案，建立台账。（{X}、县财政局） | X:lead:explicit 县财政局:lead:explicit
B 完善应急预案，建立台账。（县财政局、{X}） | 县财政局:lead:explicit X:lead:explicit
B 完善应急预案，建立台账。（{X}） | X:lead:explicit
B 完善应急预案，建立台账。责任单位：{X}。 | X:lead:list
B 完善应急预案，建立台账。牵头单位：{X}，完成时间：6月底。 | X:lead:list
A 主办：{X} | X:lead:list
B 主办单位：{X} | X:lead:list
B 承办单位：{X} | X:lead:list
B 协办单位：{X} | X:support:list
A 负责人：{X} | X:lead:list
A 完成人：{X} | X:lead:list
A 督办领导：{X} | X:supervise:list
A 组长：{X} | X:head:list
A 副组长：{X} | X:deputy:list
A 成员：{X} | X:member:list
A 成员：县财政局、{X}、县水利局 | 县财政局:member:list X:member:list 县水利局:member:list
A {X}要加强业务培训。 | X:implement:subject
A {X}要切实履行职责，做好登记。 | X:implement:subject
A 督促{X}按时完成整改。 | X:implement:subject
A 要求{X}按时上交材料。 | X:implement:subject
B 县财政局、{X}要各司其职。 | 县财政局:implement:subject X:implement:subject
B 县财政局、{X}等部门要密切配合。 | 县财政局:support:explicit X:support:explicit
B {X}每月对落实情况进行督查。 | X:supervise:subject
A {X}定期组织安全培训。 | X:implement:subject
A 各项措施由{X}落实到位。 | X:implement:explicit
B 由{X}主办，县财政局承办。 | X:lead:explicit 县财政局:lead:explicit
B {X}主办，县财政局协办。 | X:lead:explicit 县财政局:support:explicit
A 领导小组由县财政局、{X}组成。 | 县财政局:member:explicit X:member:explicit
B 实行{X}牵头、县财政局配合的工作机制。 | X:lead:explicit 县财政局:support:explicit
B 指定{X}负责信息报送。 | X:lead:subject
B （一）{X}：负责制定方案。 | X:lead:list
B 明确{X}负责日常值守。 | X:lead:subject
A 由{X}带队，分组入户。 | X:lead:explicit
A 由{X}签字确认后存档。 | X:implement:explicit
"""
_CHARGING_NOBODY = """
报送{X}备案。
报{X}备案。
材料送{X}存档。
按照{X}印发的通知要求，完善台账。
根据{X}《关于加强管理的通知》，制定本方案。
{X}《管理办法》已经施行。
在{X}的正确领导下，各项任务顺利完成。
在{X}的关心支持下，取得了良好成绩。
得到{X}的大力支持。
迎接{X}的检查验收。
向{X}申请专项经费。
会议在{X}召开。
地点：{X}会议室
感谢{X}的帮助。
为{X}配备了电脑。
对{X}进行了走访慰问。
{X}被评为先进单位。
{X}现有职工二十六名。
问题由{X}管理不善引起。
{X}召开了工作会议。
加强{X}建设。
落实{X}的部署要求。
抄送：{X}
主送：{X}
{X}的工作得到了肯定。
{X}由五个部分构成。
收到{X}的来函。
联系电话：{X}
"""


def charging() -> list[tuple[str, str, frozenset[tuple[str, str, str]]]]:
    """The wordings with {X} for the body, which bodies fit, and the parties, X for the body itself."""
    rows = []
    for line in _CHARGING.strip().splitlines():
        wording, parties = line.split(" | ")
        fit, wording = wording.split(" ", 1)
        found = frozenset(tuple(party.split(":")) for party in parties.split())
        rows.append((fit, wording, found))
    return rows  # type: ignore[return-value]


def charging_nobody() -> list[str]:
    """The wordings with {X} in which the body is no party."""
    return _CHARGING_NOBODY.strip().splitlines()
