"""Verbs that the lexicons know, behind a name: do they plan something, and what do they make of the name?"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.extract.parties.actors import Reading, Token
from pipeline.extract.parties.duties import duty_of
from pipeline.extract.parties.persons import is_han
from pipeline.extract.parties.unlisted import LIMITED
from pipeline.extract.parties.wording import (
    AWARDED,
    DEFINING,
    DONE,
    HELD,
    LED_OUT,
    NO_CHARGE,
    NOUN_AFTER,
    NOUNS,
    REACH,
    STOP,
    TEMPORAL,
    TITLE_END,
    UNDERGOES,
    Verdict,
    clause_end,
    is_done,
)
from pipeline.nlp.words import class_at

# Behind how often, even a noun of action is a predicate; so it is behind an adverb, other than those that are
# attributes of the noun as well (集中培训, 现场检查).
_HOW_OFTEN = re.compile(
    "(?:每(?:[天日晚周月年班餐课节]|半月|季度|学[期年]|两[天周月]|逢)|[双隔单]周)[0-9一二三四五六日周中上下早晚晨午初末底旬]{0,4}$"
    "|小时$|提前[0-9一二两三半]{1,2}个?[天日周月]$"
)
_OFTEN = 8
_ATTRIBUTES = frozenset(
    (
        "集中", "定期", "不定期", "经常性", "长期", "常年", "分组", "分类", "分层", "分级", "分批", "分散",
        "网上", "线上", "线下", "现场", "实地", "联合", "专门", "专项", "规范", "科学", "普遍", "重点", "主要",
        "全面", "全程", "全员", "全年", "对口", "定点", "定向", "优质", "义务", "上门", "下乡", "进村", "驻村",
        "驻点", "巡回", "随机", "随堂", "突击", "日常", "具体", "直接", "间接", "有效", "高效", "深入", "广泛",
        "多方面", "多渠道", "多形式", "多角度", "多方", "自身", "自己", "独立", "滚动", "电话", "书面", "面对面",
        "一对一", "常态化", "提前", "免费", "全额", "多", "常", "先", "后", "再", "还", "也", "又", "就",
        "才", "更", "则", "共同", "各自", "分别", "一般", "至少", "特别", "突出", "统筹", "基本上", "高水平",
        "高质量", "高标准", "求真务实",
    )
)  # fmt: skip

# 由校长牵头，教导处参与的…: the second part of who makes up a body.
_LED_BEFORE = re.compile(
    r"(?:由|实行|推行|坚持|落实|形成|建立|构建|做到)[^。；;\n]{1,40}?(?:牵头|负责|负总责|亲自抓|任组长|挂帅)[，,、][^。；;\n]{0,40}$"
)

_OF_SAFEGUARDS = (
    "措施", "机制", "体系", "制度", "工作", "能力", "水平", "方案",
    "计划", "条件", "力度", "的", "、", "，", "。", "和", "与",
)  # fmt: skip
_FORBIDS = ("可", "可以", "不得", "不准", "不许", "不能", "不可", "严禁", "禁止")
_DEMANDS = ("必须", "须", "要", "应", "应当", "应该", "务必")
_APPLIED = re.compile("申请|请假|报名|推荐|审核")
_APPLICATION = 30
_ONLY_THEN = re.compile("[，,](?:方可|才[能可]|可以?|不得|后)")
# 各科计划上交, 学科计划、班级计划: whose plan it is.
_PAPER = re.compile("[、。；;\\s]|$|请|一律|已|上[交报传墙]|[交报]|随后|[的和与及]|[书表]")
_COUNTS = re.compile("[0-9０-９一二两三四五]{1,2}(?:次|课时|学时|小时|个?半天|[节场])")
_MEASURED = re.compile("[平均都也人]{0,3}(?:达到?|不(?:少于|低于|超过|高于))")
# 逐户登记, 挨户通知.
_ONE_BY_ONE = re.compile("逐[一-鿿]$|挨[一-鿿]$")
# 院长牵头、护理部落实: who carries out what another is charged with, in a row of duties.
_CARRIES = ("落实", "实施", "执行", "承办", "办理", "组织实施", "具体落实", "抓落实", "跟进", "配合")
_CHARGED_BEFORE = re.compile(
    "(?:牵头|部署|统筹|安排|负责|组织|指导|督促|协调|主管|主抓|落实|实施)[，,、][^，,。；;：:、\n]{2,16}$"
)
_ROW_OF_DUTIES = 30
# 记录本, 登记表: a thing, not what is done; in 组织本村村民 本 begins the object.
_THING = re.compile(
    "[性化率面量者制册簿卡]|金(?![融秋牌])|[点站处岗口区台栏箱牌](?![一-鿿])|本(?![一-鿿])|本[的上中里和与及]"
)
# 车间自主管理方案: the name of a paper, not what the class does.
_OF_ONESELF = ("自主", "自我", "民主", "自治")
_SELF_GOVERNED = re.compile("(?:方案|办法|制度|细则|公约|机制|体系|模式|委员会|能力|评价表)")
_VERB = 2
_FOUNDED = ("成立", "建立", "创办", "组建", "设立", "兴办")
# 学校成立由校长任组长的领导小组: who is in the body that is founded.
_MADE_UP = re.compile(
    "由[^，,。；;：:\n]{2,40}?(?:任|为|牵头|负责|参加|参与|组成|构成)[^，,。；;：:\n]{0,20}?的[^，,。；;：:\n]{0,14}(?:组|队|部|会|专班|机构|室|中心)"
)
# Without an object these say what becomes of their subject.
_BY_HOW_MANY = re.compile("[近约达到至超]{0,2}[0-9０-９一二两三四五六七八九十百千上几]")
_BECOMING = ("增加", "减少", "改善", "改变", "扩大", "好转", "发展")
_WORKS = ("项目", "工程")
# What works do: 卫生院改建项目开工.
_WORKS_GO = re.compile("(?:项目|工程)(?:开工|完工|竣工|动工|启动|落成|投入|投用|进展|通过|总投资|共|达)")
# 指导教师配备齐全, 任课教师配合默契: how it stands with them.
_STANDS = re.compile(
    "(?:比较|基本|较为|十分|非常|全部|已)?(?:默契|密切|融洽|得力|齐全|充足|完备|合理|良好|充分|完工|竣工|就绪|齐备)"
)
# 统计成绩, 登记情况: counted or written down.
_COUNTING = ("统计", "汇总", "登记", "核对", "公布")
_COUNTED = ("成绩", "情况", "数据", "人数", "结果")
_REPORTING = ("安排", "汇报", "总结", "分析", "讨论", "登记", "统计", "汇总")


def is_pure_adverb(reading: Reading, token: Token) -> bool:
    """Whether a word says how something is done, and nothing of a noun behind it (按时; not 集中)."""
    return token.entry.particle == "adverb" and reading.word(token) not in _ATTRIBUTES


# 自觉接受监督
_SUBMITS = re.compile("接受[^，,。；;：:\n了]{0,8}(?:监督|检查|考核|管理|审计|巡察|质询|评议)")


class Verbs:
    """Judges a verb inside one sentence that ends at `end`.

    `bare` says whether a verb without a modal word may plan an action, `prescribed` whether a stretch of the text
    holds a quantity that the plan prescribes.
    """

    __slots__ = ("bare", "end", "prescribed", "reading")

    def __init__(self, reading: Reading, end: int, bare: bool, prescribed: Callable[[int, int], bool]) -> None:
        self.reading = reading
        self.end = end
        self.bare = bare
        self.prescribed = prescribed

    def verdict(self, token: Token, offset: int, adverbs: int) -> Verdict | None:
        """What the verb at `token` makes of the name that ends at `offset`, with so many adverbs and dates between."""
        kind = token.entry.predicate
        reading, text, word = self.reading, self.reading.text, self.reading.word(token)
        if kind == "modal":
            return self._demanded(token, word)
        end = reading.clause_end(token.end, self.end)
        if word == "把" and self.bare and "了" not in text[token.end : end]:
            return Verdict("implement", "subject", "planned_action", token.end)
        if word == "同意":
            return self._approval(token, offset, end)
        if self.bare and kind == "supervise" and word.endswith("同意"):
            return Verdict("supervise", "subject", "planned_action", token.end)
        limited = kind in ("action", "nominal") or word.startswith("接受")
        if limited and LIMITED.search(text, token.start, end) is not None:
            # 护士接受培训的比例达到90%: what is measured.
            return None
        if self.bare and (
            UNDERGOES.match(text, token.start, self.end) or (adverbs and _SUBMITS.match(text, token.start))
        ):
            return Verdict("implement", "subject", "planned_action", token.end)
        if kind == "bar" and word in _FORBIDS:
            return self._demanded_instead(token)
        if kind in ("bar", "state", "cause") or (kind == "urge" and word in ("要求", "希望")):
            return None
        if word == "教育" and self.bare and self._teaches(token):
            return Verdict("implement", "subject", "planned_action", token.end)
        named = kind in ("nominal", "supervise") and not adverbs and self.names_thing(token.end)
        named = named and not self._takes_object(token)
        if (
            kind == "nominal"
            and _SELF_GOVERNED.match(text, token.end)
            and text.endswith(_OF_ONESELF, offset, token.start)
        ):
            return None
        if word == "服务" and self.bare and (adverbs or self._serves(token.end)):
            # 主动上门服务
            return Verdict("implement", "subject", "planned_action", token.end)
        if kind == "noun" and adverbs and self.bare and _COUNTS.match(text, token.end):
            # 合唱团每周活动一次
            return Verdict("implement", "subject", "planned_action", token.end)
        if kind == "noun" or (named and not text.endswith("专人", 0, offset)):
            return None
        following = text[token.end : token.end + 1]
        closed = not following or following in STOP or following in "、）)"
        if following == "由" and word in _FOUNDED and _MADE_UP.match(text, token.end, self.end) and self.bare:
            return Verdict("implement", "subject", "planned_action", token.end)
        if following == "由" and kind in ("action", "nominal", "light", "urge"):
            # 人员组织由室长负责: what is dealt with.
            return None
        if following == "于" and word in _FOUNDED:
            # 学校成立于1998年
            return None
        if word in _BECOMING and (closed or _BY_HOW_MANY.match(text, token.end)):
            # 各校逐年增加, 学生每年增加近百人
            return None
        if AWARDED.match(text, token.start, end) or (text[offset - 1] == "会" and HELD.match(text, token.start, end)):
            return None
        if (
            self.bare
            and end == self.end
            and kind in ("action", "light", "nominal")
            and TITLE_END.search(text[token.end : end])
        ):
            return None
        if self.bare and end < self.end and text[end] in "，," and TEMPORAL.search(text[token.end : end]):
            return None
        if kind in ("action", "nominal", "support") and (
            _THING.match(text, token.end) or _STANDS.fullmatch(text, token.end, end) or _WORKS_GO.match(text, token.end)
        ):
            return None
        if kind == "personal" and following and following in "好实紧牢":
            kind = "light"
        if word in ("参加", "参与") and (following in STOP or not following):
            return Verdict("support", "explicit", "supporting", token.end)
        if kind in ("personal", "lead", "support"):
            if following == "的" and self.prescribed(token.end, end):
                return self._duty(token.start, "measured_event")._replace(duty="implement", basis="subject")
            if following == "的" and not _LED_BEFORE.search(text, max(0, offset - REACH), offset):
                return None
            if kind == "support" and not self.bare and not adverbs:
                return None
            return self._duty(token.start, "duty_verb")
        if kind == "charge":
            if NO_CHARGE.match(text, token.end):
                return None
            return self._duty(token.start, "charged")
        if (
            not self.bare
            or DONE.match(text[token.end : token.end + 5])
            or "了" in text[token.end : min(end, token.end + 8)].replace("了解", "")
        ):
            return None
        if kind in ("action", "nominal") and self._is_topic(token.end, end):
            return None
        if following == "的" or (following and self._attribute(token.end, end)):
            return self._duty(token.start, "measured_event") if self.prescribed(token.end, end) else None
        goes_on = kind == "action" and following in ("，", ",") and self._acts(token.end + 1)
        if closed and (text.endswith("专人", 0, offset) or (kind == "action" and len(word) > _VERB)):
            # 专人看守; 讲党课, 收作业: the object is in the word.
            return self._duty(token.start, "planned_action")
        if closed and (not adverbs or (kind == "nominal" and not self._self_reliant(token.start))) and not goes_on:
            if word in _CARRIES and _CHARGED_BEFORE.search(text, max(0, offset - _ROW_OF_DUTIES), offset):
                return self._duty(token.start, "planned_action")
            return None
        return self._duty(token.start, "planned_action")

    def _approval(self, token: Token, offset: int, end: int) -> Verdict | None:
        """经本人申请，所在支部同意，方可…: what somebody applied for, or may do only then."""
        text = self.reading.text
        applied = _APPLIED.search(text, max(0, offset - _APPLICATION), offset)
        if end > token.end or not (applied or _ONLY_THEN.match(text, end, self.end)):
            return None
        return Verdict("supervise", "subject", "planned_action", token.end)

    def _teaches(self, token: Token) -> bool:
        """Whether 教育 is a verb: people stand right behind it, and what they are to do (教育学生参加劳动)."""
        people = self.reading.at(token.end)
        if people is None or people.entry.head != "role":
            return False
        action = self.reading.at(people.end)
        return action is not None and action.entry.predicate in (
            "action",
            "light",
            "nominal",
            "modal",
            "bar",
            "support",
        )

    def _demanded(self, token: Token, word: str) -> Verdict | None:
        """What a modal word makes of the name in front of it."""
        if word in DEFINING and self._defines(token):
            return None
        text = self.reading.text
        if text.startswith("由", token.end) and not LED_OUT.match(text, token.end + 1, self.end):
            # 组长应由校长担任: what is done with them.
            return None
        if _MEASURED.match(text, token.end, self.end) and self.prescribed(
            token.end, clause_end(text, token.end, self.end)
        ):
            # 小学生应达到十小时: a measure, not what they do.
            return None
        if word == "将" and self._governs(token.end):
            if is_done(text, token.end, self.end):
                return None
            return Verdict("implement", "subject", "modal_subject", token.end)
        if word in ("计划", "打算") and _PAPER.match(text, token.end, self.end):
            # 各科计划上交: a paper.
            return None
        behind = self.reading.text[token.end : token.end + 1]
        if word in ("将", "须", "应", "需", "要") and behind in STOP:
            return self._duty(token.end, "modal_subject") if behind in ("：", ":") else None
        return self._duty(token.end, "modal_subject")

    def _demanded_instead(self, token: Token) -> Verdict | None:
        """不得占用,必须…: what has to be done instead stands in the next clause."""
        text = self.reading.text
        end = clause_end(text, token.end, self.end)
        next_clause = end + 1
        if text.startswith(("但", "但是"), next_clause):
            # 可以调整顺序，但必须报备
            next_clause += 2 if text.startswith("但是", next_clause) else 1
        after = self.reading.at(next_clause) if end < self.end and text[end] in "，," else None
        if after is None or self.reading.word(after) not in _DEMANDS:
            return None
        return self._duty(after.end, "modal_subject")

    def _acts(self, position: int) -> bool:
        """Whether a clause begins with an action: 自查自纠，列出清单 has one subject for both."""
        token = self.reading.at(position)
        if token is None or token.entry.front:
            return False
        return token.entry.predicate in ("action", "light") or token.entry.particle == "preposition"

    def _defines(self, token: Token) -> bool:
        """应为优质学校, 须是党员: a condition on what somebody is, without any action in its clause."""
        text = self.reading.text
        if not text.startswith(("为", "是"), token.end):
            return False
        end = clause_end(text, token.end, self.end)
        return not any(
            other.entry.predicate in ("action", "light") for other in self.reading.between(token.end + 1, end)
        )

    def names_thing(self, position: int) -> bool:
        """Whether a verb that is a noun too ends up in one: 管理制度, 培训、…, 结对帮扶工作."""
        token = self.reading.at(position)
        last = None
        while (
            token is not None
            and not token.entry.head
            and (token.entry.front == "modifier" or token.entry.predicate in ("nominal", "noun"))
        ):
            position, last = token.end, token
            if self.reading.word(token) in _WORKS and (
                not is_han(self.reading.text[position : position + 1])
                or _WORKS_GO.match(self.reading.text, token.start)
            ):
                # 旧楼改造项目30个
                return True
            token = self.reading.at(position)
        if last is not None and last.entry.predicate == "noun":
            # 研究经费充足
            return True
        if last is not None and not last.entry.predicate and not is_han(self.reading.text[position : position + 1]):
            # 巡查校园, 引进先进设备: a verb with its object.
            return False
        return NOUN_AFTER.match(self.reading.text, position, self.end) is not None

    def _serves(self, position: int) -> bool:
        """Whether somebody who is served stands behind 服务, not something that goes by its name (服务中心)."""
        people = self.reading.at(position)
        return people is not None and people.entry.head == "role"

    def _takes_object(self, token: Token) -> bool:
        """汇报整改情况, 保障系统运行: a noun of action with an object, not one in front of a noun (保障措施)."""
        word = self.reading.word(token)
        if word == "保障":
            return not self.reading.text.startswith(_OF_SAFEGUARDS, token.end)
        if word in _COUNTING and self.reading.text.startswith(_COUNTED, token.end):
            return True
        after = self.reading.at(token.end)
        return word in _REPORTING and after is not None and after.entry.predicate == "nominal"

    def _governs(self, position: int) -> bool:
        """Whether 将 has an object right behind it (将学生参与情况纳入…), as 把 does, and is no word of the future."""
        token = self.reading.at(position)
        if token is None:
            return not class_at(self.reading.text, position, min(self.end, position + 4)).startswith(("v", "d", "p"))
        entry = token.entry
        return bool(entry.head or entry.blocked or entry.predicate == "noun") and not entry.particle

    def _self_reliant(self, position: int) -> bool:
        """各班自行安排, 办公室统一登记: with such an adverb even a noun of action is a predicate."""
        reading, text = self.reading, self.reading.text
        before = reading.index(position) - 1
        if before >= 0 and reading.ends[before] == position and reading.entry(before).particle == "adverb":
            if is_pure_adverb(reading, reading.tokens[before]):
                return True
            # 每周|集中排练
            position = reading.starts[before]
        return (
            reading.ends_date(position)
            or _HOW_OFTEN.search(text, max(0, position - _OFTEN), position) is not None
            or _ONE_BY_ONE.search(text, max(0, position - 3), position) is not None
        )

    def _is_topic(self, start: int, end: int) -> bool:
        """Whether a modal word follows a thing in the clause (开放方案|必须…): the verb before belongs to a noun."""
        reading = self.reading
        first, last = reading.index(start), reading.index(end)
        for index in (*range(first + 1, last), first):
            if index >= last or reading.entry(index).predicate != "modal" or self._is_noun(index):
                continue
            # Right behind a head it is the modal word of another subject.
            behind = index > first and reading.ends[index - 1] == reading.starts[index]
            return not (behind and reading.entry(index - 1).head)
        return False

    def _is_noun(self, index: int) -> bool:
        """Whether a modal word is a noun too (计划)."""
        return self.reading.word(self.reading.tokens[index]) in NOUNS

    def _attribute(self, start: int, end: int) -> bool:
        """Whether a short verb phrase is closed by 的 at once (教师参加的培训): then it describes a noun."""
        return self.reading.text.startswith(("出的", "过的", "了的", "来的", "到的"), start) and start < end

    def _duty(self, position: int, rule: str) -> Verdict:
        return duty_of(self.reading, position, self.end, rule)
