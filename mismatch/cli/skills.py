"""``flask skills``: check the skill data, and see what the base finds in a text."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click


@click.group("skills")
def skills_command() -> None:
    """The skill base: check its data, look into a text, measure it on vacancies."""


@skills_command.command("check")
def check_command() -> None:
    """Find mistakes in the data: clashing names, edges that lead nowhere, circles, entries that are there twice."""
    from mismatch.engine.skills.base import skill_base
    from mismatch.engine.skills.source import DataError
    from mismatch.engine.skills.titles import title_base
    from mismatch.engine.skills.validation import check_all

    try:
        problems = check_all()
    except DataError as error:
        raise click.ClickException(str(error)) from error
    for problem in problems:
        click.echo(problem)
    if problems:
        raise click.ClickException(f"{len(problems)} problems.")
    click.echo(f"{len(skill_base().skills)} skills and {len(title_base().titles)} titles, no problems.")


@skills_command.command("find")
@click.argument("text", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def find_command(text: str | None, as_json: bool) -> None:
    """Show the skills and titles that are found in TEXT (or in standard input)."""
    from mismatch.engine.skills.base import skill_base
    from mismatch.engine.skills.titles import title_base

    base, titles = skill_base(), title_base()
    text = text if text is not None else sys.stdin.read()
    rows = [("skill", hit.id, base.name(hit.id, "en"), hit.start, hit.end, hit.confidence) for hit in base.find(text)]
    rows += [("title", hit.id, titles.name(hit.id, "en"), hit.start, hit.end, hit.confidence)
             for hit in titles.find(text)]  # fmt: skip
    for kind, id, name, start, end, confidence in rows:
        words = text[start:end]
        if as_json:
            row = {"kind": kind, "id": id, "name": name, "start": start, "end": end, "confidence": confidence}
            click.echo(json.dumps({**row, "text": words}, ensure_ascii=False))
        else:
            click.echo(f"{kind}  {start:>5}–{end:<5}  {confidence:.2f}  {words!r} → {name} ({id})")


@skills_command.command("evaluate")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--errors", is_flag=True, help="List what is unknown and what is missed.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def evaluate_command(path: Path, errors: bool, as_json: bool) -> None:
    """How many of the employers' key skills in PATH (JSON lines of vacancies) are known, and found in the texts."""
    from mismatch.cli.evaluate_vacancies import print_key_skills
    from mismatch.engine.skills.evaluation import evaluate_vacancies

    print_key_skills(evaluate_vacancies(path), errors, as_json)


@skills_command.command("recall")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--errors", is_flag=True, help="List what is missed.")
def recall_command(paths: tuple[Path, ...], errors: bool) -> None:
    """How many of the skills that are put into [[double brackets]] in PATHS the base finds."""
    from mismatch.engine.skills.evaluation import evaluate_marked

    for path in paths:
        figures = evaluate_marked(path)
        click.echo(f"{path.name}: {figures['found']:.3f} of {figures['marked']} marked skills are found")
        for missed in figures["missed"] if errors else ():
            click.echo(f"  missed  {missed}")
