"""Reads on as if the person were called something else: nobody takes a name for a trade, a town or a skill."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar, cast

import msgspec

from mismatch.engine.parsing.rows import Row
from mismatch.engine.shapes import Fact, Span

Value = TypeVar("Value")

#: Letters that begin no word of any list; a word of them is a word nobody knows.
_LATIN, _CYRILLIC = "z", "ж"


def mask(text: str, mentions: list[Span]) -> str:
    """``text`` with the letters of every mention replaced; as long as before."""
    pieces: list[str] = []
    end = 0
    for span in sorted(mentions, key=lambda one: one.start):
        start = max(span.start, end)
        pieces += [text[end:start], "".join(_masked(letter) for letter in text[start : span.end])]
        end = max(end, span.end)
    return "".join([*pieces, text[end:]])


def _masked(letter: str) -> str:
    if not letter.isalpha():
        return letter
    plain = _LATIN if letter.isascii() else _CYRILLIC
    return plain.upper() if letter.isupper() else plain


def masked_rows(rows: list[Row], masked: str, mentions: list[Span]) -> list[Row]:
    """The rows as ``masked`` has them."""
    return [
        replace(row, text=masked[row.start : row.end])
        if any(span.start < row.end and row.start < span.end for span in mentions)
        else row
        for row in rows
    ]


def unmask(value: Value, text: str, masked: str) -> Value:
    """The same facts in the words of ``text``: an employer called after its owner is shown by that name."""
    if text == masked:
        return value
    if isinstance(value, Fact):
        return cast(Value, _shown(value, text, masked))
    if isinstance(value, list):
        return cast(Value, [unmask(one, text, masked) for one in value])
    if isinstance(value, msgspec.Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        told = {name: unmask(one, text, masked) for name, one in fields.items()}
        return msgspec.structs.replace(value, **{name: one for name, one in told.items() if one is not fields[name]})
    return value


def _shown(fact: Fact, text: str, masked: str) -> Fact:
    if fact.start is None or fact.end is None:
        return fact
    before, after = text[fact.start : fact.end].split(), masked[fact.start : fact.end].split()
    value = fact.value
    for real, hidden in zip(before, after, strict=True):
        if real != hidden:
            value = value.replace(hidden.strip(".,;:()"), real.strip(".,;:()"), 1)
    return fact if value == fact.value else msgspec.structs.replace(fact, value=value)
