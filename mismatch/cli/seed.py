"""``flask seed``: load the demo."""

from __future__ import annotations

import click
from flask.cli import with_appcontext


@click.command("seed")
@click.option("--password", help="For the two demo accounts; made up when not given.")
@with_appcontext
def seed_command(password: str | None) -> None:
    """Load about sixty fictional people and eight vacancies."""
    from mismatch.demo.operations import load_demo
    from mismatch.errors import Conflict
    from mismatch.extensions import db

    try:
        loaded = load_demo(password)
    except Conflict as conflict:
        raise click.ClickException(conflict.message) from conflict
    db.session.commit()
    click.echo(f"Recruiter: {loaded.recruiter.email}\nCandidate: {loaded.candidate.email}\nPassword: {loaded.password}")
    click.echo("The files are being read and ranked by the workers.")
