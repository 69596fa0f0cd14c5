"""What a PDF page draws beside its text: filled areas, horizontal rules, pictures, in the order of painting."""

from __future__ import annotations

import ctypes
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from mismatch.engine.parsing.formats import pdf_calls as calls
from mismatch.engine.parsing.formats.pdf_frame import Frame
from mismatch.engine.parsing.formats.pdf_style import Color
from mismatch.engine.parsing.formats.pdf_windows import WindowReader
from mismatch.engine.parsing.grids import Borders
from mismatch.engine.parsing.limits import MAX_OBJECTS_A_PAGE
from mismatch.engine.parsing.placing import Rule

_MAX_FORM_DEPTH = 4
_TEXT, _PATH, _FORM = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM
_PICTURES = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING)
_RULE_THICKNESS, _RULE_LENGTH = 3.0, 40.0
#: A rectangle is a move, three or four lines and a closing.
_RECTANGLE = 6
_PHOTO_SIDES = (36.0, 260.0)


class Patch(NamedTuple):
    """A filled area or a picture (no colour): its box and its place in the order of painting.

    ``is_plain`` says that it fills its box, as rectangles do.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    color: Color | None
    order: int
    is_plain: bool = True

    @property
    def area(self) -> float:
        """In square points."""
        return max(self.x1 - self.x0, 0) * max(self.y1 - self.y0, 0)


@dataclass
class Paint:
    """Everything drawn on one page, and what limits its text objects (by their addresses).

    ``order_of`` gives their places in the order of painting, ``windows`` what they are clipped to where that is less
    than the page; ``layered`` are those on a layer.
    """

    patches: list[Patch] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    borders: Borders = field(default_factory=Borders)
    order_of: dict[int, int] = field(default_factory=dict)
    windows: dict[int, Box] = field(default_factory=dict)
    layered: set[int] = field(default_factory=set)

    @property
    def pictures(self) -> list[Patch]:
        """What was drawn in no single colour."""
        return [patch for patch in self.patches if patch.color is None]

    def has_photo(self, width: float, height: float) -> bool:
        """A picture of the size and shape of a portrait. Full pages and small icons are not."""
        low, high = _PHOTO_SIDES
        for picture in self.pictures:
            across, down = picture.x1 - picture.x0, picture.y1 - picture.y0
            if low <= across <= min(high, 0.7 * width) and low <= down <= high and 0.55 <= across / down <= 1.45:
                return True
        return False


class PaintReader:
    """Walks the objects of a page and of the forms it uses; ``written`` are the text objects that words are of."""

    def __init__(self, frame: Frame, has_layers: bool, written: Container[int]) -> None:
        self.paint = Paint()
        self._written = written
        self._frame = frame
        self._order = 0
        self._bounds = (ctypes.c_float * 4)()
        self._edges = [ctypes.addressof(self._bounds) + 4 * i for i in range(4)]
        self._numbers = (ctypes.c_uint * 4)()
        self._channels = [ctypes.addressof(self._numbers) + 4 * i for i in range(4)]
        self._modes = (ctypes.c_int * 2)()
        self._windows = WindowReader()
        self._has_layers = has_layers

    def read(self, page: Any) -> Paint:
        """Everything drawn on an open page, ``MAX_OBJECTS_A_PAGE`` objects at the most."""
        count = min(pdfium.FPDFPage_CountObjects(page), MAX_OBJECTS_A_PAGE)
        self._take(map(calls.page_object, repeat(calls.address_of(page)), range(count)), _IDENTITY, 0)
        return self.paint

    def _take(self, items: Iterable[int], matrix: Matrix, depth: int) -> bool:
        """Note objects; False when there are too many of them to go on."""
        for item in items:
            self._order += 1
            # Most objects are text, and words say of which.
            if item in self._written or (kind := calls.object_kind(item)) == _TEXT:
                self.paint.order_of[item] = self._order
                if item in self._written:
                    self._limits(item, matrix)
            elif kind == _PATH:
                self._path(item, matrix)
            elif kind in _PICTURES:
                self._picture(item, matrix)
            elif kind == _FORM and depth < _MAX_FORM_DEPTH:
                inside = map(calls.form_object, repeat(item), range(calls.form_count(item)))
                if not self._take(inside, _form_matrix(item, matrix), depth + 1):
                    return False
            if self._order >= MAX_OBJECTS_A_PAGE:
                return False
        return True

    def _limits(self, item: int, matrix: Matrix) -> None:
        if self._has_layers and self._windows.is_layered(item):
            self.paint.layered.add(item)
        window = self._windows.window(item)
        if window is None:
            return
        if matrix is not _IDENTITY:
            window = _moved(window, matrix)
        left, bottom, right, top = window
        x0, y0, x1, y1 = self._frame.turn(left, top, right, bottom)
        if x0 > 1 or y0 > 1 or x1 < self._frame.width - 1 or y1 < self._frame.height - 1:
            self.paint.windows[item] = x0, y0, x1, y1

    def _path(self, item: int, matrix: Matrix) -> None:
        box = self._box(item, matrix)
        if box is None:
            return
        x0, y0, x1, y1 = box
        if y1 - y0 <= _RULE_THICKNESS:
            if x1 - x0 >= _RULE_LENGTH:
                self.paint.rules.append(Rule(x0, x1, (y0 + y1) / 2))
            if x1 - x0 > _RULE_THICKNESS:
                self.paint.borders.level.append(((y0 + y1) / 2, x0, x1))
            return
        if x1 - x0 <= _RULE_THICKNESS:
            self.paint.borders.upright.append(((x0 + x1) / 2, y0, y1))
        place = ctypes.addressof(self._modes)
        if x1 - x0 <= 2 or not calls.draw_mode(item, place, place + 4):
            return
        is_plain = calls.segment_count(item) <= _RECTANGLE
        if self._modes[0]:
            calls.fill_color(item, *self._channels)
            red, green, blue, alpha = self._numbers
            self.paint.patches.append(Patch(*box, (red, green, blue, alpha), self._order, is_plain))
        elif self._modes[1] and is_plain:
            self.paint.borders.add_box(*box)

    def _picture(self, item: int, matrix: Matrix) -> None:
        box = self._box(item, matrix)
        if box is not None:
            self.paint.patches.append(Patch(*box, None, self._order))

    def _box(self, item: int, matrix: Matrix) -> Box | None:
        if not calls.object_bounds(item, *self._edges):
            return None
        left, bottom, right, top = self._bounds
        if matrix is not _IDENTITY:
            left, bottom, right, top = _moved((left, bottom, right, top), matrix)
        return self._frame.turn(left, top, right, bottom)


Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _form_matrix(item: int, outer: Matrix) -> Matrix:
    inner = pdfium.FS_MATRIX()
    if not calls.object_matrix(item, ctypes.addressof(inner)):
        return outer
    a, b, c, d, e, f = outer
    return (
        inner.a * a + inner.b * c,
        inner.a * b + inner.b * d,
        inner.c * a + inner.d * c,
        inner.c * b + inner.d * d,
        inner.e * a + inner.f * c + e,
        inner.e * b + inner.f * d + f,
    )


def _moved(box: Box, matrix: Matrix) -> Box:
    a, b, c, d, e, f = matrix
    corners = [(x * a + y * c + e, x * b + y * d + f) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
