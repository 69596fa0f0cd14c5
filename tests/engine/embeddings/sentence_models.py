"""Vectors of models by folder, made in a process of their own: torch and what it loads would stay in the tests' one.

``python -m tests.engine.embeddings.sentence_models FOLDER`` writes them into ``FOLDER/vectors.npz``: of the default
model in float32, and of a small one, its first layers and commonest words, with the settings one can give.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from mismatch.engine.embeddings.build import pruned
from mismatch.engine.embeddings.e5_weights import Weights, read_weights, weights_path
from mismatch.engine.embeddings.embedder import Embedder, load_embedder
from mismatch.engine.embeddings.sentence_folder import write_sentence_folder
from tests.engine.embeddings.pairs import SKILLS, TEXTS, TITLES

COMPARED = [russian for russian, _ in TITLES] + [english for _, english in SKILLS] + TEXTS
SETTINGS: dict[str, dict[str, Any]] = {
    "plain": {},
    "again": {},
    "prefixed": {"prefix": "query: "},
    "first": {"pooling": "cls"},
    "short": {"max_tokens": 5},
}
LONGER = [TEXTS[2], TEXTS[2] + " и ещё", "query: " + TEXTS[2]]


def main(folder: Path) -> None:
    weights = pruned(read_weights(weights_path()))
    whole, small = folder / "whole", folder / "small"
    write_sentence_folder(weights, whole)
    write_sentence_folder(_cut(weights, layers=2, words=20_000), small)
    del weights
    vectors = {"float32": load_embedder(folder, str(whole), prefix="query: ").encode(COMPARED)}
    for name, settings in SETTINGS.items():
        vectors |= _told(name, load_embedder(folder, str(small), **settings))
    np.savez(folder / "vectors.npz", **vectors)


def _cut(weights: Weights, layers: int, words: int) -> Weights:
    kept = weights.words.rows(np.arange(words))
    return replace(weights, shape=replace(weights.shape, layers=layers), pieces=weights.pieces[:words], words=kept)


def _told(name: str, model: Embedder) -> dict[str, NDArray[Any]]:
    """What one model says to the same texts: together, alone, and of no text at all."""
    return {
        f"{name} id": np.array(model.model_id),
        f"{name} texts": model.encode(TEXTS),
        f"{name} alone": model.encode([TEXTS[3]]),
        f"{name} longer": model.encode(LONGER),
        f"{name} nothing": model.encode([]),
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
