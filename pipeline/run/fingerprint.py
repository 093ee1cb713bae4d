"""The fingerprint: what decides a page's records besides its bytes, as 16 hex digits."""

from __future__ import annotations

import hashlib
import importlib.metadata
import platform
from pathlib import Path

from pipeline.config import Config

# Libraries whose version may change what is found or written.
LIBRARIES = ("ahocorasick-rs", "google-re2", "jieba", "opencc", "pyarrow", "beautifulsoup4", "soupsieve")


def versions() -> dict[str, str]:
    """Versions of Python, of this package and of the libraries that shape its output."""
    found = {"python": platform.python_version()}
    for name in ("zhplan", *LIBRARIES):
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found[name] = "not installed"
    return found


def fingerprint(config: Config) -> str:
    """Code, configuration with lexicons and rules, and library versions, in one short hash."""
    digest = hashlib.sha256(config.fingerprint.encode())
    package = Path(__file__).resolve().parent.parent
    for file in sorted(package.rglob("*.py")):
        digest.update(file.relative_to(package).as_posix().encode())
        digest.update(file.read_bytes())
    libraries = {name: version for name, version in versions().items() if name != "python"}
    digest.update(repr(sorted(libraries.items())).encode())
    return digest.hexdigest()[:16]
