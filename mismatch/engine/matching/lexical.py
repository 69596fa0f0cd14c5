"""Words compared as letters: hashed four-letter pieces for a whole text, stems for a passage. No corpus needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from mismatch.engine.matching.folding import fold
from mismatch.engine.skills.folding import fold as stem_russian

#: Length of a vector of pieces in whole numbers: dot products are exact (see ``calibration.UNIT``).
LEXICAL_UNIT = 4000
BUCKETS = 1 << 18
_PIECE = 4
_WORD = re.compile(r"[^\W_]+(?:[+#]+)?")
_ENDINGS = ("ings", "ing", "ies", "ied", "ed", "es", "s")


@lru_cache(maxsize=1)
def _commonness() -> dict[str, float]:
    """Weight of words every vacancy and résumé uses: 0 for «и», less than 1 for «опыт»; 1 for all others."""
    raw = yaml.safe_load((Path(__file__).parent / "data" / "common_words.yaml").read_text(encoding="utf-8"))
    weights: dict[str, float] = {}
    for weight, words in raw.items():
        weights.update({stem(fold(word)): float(weight) for word in str(words).split()})
    return weights


@lru_cache(maxsize=1)
def _foreign() -> frozenset[str]:
    """Stems of the small words of further languages; a vacancy is not compared by them."""
    raw = yaml.safe_load((Path(__file__).parent / "data" / "foreign_words.yaml").read_text(encoding="utf-8"))
    return frozenset(stem(fold(word)) for words in raw.values() for word in words.split())


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A folded word without its ending, in either language."""
    if not word.isascii():
        return stem_russian(word)
    if len(word) > 4 and word.isalpha():
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                return word[: -len(ending)]
    return word


def word_weight(word: str) -> float:
    """How much a folded word tells, by its stem."""
    return _commonness().get(stem(word), 1.0)


def asked_weight(word: str) -> float:
    """The same for a word of a vacancy, which may be written in any language."""
    return 0.0 if stem(word) in _foreign() else word_weight(word)


def words(text: str) -> list[str]:
    """The words of a text, folded, in their order."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=200_000)
def _pieces(word: str) -> tuple[int, ...]:
    padded = f" {word} "
    grams = [padded] if len(padded) <= _PIECE else [padded[i : i + _PIECE] for i in range(len(padded) - _PIECE + 1)]
    return tuple(_bucket(gram) for gram in grams)


def _bucket(gram: str) -> int:
    """FNV-1a over code points: the same on every machine, unlike ``hash``."""
    value = 2166136261
    for letter in gram:
        value = ((value ^ ord(letter)) * 16777619) & 0xFFFFFFFF
    return (value ^ (value >> 15)) & (BUCKETS - 1)


def letters_vector(
    text: str, weigh: Callable[[str], float] = word_weight
) -> tuple[NDArray[np.int32], NDArray[np.int16]]:
    """Buckets and whole-number weights of a text's pieces; the weights have length ``LEXICAL_UNIT``."""
    sums: dict[int, float] = {}
    for word in words(text):
        weight = weigh(word)
        if weight:
            for bucket in _pieces(word):
                sums[bucket] = sums.get(bucket, 0.0) + weight
    buckets = np.array(sorted(sums), dtype=np.int32)
    values = np.sqrt(np.array([sums[int(b)] for b in buckets], dtype=np.float64))
    length = np.sqrt(np.sum(values * values)) if len(values) else 1.0
    return buckets, np.rint(values / length * LEXICAL_UNIT).astype(np.int16)


def pieces_of(text: str) -> list[tuple[float, tuple[int, ...]]]:
    """The telling words of a short text: weight and pieces of each."""
    return [(weight, _pieces(word)) for word in words(text) if (weight := word_weight(word)) > 0]


def cover(asked: Sequence[tuple[float, tuple[int, ...]]], held: frozenset[int]) -> float:
    """Share of the asked words' pieces that are held: titles against titles, in any inflection."""
    total = found = 0.0
    for weight, pieces in asked:
        total += weight * len(pieces)
        found += weight * sum(bucket in held for bucket in pieces)
    return found / total if total else 0.0


@lru_cache(maxsize=200_000)
def stem_code(word: str) -> int:
    """A folded word's stem as one number that means the same everywhere."""
    value = 2166136261
    for letter in stem(word):
        value = ((value ^ ord(letter)) * 16777619) & 0xFFFFFFFF
    return value


def stem_codes(text: str) -> list[int]:
    """The telling stems of a passage, each once."""
    return sorted({stem_code(word) for word in words(text) if word_weight(word) > 0 and len(word) > 1})


def stem_weights(text: str) -> dict[int, float]:
    """The telling stems of a demand with their weights."""
    return {stem_code(word): weight for word in words(text) if (weight := asked_weight(word)) > 0 and len(word) > 1}
