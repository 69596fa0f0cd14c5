"""Vectors kept between runs of ``flask rank``."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from mismatch.cli import kept_vectors
from mismatch.cli.kept_vectors import KeptVectors


class Counting:
    """An embedder of lengths that counts what it was asked."""

    dimensions = 2

    def __init__(self, model_id: str = "lengths-1") -> None:
        self.model_id = model_id
        self.asked = 0

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += 1
        return np.array([[len(text), 0.1] for text in texts], np.float32)


def test_the_same_texts_are_not_embedded_again(tmp_path: Path) -> None:
    first, second = Counting(), Counting()
    with KeptVectors(first, tmp_path) as kept:
        made = kept.encode(["one", "three"])
    with KeptVectors(second, tmp_path) as kept:
        again = kept.encode(["one", "three"])
        kept.encode(["onet", "hree"])
    assert (made == again).all()
    assert (first.asked, second.asked) == (1, 1)


def test_another_model_makes_its_own(tmp_path: Path) -> None:
    other = Counting("lengths-2")
    with KeptVectors(Counting(), tmp_path) as kept:
        kept.encode(["one"])
    with KeptVectors(other, tmp_path) as kept:
        kept.encode(["one"])
    assert other.asked == 1


def test_the_oldest_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_vectors, "KEPT", 2)
    with KeptVectors(Counting(), tmp_path) as kept:
        for text in "abc":
            kept.encode([text])
    later = Counting()
    with KeptVectors(later, tmp_path) as kept:
        kept.encode(["b"])
        kept.encode(["c"])
        assert later.asked == 0
        kept.encode(["a"])
    assert later.asked == 1


@pytest.mark.parametrize("spoilt", [b"no database at all, but long enough to look like a file of something", b""])
def test_a_spoilt_file_stops_nothing(tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / "vectors.sqlite3").write_bytes(spoilt)
    with KeptVectors(Counting(), tmp_path) as kept:
        assert kept.encode(["one"])[0, 0] == 3


def test_a_spoilt_row_is_made_anew(tmp_path: Path) -> None:
    with KeptVectors(Counting(), tmp_path) as kept:
        kept.encode(["one"])
    for spoilt in (None, "text", b"few"):
        with closing(sqlite3.connect(tmp_path / "vectors.sqlite3")) as file, file:
            file.execute("UPDATE vectors SET packed = ?", (spoilt,))
        with KeptVectors(Counting(), tmp_path) as kept:
            assert kept.encode(["one"])[0, 0] == 3
