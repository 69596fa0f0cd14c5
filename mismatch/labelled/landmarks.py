"""Makes the landmarks that texts are seen from: the names of all occupations, embedded by the default model.

``python -m mismatch.labelled.landmarks MODELS_DIR [CACHE_DIR] > mismatch/engine/matching/data/landmarks.npy``
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mismatch.engine.embeddings.embedder import load_embedder
from mismatch.engine.matching.calibration import centred, quantised, shipped_calibration, without
from mismatch.engine.matching.neutral import neutral
from mismatch.engine.matching.weights import shipped_weights
from mismatch.engine.shapes import Language
from mismatch.engine.skills.titles import title_base
from mismatch.labelled.prepared import CachedEncoder, Encode

_LANGUAGES: tuple[Language, ...] = ("ru", "en")
_MOST = 127


def made(encode: Encode) -> NDArray[np.int8]:
    """(ru, en) × occupations × width: each row in whole numbers up to 127."""
    base = title_base()
    return np.stack([_rows(encode([neutral(base.name(id, x)) for id in base.titles]), x) for x in _LANGUAGES])


def _rows(vectors: NDArray[np.float32], language: Language) -> NDArray[np.int8]:
    """Without what all demands of the language share, and without what sets languages apart."""
    calibration, width = shipped_calibration(), vectors.shape[1]
    bare = centred(quantised(vectors, len(vectors)), calibration.centre("asked", language, width))
    rows = without(bare, shipped_weights().directions(calibration, width))
    return np.rint(rows * (_MOST / np.abs(rows).max(axis=1, keepdims=True))).astype(np.int8)


def main(models_dir: str, cache_dir: str | None = None) -> None:
    """Write the data file."""
    encode = CachedEncoder(load_embedder(Path(models_dir)), Path(cache_dir) if cache_dir else None)
    np.save(sys.stdout.buffer, made(encode))


if __name__ == "__main__":
    main(*sys.argv[1:])
