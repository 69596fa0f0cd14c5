"""Reference values that turn a raw likeness into 0–1, shipped with the engine: never a raw cosine on a page."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from mismatch.engine.shapes import Language

Scale = tuple[float, float]


class Calibration(msgspec.Struct, frozen=True):
    """For each likeness the value that earns nothing and the value that earns all, by pair of languages."""

    version: int
    model: str
    note: str
    meaning: dict[str, dict[str, Scale]]
    words: dict[str, dict[str, Scale]]

    def meaning_scale(self, asked: Language, told: Language, feature: str) -> Scale:
        return self.meaning[f"{asked}-{told}"][feature]

    def words_scale(self, language: Language, feature: str) -> Scale:
        return self.words[language][feature]


def scaled(raw: NDArray[np.float64], scale: Scale) -> NDArray[np.float64]:
    """0 at the first value and below, 1 at the second and above, straight between."""
    zero, one = scale
    return np.clip((raw - zero) / (one - zero), 0.0, 1.0)


@lru_cache(maxsize=1)
def shipped_calibration() -> Calibration:
    """The values measured with the default model."""
    raw = (Path(__file__).parent / "data" / "calibration.json").read_bytes()
    return msgspec.json.decode(raw, type=Calibration)
