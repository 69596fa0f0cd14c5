"""Scores of stored résumés against stored vacancies, written as matches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from mismatch.engine.matching.profile import Profile, vacancy_texts
from mismatch.engine.matching.score import score_matches
from mismatch.engine.matching.shapes import Match as ScoredMatch
from mismatch.engine.matching.shapes import Vacancy
from mismatch.extensions import db
from mismatch.matching.vectors import Matrix, common_vectors, texts_hash
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
    rows = [row for job in jobs for row in _rows(job, candidates)]
    if not rows:
        return
    statement = insert(Match).values(rows)
    fresh = {name: statement.excluded[name] for name in rows[0] if name not in ("job_id", "candidate_id")}
    db.session.execute(statement.on_conflict_do_update(index_elements=["job_id", "candidate_id"], set_=fresh))


def _rows(job: OpenJob, candidates: Sequence[ReadCandidate]) -> Iterator[dict[str, Any]]:
    """The rows of one vacancy; candidates with vectors of one model are scored together."""
    by_model: dict[str | None, list[tuple[ReadCandidate, Matrix | None]]] = {}
    asked: dict[str | None, Matrix | None] = {None: None}
    for candidate in candidates:
        common = common_vectors(job.vectors, job.digest, candidate.vectors, candidate.digest)
        model_id, ours, theirs = common or (None, None, None)
        asked[model_id] = ours
        by_model.setdefault(model_id, []).append((candidate, theirs))
    for model_id, group in by_model.items():
        profiles = [(candidate.profile, vectors) for candidate, vectors in group]
        for (candidate, _), scored in zip(group, score_matches(job.vacancy, profiles, asked[model_id]), strict=True):
            yield _row(job, candidate, model_id, scored)


def _row(job: OpenJob, candidate: ReadCandidate, model_id: str | None, scored: ScoredMatch) -> dict[str, Any]:
    return {
        "organization_id": candidate.candidate.organization_id,
        "job_id": job.job.id,
        "candidate_id": candidate.candidate.id,
        "resume_id": candidate.resume.id,
        "model_id": model_id,
        "job_revision": job.job.revision,
        "updated_at": now(),
        **_columns(scored),
        # A résumé without a single passage has nothing to compare by meaning: waiting for it would never end.
        "sharpened": scored.sharpened or not candidate.profile.texts,
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
