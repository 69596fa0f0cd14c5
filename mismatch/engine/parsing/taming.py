"""Text that no person wrote, made harmless for those who search it.

The searches for facts are made for words, rows and documents of human size; on a word of a hundred thousand letters
some of them would take hours. What is longer than any résumé has is blanked, cut or left out here: same length of
text, so that every offset still points into the document as it was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from mismatch.engine.parsing.document import Document, Line

#: The longest of 600 résumés at hand: a word of 106 letters (an address), a row of 290, a document of 870 rows.
LONGEST_WORD, LONGEST_ROW, MOST_ROWS = 400, 2_000, 3_000
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
#: Neither space nor letter nor sign: no pattern for facts finds or passes over it.
_BLANK = "\0"


def tame(document: Document) -> Document:
    """``document`` itself, unless something in it is longer than people write."""
    text, lines = document.text, document.lines
    is_wild = max(map(len, text.split()), default=0) > LONGEST_WORD
    if not is_wild and len(lines) <= MOST_ROWS and all(line.end - line.start <= LONGEST_ROW for line in lines):
        return document
    if is_wild:
        text = _LONG_WORD.sub(lambda word: _BLANK * len(word.group()), text)
    kept = [piece for line in lines[:MOST_ROWS] for piece in _pieces(text, line)][:MOST_ROWS]
    characters = list(text)
    end = kept[-1].end if kept else 0
    characters[end:] = _BLANK * (len(characters) - end)
    for line in kept[1:]:
        # Pieces with nothing but a blanked word between them are no row either.
        if characters[line.start - 1] in (" ", _BLANK):
            characters[line.start - 1] = "\n"
    return msgspec.structs.replace(document, text="".join(characters), lines=kept)


def _pieces(text: str, line: Line) -> Iterator[Line]:
    """A line without what was blanked, in pieces of bearable length, cut between words."""
    for part in re.finditer(r"[^\0]+", text[line.start : line.end]):
        start, end = line.start + part.start(), line.start + part.end()
        while end - start > LONGEST_ROW:
            cut = max(text.rfind(" ", start + 1, start + LONGEST_ROW), text.rfind("\t", start + 1, start + LONGEST_ROW))
            cut = cut if cut > start else start + LONGEST_ROW
            yield msgspec.structs.replace(line, start=start, end=cut)
            start = cut + 1
        if end > start:
            yield msgspec.structs.replace(line, start=start, end=end)
