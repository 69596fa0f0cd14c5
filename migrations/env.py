"""Alembic's way into the application: its engine, its metadata."""

from __future__ import annotations

from alembic import context
from flask import current_app
from sqlalchemy import text

import mismatch.models  # noqa: F401  (fills the metadata)
from mismatch.extensions import db


def run() -> None:
    """Run the migrations in one transaction, one process at a time."""
    arguments = current_app.extensions["migrate"].configure_args
    with db.engine.connect() as connection:
        context.configure(connection=connection, target_metadata=db.metadata, **arguments)
        with context.begin_transaction():
            # Several processes may start at once; the second waits and then finds nothing to do.
            connection.execute(text("SELECT pg_advisory_xact_lock(7331)"))
            context.run_migrations()


run()
