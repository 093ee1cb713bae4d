"""Write the pages: templates filled with everything escaped, styles and script inside, and a policy that lets nothing
else run or load.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Collection
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.store import Tables
from pipeline.store.documents import DocumentRows, each_document
from pipeline.store.raw import RawPages
from pipeline.tables.segments import visible
from pipeline.view.page import KINDS, page_view

_LISTED_A_PAGE = 1000


def write_pages(
    tables: Tables,
    folder: Path,
    raw: RawPages,
    wanted: Collection[str] | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[Path]:
    """Write `<doc_id>.html` per document and `index.html` into `folder`; returns the pages' paths.

    `wanted` limits this to documents with these ids, sources or file names; an index that is there already stays as
    it is then. Raises StorageError when a table is damaged, OSError when `folder` cannot be written.
    """
    total = len(wanted) if wanted is not None else tables.arrow("documents").num_rows
    listed: list[dict[str, Any]] = []
    written: list[Path] = []
    for rows in each_document(tables.generation, wanted):
        document = rows["documents"][0]
        # An id is hexadecimal by construction; a table from elsewhere must not choose where a file is put.
        name = re.sub(r"[^0-9A-Za-z_-]", "_", document["doc_id"]) + ".html"
        path = folder / name
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(render_page(rows, raw.published(rows)), "utf-8")
        written.append(path)
        listed.append(_listed(rows, name))
        progress(len(written), max(total, len(written)))
    index = folder / "index.html"
    if wanted is None or (written and not index.exists()):
        folder.mkdir(parents=True, exist_ok=True)
        listed.sort(key=lambda entry: str(entry["source"]))
        _write_index(folder, listed)
    return written


def _write_index(folder: Path, listed: list[dict[str, Any]]) -> None:
    """The list of documents, at most 1,000 on a page: `index.html`, `index-2.html` …"""
    parts = [listed[at : at + _LISTED_A_PAGE] for at in range(0, len(listed), _LISTED_A_PAGE)] or [[]]
    names = ["index.html", *(f"index-{number}.html" for number in range(2, len(parts) + 1))]
    for name, part in zip(names, parts, strict=True):
        page = _render("index.html", "index.js", documents=part, names=names, here=name, total=len(listed))
        (folder / name).write_text(page, "utf-8")


def render_page(rows: DocumentRows, raw: str | None) -> str:
    """The evidence page of one document as HTML; `raw` is its decoded source, None where that is not at hand."""
    return _render("page.html", "page.js", page=page_view(rows, raw))


def _listed(rows: DocumentRows, name: str) -> dict[str, Any]:
    document = rows["documents"][0]
    titles = [plan["title"] for plan in rows["plans"] if plan["title"]]
    return {
        "file": name,
        "source": visible(document["source"]),
        "title": visible(document["title"] or (titles[0] if titles else document["source"])),
        "format": document["format"] or "",
        "status": document["status"],
        "plans": len(rows["plans"]),
        "counts": {table: len(rows[table]) for table in KINDS},
        "problems": len(rows["problems"]),
    }


def _render(template: str, script: str, **values: Any) -> str:
    style, code = _asset("evidence.css"), _asset("theme.js") + _asset(script)
    policy = f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(code)}'; "
    policy += "base-uri 'none'; form-action 'none'"
    # Our own files, never text of a page: these two alone are not escaped.
    own = {"style": Markup(style), "script": Markup(code)}  # noqa: S704
    return _templates().get_template(template).render(policy=policy, kinds=KINDS, **own, **values)


@lru_cache(maxsize=1)
def _templates() -> Environment:
    loader = PackageLoader("pipeline.view")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.lstrip_blocks = True
    environment.tests["web_link"] = is_web_link
    return environment


def is_web_link(value: str) -> bool:
    """Whether a source may be made a link: http and https only.

    >>> is_web_link("https://example.org/a"), is_web_link("javascript:alert(1)")
    (True, False)
    """
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


@lru_cache(maxsize=8)
def _asset(name: str) -> str:
    return resources.files("pipeline.view").joinpath("static", name).read_text("utf-8")


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
