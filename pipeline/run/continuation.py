"""Pages that continue one another: a 下一页 link to another file of the same folder or another address of a dump."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit


def continuations(documents: Iterable[tuple[str, str, str | None, str | None]]) -> dict[str, str]:
    """Which document continues which, from (doc_id, source, address, link to the next page).

    The link must lead to the address of another page, or its last path segment name a file beside this one; a page
    that claims to continue itself is left out. Of several pages that link to the same one, the first by id counts.

    >>> continuations([("a", "站点/12.html", None, "/jh/12_2.html?p=2"), ("b", "站点/12_2.html", None, None)])
    {'b': 'a'}
    """
    rows = sorted(documents, key=lambda row: row[:2])
    at_path = {source: doc_id for doc_id, source, _, _ in rows}
    at_url = {url: doc_id for doc_id, _, url, _ in rows if url}
    found: dict[str, str] = {}
    for doc_id, source, url, link in rows:
        if not link:
            continue
        name = PurePosixPath(unquote(_path(link))).name
        following = at_url.get(_joined(url, link)) if url else None
        if following is None and name:
            following = at_path.get((PurePosixPath(source).parent / name).as_posix())
        if following is not None and following != doc_id:
            found.setdefault(following, doc_id)
    return found


def _joined(url: str, link: str) -> str:
    try:
        return urljoin(url, link)
    except ValueError:
        return ""


def _path(link: str) -> str:
    try:
        return urlsplit(link).path
    except ValueError:  # page text is hostile: `http://[` is no address
        return ""
