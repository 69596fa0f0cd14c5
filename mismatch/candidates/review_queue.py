"""The queue of résumés with fields in doubt: least sure first."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, any_, exists, func, or_, select, tuple_

from mismatch.extensions import db
from mismatch.models import Application, Candidate, Correction, Resume
from mismatch.permissions import tenant


@dataclass(frozen=True)
class ReviewFilters:
    """What a person chose above the queue; empty means everything."""

    job_id: int | None = None
    part: str = ""


def _current(filters: ReviewFilters) -> Select[Resume]:
    """The résumés that count now, of everybody or of one vacancy's people."""
    query = tenant(Resume).join(Candidate, Candidate.resume_id == Resume.id)
    if filters.job_id is not None:
        query = query.where(
            exists().where(Application.job_id == filters.job_id, Application.candidate_id == Candidate.id)
        )
    return query


def _doubtful(filters: ReviewFilters) -> ColumnElement[bool]:
    some = Resume.doubts > 0
    return and_(some, any_(Resume.doubtful_parts) == filters.part) if filters.part else some


def next_in_doubt(filters: ReviewFilters, after: Resume | None = None) -> Resume | None:
    """The next résumé to look at; after the last one the first again."""
    waiting = _current(filters).where(_doubtful(filters)).order_by(Resume.least_confidence, Resume.id).limit(1)
    if after is not None and after.least_confidence is not None:
        place = tuple_(Resume.least_confidence, Resume.id) > (after.least_confidence, after.id)
        if further := db.session.scalar(waiting.where(place)):
            return further
    return db.session.scalar(waiting)


def review_progress(filters: ReviewFilters) -> tuple[int, int]:
    """How many are left, and how many there were: those left, and those that people have settled."""
    spoken = exists().where(Correction.resume_id == Resume.id, Correction.withdrawn_at.is_(None))
    settled = and_(spoken, or_(Resume.doubts == 0, ~_doubtful(filters)))
    counted = _current(filters).with_only_columns(
        func.count().filter(_doubtful(filters)), func.count().filter(settled), maintain_column_froms=True
    )
    left, done = db.session.execute(counted).one()
    return left, left + done


def anything_read() -> bool:
    """Whether any résumé counts in this organisation: of none, nothing can be in doubt."""
    return bool(db.session.scalar(select(_current(ReviewFilters()).exists())))


def anybody_in(job_id: int) -> bool:
    """Whether anybody with a résumé is in this vacancy: only they are looked through, not everybody who is ranked."""
    return bool(db.session.scalar(select(_current(ReviewFilters(job_id)).exists())))


def parts_in_doubt(filters: ReviewFilters) -> list[str]:
    """The parts that anything in the queue is about, for the filter."""
    everything = ReviewFilters(filters.job_id)
    unnested = (
        _current(everything)
        .where(_doubtful(everything))
        .with_only_columns(func.unnest(Resume.doubtful_parts).label("part"), maintain_column_froms=True)
    )
    return sorted(db.session.scalars(select(unnested.subquery().c.part).distinct()))
