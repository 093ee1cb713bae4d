"""White space: every sign that counts as such is in the class that runs of it are looked for with."""

from __future__ import annotations

import re

from pipeline.clean import layout


def test_the_class_holds_all_white_space_and_all_invisible_signs() -> None:
    every = [chr(code) for code in range(0x110000)]
    known = re.compile(layout._SPACE)
    invisible = re.compile(f"[{layout._INVISIBLE}]")
    assert [char for char in every if known.match(char)] == [c for c in every if c.isspace() or invisible.match(c)]
