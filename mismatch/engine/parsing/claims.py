"""Years of work that a résumé claims without dates: "for six years I have …", «Кладовщик, 4 года», «стаж 15 лет»."""

from __future__ import annotations

import re

from mismatch.engine.parsing.life import flat, sentences
from mismatch.engine.parsing.life_words import occupation_in, title_in
from mismatch.engine.parsing.resume import Position
from mismatch.engine.parsing.rows import Row
from mismatch.engine.shapes import Fact, Span

_ENGLISH = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_RUSSIAN = (
    "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать",
    "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать", "двадцать",
)  # fmt: skip
_OF_SO_MANY = (
    "одного", "двух", "трех", "четырех", "пяти", "шести", "семи", "восьми", "девяти", "десяти",
)  # fmt: skip
_MONTHS_IN_WORDS = {
    **{word: 12 * (place + 1) for words in (_ENGLISH, _RUSSIAN, _OF_SO_MANY) for place, word in enumerate(words)},
    "полтора": 18,
    "thirty": 360,
    "тридцать": 360,
}
_WORDS = "|".join(sorted(_MONTHS_IN_WORDS, key=len, reverse=True)).replace("е", "[её]")
_NUMBER = rf"\d{{1,2}}(?:[.,]5)?|{_WORDS}"
_CLAIM = re.compile(
    rf"(?<![\w.,/–—-])(?P<years>{_NUMBER})\+?(?P<half> and a half| с половиной)?\s+"
    r"(?:years?['’]?|yrs?|год(?:а|у)?|лет)(?:\s+(?:и\s+|and\s+)?(?P<months>\d{1,2})\s+(?:months?|мес(?:яц\w*|\.)?))?(?!\w)"
    r"(?P<half2> and a half)?",
    re.IGNORECASE,
)
#: Years that are no length of work: a span of something else, an age, a part of the years told before.
_OTHERWISE = re.compile(
    r"(?<!\w)(?:in|within|every|last|next|past|after|of|over|under|до|за|через|раз в|на|из них|из которых|после|около|"
    r"мне|возраст\w*|aged?|гарант\w*|warranty|прошл\w+|каждые)\s*:?\s*$",
    re.IGNORECASE,
)
_NOT_WORK = re.compile(
    r"\s*(?:old|of age|ago|назад|of (?:study|studies)|обучени\w+|учёб\w+|учился|училась|гарант\w*|декрет\w*|maternity)",
    re.IGNORECASE,
)
_DRIVING = re.compile(
    r"(?<!\w)(?:права|вод\w+ удостоверени\w+|в/у|рул[её]м|wheel|licen[cs]e|driving|водительск\w+)(?!\w)", re.IGNORECASE
)
_DRIVER = re.compile(r"driver|chauffeur|водител|машинист|дальнобой", re.IGNORECASE)
#: What says that the years were worked: before them, or behind them.
_WORKED = re.compile(r"(?<!\w)(?:for|опыт\w*|стаж\w*|работа\w+|уже|experience|worked)\W*(?:\w+\W+)?$", re.IGNORECASE)
_WORKING = re.compile(
    r"['’]?\s*(?:(?:of|as|in|on|at|behind|with|by)\s|experience|опыта|стажа|на\s|в\s|во\s|за\s|по\s|при\s|[а-яё]+[юу](?:сь)?(?!\w)|"
    r"(?:работа|был)[а-яё]*)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"(?<!\w)(?:before|earlier|previously|until then|до (?:этого|того)|раньше|ранее)(?!\w)", re.IGNORECASE
)
#: Nobody is younger than that and looks for work: bare years up to it are no age.
_YOUNGEST, _MOST = 16, 55
_CONFIDENCE = 0.5


def claimed_positions(text: str, rows: list[Row], headline: Fact | None, dated: list[Position]) -> list[Position]:
    """Work told by its length alone: the headline's, and what sentences say was done before it. A sentence that gives
    the years (``dated``) gives no length besides, and a job held to this day is told once."""
    line, found = flat(text), list[Position]()
    is_told = any(position.current or position.title == headline for position in dated)
    for start, end in sentences(text, rows):
        if any(position.span and position.span.start < end and start < position.span.end for position in dated):
            continue
        for claim in _CLAIM.finditer(line, start, end):
            if not _is_of_work(line, claim, start, end, headline):
                continue
            said = title_in(line, claim.end(), end) or title_in(line, start, claim.start())
            said = said or occupation_in(line, claim.end(), end) or occupation_in(line, start, claim.start())
            earlier = _EARLIER.search(line, start, claim.start()) is not None
            title = _fact(line, said) if said and (earlier or headline is None) else headline
            repeats = any(title == one.title for one in found) or (is_told and not earlier)
            if title is not None and not repeats and (said or not earlier):
                found.append(_position(title, claim, start, end, earlier))
    return found


def _is_of_work(line: str, claim: re.Match[str], start: int, end: int, headline: Fact | None) -> bool:
    before = line[start : claim.start()]
    if _OTHERWISE.search(before) or _NOT_WORK.match(line, claim.end()):
        return False
    if _DRIVING.search(line, start, end) and not (headline and _DRIVER.search(headline.value)):
        return False
    worked = _WORKED.search(before) or _WORKING.match(line, claim.end())
    return bool(worked) or _months(claim) < 12 * _YOUNGEST


def _months(claim: re.Match[str]) -> int:
    number = claim["years"].lower().replace("ё", "е")
    years = _MONTHS_IN_WORDS.get(number)
    months = years if years is not None else round(12 * float(number.replace(",", ".")))
    return months + 6 * bool(claim["half"] or claim["half2"]) + int(claim["months"] or 0)


def _position(title: Fact, claim: re.Match[str], start: int, end: int, earlier: bool) -> Position:
    return Position(
        employer=None,
        title=title,
        start=None,
        end=None,
        dates=Span(claim.start(), claim.end()),
        current=not earlier,
        months=min(_months(claim), 12 * _MOST),
        bullets=[Span(start, end)],
        span=Span(start, end),
        confidence=_CONFIDENCE,
    )


def _fact(line: str, place: tuple[int, int]) -> Fact:
    return Fact(value=line[slice(*place)], start=place[0], end=place[1], confidence=_CONFIDENCE)
