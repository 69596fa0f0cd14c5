"""A vacancy's text without what no person wrote: on endless blanks and endless words some searches would take hours."""

from __future__ import annotations

import re

#: The longest of 500 vacancies at hand: a word of 160 letters (an address), seven blanks in a row.
LONGEST_WORD, LONGEST_BLANK = 400, 40
_BLANKS = re.compile(rf"\s{{{LONGEST_BLANK + 1},}}")
_WORD = re.compile(rf"(\S{{{LONGEST_WORD}}})\S+")


def bearable(text: str) -> str:
    """``text`` itself, but for blanks and words longer than people write: those are cut short."""
    return _WORD.sub(r"\1", _BLANKS.sub(_shorter, text))


def _shorter(blanks: re.Match[str]) -> str:
    """What divides lines goes on dividing them."""
    return "\n" * min(2, blanks.group().count("\n")) or " " * LONGEST_BLANK
