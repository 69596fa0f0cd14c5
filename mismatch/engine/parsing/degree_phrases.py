"""The phrases that a degree stands in: the degree, its subject, the place it is from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mismatch.engine.parsing.degrees import Level, degree_in, institution_in

FIELD_LABEL = re.compile(
    r"^(?:(?:major|minor|majoring|minoring|speciali[sz]ation|concentration) in\s+|"
    r"(?:major|minor|concentration|speciali[sz]ation|field of study|course|stream|branch|discipline|"
    r"subject)s?\s*[:—–-]\s*|"
    r"(?:специальность|направление(?: подготовки)?|квалификация|профиль|программа|факультет|кафедра)\s*[:—–-]?\s*)",
    re.IGNORECASE,
)
MINOR = re.compile(r"^minor", re.IGNORECASE)
GRADE = re.compile(
    r"\b(?:c?gpa|grade|percentage|aggregate|marks|score|средний балл|first class|distinction|honors|honours|dean's "
    r"list|(?:summa |magna )?cum laude|"
    r"диплом с отличием|красный диплом|thesis|dissertation|advisor|coursework|courses|тема|диссертация)\b|\d%|"
    r"\d\.\d+\s?/\s?\d",
    re.IGNORECASE,
)
#: "Bachelor of Science (BSc)": the degree once more, in brackets.
_AGAIN = re.compile(r"\s*\(([^()]{2,12})\)")
_AGAIN_AT_END = re.compile(r"\s*\(([^()]{2,12})\)?$")
_NAMED_DEGREE = re.compile(
    r"(?:master|bachelor) of (?!science|arts|engineering|technology|commerce|education|laws?|architecture|nursing|"
    r"music|philosophy)\w+",
    re.IGNORECASE,
)
_TITLE_CASE = re.compile(r"[A-Z]\w+(?: (?:and |& )?[A-Z]\w+){0,3}")
_IN = re.compile(r"^\s*(?:(?:degree|candidate|coursework|programme)\s+)?(?:in|of|по|en|em|di|de|w|з)\s+", re.IGNORECASE)
_CANDIDATE = re.compile(r"^\s*(?:candidate|programme)(?:\s*;|$)", re.IGNORECASE)
LINK_AT_END = re.compile(r"\s+(?:in|on|at|from|during|since|the|year)$")
_EDGE = " ,.;:|–—-()[]«»\t\u00ad"


@dataclass(slots=True)
class Part:
    """A phrase of an education entry and what it is taken for."""

    kind: str
    start: int
    end: int
    text: str
    level: Level | None = None
    gap: bool = False
    #: A subject that stands with its degree or is labelled, not merely near it.
    sure: bool = False


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without punctuation at the edges."""
    if text[start:end].startswith("«") and text.find("»", start, end) == end - 1:
        return start + 1, end - 1
    while start < end and text[start] in _EDGE + " \n":
        start += 1
    while end > start and text[end - 1] in _EDGE + " \n" and not _abbreviates(text, start, end):
        end -= 1
    return start, end


def _abbreviates(text: str, start: int, end: int) -> bool:
    """A closing dot or bracket that belongs to the phrase: "B.E.", "MIT (Boston)"."""
    piece = text[start:end]
    if piece.endswith("."):
        return bool(re.search(r"(?:\b\w\.){1,4}$|\b(?:Tech|Sc|Com|Inc|Univ)\.$", piece))
    return piece.endswith((")", "»")) and ("(" in piece or "«" in piece)


def bare_degree(text: str, start: int, end: int, piece: str, level: Level) -> list[Part]:
    """ "Specialist", "Associate in Business": the degree and what follows "in"."""
    head = re.split(r" in |\s?\(", piece)[0]
    parts = [Part("degree", start, start + len(head), head, level)]
    left = trimmed(text, start + len(head) + (4 if piece[len(head) :].startswith(" in ") else 0), end)
    return [*parts, Part("field", *left, text[slice(*left)])] if left[1] - left[0] > 2 else parts


def degree_and_institution(text: str, start: int, piece: str, found: tuple[re.Match[str], Level]) -> list[Part]:
    """ "BSc from Acme University", "Acme University MBA": both, and the subject."""
    match, level = found
    institution = institution_in(piece)
    assert institution is not None
    degree_start, degree_end = start + match.start(), start + match.end()
    if match.start() > institution.start():
        left = trimmed(text, start, degree_start)
        return [
            Part("institution", *left, text[slice(*left)]),
            *degree_and_field(text, degree_start, start + len(piece), _degree_again(piece, match, level)),
        ]
    parts = [Part("degree", degree_start, degree_end, text[degree_start:degree_end], level)]
    rest = _IN.match(piece[match.end() :])
    begin = degree_end + (rest.end() if rest else 0)
    left = trimmed(text, begin, start + len(piece))
    left = (left[0], left[0] + len(LINK_AT_END.sub("", text[slice(*left)])))
    if left[1] > left[0]:
        parts.append(Part("institution", *left, text[slice(*left)]))
    return parts


def _degree_again(piece: str, match: re.Match[str], level: Level) -> tuple[re.Match[str], Level]:
    again = degree_in(piece[match.start() :])
    return again if again is not None else (match, level)


def degree_and_field(text: str, start: int, end: int, found: tuple[re.Match[str], Level]) -> list[Part]:
    """The parts of ``text[start:end]`` in which a degree was ``found``: itself, and its subject beside it."""
    match, level = found
    degree_start, degree_end = start + match.start(), start + match.end()
    parts = [Part("degree", degree_start, degree_end, text[degree_start:degree_end].strip(), level)]
    head = trimmed(text, start, degree_start)
    if text[degree_start - 1 : degree_start] == "(" and head[1] - head[0] > 3:
        return [Part("field", *head, text[slice(*head)]), *parts]
    again = _AGAIN.match(text, degree_end, end)
    degree_tail = again.end() if again and degree_in(again.group(1)) else degree_end
    candidate = _CANDIDATE.match(text[degree_tail:end])
    degree_tail += candidate.end() if candidate else 0
    tail = text[degree_tail:end]
    linked = _IN.match(tail)
    begin, stop = trimmed(text, degree_tail + (linked.end() if linked else 0), end)
    named = _NAMED_DEGREE.fullmatch(text, degree_start, degree_end)
    if named and not linked and not again and begin < stop and _TITLE_CASE.fullmatch(text, begin, stop):
        # "Bachelor of Oral Health": the name of the degree goes on.
        return [Part("degree", degree_start, stop, text[degree_start:stop], level)]
    twice = _AGAIN_AT_END.search(text, begin, stop)
    if twice and degree_in(twice.group(1)):
        stop = twice.start()
    labelled = FIELD_LABEL.match(text[begin:stop])
    begin += labelled.end() if labelled else 0
    if stop - begin > 2 and len(text[begin:stop].split()) <= 9 and not GRADE.match(text[begin:stop]):
        parts.append(Part("field", begin, stop, text[begin:stop], sure=True))
    return parts
