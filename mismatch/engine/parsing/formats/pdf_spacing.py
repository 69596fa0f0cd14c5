"""Spaces that got lost: the sign of it, and where a second look says they are.

Some programs write PDFs in which pdfium sees no spaces between words. The mean length of words tells: running text
has 5 to 7 letters a word in English and up to 8 in Russian, text without spaces far more. First the gaps between the
letters are measured; where even those say nothing, pypdf reads the page and its spaces are laid over pdfium's letters.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mismatch.engine.parsing.layout import Ink

if TYPE_CHECKING:
    import pypdf

# pypdf logs what it stumbles on, which is people's data: its loggers end here.
logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False

#: Mean letters a word above which a page is suspected. Of 100 English résumés one passes the first figure, of 300
#: Russian vacancies none the second.
_LONG_LATIN, _LONG_CYRILLIC = 7.8, 9.6
_FEW_WORDS = 30
_LETTERS = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile("[А-Яа-яЁё]")
#: Addresses are long without being wrong.
_ADDRESS = re.compile(r"[@/]|www\.|\.(?:com|ru|org|net|io)\b", re.IGNORECASE)
#: A gap of this many sizes between two letters is a space where pdfium saw none.
GAP = 0.09


def lacks_spaces(texts: Sequence[str]) -> bool:
    """Whether these words are too long on average to be words."""
    if sum(map(len, texts)) <= 0.9 * _LONG_LATIN * len(texts) and len(texts) >= _FEW_WORDS:
        return False
    words = [text for text in texts if _LETTERS.search(text) and not _ADDRESS.search(text)]
    letters = sum(map(len, words))
    if not words or (len(words) < _FEW_WORDS and letters < 20 * len(words)):
        return False
    cyrillic = sum(len(_CYRILLIC.findall(text)) for text in words) > letters / 2
    return letters / len(words) > (_LONG_CYRILLIC if cyrillic else _LONG_LATIN)


def cuts_by_gaps(boxes: Sequence[tuple[float, float, float, float]], size: float) -> list[int]:
    """Where the letters of one word stand apart."""
    return [i for i in range(1, len(boxes)) if boxes[i][0] - boxes[i - 1][2] > GAP * size]


class SecondReader:
    """pypdf's view of a document, opened only when a page asks for it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._opened: pypdf.PdfReader | None = None

    def words(self, page: int) -> list[str] | None:
        """A page's words, or None when pypdf fails or finds no more spaces than pdfium did."""
        import pypdf  # few files need it, and it takes an eighth of a second to load

        try:
            self._opened = self._opened or pypdf.PdfReader(io.BytesIO(self._data))
            words = self._opened.pages[page].extract_text().split()
        except Exception:  # a second opinion only: whatever pypdf stumbles on, pdfium's reading stands
            return None
        return None if not words or lacks_spaces(words) else words


def cuts_by_words(inks: Sequence[Ink], words: Sequence[str]) -> list[list[int]]:
    """For each of pdfium's words the places where the second reader's words begin."""
    letters = "".join(words)
    starts, at = set(), 0
    for word in words:
        starts.add(at)
        at += len(word)
    cuts: list[list[int]] = []
    cursor = 0
    for ink in inks:
        found = letters.find(ink.text, cursor)
        if found < 0:
            found = letters.find(ink.text)
        if found < 0:
            cuts.append([])
            continue
        cuts.append([i for i in range(1, len(ink.text)) if found + i in starts])
        cursor = found + len(ink.text)
    return cuts
