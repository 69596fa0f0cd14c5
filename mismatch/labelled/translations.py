"""How often a title or a skill finds its translation first: by the model alone, and with the engine's bases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from mismatch.engine.matching.calibration import UNIT, centred, quantised, shipped_calibration
from mismatch.engine.matching.neutral import neutral
from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.titles import title_base
from mismatch.labelled.prepared import Encode

Floats = NDArray[np.float64]
_FILE = Path(__file__).parent / "translations.yaml"
#: What both bases agree on counts before any likeness of meaning.
_BASE_WORTH = 2.0


def translations(encode: Encode) -> dict[str, float]:
    """Shares of names, both directions together, whose translation comes first among all of its language."""
    told: dict[str, list[tuple[str, str]]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    figures = {}
    for kind, known in (("titles", _titles_alike), ("skills", _skills_alike)):
        russian, english = ([pair[side] for pair in told[kind]] for side in (0, 1))
        meaning = _by_meaning(encode, "title" if kind == "titles" else "told", russian, english)
        plain = np.asarray(encode(russian) @ encode(english).T, dtype=np.float64)
        bases = np.array([[known(a, b) for b in english] for a in russian])
        figures[f"{kind}, the model's raw cosine"] = _first(plain)
        figures[f"{kind}, the model without what a language shares"] = _first(meaning)
        figures[f"{kind}, with the bases"] = _first(meaning + _BASE_WORTH * bases)
    return figures


def _by_meaning(encode: Encode, side: str, russian: list[str], english: list[str]) -> Floats:
    calibration = shipped_calibration()

    def rows(texts: list[str], language: str) -> Floats:
        raw = quantised(encode([neutral(text) for text in texts]), len(texts))
        centre = calibration.centre(side, "ru" if language == "ru" else "en", raw.shape[1])
        return centred(raw, centre).astype(np.float64) / UNIT

    return np.asarray(rows(russian, "ru") @ rows(english, "en").T)


def _first(likeness: Floats) -> float:
    own = np.arange(len(likeness))
    there, back = (likeness.argmax(axis=1) == own).mean(), (likeness.argmax(axis=0) == own).mean()
    return round(float(there + back) / 2, 3)


def _titles_alike(russian: str, english: str) -> float:
    base = title_base()
    return _share({hit.id for hit in base.find(russian)}, {hit.id for hit in base.find(english)}, base.similarity)


def _skills_alike(russian: str, english: str) -> float:
    base = skill_base()
    return _share({hit.id for hit in base.find(russian)}, {hit.id for hit in base.find(english)}, lambda a, b: a == b)


def _share(one: set[str], other: set[str], alike: Callable[[str, str], float]) -> float:
    """The best pair, a little less the more is named besides it."""
    if not one or not other:
        return 0.0
    best = max(alike(a, b) for a in one for b in other)
    return best * (1 - 0.05 * (len(one | other) - 1))
