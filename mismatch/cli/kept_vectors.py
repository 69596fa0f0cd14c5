"""Vectors that an earlier ``flask rank`` made of the same texts: a second vacancy does not wait for the model again."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mismatch.engine.embeddings.embedder import Embedder
from mismatch.engine.embeddings.packing import PackedVectorsError, pack, unpack
from mismatch.engine.matching.packing import texts_hash

#: Texts kept, the oldest forgotten first: about 30 KB a résumé.
KEPT = 10_000

_TABLE = "CREATE TABLE IF NOT EXISTS vectors (model TEXT, texts TEXT, packed BLOB, PRIMARY KEY (model, texts))"


class KeptVectors:
    """An embedder of whole lists of texts that keeps what it made in one file. A file that cannot be used is not."""

    def __init__(self, embedder: Embedder, folder: Path) -> None:
        self._embedder = embedder
        self.model_id = embedder.model_id
        self._kept: sqlite3.Connection | None = None
        with suppress(OSError, sqlite3.Error):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._kept = sqlite3.connect(folder / "vectors.sqlite3", timeout=2, isolation_level=None)
            self._kept.execute("PRAGMA journal_mode = WAL")
            self._kept.execute("PRAGMA synchronous = OFF")  # what is lost is made again
            self._kept.execute(_TABLE)

    def __enter__(self) -> KeptVectors:
        return self

    def __exit__(self, *_: object) -> None:
        """Forget the oldest beyond what is kept."""
        if self._kept:
            with suppress(sqlite3.Error):
                self._kept.execute(
                    "DELETE FROM vectors WHERE rowid <= (SELECT max(rowid) FROM vectors) - :kept", {"kept": KEPT}
                )
            self._kept.close()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, in the half precision in which the product stores vectors."""
        key = {"model": self.model_id, "texts": texts_hash(texts)}
        found = self._read(key)
        if found is None:
            packed = pack(self._embedder.encode(texts))
            self._write({**key, "packed": packed})
            return unpack(packed)
        return found

    def _read(self, key: dict[str, str]) -> NDArray[np.float32] | None:
        if self._kept:
            with suppress(sqlite3.Error, PackedVectorsError, TypeError):  # a cell may hold anything
                row = self._kept.execute(
                    "SELECT packed FROM vectors WHERE model = :model AND texts = :texts", key
                ).fetchone()
                return unpack(row[0]) if row else None
        return None

    def _write(self, row: dict[str, str | bytes]) -> None:
        if self._kept:
            with suppress(sqlite3.Error):
                self._kept.execute("INSERT OR REPLACE INTO vectors VALUES (:model, :texts, :packed)", row)
