"""Vacancies pasted as one line: the breaks before list marks and before the headings of lists, put back in place."""

from __future__ import annotations

import re

from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.heading_guesses import guessed_line
from mismatch.engine.matching.heading_phrases import HEADINGS, MARKS

#: A shorter line may have been written as one; fewer marks are dashes of a sentence.
_ONE_LINE, _FEWEST_MARKS = 300, 3
_LINE = re.compile(r"[^\n]+")
#: A dash with a capital or a number or, behind the end of a sentence or of a list's entry, any letter after it.
_MARK = re.compile(
    rf"(?<=\S) (?=(?:[{MARKS}*] ?|[–—-] (?=[A-ZА-ЯЁ])|(?<=[^\W\d] )[–—-] (?=\d)|(?<=[.;:!?] )[–—-] (?=[^\W\d_])))"
)
_HEADING = re.compile("|".join(f"(?:{phrase})" for phrases in HEADINGS.values() for phrase in phrases))
_CAPITAL = re.compile(rf"(?<=[^\s{MARKS}*–—-]) (?=[A-ZА-ЯЁ])")
_LONGEST_HEADING = 60
#: A guess needs few words: more of them are an entry that begins with a name.
_WORDS = re.compile(r"\S+(?: \S+){1,3}")


def with_lines(text: str) -> str:
    """The same text, place for place: some blanks have become line breaks."""
    if all(len(line) < _ONE_LINE for line in text.split("\n")):
        return text
    letters, folded = list(text), fold(text)
    for line in _LINE.finditer(text):
        if len(line.group()) >= _ONE_LINE:
            for at in _breaks(text, folded, line.start(), line.end()):
                letters[at] = "\n"
    return "".join(letters)


def _breaks(text: str, folded: str, start: int, end: int) -> list[int]:
    marks = [m.start() for m in _MARK.finditer(text, start, end)]
    if len(marks) < _FEWEST_MARKS:
        return []
    headings = (_heading_before(text, folded, max(start, mark - _LONGEST_HEADING), mark) for mark in marks)
    return [*marks, *(at for at in headings if at is not None)]


def _heading_before(text: str, folded: str, start: int, end: int) -> int | None:
    """The blank before a heading that stands right before a list: of several beginnings, the last that makes one."""
    for capital in reversed(list(_CAPITAL.finditer(text, start, end))):
        begin = capital.end()
        told = folded[begin:end].rstrip(" :?!…")
        if _HEADING.fullmatch(told) or _HEADING.fullmatch(told.removesuffix("s")):
            return capital.start()
        if _WORDS.fullmatch(told) and guessed_line(text, folded, begin, end):
            return capital.start()
    return None
