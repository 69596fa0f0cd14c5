"""What a person types into a field, in the form in which the engine keeps it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import phonenumbers

from mismatch.engine.parsing.anchors import fold
from mismatch.engine.parsing.correctable import YES
from mismatch.engine.parsing.dates import find_dates
from mismatch.engine.parsing.languages import language_named
from mismatch.engine.skills.base import skill_base

LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2", "native")
PERIODS = ("month", "year", "hour")
LONGEST = 300
_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]{2,}")
_LINK = re.compile(r"(?:https?://)?[^\s/@<>\"]+\.[^\s/@<>\"]{2,}(?:/[^\s<>\"]*)?", re.IGNORECASE)


class Unacceptable(ValueError):  # noqa: N818 - what is wrong, in the words of the pages
    """Not a value of this field. ``reason`` is a stable code: date, email, phone, link, amount, skill, language …"""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def accepted(part: str, field: str, printed: str, region: str = "RU") -> str | None:
    """The value as kept; None when nothing was typed. ``region`` is the telephone plan of bare numbers."""
    text = " ".join(printed.split())[:LONGEST]
    if not text:
        return None
    if part == "phones":
        return _phone(text, region)
    read = _READERS.get((part, field)) or _READERS.get(("", field))
    return read(text) if read else text


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
    if not _LINK.fullmatch(text):
        raise Unacceptable("link")
    return text if text.lower().startswith(("http://", "https://")) else f"https://{text}"


def _amount(text: str) -> str:
    digits = re.sub(r"[\s ,.']", "", text)
    if not digits.isdecimal() or not 0 < int(digits) < 10**10:
        raise Unacceptable("amount")
    return str(int(digits))


def _skill(text: str) -> str:
    """An id, a name or an alias of the skill base."""
    found = text if text in skill_base().skills else _skill_names().get(fold(text))
    if found is None:
        raise Unacceptable("skill")
    return found


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
    ("salary", "amount"): _amount,
    ("salary", "currency"): lambda text: _matching(re.compile("[A-Z]{3}"), "currency")(text.upper()),
    ("salary", "period"): _one_of(PERIODS, "period"),
    ("skills", "id"): _skill,
    ("languages", "name"): _language,
    ("languages", "level"): _one_of(LEVELS, "level"),
}
