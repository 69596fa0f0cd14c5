"""Résumés whose line breaks were lost: where the next heading, entry or list item begins."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from mismatch.engine.parsing.dates import find_dates
from mismatch.engine.parsing.sections import heading_kinds
from mismatch.engine.parsing.vocabulary import fold
from mismatch.engine.skills.titles import title_base

#: A shorter line may well have been written as one.
_RUN_ON = 250
_MAIN = frozenset({"experience", "education", "skills", "summary", "languages"})
#: Headings of one word that seldom stand with a capital inside a sentence.
_SURE = frozenset(
    (
        "summary", "profile", "objective", "experience", "employment", "education", "skills", "languages",
        "certifications", "certificates", "projects", "courses", "образование", "опыт", "навыки", "языки", "курсы",
        "проекты", "сертификаты", "интересы", "контакты",
    )
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LONGEST_HEADING = 4
#: Words beside a place are looked for within so many characters.
_NEAR = 40
#: After these a word with a capital goes on with the sentence.
_GOES_ON = re.compile(
    r"(?:,|[-–—/&(«\"“]|\b(?:and|or|of|in|the|a|an|for|with|to|at|by|from|on|и|или|в|на|с|со|по|для|из|о|об|к))$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?;:)»\"”\d]$")
_MARK = re.compile(r"(?<=\S) (?=[•●▪■◦‣·*–-] (?=\S))")
_ROUND_MARKS = "•●▪■◦‣"
_SENTENCE_END = re.compile(r"[.!?;)»] +(?=[A-ZА-ЯЁ0-9«\"])")
_LABEL = re.compile(
    r"(?<=\S) (?=(?:Обязанности|Должностные обязанности|Достижения|Результаты|Стек|Технологии|Responsibilities"
    r"|Duties|Achievements|Key achievements|Technologies|Environment|Tech stack)\s?:)"
)
_CONTACT = re.compile(r"(?<=\S) (?=(?:\+\d[\d ()-]{8,}|8[ -]?\(?\d{3}|[\w.+-]+@[\w-]+\.\w+|https?://))")
_AFTER_CONTACT = re.compile(r"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://\S+)(?= \S)")
_HEADER = 140
#: How long an employer, a title and a place are together, and how short.
_ENTRY, _SHORTEST_ENTRY = 160, 6
#: Two words with capitals, a patronymic as the third: the title begins behind them.
_NAME = re.compile(r"[^\W\d_][\w'’.-]+ [^\W\d_][\w'’.-]+ (?:[А-ЯЁ]\w+(?:вич|вна|чна|оглы|кызы) )?")


class _Heading(NamedTuple):
    start: int
    end: int
    kind: str
    sure: bool


def lost_lines(line: str) -> list[str]:
    """The lines that were joined with single spaces into one; the line alone where nothing shows that."""
    cuts = sorted(set(_cuts(line))) if len(line) >= _RUN_ON else []
    edges = [0, *cuts, len(line)]
    parts = (line[a:b].strip() for a, b in pairwise(edges))
    return [part for part in parts if part] or [line]


def _cuts(line: str) -> Iterator[int]:
    """Places before which a line began."""
    headings = _headings(line)
    if len({h.kind for h in headings}) < 2 or not {h.kind for h in headings} & _MAIN:
        return
    for heading in headings:
        yield heading.start
        yield heading.end
    ranges = [(d.start, d.end) for d in find_dates(line) if d.is_range]
    marks = list(_marks(line, ranges))
    yield from marks
    yield from (m.end() for m in _LABEL.finditer(line))
    begun = sorted({0, *(h.end for h in headings), *marks})
    yield from _entries(line, ranges, begun)
    yield from _page_head(line, headings[0].start)


def _headings(line: str) -> list[_Heading]:
    """Every kind of section once, where it is surest; a heading of the longest known words."""
    best: dict[str, _Heading] = {}
    words, taken = list(_WORD.finditer(line)), 0
    for number, word in enumerate(words):
        found = _heading_at(line, words, number) if word.start() >= taken and word.group()[0].isupper() else None
        if found is not None:
            taken = found.end
            if found.kind not in best or (found.sure and not best[found.kind].sure):
                best[found.kind] = found
    return sorted(best.values())


def _heading_at(line: str, words: list[re.Match[str]], number: int) -> _Heading | None:
    start = words[number].start()
    for length in range(min(_LONGEST_HEADING, len(words) - number), 0, -1):
        end = words[number + length - 1].end()
        phrase = line[start:end]
        kind = heading_kinds().get(fold(phrase.replace("&", " and ")))
        if kind and _stands_alone(line, start, end):
            capitals = phrase.isupper() and len(phrase) > 3
            if length > 1 or capitals or fold(phrase) in _SURE or _has_ended(line, start):
                return _Heading(start, end + (line[end : end + 1] == ":"), kind, capitals or _has_ended(line, start))
    return None


def _has_ended(line: str, start: int) -> bool:
    before = line[max(0, start - _NEAR) : start].rstrip()
    return not before or bool(_ENDED.search(before[-1:]))


def _stands_alone(line: str, start: int, end: int) -> bool:
    """Nothing before goes on into it, and what follows begins anew or what came before has ended."""
    before, after = line[max(0, start - _NEAR) : start].rstrip(), line[end : end + _NEAR].lstrip()
    if _GOES_ON.search(before) or not after or (line[end : end + 1] not in (" ", ":")):
        return False
    anew = not after[0].islower() or line[start:end].isupper()
    return anew or _has_ended(line, start)


def _marks(line: str, ranges: list[tuple[int, int]]) -> Iterator[int]:
    """List marks. A dash is one after the end of a sentence, or where a capital follows a small word, repeatedly."""
    found, ends = [], {end for _, end in ranges}
    inside = {at for start, end in ranges for at in range(start, end)}
    for match in _MARK.finditer(line):
        at = match.end()
        if at not in inside and (line[at] in _ROUND_MARKS or _begins_item(line, at, ends)):
            found.append(at)
    yield from found if len(found) > 1 else []


def _begins_item(line: str, at: int, ends: set[int]) -> bool:
    before, after = line[max(0, at - _NEAR) : at].rstrip(), line[at + 1 : at + _NEAR].lstrip()
    if before[-1:] in ".!?;:" or at in ends or at - 1 in ends:
        return after[:1].isalpha()
    last = before.rpartition(" ")[2]
    return after[:1].isupper() and last[:1].islower()


def _entries(line: str, ranges: list[tuple[int, int]], begun: list[int]) -> Iterator[int]:
    """An entry's employer and title stand before its dates, back to the end of a sentence, a heading or an item."""
    for start, end in ranges:
        opened = begun[bisect_right(begun, start) - 1]
        low = max(opened, start - _ENTRY)
        ends = [low + m.end() for m in _SENTENCE_END.finditer(line[low : start + 1])]
        if start in ends or (start == opened and start > 0):
            yield start
            continue
        opening = next((at for at in ends if start - at >= _SHORTEST_ENTRY and _is_entry(line[at:start])), None)
        if opening is not None:
            yield opening
        if opening is not None or (low == opened and line[low:start].strip()):
            yield end


def _is_entry(text: str) -> bool:
    """No sentence of its own ends in it."""
    return not re.search(r"[а-яёa-z]{3,}[.!?;] ", text)


def _page_head(line: str, first_heading: int) -> Iterator[int]:
    """A name, a title, a city and contacts before the first heading."""
    head = line[: min(first_heading, _HEADER + 160)]
    yield from (m.end() for m in _CONTACT.finditer(head))
    yield from (m.end() for m in _AFTER_CONTACT.finditer(head))
    hit = next(iter(title_base().find(head[:_HEADER])), None)
    name = _NAME.match(head)
    if hit is not None and name is not None and hit.start >= name.end():
        yield name.end()
        if head[hit.end : hit.end + 1] == " " and head[hit.end + 1 : hit.end + 2].isupper():
            yield hit.end
