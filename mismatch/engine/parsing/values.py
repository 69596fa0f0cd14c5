"""What a person types into a field, in the form in which the engine keeps it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

import phonenumbers

from mismatch.engine.parsing.anchors import fold, same
from mismatch.engine.parsing.characters import clusters
from mismatch.engine.parsing.correctable import OWN, PARTS, YES, line_of
from mismatch.engine.parsing.dates import find_dates
from mismatch.engine.parsing.days import read_day
from mismatch.engine.parsing.languages import language_named
from mismatch.engine.skills.base import skill_base

LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2", "native")
PERIODS = ("month", "year", "hour")
GRADES = ("school", "vocational", "bachelor", "specialist", "master", "doctor")
SEXES = ("female", "male")
LICENCES = ("A", "A1", "B", "B1", "BE", "C", "C1", "CE", "C1E", "D", "D1", "DE", "M", "driving")
#: Characters that a field takes; the name and the city are kept in columns of a list, too.
LONGEST = {
    ("name", "value"): 200,
    ("location", "value"): 200,
    ("emails", "value"): 254,
    ("skills", "id"): 120,
    ("positions", "bullets"): 10_000,
}
USUALLY = 300
_MOST_LINES = 60
_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?:[^\W\d_]{2,}|xn--[a-z0-9-]+)", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_TO_LATIN = str.maketrans("АВСЕДМ", "ABCEDM")


class Unacceptable(ValueError):  # noqa: N818 - what is wrong, in the words of the pages
    """Not a value of this field. ``reason`` is a stable code: date, email, phone, link, amount, skill, language …

    ``about`` fills the words that pages have for the reason.
    """

    def __init__(self, reason: str, **about: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.about = about


def accepted(part: str, field: str, printed: str, region: str = "RU") -> str | None:
    """The value as kept; None when nothing was typed. ``region`` is the telephone plan of bare numbers."""
    most = LONGEST.get((part, field), USUALLY)
    if len(printed) > most and len(printed.removeprefix(OWN).strip()) > most:
        raise Unacceptable("long", most=most)
    seen = visible(printed)
    text = "\n".join(_lines(seen)) if field == "bullets" else " ".join(seen.split())
    if not text:
        return None
    if part == "phones":
        return _phone(text, region)
    read = _READERS.get((part, field)) or _READERS.get(("", field))
    return read(text) if read else text


def visible(text: str) -> str:
    """What a reader sees: without control characters and marks that turn the direction of writing."""
    composed = unicodedata.normalize("NFC", "".join(clusters(text)))
    return "".join(c for c in composed if c in "\n\r\t" or unicodedata.category(c) not in _UNSEEN)


_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})


def _lines(text: str) -> list[str]:
    lines = [line for row in text.splitlines() if (line := line_of(row))]
    if len(lines) > _MOST_LINES:
        raise Unacceptable("lines", most=_MOST_LINES)
    return list(dict.fromkeys(lines))


def find_fault(part: str, values: Mapping[str, str | None], others: Iterable[Mapping[str, str]]) -> Fault | None:
    """What is wrong with an entry as a whole: an end before its start, or one that is there already."""
    start, end = values.get("start"), values.get("end")
    if start and end and not values.get("current") and _first_month(start) > _last_month(end):
        return Fault("end", "order")
    named = _NAMES.get(part, PARTS[part][:1])
    mine = [values.get(name) or "" for name in named]
    if any(mine) and any(all(same(a, one.get(n)) for a, n in zip(mine, named, strict=True)) for one in others):
        return Fault(named[0], "duplicate")
    return None


class Fault(NamedTuple):
    """The field to be looked at, and a reason like those of ``Unacceptable``."""

    field: str
    reason: str


#: What makes two entries the same; elsewhere the first field does.
_NAMES = {
    "positions": ("title", "employer", "start", "end"),
    "education": ("institution", "degree", "field", "start", "end"),
}


def _first_month(moment: str) -> str:
    return moment if "-" in moment else f"{moment}-01"


def _last_month(moment: str) -> str:
    return moment if "-" in moment else f"{moment}-12"


def _date(text: str) -> str:
    """«март 2019», 03.2019, 2019-03 or 2019."""
    found = find_dates(text)
    if len(found) != 1 or found[0].until is None or found[0].is_range:
        raise Unacceptable("date")
    if any(letter.isdigit() for letter in text[: found[0].start] + text[found[0].end :]):
        raise Unacceptable("date")  # 13.2019 is no month, and not the year alone either
    return str(found[0].until)


def _matching(pattern: re.Pattern[str], reason: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not pattern.fullmatch(text):
            raise Unacceptable(reason)
        return text

    return read


def _phone(text: str, region: str) -> str:
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        raise Unacceptable("phone") from None
    if not phonenumbers.is_possible_number(number):
        raise Unacceptable("phone")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _link(text: str) -> str:
    address = text if text.lower().startswith(("http://", "https://")) else f"https://{text}"
    try:
        found = urlsplit(address)
        is_whole = bool(_HOST.fullmatch(found.hostname or "")) and (found.port or 443) > 0
    except ValueError:  # a port that is no number, a bracket without its fellow
        is_whole = False
    if not is_whole or "@" in found.netloc or any(c in '<>"\\' or c.isspace() for c in address):
        raise Unacceptable("link")
    return address


def _birth_date(text: str) -> str:
    """12.03.1990, 12 марта 1990, March 12, 1990, 1990-03-12; the month or the year alone when no more is known."""
    day = read_day(text)
    told = day.isoformat() if day else _date(text)
    if not "1900" <= told[:4] <= "2099":
        raise Unacceptable("birth_date")
    return told


def _named(text: str) -> str:
    if not _LETTER.search(text):
        raise Unacceptable("letters")
    return text


def _age(text: str) -> str:
    digits = re.fullmatch(r"(\d{2})(?: ?(?:лет|года?|years?(?: old)?))?", text)
    if not digits or not 14 <= int(digits.group(1)) <= 99:
        raise Unacceptable("age")
    return digits.group(1)


def _licence(text: str) -> str:
    code = text.upper().translate(_TO_LATIN)
    if text.lower() == "driving":
        return "driving"
    if code not in LICENCES:
        raise Unacceptable("licence")
    return code


def _amount(text: str) -> str:
    digits = re.sub(r"[\s ,.']", "", text)
    if not digits.isdecimal() or not 0 < int(digits) < 10**10:
        raise Unacceptable("amount")
    return str(int(digits))


def _skill(text: str) -> str:
    """An id, a name or an alias of the skill base; what it does not know, when a person says to keep their words."""
    words = text.removeprefix(OWN).strip()
    found = words if words in skill_base().skills else _skill_names().get(fold(words))
    if found is not None:
        return found
    if not text.startswith(OWN):
        raise Unacceptable("skill")
    return OWN + _named(words)


@cache
def _skill_names() -> dict[str, str]:
    """Names before aliases: an alias of one skill may be the name of another."""
    skills = skill_base().skills.values()
    aliases = {fold(alias): one.id for one in skills for alias in one.aliases}
    return aliases | {fold(name): one.id for one in skills for name in (one.ru, one.en)}


def _language(text: str) -> str:
    found = language_named(text)
    if found is None:
        raise Unacceptable("language")
    return found


def _one_of(values: tuple[str, ...], reason: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in values:
            raise Unacceptable(reason)
        return text

    return read


_READERS: dict[tuple[str, str], Callable[[str], str]] = {
    ("", "start"): _date,
    ("", "end"): _date,
    ("", "current"): lambda text: YES,
    ("emails", "value"): _matching(_EMAIL, "email"),
    ("links", "value"): _link,
    ("name", "value"): _named,
    ("headline", "value"): _named,
    ("location", "value"): _named,
    ("birth_date", "value"): _birth_date,
    ("age", "value"): _age,
    ("sex", "value"): _one_of(SEXES, "sex"),
    ("photo", "value"): lambda text: YES,
    ("", "part_time"): lambda text: YES,
    ("licences", "value"): _licence,
    ("education", "grade"): _one_of(GRADES, "grade"),
    ("salary", "amount"): _amount,
    ("salary", "currency"): lambda text: _matching(re.compile("[A-Z]{3}"), "currency")(text.upper()),
    ("salary", "period"): _one_of(PERIODS, "period"),
    ("skills", "id"): _skill,
    ("languages", "name"): _language,
    ("languages", "level"): _one_of(LEVELS, "level"),
}
