"""The pay a vacancy offers: lowest and highest amount and its currency."""

from __future__ import annotations

import re
from typing import NamedTuple

from mismatch.engine.matching.vacancy_facts import read_language


class Pay(NamedTuple):
    """Pay for a month or a year as printed; ``currency`` is an ISO code. All None when the text gives none."""

    low: int | None
    high: int | None
    currency: str | None


_NONE = Pay(None, None, None)
_THOUSAND = r"(?:тыс\w*\.?|т\.\s?р|k\b|к\b)"
_NUMBER = rf"(?:\d{{1,3}}(?:[ \u00a0\u202f.,']\d{{3}})+|\d{{4,7}}|\d{{2,3}}(?:[.,]\d{{1,2}})?)(?!\d)\s*{_THOUSAND}?"
_MONEY = r"(?:руб\w*\.?|₽|р\.|rub\b|rur\b|usd|\$|eur\b|euros?\b|€|£|gbp|kzt|тенге|₸|byn)"
_PAY = re.compile(
    rf"(?P<before>\$|€|£|usd\s|eur\s|gbp\s)?\s*(?P<low>{_NUMBER})(?:\s*(?P<c1>{_MONEY}))?"
    rf"(?:\s*(?:-|–|—|до|to|and)\s*(?:\$|€|£)?\s*(?P<high>{_NUMBER}))?\s*(?P<after>{_MONEY})?",
    re.I,
)
_CURRENCIES = (
    ("RUB", r"руб|₽|р\.|rub|rur"),
    ("USD", r"usd|\$"),
    ("EUR", r"eur|€"),
    ("GBP", r"gbp|£"),
    ("KZT", r"kzt|тенге|₸"),
    ("BYN", r"byn"),
)
_ROUBLES = re.compile(r"т\.\s?р", re.I)
_UP_TO = re.compile(r"(?:до|up to|max)\s*(?:[$€£]\s*)?$", re.I)
_NEAR = 12
_WORDS = re.compile(
    r"зарплат|заработн|оклад|доход|оплата|\bз/п|\bзп\b|платим|ставк|salary|compensation|pay\b|gross|net\b|на руки|"
    r"в месяц|per (?:month|year|annum)|a year|до вычета|rate\b|plus (?:tips|bonus|commission)|bas(?:e|ic)\b|\bote\b|"
    r"depending on",
    re.I,
)
#: Beside such a word a bare amount in a Russian vacancy is roubles: «Оклад 70 000 + %», «180–230 тысяч на руки».
_BARE_BEFORE = re.compile(
    r"(?:оклад|ставка|зарплата|з/п|\bзп|платим|доход)\s*(?:от|до|[:—–-])?\s*(?:от\s*|до\s*)?$", re.I
)
_BARE_AFTER = re.compile(r"\s*(?:на руки|net\b|gross\b|до вычета)", re.I)
_NO_PERCENT = re.compile(r"\s*%|\s*(?:лет|год|мес|час|дн|раб|чел)", re.I)
#: Pay for an hour, a shift or a lesson says nothing of a month.
_PIECE = re.compile(
    r"[^\d\n.;]{0,16}?(?:за (?:\d+[- ]?\w* )?(?:час|смен|день|сутк|выход|урок|занят|рейс|заказ|точк)\w*|в час|в день|"
    r"/\s?(?:час|ч\b|смен|день|h\b|hr\b|hour|day)|per (?:hour|day|shift|lesson)|an? (?:hour|day|shift|lesson)|"
    r"hourly|daily|p\.?h\.?\b)",
    re.I,
)
_LOWEST_BARE, _LOWEST = 10_000, 100
#: An amount at the head of a vacancy is its pay even when no word says so.
_HEAD, _LOWEST_HEAD, _HIGHEST_HEAD = 300, 1_000, 500_000


def read_pay(text: str) -> Pay:
    """Pay from the first amount that has a currency, or a word of pay beside it."""
    russian = read_language(text) == "ru"
    for match in _PAY.finditer(text):
        if _PIECE.match(text, match.end()):
            continue
        pay = _of_amount(text, match, russian)
        if pay is not None:
            return pay
    return _NONE


def _of_amount(text: str, match: re.Match[str], russian: bool) -> Pay | None:
    printed = " ".join(g for g in (match["before"], match["c1"], match["after"]) if g)
    currency = next((code for code, pattern in _CURRENCIES if re.search(pattern, printed, re.I)), None)
    low, high = _amounts(match)
    if currency is None and _ROUBLES.search(match["high"] or match["low"]):
        currency = "RUB"
    elif currency is None:
        bare = russian and _is_bare_pay(text, match) and max(low, high or 0) >= _LOWEST_BARE
        currency = "RUB" if bare else None
    elif not (match["high"] or "₽" in printed or "$" in printed or _is_told(text, match, low)):
        return None
    if currency is None or low < _LOWEST or (high is not None and high < low):
        return None
    if high is None and _UP_TO.search(text[max(0, match.start("low") - _NEAR) : match.start("low")]):
        return Pay(None, low, currency)
    return Pay(low, high, currency)


def _is_told(text: str, match: re.Match[str], low: int) -> bool:
    """Whether a word of pay stands near, or the amount stands at the head of the vacancy."""
    near = text[max(0, match.start() - 60) : match.end() + 40]
    return bool(_WORDS.search(near)) or (match.start() < _HEAD and _LOWEST_HEAD <= low <= _HIGHEST_HEAD)


def _is_bare_pay(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 24) : match.start()]
    after = _BARE_AFTER.match(text, match.end())
    return bool(after or (_BARE_BEFORE.search(before) and not _NO_PERCENT.match(text, match.end())))


def _amounts(match: re.Match[str]) -> tuple[int, int | None]:
    """«130–180 тысяч» means thousands for both."""
    low, high = _amount(match["low"]), _amount(match["high"]) if match["high"] else None
    if high is not None and low < _LOWEST_HEAD <= high:
        low *= 1000
    return low, high


def _amount(printed: str) -> int:
    thousand = re.search(_THOUSAND, printed, re.I)
    digits = re.sub(r"[^\d.,]", "", printed).strip(".,")
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits)
    number = float(re.sub(r"[.,]", "", digits)) if grouped else float(digits.replace(",", ".") or 0)
    return int(number * 1000) if thousand else int(number)
