"""The score of a vacancy against résumés: cheap for a whole pool, with evidence for the few that are shown."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from mismatch.engine.matching.calibration import Calibration, quantised, shipped_calibration
from mismatch.engine.matching.components import (
    Content,
    Values,
    base_weights,
    by_fit,
    component_values,
    content_values,
    likenesses,
    without_chance,
)
from mismatch.engine.matching.demand import Demands, demands_of
from mismatch.engine.matching.evidence import GATE_OPEN, collect_evidence, gates_of, is_gate
from mismatch.engine.matching.grading import Grader, Grades, grades_of
from mismatch.engine.matching.meaning import Meaning, compare
from mismatch.engine.matching.packing import Vectors
from mismatch.engine.matching.pool import Pool
from mismatch.engine.matching.profile import Profile
from mismatch.engine.matching.roles import Role, role_values
from mismatch.engine.matching.shapes import Band, Component, Evidence, Match, Vacancy
from mismatch.engine.matching.weights import COMPONENTS, Weights, shipped_weights, weights_for

#: Changes whenever the same inputs may give another score.
MATCHING_VERSION = "match-9"
BANDS: tuple[tuple[float, Band], ...] = ((85, "perfect"), (70, "strong"), (50, "good"), (30, "fair"))


class Scores(NamedTuple):
    """Scores of a pool, in its order, with every term of each sum."""

    scores: NDArray[np.float64]
    values: dict[str, NDArray[np.float64]]
    weights: dict[str, NDArray[np.float64]]
    strengths: NDArray[np.float64]
    has_content: NDArray[np.bool_]
    has_role: NDArray[np.bool_]


class Answers(NamedTuple):
    """The full answers for a pool, in its order, and the sums that they were made of."""

    scores: Scores
    matches: list[Match]


class _Graded(NamedTuple):
    grades: list[Grades]
    values: Values
    weights: dict[str, float]

    @property
    def strengths(self) -> NDArray[np.float64]:
        size = len(self.values.values["role"])
        return np.array([g.strength for g in self.grades]) if self.grades else np.zeros((0, size))


def score_match(
    vacancy: Vacancy,
    profile: Profile,
    vacancy_vectors: NDArray[np.float32] | None = None,
    profile_vectors: Vectors = None,
    calibration: Calibration | None = None,
    weights: Weights | None = None,
) -> Match:
    """The full answer for one pair: score, components, gates, and evidence for every requirement."""
    return score_matches(vacancy, [(profile, profile_vectors)], vacancy_vectors, calibration, weights)[0]


def score_matches(
    vacancy: Vacancy,
    profiles: Sequence[tuple[Profile, Vectors]],
    vacancy_vectors: NDArray[np.float32] | None = None,
    calibration: Calibration | None = None,
    weights: Weights | None = None,
) -> list[Match]:
    """The full answers for one vacancy and many profiles, in their order: several times faster than one by one."""
    pool = Pool.of([p for p, _ in profiles], [v for _, v in profiles], calibration)
    return answer_pool(vacancy, [p for p, _ in profiles], pool, vacancy_vectors, calibration, weights).matches


def answer_pool(
    vacancy: Vacancy,
    profiles: Sequence[Profile],
    pool: Pool,
    vacancy_vectors: NDArray[np.float32] | None = None,
    calibration: Calibration | None = None,
    weights: Weights | None = None,
) -> Answers:
    """The full answers for profiles that are packed already: ``pool`` has one row for each, in their order."""
    demands, scale = demands_of(vacancy), calibration or shipped_calibration()
    asked = _asked(vacancy, vacancy_vectors)
    figures = weights or shipped_weights()
    graded = _graded(demands, pool, _grader(demands, pool, asked, scale, figures), scale, figures)
    scores, hashes = (
        _scores(graded.values, graded.weights, graded.strengths, _sharpened(pool, asked)),
        inputs_hashes(vacancy, pool, vacancy_vectors, scale, weights),
    )
    matches = []
    sharpened = _sharpened(pool, asked)
    for row, profile in enumerate(profiles):
        evidence = collect_evidence(demands, profile, [grades_of(g, pool, row) for g in graded.grades])
        matches.append(_match(profile, evidence, scores, row, hashes[row], bool(sharpened[row])))
    return Answers(scores, matches)


def inputs_hashes(
    vacancy: Vacancy,
    pool: Pool,
    vacancy_vectors: NDArray[np.float32] | None = None,
    calibration: Calibration | None = None,
    weights: Weights | None = None,
) -> list[str]:
    """For each row of a pool, a SHA-256 of everything its score depends on."""
    digests = list(zip(pool.digests, pool.vector_digests, strict=True))
    return hashes_of(vacancy, digests, vacancy_vectors, calibration, weights)


def hashes_of(
    vacancy: Vacancy,
    digests: Sequence[tuple[bytes, bytes]],
    vacancy_vectors: NDArray[np.float32] | None = None,
    calibration: Calibration | None = None,
    weights: Weights | None = None,
) -> list[str]:
    """The same from the digests of each one's facts and vectors (nothing without vectors)."""
    scale, asked = calibration or shipped_calibration(), _asked(vacancy, vacancy_vectors)
    figures = msgspec.msgpack.encode((scale, weights or shipped_weights()))
    common = _hash_of(msgspec.msgpack.encode(vacancy), figures)
    begun = _hashed(common.encode())
    meant = b"" if asked is None else _measured(_hash_of(asked.tobytes()).encode())
    found = []
    for facts, vectors in digests:
        digest = begun.copy()
        digest.update(_measured(facts) + meant + _measured(vectors) if meant and vectors else _measured(facts))
        found.append(digest.hexdigest())
    return found


def gates_passed(vacancy: Vacancy, strengths: NDArray[np.float64]) -> NDArray[np.bool_]:
    """For each row of a pool, whether every gate is passed; ``strengths`` are those of its ``Scores``."""
    rows = [row for row, demand in enumerate(demands_of(vacancy).all) if is_gate(demand.requirement, demand.weight)]
    return np.asarray((strengths[rows] >= GATE_OPEN).all(axis=0))


def _match(
    profile: Profile, evidence: list[Evidence], scores: Scores, row: int, inputs_hash: str, sharpened: bool
) -> Match:
    score = float(scores.scores[row])
    return Match(
        score=score,
        band=band_of(score),
        engine=f"{profile.engine}+{MATCHING_VERSION}",
        inputs_hash=inputs_hash,
        sharpened=sharpened,
        components=_components(scores, row),
        gates=gates_of(evidence),
        requirements=evidence,
    )


def score_pool(
    vacancy: Vacancy,
    pool: Pool,
    vacancy_vectors: NDArray[np.float32] | None = None,
    calibration: Calibration | None = None,
    weights: Weights | None = None,
) -> Scores:
    """Scores of a whole pool without evidence; each equals ``score_match`` of the same pair to the last digit."""
    demands, scale = demands_of(vacancy), calibration or shipped_calibration()
    asked = _asked(vacancy, vacancy_vectors)
    grader = _grader(demands, pool, asked, scale, weights or shipped_weights())
    graded = _graded(demands, pool, grader, scale, weights or shipped_weights())
    return _scores(graded.values, graded.weights, graded.strengths, _sharpened(pool, asked))


def sum_terms(
    vacancy: Vacancy,
    strengths: NDArray[np.float64],
    role: Role,
    content: Content,
    sharpened: NDArray[np.bool_],
    weights: Weights | None = None,
) -> Scores:
    """The same scores out of their stored terms, for demands whose weights alone have changed: nobody is read again."""
    demands = demands_of(vacancy)
    values = component_values(demands, list(strengths), role, content, len(role.value))
    return _scores(values, base_weights(demands, weights or shipped_weights()), strengths, sharpened)


@lru_cache(maxsize=2048)
def band_of(score: float) -> Band:
    """perfect ≥ 85, strong ≥ 70, good ≥ 50, fair ≥ 30, else poor."""
    return next((band for least, band in BANDS if score >= least), "poor")


def _asked(vacancy: Vacancy, vectors: NDArray[np.float32] | None) -> NDArray[np.int16] | None:
    return None if vectors is None else quantised(vectors, len(demands_of(vacancy).texts))


def _sharpened(pool: Pool, asked: NDArray[np.int16] | None) -> NDArray[np.bool_]:
    """Of whom vectors take part in the score."""
    return pool.has_vectors & (asked is not None)


def _grader(
    demands: Demands, pool: Pool, asked: NDArray[np.int16] | None, calibration: Calibration, weights: Weights
) -> Grader:
    meaning: Meaning | None = None
    if pool.scale not in (None, calibration.digest):
        raise ValueError("the pool's vectors were centred by another calibration")
    if asked is not None and calibration.meaning and bool(pool.has_vectors.any()):
        meaning = compare(asked, len(demands.rows), demands.vacancy.language, pool, calibration, weights)
    return Grader(demands, pool, meaning, calibration, weights)


def _graded(demands: Demands, pool: Pool, grader: Grader, calibration: Calibration, weights: Weights) -> _Graded:
    grades = [grader.grade(index) for index in range(len(demands.all))]
    raw = likenesses(demands, pool, grader.shared, grader.meaning)
    content = content_values(demands, pool, raw, calibration, weights)
    role = role_values(demands, pool, grader.roles)
    values = component_values(demands, [g.strength for g in grades], role, content, pool.size)
    return _Graded(grades, values, base_weights(demands, weights))


def _scores(
    terms: Values, base: dict[str, float], strengths: NDArray[np.float64], sharpened: NDArray[np.bool_]
) -> Scores:
    """Σ weight · value, added in whole parts (10⁻⁸) so that no order of adding can change the last digit."""
    values, told = terms
    size = len(values["role"])
    patterns = sum(
        (told[name].astype(np.int64) << bit for bit, name in enumerate(COMPONENTS)), np.zeros(size, np.int64)
    )
    weights = {name: np.zeros(size, dtype=np.float64) for name in COMPONENTS}
    for pattern in np.unique(patterns).tolist():
        rows = patterns == pattern
        for name, weight in weights_for(
            {n: bool(pattern >> bit & 1) for bit, n in enumerate(COMPONENTS)}, base
        ).items():
            weights[name][rows] = weight
    values = by_fit(values, weights)
    total = np.zeros(size, dtype=np.int64)
    for name in COMPONENTS:
        total += np.rint(weights[name] * 10_000).astype(np.int64) * np.rint(values[name] * 10_000).astype(np.int64)
    tenths = (without_chance(total, sharpened) + 50_000) // 100_000  # halves go up, exactly
    return Scores(tenths / 10.0, values, weights, strengths, told["content"], told["role"])


def reweighed(match: Match, vacancy: Vacancy, scores: Scores, row: int, inputs_hash: str) -> Match:
    """A match whose demands have other weights now: the same evidence, another sum."""
    score = float(scores.scores[row])
    evidence = [
        msgspec.structs.replace(one, weight=demand.weight, must=demand.requirement.must)
        for one, demand in zip(match.requirements, demands_of(vacancy).all, strict=True)
    ]
    changed = {"score": score, "band": band_of(score), "inputs_hash": inputs_hash, "requirements": evidence}
    return msgspec.structs.replace(match, components=_components(scores, row), gates=gates_of(evidence), **changed)


def _components(scores: Scores, row: int) -> dict[str, Component]:
    return {n: Component(value=float(scores.values[n][row]), weight=float(scores.weights[n][row])) for n in COMPONENTS}


def _hash_of(*parts: bytes) -> str:
    """SHA-256 of the version and of all parts, each with its length."""
    return str(_hashed(*parts).hexdigest())


def _hashed(*parts: bytes) -> Any:
    digest = hashlib.sha256(MATCHING_VERSION.encode())
    for part in parts:
        digest.update(_measured(part))
    return digest


def _measured(part: bytes) -> bytes:
    return len(part).to_bytes(8, "big") + part
