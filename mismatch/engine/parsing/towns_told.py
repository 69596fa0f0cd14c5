"""Where somebody lives, in the words of a sentence: "I live in Cork", «Живу в Москве», «я из села Верхнее»."""

from __future__ import annotations

import re

from mismatch.engine.parsing.locations import gazetteer, place_score
from mismatch.engine.shapes import Fact

_NAME = r"[A-ZÀ-Þ][\w'’-]+(?:\s(?:upon\s|on\s)?[A-ZÀ-Þ][\w'’-]+)?"
_LIVE = re.compile(
    rf"\b(?:I|we|she|he|who)\s+(?:now\s+|currently\s+)?(?:lives?|resides?|am based|is based|are based)\s+"
    rf"(?:in|near)\s+(?P<a>{_NAME})|"
    rf"\b(?i:based in|living in)\s+(?P<b>{_NAME})"
)
_LIVE_RU = re.compile(
    r"(?<!\w)(?i:живу|живём|проживаю|живёт|проживает)\s+(?:сейчас\s+|теперь\s+)?в\s+(?:г\.\s?|городе\s+)?"
    r"(?P<town>[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*(?:\s[А-ЯЁ][а-яё-]+)?)"
)
_FROM_RU = re.compile(
    r"(?<!\w)(?:я|родом)\s+из\s+(?P<kind>села|деревни|посёлка|поселка|города|станицы|г\.)\s?"
    r"(?P<town>[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*(?:\s[А-ЯЁ][а-яё-]+)?)"
)
_MOVED = re.compile(rf"\b(?:we|I)\s+moved\s+(?:back\s+)?to\s+(?P<a>{_NAME})")
_TOLD, _ONCE = 0.7, 0.55
_ENDINGS = (
    ("ии", "ия"),
    ("у", "а"),
    ("ю", "я"),
    ("ы", "а"),
    ("и", "а"),
    ("а", ""),
    ("ого", "ый"),
    ("ах", "ы"),
    ("ах", "и"),
    ("е", ""),
    ("е", "а"),
    ("и", "ь"),
    ("е", "о"),
    ("ом", "ый"),
    ("ом", "ое"),
    ("ем", "ий"),
    ("ом", "ой"),
    ("ой", "ая"),
    ("ей", "яя"),
    ("ых", "ые"),
    ("их", "ие"),
)


def town_of(word: str) -> str | None:
    """The town's own name, of «Москве», «Нижнем Новгороде»; None where no such town is known."""
    said, places = word.strip().lower().replace("ё", "е"), gazetteer()
    if said in places:
        return word.strip()
    bare = [[part, *_nominatives(part)] for part in re.split(r"(?<=[ -])", said)]
    if len(bare) > 3:
        return None
    forms = [""]
    for parts in bare:
        forms = [form + part for form in forms for part in parts]
    found = next((form for form in forms if form in places), None)
    return re.sub(r"(?:^|[ -](?!на\b))\w", lambda match: match.group().upper(), found) if found else None


def _nominatives(part: str) -> list[str]:
    mark = part[len(part.rstrip(" -")) :]
    word = part[: len(part) - len(mark)]
    return [word[: -len(old)] + new + mark for old, new in _ENDINGS if word.endswith(old) and len(word) > 3]


def told_location(line: str) -> Fact | None:
    """Where the sentences say that somebody lives; where they moved when nothing else is said."""
    for pattern in (_LIVE, _LIVE_RU, _FROM_RU):
        for match in pattern.finditer(line):
            if found := _place(match):
                return found
    moved = [match for match in _MOVED.finditer(line) if place_score(match["a"]) >= 0.9]
    return _fact(moved[-1], "a", moved[-1]["a"], _ONCE) if moved else None


def _place(match: re.Match[str]) -> Fact | None:
    group = next(name for name in match.groupdict() if name != "kind" and match[name])
    name = match[group]
    if match.re is _FROM_RU and match["kind"] not in ("города", "г."):
        return _fact(match, group, name, _TOLD)
    if match.re is _LIVE:
        return _fact(match, group, name.split()[0] if _first_is_all(name) else name, _TOLD)
    town = town_of(name) or town_of(name.split()[0])
    return _fact(match, group, town, _TOLD) if town else None


def _first_is_all(name: str) -> bool:
    return " " in name and place_score(name) < 0.7 and place_score(name.split()[0]) >= 0.9


def _fact(match: re.Match[str], group: str, value: str, confidence: float) -> Fact:
    start = match.start(group)
    end = start + len(match[group] if value.count(" ") == match[group].count(" ") else match[group].split()[0])
    return Fact(value=value, start=start, end=end, confidence=confidence)
