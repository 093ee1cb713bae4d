"""Write what the documentation shows but nobody types: example outputs and reference pages.

python docs/generate.py            example outputs -> build/docs, reference pages -> docs/reference, docs/zh/reference
python docs/generate.py --check    say which reference page is not what the code says, and stop with 1
"""

from __future__ import annotations

import argparse
import contextlib
import inspect
import io
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import typer

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))
DOCS, BUILD = ROOT / "docs", ROOT / "build" / "docs"
MOST_LINES = 28
_ADDRESS = re.compile(r"<function \w+ at 0x[0-9a-f]+>")
PUBLIC = ("process", "load_config", "open_tables", "Page", "Result", "Config")

DATES_FIND = """from datetime import date

from pipeline.extract import dates, quotas

for found in dates.find("每周一晚例会，6月底前完成，下周三检查", anchor=date(2023, 9, 1)):
    print(found.text, found.type, found.value, found.mod, found.first_day, found.last_day)
for found in quotas.find("每学期听课不少于20节，优秀率达到三分之一以上"):
    print(found.text, found.cmp, found.min, found.max, found.unit, found.subject, found.per)
"""


def tables_page(chinese: bool) -> str:
    """The data dictionary from the Arrow schemas."""
    from pipeline.tables.schema import TABLES

    meanings = _chinese_columns() if chinese else {}
    head = ("表", "列", "类型", "含义") if chinese else ("table", "column", "type", "meaning")
    title = "# 数据字典" if chinese else "# Tables"
    lead = (
        "每张表一个目录，里面是普通的 Parquet。下面的说明也写在每列的字段元数据里。"
        if chinese
        else "One folder of plain Parquet per table. The meanings below stand in each column's field metadata, too."
    )
    out = [title, "", lead, ""]
    for table, (description, columns) in TABLES.items():
        shown = meanings[table] if chinese else description
        out += [f"## {table}", "", shown, "", f"| {head[1]} | {head[2]} | {head[3]} |", "|---|---|---|"]
        for name, kind, meaning in columns:
            text = meanings[f"{table}.{name}" if f"{table}.{name}" in meanings else name] if chinese else meaning
            out.append(f"| `{name}` | {_type_name(str(kind))} | {text} |")
        out.append("")
    return "\n".join(out)


def _type_name(kind: str) -> str:
    return kind.replace("element: string not null", "string").replace("<", "&lt;").replace(">", "&gt;")


def _chinese_columns() -> dict[str, str]:
    """Column (or table.column, or table) -> its meaning in Chinese, from `docs/columns.zh.txt`."""
    lines = (DOCS / "columns.zh.txt").read_text("utf-8").splitlines()
    pairs = (line.split(" = ", 1) for line in lines if line and not line.startswith("#"))
    return dict(pairs)  # type: ignore[arg-type]


def rules_page(chinese: bool) -> str:
    """Every rule and problem code with its meaning, from `configs/glossary`."""
    from pipeline.tables.glossary import GLOSSED, glossary

    lead = (
        "每条记录的 `rule` 列写着由哪条规则得出；`problems.code` 写着遇到了什么问题。"
        if chinese
        else "Column `rule` of a record says which rule made it; `problems.code` says what trouble was met. "
        "`zhplan explain NAME` prints the same."
    )
    out = ["# 规则与问题代码" if chinese else "# Rules and problem codes", "", lead, ""]
    for table in GLOSSED:
        out += [f"## {table}", "", "| 规则 | 含义 |" if chinese else "| rule | meaning |", "|---|---|"]
        for name, meaning in sorted(glossary(table).items()):
            out.append(f"| `{name}` | {(meaning.chinese if chinese else meaning.english).replace('|', '&#124;')} |")
        out.append("")
    return "\n".join(out)


def configuration_page() -> str:
    """The settings from their types, and the lexicons and rules with the comments at their heads."""
    from pipeline.config import Settings, config_folder

    folder = config_folder()
    out = ["# Configuration", "", "Settings go in with `CONFIG=file` or `--config file`; unknown keys are refused.", ""]
    out += ["## Settings", "", "| key | type | default |", "|---|---|---|"]
    out += list(_settings_rows(Settings, ""))
    out += ["", "The shipped file, with a comment on each:", "", "```yaml"]
    out += [(folder / "default.yaml").read_text("utf-8").rstrip(), "```", ""]
    for what in ("lexicons", "rules"):
        out += [f"## {what.capitalize()}", "", "| file | what it holds |", "|---|---|"]
        for file in sorted((folder / what).rglob("*.*")):
            out.append(f"| `{what}/{file.relative_to(folder / what).as_posix()}` | {_head_comment(file)} |")
        out.append("")
    return "\n".join(out)


def _settings_rows(kind: type[msgspec.Struct], prefix: str) -> list[str]:
    rows: list[str] = []
    for field in msgspec.structs.fields(kind):
        name = f"{prefix}{field.name}"
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            rows += _settings_rows(field.type, f"{name}.")
        else:
            shown = field.type.__name__ if isinstance(field.type, type) else str(field.type).replace("typing.", "")
            shown = shown.replace("|", "&#124;")
            rows.append(f"| `{name}` | {shown} | `{field.default!r}` |")
    return rows


def _head_comment(file: Path) -> str:
    lines: list[str] = []
    for line in file.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.strip("# "))
    first = " ".join(lines).split(". ")[0].rstrip(".")
    return first.replace("|", "&#124;").replace("<", "&lt;")


def command_page() -> str:
    """Every command's help as it prints it."""
    from pipeline.__main__ import app

    command = typer.main.get_command(app)
    names = list(command.commands)  # type: ignore[attr-defined]
    out = ["# Command line", "", "`zhplan --help` lists the commands; each has its own `--help`.", ""]
    out += [
        "Exit codes: 0 all well, 1 `--strict` and rejected pages, 2 wrong use, 3 storage trouble, 130 interrupted.",
        "",
    ]
    for name in names:
        out += [f"## {name}", "", "```text", _help(command, name), "```", ""]
    return "\n".join(out)


def _help(command: object, name: str) -> str:
    context = typer.Context(command, info_name="zhplan", terminal_width=100)  # type: ignore[arg-type]
    one = command.commands[name]  # type: ignore[attr-defined]
    return one.get_help(typer.Context(one, info_name=name, parent=context, terminal_width=100)).rstrip()


def python_page() -> str:
    """The public names with their docstrings."""
    import pipeline
    from pipeline.extract import dates, quotas

    out = ["# Python", "", "What `from pipeline import …` gives, and two functions for bare strings.", ""]
    entries: list[tuple[str, object]] = [(name, getattr(pipeline, name)) for name in PUBLIC]
    entries += [("extract.dates.find", dates.find), ("extract.quotas.find", quotas.find)]
    for name, thing in entries:
        out += [f"## {name}", "", *_described(name, thing)]
    return "\n".join(out)


def _described(name: str, thing: object) -> list[str]:
    signature = ""
    if callable(thing) and not isinstance(thing, type):
        signature = f"{name.split('.')[-1]}{inspect.signature(thing)}".replace("'", "")
        signature = _ADDRESS.sub("…", signature)
    doc = inspect.getdoc(thing) or ""
    return [*(["```python", signature, "```", ""] if signature else []), "```text", doc, "```", ""]


def speed_page() -> str:
    """The figures on record; the same ones as `python benchmarks/history.py` writes with the plot."""
    import history

    return history.page()


REFERENCE: dict[str, Callable[[], str]] = {
    "reference/tables.md": lambda: tables_page(False),
    "zh/reference/tables.md": lambda: tables_page(True),
    "reference/rules.md": lambda: rules_page(False),
    "zh/reference/rules.md": lambda: rules_page(True),
    "reference/configuration.md": configuration_page,
    "reference/command-line.md": command_page,
    "reference/python.md": python_page,
    "reference/speed.md": speed_page,
}


def examples() -> None:
    """Run what the pages show, on the sample pages, and keep what it prints."""
    BUILD.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "processed"
        printed = _zhplan("extract", "data/raw", str(out)).replace(str(out), "data/processed")
        _keep("extract.txt", printed, MOST_LINES)
        _keep("show_edits.txt", _zhplan("show", "data/raw/s16_hard_wraps_damage.txt", "--edits"), 60)
        _keep("explain.txt", _zhplan("explain", "data/raw/s16_hard_wraps_damage.txt"), 12)
        query = "select parties, text, dates from tasks_full where len(dates) > 0 order by task_id limit 5"
        _keep("sql.txt", _zhplan("sql", str(out), query), MOST_LINES)
        _keep("goals.txt", _first_goals(out), MOST_LINES)
    (BUILD / "dates_find.py").write_text(DATES_FIND, "utf-8")
    heard = io.StringIO()
    with contextlib.redirect_stdout(heard):
        exec(compile(DATES_FIND, "dates_find.py", "exec"), {})  # noqa: S102 - the page's own lines
    _keep("dates_find.txt", heard.getvalue(), MOST_LINES)


def _zhplan(*arguments: str) -> str:
    command = [sys.executable, "-m", "pipeline", *arguments]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603
    return done.stdout


def _first_goals(out: Path) -> str:
    from pipeline import open_tables

    goals = open_tables(out).goals
    return str(goals[goals["kind"] == "target"][["text", "rule", "score"]].head().to_string())


def _keep(name: str, text: str, most: int) -> None:
    lines = text.rstrip().splitlines()
    kept = lines if len(lines) <= most else [*lines[:most], "…"]
    (BUILD / name).write_text("\n".join(kept) + "\n", "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        stale = [name for name, make in REFERENCE.items() if not _current(DOCS / name, make())]
        for name in stale:
            print(f"docs/{name} is not what the code says; run `make docs`", file=sys.stderr)
        return 1 if stale else 0
    for name, make in REFERENCE.items():
        (DOCS / name).write_text(make().rstrip() + "\n", "utf-8")
    examples()
    return 0


def _current(file: Path, fresh: str) -> bool:
    return file.is_file() and file.read_text("utf-8") == fresh.rstrip() + "\n"


if __name__ == "__main__":
    sys.exit(main())
