"""The role of a section (goals, tasks, organization …): words of its heading, its parent's role, what its text holds.

The outermost headings of a plan name their roles with a noun at the end (工作目标, 保障措施). A heading that begins
with a verb names an action, and the noun at its end is only what is acted on (明确职责分工 is a task); what it says of
leadership, checks and means still counts. Below a part that has a role, most parts share it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.config import ConfigError, StageConfig
from pipeline.nlp.alternatives import either, ends_in

_CONTENT_ROLES = ("guiding_ideology", "goals", "principles", "scope", "tasks", "measures", "schedule")
ROLES = frozenset((*_CONTENT_ROLES, "organization", "safeguards", "assessment", "background", "other"))

_LONGEST_NAME = 24
_LONGEST_NOUN = 10
_LONG_NOUN = 4
_SHORTEST_NAME = 3
_LEADERS = ("班子", "干部")  # 加强领导班子… is about those who lead
_MEANS = ("措施", "举措", "对策")
# What a verb in front of it may qualify: 推进目标, 推进背景.
_OF_AN_ACTION = (*_MEANS, "目标", "背景", "原则")
_LEFT_OUT = re.compile(r"\s*[（(]\s*略\s*[）)]$|\s+略$")  # 指导思想（略）
_LOOKED_AT = frozenset(("tasks", "scope", "assessment"))
_STATE = ("情况", "状况")
_CLOSING = ("”", "》", "’")
_ARRANGES = re.compile("(?<!时间|日程|进度|阶段)安排$")
_JOINS = re.compile("(?:和|与|及|以及|、)$")
_CLAUSES = re.compile("[^，,。；;：:！!？?\\n]+[，,。；;]?")
_SHARE = 0.3  # of the clauses below a bare noun say what is to be reached where they are goals
_RATE = re.compile("率|[%％]|满意")
_FORBIDS = re.compile("不得|不能(?!满足|适应)|严禁|必?须|禁止|不准|不许")  # rules of work
_COMMAS = re.compile("[，,、；;：:]")
# Parts of these are told apart by who leads and who checks; parts of others (a schedule, a list of tasks) are not.
_DIVIDED = frozenset(("measures", "safeguards"))
_TOLD_APART = frozenset(("organization", "assessment", "safeguards"))


class Roles:
    """The role words of a configuration."""

    def __init__(self, config: StageConfig) -> None:
        self._nouns = _read(config, "role_nouns")
        self._phrases = _read(config, "role_phrases")
        self._outer = self._phrases | _read(config, "role_openers")
        self._noun, self._ends_in_noun = re.compile(either(self._nouns)), ends_in(self._nouns)
        self._phrase = re.compile(either(self._phrases))
        self._outer_phrase = re.compile(either(self._outer))
        self._action = re.compile(either(config.lexicon("role_actions")))
        self._making = _making(config)
        self._verb = re.compile(either(config.lexicon("topic_verbs")))
        self._activity = re.compile(f"(?:{either(config.lexicon('activity_nouns'))})$")
        self._outcome = re.compile(either(config.lexicon("outcome_verbs")))
        self._lost = re.compile(either(config.lexicon("lost_headings")))
        self._names = _read(config, "role_names")
        self._reached = _rules(config, "end_states")
        self._should_be = _rules(config, "end_states", but="measured")
        self._dated = _rules(config, "timetables")
        self._placed = _rules(config, "timetables", but="how_often")
        self._shapes = _shapes(config)

    def of(self, heading: str, above: tuple[str, str] | None, body: str = "", otherwise: str = "tasks") -> str:
        """The role of a heading under a part with heading and role `above` (None at the top).

        `body` is the beginning of the section's text, parts included; `otherwise` the role of an outermost heading
        that neither its words nor its text tell.

        >>> from pipeline.config import load_config
        >>> found = roles(load_config().segment)
        >>> found.of("保障措施", None), found.of("抓好晨检", ("工作措施", "measures"))
        ('safeguards', 'measures')
        >>> found.of("明确职责分工", None), found.of("教师培训", ("任务与目标", "goals"))
        ('tasks', 'tasks')
        """
        heading = _LEFT_OUT.sub("", heading) or heading
        named = self._names.get(heading) or self._named(heading, above is None)
        if named == "schedule" and _ARRANGES.search(heading):
            # 具体安排 without a date arranges what is done, not when; below the top 课程安排 does even if it says 每周.
            if above is not None and not self._placed.search(body):
                named = None
            elif not self._dated.search(body):
                named = "tasks"
        if above is None:
            said = named or self._of_body(heading, body) or self._said(heading, self._outer_phrase, last_too=True)
            return said or self._by_shape(heading) or otherwise
        parent, role = above
        if named == "background" and role in _LOOKED_AT and heading.endswith(_STATE):
            named = None  # 检查内容 above 持证情况: what is looked at
        if role == "schedule":
            return named if named == "tasks" else role
        if named and (role != "organization" or named == "assessment"):
            return named
        if role in _DIVIDED:
            said = self._said(heading, self._phrase, last_too=False)
            return said if said in _TOLD_APART else role
        if role == "goals":
            return self._under_goals(heading, parent)
        return role

    def opens_safeguards(self, heading: str) -> bool:
        """Whether a heading is one that a run of safeguards begins with (leadership, responsibility)."""
        return bool(self._lost.match(heading))

    def _by_shape(self, heading: str) -> str | None:
        for role, shape in self._shapes:
            if shape.match(heading):
                return role
        return None

    def _named(self, heading: str, outermost: bool) -> str | None:
        """The role that a noun at the heading's end names; at the top one word may follow (考核工作)."""
        if len(heading) > _LONGEST_NAME:
            return None
        if not outermost and not self._ends_in_noun(heading):
            return None
        listed = heading.split("、") if "、" in heading else []
        if listed and all(part in self._nouns for part in listed):
            return self._nouns[listed[0]]  # 时间、地点、对象
        last = None
        for match in self._noun.finditer(heading):
            last = match
        if last is None or len(heading) - last.end() > (2 if outermost else 0) or heading.endswith(_CLOSING):
            return None
        noun = last.group()
        role = self._nouns[noun]
        if heading == noun:
            return role
        if self._nouns[noun] == "measures" and self._checks(heading, last.start()):
            return "assessment"  # 评奖办法 says how things are judged
        if outermost and (first := self._joined(heading, last.start())):
            # 主要工作及措施 says how the work is done.
            return role if first == "tasks" and noun.endswith(_MEANS) else first
        action = self._action.match(heading)
        if action and action.end() <= last.start() and (heading[last.start() - 1] != "的" or role == "goals"):
            # 推进措施 are measures, 推进目标 goals; 完善措施, 完成任务 are to be done.
            if noun in _OF_AN_ACTION and len(heading) == _LONG_NOUN and action.group() not in self._making:
                return role
            # 完成任务的办法 names measures all the same; 明确护林的目标和任务 sets goals and states none.
            return None
        if outermost or noun == "阶段":
            return role
        # 地点 and 方法 below the top are as often what a part deals with.
        clauses = _COMMAS.search(heading)
        plain = len(noun) >= _LONG_NOUN or not self._verb.match(heading)
        return role if not clauses and plain else None

    def _joined(self, heading: str, at: int) -> str | None:
        """The role of the first of two nouns: 组织领导和经费保障 is about who leads first of all.

        A noun of two characters (经费与考核) is less than the name of a section. One of four may end a longer name
        (护河领导小组成员及职责).
        """
        before = _JOINS.sub("", heading[:at])
        if len(before) == at or len(before) < _SHORTEST_NAME:
            return None
        known = self._nouns.get(before) or self._nouns.get(before[-_LONG_NOUN:])
        # 活动目标及意义 sets goals first of all; 整治时间及目标 does so, too.
        return known or ("goals" if self._nouns.get(before[-2:]) == "goals" else None)

    def _checks(self, heading: str, at: int) -> bool:
        """Whether what stands before a noun names a check: 考评 before 办法."""
        return self._nouns.get(heading[max(0, at - 2) : at]) == "assessment"

    def _said(self, heading: str, phrases: re.Pattern[str], *, last_too: bool) -> str | None:
        """The role that a phrase at the beginning of a heading or at the end of one of its outer clauses tells."""
        if not phrases.search(heading):
            return None
        clauses = _COMMAS.split(heading)
        match = phrases.match(heading)
        if match and len(clauses[0]) - match.end() <= 4 and not heading.startswith(_LEADERS, match.end()):
            return self._outer[match.group()]
        for clause, rest in ((clauses[0], 2), (clauses[-1] if last_too else "", 0)):
            found = None
            for match in phrases.finditer(clause):
                found = match
            if found and len(clause) - found.end() <= rest and self._ends(clause[found.end() :]):
                return self._outer[found.group()]
        return None

    @staticmethod
    def _ends(rest: str) -> bool:
        """Whether a clause may end in these characters behind a phrase: 考核工作, but not 考核机制 and “…考核”."""
        return rest not in _SYSTEMS and not rest.endswith(_CLOSING)

    def _of_body(self, heading: str, body: str) -> str | None:
        """A bare noun (师资, 经费) whose text says again and again how things are to be is a goal.

        Not when it says when, how often or what is forbidden, or adds a measure to other things (青年教师听课不少于…).
        """
        if len(heading) > _LONGEST_NOUN or self._verb.match(heading):
            return None
        if _FORBIDS.search(body) or self._dated.search(body) or not self._reached.search(body):
            return None
        clauses = _CLAUSES.findall(body)
        reached = sum(1 for clause in clauses if self._reached.search(clause))
        if not self._should_be.search(body) and not all(map(_RATE.search, clauses)):
            return None
        return "goals" if reached > 1 and reached >= _SHARE * len(clauses) else None

    def _under_goals(self, heading: str, parent: str) -> str:
        """Below 任务与目标 stand tasks, and below any goals what is done to reach them."""
        if self._outcome.match(heading):
            return "goals"
        if self._action.match(heading):
            return "tasks"
        return "tasks" if "任务" in parent and self._activity.search(heading) else "goals"


_SYSTEMS = frozenset(("制度", "机制", "模式", "体系", "办法", "方案", "队伍"))


def _shapes(config: StageConfig) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found: list[tuple[str, re.Pattern[str]]] = []
    for rule in config.rule_list("role_patterns"):
        if rule["role"] not in ROLES:
            raise ConfigError(f"{rule.where}: the unknown role '{rule['role']}'")
        try:
            found.append((str(rule["role"]), re.compile(str(rule["pattern"]))))
        except re.error as error:
            raise ConfigError(f"{rule.where}: {error}") from error
    return tuple(found)


def _rules(config: StageConfig, name: str, but: str = "") -> re.Pattern[str]:
    """Any of the rules in a file, the one named `but` left out."""
    parts: list[str] = []
    for rule in config.rule_list(name):
        if rule["name"] == but:
            continue
        try:
            re.compile(str(rule["pattern"]))
        except re.error as error:
            raise ConfigError(f"{rule.where}: {error}") from error
        parts.append(str(rule["pattern"]))
    return re.compile("|".join(parts))


def _making(config: StageConfig) -> frozenset[str]:
    """The verbs of lexicon `role_actions` whose object is made or reached: 完善措施."""
    verbs = config.lexicon("role_actions")
    for verb, value in verbs.items():
        if value not in ("", "making"):
            where = config.where("role_actions", verb)
            raise ConfigError(f"{where}: '{verb}' is written alone or with = making, not = {value}")
    return frozenset(verb for verb, value in verbs.items() if value)


def _read(config: StageConfig, name: str) -> dict[str, str]:
    words = dict(config.lexicon(name))
    for word, role in words.items():
        if role not in ROLES:
            raise ConfigError(f"{config.where(name, word)}: '{word}' has the unknown role '{role}'")
    return words


@lru_cache(maxsize=8)
def roles(config: StageConfig) -> Roles:
    """The compiled role words of a configuration; raises ConfigError for an unknown role."""
    return Roles(config)
