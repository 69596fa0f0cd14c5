"""Ranks profiles for one vacancy: best first, ties broken by key so that the order never wavers."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from mismatch.engine.matching.pool import Pool
from mismatch.engine.matching.profile import Profile
from mismatch.engine.matching.score import score_matches, score_pool
from mismatch.engine.matching.shapes import Match, Vacancy

Key = TypeVar("Key", bound=Hashable)
Vectors = NDArray[Any] | None

#: Profiles packed at once: large enough for numpy, small enough for memory.
POOL_SIZE = 500


def rank_profiles(
    vacancy: Vacancy,
    profiles: Sequence[tuple[Key, Profile, Vectors]],
    vacancy_vectors: NDArray[np.float32] | None = None,
    limit: int | None = None,
) -> list[tuple[Key, Match]]:
    """The best ``limit`` profiles (all by default) with full evidence, best first."""
    scores = score_profiles(vacancy, profiles, vacancy_vectors)
    order = best_first(scores, [key for key, _, _ in profiles])
    chosen = order if limit is None else order[:limit]
    found: list[tuple[Key, Match]] = []
    for start in range(0, len(chosen), POOL_SIZE):
        batch = [profiles[i] for i in chosen[start : start + POOL_SIZE]]
        matches = score_matches(vacancy, [(p, v) for _, p, v in batch], vacancy_vectors)
        found += [(key, match) for (key, _, _), match in zip(batch, matches, strict=True)]
    return found


def score_profiles(
    vacancy: Vacancy,
    profiles: Iterable[tuple[Key, Profile, Vectors]],
    vacancy_vectors: NDArray[np.float32] | None = None,
) -> NDArray[np.float64]:
    """One score a profile, in their order, packed and scored some hundreds at a time."""
    parts = [
        score_pool(vacancy, Pool.of([p for _, p, _ in batch], [v for _, _, v in batch]), vacancy_vectors).scores
        for batch in _batches(profiles)
    ]
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.float64)


def best_first(scores: NDArray[np.float64], keys: Sequence[Hashable]) -> list[int]:
    """Indices from the best score down; equal scores by key, as text."""
    return sorted(range(len(keys)), key=lambda i: (-scores[i], str(keys[i])))


def _batches(profiles: Iterable[tuple[Key, Profile, Vectors]]) -> Iterator[list[tuple[Key, Profile, Vectors]]]:
    source = iter(profiles)
    while batch := list(islice(source, POOL_SIZE)):
        yield batch
