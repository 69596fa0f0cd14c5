"""Studies told in whole sentences: "I hold a BSc in Mathematics from …", «Окончила МГТУ имени … в 2014 году»."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from mismatch.engine.parsing.degrees import degree_in, has_institution, institution_in
from mismatch.engine.parsing.education import find_education
from mismatch.engine.parsing.life import flat, sentences
from mismatch.engine.parsing.life_times import YEAR
from mismatch.engine.parsing.resume import Education
from mismatch.engine.parsing.rows import Row
from mismatch.engine.parsing.titles import title_score
from mismatch.engine.shapes import Fact, Span

_HOLDS = re.compile(
    r"\b(?:hold|holds|have|has|earned|received|completed|got|took|finished|obtained|did)\s+(?:a|an|my|his|her|the)\s+|"
    r"\b(?:graduated?\s+(?:of\s+(?:the\s+)?|with\s+(?:a|an)\s+|from\s+(?:the\s+)?)|studied\s+(?:at\s+(?:the\s+)?)?)",
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
_LABEL = re.compile(
    r"(?:образование|учёба|учеба|education|studies|qualifications?|degree|диплом)\s*[:—–-]\s*", re.IGNORECASE
)
_SUBJECT = re.compile(r"\s+(?:in|of|по)\s+\w|\s+[A-ZА-ЯЁ]\w")
#: Who works there did not study there: "Hill School, taught maths".
_TAUGHT = re.compile(
    r"\b(?:taught|teach\w*|work\w*|lecturer|teacher|nurse|staff|librarian|clerk)\b|(?<!\w)(?:работа\w+|препода\w+|учител\w*|воспитател\w*|"
    r"завуч|директор\w*|классы?|логопед\w*|телефон\w*|с (?:19|20)\d\d|(?:19|20)\d\d\s*[–—-])",
    re.IGNORECASE,
)
#: "Heat power engineering, Ural Federal University, 2019": the subject, where, when.
_SUBJECT_FIRST = re.compile(
    r"(?P<subject>\w[^,.;:()\d]{3,60}),\s+(?=[A-ZА-ЯЁ])[^,;:()]*\b(?:University|Institute|[Уу]ниверситет|[Ии]нститут)\b"
    r"[^;:]*\b(?:19|20)\d\d"
)
_LONGEST, _PLACE_WORDS = 16, 8
_CONFIDENCE = _TITLE = 0.6


def told_education(text: str, rows: list[Row]) -> list[Education]:
    """The courses of study that sentences tell, in the order of the document."""
    line, found = flat(text), list[Education]()
    for start, end in sentences(text, rows):
        found += _russian(line, start, end) or _english(line, start, end, rows) or _named(line, start, end)
    return found


def _named(line: str, start: int, end: int) -> list[Education]:
    """A few words that open with a place of study or a degree: «МГЛУ, перевод, 2016», "BA Fine Art, Leeds, 2012"."""
    label = _LABEL.match(line, start, end)
    begin = label.end() if label else start
    found: list[Education] = []
    for a, b in _clauses(line, begin, end):
        said = line[a:b].strip(" .;")
        a += len(line[a:b]) - len(line[a:b].lstrip(" .;"))
        first = _subject_first(line, a, a + len(said))
        if said and len(said.split()) <= _LONGEST and (first or _opens_with_study(said)):
            told = find_education(line, [[Row(0, a, a + len(said), said)]], [])
            found += [msgspec.structs.replace(one, field=_fact(first, "subject")) for one in told] if first else told
    return found


def _clauses(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a sentence between its semicolons."""
    cuts = [start, *(match.end() for match in re.finditer(r";\s", line[:end]) if match.start() > start), end]
    return list(pairwise(cuts))


def _subject_first(line: str, start: int, end: int) -> re.Match[str] | None:
    """Neither a degree before its place of study nor a post at one."""
    found = _SUBJECT_FIRST.match(line, start, end)
    if found is None or degree_in(found["subject"]) or title_score(found["subject"]) >= _TITLE:
        return None
    return None if _TAUGHT.search(found.group()) else found


def _opens_with_study(said: str) -> bool:
    place, degree = institution_in(said), degree_in(said)
    if degree and degree[0].start() == 0:
        return bool(place or _SUBJECT.match(said, degree[0].end()))
    comma = re.search(r"[,(]", said)
    head = said[: comma.start() if comma else len(said)]
    if head.isascii() and title_score(head) >= _TITLE:
        return False  # "School bus driver, nineteen years"
    opens = place is not None and place.end() <= len(head) and said[:1].isupper() and len(head.split()) <= _PLACE_WORDS
    return opens and (comma is not None or bool(_YEAR.search(said)) or bool(degree)) and not _TAUGHT.search(said)


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
