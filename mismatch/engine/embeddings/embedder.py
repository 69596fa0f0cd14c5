"""Texts to vectors: the small interface, and the default model over onnxruntime."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from mismatch.engine.embeddings.build import (
    MANIFEST_FILE,
    MODEL_FILE,
    TOKENIZER_FILE,
    Manifest,
    default_model_folder,
    file_digest,
    is_built,
)

Matrix = NDArray[np.float32]

#: Tokens in one run of the model. Fewer leave the processor idle, more fall out of its cache.
TOKENS_PER_RUN = 256
#: No piece is longer, so a text cut here still fills the model's length.
_CHARACTERS_PER_TOKEN = 16


class Embedder(Protocol):
    """A sentence embedding model. The same text gives the same bytes, whatever else is encoded with it."""

    @property
    def model_id(self) -> str:
        """Name and hash of the weights; vectors of different ids are never compared."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One row a text, L2-normalised. A text beyond the model's length counts up to there."""


class ModelMissingError(Exception):
    """The default model is not built, or its folder is damaged; the message says what to run."""


def load_embedder(
    models_dir: Path,
    model: str | None = None,
    *,
    threads: int = 1,
    prefix: str = "",
    pooling: str | None = None,
    max_tokens: int | None = None,
) -> Embedder:
    """The default model, or any sentence-transformers ``model`` by hub id or folder.

    ``prefix``, ``pooling`` and ``max_tokens`` belong to ``model``; the default one has its own.
    """
    if not model:
        return OnnxEmbedder(default_model_folder(models_dir), threads=threads)
    from mismatch.engine.embeddings.sentence_transformer import SentenceTransformerEmbedder

    return SentenceTransformerEmbedder(
        model, cache_dir=models_dir, threads=threads, prefix=prefix, pooling=pooling, max_tokens=max_tokens
    )


class OnnxEmbedder:
    """The default model: texts of equal token length go together, so nothing is padded and nothing masked.

    ``threads`` runs go side by side, each of one thread: they wait for one another only at the end, where threads
    within a run meet after each of its many small steps.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self._manifest = _read_manifest(folder)
        self._tokenizer = _load_tokenizer(folder)
        self._session = _open_session(folder / MODEL_FILE)
        self._threads = threads

    @property
    def model_id(self) -> str:
        """As its folder names it: vectors of different models are never compared."""
        return self._manifest.model_id

    @property
    def dimensions(self) -> int:
        """Columns of a vector."""
        return self._manifest.dimensions

    def encode(self, texts: Sequence[str]) -> Matrix:
        """``float32[len(texts), dimensions]``, rows of length 1; equal texts have equal rows."""
        numbers: dict[str, int] = {}  # of texts that stand there twice, the first counts for all
        places = [numbers.setdefault(text, len(numbers)) for text in texts]
        rows = [self._token_ids(text) for text in numbers]
        batches = list(_equal_batches([len(row) for row in rows]))[::-1]  # the longest first, to end together
        vectors = np.empty((len(rows), self.dimensions), np.float32)
        for indices, found in zip(batches, self._run_all([[rows[i] for i in one] for one in batches]), strict=True):
            vectors[indices] = found
        return vectors[places]

    def count_tokens(self, text: str) -> int:
        """Tokens of the text with the prefix, as many as the model would need without a limit."""
        text = text.encode(errors="replace").decode()  # a lone surrogate is no text
        return len(self._tokenizer.encode(self._manifest.prefix + text).ids)

    def _token_ids(self, text: str) -> list[int]:
        limit = self._manifest.max_tokens
        text = " ".join(text.split())[: limit * _CHARACTERS_PER_TOKEN].encode(errors="replace").decode()
        ids: list[int] = self._tokenizer.encode(self._manifest.prefix + text).ids
        return ids if len(ids) <= limit else [*ids[: limit - 1], self._manifest.special.end]

    def _run_all(self, batches: Sequence[list[list[int]]]) -> list[Matrix]:
        if self._threads == 1 or len(batches) < 2:
            return [self._run(batch) for batch in batches]
        with ThreadPoolExecutor(self._threads) as threads:
            return list(threads.map(self._run, batches))

    def _run(self, rows: list[list[int]]) -> Matrix:
        (tokens,) = self._session.run(None, {"ids": np.array(rows, np.int64)})
        means: Matrix = tokens.mean(axis=1)
        means /= np.linalg.norm(means, axis=1, keepdims=True)
        return means


def _equal_batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indices of texts of one length together, at most ``TOKENS_PER_RUN`` tokens at a time."""
    groups: dict[int, list[int]] = defaultdict(list)
    for index, length in enumerate(lengths):
        groups[length].append(index)
    for length, indices in sorted(groups.items()):
        size = max(1, TOKENS_PER_RUN // length)
        yield from (indices[i : i + size] for i in range(0, len(indices), size))


def _read_manifest(folder: Path) -> Manifest:
    if not is_built(folder):
        raise ModelMissingError(f"The embedding model is not in {folder}. Build it with: python -m mismatch model")
    manifest = msgspec.json.decode((folder / MANIFEST_FILE).read_bytes(), type=Manifest)
    for name, digest in manifest.sha256.items():
        if file_digest(folder / name) != digest:
            raise ModelMissingError(f"{folder / name} is damaged. Delete {folder} and run: python -m mismatch model")
    return manifest


def _load_tokenizer(folder: Path) -> Any:
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(folder / TOKENIZER_FILE))


def _open_session(path: Path) -> Any:
    """The graph is used as written: onnxruntime's further fusions are slower on a CPU."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
