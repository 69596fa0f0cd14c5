"""Case folding that keeps every offset: the folded text is as long as the text."""

from __future__ import annotations

import re
from functools import lru_cache

_SINGLE = {"ё": "е", "’": "'", "‘": "'", "`": "'", "\u00a0": " ", "\u202f": " ", "−": "-", "‑": "-"}
_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """Lower case, ё as е, one kind of apostrophe and of hyphen; ``len(fold(t)) == len(t)``."""
    return _folded_before(text) if len(text) <= _SHORT else _folded(text)


def _folded(text: str) -> str:
    lowered = text.lower()
    if text.isascii() and "`" not in text:
        return lowered
    if len(lowered) != len(text):  # a few letters, such as İ, grow when lowered
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered.translate(_TABLE)


#: A sentence is folded by every finder that reads it.
_SHORT = 400
_folded_before = lru_cache(maxsize=4096)(_folded)


def tidy(text: str) -> str:
    """One line, single spaces: a sentence as a page shows it."""
    return _SPACE.sub(" ", text).strip()


_TABLE = str.maketrans(_SINGLE)
