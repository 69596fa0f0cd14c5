"""``flask evaluate``: how well résumés and vacancies are read, measured on labelled sets."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from mismatch.cli.evaluate_confidence import fit_confidences, print_reliability
from mismatch.cli.evaluate_rankings import evaluate_ranking
from mismatch.cli.evaluate_vacancies import evaluate_vacancies

if TYPE_CHECKING:
    from mismatch.engine.parsing.evaluation import Evaluation
    from mismatch.engine.parsing.gold import Case


@click.command("evaluate")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--errors", is_flag=True, help="List every wrong and every missed value.")
@click.option("--field", "fields", multiple=True, help="With --errors: only this field (repeatable).")
@click.option("--fit", "fits", is_flag=True, help="Measure the table of confidences instead, with half held out.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of tables.")
@click.option("--by", type=click.Choice(["all", "language", "layout"]), default="all", help="Also split the table.")
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help='What "present" means. Default: today.'
)
def evaluate_command(
    paths: tuple[Path, ...],
    errors: bool,
    fields: tuple[str, ...],
    fits: bool,
    as_json: bool,
    by: str,
    as_of: datetime | None,
) -> None:
    """Precision, recall and F1 of every field on the labelled résumés under PATHS, and what a confidence is worth.

    Reads the project's gold (`*.truth.json` beside documents), typeset CVs with their YAML, and JSON lines with spans.
    JSON lines of vacancies with key_skills show what the skill base knows of them, and finds in their texts.
    Graded pairs of vacancies and résumés (mismatch/labelled, or a set in one of the shapes of its README) show how
    well the ranking is, beside keyword search and plain embeddings in the same run.
    """
    others = [path for path in paths if not evaluate_ranking(path, as_json)]
    resumes = tuple(path for path in others if not evaluate_vacancies(path, errors, as_json))
    if not resumes:
        return
    day = as_of.date() if as_of else date.today()  # noqa: DTZ011 - the day where the reader sits
    if fits:
        fit_confidences(_cases(resumes), day)
        return
    evaluation = _evaluate(resumes, day)
    if as_json:
        sys.stdout.buffer.write(msgspec.json.encode(evaluation.as_dict()) + b"\n")
        return
    _print_tables(evaluation, by)
    if errors:
        for error in evaluation.errors:
            if not fields or error["field"] in fields:
                click.echo(f"{error['file']}\t{error['field']}\t{error['kind']}\t{error['value']!r}")


def _cases(paths: tuple[Path, ...]) -> list[Case]:
    from mismatch.engine.parsing.gold import load_cases

    cases = [case for path in paths for case in load_cases(path)]
    if not cases:
        raise click.ClickException("No labelled résumés were found there.")
    return cases


def _evaluate(paths: tuple[Path, ...], as_of: date) -> Evaluation:
    from mismatch.engine.parsing.batch import Source, parse_many
    from mismatch.engine.parsing.evaluation import Evaluation
    from mismatch.engine.shapes import Refused

    cases = _cases(paths)
    evaluation = Evaluation()
    outcomes = parse_many((Source(case.filename, case.read) for case in cases), as_of)
    for case, outcome in zip(cases, outcomes, strict=True):
        if isinstance(outcome, Refused):
            evaluation.refuse(case, outcome)
        else:
            evaluation.add(case, outcome.resume)
    return evaluation


def _print_tables(evaluation: Evaluation, by: str) -> None:
    answer = evaluation.as_dict()
    click.echo(f"{answer['documents']} documents, {answer['refused']} refused")
    for group, tallies in answer["groups"].items():
        if group != "all" and not group.startswith(f"{by}:"):
            continue
        click.echo(
            f"\n{group:<22}{'precision':>10}{'recall':>8}{'F1':>8}{'exact F1':>10}{'right/found named/true':>24}"
        )
        for name, row in tallies.items():
            exact = f"{answer['exact'][name]['f1']:.3f}" if group == "all" else ""
            counts = f"{row['right']}/{row['found']} {row['named']}/{row['true']}"
            click.echo(
                f"  {name:<20}{row['precision']:>10.3f}{row['recall']:>8.3f}{row['f1']:>8.3f}{exact:>10}{counts:>24}"
            )
    print_reliability(answer["reliability"], every_field=by != "all")
