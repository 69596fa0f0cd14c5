"""Vectors of the pool's sentences: each distinct one goes through the real model once, and is kept for the next run."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from mismatch.engine.embeddings.build import build_default_model
from mismatch.engine.embeddings.embedder import OnnxEmbedder

Report = Callable[[str], None]
_TOGETHER = 256
_model: list[OnnxEmbedder] = []


class Sentences:
    """Rows of one matrix by text."""

    def __init__(self, model_id: str, texts: Sequence[str], matrix: NDArray[np.float16]) -> None:
        self.model_id = model_id
        self.rows = {text: row for row, text in enumerate(texts)}
        self.matrix = matrix

    @classmethod
    def load(cls, folder: Path, model_id: str) -> Sentences:
        """What earlier runs have left; nothing at first."""
        texts, matrix = _files(folder, model_id)
        if not matrix.exists():
            return cls(model_id, [], np.zeros((0, 0), np.float16))
        return cls(model_id, msgspec.json.decode(texts.read_bytes(), type=list[str]), np.load(matrix, mmap_mode="r"))

    def save(self, folder: Path) -> None:
        texts, matrix = _files(folder, self.model_id)
        np.save(matrix.with_suffix(".new.npy"), self.matrix)
        matrix.with_suffix(".new.npy").rename(matrix)
        texts.write_bytes(msgspec.json.encode(list(self.rows)))

    def of(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, as a worker would have stored them."""
        return np.asarray(self.matrix[[self.rows[text] for text in texts]], dtype=np.float32)


def embed_sentences(folder: Path, models_dir: Path, texts: set[str], processes: int, report: Report) -> Sentences:
    """Vectors of all ``texts``; only new ones are computed."""
    model = build_default_model(models_dir, lambda _: None)
    known = Sentences.load(folder, OnnxEmbedder(model).model_id)
    fresh = sorted(texts - known.rows.keys())
    if not fresh:
        return known
    report(f"{len(fresh)} new sentences go through the model")
    parts = [fresh[start : start + _TOGETHER] for start in range(0, len(fresh), _TOGETHER)]
    with multiprocessing.get_context("spawn").Pool(processes, _warm, (model,)) as pool:
        made = np.concatenate(pool.map(_encode, parts, chunksize=1))
    matrix = made if not known.rows else np.concatenate([known.matrix, made])
    grown = Sentences(known.model_id, [*known.rows, *fresh], matrix)
    grown.save(folder)
    return grown


def _files(folder: Path, model_id: str) -> tuple[Path, Path]:
    return folder / f"sentences-{model_id}.json", folder / f"sentences-{model_id}.npy"


def _warm(model: Path) -> None:
    _model.append(OnnxEmbedder(model))


def _encode(texts: list[str]) -> NDArray[np.float16]:
    return _model[0].encode(texts).astype(np.float16)
