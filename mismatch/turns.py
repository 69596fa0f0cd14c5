"""Taking turns: one at a time on a row, on an organisation's people, on its files.

Nobody waits in a ring when all take what they need in one order: uploads that are being read; an organisation's people,
its files, its labels; résumés, candidates, applications. Of several rows those with lower numbers come first.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeVar

from sqlalchemy import Select, select, text
from sqlalchemy.exc import InvalidRequestError

from mismatch.errors import NotFound
from mismatch.extensions import db
from mismatch.models import Candidate, Resume

Row = TypeVar("Row", bound=db.Model)

_PEOPLE, _FILES, _IN_HAND, _TAGS, _RENEWING = 1, 2, 3, 4, 5


def hold(row: db.Model) -> None:
    """Read a row again and keep it from others until the commit: what is decided on it now stays true."""
    db.session.flush()  # else what is changed and not yet written would be lost
    try:
        db.session.refresh(row, with_for_update={"key_share": True, "of": type(row)})
    except InvalidRequestError as error:  # somebody has deleted it since we read it
        raise NotFound() from error


def hold_all(rows: Select[Row], *, to_delete: bool = False) -> list[Row]:
    """The same for all rows of a query, by their numbers. ``to_delete``: also from those who would refer to them."""
    db.session.flush()
    held = rows.with_for_update(key_share=not to_delete).execution_options(populate_existing=True)
    return list(db.session.scalars(held.order_by("id")))


def hold_to_delete(candidate_ids: Collection[int]) -> None:
    """Keep these people and their résumés from all others; to be asked for with the organisation's people in hand.

    Scores are stored by who holds the people, then refers to their résumés; so those are kept from referrers last,
    when a résumé is deleted or goes over to somebody else, and nobody can be on the way to one any more.
    """
    hold_all(select(Resume).where(Resume.candidate_id.in_(candidate_ids)))
    held = hold_all(select(Candidate).where(Candidate.id.in_(candidate_ids)), to_delete=True)
    if len(held) < len(candidate_ids):
        raise NotFound()


def hold_people(organization_id: int) -> None:
    """One at a time decides who is who in an organisation: two files of one person must not make two people."""
    _hold(_PEOPLE, organization_id)


def hold_files(organization_id: int) -> None:
    """One at a time stores or deletes an organisation's files: one that is being stored must not be swept away."""
    _hold(_FILES, organization_id)


def hold_tags(organization_id: int) -> None:
    """One at a time changes an organisation's labels: one that is being put on somebody must not be forgotten."""
    _hold(_TAGS, organization_id)


def take_in_hand(resume_ids: Sequence[int], most: int | None = None) -> list[int]:
    """Those of these résumés that no other worker is embedding, until the commit; ``most`` of them.

    The rows themselves stay free: a person who corrects one does not wait for the model.
    """
    return _taken(_IN_HAND, resume_ids, most)


def take_to_renew(resume_ids: Sequence[int]) -> list[int]:
    """Those of these résumés whose profiles no other worker is making anew, until the commit."""
    return _taken(_RENEWING, resume_ids, None)


def wait_to_renew(resume_ids: Sequence[int]) -> list[int]:
    """All of them, once no other worker is making their profiles anew. To be asked for with nothing in hand."""
    for id in sorted(resume_ids):
        _hold(_RENEWING, id)
    return list(resume_ids)


def _taken(kind: int, resume_ids: Sequence[int], most: int | None) -> list[int]:
    ids = {id % 2**31: id for id in resume_ids}
    taken = text(
        "SELECT id FROM unnest(CAST(:ids AS bigint[])) AS id "
        "WHERE pg_try_advisory_xact_lock(:kind, id::int) LIMIT :most"
    )
    return [ids[one] for one in db.session.scalars(taken, {"ids": list(ids), "kind": kind, "most": most})]


def _hold(kind: int, organization_id: int) -> None:
    db.session.execute(text("SELECT pg_advisory_xact_lock(:kind, :id)"), {"kind": kind, "id": organization_id % 2**31})
