"""Any model of the sentence-transformers library, by hub id or folder, behind the same interface."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_POOLINGS = ("mean", "cls", "max", "lasttoken", "mean_sqrt_len_tokens", "weightedmean")


class SentenceTransformerEmbedder:
    """One text a run: padded neighbours would change the last bits of a vector."""

    def __init__(
        self,
        model: str,
        *,
        cache_dir: Path | None = None,
        threads: int = 1,
        prefix: str = "",
        pooling: str | None = None,
        max_tokens: int | None = None,
    ) -> None:
        if pooling is not None and pooling not in _POOLINGS:
            raise ValueError(f"pooling {pooling!r} is none of {', '.join(_POOLINGS)}")
        self._model = _load(model, cache_dir, threads, pooling, max_tokens)
        self._prefix = prefix
        self.model_id = _model_id(self._model, Path(model).name or model, prefix, pooling)
        self.dimensions = int(self._model.get_embedding_dimension())

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """``float32[len(texts), dimensions]``, rows of length 1."""
        if not texts:
            return np.empty((0, self.dimensions), np.float32)
        vectors = self._model.encode(
            [self._prefix + text for text in texts],
            batch_size=1,
            normalize_embeddings=True,
            show_progress_bar=False,
            convert_to_numpy=True,
        )
        return np.asarray(vectors, np.float32)


def _load(model: str, cache_dir: Path | None, threads: int, pooling: str | None, max_tokens: int | None) -> Any:
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(threads)
    cache = str(cache_dir) if cache_dir else None
    loaded = SentenceTransformer(model, device="cpu", cache_folder=cache)
    if pooling is not None:
        _set_pooling(loaded, pooling)
    if max_tokens is not None:
        loaded.max_seq_length = max_tokens
    return loaded.eval()


def _set_pooling(model: Any, pooling: str) -> None:
    from sentence_transformers.sentence_transformer.modules import Pooling

    for index, module in enumerate(model):
        if isinstance(module, Pooling):
            model[index] = Pooling(module.embedding_dimension, pooling_mode=pooling)
            return
    raise ValueError("this model has no pooling to set")


def _model_id(model: Any, name: str, prefix: str, pooling: str | None) -> str:
    """The name, and a hash of everything that makes the vectors: weights, prefix, pooling, length.

    BERT's own pooler is left out: no vector passes through it, and a file without one gets random numbers there.
    """
    digest = hashlib.sha256(repr((prefix, pooling, model.max_seq_length)).encode())
    for key, tensor in sorted(model.state_dict().items()):
        if ".pooler." not in key:
            digest.update(key.encode())
            digest.update(tensor.detach().cpu().contiguous().view(-1).float().numpy().tobytes())
    return f"{name}-{digest.hexdigest()[:12]}"
