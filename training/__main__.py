"""`python -m training`: train the model, calibrate the scores, report both under cross-validation by plan."""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.config import Config, config_folder, load_config
from pipeline.nlp.scores import score_table
from training import calibrate, gold, marked, readings, totals
from training.calibrate import Outcome
from training.gold import Annotated as Page

ROOT = Path(__file__).resolve().parent.parent
# Gold and pages that may stand beside the project's own.
SHARED_GOLD, SHARED_PAGES = ROOT.parent / "shared" / "gold", ROOT.parent / "shared" / "seeds"
MODEL = ROOT / "pipeline" / "models" / "tagger.npz"

app = typer.Typer(add_completion=False, help=__doc__, no_args_is_help=True)
GoldOption = Annotated[list[Path] | None, typer.Option("--gold", help="Gold: a .jsonl file, or a folder of them.")]
PagesOption = Annotated[list[Path] | None, typer.Option("--pages", help="Folders with the pages that the gold is of.")]
PlansOption = Annotated[Path, typer.Option("--plans", help="Folder of plans with marks in their text.")]
WriteOption = Annotated[bool, typer.Option("--write/--no-write", help="Write the files, or only report.")]


@app.command()
def model(
    gold_from: GoldOption = None,
    pages_from: PagesOption = None,
    plans_from: PlansOption = marked.FOLDER,
    out: Annotated[Path, typer.Option(help="The model file.")] = MODEL,
    write: WriteOption = True,
) -> None:
    """Report rules alone, tagger alone and both under cross-validation by plan; then fit on all gold and write."""
    from pipeline.nlp.tagger.features import words_of
    from pipeline.nlp.tagger.model import dumps
    from training import chains, crossval, fit

    config = load_config().rules_alone()
    pages = [*_pages(gold_from, pages_from, config), *_plans(plans_from, config)]
    found, words = list(chains.of_pages(pages)), words_of(config.extract)
    with ProcessPoolExecutor() as pool:
        # What is shipped is fitted beside the folds.
        whole = pool.submit(fit.fit, found, words) if write else None
        parts = crossval.out_of_fold(found, words, pool)
    folders = sorted({chain.folder for chain in found})
    real = [name for name in folders if name.startswith(marked.REAL)] or folders
    of_folds = crossval.policies(_within(parts, real))
    print("the folds chose:", *map(_policy, of_folds), sep="\n  ")
    for title, chosen in (("all plans", folders), ("plans of real proportions", real), *((f, [f]) for f in folders)):
        _print_report(title, crossval.report(_within(parts, chosen), of_folds))
    decisive = [one for part in _within(parts, real) for one in part]
    policy = crossval.trusted(decisive, crossval.choose(decisive))
    print(f"\nchosen: {_policy(policy)}")
    _print_reliability("scores of parties", calibrate.reliability(crossval.scored(decisive, policy)), bins=True)
    if whole is not None:
        tagger = replace(whole.result(), policy=policy)
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(dumps(tagger))
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
    pages = _pages(gold_from, pages_from, load_config()) if gold_from else []
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
    out: Annotated[Path, typer.Option(help="The file to write: counts by page and rule, no text.")],
    gold_from: GoldOption = None,
    pages_from: PagesOption = None,
    plans_from: Annotated[
        Path | None, typer.Option("--plans", help="Plans with marks: their goals and tasks are counted.")
    ] = None,
) -> None:
    """Count what came true on pages that nobody had read while the rules were written, for `scores --readings`."""
    pages = _pages(gold_from, pages_from, load_config()) if gold_from else []
    plans = [plan for plan in _plans(plans_from, load_config()) if plan.folder.startswith(marked.REAL)]
    by_page = [
        (str(number), {table: calibrate.outcomes([page], table) for table in calibrate.TABLES})
        for number, page in enumerate(pages, 1)
    ]
    # The scores of parties are the tagger's to bring to what comes true.
    by_page += [(plan.doc, {name: calibrate.outcomes([plan], name) for name in ("goals", "tasks")}) for plan in plans]
    out.write_text(readings.written(by_page), "utf-8")
    print(f"wrote {out}: {len(pages)} pages, {len(plans)} plans")


@app.command(name="totals")
def held_out_totals(
    plans_from: PlansOption = marked.FOLDER,
    rules_alone: Annotated[bool, typer.Option("--rules-alone", help="Without the tagger.")] = False,
) -> None:
    """Print how much of the marks of plans that no rule was written beside is found, in totals."""
    config = load_config().rules_alone() if rules_alone else load_config()
    plans = _plans(plans_from, config)
    held_out = [plan for plan in plans if plan.folder.startswith(marked.REAL)] or plans
    for name, figures in totals.totals(held_out).items():
        print(f"{name:12}{figures.gold:6} in the gold   {figures}")


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


def _pages(gold_from: list[Path] | None, pages_from: list[Path] | None, config: Config) -> list[Page]:
    """The annotated pages: the user's, or the project's own and those beside it."""
    if gold_from:
        folders = [path if path.is_dir() else path.parent for path in gold_from]
        around = [*folders, *(folder / "raw" for folder in folders), ROOT / "data" / "raw"]
        chosen, pages = gold_from, [*(pages_from or []), *around]
    else:
        chosen = [path for path in (ROOT / "tests" / "golden", SHARED_GOLD) if path.is_dir()]
        pages = [*(pages_from or []), ROOT / "data" / "raw", SHARED_PAGES]
    try:
        found = list(gold.read(chosen, pages, config))
    except (FileNotFoundError, ValueError) as error:  # GoldError and ConfigError are ValueErrors
        raise typer.BadParameter(str(error)) from error
    if not found:
        raise typer.BadParameter(f"no gold in {', '.join(map(str, chosen))}")
    return found


def _plans(folder: Path | None, config: Config) -> list[Page]:
    """The plans with marks below a folder."""
    try:
        return list(marked.read(folder, config)) if folder else []
    except marked.MarkingError as error:
        raise typer.BadParameter(str(error)) from error


def _within(parts: list[list[Any]], folders: list[str]) -> list[list[Any]]:
    """The folds with the plans of some folders alone."""
    return [[one for one in part if one.chain.folder in folders] for part in parts]


def _print_report(name: str, report: Any) -> None:
    print(f"\n{name}: cross-validation over {report.plans} plans, {report.rules.gold} parties in the gold")
    print(f"  rules alone   {report.rules}\n  tagger alone  {report.tagger}\n  both          {report.both}")
    print(f"  {'the tagger wins' if report.wins else 'the tagger does not win'}")


def _policy(policy: Any) -> str:
    added = f"add from {policy.add:g}" if policy.add <= 1 else "add nothing"
    doubted = f"strike below {policy.strike:g} of {', '.join(policy.doubted)}"
    return f"{added}, {doubted if policy.strike and policy.doubted else 'strike nothing'}"


def _print_reliability(name: str, found: calibrate.Reliability, *, bins: bool) -> None:
    print(f"  {name:26} Brier {found.brier:.4f}  calibration error {found.error:.4f}")
    for low, high, records, predicted, observed in found.bins if bins else ():
        print(f"    {low:.2f}-{high:.2f}  {records:5} records  promised {predicted:.3f}  came true {observed:.3f}")


if __name__ == "__main__":
    app()
