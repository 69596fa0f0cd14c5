"""Keeping the search index: one entry for everybody in an employer's pool whose résumé is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pgvector.sqlalchemy import HALFVEC, VECTOR
from sqlalchemy import Select, case, cast, func, or_, select, update
from sqlalchemy.dialects.postgresql import TSVECTOR, distinct_on, insert
from sqlalchemy.orm import contains_eager, undefer

from mismatch.engine.search.entry import ENTRY_VERSION, build_entry
from mismatch.extensions import db
from mismatch.models import Candidate, Organization, OrganizationKind, Resume, ResumeVectors, SearchEntry


def index_people(candidate_ids: Sequence[int]) -> None:
    """Make the entries of these people, as their résumés are now. The caller commits."""
    people = select(Candidate).join(Candidate.resume).join(Organization, Organization.id == Candidate.organization_id)
    chosen = (
        people.where(Candidate.id.in_(candidate_ids), Organization.kind == OrganizationKind.EMPLOYER)
        .options(contains_eager(Candidate.resume).options(undefer(Resume.text), undefer(Resume.data)))
        .order_by(Candidate.id)  # two workers that write the same entries must not wait for each other in a ring
        .with_for_update(read=True, key_share=True, of=Candidate)
    )
    rows = [_row(candidate, candidate.resume) for candidate in db.session.scalars(chosen) if candidate.resume]
    if rows:
        _write(rows)
        _write_meaning([row["candidate_id"] for row in rows])


def _row(candidate: Candidate, resume: Resume) -> dict[str, Any]:
    entry = build_entry(
        resume.parsed,
        owner=candidate.organization_id,
        name=f"{candidate.name} {candidate.email or ''}",
        headline=candidate.headline or "",
        location=candidate.location or "",
    )
    return {
        "candidate_id": candidate.id,
        "organization_id": candidate.organization_id,
        "resume_id": resume.id,
        "resume_revision": resume.revision,
        "version": ENTRY_VERSION,
        "added_at": candidate.created_at,
        "experience_months": entry.experience_months,
        "salary": entry.salary,
        "currency": entry.currency,
        "has_contact": bool(candidate.email or candidate.phone),
        "model_id": None,
        "meaning": None,
        "words": entry.vector,
    }


def _write(rows: list[dict[str, Any]]) -> None:
    values = [{**row, "words": cast(row["words"], TSVECTOR)} for row in rows]
    statement = insert(SearchEntry).values(values)
    fresh = {name: statement.excluded[name] for name in rows[0] if name != "candidate_id"}
    db.session.execute(statement.on_conflict_do_update(index_elements=["candidate_id"], set_=fresh))


def _write_meaning(candidate_ids: Sequence[int]) -> None:
    """The mean vector of the newest model that the résumé has one of; a résumé without a passage has no meaning."""
    newest = (
        select(ResumeVectors.resume_id, ResumeVectors.model_id, ResumeVectors.mean)
        .join(SearchEntry, SearchEntry.resume_id == ResumeVectors.resume_id)
        .where(SearchEntry.candidate_id.in_(candidate_ids))
        .ext(distinct_on(ResumeVectors.resume_id))
        .order_by(ResumeVectors.resume_id, ResumeVectors.created_at.desc(), ResumeVectors.model_id)
        .subquery()
    )
    is_something = func.vector_norm(cast(newest.c.mean, VECTOR())) > 0
    db.session.execute(
        update(SearchEntry)
        .where(SearchEntry.resume_id == newest.c.resume_id, SearchEntry.candidate_id.in_(candidate_ids))
        .values(model_id=newest.c.model_id, meaning=case((is_something, cast(newest.c.mean, HALFVEC()))))
        .execution_options(synchronize_session=False)
    )


def stale() -> Select[int]:
    """People whose entry is missing, or made of something else than what is there now."""
    newest = (
        select(ResumeVectors.model_id)
        .where(ResumeVectors.resume_id == Resume.id)
        .order_by(ResumeVectors.created_at.desc(), ResumeVectors.model_id)
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(Candidate.id)
        .join(Candidate.resume)
        .join(Organization, Organization.id == Candidate.organization_id)
        .outerjoin(SearchEntry, SearchEntry.candidate_id == Candidate.id)
        .where(
            Organization.kind == OrganizationKind.EMPLOYER,
            or_(
                SearchEntry.candidate_id.is_(None),
                SearchEntry.resume_id != Resume.id,
                SearchEntry.resume_revision != Resume.revision,
                SearchEntry.version != ENTRY_VERSION,
                SearchEntry.model_id.is_distinct_from(newest),
            ),
        )
        .order_by(Candidate.id)
    )
