"""Pages for the tests of the evidence pages: processed text as rows by table, and hostile text in every field."""

from __future__ import annotations

from typing import Any

from pipeline.config import load_config
from pipeline.records import Page
from pipeline.stages import process
from pipeline.tables import add_result, empty

Rows = dict[str, list[dict[str, Any]]]

SAMPLE = """柳河镇卫生院2024年工作计划

发布时间：2024-01-08 09:30  来源：本站

一、工作目标

门诊病历合格率达到98%以上，力争全年无医疗事故。

二、主要措施

(一)由护理部牵头，6月底前开展急救演练不少于2次。
(二)各科室每季度自查一次，医务科负责汇总。

三、时间安排

3月15日前完成设备检修，11月下旬迎接考核。
"""


def rows_of(text: str, source: str = "page.txt") -> tuple[Rows, str]:
    """The rows of a page by table, and its raw text."""
    result = process(Page(text.encode(), source), load_config())
    columns = empty()
    add_result(columns, result, "fingerprint")
    rows = {
        table: [dict(zip(own, values, strict=True)) for values in zip(*own.values(), strict=True)]
        for table, own in columns.items()
    }
    return rows, result.document.text.source


_TAGS = ("script", "img", "svg", "iframe", "object", "embed", "link", "style", "base", "form", "math", "template")
_HANDLERS = ("onload", "onerror", "onclick", "onmouseover", "onfocus", "ontoggle")
_URLS = ("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:alert(1)")
_OUT = ("", '"', "'", "`", '">', "'>", "-->", "]]>", "</script>", "</style>", "</title>", "</textarea>", "</i></del>")
_OTHERS = (
    "{{ 7*7 }}",
    "{% raw %}",
    "${alert(1)}",
    "#{7*7}",
    "<%= 1 %>",
    "<!-- ",
    "<!--<script>",
    "<![CDATA[",
    "<?php 1 ?>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "&amp;&quot;&apos;",
    "\\u003cscript\\u003ealert(1)",
    "\u2028alert(1)\u2029",
    "\u202ealert(1)\u202c",
    "\x00<script>alert(1)</script>",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "＜script＞alert(1)＜/script＞",
    "𠮷<b>𠮷",
    "\x1b[2J\x1b]0;x\x07",
    "<plaintext>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "+ADw-script+AD4-",
    "'-alert(1)-'",
    '";alert(1);//',
    "*/alert(1)/*",
    "[click](javascript:alert(1))",
    "https:alert(1)",
)


def payloads() -> list[str]:
    """Two hundred strings that a careless page would obey."""
    out = list(_OTHERS)
    out += [f"{before}<{tag} {_HANDLERS[n % 6]}=alert(1) src=x>" for before in _OUT for n, tag in enumerate(_TAGS)]
    out += [f"{before}<a href='{url}'>" for url in _URLS for before in _OUT[:5]]
    return [*out, *(f'{before}x" {handler}="alert(1)' for handler in _HANDLERS for before in ("", "'"))][:200]


_KEPT = {"kind", "status", "type", "severity", "doc_id", "encoding", "format", "script"}


def hostile(rows: Rows, raw: str, payload: str) -> tuple[Rows, str]:
    """The same rows with `payload` in every field of text, ids and enumerations apart, and all through the raw page."""
    changed: Rows = {}
    for table, own in rows.items():
        changed[table] = []
        for row in own:
            copy = dict(row)
            for name, value in row.items():
                if isinstance(value, str) and name not in _KEPT and not name.endswith("_id"):
                    copy[name] = _filled(value, payload) if name in ("text", "before") else payload
            changed[table].append(copy)
    return changed, _filled(raw, payload)


def _filled(text: str, payload: str) -> str:
    """As many characters as before, lines as before, made of the payload again and again."""
    again = payload * (len(text) // max(len(payload), 1) + 1)
    return "".join("\n" if old == "\n" else new for old, new in zip(text, again, strict=False))


def harmless(payload: str) -> str:
    """A payload's harmless twin, of the same length."""
    return "甲" * len(payload)
