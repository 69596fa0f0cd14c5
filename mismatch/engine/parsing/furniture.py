"""What a printing program repeats on every page, a head, a foot, the page's number: no part of what a person wrote.

Such lines stand in the text where their page ends, often in the middle of an entry. They keep their place and their
words; their lines are marked, and whoever reads entries passes over them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

import msgspec

from mismatch.engine.parsing.document import Line, Page, Word

#: The share of a page's height, and the points at least, in which heads stand above and feet below.
_MARGIN, _LEAST = 0.1, 48.0
#: Points by which the same line may stand higher or lower on another page.
_DRIFT = 4.0
_DIGITS = re.compile(r"\d+")
#: Rows at the top of the first page that hold who the résumé is about.
_OPENING_ROWS = 4


def mark_furniture(lines: list[Line], words: list[Word], pages: list[Page], text: str) -> list[Line]:
    """The lines, repeated heads and feet of kind "furniture". A head's first appearance is the writer's own."""
    if len(pages) < 2:
        return lines
    repeated: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
    rows = _rows(lines, text)
    opening: set[str] = set()
    heads: set[int] = set()
    starts = [word.start for word in words]
    for number, row in enumerate(rows):
        at = bisect_left(starts, lines[row[0]].start)
        if at < len(words):
            word = words[at]
            if number < _OPENING_ROWS and not word.page:
                opening.update(_cells(row, lines, text))
            height = pages[word.page].height
            margin = max(_MARGIN * height, _LEAST)
            if not margin < (word.y0 + word.y1) / 2 < height - margin:
                shown = " ".join(text[lines[row[0]].start : lines[row[-1]].end].split())
                repeated[_DIGITS.sub("0", shown)].append((number, word.page, word.y0))
                if word.page and word.y0 < height / 2 and opening.issuperset(_cells(row, lines, text)):
                    heads.update(row)
    marked = {line for places in repeated.values() for number in _repeats(places, pages) for line in rows[number]}
    # Who it is about, once more above a later page, even where there is but one such page.
    marked |= heads
    if not marked:
        return lines
    return [msgspec.structs.replace(line, kind="furniture") if n in marked else line for n, line in enumerate(lines)]


def _rows(lines: list[Line], text: str) -> list[list[int]]:
    """The numbers of the lines that stand on one row: only tabs and spaces part them."""
    rows: list[list[int]] = []
    for number, line in enumerate(lines):
        if rows and "\n" not in text[lines[number - 1].end : line.start]:
            rows[-1].append(number)
        else:
            rows.append([number])
    return rows


def _cells(row: list[int], lines: list[Line], text: str) -> list[str]:
    """What stands on a row, piece by piece."""
    shown = text[lines[row[0]].start : lines[row[-1]].end]
    return [" ".join(cell.split()) for cell in shown.split("\t")]


def _repeats(places: list[tuple[int, int, float]], pages: list[Page]) -> list[int]:
    """Which of the equal rows are furniture: those at the same height on several pages."""
    found: list[int] = []
    for number, page, y in places:
        others = {p for _, p, other in places if p != page and abs(other - y) < _DRIFT}
        is_first_head = y < pages[page].height / 2 and all(p > page for p in others)
        if others and not is_first_head:
            found.append(number)
    return found
