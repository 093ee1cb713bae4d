"""One page of every input format, made on the spot: archives, dumps, web archives, Word documents and PDFs."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Mapping

import pyarrow as pa

PLAN = (
    "{name}镇河道保洁工作计划\n\n一、工作目标\n\n6月底前，主要河段保洁率达到9{n}%以上。\n\n"
    "二、工作安排\n\n（一）由水利站牵头，每月巡查{n}次。\n\n（二）各村于9月30日前清淤完毕。\n"
)


def plan(name: str, n: int = 5) -> str:
    """A short plan of a township."""
    return PLAN.format(name=name, n=n)


def html(name: str, n: int = 5) -> str:
    """The same as a web page."""
    body = "".join(f"<p>{line}</p>" for line in plan(name, n).splitlines() if line)
    return f"<!doctype html><html><head><meta charset=utf-8><title>{name}</title></head><body>{body}</body></html>"


def zip_of(files: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 3, 1, 8, 0, 0)), data, compress_type=packing)
    return out.getvalue()


def tar_of(files: Mapping[str, bytes]) -> bytes:
    """A tar archive."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def jsonl_of(*records: object) -> bytes:
    """A dump with an object a line."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def zst(data: bytes) -> bytes:
    """Packed by zstd."""
    return bytes(pa.compress(data, codec="zstd", asbytes=True))


def warc_record(url: str, body: bytes, kind: str = "text/html", status: str = "200 OK") -> bytes:
    """A response record of a web archive."""
    block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-01T08:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{len(body):012d}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def docx_of(build: Callable[[object], None]) -> bytes:
    """A Word document; `build` gets the python-docx document."""
    import docx

    document = docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf_of(pages: list[list[str]]) -> bytes:
    """A PDF with a text layer: lines of pages in a Chinese font that every reader knows and none is given."""
    objects: list[bytes] = [b"", b""]
    kids = []
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type "
        b"/Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) "
        b"/Supplement 4 >> /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox "
        b"[0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /StemV 80 /CapHeight 700 >> >>] >>"
    )
    for lines in pages:
        shown = b"BT /F1 12 Tf 72 760 Td 20 TL "
        for line in lines:
            shown += b"<" + line.encode("utf-16-be").hex().encode() + b"> Tj T* "
        shown += b"ET"
        objects.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(shown), shown))
        content = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 %s >> "
            b">> >>" % (content, font)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out = b"%PDF-1.5\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj %s endobj\n" % (number, one)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def containers() -> dict[str, tuple[bytes, dict[str, bytes]]]:
    """File name -> its bytes and the pages that it holds, by their names in column `source`."""
    first, second = html("白沙").encode(), plan("青石").encode("gb18030")
    pages = {"上半年/a.html": first, "b.txt": second}
    tar, inner = tar_of(pages), zip_of({"c.txt": plan("黄土", 7).encode()})
    records = ({"url": "http://x.cn/1.html", "html": html("白沙")}, {"text": plan("青石")})
    dump = jsonl_of(*records)
    dumped = {"1": first, "2": plan("青石").encode()}
    crawl = (
        warc_record("http://y.cn/a", first),
        warc_record("http://y.cn/a.png", b"\x89PNG", "image/png"),
        warc_record("http://y.cn/b", second, "text/plain"),
        warc_record("http://y.cn/c", b"<p>gone</p>", status="404 Not Found"),
    )
    crawled = {"1": first, "3": second}
    out = {
        "pages.zip": (zip_of(pages), pages),
        "pages.tar": (tar, pages),
        "pages.tar.gz": (gzip.compress(tar, mtime=0), pages),
        "pages.tgz": (gzip.compress(tar, 1, mtime=0), pages),
        "pages.tar.bz2": (bz2.compress(tar), pages),
        "pages.tar.xz": (lzma.compress(tar), pages),
        "pages.tar.zst": (zst(tar), pages),
        "nested.zip": (zip_of({"x/inner.zip": inner}), {"x/inner.zip!/c.txt": plan("黄土", 7).encode()}),
        "page.html.gz": (gzip.compress(first, mtime=0), {"page.html": first}),
        "dump.jsonl": (dump, dumped),
        "dump.jsonl.gz": (gzip.compress(dump, mtime=0), dumped),
        "dump.ndjson.zst": (zst(dump), dumped),
        "crawl.warc": (b"".join(crawl), crawled),
        "crawl.warc.gz": (b"".join(gzip.compress(record, mtime=0) for record in crawl), crawled),
    }
    return {
        name: (data, {f"{name}!/{inside}": page for inside, page in held.items()}) for name, (data, held) in out.items()
    }


_BODIES = ("水利站", "综治办", "教务处", "护理部", "安全科", "团委", "工会", "宣传科")
_WORKS = ("巡查河道", "排查隐患", "走访农户", "组织演练", "开展培训", "更新台账", "检修设备", "整理档案")
_RATES = ("覆盖率", "合格率", "完成率", "满意率", "整改率", "参训率")


def generated(n: int) -> str:
    """The n-th of any number of plans of some 1,500 characters, all different, made from a few words by arithmetic."""
    lines = [f"第{n}号单位{2015 + n % 10}年度工作计划", ""]
    for part in range(4):
        lines.append(f"{'一二三四'[part]}、{_WORKS[(n + part) % 8]}")
        lines.append("")
        for item in range(6):
            at = n * 7 + part * 5 + item * 3
            body, work, rate = _BODIES[at % 8], _WORKS[(at // 3) % 8], _RATES[(at // 5) % 6]
            lines.append(
                f"（{'一二三四五六'[item]}）由{body}负责，{at % 12 + 1}月{at % 27 + 1}日前{work}{at % 40 + 2}次，"
                f"{rate}达到{70 + at % 30}%以上，每季度通报一次。"
            )
        lines.append("")
    return "\n".join(lines)
