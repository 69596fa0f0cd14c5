"""Shared words: how much of each demand's wording a single passage repeats, for every passage of a pool."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mismatch.engine.matching.lexical import BUCKETS, LEXICAL_UNIT, letters_vector
from mismatch.engine.matching.pool import Pool
from mismatch.engine.matching.segments import segment_sum

#: A demand of one or two words is repeated by chance: coverage is counted as if it had this many.
_LEAST_WEIGHT = 2.0
_PARTS = 1000


def passage_coverage(demands: Sequence[dict[int, float]], pool: Pool) -> NDArray[np.float64]:
    """(demands × passages): the share of a demand's telling stems that the passage has."""
    passages = len(pool.stem_offsets) - 1
    coverage = np.zeros((len(demands), passages), dtype=np.float64)
    asked = np.array(sorted({code for stems in demands for code in stems}), dtype=np.uint32)
    if not len(asked) or not len(pool.stem_code):
        return coverage
    at = np.minimum(np.searchsorted(asked, pool.stem_code), len(asked) - 1)
    hits = np.flatnonzero(asked[at] == pool.stem_code)
    stem, passage = at[hits], np.repeat(np.arange(passages), np.diff(pool.stem_offsets))[hits]
    for row, stems in enumerate(demands):
        weights = np.array([round(stems.get(int(code), 0.0) * _PARTS) for code in asked], dtype=np.float64)
        total = max(float(weights.sum()), _LEAST_WEIGHT * _PARTS)
        coverage[row] = np.bincount(passage, weights=weights[stem], minlength=passages) / total
    return coverage


def text_likeness(words: str, pool: Pool) -> NDArray[np.float64]:
    """Cosine of letter pieces between the vacancy's words and each whole résumé."""
    buckets, values = letters_vector(words)
    asked = np.zeros(BUCKETS, dtype=np.int64)
    asked[buckets] = values
    products = asked[pool.letter_bucket] * pool.letter_value.astype(np.int64)
    return segment_sum(products, pool.letter_offsets) / float(LEXICAL_UNIT**2)
