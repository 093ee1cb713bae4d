"""Is there a font for Chinese? Pictures of charts are drawn with the fonts of the machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

# Beginnings of the file names of common fonts with Chinese characters.
_FONTS = (
    "notosanscjk", "notosanssc", "sourcehansans", "wqy", "droidsansfallback", "arphic", "uming", "ukai",
    "msyh", "simsun", "simhei", "deng", "pingfang", "hiragino sans gb", "stheiti", "lxgw",
)  # fmt: skip
# What a chart asks for, first come first served.
FAMILIES = (
    "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, WenQuanYi Micro Hei, "
    "WenQuanYi Zen Hei, Droid Sans Fallback, SimHei, sans-serif"
)


def _folders() -> Iterator[Path]:
    home = Path.home()
    yield from (home / ".fonts", home / ".local/share/fonts")
    if sys.platform == "darwin":
        yield from (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    elif sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
    else:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))


def chinese_font() -> Path | None:
    """A font file with Chinese characters on this machine, or None."""
    for folder in _folders():
        if folder.is_dir():
            for file in sorted(folder.rglob("*.[to]t[fc]")):
                if file.name.lower().startswith(_FONTS):
                    return file
    return None


def font_hint() -> str:
    """Empty when charts can show Chinese here; else one sentence that says what to install."""
    if chinese_font() is not None:
        return ""
    return (
        "No font with Chinese characters was found, so pictures of charts show boxes: install one "
        "(Debian and Ubuntu: `apt install fonts-wqy-microhei`; Fedora: `dnf install google-noto-sans-cjk-fonts`; "
        "elsewhere: put a .ttf or .otf file such as Noto Sans SC into ~/.fonts) and run the notebook again."
    )
