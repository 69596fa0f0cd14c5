"""The part of ``flask evaluate`` that measures vacancies: employers' key skills, and requirements read from texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click


def evaluate_vacancies(path: Path, errors: bool, as_json: bool) -> bool:
    """Print the figures of the vacancies that are labelled in ``path``; False when it holds none.

    What a file is shows in its content: JSON lines with ``key_skills`` are vacancies with the employer's own tags, YAML
    with ``text`` and ``asks`` is a vacancy with its demands.
    """
    return _evaluate_key_skills(path, errors, as_json) if path.is_file() else _evaluate_gold(path, errors, as_json)


def _evaluate_key_skills(path: Path, errors: bool, as_json: bool) -> bool:
    if not _has_key_skills(path):
        return False
    from mismatch.engine.skills.evaluation import evaluate_vacancies as measure

    print_key_skills(measure(path), errors, as_json)
    return True


def _evaluate_gold(folder: Path, errors: bool, as_json: bool) -> bool:
    from mismatch.engine.matching.vacancy_evaluation import evaluate_gold
    from mismatch.engine.matching.vacancy_gold import GoldError, is_gold, load_gold

    files = [path for path in sorted(folder.glob("*.yaml")) if is_gold(path)]
    if not files:
        return False
    try:
        answer = evaluate_gold(load_gold(path) for path in files).as_dict()
    except GoldError as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False))
    else:
        _print_gold(answer, errors)
    return True


def _has_key_skills(path: Path) -> bool:
    with path.open(encoding="utf-8", errors="replace") as lines:
        first = next((line for line in lines if line.strip()), "")
    try:
        row = json.loads(first)
    except ValueError:
        return False
    return isinstance(row, dict) and "key_skills" in row and "description" in row


def print_key_skills(figures: dict[str, Any], errors: bool, as_json: bool) -> None:
    """How many of the employers' tags the skill base knows, and finds where they stand in the text."""
    if as_json:
        click.echo(json.dumps(figures, ensure_ascii=False))
        return
    click.echo(f"vacancies                  {figures['vacancies']}")
    click.echo(f"mentions of key skills     {figures['mentions']}")
    click.echo(f"known to the base          {figures['known']:.2%}")
    click.echo(f"literally in the text      {figures['literal']}")
    click.echo(f"of those found in it       {figures['found']:.2%}")
    for kind in ("unknown", "missed") if errors else ():
        for name, count in figures[kind]:
            click.echo(f"{kind}\t{count}\t{name}")


def _print_gold(answer: dict[str, Any], errors: bool) -> None:
    click.echo(f"{answer['vacancies']} labelled vacancies")
    click.echo(f"\n{'':<22}{'precision':>10}{'recall':>8}{'F1':>8}{'right/found/true':>20}")
    for name, row in answer["rows"].items():
        counts = f"{row['right']}/{row['found']}/{row['true']}"
        click.echo(f"  {name:<20}{row['precision']:>10.3f}{row['recall']:>8.3f}{row['f1']:>8.3f}{counts:>20}")
    for name, fact in answer["facts"].items():
        click.echo(f"  {name:<20}{'right':>10}{fact['right']:>8} of {fact['of']}")
    for error in answer["errors"] if errors else ():
        click.echo(f"{error['file']}\t{error['field']}\t{error['kind']}\t{error['value']}")
