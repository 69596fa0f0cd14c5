"""Scores of stored résumés against stored vacancies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

import msgspec
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select
from sqlalchemy.orm import load_only
from sqlalchemy.orm.attributes import set_committed_value

from mismatch.engine.embeddings.packing import unpack
from mismatch.engine.matching.calibration import calibration_for
from mismatch.engine.matching.packing import texts_hash
from mismatch.engine.matching.profile import vacancy_texts
from mismatch.engine.matching.score import (
    MATCHING_VERSION,
    Answers,
    Scores,
    answer_pool,
    band_of,
    gates_passed,
    inputs_hashes,
    score_match,
    score_pool,
)
from mismatch.engine.matching.shapes import Match as ScoredMatch
from mismatch.engine.matching.shapes import Vacancy
from mismatch.engine.matching.weights import Weights, shipped_weights
from mismatch.extensions import db
from mismatch.matching.people import Group, Person, read_people
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
    return score_group(opened, Group.of(people), model_id)


def score_group(opened: OpenJob, group: Group, model_id: str | None) -> list[Row]:
    """The same for people who are joined already. Asks nothing of the database: it may run in a thread."""
    pool = group.pool
    asked, scale = (opened.vectors.get(model_id) if model_id else None), calibration_for(model_id)
    scores = score_pool(opened.vacancy, pool, asked, scale, opened.weights)
    return _rows(opened, group, scores, model_id)


def _rows(opened: OpenJob, group: Group, scores: Scores, model_id: str | None) -> list[Row]:
    pool = group.pool
    asked, scale = (opened.vectors.get(model_id) if model_id else None), calibration_for(model_id)
    key, plain_key = terms_key(opened, model_id), terms_key(opened, None)
    # A résumé without a single passage has nothing to compare by meaning: waiting for it would never end.
    is_mute = np.diff(pool.passage_offsets) == 0
    meant, values = pool.has_vectors.tolist(), scores.scores.tolist()
    engines = {name: f"{name}+{MATCHING_VERSION}" for name in {who.engine for who in group.keys}}
    columns = {
        "candidate_id": [who.candidate_id for who in group.keys],
        "organization_id": [who.organization_id for who in group.keys],
        "resume_id": [who.resume_id for who in group.keys],
        "resume_revision": [who.revision for who in group.keys],
        "score": values,
        "band": map(band_of, values),
        "sharpened": ((pool.has_vectors & (asked is not None)) | is_mute).tolist(),
        "gates_passed": gates_passed(opened.vacancy, scores.strengths).tolist(),
        "data": repeat(None, pool.size),
        "terms": packed_terms(scores, pool),
        "terms_key": [key if one else plain_key for one in meant],
        "engine": [engines[who.engine] for who in group.keys],
        "model_id": [model_id if one else None for one in meant],
        "inputs_hash": inputs_hashes(opened.vacancy, pool, asked, scale, opened.weights),
    }
    return list(map(Row._make, zip(*(columns[name] for name in Row._fields), strict=True)))


def explain_people(opened: OpenJob, people: Sequence[Person], model_id: str | None) -> dict[int, ScoredMatch]:
    """The whole answers, with evidence, by candidate; who was erased since they were read has none."""
    there, answers = _explained(opened, people, model_id)
    matches = answers.matches if answers else []
    return {who.candidate_id: match for who, match in zip(there.keys, matches, strict=True)}


def _explained(opened: OpenJob, people: Sequence[Person], model_id: str | None) -> tuple[Group, Answers | None]:
    """Those of the people whose résumé is still there, joined, and the answers for them."""
    chosen = select(Resume).where(Resume.id.in_([one.key.resume_id for one in people]))
    needed = load_only(Resume.engine, Resume.profile_version, Resume.profile_packed)
    profiles = {one.id: one.profile for one in db.session.scalars(chosen.options(needed))}
    there = [one for one in people if one.key.resume_id in profiles]
    group = Group.of(there)
    if not there:
        return group, None
    mine = [profiles[one.key.resume_id] for one in there]
    asked = opened.vectors.get(model_id) if model_id else None
    return group, answer_pool(opened.vacancy, mine, group.pool, asked, calibration_for(model_id), opened.weights)


def with_evidence(row: Row, scored: ScoredMatch) -> Row:
    """The row of a score together with its evidence."""
    return row._replace(data=msgspec.json.encode(scored).decode(), engine=scored.engine)


def rank_one(opened: OpenJob, candidate_id: int) -> None:
    """Score one candidate with evidence, by the newest model that the vacancy and the résumé both have vectors of."""
    people, model_id = _by_newest(opened, candidate_id)
    group, answers = _explained(opened, people, model_id)
    if answers is None:
        return
    row = _rows(opened, group, answers.scores, model_id)[0]
    write_scores(opened.id, opened.revision, [with_evidence(row, answers.matches[0])])


def _by_newest(opened: OpenJob, candidate_id: int) -> tuple[list[Person], str | None]:
    people: list[Person] = []
    for model_id in opened.vectors:
        people = next(read_people([candidate_id], model_id), [])
        if people and (people[0].meant is not None or not people[0].packed.passages):
            return people, model_id
    return people or next(read_people([candidate_id], None), []), None


def explain(matches: Sequence[Match]) -> None:
    """Make the evidence of those matches that are stored without: the score stays, as it was made of the same."""
    missing = [match for match in matches if match.data is None]
    for job, model_id in {(match.job, match.model_id) for match in missing}:
        mine = {m.candidate_id: m for m in missing if (m.job, m.model_id) == (job, model_id)}
        opened = open_job(job)
        for people in read_people(sorted(mine), model_id):
            same = [one for one in people if one.key.resume_id == mine[one.key.candidate_id].resume_id]
            for id, scored in explain_people(opened, same, model_id).items():
                _show(mine[id], scored)
        for match in mine.values():
            if match.data is None:  # of a résumé that no longer counts; the new one is about to be scored
                _show(match, score_match(opened.vacancy, match.resume.profile, weights=opened.weights))


def _show(match: Match, scored: ScoredMatch) -> None:
    set_committed_value(match, "data", msgspec.to_builtins(scored))


def batches(rows: Sequence[Row], size: int) -> Iterator[Sequence[Row]]:
    """Some rows at a time."""
    for first in range(0, len(rows), size):
        yield rows[first : first + size]
