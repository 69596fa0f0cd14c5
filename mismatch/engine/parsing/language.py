"""Which language a text is written in: Russian or English, by its letters."""

from __future__ import annotations

import re

from mismatch.engine.shapes import Language

#: Runs of letters, which are counted faster than letters.
_CYRILLIC = re.compile(r"[А-Яа-яЁё]+")
_LATIN = re.compile(r"[A-Za-z]+")
#: A Russian résumé of a developer is full of English names of tools: a third of Cyrillic letters is enough.
_RUSSIAN_SHARE = 0.33


def language_of(text: str) -> Language:
    """The main language of a text or block."""
    cyrillic, latin = sum(map(len, _CYRILLIC.findall(text))), sum(map(len, _LATIN.findall(text)))
    return "ru" if cyrillic and cyrillic >= _RUSSIAN_SHARE * (cyrillic + latin) else "en"
