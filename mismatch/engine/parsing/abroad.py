"""Résumés in other languages than the two: their headings, months and trades, from ``data/abroad.yaml``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from mismatch.engine.parsing.vocabulary import fold, load

_WORD = re.compile(r"[^\W\d_]+")
_ACCENT = re.compile(r"(?<=[a-z])[\u0300-\u036f]+", re.IGNORECASE)


def unaccented(text: str) -> str:
    """Latin letters without their accents, as capitals are often set; other letters stay."""
    return unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFD", text)))


@cache
def heading_kinds_abroad() -> dict[str, str]:
    """Folded phrases, with accents and without, and the kind of section they open."""
    kinds: dict[str, str] = {}
    for kind, rows in load("abroad")["headings"].items():
        for phrase in (fold(phrase) for row in rows for phrase in row):
            kinds.setdefault(phrase, kind)
            kinds.setdefault(unaccented(phrase), kind)
    return kinds


@cache
def month_numbers() -> dict[str, int]:
    """The number of every month's name abroad."""
    return {name: number for number, row in enumerate(load("abroad")["months"], start=1) for name in row}


@cache
def months_pattern() -> str:
    """The names of months as alternatives of one expression, over folded text."""
    return _alternatives(month_numbers())


@cache
def present_pattern() -> str:
    """The phrases for "until now" as alternatives of one expression, over folded text."""
    return _alternatives(word for row in load("abroad")["present"] for word in row)


@cache
def _date_words() -> frozenset[str]:
    """One telling word of every name of a month and every phrase for "until now"."""
    phrases = [*month_numbers(), *(word for row in load("abroad")["present"] for word in row)]
    return frozenset(max(_WORD.findall(phrase), key=len) for phrase in phrases)


def tells_dates_abroad(text: str) -> bool:
    """Whether a month or "until now" stands in the text in one of the other languages."""
    return not _date_words().isdisjoint(_WORD.findall(text.lower()))


@cache
def _trades() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Whole words, ends of words, beginnings of words."""
    words = {word for row in load("abroad")["trades"] for word in row}
    whole = frozenset(word for word in words if "*" not in word)
    ends = tuple(sorted(word[1:] for word in words if word.startswith("*")))
    return whole, ends, tuple(sorted(word[:-1] for word in words if word.endswith("*")))


def names_trade_abroad(text: str) -> bool:
    """A trade in one of the other languages: "Projektingenieurin", "Chargée de communication"."""
    whole, ends, beginnings = _trades()
    return any(
        word in whole or word.endswith(ends) or word.startswith(beginnings)
        for word in (word.strip('.,;:()/|–—«»"') for word in text.lower().split())
    )


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))
