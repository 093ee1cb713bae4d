"""Write the expected results of the sample pages anew.

    python tests/golden/regenerate.py               every page
    python tests/golden/regenerate.py s07 s12       the pages whose names begin so
    python tests/golden/regenerate.py --diff        show differences, write nothing

Read the difference before committing it: it is a change of what the program says about a page.
"""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from serialise import EXPECTED, RAW, run  # noqa: E402

from pipeline.config import load_config  # noqa: E402


def as_json(result: dict[str, Any]) -> str:
    """JSON with one record a line, so that a difference shows the record that changed."""
    return _dump(result, "") + "\n"


def _dump(value: Any, indent: str) -> str:
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or len(flat) < 100 or _is_record(value):
        return flat
    inner = indent + " "
    if isinstance(value, dict):
        rows = [f"{json.dumps(key, ensure_ascii=False)}: {_dump(part, inner)}" for key, part in value.items()]
        return "{\n" + ",\n".join(inner + row for row in rows) + f"\n{indent}}}"
    return "[\n" + ",\n".join(inner + _dump(part, inner) for part in value) + f"\n{indent}]"


def _is_record(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and not isinstance(value[0], (dict, list))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", help="beginnings of page names; all pages when none is given")
    parser.add_argument("--diff", action="store_true", help="show differences, write nothing")
    wish = parser.parse_args()
    config = load_config()
    EXPECTED.mkdir(exist_ok=True)
    for path in sorted(RAW.iterdir()):
        if wish.pages and not path.name.startswith(tuple(wish.pages)):
            continue
        file = EXPECTED / f"{path.stem}.json"
        new = as_json(run(path, config))
        old = file.read_text("utf-8") if file.exists() else ""
        if wish.diff:
            sys.stdout.writelines(difflib.unified_diff(old.splitlines(True), new.splitlines(True), file.name, "now"))
        elif new != old:
            file.write_text(new, "utf-8")
            print(f"wrote {file.name}")


if __name__ == "__main__":
    main()
