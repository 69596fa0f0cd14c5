"""What the ranked list shows: filters, counts, progress."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import contains_eager

from mismatch.demo.coming import files_to_come
from mismatch.extensions import db
from mismatch.matching.scoring import explain
from mismatch.models import Application, Candidate, Job, Match, Upload, UploadStatus

#: Every word is a condition of its own; a pasted page of them would keep the database busy.
MOST_WORDS = 10


@dataclass(frozen=True)
class Filters:
    """What a person chose above the list; empty means everything."""

    words: str = ""
    band: str = ""
    stage: str = ""
    gates: bool = False
    added: bool = False


def ranked(job: Job, filters: Filters) -> Select[Match, Application | None]:
    """Matches of the employer's own pool, best first, with the application where there is one."""
    in_job = and_(Application.job_id == Match.job_id, Application.candidate_id == Match.candidate_id)
    return (
        select(Match, Application)
        .join(Match.candidate)
        .outerjoin(Application, in_job)
        .where(Match.job_id == job.id, Match.organization_id == job.organization_id, *_conditions(filters))
        .options(contains_eager(Match.candidate))
        .order_by(Match.score.desc(), Match.candidate_id)
    )


def _conditions(filters: Filters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for word in filters.words.split()[:MOST_WORDS]:
        like = f"%{word}%"
        found.append(or_(Candidate.name.ilike(like), Candidate.email.ilike(like), Candidate.headline.ilike(like)))
    if filters.band:
        found.append(Match.band == filters.band)
    if filters.stage:
        found.append(Application.stage == filters.stage)
    if filters.gates:
        found.append(Match.gates_passed)
    if filters.added:
        found.append(Application.id.is_not(None))
    return found


def progress(job: Job) -> dict[str, int | bool]:
    """Counts that the page polls: files being read, people to rank, ranked, ranked with vectors."""
    unfinished = Upload.status.in_((UploadStatus.WAITING, UploadStatus.READING))
    mine = and_(Match.job_id == job.id, Match.organization_id == job.organization_id)
    fresh = Match.job_revision == job.revision
    count = func.count
    ranked_now, sharpened = db.session.execute(
        select(count(Match.id).filter(fresh), count(Match.id).filter(fresh, Match.sharpened)).where(mine)
    ).one()
    pool = select(count(Candidate.id)).where(
        Candidate.organization_id == job.organization_id, Candidate.resume_id.is_not(None)
    )
    reading = select(count(Upload.id)).where(Upload.organization_id == job.organization_id, unfinished)
    return {
        "total": job.ranking_total if job.is_ranked_in_part else db.session.scalar(pool) or 0,
        # The same text ranked once more, by other weights or newer vectors: its old scores are there all the while.
        "ranked": min(ranked_now, job.ranking_done) if job.is_being_ranked else ranked_now,
        "sharpened": sharpened,
        "reading": (db.session.scalar(reading) or 0) + files_to_come(job.organization_id),
        "working": job.is_being_ranked,
    }


class RankedPage(Pagination):
    """One page of the ranked list: pairs of a match and its application."""

    def _query_items(self) -> list[Any]:
        query = self._query_args["query"]
        rows = list(db.session.execute(query.limit(self.per_page).offset(self._query_offset)))
        explain([one for row in rows for one in row if isinstance(one, Match)])
        return rows

    def _query_count(self) -> int:
        counted = self._query_args["query"].order_by(None).with_only_columns(func.count(), maintain_column_froms=True)
        return db.session.scalar(counted) or 0


def paginate(query: Select[Match, Application | None], page: int, per_page: int = 25) -> RankedPage:
    """The page of this number, from 1; an empty one past the end."""
    return RankedPage(page=page, per_page=per_page, error_out=False, query=query)
