"""The pay a vacancy offers: lowest and highest amount, currency, for how long, before or after tax."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mismatch.engine.matching.pay_periods import Period, Tax, period_of, tax_of
from mismatch.engine.matching.vacancy_facts import read_language


class Pay(NamedTuple):
    """Pay as printed; ``currency`` is an ISO code. All None when the text gives none."""

    low: float | None
    high: float | None
    currency: str | None
    period: Period | None = None
    tax: Tax | None = None


_NONE = Pay(None, None, None)
_THOUSAND = r"(?:тыс\w*\.?|т\.\s?р|k\b|к\b)"
_LAKH = r"(?:lpa\b|lakhs?\b|lacs?\b)"
_NUMBER = (
    rf"(?:\d{{1,3}}(?:[ \u00a0\u202f.,']\d{{2,3}})*[ \u00a0\u202f.,']\d{{3}}(?:[.,]\d\d)?|\d{{4,7}}|"
    rf"\d{{1,3}}(?:[.,]\d{{1,2}})?)(?!\d)\s*(?:{_THOUSAND}|{_LAKH})?"
)
_MONEY = r"(?:руб\w*\.?|₽|р\.|rub\b|rur\b|usd|\$|eur\b|euros?\b|€|£|gbp|kzt|тенге|₸|byn|₹|inr\b|rs\b\.?)"
_PAY = re.compile(
    rf"(?P<before>\$|€|£|₹|usd\s|eur\s|gbp\s|inr\s|rs\.?\s)?\s*(?P<low>{_NUMBER})(?:\s*(?P<c1>{_MONEY}))?"
    rf"(?:\s*(?:-|–|—|до|to|and)\s*(?:\$|€|£|₹)?\s*(?P<high>{_NUMBER}))?\s*(?P<after>{_MONEY})?",
    re.I,
)
_CURRENCIES = (
    ("RUB", r"руб|₽|р\.|rub|rur"),
    ("USD", r"usd|\$"),
    ("EUR", r"eur|€"),
    ("GBP", r"gbp|£"),
    ("KZT", r"kzt|тенге|₸"),
    ("BYN", r"byn"),
    ("INR", r"₹|inr|rs"),
)
_ROUBLES = re.compile(r"т\.\s?р", re.I)
_UP_TO = re.compile(r"(?:до|up to|max)\s*(?:[$€£₹]\s*)?$", re.I)
_NEAR = 12
_WORDS = re.compile(
    r"зарплат|заработн|оклад|доход|оплата|\bз/п|\bзп\b|платим|ставк|salary|compensation|pay\b|gross|net\b|на руки|"
    r"в месяц|per (?:month|year|annum|week)|a (?:year|week)|до вычета|rate\b|plus (?:tips|bonus|commission)|"
    r"bas(?:e|ic)\b|\bote\b|"
    r"depending on|\bctc\b|stipend|earn",
    re.I,
)
#: Beside such a word a bare amount in a Russian vacancy is roubles: «Оклад 70 000 + %», «180–230 тысяч на руки».
_BARE_BEFORE = re.compile(
    r"(?:оклад|ставка|зарплата|з/п|\bзп|платим|доход)\s*(?:от|до|[:—–-])?\s*(?:от\s*|до\s*)?$", re.I
)
_BARE_AFTER = re.compile(r"\s*(?:на руки|net\b|gross\b|до вычета)", re.I)
_NO_PERCENT = re.compile(r"\s*%|\s*(?:лет|год|мес|час|дн|раб|чел)", re.I)
_LOWEST_BARE, _LOWEST = 10_000, 100
#: What an hour, a shift, a lesson costs at least: "$2 an hour more" is an allowance.
_LOWEST_PIECE = {"RUB": 100, "KZT": 500, "INR": 50}
_LEAST_PIECE = 5
#: An amount at the head of a vacancy is its pay even when no word says so.
_HEAD, _LOWEST_HEAD, _HIGHEST_HEAD = 300, 1_000, 500_000
_LASTING: tuple[Period, ...] = ("month", "year", "week")


def read_pay(text: str) -> Pay:
    """Pay from the first amount that has a currency, or a word of pay beside it; a month's or a year's goes before
    what an hour, a shift or a lesson is paid with."""
    pieces = _NONE
    for pay in _amounts_told(text):
        if pay.period in _LASTING:
            return pay
        pieces = pieces if pieces.currency else pay
    return pieces


def _amounts_told(text: str) -> Iterator[Pay]:
    russian = read_language(text) == "ru"
    for match in _PAY.finditer(text):
        pay = _of_amount(text, match, russian)
        if pay is not None:
            yield pay


def _of_amount(text: str, match: re.Match[str], russian: bool) -> Pay | None:
    printed = " ".join(g for g in (match["before"], match["c1"], match["after"]) if g)
    currency = next((code for code, pattern in _CURRENCIES if re.search(pattern, printed, re.I)), None)
    low, high = _amounts(match)
    period = period_of(text, match.start(), match.end(), currency, max(low, high or 0))
    if period is None:
        return None
    piece = period not in _LASTING
    if currency is None and _ROUBLES.search(match["high"] or match["low"]):
        currency = "RUB"
    elif currency is None and re.search(_LAKH, match.group(), re.I):
        currency, period = "INR", "year"
    elif currency is None:
        bare = russian and _is_bare_pay(text, match) and max(low, high or 0) >= _LOWEST_BARE
        currency = "RUB" if bare else None
    elif not (piece or match["high"] or "₽" in printed or "$" in printed or _is_told(text, match, low)):
        return None
    if currency is None or (high is not None and high < low):
        return None
    if low < (_LOWEST_PIECE.get(currency, _LEAST_PIECE) if piece else _LOWEST):
        return None
    tax = tax_of(text, match.start(), match.end())
    if high is None and _UP_TO.search(text[max(0, match.start("low") - _NEAR) : match.start("low")]):
        return Pay(None, low, currency, period, tax)
    return Pay(low, high, currency, period, tax)


def _is_told(text: str, match: re.Match[str], low: float) -> bool:
    """Whether a word of pay stands near, or the amount stands at the head of the vacancy."""
    near = text[max(0, match.start() - 60) : match.end() + 40]
    return bool(_WORDS.search(near)) or (match.start() < _HEAD and _LOWEST_HEAD <= low <= _HIGHEST_HEAD)


def _is_bare_pay(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 24) : match.start()]
    after = _BARE_AFTER.match(text, match.end())
    return bool(after or (_BARE_BEFORE.search(before) and not _NO_PERCENT.match(text, match.end())))


def _amounts(match: re.Match[str]) -> tuple[float, float | None]:
    """«130–180 тысяч» means thousands for both, "12-18 LPA" lakhs."""
    low, high = _amount(match["low"]), _amount(match["high"]) if match["high"] else None
    if high is not None and match["high"] and re.search(_LAKH, match["high"], re.I) and low < _LOWEST_HEAD:
        low *= 100_000
    elif high is not None and low < _LOWEST_HEAD <= high and low * 1000 <= high:
        low *= 1000
    return _whole(low), None if high is None else _whole(high)


def _amount(printed: str) -> float:
    digits = re.sub(r"[^\d.,]", "", printed).strip(".,")
    cents = re.search(r"[.,](\d\d)$", digits) if re.search(r"\d[.,]\d{3}[.,]\d\d$", digits) else None
    digits = digits[:-3] if cents else digits
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}", digits)
    number = float(re.sub(r"[.,]", "", digits)) if grouped else float(digits.replace(",", ".") or 0)
    if re.search(_LAKH, printed, re.I):
        return number * 100_000
    return number * 1000 if re.search(_THOUSAND, printed, re.I) else number + (float(cents[1]) / 100 if cents else 0)


def _whole(amount: float) -> float:
    """A whole amount as one, so that it is printed without a point."""
    return int(amount) if amount == int(amount) else round(amount, 2)
