"""Shared words: what each demand shares with single passages, and a whole vacancy with whole résumés."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mismatch.engine.matching.lexical import BUCKETS, LEXICAL_UNIT, asked_weight, letters_vector
from mismatch.engine.matching.pool import Pool
from mismatch.engine.matching.segments import segment_sum

Floats = NDArray[np.float64]

#: A demand of one or two words is repeated by chance: coverage is counted as if it had this many.
_LEAST_WEIGHT = 2.0
_PARTS = 1000
#: BM25: how fast a repeated word stops to count, how much a long résumé loses, and the length of a usual one in stems.
_SATURATION, _LENGTH_SHARE, _USUAL_LENGTH = 1.2, 0.5, 150.0


class AskedWords:
    """The telling stems that a vacancy asks, as arrays: made once, and looked for in every pool.

    Weights are in thousandths, whole, so that no order of adding matters.
    """

    def __init__(self, demands: Sequence[dict[int, float]], terms: dict[int, float]) -> None:
        self.codes = np.array(sorted(set().union(*demands, terms)), dtype=np.uint32)
        self.demands = [self._weights(stems) for stems in demands]
        self.terms = self._weights(terms)
        self._ends = np.zeros(1 << 16, dtype=np.bool_)
        self._ends[self.codes.astype(np.uint16)] = True

    def _weights(self, stems: dict[int, float]) -> Floats:
        return np.array([round(stems.get(int(code), 0.0) * _PARTS) for code in self.codes], dtype=np.float64)

    def found_in(self, told: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where in ``told`` the stems stand, and which they are. Most words are others: their last bits tell."""
        likely = np.flatnonzero(self._ends[told.astype(np.uint16)])
        if not len(likely):
            return likely, likely
        codes = told[likely]
        at = np.minimum(np.searchsorted(self.codes, codes), len(self.codes) - 1)
        same = self.codes[at] == codes
        return likely[same], at[same]


class SharedWords:
    """Where the asked stems stand in a pool, looked up once for all demands of a vacancy."""

    def __init__(self, asked: AskedWords, pool: Pool) -> None:
        self.pool = pool
        self.asked = asked
        places, self._stem = asked.found_in(pool.stem_code)
        self._passage = np.searchsorted(pool.stem_offsets, places, side="right") - 1

    def coverage(self) -> list[tuple[NDArray[np.int64], Floats]]:
        """For each demand the passages that have some of its telling stems, and the share of them that each has."""
        found = []
        for weights in self.asked.demands:
            total = max(float(weights.sum()), _LEAST_WEIGHT * _PARTS)
            here = np.flatnonzero(weights[self._stem])
            passages = self._passage[here]
            first = np.flatnonzero(np.diff(passages, prepend=-1))
            sums = np.add.reduceat(weights[self._stem[here]], first) if len(first) else np.zeros(0)
            found.append((passages[first], sums / total))
        return found

    def repetition(self, weights: Floats) -> Floats:
        """BM25 of each whole résumé for stems of these weights, as a share of what they could earn by standing once
        in a usual one.

        No count of documents takes part, so a score does not depend on who else is in the pool.
        """
        total = float(weights.sum())
        if not total or not len(self._stem):
            return np.zeros(self.pool.size, dtype=np.float64)
        wanted = weights[self._stem] > 0
        owner = np.repeat(np.arange(self.pool.size), np.diff(self.pool.passage_offsets))[self._passage[wanted]]
        pairs, times = np.unique(owner * len(self.asked.codes) + self._stem[wanted], return_counts=True)
        owner, stem = np.divmod(pairs, len(self.asked.codes))
        damping = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * self._lengths()[owner] / _USUAL_LENGTH)
        gains = weights[stem] * (times * (_SATURATION + 1) / (times + damping))
        return np.bincount(owner, weights=np.rint(gains), minlength=self.pool.size) / total

    def _lengths(self) -> NDArray[np.int64]:
        ends = self.pool.stem_offsets[self.pool.passage_offsets]
        return np.diff(ends)


def letters_asked(words: str) -> NDArray[np.int16]:
    """The weight of every letter piece in a vacancy's words."""
    buckets, values = letters_vector(words, asked_weight)
    asked = np.zeros(BUCKETS, dtype=np.int16)
    asked[buckets] = values
    return asked


def text_likeness(asked: NDArray[np.int16], pool: Pool) -> Floats:
    """Cosine of letter pieces between the vacancy's words and each whole résumé. No sum passes ``LEXICAL_UNIT``²."""
    products = asked.take(pool.letter_bucket).astype(np.int32)
    products *= pool.letter_value
    return segment_sum(products, pool.letter_offsets) / float(LEXICAL_UNIT**2)
