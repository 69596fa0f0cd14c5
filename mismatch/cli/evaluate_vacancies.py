"""The part of ``flask evaluate`` that measures vacancies: employers' key skills, and requirements read from texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click


def evaluate_vacancies(path: Path, errors: bool, as_json: bool) -> bool:
    """Print the figures of the vacancies that are labelled in ``path``; False when it holds none.

    What a file is shows in its content: JSON lines with ``key_skills`` are vacancies with the employer's own tags.
    """
    if not path.is_file() or not _has_key_skills(path):
        return False
    from mismatch.engine.skills.evaluation import evaluate_vacancies as measure

    print_key_skills(measure(path), errors, as_json)
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
