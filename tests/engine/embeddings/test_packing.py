"""Vectors survive the way into the database and back."""

from __future__ import annotations

import numpy as np
import pytest

from mismatch.engine.embeddings.packing import PackedVectorsError, mean_vector, pack, unpack


def test_a_matrix_comes_back_in_half_precision() -> None:
    matrix = np.random.default_rng(1).normal(size=(7, 384)).astype(np.float32)
    data = pack(matrix)
    assert len(data) == 12 + 7 * 384 * 2
    assert np.array_equal(unpack(data), matrix.astype(np.float16).astype(np.float32))
    assert pack(unpack(data)) == data


def test_no_rows_keep_their_dimensions() -> None:
    assert unpack(memoryview(pack(np.empty((0, 384), np.float32)))).shape == (0, 384)


@pytest.mark.parametrize("damage", [lambda d: d[:-1], lambda d: d + b"\0", lambda d: b"X" + d[1:], lambda d: d[:5]])
def test_damaged_bytes_are_refused(damage) -> None:
    with pytest.raises(PackedVectorsError):
        unpack(damage(pack(np.ones((2, 4), np.float32))))


def test_a_vector_is_not_a_matrix() -> None:
    with pytest.raises(ValueError, match="matrix"):
        pack(np.ones(4, np.float32))


def test_the_mean_has_length_one_or_is_zero() -> None:
    mean = mean_vector(np.array([[1, 0], [0, 1]], np.float32))
    assert np.allclose(mean, [2**-0.5, 2**-0.5])
    assert not mean_vector(np.array([[1, 0], [-1, 0]], np.float32)).any()
    assert mean_vector(np.empty((0, 3), np.float32)).tolist() == [0, 0, 0]
