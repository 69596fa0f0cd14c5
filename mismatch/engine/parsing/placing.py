"""Writes the words of one page into the text, in reading order, with their boxes and line cues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np

from mismatch.engine.parsing.assembling import Assembler, line_kind
from mismatch.engine.parsing.characters import clean, is_plain
from mismatch.engine.parsing.columns import Placed
from mismatch.engine.parsing.document import Line, Word
from mismatch.engine.parsing.grids import Borders
from mismatch.engine.parsing.hyphens import join
from mismatch.engine.parsing.layout import SAME_LINE, Ink, Piece, look_alike, pieces_of
from mismatch.engine.parsing.tables import order_page
from mismatch.engine.shapes import Refused

#: A baseline step of more than this many sizes leaves an empty line in the text.
BLANK_STEP = 2.1
#: Cells nearer than this many sizes are words of one line that happen to stand wide.
NEAR_CELL = 1.5


class Rule:
    """A drawn horizontal line."""

    __slots__ = ("x0", "x1", "y")

    def __init__(self, x0: float, x1: float, y: float) -> None:
        self.x0, self.x1, self.y = x0, x1, y


def place_page(out: Assembler, page: int, words: list[Ink], rules: list[Rule], borders: Borders | None = None) -> None:
    """Append the words of a page to the document under way."""
    placed = order_page(pieces_of(words), borders) if words else []
    rows = _joined_rows(placed)
    boxes = _boxes([word for item, _ in rows for word in item.piece.words])
    plain = is_plain("".join([word.text for word in words]))
    for number, (item, beside) in enumerate(rows):
        before = rows[number - 1][0] if number else None
        after_beside = number + 1 < len(rows) and rows[number + 1][1]
        _separate(out, before, item, beside)
        line = _write_words(out, page, item.piece, islice(boxes, len(item.piece.words)), plain)
        if line:
            _write_line(out, page, item, line, beside or after_beside, rules)
    if rows:
        out.write("\n")


def _joined_rows(placed: list[Placed]) -> list[tuple[Placed, bool]]:
    """Pieces with whether they continue a row; wide-set words of one line become one piece."""
    rows: list[tuple[Placed, bool]] = []
    for item in placed:
        if item.beside == "near" and rows:
            last = rows[-1][0].piece
            gap = item.piece.x0 - last.x1
            level = abs(item.piece.base - last.base) <= SAME_LINE * last.size
            if level and 0 <= gap < NEAR_CELL * item.piece.size and look_alike(last, item.piece):
                last.extend(item.piece)
                continue
        rows.append((item, bool(item.beside and rows)))
    return rows


def _separate(out: Assembler, before: Placed | None, item: Placed, beside: bool) -> None:
    if before is None:
        if out.length:
            out.write("\n")
        return
    if beside and item.beside != "wrapped":
        out.write("\t")
        return
    step = item.piece.base - before.piece.base
    is_wrapped = item.beside == "wrapped"
    far = step < 0 or step > BLANK_STEP * max(item.piece.size, before.piece.size)
    if not is_wrapped and (item.column != before.column or far):
        out.write("\n\n")
        return
    seam = join(before.piece.words[-1].text, item.piece.words[0].text)
    if seam == "break":
        out.write(" " if is_wrapped else "\n")
    elif seam == "whole":
        out.drop_hyphen()


def _boxes(words: list[Ink]) -> Iterator[list[float]]:
    """The boxes of words in hundredths of a point, one after the other."""
    if not words:
        return iter(())
    sides = np.array([(word.x0, word.y0, word.x1, word.y1) for word in words])
    if not np.isfinite(sides).all():
        raise Refused("damaged", "a word that stands nowhere")
    # Zero is added to make minus zero plain.
    return iter((np.rint(sides * 100) / 100 + 0.0).tolist())


def _write_words(out: Assembler, page: int, piece: Piece, boxes: Iterable[list[float]], plain: bool) -> str:
    """Note the words of a piece with their boxes, and say how they read; the line itself is not written yet."""
    texts = [word.text for word in piece.words]
    if not plain:
        cleaned = [(text, box) for text, box in zip(map(clean, texts), boxes, strict=True) if text]
        texts, boxes = [text for text, _ in cleaned], [box for _, box in cleaned]
    at, append = out.length, out.words.append
    for text, (x0, y0, x1, y1) in zip(texts, boxes, strict=True):
        end = at + len(text)
        append(Word(at, end, page, x0, y0, x1, y1))
        at = end + 1
    return " ".join(texts)


def _write_line(out: Assembler, page: int, item: Placed, line: str, is_cell: bool, rules: list[Rule]) -> None:
    start, piece = out.write(line), item.piece
    kind = line_kind(line)
    if is_cell and kind == "text":
        kind = "cell"
    ruled = bool(rules) and _is_ruled(piece, rules)
    out.lines.append(Line(start, out.length, page, round(piece.size, 1), piece.bold, kind, item.column, ruled))  # type: ignore[arg-type]


def _is_ruled(piece: Piece, rules: list[Rule]) -> bool:
    x0, x1, y0, y1, size = piece.x0, piece.x1, piece.y0, piece.y1, piece.size
    for rule in rules:
        under, over = y1 - 0.3 * size <= rule.y <= y1 + size, y0 - 0.8 * size <= rule.y <= y0
        if rule.x0 < x1 and rule.x1 > x0 and (under or over):
            return True
    return False
