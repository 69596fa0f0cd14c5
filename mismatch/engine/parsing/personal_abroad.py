"""Facts that are kept apart, behind the labels of other languages: shown as such, and never scored."""

from __future__ import annotations

import re

import msgspec

from mismatch.engine.openings import lowered
from mismatch.engine.parsing.dates import find_dates
from mismatch.engine.parsing.days import read_day
from mismatch.engine.parsing.resume import Protected
from mismatch.engine.shapes import Fact

#: Field → its labels in German, French, Spanish, Italian, Portuguese, Polish, Dutch and Ukrainian.
_LABELS = {
    "birth_date": (
        "geburtsdatum", "geburtstag", "geboren am", "geboren", "date de naissance", "né le", "née le", "né(e) le",
        "fecha de nacimiento", "nacido el", "nacida el", "data di nascita", "nato il", "nata il", "data de nascimento",
        "nascido em", "nascida em", "data urodzenia", "urodzony", "urodzona", "geboortedatum", "дата народження",
    ),
    "age": ("alter", "âge", "age", "edad", "età", "idade", "wiek", "leeftijd", "вік"),
    "sex": ("geschlecht", "sexe", "sexo", "sesso", "płeć", "geslacht", "стать"),
    "family": (
        "familienstand", "situation familiale", "situation de famille", "état civil", "estado civil", "stato civile",
        "stan cywilny", "burgerlijke staat", "сімейний стан",
    ),
    "citizenship": (
        "staatsangehörigkeit", "staatsbürgerschaft", "nationalität", "nationalité", "nacionalidad", "nazionalità",
        "cittadinanza", "nacionalidade", "narodowość", "obywatelstwo", "nationaliteit", "громадянство",
        "національність",
    ),
}  # fmt: skip
_MEN = (
    "männlich", "homme", "masculin", "hombre", "masculino", "uomo", "maschio", "maschile", "mężczyzna", "man",
    "чоловік", "чоловіча",
)  # fmt: skip
_WOMEN = (
    "weiblich", "femme", "féminin", "mujer", "femenino", "feminino", "donna", "femmina", "femminile", "kobieta",
    "vrouw", "жінка", "жіноча",
)  # fmt: skip
_SEXES = dict.fromkeys((*_MEN, "m"), "male") | dict.fromkeys((*_WOMEN, "f", "w", "k", "v"), "female")
#: A label opens its line or its part of one; "geboren am 12.03.1990" needs no colon.
_VALUE = r"(?P<value>[^\n,;|•]{1,40})"
_COLON, _GAP = r"[ \t]*[:–—-][ \t]*", r"[ \t]*[:–—-]?[ \t]+"


def _pattern(field: str) -> re.Pattern[str]:
    labels = "|".join(re.escape(label) for label in sorted(_LABELS[field], key=len, reverse=True))
    between = _GAP if field == "birth_date" else _COLON
    return re.compile(rf"(?:^|[\n;|•·])[ \t]*(?:{labels}){between}{_VALUE}", re.IGNORECASE)


_PATTERNS = {field: _pattern(field) for field in _LABELS}
_AGE = re.compile(r"\d{2}(?!\d)")


def protected_abroad(text: str, held: Protected) -> Protected:
    """The same with what only the labels of other languages tell."""
    small = lowered(text)
    found = {
        field: fact
        for field, labels in _LABELS.items()
        if getattr(held, field) is None
        and any(label in small for label in labels)
        and (fact := _first(field, text)) is not None
    }
    return msgspec.structs.replace(held, **found) if found else held


def _first(field: str, text: str) -> Fact | None:
    return next((fact for match in _PATTERNS[field].finditer(text) if (fact := _fact(field, match))), None)


def _fact(field: str, match: re.Match[str]) -> Fact | None:
    """The value where it is one of its field."""
    printed = match["value"].rstrip(" .\t)")
    start = match.start("value") + len(printed) - len(printed.lstrip())
    if field == "birth_date":
        return _birth_date(match)
    if field == "age":
        years = _AGE.match(printed.strip())
        return Fact(value=years.group(), start=start, end=start + 2, confidence=0.9) if years else None
    value = _SEXES.get(printed.strip().casefold()) if field == "sex" else printed.strip()
    return Fact(value=value, start=start, end=start + len(printed.strip()), confidence=0.85) if value else None


def _birth_date(match: re.Match[str]) -> Fact | None:
    found = next(iter(find_dates(match.string, match.start("value"), match.end("value"))), None)
    if found is None or found.until is None or found.start - match.start("value") > 3:
        return None
    day = read_day(match.string[found.start : found.end])
    value = day.isoformat() if day else str(found.until)
    return Fact(value=value, start=found.start, end=found.end, confidence=0.9)
