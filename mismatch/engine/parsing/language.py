"""Which language a text is written in: Russian or English by its letters; English or another by its small words."""

from __future__ import annotations

import re

from mismatch.engine.shapes import Language

#: Runs of letters, which are counted faster than letters.
_CYRILLIC = re.compile(r"[А-Яа-яЁё]+")
_LATIN = re.compile(r"[A-Za-z]+")
#: A Russian résumé of a developer is full of English names of tools: a third of Cyrillic letters is enough.
_RUSSIAN_SHARE = 0.33
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH_WORDS = frozenset(["the", "and", "of", "to", "for", "with", "from", "by"])
#: Small words of German, Dutch, French, Spanish, Italian, Portuguese, Polish and Turkish.
_FOREIGN_WORDS = frozenset(
    [
        "und",
        "der",
        "das",
        "mit",
        "von",
        "für",
        "bei",
        "zur",
        "zum",
        "het",
        "voor",
        "een",
        "et",
        "les",
        "du",
        "avec",
        "dans",
        "de",
        "la",
        "los",
        "las",
        "el",
        "con",
        "para",
        "del",
        "di",
        "della",
        "che",
        "nel",
        "em",
        "oraz",
        "dla",
        "przez",
        "ve",
        "ile",
        "için",
    ]
)
_FEWEST_FOREIGN = 3


def language_of(text: str) -> Language:
    """The main language of a text or block."""
    cyrillic = sum(map(len, _CYRILLIC.findall(text)))
    if not cyrillic:
        return "en"
    return "ru" if cyrillic >= _RUSSIAN_SHARE * (cyrillic + sum(map(len, _LATIN.findall(text)))) else "en"


def is_english(text: str) -> bool:
    """Whether a text in Latin letters is English, as far as its small words tell; one without any is taken for it."""
    words = [word.lower() for word in _WORD.findall(text)]
    foreign = sum(word in _FOREIGN_WORDS for word in words)
    return foreign < _FEWEST_FOREIGN or foreign <= sum(word in _ENGLISH_WORDS for word in words)
