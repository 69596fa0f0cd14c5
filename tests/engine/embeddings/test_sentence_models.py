"""Models of the sentence-transformers library: the default one agrees with its float32 self, and any folder serves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from mismatch.engine.embeddings.embedder import OnnxEmbedder, load_embedder
from tests.engine.embeddings.sentence_models import COMPARED, SETTINGS

ROOT = Path(__file__).parents[3]

Vectors = dict[str, NDArray[Any]]


@pytest.fixture(scope="module")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> Vectors:
    folder = tmp_path_factory.mktemp("sentence-models")
    command = [sys.executable, "-m", "tests.engine.embeddings.sentence_models", str(folder)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    with np.load(folder / "vectors.npz") as file:
        return dict(file)


def test_the_int8_model_agrees_with_float32(embedder: OnnxEmbedder, vectors: Vectors) -> None:
    cosines = (embedder.encode(COMPARED) * vectors["float32"]).sum(axis=1)
    print(f"int8 against float32: least {cosines.min():.5f}, mean {cosines.mean():.5f}")
    assert cosines.min() > 0.997


def test_the_id_tells_the_settings_apart(vectors: Vectors) -> None:
    ids = {name: str(vectors[f"{name} id"]) for name in SETTINGS}
    assert ids["again"] == ids["plain"]
    assert len(set(ids.values())) == len(SETTINGS) - 1


def test_prefix_pooling_and_length_are_taken(vectors: Vectors) -> None:
    assert np.allclose(vectors["plain longer"][2], vectors["prefixed longer"][0])
    assert not np.allclose(vectors["plain longer"][0], vectors["prefixed longer"][0])
    assert not np.allclose(vectors["first texts"][:2], vectors["plain texts"][:2])
    assert np.allclose(*vectors["short longer"][:2])
    assert not np.allclose(*vectors["plain longer"][:2])


def test_company_changes_no_byte(vectors: Vectors) -> None:
    for name in SETTINGS:
        assert vectors[f"{name} texts"][3].tobytes() == vectors[f"{name} alone"][0].tobytes()
        assert vectors[f"{name} nothing"].shape == (0, 384)


def test_an_unknown_pooling_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="pooling"):
        load_embedder(tmp_path, str(tmp_path), pooling="median")
