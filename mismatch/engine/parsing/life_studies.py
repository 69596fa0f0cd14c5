"""Studies told in whole sentences: "I hold a BSc in Mathematics from …", «Окончила МГТУ имени … в 2014 году»."""

from __future__ import annotations

import re

from mismatch.engine.parsing.degrees import degree_in, has_institution
from mismatch.engine.parsing.education import find_education
from mismatch.engine.parsing.life import flat, sentences
from mismatch.engine.parsing.life_times import YEAR
from mismatch.engine.parsing.resume import Education
from mismatch.engine.parsing.rows import Row
from mismatch.engine.shapes import Fact, Span

_HOLDS = re.compile(
    r"\b(?:hold|holds|have|has|earned|received|completed|got|took|finished|obtained|did)\s+(?:a|an|my|his|her|the)\s+|"
    r"\b(?:graduated\s+(?:with\s+(?:a|an)\s+|from\s+(?:the\s+)?)|studied\s+(?:at\s+(?:the\s+)?)?)",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s+and\s+(?:later\s+|then\s+)?(?:an?\s+)(?=[A-Z])|,\s+(?:where|which|and then)\s+")
_RUSSIAN = re.compile(
    r"(?<!\w)(?:окончил[аи]?|закончил[аи]?|выпускни\w+|учил(?:ся|ась)\s+в|обучал(?:ся|ась)\s+в)\s+"
    r"(?:(?:в\s+)?(?P<early>(?:19|20)\d\d)\s*(?:году|г\.?)\s+)?"
    r"(?P<place>[^,.;()]+?)(?=\s+(?:в|во)\s+(?:19|20)\d\d|\s+по\s+специальност|\s+по\s+направлени|\s+с\s+отличием|\s*[,.;()]|\s*$)",
    re.IGNORECASE,
)
_FIELD = re.compile(r"(?:специальност\w+|направлени\w+(?:\s+подготовки)?)\s*[:—–-]?\s*[«\"“](?P<field>[^»\"”]+)[»\"”]")
_YEAR = re.compile(YEAR)
_CONFIDENCE = 0.6


def told_education(text: str, rows: list[Row]) -> list[Education]:
    """The courses of study that sentences tell, in the order of the document."""
    line, found = flat(text), list[Education]()
    for start, end in sentences(text, rows):
        found += _russian(line, start, end) or _english(line, start, end, rows)
    return found


def _english(line: str, start: int, end: int, rows: list[Row]) -> list[Education]:
    held = _HOLDS.search(line, start, end)
    if held is None or not (degree_in(line[held.end() : end]) or has_institution(line[held.end() : end])):
        return []
    begin, clauses = held.end(), list[Row]()
    for match in [*_NEXT.finditer(line, begin, end), None]:
        stop = match.start() if match else end
        text = line[begin:stop].rstrip(" .;")
        if degree_in(text) or has_institution(text):
            clauses.append(Row(0, begin, begin + len(text), text))
        begin = match.end() if match else end
    return find_education(line, [[clause] for clause in clauses], [])


def _russian(line: str, start: int, end: int) -> list[Education]:
    match = _RUSSIAN.search(line, start, end)
    if match is None or not has_institution(match["place"]):
        return []
    field = _FIELD.search(line, match.end(), end)
    year = _YEAR.search(line, match.start(), end)
    return [
        Education(
            institution=_fact(match, "place"),
            field=_fact(field, "field") if field else None,
            end=year.group() if year else None,
            span=Span(match.start(), max(match.end(), field.end() if field else 0)),
            confidence=_CONFIDENCE,
        )
    ]


def _fact(match: re.Match[str], group: str) -> Fact:
    return Fact(value=match[group], start=match.start(group), end=match.end(group), confidence=_CONFIDENCE)
