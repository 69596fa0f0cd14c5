"""Alembic's way into the application: its engine, its metadata."""

from __future__ import annotations

from alembic import context
from flask import current_app

import mismatch.models  # noqa: F401  (fills the metadata)
from mismatch.extensions import db


def run() -> None:
    """Run the migrations in one transaction."""
    arguments = current_app.extensions["migrate"].configure_args
    with db.engine.connect() as connection:
        context.configure(connection=connection, target_metadata=db.metadata, **arguments)
        with context.begin_transaction():
            context.run_migrations()


run()
