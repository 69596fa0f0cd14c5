"""The world's occupations as landmarks: near which of them a text lies, in whatever language, and near which most."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mismatch.engine.matching.calibration import UNIT, centred, shipped_calibration

Floats = NDArray[np.float64]

#: A text is known by so many of the landmarks, those nearest to it.
SEEN = 100
#: How much it counts that a vacancy and a résumé lie near the same landmarks, and how much less a likeness counts the
#: nearer a résumé comes to some landmark: who writes so that it is near to everything is not near to this vacancy.
SAME_PLACE, NEAREST = 0.5, 0.8
_ROWS = {"ru": 0, "en": 1}
_CHUNK = 1024


class Places(NamedTuple):
    """Where texts lie: the landmarks seen from each and how near they are, of length ``UNIT``; and the cosine with the
    nearest, in parts of ``UNIT``². Of vectors that are not of the shipped model nothing is seen."""

    seen: NDArray[np.uint16]
    near: NDArray[np.int16]
    nearest: NDArray[np.int32]


@lru_cache(maxsize=1)
def landmarks() -> NDArray[np.float32]:
    """Names of occupations as vectors of the shipped model, without what all demands share: (ru, en) × occupations.
    Whole numbers, in the form in which they are multiplied.

    ``mismatch.labelled.landmarks`` makes the file.
    """
    packed = np.load(Path(__file__).parent / "data" / "landmarks.npy")
    none = np.zeros(packed.shape[-1], dtype=np.int64)
    return np.stack([centred(rows.astype(np.int16), none) for rows in packed]).astype(np.float32)


def places(rows: NDArray[np.int16], languages: NDArray[np.str_], scale: str | None) -> Places:
    """Of texts' vectors, each seen from the landmarks of its own language; ``scale`` names the calibration of them."""
    if scale != shipped_calibration().digest or rows.shape[1] != landmarks().shape[-1]:
        return _nowhere(len(rows))
    parts = [_places(rows[at : at + _CHUNK], languages[at : at + _CHUNK]) for at in range(0, max(len(rows), 1), _CHUNK)]
    return Places(*(np.concatenate(part) for part in zip(*parts, strict=True)))


def standing(asked: NDArray[np.int16], language: str, scale: str | None, told: Places) -> Floats:
    """What the landmarks add to the likeness of a vacancy and each résumé."""
    near = _seen_from(asked.astype(np.int16).tobytes(), language, scale)
    same = np.einsum("ij,ij->i", near.take(told.seen), told.near, dtype=np.int32)
    return (SAME_PLACE * same - NEAREST * told.nearest) / float(UNIT**2)


@lru_cache(maxsize=16)
def _seen_from(asked: bytes, language: str, scale: str | None) -> NDArray[np.int32]:
    """How near each landmark is to a vacancy, which is asked about block after block."""
    mine = places(np.frombuffer(asked, dtype=np.int16)[None, :], np.array([language]), scale)
    near = np.zeros(landmarks().shape[1], dtype=np.int32)
    near[mine.seen[0]] = mine.near[0]
    return near


def _places(rows: NDArray[np.int16], languages: NDArray[np.str_]) -> Places:
    cosines = np.zeros((len(rows), landmarks().shape[1]), dtype=np.float32)
    for language, at in _ROWS.items():
        mine = languages == language
        cosines[mine] = rows[mine].astype(np.float32) @ landmarks()[at].T
    seen = np.argpartition(-cosines, SEEN, axis=1)[:, :SEEN]
    above = np.take_along_axis(cosines, seen, axis=1).astype(np.int64)
    nearest = above.max(axis=1)
    above -= above.min(axis=1, keepdims=True)
    lengths = np.sqrt((above * above).sum(axis=1).astype(np.float64))
    near = np.rint(above / np.maximum(lengths, 1.0)[:, None] * UNIT)
    return Places(seen.astype(np.uint16), near.astype(np.int16), nearest.astype(np.int32))


def _nowhere(size: int) -> Places:
    return Places(np.zeros((size, 0), np.uint16), np.zeros((size, 0), np.int16), np.zeros(size, np.int32))
