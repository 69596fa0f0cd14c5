"""The sentences of a text that show what a query has found in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from mismatch.engine.search.highlights import Found

#: In characters.
LONGEST_SNIPPET = 280
#: A sentence that began farther back is shown from the word on.
_FARTHEST = 600
_SENTENCE_END = re.compile(r"\n|(?<=[.!?…])\s+(?=[\"«(]?[A-ZА-ЯЁ0-9])")


class Snippet(msgspec.Struct, frozen=True):
    """A sentence as alternating pieces: plain text, and text to mark (``is_found``)."""

    pieces: tuple[tuple[str, bool], ...]
    start: int
    end: int


def snippets(text: str, found: Sequence[Found], count: int = 2) -> list[Snippet]:
    """The sentences that show most of what was found, in the text's order."""
    sentences: dict[tuple[int, int], set[str]] = {}
    place = (0, 0)
    for one in found:
        if not place[0] <= one.start < one.end <= place[1]:
            place = _around(text, one)
        sentences.setdefault(place, set()).add(one.label)
    chosen: list[tuple[int, int]] = []
    shown: set[str] = set()
    for _ in range(count):
        best = max(sentences, key=lambda s: (len(sentences[s] - shown), len(sentences[s]), -s[0]), default=None)
        if best is None or (shown and not sentences[best] - shown and len(chosen) >= 1):
            break
        chosen.append(best)
        shown |= sentences.pop(best)
    return [_snippet(text, start, end, found) for start, end in sorted(chosen)]


def _around(text: str, one: Found) -> tuple[int, int]:
    """The sentence around a place; of a long one the part near the place, cut between words."""
    line = text.rfind("\n", max(0, one.start - _FARTHEST), one.start) + 1
    begins = max(
        (m.end() for m in _SENTENCE_END.finditer(text, line or max(0, one.start - _FARTHEST), one.start)), default=line
    )
    start = begins if begins or one.start < _FARTHEST else one.start
    farthest = min(len(text), one.end + _FARTHEST)
    stop = _SENTENCE_END.search(text, one.end, farthest)
    end = stop.start() if stop else farthest
    if end - start > LONGEST_SNIPPET:
        start = _word_start(text, max(start, one.start - LONGEST_SNIPPET // 3), start)
        end = _word_end(text, max(one.end, start + LONGEST_SNIPPET), end)
    return start, end


def _word_start(text: str, place: int, least: int) -> int:
    space = text.find(" ", place)
    return place if place == least or space < 0 else space + 1


def _word_end(text: str, place: int, most: int) -> int:
    if place >= most:
        return most
    space = text.rfind(" ", 0, place + 1)
    return space if space > 0 else place


def _snippet(text: str, start: int, end: int, found: Sequence[Found]) -> Snippet:
    pieces: list[tuple[str, bool]] = []
    place = start
    for one in found:
        if one.start < start or one.end > end:
            continue
        if one.start > place:
            pieces.append((text[place : one.start], False))
        pieces.append((text[one.start : one.end], True))
        place = one.end
    if place < end:
        pieces.append((text[place:end], False))
    return Snippet(tuple(pieces), start, end)
