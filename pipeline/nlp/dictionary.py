"""jieba's dictionary, read a first character at a time: a page asks for words of some hundred characters, not of all.

The file stays in memory as it lies on disk (5 MB) with the places where words of another first character begin.
Nothing of jieba's code is loaded and no cache is written; what is answered is what its tokenizer answers.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

import numpy as np

_NEWLINE, _BLANK = b"\n "
_DIGITS = 9
# The second character of the word of a line, and the frequency where the word ends with it.
_SECOND = re.compile(r"^.(\S)(?: (\d+))?", re.MULTILINE)


class Dictionary:
    """The lines `word frequency class` of a dictionary file, found by the first character of their words.

    >>> lines = Dictionary("学校 90 n\\n工作 70 vn\\n学 5 v\\n".encode())
    >>> lines.begun("学"), lines.total
    ([('学校', 90, 'n'), ('学', 5, 'v')], 165)
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        codes = np.frombuffer(data, dtype=np.uint8)
        starts = np.concatenate(([0], np.flatnonzero(codes == _NEWLINE) + 1))
        starts = starts[starts < len(data)]
        # The first three bytes tell the first character of a word of Han, and a little more of any other.
        heads = np.zeros(len(starts), dtype=np.uint32)
        for ahead in range(3):
            heads = heads << 8 | codes[np.minimum(starts + ahead, len(data) - 1)]
        changes = np.flatnonzero(heads[1:] != heads[:-1]) + 1
        places = [0, *starts[changes].tolist(), len(data)]
        self.places: dict[str, list[tuple[int, int]]] = {}
        for start, end in pairwise(places):
            first = data[start : start + 4].decode("utf-8", "ignore")[:1]
            if first:
                self.places.setdefault(first, []).append((start, end))

    @property
    def firsts(self) -> tuple[str, ...]:
        """The characters that words begin with."""
        return tuple(self.places)

    @property
    def total(self) -> int:
        """The sum of all frequencies."""
        codes = np.frombuffer(self._data, dtype=np.uint8)
        blanks = np.flatnonzero(codes == _BLANK)
        ends = blanks[1::2]
        starts = blanks[::2]
        found = 0
        for place in range(1, _DIGITS + 1):
            inside = ends - place > starts
            found += int((codes[ends - place][inside].astype(np.int64) - ord("0")).sum()) * 10 ** (place - 1)
        return found

    def begun(self, first: str) -> list[tuple[str, int, str]]:
        """(word, frequency, class) of all words that begin with a character, in the order of the file."""
        out: list[tuple[str, int, str]] = []
        for fields in self._fields(first):
            out += zip(fields[::3], map(int, fields[1::3]), fields[2::3], strict=False)
        return out

    def counted(self, first: str) -> dict[str, str]:
        """Word -> frequency, in digits, of all words that begin with a character.

        >>> Dictionary("学校 90 n\\n工作 70 vn\\n学 5 v\\n".encode()).counted("学")
        {'学校': '90', '学': '5'}
        """
        counted: dict[str, str] = {}
        for fields in self._fields(first):
            counted.update(zip(fields[::3], fields[1::3], strict=False))
        return counted

    def seconds(self, first: str) -> dict[str, int]:
        """The second characters of words that begin with a character -> the frequency of the word of these two, or 0.

        >>> Dictionary("学校 90 n\\n学生会 70 n\\n学 5 v\\n".encode()).seconds("学")
        {'校': 90, '生': 0}
        """
        out: dict[str, int] = {}
        for lines in self._lines(first):
            for second, digits in _SECOND.findall(lines):
                if digits:
                    out[second] = int(digits)
                elif second not in out:
                    out[second] = 0
        return out

    def behind(self, start: str) -> dict[str, int]:
        """The same for what stands behind two characters and more.

        >>> Dictionary("学生会 70 n\\n学生会主席 3 n\\n学生证 9 n\\n".encode()).behind("学生")
        {'会': 70, '证': 9}
        """
        out: dict[str, int] = {}
        line_start = "\n" + start
        for lines in self._lines(start[0]):
            text = "\n" + lines
            at = text.find(line_start)
            while at >= 0:
                at += len(line_start)
                if text[at + 1 : at + 2] == " ":
                    out[text[at]] = int(text[at + 2 : text.index(" ", at + 2)])
                elif text[at : at + 1] not in (" ", ""):
                    out.setdefault(text[at], 0)
                at = text.find(line_start, at)
        return out

    def _fields(self, first: str) -> Iterator[list[str]]:
        """The fields of the lines that begin with a character, three a line, one list a place."""
        for lines in self._lines(first):
            yield lines.replace("\n", " ").split(" ")

    def _lines(self, first: str) -> Iterator[str]:
        """The lines that begin with a character, one string a place."""
        for start, end in self.places.get(first, ()):
            yield self._data[start:end].decode("utf-8")

    def alone(self, first: str) -> int | None:
        """The frequency of a character as a word of its own, 0 when it only begins words, None when it does not."""
        places = self.places.get(first)
        if places is None:
            return None
        line = first.encode("utf-8", "surrogatepass") + b" "
        for start, end in reversed(places):
            at = self._data.rfind(b"\n" + line, max(start - 1, 0), end) + 1
            if at or self._data.startswith(line, start):
                at = max(at, start) + len(line)
                return int(self._data[at : self._data.index(b" ", at)])
        return 0


class Frequencies(Mapping[str, int]):
    """Word -> frequency, and 0 for what words only begin with; read as it is asked for.

    >>> words = Frequencies(Dictionary("学校 90 n\\n工作者 70 n\\n".encode()))
    >>> words["学校"], words["工作"], "校" in words, len(words)
    (90, 0, False, 5)
    """

    def __init__(self, lines: Dictionary) -> None:
        self._lines = lines
        self._words: dict[str, dict[str, str]] = {}
        self._known: dict[str, dict[str, int]] = {}
        self._alone: dict[str, int] = {}
        self._following: dict[str, dict[str, int]] = {}

    # One is the same as itself only: comparing two by their words would read all of both.
    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other

    def words(self, first: str) -> dict[str, str]:
        """Word -> frequency, in digits, of the words that begin with a character."""
        words = self._words.get(first)
        if words is None:
            words = self._words[first] = self._lines.counted(first)
        return words

    def count(self, word: str) -> int:
        """The frequency of a word, 0 for what is none; the beginnings of words need not be known for that.

        >>> Frequencies(Dictionary("学校 90 n\\n".encode())).count("学校")
        90
        """
        return int(self.words(word[:1]).get(word, 0))

    def begun(self, first: str) -> dict[str, int]:
        """The part of the mapping whose keys begin with a character."""
        known = self._known.get(first)
        if known is None:
            known = self._known[first] = {word: int(digits) for word, digits in self.words(first).items()}
            longer = [word for word in known if len(word) > 1]
            if longer:
                known.setdefault(first, 0)
            for word in longer:
                for end in range(2, len(word)):
                    known.setdefault(word[:end], 0)
        return known

    def following(self, start: str) -> dict[str, int]:
        """The characters that a beginning of words goes on with -> the frequency of what it is then.

        >>> Frequencies(Dictionary("学校 90 n\\n学生会 70 n\\n".encode())).following("学")
        {'校': 90, '生': 0}
        """
        known = self._following.get(start)
        if known is None:
            known = self._following[start] = (
                self._lines.seconds(start) if len(start) == 1 else self._lines.behind(start)
            )
        return known

    def __getitem__(self, word: str) -> int:
        return self.begun(word[:1])[word]

    def get(self, word: str, default: int = 0) -> int:  # type: ignore[override]
        """The frequency of a word, `default` for what is neither a word nor the beginning of one."""
        part = self._known.get(word[:1])
        if part is None and len(word) == 1:
            # Asked of thousands of rare characters that no other word is asked of.
            alone = self._alone.get(word)
            if alone is None:
                alone = self._lines.alone(word)
                if alone is None:
                    return default
                self._alone[word] = alone
            return alone
        return (self.begun(word[:1]) if part is None else part).get(word, default)

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        return word in self._lines.places if len(word) == 1 else word in self.begun(word[:1])

    def __iter__(self) -> Iterator[str]:
        for first in self._lines.firsts:
            yield from self.begun(first)

    def __len__(self) -> int:
        return sum(len(self.begun(first)) for first in self._lines.firsts)


@lru_cache(maxsize=1)
def installed() -> Dictionary:
    """The dictionary of the installed jieba. Raises ModuleNotFoundError without it, OSError when it cannot be read."""
    package = importlib.util.find_spec("jieba")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("jieba is not installed; its dictionary is needed", name="jieba")
    with open(f"{package.submodule_search_locations[0]}/dict.txt", "rb") as file:  # noqa: PTH123 - no paths in stages
        return Dictionary(file.read())
