"""Measures the calibration of a model on the reference sentences: run once a model, its result is shipped.

``python -m mismatch.engine.matching.reference MODELS_DIR`` prints the data file for the default model.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol

import msgspec
import numpy as np
import yaml
from numpy.typing import NDArray

from mismatch.engine.matching.calibration import (
    UNIT,
    Calibration,
    Scale,
    centred,
    keep_calibration,
    kept_calibration,
    mean_vector,
    packed_centre,
    quantised,
    shipped_calibration,
)
from mismatch.engine.shapes import Language

LANGUAGES: tuple[Language, ...] = ("ru", "en")
Matrix = NDArray[np.float32]
Floats = NDArray[np.float64]


class Encoder(Protocol):
    """The part of an embedder that is needed here."""

    @property
    def model_id(self) -> str: ...

    def encode(self, texts: list[str]) -> Matrix: ...


class Trade(NamedTuple):
    """One trade's sentences in one language, embedded: a title, demands, and the answer to each demand."""

    title: Floats
    asked: Floats
    told: Floats


def measure(embedder: Encoder) -> Calibration:
    """Centres and scales of a model. Words need no model: their scales are kept."""
    raw = {language: _embedded(embedder, language) for language in LANGUAGES}
    centres = {
        f"{side}-{language}": packed_centre(_mean(raw[language], side))
        for language in LANGUAGES
        for side in Trade._fields
    }
    bare = Calibration(
        version=1, model=embedder.model_id, centres=centres, meaning={}, words=shipped_calibration().words
    )
    flat = {language: [_centred(trade, bare, language) for trade in raw[language]] for language in LANGUAGES}
    meaning = {f"{a}-{b}": _scales(flat[a], flat[b]) for a in LANGUAGES for b in LANGUAGES}
    return msgspec.structs.replace(bare, meaning=meaning)


def keep_measured(embedder: Encoder) -> None:
    """The calibration of a model that ships without one, measured once on an installation: some hundred sentences."""
    if embedder.model_id != shipped_calibration().model and kept_calibration(embedder.model_id) is None:
        keep_calibration(measure(embedder))


def reference_trades() -> dict[str, dict[str, dict[str, list[str]]]]:
    """The sentences as data/reference.yaml has them."""
    raw: dict[str, dict[str, dict[str, list[str]]]] = yaml.safe_load(
        (Path(__file__).parent / "data" / "reference.yaml").read_text(encoding="utf-8")
    )
    return raw


def _embedded(embedder: Encoder, language: Language) -> list[Trade]:
    found = []
    for trade in reference_trades().values():
        told = trade[language]
        parts = ([told["title"]], told["demands"], told["answers"])
        found.append(Trade(*(np.asarray(embedder.encode(list(p)), dtype=np.float64) for p in parts)))  # type: ignore[arg-type]
    return found


def _mean(trades: list[Trade], side: str) -> Floats:
    mean: Floats = np.vstack([getattr(trade, side) for trade in trades]).mean(axis=0)
    return mean


def _centred(trade: Trade, calibration: Calibration, language: Language) -> Trade:
    def one(rows: Floats, side: str) -> Floats:
        whole = quantised(rows.astype(np.float32), len(rows))
        return centred(whole, calibration.centre(side, language, rows.shape[1])).astype(np.float64) / UNIT

    return Trade(*(one(getattr(trade, side), side) for side in Trade._fields))


def _scales(asked: list[Trade], told: list[Trade]) -> dict[str, Scale]:
    """Nothing at what strangers reach by chance, all at what a good answer reaches."""
    return {
        "passage": _scale(_strangers_best(asked, told), _answers(asked, told), spread=1.0, reach=1.0),
        "title": _scale(*_both(asked, told, _title), spread=1.5),
        "mean": _scale(*_both(asked, told, _means), spread=0.5, reach=1.5),
        "context": _scale(*_both(asked, told, _context), spread=0.5, reach=1.5),
        "best": _scale(*_both(asked, told, _best), spread=0.5, reach=1.5),
    }


def _scale(strangers: list[float], kin: list[float], spread: float, reach: float = 0.5) -> Scale:
    zero = float(np.mean(strangers) + spread * np.std(strangers))
    one = float(np.mean(kin) + reach * np.std(kin))
    return round(zero, 4), round(max(one, zero + 0.1), 4)


def _answers(asked: list[Trade], told: list[Trade]) -> list[float]:
    """A demand and the sentence that answers it."""
    return [float(x) for a, b in zip(asked, told, strict=True) for x in np.diag(a.asked @ b.told.T)]


def _strangers_best(asked: list[Trade], told: list[Trade]) -> list[float]:
    """The best of all sentences of all other trades, as a long résumé of a stranger would offer."""
    best = []
    for i, a in enumerate(asked):
        others = np.vstack([b.told for j, b in enumerate(told) if j != i])
        best += [float(x) for x in (a.asked @ others.T).max(axis=1)]
    return best


def _both(
    asked: list[Trade], told: list[Trade], compare: Callable[[Trade, Trade], float]
) -> tuple[list[float], list[float]]:
    """The likeness of strangers, and that of kin."""
    found: tuple[list[float], list[float]] = ([], [])
    for i, a in enumerate(asked):
        for j, b in enumerate(told):
            found[i == j].append(compare(a, b))
    return found


def _title(a: Trade, b: Trade) -> float:
    """The same title in the same language would say nothing: it is taken as a translation of average quality."""
    value = float(a.title[0] @ b.title[0])
    return min(value, _GOOD_TITLE)


_GOOD_TITLE = 0.75


def _best(a: Trade, b: Trade) -> float:
    """The title against what a person tells, their own title among it."""
    return min(float((np.vstack([b.title, b.told]) @ a.title[0]).max()), _GOOD_TITLE)


def _means(a: Trade, b: Trade) -> float:
    return float(_direction(a.asked) @ _direction(b.told))


def _direction(rows: Floats) -> Floats:
    return mean_vector(np.rint(rows * UNIT).astype(np.int16)).astype(np.float64) / UNIT


def _context(a: Trade, b: Trade) -> float:
    from mismatch.engine.matching.meaning import OWN_ASKED, OWN_TOLD

    asked = _unit(OWN_ASKED * a.asked + (1 - OWN_ASKED) * _direction(a.asked))
    told = _unit(OWN_TOLD * b.told + (1 - OWN_TOLD) * _direction(b.told))
    return float((asked @ told.T).max(axis=1).mean())


def _unit(rows: Floats) -> Floats:
    unit: Floats = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


def main(models_dir: str) -> None:
    """Print the data file for the default model in ``models_dir``."""
    from mismatch.engine.embeddings.embedder import load_embedder

    calibration = measure(load_embedder(Path(models_dir)))
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(calibration), indent=1).decode() + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
