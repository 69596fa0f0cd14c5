"""What people call themselves in the first words of a résumé, where the parser finds no title."""

from __future__ import annotations

import re

from mismatch.engine.matching.protected import overlaps
from mismatch.engine.parsing.resume import Resume
from mismatch.engine.shapes import Span
from mismatch.engine.skills.titles import title_base

#: So many of the first lines may begin with the name of a trade.
_LINES, _MOST_WORDS, _MOST_LETTERS = 3, 5, 60
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_CLAUSE = re.compile(r"[^.,;:|•·()\n—–/]+?(?=[.,;:|•·()\n—–/]|\s-\s|$)")
#: Whom a letter is addressed to, and what is looked for, is not what the writer is.
_NOT_SELF = re.compile(r"(?:dear|hi|hello|to|уважаем\w*|здравствуйте|ищу|хочу|looking|seeking)\b", re.IGNORECASE)


def first_title(resume: Resume, unseen: list[Span]) -> Span | None:
    """The first clause of one of the first lines, after a name, where it is short and names an occupation: it ends with
    one or, in Russian, begins with one. Nothing protected is touched."""
    if resume.sections and resume.sections[0].kind != "contact":
        return None
    for _, line in zip(range(_LINES), _LINE.finditer(resume.text), strict=False):
        for clause in _CLAUSE.finditer(resume.text, line.start(), line.end()):
            span = _trimmed(resume.text, clause.start(), clause.end())
            if span.start == span.end or overlaps(unseen, span.start, span.end):
                continue
            if _names_trade(resume.text[span.start : span.end]):
                return span
            break
    return None


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _names_trade(clause: str) -> bool:
    if len(clause.split()) > _MOST_WORDS or len(clause) > _MOST_LETTERS or _NOT_SELF.match(clause):
        return False
    hits = title_base().find(clause)
    if clause.isascii():
        return any(hit.end == len(clause) for hit in hits)
    return any(hit.start == 0 for hit in hits)
