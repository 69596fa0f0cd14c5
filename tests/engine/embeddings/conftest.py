"""The default model, built once into the folder that `make run` uses too."""

from __future__ import annotations

from pathlib import Path

import pytest

from mismatch.engine.embeddings.build import build_default_model, pruned
from mismatch.engine.embeddings.e5_weights import Weights, read_weights, weights_path
from mismatch.engine.embeddings.embedder import OnnxEmbedder

MODELS = Path(__file__).parents[3] / "var" / "models"


@pytest.fixture(scope="session")
def model_folder() -> Path:
    return build_default_model(MODELS, print)


@pytest.fixture(scope="session")
def embedder(model_folder: Path) -> OnnxEmbedder:
    return OnnxEmbedder(model_folder)


@pytest.fixture(scope="module")
def weights() -> Weights:
    return pruned(read_weights(weights_path()))
