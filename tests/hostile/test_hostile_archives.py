"""Hostile archives and dumps: bombs, traps in names, damage; bounded memory, nothing written outside the output."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import random
import struct
import sys
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.run import extract
from pipeline.run.archives import MOST_MEMBERS
from pipeline.run.members import Member, Trouble, members
from pipeline.store import open_tables

LIMIT = 20_000_000
PAGE = "青石镇防汛工作计划\n\n一、工作目标\n\n6月底前，堤防检查率达到100%。\n".encode()
ZEROS = bytes(1 << 20)


def found(name: str, data: bytes, limit: int = LIMIT) -> list[Member | Trouble]:
    return list(members(name, io.BytesIO(data), len(data), limit))


def codes(all_found: list[Member | Trouble]) -> list[str]:
    return [one.problem.code for one in all_found if isinstance(one, Trouble)]


def zipped(files: dict[str, bytes], **how: object) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=zipfile.ZIP_DEFLATED, compresslevel=9)
    return out.getvalue()


def tarred(*entries: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, data in entries:
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def overlapping(copies: int) -> bytes:
    """A zip whose list names one and the same packed member over and over."""
    data = zipped({"kernel.txt": random.Random(1).randbytes(400_000) + PAGE})
    end = data.rindex(b"PK\x05\x06")
    start = data.index(b"PK\x01\x02")
    entry = data[start:end]
    directory = b"".join(entry.replace(b"kernel", b"k%05d" % n) for n in range(copies))
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, copies, copies, len(directory), start, 0)
    return data[:start] + directory + tail


def many_empty(count: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for n in range(count):
            archive.writestr(zipfile.ZipInfo(f"{n}"), b"")
    return out.getvalue()


def lying_list(size: int) -> bytes:
    """The end of a zip that claims a list of members of gigabytes."""
    return b"PK\x03\x04" + bytes(100) + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 65_535, 65_535, size, 0, 0)


def sparse_tar() -> bytes:
    """A GNU sparse member: half a kilobyte that stands for gigabytes of nothing."""
    entry = tarfile.TarInfo("sparse.txt")
    head = bytearray(entry.tobuf(tarfile.GNU_FORMAT))
    head[156:157] = b"S"
    head[483:495] = b"77777777777\0"
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head) + bytes(1024)


def huge_pax() -> bytes:
    """A header that announces a name of two gigabytes."""
    entry = tarfile.TarInfo("pax")
    entry.type, entry.size = tarfile.XHDTYPE, 1 << 31
    return entry.tobuf(tarfile.USTAR_FORMAT) + bytes(4096)


def warc(length: int, body: bytes) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    text = "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
    return (text + f"Content-Length: {length}\r\n\r\n").encode() + head + body + b"\r\n\r\n"


def nested(depth: int) -> bytes:
    data = zipped({"page.txt": PAGE})
    for n in range(depth):
        data = zipped({f"{n}.zip": data})
    return data


BOMBS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "zip_flat": ("a.zip", lambda: zipped({"0.txt": ZEROS * 40}), "archive_bomb"),
    "zip_many_bombs": ("a.zip", lambda: zipped({f"{n}.txt": ZEROS * 4 for n in range(12)}), "archive_bomb"),
    "zip_in_zip_bomb": ("a.zip", lambda: zipped({"b.zip": zipped({"0.txt": ZEROS * 40})}), "archive_bomb"),
    "zip_overlapping": ("a.zip", lambda: overlapping(2_000), "archive_bomb|damaged_archive"),
    "zip_nested": ("a.zip", lambda: nested(4), "nested_archive"),
    "zip_list_of_gigabytes": ("a.zip", lambda: lying_list(0xFFFFFFF0), "too_many_members"),
    "zip_list_of_zip64": ("a.zip", lambda: lying_list(0xFFFFFFFF), "too_many_members"),
    "gz_page": ("a.txt.gz", lambda: gzip.compress(ZEROS * 40), "archive_bomb"),
    "gz_of_gz": ("a.txt.gz.gz", lambda: gzip.compress(gzip.compress(ZEROS * 40)), "archive_bomb|nested_archive"),
    "gz_members": ("a.txt.gz", lambda: gzip.compress(ZEROS) * 30, "archive_bomb"),
    "bz2_page": ("a.txt.bz2", lambda: bz2.compress(ZEROS * 40), "archive_bomb"),
    "xz_page": ("a.txt.xz", lambda: lzma.compress(ZEROS * 40), "archive_bomb"),
    "zst_page": ("a.txt.zst", lambda: bytes(pa.compress(ZEROS * 40, "zstd", asbytes=True)), "archive_bomb"),
    "tar_gz": ("a.tar.gz", lambda: gzip.compress(tarred(("0.txt", ZEROS * 40))), "archive_bomb"),
    "tar_xz": ("a.tar.xz", lambda: lzma.compress(tarred(("0.txt", ZEROS * 40))), "archive_bomb"),
    "tar_sparse": ("a.tar", sparse_tar, "not_a_file|damaged_archive"),
    "tar_pax_of_gigabytes": ("a.tar", huge_pax, "archive_bomb|damaged_archive"),
    "tar_pax_in_gz": ("a.tar.gz", lambda: gzip.compress(huge_pax()), "archive_bomb|damaged_archive"),
    "jsonl_gz_one_line": ("a.jsonl.gz", lambda: gzip.compress(b"x" * (40 << 20)), "archive_bomb"),
    "jsonl_one_line": ("a.jsonl", lambda: b"x" * (64 << 20), "too_large"),
    "jsonl_deep": ("a.jsonl", lambda: b'{"text":' + b"[" * 100_000, "bad_json"),
    "jsonl_big_number": ("a.jsonl", lambda: b'{"text": 1' + b"0" * 100_000 + b"}\n", "bad_json|no_text_field"),
    "warc_gz": ("a.warc.gz", lambda: gzip.compress(warc(40 << 20, ZEROS * 40)), "archive_bomb|too_large"),
    "warc_length_lies": ("a.warc", lambda: warc(1 << 40, b"<p>x"), "too_large|damaged_archive|nothing"),
    "warc_negative_length": ("a.warc", lambda: warc(-5, b"<p>x"), "damaged_archive|nothing"),
}


@pytest.mark.parametrize("name", list(BOMBS))
def test_a_bomb_is_named_and_memory_stays_bounded(name: str) -> None:
    file, make, wanted = BOMBS[name]
    data = make()
    tracemalloc.start()
    try:
        seen = dict.fromkeys(codes(found(file, data)), 0)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert seen.keys() & set(wanted.split("|")) or "nothing" in wanted
    assert peak < 100_000_000


def test_a_bomb_in_a_zip_costs_only_itself() -> None:
    all_found = found("a.zip", zipped({"1.txt": PAGE, "bomb.txt": ZEROS * 40, "2.txt": PAGE}))
    assert [(one.name, isinstance(one, Member)) for one in all_found] == [
        ("1.txt", True),
        ("bomb.txt", False),
        ("2.txt", True),
    ]


def test_texts_that_shrink_well_are_no_bombs() -> None:
    lines = PAGE * 3_000
    data = zipped({"long.txt": lines})
    assert len(lines) > 15 * len(data)
    assert [one.name for one in found("a.zip", zipped({"s.txt": b"1" * 900_000, "t.txt": PAGE}))] == ["s.txt", "t.txt"]


@pytest.mark.slow
def test_more_members_than_allowed_are_said_and_the_first_are_read() -> None:
    all_found = found("a.zip", many_empty(MOST_MEMBERS + 5))
    assert codes(all_found) == ["too_many_members"]
    assert len(all_found) == MOST_MEMBERS + 1


NAMES = [
    "../../up.txt",
    "/etc/absolute.txt",
    "C:\\drive.txt",
    "\\\\server\\share.txt",
    "a/../../b.txt",
    "..",
    "con.txt",
    "a\nb.txt",
    "tab\tin.txt",
    "\x1b[2Jescape.txt",
    "\u202etxt.exe",
    "长" * 300 + ".txt",
    "=cmd|' /C calc'!A0.txt",
    "<script>alert(1)</script>.txt",
    "a!/b.txt",
    "上级/../计划.txt",
    " .txt",
    "UPPER.txt",
    "upper.txt",
    "𠮷.txt",
]


def tree(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): path.lstat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_names_of_members_are_only_ever_a_column(tmp_path: Path) -> None:
    raw = tmp_path / "safe" / "raw"
    raw.mkdir(parents=True)
    pages = {name: PAGE + str(n).encode() for n, name in enumerate(NAMES)}
    (raw / "a.zip").write_bytes(zipped(pages))
    (raw / "b.tar").write_bytes(tarred(*((name, page + b"t") for name, page in pages.items())))
    before = tree(tmp_path)
    extract(raw, tmp_path / "safe" / "out")
    after = tree(tmp_path)
    assert {name for name in after if not name.startswith("safe/out/")} == set(before)
    assert all(after[name] == time for name, time in before.items())
    documents = open_tables(tmp_path / "safe" / "out").documents
    sources = set(documents["source"])
    # A member that is called like a folder above is a folder by its name, not a page.
    assert {f"a.zip!/{name}" for name in NAMES} <= sources
    assert {f"b.tar!/{name}" for name in NAMES} - sources <= {f"b.tar!/{name}" for name in ("..", "/etc/absolute.txt")}
    own = {f.name for f in (tmp_path / "safe" / "out").rglob("*") if f.suffix == ".parquet"}
    assert all(len(name) == len("0000.parquet") for name in own)


def test_links_and_devices_in_archives_are_passed_over() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (("sym", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE), ("fifo", tarfile.FIFOTYPE)):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
        entry = tarfile.TarInfo("device")
        entry.type = tarfile.CHRTYPE
        archive.addfile(entry)
    assert codes(found("a.tar", out.getvalue())) == ["not_a_file"] * 4
    link = zipfile.ZipInfo("link")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert codes(found("a.zip", packed.getvalue())) == ["not_a_file"]


def test_names_in_gbk_are_read_as_such() -> None:
    bare = "工作计划.txt".encode("gbk")
    raw = tarred(("x", PAGE))
    raw = raw.replace(b"x\0\0\0\0\0\0\0\0\0\0\0\0", bare + b"\0", 1)
    head = bytearray(raw[:512])
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    assert [one.name for one in found("a.tar", bytes(head) + raw[512:])] == ["工作计划.txt"]


@pytest.mark.parametrize(
    "suffix", ["zip", "tar", "tar.gz", "tar.xz", "tar.bz2", "tar.zst", "jsonl.gz", "warc.gz", "warc"]
)
def test_any_damage_is_a_problem_and_never_an_exception(suffix: str) -> None:
    pages = {"1.txt": PAGE, "2.txt": PAGE * 2}
    tar = tarred(*pages.items())
    lines = b"".join(json.dumps({"text": page.decode()}).encode() + b"\n" for page in pages.values())
    crawl = b"".join(warc(len(page) + 43, page) for page in pages.values())
    whole = {
        "zip": zipped(pages),
        "tar": tar,
        "tar.gz": gzip.compress(tar),
        "tar.xz": lzma.compress(tar),
        "tar.bz2": bz2.compress(tar),
        "tar.zst": bytes(pa.compress(tar, "zstd", asbytes=True)),
        "jsonl.gz": gzip.compress(lines),
        "warc.gz": gzip.compress(crawl),
        "warc": crawl,
    }[suffix]
    chance = random.Random(suffix)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        del data[chance.randrange(len(data)) :]
        for one in found(f"a.{suffix}", bytes(data), 100_000):
            assert isinstance(one, Member) or one.problem.message.endswith(".")


def test_folders_that_loop_and_odd_files_end_the_walk(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    (raw / "inner").mkdir(parents=True)
    (raw / "inner" / "loop").symlink_to(raw)
    (raw / "self.txt").symlink_to(raw / "self.txt")
    (raw / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(raw / "pipe.txt")
    (raw / "inner" / "a.txt").write_bytes(PAGE)
    if sys.platform == "linux":
        (Path(os.fsdecode(bytes(raw / "inner") + b"/\xb9\xa4\xd7\xf7.txt"))).write_bytes(PAGE * 2)
    report = extract(raw, out)
    tables = open_tables(out)
    assert report.problems == {"unreadable": 2}
    assert set(tables.problems["source"]) == {"self.txt", "gone.txt"}
    assert set(tables.documents["source"]) >= {"inner/a.txt"}
    assert all(name.isprintable() for name in tables.documents["source"])


def test_a_dump_with_a_bad_line_loses_only_that_line(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    good = json.dumps({"text": PAGE.decode(), "url": "http://x.cn/1"}, ensure_ascii=False).encode()
    lines = [good, b"{", b'{"text": 5}', b'{"text": "\xff"}', b"[1]", b'{"text": "\\ud800"}', b"", b"null"]
    (raw / "d.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    report = extract(raw, tmp_path / "out")
    problems = open_tables(tmp_path / "out").problems
    assert set(problems["code"]) <= {"bad_json", "no_text_field", "empty", "undecodable_bytes", "binary"}
    assert "d.jsonl!/1" in set(open_tables(tmp_path / "out").documents["source"])
    assert {f"d.jsonl!/{n}" for n in (2, 3, 4, 5, 8)} <= set(problems["source"])
    assert report.records["plans"] == 1
