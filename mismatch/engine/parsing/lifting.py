"""A text read as if some of its stretches had never been written, and where the facts found so stand in the whole."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TypeVar, cast

import msgspec

from mismatch.engine.parsing.asides import apart, find_asides, whole_line
from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.manipulation import instruction_places
from mismatch.engine.shapes import Span

Value = TypeVar("Value")


class Lifted:
    """``text`` without ``spans``, which are sorted and apart. Nothing is copied where there are none."""

    def __init__(self, text: str, spans: list[Span]) -> None:
        self.whole, self.spans = text, spans

    @cached_property
    def text(self) -> str:
        """What is left."""
        if not self.spans:
            return self.whole
        return "".join(self.whole[start:end] for start, end in self._kept)

    @cached_property
    def _kept(self) -> list[tuple[int, int]]:
        edges = [0, *(edge for span in self.spans for edge in (span.start, span.end)), len(self.whole)]
        return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]

    @cached_property
    def _begins(self) -> list[int]:
        """Where each kept stretch begins in what is left."""
        begins, at = [], 0
        for start, end in self._kept:
            begins.append(at)
            at += end - start
        return begins

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._kept]

    def document(self, document: Document) -> Document:
        """The document of the whole text without the stretches: their words and lines are gone."""
        if not self.spans:
            return document
        return msgspec.structs.replace(
            document,
            text=self.text,
            words=[word for word in map(self.left, document.words) if word.end > word.start],
            lines=[line for line in map(self.left, document.lines) if line.end > line.start],
            hyperlinks=[self.left(link) for link in document.hyperlinks],
        )

    def left(self, value: Value) -> Value:
        """Facts of the whole text as they stand in what is left; of what is gone the places are empty."""
        return _moved(value, self._span_left) if self.spans else value

    def restored(self, value: Value) -> Value:
        """Facts found in what is left as they stand in the whole text."""
        return _moved(value, self.span_in_whole) if self.spans else value

    def span_in_whole(self, start: int, end: int) -> tuple[int, int]:
        """A stretch may reach over what was lifted, and neither begins nor ends with it."""
        if not self.spans or not self._kept:
            return start, end
        last = self._in_whole(end - 1) + 1 if end > start else self._in_whole(start)
        return (self._in_whole(start) if end > start else last), last

    def _in_whole(self, at: int) -> int:
        number = max(bisect_right(self._begins, at) - 1, 0)
        return self._kept[number][0] + at - self._begins[number]

    def _span_left(self, start: int, end: int) -> tuple[int, int]:
        return self._left(start), self._left(end)

    def _left(self, at: int) -> int:
        number = bisect_right(self._starts, at) - 1
        if number < 0:
            return 0
        start, end = self._kept[number]
        return self._begins[number] + min(at, end) - start


def lift(text: str) -> Lifted:
    """The text without what people say of themselves that is no work, and without what is said to a machine."""
    spans = find_asides(text)
    for order in instruction_places(text):
        is_line = text[order.start - 1 : order.start] in ("", "\n")
        spans.append(whole_line(text, *msgspec.structs.astuple(order)) if is_line else order)
    return Lifted(text, apart(spans))


def _moved(value: Value, move: object) -> Value:
    """The same with every place moved: of facts, of spans, and pairs of offsets."""
    assert callable(move)
    if isinstance(value, list):
        return cast(Value, [_moved(one, move) for one in value])
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], int):
        return cast(Value, move(*value))
    if not isinstance(value, msgspec.Struct):
        return value
    told = {name: getattr(value, name) for name in value.__struct_fields__}
    changed = {name: new for name, old in told.items() if (new := _moved(old, move)) is not old}
    if isinstance(told.get("start"), int) and isinstance(told.get("end"), int):
        changed["start"], changed["end"] = move(told["start"], told["end"])
    return msgspec.structs.replace(value, **changed) if changed else value
