"""The dimensions in which generated pages differ: how parts are numbered, titles, series of plans, damage and traps.

A page takes one value of every dimension. `PLAIN` values are those that most pages have; a page for a value takes that
value and plain ones for the rest, so that what fails can be told.
"""

from __future__ import annotations

from collections.abc import Callable

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
CAPITAL = "零壹贰叁肆伍陆柒捌玖拾"
HAN = "零一二三四五六七八九十"


def enclosed(base: int) -> Callable[[int], str]:
    return lambda number: chr(base + number)


def _words(listed: str) -> tuple[str, ...]:
    return tuple(listed.split(" "))


# How parts are numbered; every third is held out.
STYLES: dict[str, Callable[[int], str]] = {
    "一、": lambda n: HAN[n] + "、",
    "（一）": lambda n: f"（{HAN[n]}）",
    "(一)": lambda n: f"({HAN[n]})",
    "一.": lambda n: HAN[n] + ".",
    "一，": lambda n: HAN[n] + "，",
    "一：": lambda n: HAN[n] + "：",
    "第一部分": lambda n: f"第{HAN[n]}部分",
    "第一章": lambda n: f"第{HAN[n]}章",
    "第一、": lambda n: f"第{HAN[n]}、",
    "壹、": lambda n: CAPITAL[n] + "、",
    "Ⅰ、": lambda n: chr(0x215F + n) + "、",
    "I.": lambda n: ROMAN[n] + ".",
    "A.": lambda n: chr(64 + n) + ".",
    "A、": lambda n: chr(64 + n) + "、",
    "一）": lambda n: HAN[n] + "）",
    "1.": lambda n: f"{n}.",
    "1、": lambda n: f"{n}、",
    "１．": lambda n: f"{n}．".translate(WIDE),
    "⒈": enclosed(0x2487),
    "1）": lambda n: f"{n}）",
    "（1）": lambda n: f"（{n}）",
    "(1)": lambda n: f"({n})",
    "①": enclosed(0x245F),
    "⑴": enclosed(0x2473),
    "㈠": enclosed(0x321F),
    "1．": lambda n: f"{n}．",
    "1": lambda n: f"{n} ",
    "一": lambda n: f"{HAN[n]} ",
    "（一）、": lambda n: f"（{HAN[n]}）、",
    "■": lambda n: "■",
    "◆": lambda n: "◆",
    "★": lambda n: "★",
    "§1": lambda n: f"§{n} ",
    "●": lambda n: "●",
    "▲": lambda n: "▲",
    "【】": lambda n: "【",
    "[]": lambda n: "[",
    "「」": lambda n: "「",
    "一、【】": lambda n: f"{HAN[n]}、【",
    "一、“”": lambda n: f"{HAN[n]}、“",
    "**一、**": lambda n: f"**{HAN[n]}、",
    "##一、": lambda n: f"## {HAN[n]}、",
    "任务一：": lambda n: f"任务{HAN[n]}：",
    "模块一": lambda n: f"模块{HAN[n]}：",
    "一是": lambda n: f"{HAN[n]}是",
    "一、一、": lambda n: f"{HAN[n]}、{HAN[n]}、",
    "、": lambda n: "、",
    "无": lambda n: "",
}
CLOSE = {"【": "】", "[": "]", "「": "」", "“": "”", "*": "**"}
OUTER_STYLES = _words(
    "一、 （一） 1. 一. 一： 第一部分 第一章 壹、 Ⅰ、 I. A. A、 一） 1、 １． ⒈ （1） (一) ① ㈠ 1． 一 （一）、 ■ ◆ ★ "
    "§1 ● ▲ 【】 [] 「」 一、【】 第一、 一、“” **一、** ##一、 任务一： 模块一 一是 一、一、 、 无 一，"
)
INNER_STYLES = _words("1、 1. （一） (一) 1． １． ⒈ （1） (1) 1） ① ⑴ ㈠ A. ■ ★ 【】 无 ● （一）、 1 Ⅰ、 a. ◆")
STYLES |= {"第一，": lambda n: f"第{HAN[n]}，", "a.": lambda n: chr(96 + n) + "."}
_FAMILIES = {
    "han": ("一、", "一.", "一，", "一：", "一", "**一、**", "##一、", "一、一、", "、", "一、【】", "一、“”"),
    "han_paren": ("（一）", "(一)", "（一）、", "㈠", "一）"),
    "digit": ("1.", "1、", "１．", "⒈", "1．", "1"),
    "digit_paren": ("1）", "（1）", "(1)", "⑴"),
    "letter": ("A.", "A、", "a."),
    "roman": ("Ⅰ、", "I."),
}


def family(style: str) -> str:
    """Which styles are one and the same on a page: of those only one is taken."""
    return next((name for name, styles in _FAMILIES.items() if style in styles), style)


PLAIN = {
    "outer": ("一、",),
    "inner": ("（一）", "1、", "1.", "（1）"),
    "gap": ("",),
    "close": ("",),
    "place": ("alone", "stop", "colon"),
    "title": ("year_of", "scheme", "about"),
    "series": ("one",),
    "damage": ("none", "indent"),
    "trap": ("none", "items"),
    "extra": ("none",),
    "time": ("stage_colon", "paragraph", "month_colon"),
    "end": ("none", "signed"),
    "topic": ("plain",),
}
VALUES: dict[str, tuple[str, ...]] = {
    "outer": OUTER_STYLES,
    "inner": INNER_STYLES,
    "gap": ("", " ", "\u3000", "  ", "\t"),
    "close": ("", "：", ":", "。", " "),
    "place": _words("alone stop colon half_colon blank dash colon_line"),
    "title": _words(
        "year_of scheme about bare xx cited corner issuer_above year_above genre_below dash trial term "
        "number_above date_below issuer_below page_glued page_number site_tail site_tail_again site_dash "
        "summary author spaced no_title again genre_spaced activity rules page_dashes question_mark how_to glued_first"
    ),
    "series": _words(
        "one head head_blank tail tail_glued di_pian di_pian_framed framed round digit fanwen fanwen_head "
        "fanwen_framed untitled_heads number_line plain same_titles intro_tail intro_head intro_plain restart "
        "rest_titled rest_preamble rest_first notice notice_signed digit_run_on head_run_on cited_titles "
        "stars pian_framed_tail digit_blank different_kinds items_titled items_preamble notice_bare hidden"
    ),
    "damage": _words("none indent blank_lines one_line one_line_blank wrap28 wrap40 hant pinyin page_lines half"),
    "trap": _words(
        "none items yishi hours days grades questions documents contents team budget phone slogan dates "
        "ordinals classes inline_list first_then clock items_no_stop yaoqiu inline_paren decimal_lines "
        "long_items table_row choices content_first form content_paren"
    ),
    "extra": _words(
        "none wrapped wide unnumbered skipped repeated counts_on items_first long comma_pair no_preamble "
        "two_paragraphs subtitles"
    ),
    "time": _words(
        "stage_colon stage_bracket stage_paren stage_digit stage_glued stage_plain stage_date paragraph "
        "month_colon month_fen month_digit month_range week weeks xun year_month month_paren month_items "
        "month_line quarter half_year month_blank stage_step month_theme"
    ),
    "end": _words("none signed annex related thanks date_only annex_text closing_sentence"),
    "topic": _words(
        "plain quoted counted two_blank two_comma three_comma rhymed aspect pass through sense bracketed noun "
        "of duty goal weak_verb joined meeting"
    ),
}
