"""Names that wrap beside their dates: the second half belongs before the date, not under it."""

from __future__ import annotations

import re

from mismatch.engine.parsing.layout import Ink, Piece

_UNFINISHED = re.compile(r"(?:\s(?:of|and|for|the|&|und|и|в|по|на|им\.|имени(?: [А-ЯЁ][а-яё]+)?)|[,(«„“-])$")
_OPENING, _CLOSING = "«„“(", "»”)"
#: Room in sizes that a column leaves before the dates beside it.
_ROOM = 2.5


def wraps(upper: Piece, lower: Piece, beside: Piece) -> bool:
    """``lower`` goes on from ``upper``, for want of room left of the dates ``beside`` it."""
    below = 0 < lower.base - upper.base < 1.8 * upper.size and abs(lower.x0 - upper.x0) < 2
    alike = abs(lower.size - upper.size) < 0.2 and lower.bold == upper.bold
    return below and alike and not _would_fit(upper, lower.words[0], beside) and _is_open(upper.text, lower.text)


def _would_fit(upper: Piece, word: Ink, beside: Piece) -> bool:
    return upper.x1 + 0.3 * upper.size + (word.x1 - word.x0) < beside.x0 - _ROOM * upper.size


def _is_open(upper: str, lower: str) -> bool:
    """The upper line ends in the middle of a phrase."""
    unclosed = sum(upper.count(mark) for mark in _OPENING) > sum(upper.count(mark) for mark in _CLOSING)
    return lower[:1].islower() or unclosed or bool(_UNFINISHED.search(upper))
