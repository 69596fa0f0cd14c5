"""The vocabulary of multilingual-e5-small cut to Latin and Cyrillic, and its tokenizer."""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from mismatch.engine.embeddings.e5_weights import SpecialTokens

_WORD_START = "▁"
_SCRIPTS = ("LATIN ", "CYRILLIC ")
#: Soft hyphens, zero-width characters and marks of direction carry no meaning and would split words.
_INVISIBLE = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]"


def kept_pieces(pieces: list[tuple[str, float]], special: SpecialTokens) -> NDArray[np.int64]:
    """Indices of the special tokens and of the pieces written in Latin, Cyrillic, digits, punctuation and signs."""
    specials = {special.start, special.end, special.padding, special.unknown}
    return np.array([i for i, (text, _) in enumerate(pieces) if i in specials or all(map(_is_kept, text))], np.int64)


@cache
def _is_kept(character: str) -> bool:
    if character == _WORD_START or character.isascii():
        return True
    category = unicodedata.category(character)
    if category[0] == "L":
        return unicodedata.name(character, "").startswith(_SCRIPTS)
    return category[0] in "PS"


def make_tokenizer(pieces: list[tuple[str, float]], special: SpecialTokens) -> Tokenizer:
    """A SentencePiece unigram tokenizer. The specials must come first in ``pieces``, at their own ids."""
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=special.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Replace(Regex(_INVISIBLE), ""),
            normalizers.Replace(Regex(r"[\s\p{Cc}]+"), " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=_WORD_START, prepend_scheme="always")
    start, end = pieces[special.start][0], pieces[special.end][0]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{start} $A {end}", special_tokens=[(start, special.start), (end, special.end)]
    )
    return tokenizer
