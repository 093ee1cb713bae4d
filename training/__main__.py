"""`python -m training`: train the model, calibrate the scores, report both under cross-validation by plan."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.config import config_folder, load_config
from pipeline.nlp.judge.scores import score_table
from training import calibrate, gold, readings
from training.calibrate import Outcome
from training.gold import Annotated as Page

ROOT = Path(__file__).resolve().parent.parent
# Gold and pages that may stand beside the project's own.
SHARED_GOLD, SHARED_PAGES = ROOT.parent / "shared" / "gold", ROOT.parent / "shared" / "seeds"
MODEL = ROOT / "pipeline" / "models" / "judge.npz"

app = typer.Typer(add_completion=False, help=__doc__, no_args_is_help=True)
GoldOption = Annotated[list[Path] | None, typer.Option("--gold", help="Gold: a .jsonl file, or a folder of them.")]
PagesOption = Annotated[list[Path] | None, typer.Option("--pages", help="Folders with the pages that the gold is of.")]
WriteOption = Annotated[bool, typer.Option("--write/--no-write", help="Write the files, or only report.")]


@app.command()
def model(
    gold_from: GoldOption = None,
    pages_from: PagesOption = None,
    out: Annotated[Path, typer.Option(help="The model file.")] = MODEL,
    write: WriteOption = True,
) -> None:
    """Report rules alone, model alone and both under cross-validation by plan; then fit on all gold and write."""
    from pipeline.nlp.judge.model import dumps
    from training import crossval, examples, export, fit

    config = load_config()
    pages = _pages(gold_from, pages_from)
    judgements = {}
    for found in (examples.clauses_of(pages, config), examples.names_of(pages, config)):
        report = crossval.report(found)
        _print_report(report)
        unseen = crossval.out_of_fold(found, found.groups, crossval.FOLDS)
        chosen = crossval.choose(found, unseen, found.groups)
        if report.surer:
            chosen = replace(chosen, scale=crossval.scale_of(unseen, found))
        print(f"  chosen on all plans: {_policy(chosen)}")
        nlp, vocabulary = fit.fit(found.items, found.labels)
        judgements[found.name] = export.export(nlp, vocabulary, found.labels, chosen)
    if write:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(dumps(judgements))
        print(f"wrote {out} ({out.stat().st_size:,} bytes)")


@app.command()
def scores(
    gold_from: GoldOption = None,
    pages_from: PagesOption = None,
    readings_from: Annotated[
        Path, typer.Option("--readings", help="Counts of first readings, taken when no gold is given.")
    ] = readings.FILE,
    out: Annotated[Path | None, typer.Option(help="The folder of lexicons (default: the shipped one).")] = None,
    write: WriteOption = True,
) -> None:
    """Calibrate the score of every rule of goals, parties and tasks; print how reliable scores are on unseen pages.

    Without gold of the user's own, the first readings of pages that no rule was written beside decide.
    """
    folder = out or config_folder() / "lexicons"
    pages = _pages(gold_from, pages_from) if gold_from else []
    for table, found in _outcomes(pages, readings_from).items():
        if not found:
            print(f"{table}: no record, nothing to calibrate", file=sys.stderr)
            continue
        print(f"\n{table}: {len(found)} records of {len({one.group for one in found})} plans or pages")
        mean = [(sum(o.right for o in found) / len(found), one.right) for one in found]
        _print_reliability("one score for all", calibrate.reliability(mean), bins=False)
        _print_reliability("scores as they are", calibrate.reliability([(o.score, o.right) for o in found]), bins=False)
        _print_reliability("calibrated on others", calibrate.reliability(calibrate.held_out(found)), bins=True)
        if write:
            stage = "link" if table == "tasks" else "extract"
            file = folder / stage / f"scores_{table}.txt"
            file.write_text(calibrate.written(table, calibrate.scores(found), found), "utf-8")
            print(f"  wrote {file}")


@app.command(name="readings")
def first_readings(
    gold_from: Annotated[list[Path], typer.Option("--gold", help="Gold of pages that no rule was written beside.")],
    out: Annotated[Path, typer.Option(help="The file to write: counts by page and rule, no text.")],
    pages_from: PagesOption = None,
) -> None:
    """Count what came true on pages that nobody had read while the rules were written, for `scores --readings`."""
    pages = _pages(gold_from, pages_from)
    by_page = [
        (str(number), {table: calibrate.outcomes([page], table) for table in calibrate.TABLES})
        for number, page in enumerate(pages, 1)
    ]
    out.write_text(readings.written(by_page), "utf-8")
    print(f"wrote {out}: {len(pages)} pages")


def _outcomes(pages: list[Page], file: Path) -> dict[str, list[Outcome]]:
    """The outcomes of the pages' gold; without pages those of a file of first readings."""
    if pages:
        return {table: calibrate.outcomes(pages, table) for table in calibrate.TABLES}
    config = load_config()
    stages = {"goals": config.extract, "parties": config.extract, "tasks": config.link}
    tables = {table: score_table(stages[table], f"scores_{table}") for table in calibrate.TABLES}
    try:
        return readings.read(file, tables)
    except (FileNotFoundError, readings.ReadingError) as error:
        raise typer.BadParameter(str(error)) from error


def _pages(gold_from: list[Path] | None, pages_from: list[Path] | None) -> list[Page]:
    """The annotated pages: the user's, or the project's own and those beside it."""
    if gold_from:
        folders = [path if path.is_dir() else path.parent for path in gold_from]
        around = [*folders, *(folder / "raw" for folder in folders), ROOT / "data" / "raw"]
        chosen, pages = gold_from, [*(pages_from or []), *around]
    else:
        chosen = [path for path in (ROOT / "tests" / "golden", SHARED_GOLD) if path.is_dir()]
        pages = [*(pages_from or []), ROOT / "data" / "raw", SHARED_PAGES]
    try:
        found = list(gold.read(chosen, pages, load_config()))
    except (FileNotFoundError, ValueError) as error:  # GoldError and ConfigError are ValueErrors
        raise typer.BadParameter(str(error)) from error
    if not found:
        raise typer.BadParameter(f"no gold in {', '.join(map(str, chosen))}")
    return found


def _print_report(report: Any) -> None:
    print(f"\n{report.name}: cross-validation over {report.plans} plans, {report.rules.gold} gold records")
    print(f"  rules alone  {report.rules}\n  model alone  {report.model}\n  both         {report.both}")
    if report.name == "names":
        print(f"  right duty among the rules' hits: rules {report.duty[0]:.3f}, model {report.duty[1]:.3f}")
    for policy in report.policies:
        print(f"  a fold chose: {_policy(policy)}")
    print(f"  {'the model wins' if report.wins else 'the model does not win'}")
    print(f"  Brier score of the records' scores: by rule {report.brier[0]:.4f}, by model {report.brier[1]:.4f}")
    print(f"  a right record above a wrong one: by rule {report.order[0]:.3f}, by model {report.order[1]:.3f}")


def _policy(policy: Any) -> str:
    scores = f"; scores by the model, scaled by {policy.scale}" if policy.scale else ""
    if not policy.strikes and not policy.adds:
        return f"rules alone{scores}"
    strikes = f"strike below {policy.veto} of {', '.join(sorted(policy.weak))}" if policy.strikes else "strike nothing"
    return f"{strikes}; {f'add from {policy.add}' if policy.adds else 'add nothing'}{scores}"


def _print_reliability(name: str, found: calibrate.Reliability, *, bins: bool) -> None:
    print(f"  {name:26} Brier {found.brier:.4f}  calibration error {found.error:.4f}")
    for low, high, records, predicted, observed in found.bins if bins else ():
        print(f"    {low:.2f}-{high:.2f}  {records:5} records  promised {predicted:.3f}  came true {observed:.3f}")


if __name__ == "__main__":
    app()
