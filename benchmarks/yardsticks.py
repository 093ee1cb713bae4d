"""What another library needs for the same texts.

    PYTHON benchmarks/yardsticks.py LIBRARY TEXTS.json [REPEAT]

Runs under an interpreter that has the library and need not have zhplan; `libraries.py` calls it. TEXTS.json is a list
of strings. Prints one JSON object: seconds of processor time of the fastest run, imports and a warm-up left out, and
the library's version; or an object with `missing` where the library is not installed.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.metadata
import io
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

# Where `make yardsticks` puts an interpreter that has them all.
INTERPRETER = Path(__file__).resolve().parent.parent / "build" / "yardsticks" / "bin" / "python"

Reader = Callable[[str], object]


def _beautifulsoup() -> Reader:
    bs4 = importlib.import_module("bs4")
    return lambda html: bs4.BeautifulSoup(html, "lxml").get_text("\n")


def _trafilatura() -> Reader:
    trafilatura = importlib.import_module("trafilatura")
    return lambda html: trafilatura.extract(html)


def _readability() -> Reader:
    readability = importlib.import_module("readability")
    lxml_html = importlib.import_module("lxml.html")
    return lambda html: lxml_html.fromstring(readability.Document(html).summary()).text_content()


def _resiliparse() -> Reader:
    plain = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda html: plain(html, main_content=True)


def _zhconv() -> Reader:
    convert = importlib.import_module("zhconv_rs").zhconv
    return lambda text: convert(text, "zh-hans")


def _jionlp() -> Reader:
    with contextlib.redirect_stdout(io.StringIO()):
        extract_time = importlib.import_module("jionlp").ner.extract_time
    anchor = {"year": 2023, "month": 9, "day": 1}

    def read(text: str) -> None:
        for line in text.split("\n"):
            with contextlib.suppress(Exception):  # it raises on some expressions; its users catch that, too
                extract_time(line, time_base=anchor)

    return read


def _recognizers() -> Reader:
    module = importlib.import_module("recognizers_date_time")

    def read(text: str) -> None:
        for line in text.split("\n"):
            module.recognize_datetime(line, module.Culture.Chinese)

    return read


def _jieba() -> Reader:
    jieba = importlib.import_module("jieba")
    jieba.setLogLevel(60)
    return lambda text: jieba.lcut(text)


# Library -> its distribution, and what makes its reader.
LIBRARIES: dict[str, tuple[str, Callable[[], Reader]]] = {
    "BeautifulSoup": ("beautifulsoup4", _beautifulsoup),
    "trafilatura": ("trafilatura", _trafilatura),
    "readability": ("readability-lxml", _readability),
    "resiliparse": ("resiliparse", _resiliparse),
    "zhconv-rs": ("zhconv-rs", _zhconv),
    "JioNLP": ("jionlp", _jionlp),
    "recognizers-text": ("recognizers-text-suite", _recognizers),
    "jieba": ("jieba", _jieba),
}


def fastest(work: Reader, texts: Sequence[str], repeat: int) -> float:
    """Seconds of processor time over all texts, the fastest of some runs after a warm-up."""
    work(texts[0])
    seconds = []
    for _ in range(repeat):
        started = time.process_time()
        for text in texts:
            work(text)
        seconds.append(time.process_time() - started)
    return min(seconds)


def measured(library: str, texts: list[str], repeat: int) -> dict[str, Any]:
    """Seconds of the fastest of so many runs over all texts, or what is missing."""
    distribution, make = LIBRARIES[library]
    try:
        read = make()
    except ImportError as error:
        return {"missing": str(error)}
    return {"seconds": fastest(read, texts, repeat), "version": importlib.metadata.version(distribution)}


def main() -> None:
    library, file = sys.argv[1:3]
    repeat = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    print(json.dumps(measured(library, json.loads(Path(file).read_text("utf-8")), repeat)))


if __name__ == "__main__":
    main()
