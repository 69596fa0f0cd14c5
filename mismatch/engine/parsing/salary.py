"""The salary a person asks for, with its currency and period."""

from __future__ import annotations

import re
from typing import Literal

from mismatch.engine.parsing.resume import Salary
from mismatch.engine.parsing.rows import Row

_CURRENCIES: tuple[tuple[str, str], ...] = (
    ("RUB", r"₽|rub|rur|руб\w*\.?|р\.(?!\w)|рублей"), ("USD", r"\$|usd|dollars?|долл\w*\.?"),
    ("EUR", r"€|eur|euros?|евро"), ("GBP", r"£|gbp"), ("KZT", r"₸|kzt|тенге"), ("BYN", r"byn|бел\. ?руб\w*"),
    ("UAH", r"₴|uah|грн\.?|гривен"), ("INR", r"₹|inr|rupees"), ("UZS", r"uzs|сум(?:ов)?\b"),
)  # fmt: skip
_CURRENCY = "|".join(f"(?P<{code}{{n}}>{body})" for code, body in _CURRENCIES)
_AMOUNT = re.compile(
    rf"(?:(?:{_CURRENCY.replace('{n}', '1')})\s?)?(?P<amount>\d{{1,3}}(?:[ .,'\u00a0]\d{{3}})+|"
    rf"\d{{2,8}})(?P<kilo>\s?(?:k|к|тыс\.?|т\.р\.?|thousand))?"
    rf"\s?(?:{_CURRENCY.replace('{n}', '2')})?",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"зарплат\w*|заработн\w+ плат\w*|з/п|\bзп\b|доход\w*|оклад|вознагражден\w*|желаем\w+ (?:уровень|сумм)|"
    r"salary|compensation|desired pay|expected pay|expectations?",
    re.IGNORECASE,
)
#: A row that speaks of pay holds one of these.
_ASKED_WORDS = (
    "зарплат", "заработн", "з/п", "зп", "доход", "оклад", "вознагражден", "желаем", "salary", "compensation", "pay",
    "expectation",
)  # fmt: skip
Period = Literal["month", "year", "hour"]
_YEAR = re.compile(r"per (?:year|annum)|/ ?y(?:ea)?r|annual|p\.?a\.?\b|в год|a year", re.IGNORECASE)
_HOUR = re.compile(r"per hour|/ ?h(?:ou)?r|hourly|в час|an hour", re.IGNORECASE)


def find_salary(rows: list[Row], desired: list[Row]) -> Salary | None:
    """An amount with a currency in a row that speaks of pay, or anywhere under "desired position and salary"."""
    for row in desired:
        found = _amount(row, needs_currency=True)
        if found is not None:
            return found
    # Most résumés never speak of pay: that is seen in all rows at once.
    everything = "\n".join([row.lowered for row in rows])
    words = [word for word in _ASKED_WORDS if word in everything]
    for index, row in enumerate(rows if words else ()):
        if len(row.text) < 160 and _speaks_of_pay(row, words):
            for candidate in rows[index : index + 2]:
                found = _amount(candidate, needs_currency=candidate is not row, after=row)
                if found is not None:
                    return found
    return None


def _speaks_of_pay(row: Row, words: list[str]) -> bool:
    small = row.lowered
    return any(word in small for word in words) and _ASKED.search(row.text) is not None


def _amount(row: Row, *, needs_currency: bool, after: Row | None = None) -> Salary | None:
    begin = 0
    if after is row:
        asked = _ASKED.search(row.text)
        begin = asked.start() if asked else 0
    for match in _AMOUNT.finditer(row.text, begin):
        groups = match.groupdict()
        currency = next((name[:-1] for name, value in groups.items() if value and name[:-1] in dict(_CURRENCIES)), None)
        value = int(re.sub(r"\D", "", groups["amount"])) * (1000 if groups["kilo"] else 1)
        if currency is None and (needs_currency or value < 10_000):
            continue
        if value < 5:
            continue
        period: Period = "hour" if _HOUR.search(row.text) else "year" if _YEAR.search(row.text) else "month"
        if currency in ("USD", "EUR", "GBP") and period == "month" and value >= 25_000:
            period = "year"
        language_default = "RUB" if re.search(r"[а-я]", row.lowered) else "USD"
        return Salary(
            amount=value, currency=currency or language_default, period=period,
            start=row.start + match.start(), end=row.start + match.end(), confidence=0.9 if currency else 0.5,
        )  # fmt: skip
    return None
