"""A life told in whole sentences: "From 2003 until 2011 I taught at …", «С 2019 года работаю … в …»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from mismatch.engine.parsing.leave import names_leave
from mismatch.engine.parsing.life_times import When, stretches
from mismatch.engine.parsing.life_words import employer_in, occupation_in, title_in
from mismatch.engine.parsing.periods import DateRange, Moment
from mismatch.engine.parsing.resume import Position
from mismatch.engine.parsing.rows import Row
from mismatch.engine.shapes import Fact, Span

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
#: What began in a year and is no work: studies, a home, a family, a paper.
_STUDY = re.compile(
    r"\b(?:stud(?:y|ied|ying|ies)|graduat\w+|degree|diploma|school leaver|born|married|bsc|msc|university|"
    r"live[sd]?|living|licen[cs]ed?|certifi\w+|member|valid)\b|"
    r"(?<!\w)(?:учил\w*|обуч\w+|окончи\w+|закончи\w+|родил\w+|диплом\w*|жив(?:у|ём|ет|ёт)|прожива\w+|"
    r"аттестат\w*|аттестаци\w+|аккредитаци\w+|удостоверени\w+|сертификат\w*|допуск\w*|прав[аы]|в браке|женат|замужем|"
    r"поступил\w* (?:в|на) (?:вуз|универ|инстит))(?!\w)",
    re.IGNORECASE,
)
#: First persons: "I've paid", «веду», «пишу».
_I_DO = re.compile(
    r"(?<!\w)(?:I|I['’]ve|my|мне|моя|мой|мои|[а-яё]+(?:[аяе]ю|[рнл]ю|[жшчщ]у|еду)(?:сь)?)(?!\w)", re.IGNORECASE
)
_SOMEWHERE = re.compile(r"[,\s]*(?:(?:at|in|with|for|во?|на|по)\s+|an?\s)", re.IGNORECASE)
_HEADS = re.compile(r"\)?\s*[:.,]\s")
_EARLIER = re.compile(r"(?<!\w)(?:before|earlier|previously|до (?:этого|того)|раньше|ранее)(?!\w)", re.IGNORECASE)
#: Years without work for anybody, or with no work of the trade.
_IDLE = re.compile(
    r"(?<!\w)(?:(?:semi-?)?retired|retirement|volunteer\w*|own|не|пенси\w+|в отпуске|декрет\w*|армия|"
    r"практик[аиуе])(?!\w)",
    re.IGNORECASE,
)
_JOBLESS = re.compile(
    r"(?<!\w)(?:out of work|unemployed|jobless|not work\w*|без работы|безработ\w+|не работа\w+)(?!\w)", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,;]\s|\.\s")
_HEAD_WORDS, _NEAR = 6, 60
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}[.!?;])(?<!\bим\.)\s+|(?<=\d[.!?;])\s+(?=[A-ZА-ЯЁ])|(?<=[)»\"”][.!?;])\s+")
_FROM_NOTHING, _LONGEST, _SHORT = 0.45, 900, 50


@dataclass(slots=True)
class _Told:
    """A time and what is said of it."""

    when: When
    start: int
    end: int
    since: Moment
    until: Moment | None


def sentences(text: str, rows: list[Row]) -> list[tuple[int, int]]:
    """Where each sentence of the rows stands; a sentence goes on over line ends, not over paragraphs or bullets."""
    found: list[tuple[int, int]] = []
    begin = end = -1
    for row in rows:
        if begin >= 0 and (row.gap or row.bullet or _is_ended(text, begin, end, row)):
            found += _parted(text, begin, end)
            begin = -1
        begin, end = (row.start if begin < 0 else begin), row.end
    return found + (_parted(text, begin, end) if begin >= 0 else [])


def _is_ended(text: str, begin: int, end: int, below: Row) -> bool:
    """A full stop, or a short row over one that begins anew: a heading, a name with a title."""
    above = text[begin:end].rstrip()
    last = above[above.rfind("\n") + 1 :]
    return above.endswith((".", "!", "?", ":")) or (len(last) < _SHORT and not below.text[:1].islower())


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [start, *(match.end() for match in _SENTENCE.finditer(text, start, end)), end]
    return [(a, b) for a, b in pairwise(cuts) if b - a > 3]


def flat(text: str) -> str:
    """The text in one line, letter for letter in its place."""
    return text.replace("\n", " ")


def told_positions(text: str, rows: list[Row], headline: Fact | None, as_of: date) -> list[Position]:
    """The jobs that whole sentences tell with their years, in the order of the document. What somebody does to this
    day, in words that name no occupation, is what the ``headline`` calls them."""
    line, told, last = flat(text), list[_Told](), None
    for start, end in sentences(text, rows):
        for when, begin, until in stretches(line, start, min(end, start + _LONGEST)):
            since = when.since or last  # "In 2011 we moved, and since then I …"
            last = since
            if since and _is_work(line, one := _Told(when, begin, until, since, when.until), headline):
                told.append(one)
    return _without_repeats([found for one in _closed(told) if (found := _position(line, one, headline, as_of))])


def _without_repeats(positions: list[Position]) -> list[Position]:
    """What is called by the headline alone is one job, however often it is spoken of."""
    return [
        one
        for place, one in enumerate(positions)
        if one.employer or not any(one.title == above.title and one.start == above.start for above in positions[:place])
    ]


def _is_work(line: str, told: _Told, headline: Fact | None) -> bool:
    """Work and no studies; a single year only where somebody took a job up in it."""
    said, clause = line[told.start : told.end], _clause(line, told)
    if names_leave(clause) or _JOBLESS.search(clause):
        return False
    if _STUDY.search(_nearest(line, told)) or (told.until or told.since).last_month < told.since.first_month:
        return False
    if told.when.at:
        return _MOVES.search(said) is not None
    if told.when.current and line.startswith("from", told.when.start):
        return False  # "head nurse from 1996": within the years told before
    if _WORK.search(said) or _title_place(line, told):
        return True
    if headline is None or _EARLIER.search(said) or _IDLE.search(said):
        return False
    return _opens(line, told) or (told.when.current and _is_own(line, told))


def _clause(line: str, told: _Told) -> str:
    """The time with what stands beside it, up to the commas around."""
    before = [comma.end() for comma in _CLAUSE.finditer(line, told.start, told.when.start)]
    behind = _CLAUSE.search(line, told.when.end, told.end)
    return line[before[-1] if before else told.start : behind.start() if behind else told.end]


def _is_own(line: str, told: _Told) -> bool:
    """The person speaks of themselves, or of a place where something has been done since: "In a bank since 2020"."""
    before = line[told.start : told.when.start].strip()
    after = line[told.when.end : told.end].strip()
    placed = _SOMEWHERE.match(before or after) or employer_in(line, told.start, told.when.start)
    return bool(placed or _I_DO.search(f"{before} {after}"))


def _opens(line: str, told: _Told) -> bool:
    """Years that head what follows, alone or behind a few words: "Machine shop, 2018–2025: five-axis mills …"."""
    few = len(line[told.start : told.when.start].split()) <= _HEAD_WORDS + 2 * told.when.current
    return few and _HEADS.match(line, told.when.end) is not None


def _title_place(line: str, told: _Told) -> tuple[int, int] | None:
    """What the person was, behind the time or before it; what was before that is another job's."""
    begin, end = told.when.end, told.end
    if earlier := _EARLIER.search(line, begin, end):
        end = earlier.start()
    place = title_in(line, begin, end) or title_in(line, told.start, told.when.start)
    place = place or occupation_in(line, told.start, told.when.start)
    return place or occupation_in(line, begin, min(end, begin + _NEAR))


def _nearest(line: str, told: _Told) -> str:
    return line[max(told.start, told.when.start - 60) : min(told.end, told.when.end + 60)]


def _closed(told: list[_Told]) -> list[_Told]:
    """A job taken up in one year lasted until the next one began; nothing says when the last one ended."""
    for one in told:
        if one.when.at:
            later = (other.since for other in told if other.since.first_month > one.since.first_month)
            one.until = min(later, key=lambda moment: moment.first_month, default=None)
    return told


def _position(line: str, told: _Told, headline: Fact | None, as_of: date) -> Position | None:
    behind, before = (told.when.end, told.end), (told.start, told.when.start)
    employer = employer_in(line, *behind) or employer_in(line, *before)
    title = _fact(line, _title_place(line, told)) or headline
    if employer is None and title is None:
        return None
    dates = DateRange(told.when.start, told.when.end, told.since, told.until, told.when.current)
    stop = told.start + len(line[told.start : told.end].rstrip())
    return Position(
        employer=_fact(line, employer),
        title=title,
        start=str(told.since),
        end=str(told.until) if told.until else None,
        dates=Span(dates.start, dates.end),
        current=told.when.current,
        months=dates.months(as_of) if told.until or told.when.current else None,
        bullets=[Span(told.start, stop)],
        span=Span(told.start, stop),
        confidence=_FROM_NOTHING + 0.1 * bool(employer) + 0.1 * bool(title),
    )


def _fact(line: str, place: tuple[int, int] | None) -> Fact | None:
    return Fact(value=line[slice(*place)], start=place[0], end=place[1], confidence=0.6) if place else None
