"""A résumé's text as passages: sentences and bullets with their places, without what the scorer must not see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from mismatch.engine.matching.protected import outside, overlaps
from mismatch.engine.matching.sections import sentences
from mismatch.engine.matching.self_titles import first_title
from mismatch.engine.matching.shapes import Passage
from mismatch.engine.parsing.asides import apart
from mismatch.engine.parsing.resume import Position, Resume
from mismatch.engine.shapes import Fact, Span

MOST_PASSAGES = 250
_LONGEST = 420
_WORD = re.compile(r"[^\W_]{2,}")
#: Above the first heading stand names and addresses, but also whole résumés of one paragraph.
_LEAST_WORDS = {"contact": 5}
_TRIM = " \t\r\n,;:.|/–—-•*()"
#: «нет опыта», "no experience with": up to the end of the clause nothing counts for the person.
_DENIAL = re.compile(
    r"(?:\bне (?:работал[аи]?|использовал[аи]?|применял[аи]?|знаю|владею|имею|умею|готов[аы]?|рассматриваю|"
    r"сталкивал\w+|изучал[аи]?|знаком[аы]?|пользовал\w+|программировал[аи]?)|\bнет (?:опыта|знаний|навыков|"
    r"прав|категории|сертификата|допуска|медкнижки)|\bбез (?:опыта|знания|знаний|навыков)|"
    r"\bотсутству\w+ (?:опыт|знани|навык)\w*|\b(?:no|not any|without|lack(?:ing)?(?: of)?|little or no|zero) "
    r"(?:\w+ ){0,2}(?:experience|knowledge|background|exposure)|\b(?:have|had|has)(?: not|n't) (?:\w+ "
    r")?(?:used|worked|learn\w*|tried|touched)|"
    r"\bnever (?:used|worked|learned|tried|touched|programmed|driven)|\bnot (?:familiar|experienced|"
    r"proficient|skilled|willing|ready|able|available|open)|\b(?:do|did|does|can)(?: not|n't|not) (?:know|"
    r"use|speak|have|drive|travel|relocate|work)|\bcannot\b|\bunwilling\b)"
    r"[^.;\n]*?(?=,? (?:но|зато|однако|but|however|though)\b|[.;\n]|$)",
    re.IGNORECASE,
)
#: The same said last: «допуска к высотным работам нет», "Driving licence: none". A past without convictions is no lack.
_DENIED_LAST = re.compile(
    r"\b(?:опыта?|знани[йя]|навык(?:ов|и)|права?|категори[ияй]|сертификата?|допуска?|медкнижк[иа]|медицинской книжки|"
    r"удостоверени[яе]|лицензи[ияй]|диплома?|experience|licen[cs]e|permit|certificate|certification)\b"
    r"[^.,;\n]{0,60}?[\s:–—-]+(?:нет|не имею|не имеется|не получал[аи]?|отсутству(?:ет|ют)|no|none|not held)"
    r"(?=\s*(?:[.,;\n]|$))",
    re.IGNORECASE,
)


def find_denials(text: str) -> list[Span]:
    """Clauses in which the person says what they have not done, do not have or do not want."""
    return apart([Span(m.start(), m.end()) for pattern in (_DENIAL, _DENIED_LAST) for m in pattern.finditer(text)])


def find_passages(resume: Resume, unseen: list[Span]) -> list[Passage]:
    """Titles first, then every sentence of the sections that speak of the person's work, in the order of the text."""
    return list(islice(chain(_title_passages(resume, unseen), _told(resume, unseen)), MOST_PASSAGES))


def _told(resume: Resume, unseen: list[Span]) -> Iterator[Passage]:
    headers = apart([s for p in resume.positions for s in _header_spans(p)])
    for kind, start, end in _stretches(resume):
        for begin, stop in _sentences(resume, start, end):
            for piece in outside(unseen, begin, stop):
                yield from _cut(resume, kind, headers, *piece)


def _sentences(resume: Resume, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a stretch. The parser knows where a bullet ends; elsewhere line breaks tell."""
    if _is_bare(resume):
        return _lines(resume.text, start, end)
    bullets = apart([b for p in resume.positions for b in p.bullets if start <= b.start and b.end <= end])
    found = [pair for b in bullets for pair in sentences(resume.text, b.start, b.end, one_bullet=True)]
    for begin, stop in outside(bullets, start, end):
        found += sentences(resume.text, begin, stop)
    return sorted(found)


def _stretches(resume: Resume) -> list[tuple[str, int, int]]:
    """Sections that are scored. Without sections the whole text is one."""
    if not resume.sections:
        return [("other", 0, len(resume.text))]
    bare, first_work, kept = _is_bare(resume), _first_work(resume), []
    for section in resume.sections:
        start = max(section.heading.end if section.heading else section.start, section.start)
        kept += _split("other" if bare else section.kind, start, section.end, first_work)
    return kept


def _first_work(resume: Resume) -> int:
    """Where the first job or course of study begins."""
    spans = [one.span for one in resume.positions] + [one.span for one in resume.education]
    return min((span.start for span in spans if span), default=len(resume.text))


def _split(kind: str, start: int, end: int, first_work: int) -> list[tuple[str, int, int]]:
    """Where no headings stand, jobs follow the head of the page at once: from the first one on it is head no more."""
    if kind != "contact" or not start <= first_work < end:
        return [(kind, start, end)]
    return [(kind, start, first_work), ("other", first_work, end)]


def _is_bare(resume: Resume) -> bool:
    """Where no heading stands, everything is taken for the head of the page: one paragraph is a whole résumé."""
    return not resume.positions and all(section.kind == "contact" for section in resume.sections)


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Lines as they are: a sentence of three words, torn out of its paragraph, would mean anything."""
    found = []
    for line in text[start:end].split("\n"):
        found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _title_passages(resume: Resume, unseen: list[Span]) -> list[Passage]:
    found: list[Passage] = []
    titled: list[tuple[Fact | None, int | None]] = [(resume.headline, None)]
    titled += [(position.title, index) for index, position in enumerate(resume.positions)]
    for fact, index in titled:
        if fact and fact.start is not None and fact.end is not None and not overlaps(unseen, fact.start, fact.end):
            found.append(Passage(start=fact.start, end=fact.end, section="title", position=index))
    if not found and (own := first_title(resume, unseen)):
        found.append(Passage(start=own.start, end=own.end, section="title"))
    return found


def _header_spans(position: Position) -> list[Span]:
    facts = (position.title, position.employer, position.place)
    spans = [Span(f.start, f.end) for f in facts if f and f.start is not None and f.end is not None]
    return spans + ([position.dates] if position.dates else [])


def _cut(resume: Resume, kind: str, headers: list[Span], start: int, end: int) -> list[Passage]:
    start, end = _trim(resume.text, start, end)
    told = len(_WORD.findall(resume.text, start, end))
    if end - start < 2 or told < _LEAST_WORDS.get(kind, 1) or _is_header(resume.text, headers, start, end):
        return []
    position = _position_at(resume.positions, start)
    section = "experience" if position is not None and kind == "other" else kind
    return [Passage(start=a, end=b, section=section, position=position) for a, b in _pieces(resume.text, start, end)]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TRIM and not (text[start] == "." and text[start + 1 : start + 2].isalpha()):
        start += 1
    opened = text.find("(", start, end)
    while end > start and text[end - 1] in _TRIM and not (text[end - 1] == ")" and 0 <= opened < end):
        end -= 1
    return start, end


def _is_header(text: str, headers: list[Span], start: int, end: int) -> bool:
    """A line of employer, title and dates is no evidence of work done; its title is a passage of its own."""
    words = [word.start() for word in _WORD.finditer(text, start, end)]
    covered = sum(overlaps(headers, word, word + 1) for word in words)
    return covered >= 0.6 * len(words)  # of words and not of letters: «работала» is no more than «работал»


def _position_at(positions: list[Position], start: int) -> int | None:
    return next((index for index, position in enumerate(positions) if position.holds(start)), None)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A run-on sentence is cut at commas: a passage of several hundred letters means everything and nothing."""
    pieces = []
    while end - start > _LONGEST:
        cut = max(
            text.rfind(", ", start, start + _LONGEST),
            text.rfind(" ", start, start + _LONGEST) if ", " not in text[start : start + _LONGEST] else -1,
        )
        if cut <= start:
            cut = start + _LONGEST
        pieces.append((start, cut))
        start = _trim(text, cut, end)[0]
    pieces.append((start, end))
    return [(a, b) for a, b in pieces if b > a]
