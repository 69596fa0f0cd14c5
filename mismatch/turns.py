"""Taking turns: one at a time on a row, on an organisation's people, on its files.

Whoever needs both locks of an organisation takes the people's first, so that nobody waits in a ring.
"""

from __future__ import annotations

from sqlalchemy import text

from mismatch.extensions import db

_PEOPLE, _FILES = 1, 2


def hold(row: db.Model) -> None:
    """Read a row again and keep it from others until the commit: what is decided on it now stays true."""
    db.session.flush()  # else what is changed and not yet written would be lost
    db.session.refresh(row, with_for_update={"key_share": True})


def hold_people(organization_id: int) -> None:
    """One at a time decides who is who in an organisation: two files of one person must not make two people."""
    _hold(_PEOPLE, organization_id)


def hold_files(organization_id: int) -> None:
    """One at a time stores or deletes an organisation's files: one that is being stored must not be swept away."""
    _hold(_FILES, organization_id)


def _hold(kind: int, organization_id: int) -> None:
    db.session.execute(text("SELECT pg_advisory_xact_lock(:kind, :id)"), {"kind": kind, "id": organization_id % 2**31})
