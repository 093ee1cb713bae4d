"""A linear scan of HTML source into tags with their places.

The scan is the only reader of markup here: a parser's tree would not say where its text stood in the source. It knows
what decides where text begins and ends (quoted attributes, comments, CDATA, the elements whose content is no markup)
and nothing of nesting; that is the outline's part (tree.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import NamedTuple


class Tag(NamedTuple):
    """A piece of markup `source[start:end]`.

    `name` is the element's name in lower case, with `/` in front for an end tag and `!` for a comment, declaration or
    processing instruction. An element whose content is no markup (script, style, title, textarea …) is one piece
    from its start tag to its end tag. `attributes` is their source text.
    """

    start: int
    end: int
    name: str
    attributes: str


# A quote opens a value only behind `=`, so an apostrophe in a stray place swallows nothing. Everything is possessive:
# the pattern never gives back, and a quote that is never closed counts as an ordinary character.
_TAG = re.compile(
    r"""<(?:([a-zA-Z][^\s/>]*+)((?:[^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+')?)?+)*+)>|/([a-zA-Z][^\s/>]*+)[^>]*+>|([!?/]))"""
)
# In XML the content of a CDATA section is text, so its end is a piece of markup of its own.
_XML_TAG = re.compile(_TAG.pattern + r"|\]\]>")
_RAW = ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes")
_RAW_END = {name: re.compile("</" + "".join(f"[{c}{c.upper()}]" for c in name) + r"(?=[\s/>])[^>]*>?") for name in _RAW}
_ATTRIBUTE = re.compile(r"""([a-zA-Z_:@][-\w:.]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?""")


def scan(source: str, limit: int = 1_000_000) -> list[Tag]:
    """All markup of the source in order; where there are more than `limit` pieces, it stops behind them.

    >>> [(tag.name, tag.start, tag.end) for tag in scan("<p>计划<!-- 注 --></p>")]
    [('p', 0, 3), ('!', 5, 15), ('/p', 15, 19)]
    """
    # Behind the last `>` there is no whole tag; the bound keeps a file of `<a b="<a b="…` linear.
    bound = source.rfind(">") + 1
    xml = source[:200].lstrip("\ufeff \t\r\n").startswith("<?xml") and "<html" not in source[:2000].lower()
    names: dict[str, str] = {}
    ends: dict[str, str] = {}
    tags: list[Tag] = []
    add: Callable[[Tag], None] = tags.append
    make = tuple.__new__  # three times as fast as calling Tag, once a tag
    ended: set[str] = set()
    comment_ends = cdata_ends = True
    pattern = _XML_TAG if xml else _TAG
    position = 0
    while position < bound and len(tags) <= limit:
        for match in islice(pattern.finditer(source, position, bound), limit + 1):
            start, end = match.span()
            opened, attributes, closed, other = match.groups()
            if opened is not None:
                name = names.get(opened) or names.setdefault(opened, opened.lower())
                if name in _RAW_END:
                    stop = None if name in ended else _RAW_END[name].search(source, end)
                    if stop is not None:
                        end = stop.end()
                    elif name in ("script", "style"):
                        end = len(source)
                    else:
                        # Never closed: taking the rest of the page for its content would lose the page.
                        ended.add(name)
                    add(make(Tag, (start, end, name, attributes)))
                    position = end
                    break
                add(make(Tag, (start, end, name, attributes)))
            elif closed is not None:
                name = ends.get(closed) or ends.setdefault(closed, "/" + closed.lower())
                add(make(Tag, (start, end, name, "")))
            else:
                stop_at = -1
                if comment_ends and source.startswith("<!--", start):
                    at = start + 2 if source.startswith(("<!-->", "<!--->"), start) else start + 4
                    stop_at = source.find("-->", at)
                    comment_ends = stop_at >= 0
                elif cdata_ends and source.startswith("<![CDATA[", start):
                    # A browser reads it as a comment in HTML.
                    stop_at = start + 6 if xml else source.find("]]>", start)
                    cdata_ends = stop_at >= 0
                if other is not None:
                    end = stop_at + 3 if stop_at >= 0 else source.find(">", start) + 1
                add(Tag(start, end, "!", ""))
                position = end
                break
        else:
            break
    tail = _TAIL.search(source, bound)
    if tail is not None:
        tags.append(Tag(tail.start(), len(source), "!", ""))
    return tags


# A tag that the end of a truncated file cut off.
_TAIL = re.compile(r"<[a-zA-Z/!?][^>]*\Z")


def attributes(source: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case; the first of a repeated name counts, as in a browser.

    >>> attributes(' class="main" rowspan=2')
    {'class': 'main', 'rowspan': '2'}
    """
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source[:_ATTRIBUTES_READ]):
        found.setdefault(name.lower(), double or single or bare)
    return found


# Nobody writes more attributes than this into one tag but to hang a reader.
_ATTRIBUTES_READ = 4000
