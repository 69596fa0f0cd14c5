"""Other weights for the same demands: stored terms are added anew, and nobody is read again.

The terms of a score stand in its row: digests of what was compared, the values of role and content, in ten-thousandths,
which of the two are told and whether any work is dated, the strength of every demand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
from sqlalchemy import and_, func, or_, select

from mismatch.engine.matching.calibration import calibration_for
from mismatch.engine.matching.components import Content
from mismatch.engine.matching.pool import Pool
from mismatch.engine.matching.roles import Role
from mismatch.engine.matching.score import (
    MATCHING_VERSION,
    Scores,
    band_of,
    gates_passed,
    hashes_of,
    reweighed,
    sum_terms,
)
from mismatch.engine.matching.shapes import Match as ScoredMatch
from mismatch.extensions import db
from mismatch.matching.writing import Row, write_scores
from mismatch.models import Match, Resume, ResumeVectors

if TYPE_CHECKING:
    from mismatch.matching.scoring import OpenJob

_PARTS = 10_000
_DIGEST = 32
WRITTEN = 3000


def terms_key(opened: OpenJob, model_id: str | None) -> str:
    """A name of all that terms depend on beside the résumé: the vacancy without its weights, the figures, the model."""
    plain = [msgspec.structs.replace(one, weight=1.0, must=True) for one in opened.vacancy.requirements]
    vacancy = msgspec.structs.replace(opened.vacancy, requirements=plain)
    parts = (MATCHING_VERSION, vacancy, calibration_for(model_id), opened.weights, model_id)
    return hashlib.sha256(msgspec.msgpack.encode(parts)).hexdigest()[:32]


def packed_terms(scores: Scores, pool: Pool) -> list[bytes]:
    """The terms of each row's score."""
    told = (scores.has_content + 2 * scores.has_role + 4 * (pool.total_months > 0)) / _PARTS
    columns = [scores.values["role"], scores.values["content"], told, *scores.strengths]
    matrix = np.rint(np.array(columns).T * _PARTS).astype("<i2")
    packed, width = matrix.tobytes(), 2 * len(columns)
    digests = zip(pool.digests, pool.vector_digests, strict=True)
    return [
        facts + (vectors or bytes(_DIGEST)) + packed[row * width : (row + 1) * width]
        for row, (facts, vectors) in enumerate(digests)
    ]


def can_resum(opened: OpenJob, model_id: str | None) -> bool:
    """Whether every score of the vacancy is what a ranking by this model would give, up to the weights.

    Who has no vectors that the vacancy has too is scored without a model.
    """
    shared = select(ResumeVectors.resume_id).where(
        ResumeVectors.resume_id == Match.resume_id, ResumeVectors.model_id.in_(opened.vectors)
    )
    mute = and_(Match.terms_key == terms_key(opened, None), ~shared.exists())
    known = func.count().filter(or_(Match.terms_key == terms_key(opened, model_id), mute))
    total, fitting = db.session.execute(select(func.count(), known).where(Match.job_id == opened.id)).one()
    return bool(total) and total == fitting


def resum(opened: OpenJob) -> Iterator[int]:
    """Add up every stored score anew; yields how many are stored. Commit then."""
    stored = select(Match, Resume.revision).join(Resume, Resume.id == Match.resume_id).where(Match.job_id == opened.id)
    loaded = db.session.execute(stored.with_only_columns(*_COLUMNS, Resume.revision)).all()
    rows: list[Row] = []
    for model_id in {one.model_id for one in loaded}:
        rows += _summed(opened, [one for one in loaded if one.model_id == model_id], model_id)
    rows.sort(key=lambda row: (-row.score, row.candidate_id))
    for first in range(0, len(rows), WRITTEN):
        write_scores(opened.id, opened.revision, rows[first : first + WRITTEN])
        yield min(first + WRITTEN, len(rows))


_COLUMNS = (
    Match.candidate_id,
    Match.organization_id,
    Match.resume_id,
    Match.sharpened,
    Match.engine,
    Match.model_id,
    Match.terms,
    Match.terms_key,
    Match.data,
)


def _summed(opened: OpenJob, loaded: Sequence[Any], model_id: str | None) -> list[Row]:
    matrix = np.array([np.frombuffer(one.terms, "<i2", offset=2 * _DIGEST) for one in loaded]).T / float(_PARTS)
    told = np.rint(matrix[2] * _PARTS).astype(np.int64)
    role, content = Role(matrix[0], told & 2 > 0, told & 4 > 0), Content(matrix[1], told & 1 > 0, {})
    asked = opened.vectors.get(model_id) if model_id else None
    sharpened = np.full(len(loaded), asked is not None)
    scores = sum_terms(opened.vacancy, matrix[3:], role, content, sharpened, opened.weights)
    passed = gates_passed(opened.vacancy, scores.strengths)
    hashes = hashes_of(
        opened.vacancy, [_digests(one.terms) for one in loaded], asked, calibration_for(model_id), opened.weights
    )
    return [
        Row(
            candidate_id=one.candidate_id,
            organization_id=one.organization_id,
            resume_id=one.resume_id,
            resume_revision=one.revision,
            score=float(scores.scores[row]),
            band=band_of(float(scores.scores[row])),
            sharpened=one.sharpened,
            gates_passed=bool(passed[row]),
            data=one.data and _data(one.data, opened, scores, row, hashes[row]),
            terms=bytes(one.terms),
            terms_key=one.terms_key,
            engine=one.engine,
            model_id=one.model_id,
            inputs_hash=hashes[row],
        )
        for row, one in enumerate(loaded)
    ]


def _digests(terms: bytes) -> tuple[bytes, bytes]:
    facts, vectors = bytes(terms[:_DIGEST]), bytes(terms[_DIGEST : 2 * _DIGEST])
    return facts, b"" if vectors == bytes(_DIGEST) else vectors


def _data(data: dict[str, Any], opened: OpenJob, scores: Scores, row: int, inputs_hash: str) -> str:
    match = reweighed(msgspec.convert(data, ScoredMatch), opened.vacancy, scores, row, inputs_hash)
    return msgspec.json.encode(match).decode()
