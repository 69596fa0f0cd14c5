"""The fitted figures that ship with the engine: component weights, the make-up of "content", what a score means."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from mismatch.engine.matching.calibration import Calibration, Scale, unpacked
from mismatch.engine.shapes import Language, settle

_PARTS = 10_000
#: The components in the order in which they are shown and added.
COMPONENTS = ("requirements", "content", "role", "experience", "education", "languages", "conditions")
#: What "content" is made of: by words, within one language only, and by meaning.
BY_WORDS, BY_MEANING = ("letters", "terms"), ("mean", "context", "best")


class Weights(msgspec.Struct, frozen=True, dict=True):
    """``components`` and ``content`` each add to 1. ``scales`` hold, for each pair of languages (asked, told) and each
    likeness (those of "content"; a demand with a passage; two titles), the raw value that earns 0 and the one that
    earns 1; those of meaning hold for ``model``. ``apart`` are directions in which this model sets a text and its
    translation apart: they tell nothing, and are taken out of what a vacancy asks. ``meaning_of_score`` says, for
    scores rising in equal steps from 0 to 100, which share of people with that score the labelled pairs invite (grade
    2 or 3)."""

    version: str
    model: str
    components: dict[str, float]
    content: dict[str, float]
    scales: dict[str, dict[str, Scale]]
    apart: list[str]
    meaning_of_score: list[float]

    def scale(self, asked: Language, told: Language, likeness: str, calibration: Calibration) -> Scale:
        """For words the figures here; for meaning too, if they were measured with the model of the vectors."""
        if likeness not in BY_WORDS and self.model != calibration.model:
            return calibration.meaning_scale(asked, told, likeness)
        return self.scales[f"{asked}-{told}"][likeness]

    def directions(self, calibration: Calibration, width: int) -> NDArray[np.int64]:
        """``apart`` as whole-number rows; none for vectors of another model or width."""
        of_model = self.model == calibration.model and self._directions.shape[-1] == width
        return self._directions if of_model else np.zeros((0, width), dtype=np.int64)

    @cached_property
    def _directions(self) -> NDArray[np.int64]:
        return np.array([unpacked(row) for row in self.apart], dtype=np.int64)

    def of_organisation(self, components: Mapping[str, float]) -> Weights:
        """These figures with component weights that an organisation has accepted; they need not add to 1."""
        if set(components) != set(COMPONENTS) or min(components.values()) < 0 or not sum(components.values()):
            raise ValueError(f"weights of {', '.join(COMPONENTS)} are needed, none below 0 and not all 0")
        return msgspec.structs.replace(self, components={name: components[name] for name in COMPONENTS})

    def probability(self, score: float) -> float:
        """The share of people with this score whom the labels invite, between two lines of the table straight."""
        step = 100 / (len(self.meaning_of_score) - 1)
        at = min(int(score / step), len(self.meaning_of_score) - 2)
        low, high = self.meaning_of_score[at], self.meaning_of_score[at + 1]
        return low + (high - low) * (score - at * step) / step


settle(Weights)


def weights_for(told: Mapping[str, bool], weights: Mapping[str, float]) -> dict[str, float]:
    """Weights of the components that have something to say, adding to exactly 1 in ten-thousandths.

    What is left by rounding goes to the components with the largest remainders, in the order of ``COMPONENTS``.
    """
    live = {name: weights[name] for name in COMPONENTS if told.get(name)}
    whole = sum(live.values())
    if not whole:
        return dict.fromkeys(COMPONENTS, 0.0)
    exact = {name: weight / whole * _PARTS for name, weight in live.items()}
    parts = {name: int(value) for name, value in exact.items()}
    spare = _PARTS - sum(parts.values())
    for name in sorted(exact, key=lambda n: (round(parts[n] - exact[n], 9), COMPONENTS.index(n)))[:spare]:
        parts[name] += 1
    return {name: parts.get(name, 0) / _PARTS for name in COMPONENTS}


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """The figures fitted on the project's labelled pairs."""
    raw = (Path(__file__).parent / "data" / "weights.json").read_bytes()
    return msgspec.json.decode(raw, type=Weights)
