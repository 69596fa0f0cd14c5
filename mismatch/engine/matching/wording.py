"""Shared words: what each demand shares with single passages, and a whole vacancy with whole résumés."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from mismatch.engine.matching.lexical import BUCKETS, LEXICAL_UNIT, letters_vector
from mismatch.engine.matching.pool import Pool
from mismatch.engine.matching.segments import segment_sum

Floats = NDArray[np.float64]

#: A demand of one or two words is repeated by chance: coverage is counted as if it had this many.
_LEAST_WEIGHT = 2.0
_PARTS = 1000
#: BM25: how fast a repeated word stops to count, how much a long résumé loses, and the length of a usual one in stems.
_SATURATION, _LENGTH_SHARE, _USUAL_LENGTH = 1.2, 0.5, 150.0


class SharedWords:
    """Where the asked stems stand in a pool, looked up once for all demands of a vacancy."""

    def __init__(self, asked: Iterable[dict[int, float]], pool: Pool) -> None:
        self.pool = pool
        self.passages = len(pool.stem_offsets) - 1
        self.asked = np.array(sorted({code for stems in asked for code in stems}), dtype=np.uint32)
        if not len(self.asked) or not len(pool.stem_code):
            self._stem = self._passage = np.zeros(0, dtype=np.int64)
            return
        at = np.minimum(np.searchsorted(self.asked, pool.stem_code), len(self.asked) - 1)
        hits = np.flatnonzero(self.asked[at] == pool.stem_code)
        self._stem = at[hits]
        self._passage = np.repeat(np.arange(self.passages), np.diff(pool.stem_offsets))[hits]

    def coverage(self, demands: Sequence[dict[int, float]]) -> Floats:
        """(demands × passages): the share of a demand's telling stems that the passage has."""
        found = np.zeros((len(demands), self.passages), dtype=np.float64)
        for row, stems in enumerate(demands):
            weights = self._weights(stems)
            total = max(float(weights.sum()), _LEAST_WEIGHT * _PARTS)
            found[row] = np.bincount(self._passage, weights=weights[self._stem], minlength=self.passages) / total
        return found

    def repetition(self, stems: dict[int, float]) -> Floats:
        """BM25 of each whole résumé for the stems, as a share of what they could earn by standing once in a usual one.

        No count of documents takes part, so a score does not depend on who else is in the pool.
        """
        weights = self._weights(stems)
        total = float(weights.sum())
        if not total or not len(self._stem):
            return np.zeros(self.pool.size, dtype=np.float64)
        wanted = weights[self._stem] > 0
        owner = np.repeat(np.arange(self.pool.size), np.diff(self.pool.passage_offsets))[self._passage[wanted]]
        pairs, times = np.unique(owner * len(self.asked) + self._stem[wanted], return_counts=True)
        owner, stem = np.divmod(pairs, len(self.asked))
        damping = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * self._lengths()[owner] / _USUAL_LENGTH)
        gains = weights[stem] * (times * (_SATURATION + 1) / (times + damping))
        return np.bincount(owner, weights=np.rint(gains), minlength=self.pool.size) / total

    def _lengths(self) -> NDArray[np.int64]:
        ends = self.pool.stem_offsets[self.pool.passage_offsets]
        return np.diff(ends)

    def _weights(self, stems: dict[int, float]) -> Floats:
        """In thousandths, whole, so that no order of adding matters."""
        return np.array([round(stems.get(int(code), 0.0) * _PARTS) for code in self.asked], dtype=np.float64)


def text_likeness(words: str, pool: Pool) -> Floats:
    """Cosine of letter pieces between the vacancy's words and each whole résumé."""
    buckets, values = letters_vector(words)
    asked = np.zeros(BUCKETS, dtype=np.int64)
    asked[buckets] = values
    products = asked[pool.letter_bucket] * pool.letter_value.astype(np.int64)
    return segment_sum(products, pool.letter_offsets) / float(LEXICAL_UNIT**2)
