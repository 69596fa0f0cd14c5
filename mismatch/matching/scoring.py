"""Scores of stored résumés against stored vacancies, written as matches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from mismatch.engine.matching.profile import Profile, vacancy_texts
from mismatch.engine.matching.score import score_match
from mismatch.engine.matching.shapes import Match as ScoredMatch
from mismatch.engine.matching.shapes import Vacancy
from mismatch.extensions import db
from mismatch.matching.vectors import common_vectors, texts_hash
from mismatch.models import Candidate, Job, JobVectors, Match, Resume, ResumeVectors
from mismatch.models.columns import now


@dataclass(frozen=True)
class OpenJob:
    """A vacancy with all that scoring it takes."""

    job: Job
    vacancy: Vacancy
    vectors: Sequence[JobVectors]
    digest: str


@dataclass(frozen=True)
class ReadCandidate:
    """A candidate with all that scoring them takes."""

    candidate: Candidate
    resume: Resume
    profile: Profile
    vectors: Sequence[ResumeVectors]
    digest: str


def open_job(job: Job) -> OpenJob:
    """Load a vacancy for scoring."""
    vacancy = job.vacancy
    vectors = db.session.scalars(select(JobVectors).filter_by(job_id=job.id)).all()
    return OpenJob(job, vacancy, vectors, texts_hash(vacancy_texts(vacancy)))


def read_candidate(candidate: Candidate) -> ReadCandidate | None:
    """Load a candidate for scoring; None while no résumé is read."""
    resume = candidate.resume
    if resume is None:
        return None
    profile = resume.profile
    return ReadCandidate(candidate, resume, profile, list(resume.vectors), texts_hash(profile.texts))


def store_matches(jobs: Sequence[OpenJob], candidates: Sequence[ReadCandidate]) -> None:
    """Score every pair and write it over whatever was there."""
    rows = [_row(job, candidate) for job in jobs for candidate in candidates]
    if not rows:
        return
    statement = insert(Match).values(rows)
    fresh = {name: statement.excluded[name] for name in rows[0] if name not in ("job_id", "candidate_id")}
    db.session.execute(statement.on_conflict_do_update(index_elements=["job_id", "candidate_id"], set_=fresh))


def _row(job: OpenJob, candidate: ReadCandidate) -> dict[str, Any]:
    common = common_vectors(job.vectors, job.digest, candidate.vectors, candidate.digest)
    model_id, ours, theirs = common or (None, None, None)
    scored = score_match(job.vacancy, candidate.profile, ours, theirs)
    return {
        "organization_id": candidate.candidate.organization_id,
        "job_id": job.job.id,
        "candidate_id": candidate.candidate.id,
        "resume_id": candidate.resume.id,
        "model_id": model_id,
        "job_revision": job.job.revision,
        "updated_at": now(),
        **_columns(scored),
    }


def _columns(scored: ScoredMatch) -> dict[str, Any]:
    return {
        "score": scored.score,
        "band": scored.band,
        "sharpened": scored.sharpened,
        "gates_passed": all(gate.passed for gate in scored.gates),
        "data": msgspec.to_builtins(scored),
        "engine": scored.engine,
        "inputs_hash": scored.inputs_hash,
    }
