"""A joined pool as bytes and back."""

from __future__ import annotations

import random

import numpy as np
import pytest

from mismatch.engine.matching.pool import Pool
from mismatch.engine.matching.pool_bytes import PoolBytesError, pool_from_bytes, pool_to_parts
from mismatch.engine.matching.profile import vacancy_texts
from mismatch.engine.matching.score import score_pool
from tests.engine.matching.people import RESUMES, person
from tests.engine.matching.test_score import vectors_of
from tests.engine.matching.vacancies import VACANCIES, vacancy


def _pool(with_vectors: bool = True) -> Pool:
    profiles = [person(*who)[1] for who in RESUMES]
    told = [vectors_of(p.texts) if with_vectors and i % 3 else None for i, p in enumerate(profiles)]
    return Pool.of(profiles, told)


def _written(pool: Pool) -> bytes:
    return b"".join(pool_to_parts(pool))


def _again(pool: Pool) -> Pool:
    return pool_from_bytes(_written(pool))


@pytest.mark.parametrize("with_vectors", [True, False])
@pytest.mark.parametrize("key", VACANCIES)
def test_scores_are_the_same_to_the_last_byte(key, with_vectors):
    wanted, pool = vacancy(*key), _pool(with_vectors)
    asked = vectors_of(vacancy_texts(wanted))
    plain, kept = (score_pool(wanted, one, asked) for one in (pool, _again(pool)))
    assert kept.scores.tobytes() == plain.scores.tobytes()
    assert kept.strengths.tobytes() == plain.strengths.tobytes()


@pytest.mark.parametrize("make", [_pool, lambda: _pool(False), lambda: Pool([])], ids=["vectors", "words", "nobody"])
def test_nothing_is_lost(make):
    pool = make()
    kept = _again(pool)
    for name, value in vars(pool).items():
        if isinstance(value, np.ndarray):
            np.testing.assert_array_equal(vars(kept)[name], value, strict=True)
        else:
            assert getattr(vars(kept)[name], "codes", vars(kept)[name]) == getattr(value, "codes", value)


def test_arrays_are_views_that_nobody_writes_to():
    kept = _again(_pool())
    with pytest.raises(ValueError, match="read-only"):
        kept.vectors[0] = 0


@pytest.mark.parametrize("cut", [0, 3, 200, -1])
def test_damaged_bytes_are_refused(cut):
    with pytest.raises(PoolBytesError):
        pool_from_bytes(_written(_pool())[:cut])


def test_any_damage_is_told_as_damage():
    """Blocks are made anew for a ``ValueError`` and for nothing else."""
    written, dice = _written(_pool()), random.Random(7)
    for _ in range(3000):
        damaged, place = bytearray(written), dice.choice([dice.randrange(3000), dice.randrange(len(written))])
        damaged[place] ^= 1 << dice.randrange(8)
        try:
            pool_from_bytes(bytes(damaged))
        except ValueError:
            continue
        assert not written[place]  # nobody reads the gap between head and arrays


def test_bytes_of_another_format_are_refused(monkeypatch):
    written = _written(_pool())
    monkeypatch.setattr("mismatch.engine.matching.pool_bytes.POOL_FORMAT", "pool-0")
    with pytest.raises(PoolBytesError, match="format"):
        pool_from_bytes(written)
