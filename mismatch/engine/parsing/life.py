"""A life told in whole sentences: "From 2003 until 2011 I taught at …", «С 2019 года работаю … в …»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from mismatch.engine.parsing.dates import DateRange, Moment
from mismatch.engine.parsing.life_words import employer_in, title_in
from mismatch.engine.parsing.resume import Position
from mismatch.engine.parsing.rows import Row
from mismatch.engine.shapes import Fact, Span

YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_WORD_YEAR = r"(?:\s?(?:года?|году|годах|гг?\b\.?))?"
_MONTH = (
    r"(?:(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"январ[яь]|феврал[яь]|марта?|апрел[яь]|ма[яй]|июн[яь]|июл[яь]|августа?|сентябр[яь]|октябр[яь]|ноябр[яь]|"
    r"декабр[яь])\s+(?:of\s+)?)?"
)
_NOW = r"(?:now|today|the present(?: day)?|present|this day|сих пор|настоящ\w+ врем\w+|сей день|сегодня\w*|сейчас)"
#: When a job was, in the words of a sentence.
_WHEN = re.compile(
    rf"(?<!\w)(?:(?:from|between|с)\s+{_MONTH}(?P<a>{YEAR}){_WORD_YEAR}\s*,?\s*(?:until|till|to|through|and|по|до)\s+"
    rf"(?:(?P<now>{_NOW})|{_MONTH}(?P<b>{YEAR}){_WORD_YEAR})|"
    rf"(?:since|с)\s+{_MONTH}(?P<since>{YEAR}){_WORD_YEAR}(?:\s*,?\s*и?\s*(?:по|до)\s+{_NOW})?|"
    rf"(?P<then>since then|ever since|с тех пор)|"
    rf"(?:in|в)\s+{_MONTH}(?P<at>{YEAR}){_WORD_YEAR})(?!\w)",
    re.IGNORECASE,
)
#: Somebody worked there. Without such a word a year tells of anything.
_WORK = re.compile(
    r"\b(?:work(?:ed|ing|s)?|taught|teach(?:es|ing)?|serv(?:e[ds]?|ing)|employed|was|were|am|is|been|ran|run|runs|"
    r"running|manag(?:e[ds]?|ing)|led|lead|leads|headed|held|hold|joined|became|drove|drive|built|own|owned|"
    r"moved (?:to|on to|over to)|started|looked after|cooked|nursed)\b|"
    r"(?<!\w)(?:работа\w+|труди\w+|служи\w+|служу|руковож\w*|руководи\w+|возглав\w+|был[аи]?|являюсь|занима\w+|заведу\w+|"
    r"держу|веду|преподава\w+|преподаю|перешл?[аё]?л?|устроил\w+|стала?|назначен\w*|приш[ёе]л|пришла|вожу|води[тл]\w*)(?!\w)",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\b(?:joined|became|started|moved|promoted|hired|appointed|took)\b|"
    r"(?<!\w)(?:переш[ёе]л|перешла|устроил\w+|стала?|назначен\w*|приш[ёе]л|пришла|возглавил\w*|поступил\w* на)(?!\w)",
    re.IGNORECASE,
)
_STUDY = re.compile(
    r"\b(?:stud(?:y|ied|ying|ies)|graduat\w+|degree|diploma|school leaver|born|married|bsc|msc|university)\b|"
    r"(?<!\w)(?:учил\w*|обуч\w+|окончи\w+|закончи\w+|родил\w+|диплом\w*|"
    r"поступил\w* (?:в|на) (?:вуз|универ|инстит))(?!\w)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}[.!?;])\s+|(?<=\d[.!?;])\s+(?=[A-ZА-ЯЁ])|(?<=[)»\"”][.!?;])\s+")
_FROM_NOTHING, _LONGEST = 0.45, 900


@dataclass(slots=True)
class _Told:
    """One stretch of a sentence with its time: what is said before the time up to the last one, and behind it."""

    when: re.Match[str]
    start: int
    end: int
    since: int
    until: int | None = None
    current: bool = False


def sentences(text: str, rows: list[Row]) -> list[tuple[int, int]]:
    """Where each sentence of the rows stands; a sentence goes on over line ends, not over paragraphs or bullets."""
    found: list[tuple[int, int]] = []
    begin = end = -1
    for row in rows:
        if begin >= 0 and (row.gap or row.bullet or text[begin:end].rstrip().endswith((".", "!", "?", ":"))):
            found += _parted(text, begin, end)
            begin = -1
        begin, end = (row.start if begin < 0 else begin), row.end
    return found + (_parted(text, begin, end) if begin >= 0 else [])


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [start, *(match.end() for match in _SENTENCE.finditer(text, start, end)), end]
    return [(a, b) for a, b in pairwise(cuts) if b - a > 3]


def flat(text: str) -> str:
    """The text in one line, letter for letter in its place."""
    return text.replace("\n", " ")


def told_positions(text: str, rows: list[Row], as_of: date) -> list[Position]:
    """The jobs that whole sentences tell with their years, in the order of the document."""
    line, told, last = flat(text), list[_Told](), 0
    for start, end in sentences(text, rows):
        whens = list(_WHEN.finditer(line, start, min(end, start + _LONGEST)))
        begin = start
        for place, when in enumerate(whens):
            until = whens[place + 1].start() if place + 1 < len(whens) else end
            one = _told(when, begin, until, last)
            last, begin = one.since or last, until
            if one.since and _is_work(line, one):
                told.append(one)
    return [found for one in _closed(told) if (found := _position(line, one, as_of))]


def _told(when: re.Match[str], start: int, end: int, last: int) -> _Told:
    """``last`` is the year spoken of before: "In 2011 we moved, and since then I …"."""
    begun = when["a"] or when["since"] or when["at"]
    return _Told(
        when,
        start,
        end,
        int(begun) if begun else last,
        int(when["b"]) if when["b"] else None,
        bool(when["since"] or when["then"] or when["now"]),
    )


def _is_work(line: str, told: _Told) -> bool:
    """Work and no studies; a single year only where somebody took a job up in it."""
    said = line[told.start : told.end]
    if not _WORK.search(said) or _STUDY.search(_nearest(line, told)) or (told.until or told.since) < told.since:
        return False
    return told.when["at"] is None or _MOVES.search(said) is not None


def _nearest(line: str, told: _Told) -> str:
    return line[max(told.start, told.when.start() - 60) : min(told.end, told.when.end() + 60)]


def _closed(told: list[_Told]) -> list[_Told]:
    """A job taken up in one year lasted until the next one began; nothing says when the last one ended."""
    for one in told:
        if one.when["at"] is not None:
            one.until = min((other.since for other in told if other.since > one.since), default=None)
    return told


def _position(line: str, told: _Told, as_of: date) -> Position | None:
    behind, before = (told.when.end(), told.end), (told.start, told.when.start())
    employer = employer_in(line, *behind) or employer_in(line, *before)
    title = title_in(line, *behind) or title_in(line, *before)
    if employer is None and title is None:
        return None
    since, until = Moment(told.since, None), Moment(told.until, None) if told.until else None
    dates = DateRange(told.when.start(), told.when.end(), since, until, told.current)
    stop = told.start + len(line[told.start : told.end].rstrip())
    return Position(
        employer=_fact(line, employer),
        title=_fact(line, title),
        start=str(told.since),
        end=str(told.until) if told.until else None,
        dates=Span(dates.start, dates.end),
        current=told.current,
        months=dates.months(as_of) if told.until or told.current else None,
        bullets=[Span(told.start, stop)],
        span=Span(told.start, stop),
        confidence=_FROM_NOTHING + 0.1 * bool(employer) + 0.1 * bool(title),
    )


def _fact(line: str, place: tuple[int, int] | None) -> Fact | None:
    return Fact(value=line[slice(*place)], start=place[0], end=place[1], confidence=0.6) if place else None
