"""Ragged rows in flat arrays: entries of all résumés one after another, with the offset at which each begins."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Offsets = NDArray[np.int64]
Whole = TypeVar("Whole", np.int32, np.int64)


def offsets_of(lengths: Iterable[int]) -> Offsets:
    """``offsets[i]:offsets[i+1]`` are the entries of row i."""
    return np.concatenate(([0], np.cumsum(np.fromiter(lengths, dtype=np.int64)))).astype(np.int64)


def segment_max(values: NDArray[np.float64], offsets: Offsets) -> NDArray[np.float64]:
    """The largest entry of each row, 0 for a row without entries."""
    return _reduced(np.maximum, values, offsets)


def segment_sum(values: NDArray[Whole], offsets: Offsets) -> NDArray[Whole]:
    """The sum of each row. Whole numbers only, so that the order of adding cannot matter."""
    return _reduced(np.add, values, offsets)


def _reduced(operation: np.ufunc, values: NDArray[Any], offsets: Offsets) -> NDArray[Any]:
    rows = len(offsets) - 1
    out = np.zeros(rows, dtype=values.dtype)
    filled = np.flatnonzero(offsets[1:] > offsets[:-1])
    if len(filled):
        out[filled] = operation.reduceat(values, offsets[:-1][filled])
    return out


class Vocabulary:
    """Names as small whole numbers, for arrays."""

    def __init__(self) -> None:
        self.codes: dict[str, int] = {}

    def codes_of(self, names: Iterable[str]) -> list[int]:
        """The number of each name; a new name gets the next one."""
        codes, told = self.codes, list(names)
        for name in dict.fromkeys(told):
            codes.setdefault(name, len(codes))
        return list(map(codes.__getitem__, told))

    def table(self, values: dict[str, float]) -> NDArray[np.float64]:
        """An array over all codes: the value of each name, 0 for the rest."""
        out = np.zeros(max(len(self.codes), 1), dtype=np.float64)
        for name, value in values.items():
            if name in self.codes:
                out[self.codes[name]] = value
        return out
