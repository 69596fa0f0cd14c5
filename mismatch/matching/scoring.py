"""Scores of stored résumés against stored vacancies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select
from sqlalchemy.orm import undefer
from sqlalchemy.orm.attributes import set_committed_value

from mismatch.engine.embeddings.packing import unpack
from mismatch.engine.matching.calibration import calibration_for
from mismatch.engine.matching.packing import texts_hash
from mismatch.engine.matching.pool import Pool
from mismatch.engine.matching.profile import vacancy_texts
from mismatch.engine.matching.score import (
    MATCHING_VERSION,
    band_of,
    gates_passed,
    inputs_hashes,
    match_pool,
    score_match,
    score_pool,
)
from mismatch.engine.matching.shapes import Match as ScoredMatch
from mismatch.engine.matching.shapes import Vacancy
from mismatch.engine.matching.weights import Weights, shipped_weights
from mismatch.extensions import db
from mismatch.matching.people import Person, read_people
from mismatch.matching.resumming import packed_terms, terms_key
from mismatch.matching.writing import Row, write_scores
from mismatch.models import Job, JobVectors, Match, Resume, ResumeVectors, WeightSet

Matrix = NDArray[np.float32]


@dataclass(frozen=True)
class OpenJob:
    """A vacancy as it was when opened, with its vectors by the models that it has them of, newest first.

    ``weights`` are those that its organisation has accepted; None for those that ship with the engine.
    """

    job: Job
    id: int
    revision: int
    vacancy: Vacancy
    vectors: dict[str, Matrix]
    weights: Weights | None = None


def open_job(job: Job) -> OpenJob:
    """Load a vacancy for scoring; vectors of other texts than it has now are left out."""
    vacancy = job.vacancy
    digest = texts_hash(vacancy_texts(vacancy))
    newest = select(JobVectors).filter_by(job_id=job.id, texts_hash=digest)
    rows = db.session.scalars(newest.order_by(JobVectors.created_at.desc(), JobVectors.model_id.desc()))
    vectors = {row.model_id: unpack(row.packed) for row in rows}
    return OpenJob(job, job.id, job.revision, vacancy, vectors, _accepted_weights(job.organization_id))


def _accepted_weights(organization_id: int) -> Weights | None:
    accepted = db.session.scalar(WeightSet.in_force(organization_id))
    return shipped_weights().of_organisation(accepted.components) if accepted else None


def serving_model(opened: OpenJob, organization_id: int) -> str | None:
    """The model to score this pool by: of those the vacancy has vectors of, the one most of the pool has them of.

    While another model's vectors are on their way the old ones serve; the vacancy goes over when the pool has.
    """
    if len(opened.vectors) <= 1:
        return next(iter(opened.vectors), None)
    counted = (
        select(ResumeVectors.model_id, func.count())
        .where(ResumeVectors.organization_id == organization_id, ResumeVectors.model_id.in_(opened.vectors))
        .group_by(ResumeVectors.model_id)
    )
    covered: dict[str, int] = {row[0]: row[1] for row in db.session.execute(counted)}
    return max(opened.vectors, key=lambda model_id: covered.get(model_id, 0))  # the newest of equals


def score_people(opened: OpenJob, people: Sequence[Person], model_id: str | None) -> list[Row]:
    """Scores without evidence, in the order of the people."""
    pool = Pool([one.packed for one in people], [one.meant for one in people])
    asked, scale = (opened.vectors.get(model_id) if model_id else None), calibration_for(model_id)
    scores = score_pool(opened.vacancy, pool, asked, scale, opened.weights)
    passed = gates_passed(opened.vacancy, scores.strengths)
    terms, key = packed_terms(scores, pool), terms_key(opened, model_id)
    plain_key = terms_key(opened, None)
    hashes = inputs_hashes(opened.vacancy, pool, asked, scale, opened.weights)
    return [
        Row(
            candidate_id=one.candidate_id,
            organization_id=one.organization_id,
            resume_id=one.resume_id,
            resume_revision=one.revision,
            score=float(scores.scores[index]),
            band=band_of(float(scores.scores[index])),
            # A résumé without a single passage has nothing to compare by meaning: waiting for it would never end.
            sharpened=(one.meant is not None and asked is not None) or not one.packed.passages,
            gates_passed=bool(passed[index]),
            data=None,
            terms=terms[index],
            terms_key=key if one.meant is not None else plain_key,
            engine=f"{one.engine}+{MATCHING_VERSION}",
            model_id=model_id if one.meant is not None else None,
            inputs_hash=hashes[index],
        )
        for index, one in enumerate(people)
    ]


def explain_people(opened: OpenJob, people: Sequence[Person], model_id: str | None) -> list[ScoredMatch]:
    """The whole answers, with evidence, in the order of the people."""
    pool = Pool([one.packed for one in people], [one.meant for one in people])
    chosen = select(Resume).where(Resume.id.in_([one.resume_id for one in people]))
    resumes = {one.id: one for one in db.session.scalars(chosen.options(undefer(Resume.profile_packed)))}
    asked = opened.vectors.get(model_id) if model_id else None
    profiles = [resumes[one.resume_id].profile for one in people]
    return match_pool(opened.vacancy, profiles, pool, asked, calibration_for(model_id), opened.weights)


def with_evidence(row: Row, scored: ScoredMatch) -> Row:
    """The row of a score together with its evidence."""
    return row._replace(data=msgspec.json.encode(scored).decode(), engine=scored.engine)


def rank_one(opened: OpenJob, candidate_id: int) -> None:
    """Score one candidate with evidence, by the newest model that the vacancy and the résumé both have vectors of."""
    people, model_id = _by_newest(opened, candidate_id)
    if not people:
        return
    rows = score_people(opened, people, model_id)
    scored = explain_people(opened, people, model_id)
    write_scores(opened.id, opened.revision, [with_evidence(rows[0], scored[0])])


def _by_newest(opened: OpenJob, candidate_id: int) -> tuple[list[Person], str | None]:
    for model_id in opened.vectors:
        for people in read_people([candidate_id], model_id):
            if people and (people[0].meant is not None or not people[0].packed.passages):
                return people, model_id
    return next(read_people([candidate_id], None), []), None


def explain(matches: Sequence[Match]) -> None:
    """Make the evidence of those matches that are stored without: the score stays, as it was made of the same."""
    missing = [match for match in matches if match.data is None]
    for job, model_id in {(match.job, match.model_id) for match in missing}:
        mine = {m.candidate_id: m for m in missing if (m.job, m.model_id) == (job, model_id)}
        opened = open_job(job)
        for people in read_people(sorted(mine), model_id):
            same = [one for one in people if one.resume_id == mine[one.candidate_id].resume_id]
            for one, scored in zip(same, explain_people(opened, same, model_id), strict=True):
                _show(mine[one.candidate_id], scored)
        for match in mine.values():
            if match.data is None:  # of a résumé that no longer counts; the new one is about to be scored
                _show(match, score_match(opened.vacancy, match.resume.profile, weights=opened.weights))


def _show(match: Match, scored: ScoredMatch) -> None:
    set_committed_value(match, "data", msgspec.to_builtins(scored))


def batches(rows: Sequence[Row], size: int) -> Iterator[Sequence[Row]]:
    """Some rows at a time."""
    for first in range(0, len(rows), size):
        yield rows[first : first + size]
