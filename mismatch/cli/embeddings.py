"""``flask embeddings``: which models the stored vectors are of, and how far a change of the model has come."""

from __future__ import annotations

import click
from flask.cli import with_appcontext


@click.group("embeddings")
def embeddings_command() -> None:
    """Look after the stored vectors."""


@embeddings_command.command("status")
@with_appcontext
def status() -> None:
    """The model of the running worker, and for each model how many résumés have its vectors."""
    from sqlalchemy import func, select

    from mismatch.extensions import db
    from mismatch.matching.reembedding import coverage, left_behind
    from mismatch.matching.vectors import announced_model
    from mismatch.models import Candidate

    total = db.session.scalar(select(func.count(Candidate.id)).where(Candidate.resume_id.is_not(None))) or 0
    present = announced_model()
    click.echo(f"Worker's model: {present or 'no worker has loaded one yet'}")
    click.echo(f"Résumés that count: {total}")
    for model_id, count, size in coverage():
        share = 100 * count / total if total else 100
        click.echo(f"  {model_id}: {count} ({share:.1f} %), {size / 2**20:.1f} MB")
    if present:
        left = db.session.scalar(select(func.count()).select_from(left_behind(present).subquery())) or 0
        click.echo(f"Waiting for vectors of the worker's model: {left}")


@embeddings_command.command("forget")
@click.argument("model_id")
@with_appcontext
def forget(model_id: str) -> None:
    """Delete the vectors of a model that no longer serves."""
    from sqlalchemy import delete

    from mismatch.extensions import db
    from mismatch.matching.vectors import announced_model
    from mismatch.models import JobVectors, ResumeVectors

    if model_id == announced_model():
        raise click.ClickException("The worker uses this model.")
    gone = 0
    for table in (ResumeVectors, JobVectors):
        gone += db.session.execute(delete(table).where(table.model_id == model_id)).rowcount  # type: ignore[attr-defined]
    db.session.commit()
    click.echo(f"Deleted {gone} rows.")
