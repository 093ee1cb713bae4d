"""Pages that continue one another: a 下一页 link to another file of the same folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit


def continuations(documents: Iterable[tuple[str, str, str | None]]) -> dict[str, str]:
    """Which document continues which, from (doc_id, source, link to the next page).

    The link's last path segment must name a file beside the page; a page that claims to continue itself is left out.
    Of several pages that link to the same one, the first by id counts.

    >>> continuations([("a", "站点/12.html", "/jh/12_2.html?p=2"), ("b", "站点/12_2.html", None)])
    {'b': 'a'}
    """
    rows = sorted(documents)
    at_path = {source: doc_id for doc_id, source, _ in rows}
    found: dict[str, str] = {}
    for doc_id, source, link in rows:
        if not link:
            continue
        name = PurePosixPath(unquote(_path(link))).name
        following = at_path.get((PurePosixPath(source).parent / name).as_posix()) if name else None
        if following is not None and following != doc_id:
            found.setdefault(following, doc_id)
    return found


def _path(link: str) -> str:
    try:
        return urlsplit(link).path
    except ValueError:  # page text is hostile: `http://[` is no address
        return ""
