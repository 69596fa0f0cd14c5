"""Rows that belong together before a section is read: a label over its value, a sentence that wraps."""

from __future__ import annotations

from dataclasses import replace

from mismatch.engine.parsing.rows import Row
from mismatch.engine.parsing.told import is_told
from mismatch.engine.parsing.vocabulary import fold, word_list

_LABELS = word_list("words", "row_labels")
_HEADS = _LABELS | word_list("words", "column_heads") | word_list("words", "not_firms")
_LONGEST_VALUE = 90


def join_rows(text: str, rows: list[Row]) -> list[Row]:
    """The rows of a section with labels and values, and the parts of a sentence, made one."""
    joined: list[Row] = []
    place = 0
    while place < len(rows):
        row, below = rows[place], rows[place + 1] if place + 1 < len(rows) else None
        if below is not None and (_is_label_over(row, below) or _wraps(row, below)):
            joined.append(replace(row, end=below.end, text=text[row.start : below.end]))
            place += 2
            continue
        joined.append(row)
        place += 1
    return joined


def _is_label_over(row: Row, below: Row) -> bool:
    """ "Designation" over "Embedded Developer"; a table's head is a row of labels and has no values below each."""
    return (
        fold(row.text) in _LABELS
        and fold(below.text) not in _HEADS
        and not below.bullet
        and below.gap <= 1
        and len(below.text) <= _LONGEST_VALUE
    )


def _wraps(row: Row, below: Row) -> bool:
    """A job told in a sentence that goes on below."""
    return is_told(row.text) and not row.text.endswith(".") and not (below.bullet or below.gap) and len(row.text) > 50
