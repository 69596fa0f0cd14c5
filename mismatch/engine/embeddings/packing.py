"""Vectors as bytes: a float16 matrix behind a small header, and the mean vector of a résumé."""

from __future__ import annotations

import struct

import numpy as np
from numpy.typing import NDArray

_MAGIC = b"MMV1"
_HEADER = struct.Struct("<4sII")


class PackedVectorsError(ValueError):
    """The bytes are not a matrix that ``pack`` wrote."""


def pack(vectors: NDArray[np.float32]) -> bytes:
    """A matrix of rows × dimensions as bytes, half precision, little-endian on every machine."""
    if vectors.ndim != 2:
        raise ValueError(f"a matrix is needed, got {vectors.ndim} dimensions")
    rows, dimensions = vectors.shape
    return _HEADER.pack(_MAGIC, rows, dimensions) + np.ascontiguousarray(vectors, dtype="<f2").tobytes()


def unpack(data: bytes | memoryview) -> NDArray[np.float32]:
    """The matrix again, in float32."""
    if len(data) < _HEADER.size:
        raise PackedVectorsError(f"{len(data)} bytes are no packed vectors")
    magic, rows, dimensions = _HEADER.unpack_from(data)
    if magic != _MAGIC or len(data) != _HEADER.size + 2 * rows * dimensions:
        raise PackedVectorsError(f"header {magic!r} {rows}×{dimensions} does not fit {len(data)} bytes")
    return np.frombuffer(data, "<f2", rows * dimensions, _HEADER.size).reshape(rows, dimensions).astype(np.float32)


def mean_vector(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The mean of the rows, L2-normalised; zeros when there is no row (or when the rows cancel out)."""
    if not len(vectors):
        return np.zeros(vectors.shape[1], np.float32)
    mean: NDArray[np.float64] = vectors.mean(axis=0, dtype=np.float64)
    length = float(np.linalg.norm(mean))
    return (mean / (length or 1.0)).astype(np.float32)
