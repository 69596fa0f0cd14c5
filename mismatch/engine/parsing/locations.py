"""Places: where a person lives, and which part of a header row is a place rather than a firm."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mismatch.engine.parsing.name_keys import given_names
from mismatch.engine.parsing.rows import Row
from mismatch.engine.parsing.titles import has_legal_form, has_organisation
from mismatch.engine.parsing.vocabulary import load
from mismatch.engine.shapes import Fact

_REMOTE = re.compile(
    r"^(?:remote(?:ly)?|удал[её]нн?о|удал[её]нная работа|дистанционно|hybrid|гибрид|on-?site)$", re.IGNORECASE
)
_RU_CITY = re.compile(r"^(?:г\.?|город|пос\.?|пгт|село|с\.|обл\.?)\s*(?=[А-ЯЁ])")
_CALL = re.compile(r"[\s,;]+(?:тел|моб|tel|mob|phone|mobile|cell|e-?mail)\b", re.IGNORECASE)
_STREET = re.compile(
    r"\s*[,(]?\s*(?:м\.|метро|ул\.?\s|улица|пр-т|просп|пер\.|бул|шоссе|ш\.|кв\.|д\.\s?\d|дом\s|\d)", re.IGNORECASE
)
_TOWN = re.compile(r"^[A-ZА-ЯЁ][a-zа-яё]+(?:[ -][A-ZА-ЯЁ][a-zа-яё]+)?$")
_POSTCODE = re.compile(r"\s*(?:\d{4,6}\s+)?")
_US_TAIL = re.compile(r"^[A-Z][\w .'-]{1,28},\s*([A-Z]{2}|[A-Z]\.[A-Z]\.?)(?:,?\s*\d{5}(?:-\d{4})?)?$")
_LABEL = re.compile(
    r"^(?:\d{1,2}[.)]\s*)?(?:location|address|city|current location|residence|place of residence|based in|"
    r"home address|lives in|"
    r"resides? in|residing in|living in|"
    r"город(?: проживания)?|место (?:проживания|жительства)|адрес(?: проживания)?|проживание|прожива(?:ет|ю)|"
    r"местоположение|локация|регион)(?:\s*/\s*[^\W\d_]+(?: [^\W\d_]+)?)?\s*[:—–-]\s*(?=\S)",
    re.IGNORECASE,
)
#: "City London", in a table whose border nobody drew: believed before a known place only.
_BARE_LABEL = re.compile(r"(?i:location|address|city|town|город|адрес|регион|место проживания)\s+(?=[A-ZА-ЯЁ])")
#: A pin before a place: "⚲ London".
_PIN = re.compile(r"[^\w\s(«\"'+]+\s*(?=[A-ZА-ЯЁ])")
_LIVES = re.compile(r"^(?:проживает|проживаю|живу)\s*(?::|в г\.|в городе|в)?\s*(?=[А-ЯЁ])", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"\S+@\S+|https?://\S+|\S+\.[a-z]{2,4}(?:/\S*)+|\(?\+?\d[\d\s().-]{7,}\d(?:\s*\([^\W\d_]+\))?|\s*[|•·●■∙◆♦]\s*|\s+[–—-]\s+|\s{2,}|"
    r"\t|;\s*|(?<=[^\W\d_]{3})\.\s+(?!Живу|Прожива)(?=[A-ZА-ЯЁ])|\s*\((?:relocated|moved|переехал\w?)\b[^()]*\)"
)
#: "Lyon → Moscow": where somebody came from.
_CAME = re.compile(r"[^→\n\d@]{2,40}\s(?:→|->)\s(?=[A-ZА-ЯЁ])")


@cache
def gazetteer() -> dict[str, str]:
    """Every known place name, lower case, with its country's code."""
    data = load("places")
    places: dict[str, str] = {name.replace("ё", "е"): code for name, code in data["countries"].items()}
    for group in ("regions", "cities", "towns", "more_towns"):
        for code, rows in data[group].items():
            for row in rows:
                for name in row if isinstance(row, list) else [row]:
                    places.setdefault(name.replace("ё", "е"), code)
    for code, towns in load("towns_abroad")["towns"].items():
        for english, russian in towns.items():
            places.setdefault(english.lower(), code)
            places.setdefault(russian.lower().replace("ё", "е"), code)
    return places


@cache
def wide_places() -> frozenset[str]:
    """Countries and regions: what a town's name may stand before."""
    data = load("places")
    names = [*data["countries"], *(name for rows in data["regions"].values() for name in rows)]
    return frozenset(name.replace("ё", "е") for name in names)


@cache
def _state_codes() -> frozenset[str]:
    return frozenset(load("places")["state_codes"])


def country_of(text: str) -> str | None:
    """The ISO code of the country a place text belongs to."""
    places = gazetteer()
    for part in reversed(re.split(r"\s*[,()/]\s*", text)):
        cleaned = _clean(part)
        if cleaned in places:
            return places[cleaned]
        if part.strip() in _state_codes():
            return "US"
    return None


def _clean(part: str) -> str:
    part = re.sub(r"[\s,]*\d[\d -]*$", "", part.strip(" .,;()"))
    return _RU_CITY.sub("", part).lower().replace("ё", "е").strip(" .,")


@lru_cache(maxsize=8192)
def place_score(text: str) -> float:
    """How surely a short text is nothing but a place (0–1)."""
    text = text.strip(" ,;.()|-–—")
    if not text or len(text) > 60 or "@" in text:
        return 0.0
    if _REMOTE.match(text):
        return 0.9
    places, parts = gazetteer(), [p for p in re.split(r"\s*[,/()]\s*|\s+-\s+", text) if p]
    known = [_clean(p) in places or p.strip() in _state_codes() or bool(_REMOTE.match(p.strip())) for p in parts]
    if all(known):
        return 0.95
    if has_legal_form(parts[0]) or has_organisation(parts[0]):
        return 0.0
    if _US_TAIL.match(text) and any(
        c in _state_codes() for c in re.findall(r"[A-Z]{2,3}|[A-Z]\.[A-Z]\.?", text.split(",")[-1])
    ):
        return 0.9
    # A town nobody listed, before a region or country everybody knows.
    if len(parts) == 2 and known[-1] and parts[0][:1].isupper() and len(parts[0].split()) <= 3:
        wide = _clean(parts[1]) in wide_places() or parts[1].strip() in _state_codes()
        return 0.7 if wide and "&" not in parts[0] else 0.0
    if _RU_CITY.match(text) and len(text.split()) <= 3:
        return 0.85
    return 0.0


def find_location(text: str, rows: list[Row]) -> Fact | None:
    """Where the person lives: a label, or a place among the contacts at the top."""
    best: Fact | None = None
    for row in rows:
        labelled = _LABEL.match(row.text) or _LIVES.match(row.text)
        came = None if labelled else _CAME.match(row.text)
        start = labelled.end() if labelled else came.end() if came else 0
        for piece_start, piece_end in _parts(row.text, start):
            inner = None if labelled and piece_start == start else _opening(row.text, piece_start, piece_end)
            piece_start = inner or piece_start
            piece = row.text[piece_start:piece_end]
            score = place_score(piece)
            if (labelled and piece_start == start) or (inner and not score):
                score = max(score, 0.8 if len(piece) < 60 else 0.5)
            elif not score:
                piece_start, piece_end, score = _embedded(row.text, piece_start, piece_end)
            piece_start, piece_end = _town(row.text, piece_start, piece_end)
            if score and (best is None or score > best.confidence):
                begin = row.start + piece_start
                value = text[begin : row.start + piece_end].rstrip(" ,.;")
                begin, value = begin + len(value) - len(value.lstrip(" ,.;")), value.lstrip(" ,.;")
                best = Fact(value=value, start=begin, end=begin + len(value), confidence=round(min(score, 0.95), 2))
    return best or _beside_contacts(rows)


def _opening(text: str, start: int, end: int) -> int | None:
    """Where the place begins behind a label inside the row, or behind a pin."""
    piece = text[start:end]
    labelled = _LABEL.match(piece) or _LIVES.match(piece)
    if labelled:
        return start + labelled.end()
    marked = _BARE_LABEL.match(piece) or _PIN.match(piece)
    return start + marked.end() if marked and place_score(piece[marked.end() :]) >= 0.9 else None


def _beside_contacts(rows: list[Row]) -> Fact | None:
    """A town nobody listed, in the row of the e-mail address or the telephone."""
    for row in rows[:6]:
        if "@" not in row.text and not re.search(r"\d{3}[\s-]?\d\d", row.text):
            continue
        for start, end in _parts(row.text, 0):
            value = row.text[start:end].strip()
            last = value.split()[-1] if value.split() else ""
            if last != value and last[:1].isupper() and place_score(last) >= 0.95:
                begin = row.start + row.text.rindex(last, start, end)
                return Fact(value=last, start=begin, end=begin + len(last), confidence=0.6)
            if _TOWN.match(value) and value.lower() not in given_names():
                begin = row.start + row.text.index(value, start)
                return Fact(value=value, start=begin, end=begin + len(value), confidence=0.5)
    return None


def _town(text: str, start: int, end: int) -> tuple[int, int]:
    """A place without the street, the underground station, the word "city" and what announces a telephone."""
    prefix = _RU_CITY.match(text[start:end])
    start += prefix.end() if prefix else 0
    ends = [cut.start() for cut in (_STREET.search(text, start, end), _CALL.search(text, start, end)) if cut]
    return start, min((cut for cut in ends if cut > start), default=end)


def _parts(text: str, start: int) -> list[tuple[int, int]]:
    parts, begin = [], start
    for match in _SEPARATOR.finditer(text, start):
        if match.start() > begin:
            parts.append((begin, match.start()))
        begin = match.end()
    if begin < len(text):
        parts.append((begin, len(text)))
    return parts


def _embedded(text: str, start: int, end: int) -> tuple[int, int, float]:
    """A place inside a postal address or a list: the longest run of comma-parts that are a place."""
    if end - start > 120:
        return start, end, 0.0
    pieces = [(m.start() + start, m.end() + start) for m in re.finditer(r"[^,]+", text[start:end])]
    for first in range(len(pieces)):
        for last in (first + 2, first + 1):
            if last > len(pieces) or (
                first == 0 and last == len(pieces) and not text[start:end].lstrip()[:1].isdigit()
            ):
                continue
            opening = _POSTCODE.match(text, pieces[first][0], pieces[first][1])
            begin = opening.end() if opening else pieces[first][0]
            stop = pieces[last - 1][1]
            score = place_score(text[begin:stop])
            if score >= 0.85:
                return begin, stop, 0.75
    return start, end, 0.0
