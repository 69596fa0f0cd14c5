"""What people say of themselves that is no work: found as whole clauses, so that a text reads as if it went unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from mismatch.engine.parsing.aside_phrases import aside_phrases, tells_of_charges
from mismatch.engine.parsing.leave import names_leave
from mismatch.engine.parsing.locations import gazetteer
from mismatch.engine.parsing.titles import title_score
from mismatch.engine.parsing.towns_told import town_of
from mismatch.engine.shapes import Span
from mismatch.engine.skills.base import skill_base

#: The end of a sentence is no dot of an abbreviation, an initial or a date.
_STOP = r"(?:(?<=\w{2})(?<!\bрод)|(?<=\d)|(?<= [A-ZА-ЯЁ])|(?<=[)»\"”]))[.!?]+(?:\s+|$)"
_CELL = r"\s*[|•·●▪■∙◆]\s*|\t\s*|\s{3,}"
_COMMA = r"(?:,(?!\s*(?:19|20)\d\d\b(?! ?г\.? ?р))|;)\s+|\s+[—–-]\s+"
_BREAK = re.compile(rf"(?P<stop>{_STOP})|(?P<cell>{_CELL})|(?P<comma>{_COMMA})")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_MARK = re.compile(r"\s*(?:[-–—•*·▪●]\s+)?")
#: "I am Nigerian", "I'm a Christian", "I am Anna": within a sentence a capital letter makes a people, a faith, a name.
_NAMED = re.compile(
    r"(?:And |But )?I(?: am|['’]m)(?: an?)? "
    r"(?P<word>(?:(?:North|South|East|West|Black|British|African)[- ])?[A-Z][a-z]{2,})"
    r"(?: (?:by birth|by descent|man|woman))?"
)
#: A clause of more letters tells more than a fact about oneself; more clauses than these make no label and value.
_LONGEST, _JOINED = 140, 3
#: The first lines, if short, are the head of a page: there a bare number of years is an age.
_HEAD_LINES, _HEAD_LENGTH = 4, 90


class _Clause(NamedTuple):
    """A clause and what parts it from the next: the end of a sentence, a mark between cells, a comma, or nothing."""

    start: int
    end: int
    after: int
    mark: str


def find_asides(text: str) -> list[Span]:
    """Every stretch to read past, with the marks around it, so that what is left is what would have been written."""
    spans: list[Span] = []
    for number, line in enumerate(_LINE.finditer(text)):
        clauses = _clauses(text, line.start(), line.end())
        told = _told(text, clauses, number < _HEAD_LINES)
        if told and all(told):
            spans.append(whole_line(text, line.start(), line.end()))
            continue
        spans += _runs(text, clauses, told)
        spans += [
            span for clause, gone in zip(clauses, told, strict=True) if not gone for span in _length(text, clause)
        ]
    return apart(spans)


def _clauses(text: str, start: int, end: int) -> list[_Clause]:
    """The clauses of a line behind its bullet."""
    mark = _MARK.match(text, start, end)
    begin, found = mark.end() if mark else start, []
    for at in _BREAK.finditer(text, begin, end):
        if at.start() > begin:
            found.append(_Clause(begin, at.start(), at.end(), at.lastgroup or ""))
            begin = at.end()
    if begin < end:
        found.append(_Clause(begin, end, end, ""))
    return found


def _told(text: str, clauses: list[_Clause], in_head: bool) -> list[bool]:
    """Which clauses tell nothing but such a fact, alone or with those behind them in one sentence."""
    told = [False] * len(clauses)
    line = text[clauses[0].start : clauses[-1].end].lower() if clauses else ""
    for first, with_charges in enumerate(_with_charges(text, clauses)):
        for count in range(min(_JOINED, len(clauses) - first), 0, -1):
            group = clauses[first : first + count]
            joined = all(clause.mark == "comma" for clause in group[:-1])
            if joined and _is_aside(text[group[0].start : group[-1].end], with_charges):
                told[first : first + count] = [True] * count
                break
    _tell_ages(text, clauses, told, in_head and len(line) < _HEAD_LENGTH)
    _tell_leave(text, clauses, told)
    return told


def _with_charges(text: str, clauses: list[_Clause]) -> list[bool]:
    """Of each clause whether its sentence tells of people looked after for pay."""
    found: list[bool] = []
    for number, clause in enumerate(clauses):
        if clause.mark == "stop" or number + 1 == len(clauses):
            begin = len(found)
            sentence = _folded(text[clauses[begin].start : clause.end])
            found += [tells_of_charges(sentence)] * (number + 1 - begin)
    return found


def _is_aside(clause: str, with_charges: bool) -> bool:
    if len(clause) > _LONGEST:
        return False
    said, phrases = _folded(clause).rstrip(".!"), aside_phrases()
    if phrases.right_to_work.search(said) or names_leave(said):
        return False  # leave is read past with the whole entry that names it
    if phrases.said.fullmatch(said):
        return not (with_charges and phrases.charges.fullmatch(said))
    return bool(phrases.of_oneself.fullmatch(said)) or _names_homeland(clause) or _names_people(clause)


def _folded(clause: str) -> str:
    """As long as before."""
    return "".join(one if len(one) == 1 else "x" for one in map(str.lower, clause)).replace("ё", "е").replace("’", "'")


def _names_homeland(clause: str) -> bool:
    match = aside_phrases().homeland.fullmatch(_folded(clause))
    if match is None:
        return False
    group = next(name for name, found in match.groupdict().items() if found)
    place = clause[match.start(group) : match.end(group)]
    return place[0].isupper() and any(_is_place(part) for part in (place, place.split()[0]))


def _is_place(name: str) -> bool:
    return name.lower().replace("ё", "е") in gazetteer() or town_of(name) is not None


def _names_people(clause: str) -> bool:
    match = _NAMED.fullmatch(clause)
    if match is None or title_score(match["word"]) >= 0.5:
        return False
    known = skill_base()
    return all(known.skill(hit.id).category == "languages" for hit in known.find(match["word"]))


def _tell_ages(text: str, clauses: list[_Clause], told: list[bool], in_head: bool) -> None:
    """A bare number of years is an age in the head of the page and beside another such fact; elsewhere a length."""
    for number, clause in enumerate(clauses):
        age = aside_phrases().bare_age.fullmatch(text[clause.start : clause.end].lower())
        beside = any(told[max(number - 1, 0) : number + 2])
        if age and 15 < int(age["years"]) < 85 and (beside or (in_head and age["unit"])):
            told[number] = True


def _tell_leave(text: str, clauses: list[_Clause], told: list[bool]) -> None:
    """A sentence that names a leave is read past whole; a line that is an entry of the list of jobs is not."""
    begin = 0
    for number, clause in enumerate(clauses):
        if clause.mark == "stop":
            if names_leave(text[clauses[begin].start : clause.end]):
                told[begin : number + 1] = [True] * (number + 1 - begin)
            begin = number + 1


def _runs(text: str, clauses: list[_Clause], told: list[bool]) -> Iterator[Span]:
    """Neighbours together, each with one of the marks that part it from what stays."""
    for is_told, group in groupby(range(len(clauses)), key=told.__getitem__):
        if is_told:
            numbers = list(group)
            yield _with_mark(text, clauses, numbers[0], numbers[-1])


def _with_mark(text: str, clauses: list[_Clause], first: int, last: int) -> Span:
    one, other = clauses[first], clauses[last]
    before = clauses[first - 1] if first else None
    if before is None:
        return Span(one.start, other.after)
    if before.mark == "stop":
        closes = last == len(clauses) - 1
        return Span(len(text[: before.after].rstrip()) if closes else one.start, other.after)
    if before.mark == "cell" and other.mark == "comma":
        return Span(one.start, other.after)
    dotted = text[before.end - 1] == text[other.end : other.end + 1] == "."  # «Сергей Б., 39 лет. Повар»
    return Span(before.end, other.end + dotted)


def _length(text: str, clause: _Clause) -> Iterator[Span]:
    """How long somebody has lived in the place that is told."""
    match = aside_phrases().length.fullmatch(_folded(text[clause.start : clause.end]))
    if match:
        yield Span(clause.start + match.start("tail"), clause.start + match.end("tail"))


def whole_line(text: str, start: int, end: int) -> Span:
    """The line with its end; of the empty lines around it one stays."""
    if end == len(text):
        return Span(max(start - 1, 0), end)
    alone = (start < 2 or text[start - 2 : start] == "\n\n") and text[end : end + 2] == "\n\n"
    return Span(start, end + 1 + alone)


def apart(spans: list[Span]) -> list[Span]:
    """Sorted, those that touch joined."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda one: one.start):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        elif span.end > span.start:
            joined.append(span)
    return joined
