"""What limits a PDF's text from outside: the window it is clipped to, and the layer it stands on."""

from __future__ import annotations

import ctypes
import re

from mismatch.engine.parsing.formats import pdf_calls as calls

Box = tuple[float, float, float, float]

_MOST_PATHS, _MOST_SEGMENTS = 8, 64
#: A rectangle's corners: the first three tell the fourth.
_RECTANGLE = 5
_LAYER_SIGNS = (b"/OCProperties", b"/ObjStm")
#: The code in a name spelled in codes, and the name before it: signs are found sooner than what may stand before them.
_CODE = re.compile(rb"#[0-9A-Fa-f]{2}")
_NAME = re.compile(rb"/[A-Za-z]{0,16}\Z")
_LAYER = "OC".encode("utf-16-le")


def may_have_layers(data: bytes) -> bool:
    """Whether a file may list layers: plainly, in a packed part of it, or under a name spelled in codes."""
    if any(sign in data for sign in _LAYER_SIGNS):
        return True
    return any(_NAME.search(data, max(code.start() - 17, 0), code.start()) for code in _CODE.finditer(data))


class WindowReader:
    """Reads clip paths and marks of text objects in few calls: there is a text object every few words."""

    def __init__(self) -> None:
        self._point = (ctypes.c_float * 2)()
        self._x, self._y = ctypes.addressof(self._point), ctypes.addressof(self._point) + 4
        self._name = ctypes.create_string_buffer(64)
        self._length = ctypes.c_ulong()
        self._is_layer: dict[int, bool] = {}

    def window(self, item: int) -> Box | None:
        """Left, bottom, right, top of what an object is clipped to, in its own space; None when it is not clipped."""
        clip = calls.clip_path(item)
        count = calls.clip_paths(clip) if clip else 0
        if count <= 0:
            return None
        left, bottom, right, top = -1e9, -1e9, 1e9, 1e9
        for path in range(min(count, _MOST_PATHS)):
            segments = calls.clip_segments(clip, path)
            asked = 3 if segments == _RECTANGLE else min(segments, _MOST_SEGMENTS)
            corners = [self._corner(clip, path, i) for i in range(asked)]
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            if xs:
                left, right = max(left, min(xs)), min(right, max(xs))
                bottom, top = max(bottom, min(ys)), min(top, max(ys))
        return left, bottom, right, top

    def _corner(self, clip: int, path: int, segment: int) -> tuple[float, float]:
        calls.segment_point(calls.clip_segment(clip, path, segment), self._x, self._y)
        x, y = self._point
        return x, y

    def is_layered(self, item: int) -> bool:
        """Whether an object belongs to a layer that a reader may switch off, or that is off already."""
        for number in range(calls.mark_count(item)):
            mark = calls.mark_at(item, number)
            known = self._is_layer.get(mark) if mark else False
            if known is None:
                known = self._is_layer[mark] = self._named(mark)
            if known:
                return True
        return False

    def _named(self, mark: int) -> bool:
        done = calls.mark_name(mark, ctypes.addressof(self._name), len(self._name), ctypes.addressof(self._length))
        return bool(done) and self._name.raw[: len(_LAYER) + 2] == _LAYER + b"\0\0"
