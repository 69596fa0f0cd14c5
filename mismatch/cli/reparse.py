"""``flask reparse``: read stored documents again."""

from __future__ import annotations

import click
from flask.cli import with_appcontext


@click.command("reparse")
@click.option("--all", "everything", is_flag=True, help="Those that this engine read already, too.")
@click.option("--organization", type=int, help="Of one organisation only, by its id.")
@with_appcontext
def reparse_command(everything: bool, organization: int | None) -> None:
    """Have stored documents read again by the engine of today; what people corrected stays.

    The workers do it in the background. Without options: whatever an older engine read.
    """
    from mismatch.candidates.rereading import request_rereading
    from mismatch.extensions import db

    count = request_rereading(everything=everything, organization_id=organization)
    db.session.commit()
    click.echo(f"{count} to be read again.")
