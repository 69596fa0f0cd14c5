"""School-leaving certificates apart from degrees.

Whoever has a degree is not asked when they left school, and that year tells little but their age. So a certificate
of a school counts as education where it is the highest there is; beside a degree it stands among the certificates.
A college where it was taken stays a place of study with its years.
"""

from __future__ import annotations

import re

import msgspec

from mismatch.engine.parsing.resume import Education
from mismatch.engine.shapes import Fact, Span

#: Schools by name. A "School of Law", a music school and a lyceum that trains fitters are something else.
_SCHOOL = re.compile(
    r"\b(?:high|secondary|sec\.?|comprehensive|grammar|public|primary|elementary|matriculation|boarding|preparatory|"
    r"middle|convent) school\b(?! of\b)|\bkendriya vidyalaya\b|"
    r"\b(?:средняя|общеобразовательная|вечерняя)(?: общеобразовательная)? школа\b|\bшкола\s*(?:№|N\s?\d)|\bсош\b|"
    r"\bгимназия\b|^лицей\b",
    re.IGNORECASE,
)
#: No school, though a school's certificate stands beside it in torn rows.
_HIGHER = re.compile(
    r"universit|institut|college|sixth form|polytechn|университет|институт|колледж|академи", re.IGNORECASE
)
_COLLEGE = re.compile(r"\bcollege\b|\bsixth form\b|\bколледж", re.IGNORECASE)
_DEGREES = frozenset(("bachelor", "specialist", "master", "doctor"))
_TOLD = 0.7


def school_apart(text: str, found: list[Education]) -> tuple[list[Education], list[Fact]]:
    """The studies above school, and the certificates of schools as printed; all are studies when none is a degree."""
    if not any(course.level in _DEGREES for course in found):
        return [msgspec.structs.replace(c, level="school") if _is_school(c) else c for c in found], []
    studies: list[Education] = []
    certificates: list[Fact] = []
    for course in found:
        if not _is_school(course):
            studies.append(course)
            continue
        certificates += _certificate(text, course)
        if course.institution and _HIGHER.search(course.institution.value):
            studies.append(_place_only(course))
    return studies, certificates


def _place_only(course: Education) -> Education:
    """Where the certificate was taken. Years beside any other place than a college belong to the certificate."""
    if course.institution and _COLLEGE.search(course.institution.value):
        return msgspec.structs.replace(course, degree=None, field=None, level="school")
    return msgspec.structs.replace(course, degree=None, field=None, start=None, end=None, level=None)


def _is_school(course: Education) -> bool:
    place = course.institution.value if course.institution else ""
    return course.level == "school" or (course.level is None and bool(_SCHOOL.search(place)))


def _certificate(text: str, course: Education) -> list[Fact]:
    span: Span | None = course.span
    if span is None:
        return []
    return [Fact(value=" ".join(text[span.start : span.end].split()), start=span.start, end=span.end, confidence=_TOLD)]
