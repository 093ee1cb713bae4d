"""Titles in the first line of a page with one document: before a site's praise (`…计划（精选）`), before a blank."""

from __future__ import annotations

import re

from pipeline.segment.titles import Titles

_LONGEST = 60
_SHORTEST = 6
# (精选范文), 5篇【第3篇】, 大全: what sites put behind a title.
_PRAISE = re.compile(
    r"(?:[（(【\[][^（）()【】\[\]\n]{0,12}[)）】\]]|(?:[0-9]{1,2}|[一二三四五六七八九十几多]{1,2})篇|[_＿]?[0-9]{3,5}字"
    r"|精选|优选|推荐|通用|最新|范文|范本|模板|大全|集锦|集合|合集|汇编|汇总|锦集|精华|\s){1,6}$"
)
_PUNCTUATION = re.compile(r"[。；;！!？?，,：:|｜\t]")
_BLANK = re.compile("(?<=[^ \u3000])[ \u3000]+(?=[㐀-鿿“《(（【\\[■●◆★▲-])")
# （第二学期）, 20xx behind the word of genre.
_BEHIND = re.compile(r"\s?(?:[（(【\[][^（）()【】\[\]\n]{0,16}[)）】\]]|20[0-9xX]{2}年?)$")
_SPEAKS = re.compile("为了?(?![期主本核])|根据|按照|依据|结合|现将|[今本]|我们?[校园班局县市区镇乡村]|各")


def names_document(text: str, start: int, end: int, reader: Titles) -> bool:
    """Whether a line names a document, with a site's praise behind the name.

    >>> from pipeline.config import load_config
    >>> from pipeline.segment.titles import titles
    >>> found = titles(load_config().segment)
    >>> lines = ("护河工作计划(精选范文)", "护河工作计划大全", "护河(精选)")
    >>> [names_document(line, 0, len(line), found) for line in lines]
    [True, True, False]
    """
    if end - start > _LONGEST or _PUNCTUATION.search(text, start, end):
        return False
    praise = _PRAISE.search(text, start, end)
    return praise is not None and reader.ends_in_genre(text[start : praise.start()])


def end_at_blank(text: str, start: int, end: int, reader: Titles) -> int | None:
    """Where a title ends that a blank parts from the text behind it, None where a line opens with none.

    >>> from pipeline.config import load_config
    >>> from pipeline.segment.titles import titles
    >>> found = titles(load_config().segment)
    >>> [end_at_blank(line, 0, len(line), found) for line in ("护河工作计划 我护河六年。", "护河工作 我护河六年。")]
    [6, None]
    """
    if _SPEAKS.match(text, start, end):
        return None
    for blank in _BLANK.finditer(text, start, min(end, start + _LONGEST)):
        stop = blank.start()
        if _PUNCTUATION.search(text, start, stop):
            return None
        if stop - start >= _SHORTEST and reader.ends_in_genre(_BEHIND.sub("", text[start:stop])):
            return stop
    return None
