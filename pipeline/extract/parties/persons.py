"""Personal names: by the slot that wants one and a surname lexicon, never by guess."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from pipeline.nlp.words import class_at, frequencies

# Two names may share one printed line (李 明); a given name of the foreign or minority form has a middle dot.
_DOTS = "·•．"
_MASK = "xX×某*＊ＸｘО〇○"
# Half of all people bear one of the first row of surnames, most others one of the second.
COMMON = frozenset("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗")
USUAL = frozenset(
    "郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方"
    "侯邹熊孟秦白江阎薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱严莫孔向常汤康易乔赖文庞"
)
# Characters that stand in no given name but in the words beside a list of names.
_NEVER = frozenset("的和及与或等由负责各在对是为了人员部处科室组长级全体主任单位将要")
# In a list a name stands alone, so that only these tell a word from it (刘长春, 张全, 李和平 are names).
_NEVER_LISTED = frozenset("的及与或等由负责各对是了人员部处室组级体主将要")
# Given names with one of those characters in them all the same.
_GIVEN_NAMES = frozenset(
    (
        *("长" + character for character in "生春江海青林明庆安富发根贵顺云国华福虹洪军勇胜利河水清山红平征泉"),
        *("和平", "为民", "为国", "为华", "为群", "全胜", "全喜", "全福", "全明", "全友", "建和", "永和", "春和"),
        *("志和", "瑞和", "玉和", "永全", "福全", "保全", "德全", "世全", "兴全", "家全", "金全", "树人", "立人"),
    )
)
_SHORT = 2
# How frequent a word of two characters is that no list takes for a name, behind a usual surname and behind any other.
_FREQUENT, _KNOWN = 3000, 1000
# Words that the dictionary has by chance (付强, 温静).
_CHANCE = 9
# Last characters of offices and bodies that end no given name, and those that hardly end one in a list.
_BODIES = frozenset("班社团厅股站所校厂店馆")
_OFFICES = _BODIES | frozenset("长办局院队委会科")
_WORDS = (
    *("主任", "总监", "书记", "主席", "经理", "同志", "老师", "同学", "人员", "委员"),
    *("单位", "全科", "内科", "外科", "高一", "高二", "高三", "高中"),
)


class PersonName(NamedTuple):
    """A personal name: its place, and how it was known (`full` or `masked`)."""

    start: int
    end: int
    form: str


def is_han(character: str) -> bool:
    """Whether a character is a Chinese one.

    >>> is_han("张"), is_han("a")
    (True, False)
    """
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf" or character >= "\U00020000"


def surname_length(text: str, start: int, surnames: Set[str]) -> int:
    """Length of the surname at `start` (2, 1, or 0 for none); a double surname wins.

    >>> surname_length("欧阳明", 0, {"欧阳", "欧"})
    2
    """
    if text[start : start + 2] in surnames:
        return 2
    return 1 if text[start : start + 1] in surnames else 0


_ELDERS = (
    "老师", "师傅", "大爷", "大妈", "大叔", "大娘", "阿姨", "大姐", "大哥", "奶奶", "爷爷", "婶", "嫂", "叔", "伯",
    "校长", "园长", "院长", "局长", "镇长", "乡长", "主任", "书记", "经理", "医生",
)  # fmt: skip
# Surnames that are the first character of such titles too (班主任, 代校长, 车间主任).
_NO_SURNAMES = frozenset("班代车全党单水房段门项区农位乡")


def familiar_name(text: str, start: int, end: int, surnames: Set[str]) -> PersonName | None:
    """`text[start:end]` as a familiar name (老耿, 刘师傅, 尹老师), or None.

    >>> familiar_name("老耿", 0, 2, {"耿"}) is not None, familiar_name("老人", 0, 2, {"耿"}) is None
    (True, True)
    """
    name = text[start:end]
    if len(name) == 2 and name[0] in "老小" and name[1] in surnames and name not in _NO_FAMILIAR:
        return PersonName(start, end, "full")
    for word in _ELDERS if name.endswith(_ELDERS) else ():
        if name.endswith(word) and name[: -len(word)] in surnames and name[0] not in _NO_SURNAMES:
            return PersonName(start, end, "full")
    return None


# Words of 老 and 小 whose second character is a surname too.
_NO_FAMILIAR = frozenset(
    (
        "老师",
        "小班",
        "小时",
        "小车",
        "老城",
        "小区",
        "老干",
        "小花",
        "小米",
        "小龙",
        "小麦",
        "老家",
        "小家",
        "小商",
        "老党",
        "小水",
        "小满",
        "小和",
    )
)


def whole_name(text: str, start: int, end: int, surnames: Set[str]) -> PersonName | None:
    """`text[start:end]` as one personal name, or None.

    A surname with one or two characters, with a mask (黄某某), with a space inside (李 明), or a dotted name.

    >>> whole_name("李 明", 0, 3, {"李"}) is not None, whole_name("xx", 0, 2, {"李"}) is None
    (True, True)
    >>> whole_name("水电班", 0, 3, {"水"}) is None
    True
    """
    return None if text[end - 1] in _BODIES else _person(text, start, end, surnames, _NEVER)


def listed_name(text: str, start: int, end: int, surnames: Set[str]) -> PersonName | None:
    """`text[start:end]` as one personal name where a list holds nothing else, or None.

    >>> listed_name("张全", 0, 2, {"张"}) is not None, whole_name("张全", 0, 2, {"张"}) is None
    (True, True)
    """
    if end - start >= SHORTEST_SOUNDS and sounded(text, start, end):
        return PersonName(start, end, "full")
    if text[end - 1] in _OFFICES or text.endswith(_WORDS, start, end):
        return None
    if _is_word(text, start, end):
        return None
    return _person(text, start, end, surnames, _NEVER_LISTED)


# Characters that names of the western and northern regions are written with.
_SOUNDS = frozenset(
    "丁且东丹丽乃久义乌乐买云什仁仓伊余佩依先克兰其凯切列则利力加努勒包华卓卡古合吉吐吾周呼哈喜嘉嘎图土坦塔增夏多太央姆威娃娘娜娥孙孜宁安宗宝尔尤尧尼居巴布希帕库康德"
    "恰戈战才扎托拉拜措提敖斯日旦旭旺昂普智曲曼朗朝木朵来杰林查格桑次欧毕毛永汗江沙法泰泽洛海满热照牙特玉玛珊珍珠琼甫登白益盖真福穆米素索维罕罗羊美者肉肖色艾芬花苏英"
    "茹荪菲萨蒙衣西见让诺贡贴赛辛边达迪逊那里金钦铁银阿隆雅霍青韩顶顿额香马高鲁麦麻鼎"
)
SHORTEST_SOUNDS = 4
_LONGEST_SOUNDS = 9


def sounded(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is written for its sound, as names such as 阿依古丽 and 才让卓玛 are.

    >>> sounded("才让卓玛", 0, 4), sounded("才华横溢", 0, 4)
    (True, False)
    """
    return SHORTEST_SOUNDS <= end - start <= _LONGEST_SOUNDS and _SOUNDS.issuperset(text[start:end])


def end_of_sounds(text: str, start: int, end: int) -> int:
    """Where a run of characters that stand for sounds ends, at most nine of them.

    >>> end_of_sounds("才让卓玛校长", 0, 6)
    4
    """
    at = start
    while at < min(end, start + _LONGEST_SOUNDS) and text[at] in _SOUNDS:
        at += 1
    return at


def in_dictionary(text: str, start: int, end: int) -> bool:
    """Whether all of this is a word of the dictionary that is no personal name there (毛巾, 石家庄, 温静).

    >>> in_dictionary("时间", 0, 2), in_dictionary("毛小巾", 0, 3)
    (True, False)
    """
    return frequencies().get(text[start:end], 0) > _CHANCE and class_at(text, start, end) not in ("", "nr")


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether all of this is rather a word (时间, 全面, 石家庄) than somebody's name (雷鸣, 高峰, 温静)."""
    if not in_dictionary(text, start, end):
        return False
    usual = text[start] in COMMON or text[start] in USUAL
    return end - start > _SHORT or frequencies().get(text[start:end], 0) >= (_FREQUENT if usual else _KNOWN)


def _person(text: str, start: int, end: int, surnames: Set[str], never: Set[str]) -> PersonName | None:
    name = text[start:end]
    bare = name.replace(" ", "").replace("\u3000", "")
    if len(bare) != len(name) and not (len(bare) == 2 and name[0] not in " \u3000" and name[-1] not in " \u3000"):
        return None
    if any(dot in bare for dot in _DOTS):
        parts = [part for dot in _DOTS if dot in bare for part in bare.split(dot)]
        sound = all(1 < len(part) <= 6 and all(map(is_han, part)) for part in parts)
        return PersonName(start, end, "full") if sound else None
    size = surname_length(bare, 0, surnames)
    rest = bare[size:]
    if not size or not 1 <= len(rest) <= (3 if size == 1 and rest[-1:] in _MASK else 2):
        return None
    if all(character in _MASK for character in rest):
        return PersonName(start, end, "masked")
    if not all(is_han(character) or character in _MASK for character in rest):
        return None
    if rest not in _GIVEN_NAMES and any(character in never for character in rest):
        return None
    return PersonName(start, end, "full")


# What may count the named before their title (王某、李某两位副校长).
_COUNTS = ("两位", "二位", "三位", "几位", "等", "同志")


def row_of_names(text: str, start: int, title: int, end: int, surnames: Set[str]) -> list[tuple[int, int]]:
    """The places of the persons of `text[start:end]`, names joined by 、 before the title that begins at `title`.

    A surname alone counts with its title (何校长). [] when a part is no name.

    >>> row_of_names("张明、王元校长", 0, 5, 7, {"张", "王"}), row_of_names("语文、王元校长", 0, 5, 7, {"张", "王"})
    ([(0, 2), (3, 5)], [])
    """
    if title - start == 1:
        alone = text[start] in surnames and text[start] not in _NO_SURNAMES
        return [(start, end)] if alone else []
    for count in _COUNTS:
        if text.endswith(count, start, title):
            title -= len(count)
            break
    row: list[tuple[int, int]] = []
    at = start
    while at <= title:
        stop = text.find("、", at, title)
        stop = title if stop < 0 else stop
        if not whole_name(text, at, stop, surnames) or class_at(text, at, stop) not in ("", "nr"):
            return []
        row.append((at, stop))
        at = stop + 1
    return row
