"""Which language a text is written in: Russian or English, by its letters."""

from __future__ import annotations

import re

from mismatch.engine.shapes import Language

_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
#: A Russian résumé of a developer is full of English names of tools: a third of Cyrillic letters is enough.
_RUSSIAN_SHARE = 0.33


def language_of(text: str) -> Language:
    """The main language of a text or block."""
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    return "ru" if cyrillic and cyrillic >= _RUSSIAN_SHARE * (cyrillic + latin) else "en"
