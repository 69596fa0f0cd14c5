"""The level of studies that name a university and its subject, and no degree: «УрФУ, прикладная информатика, 2021»."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from mismatch.engine.parsing.degrees import institution_in
from mismatch.engine.parsing.resume import Education
from mismatch.engine.shapes import Span

_UNIVERSITY = re.compile(r"universi|университет|академи|(?<!\w)институт|высш\w+ школ", re.IGNORECASE)
#: A place of study written by its first letters: УГНТУ, МИФИ.
_LETTERS = re.compile(r"(?<!\w)(?=\w{3,})[А-ЯЁ][а-яё]{0,4}[А-ЯЁ]{1,6}[а-я]{0,2}(?!\w)")
_NO_UNIVERSITY = re.compile(
    r"(?<!\w)(?:пту|гпту|спту|сош|спо|школа|лицей|колледж\w*|техникум\w*|училищ\w*)(?!\w)", re.IGNORECASE
)
_UNFINISHED = re.compile(
    r"(?<!\w)(?:студент\w*|не ?(?:за|о)кон\w+|неполн\w+|отчисл\w+|\d курс\w*|курсы?|переподготовк\w+|повышени\w+|учусь|"
    r"поступ\w+|student|unfinished|incomplete|not completed|dropped|course|retraining|exchange|expected)(?!\w)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}|\d\d)\.\s|[;\n]")


def presume_levels(text: str, found: list[Education], as_of: date) -> list[Education]:
    """What a university gives at least to whoever leaves it, where the years do not say that they are still there."""
    return [msgspec.structs.replace(one, level="bachelor") if _is_graduate(text, one, as_of) else one for one in found]


def _is_graduate(text: str, course: Education, as_of: date) -> bool:
    if course.level is not None or course.degree is not None or course.institution is None or course.span is None:
        return False
    years = [int(year[:4]) for year in (course.start, course.end) if year]
    left = course.end is not None or course.start is None
    return (
        left
        and max(years, default=0) <= as_of.year
        and _is_university(course.institution.value)
        and not _UNFINISHED.search(_around(text, course.span))
    )


def _around(text: str, span: Span) -> str:
    """The sentence or line that a course stands in."""
    begin = max(
        (match.end() for match in _SENTENCE.finditer(text, max(0, span.start - 80), span.start)), default=span.start
    )
    end = _SENTENCE.search(text, span.end)
    return text[begin : end.start() if end else len(text)]


def _is_university(name: str) -> bool:
    if _NO_UNIVERSITY.search(name):
        return False
    return bool(_UNIVERSITY.search(name) or (_LETTERS.search(name) and institution_in(name)))
