"""For how long a pay is: an hour, a shift, a lesson, a week, a month, a year; before or after tax; and what it makes
a month."""

from __future__ import annotations

import re
from typing import Literal, get_args

Period = Literal["month", "year", "week", "shift", "hour", "lesson"]
Tax = Literal["gross", "net"]
PERIODS: tuple[Period, ...] = get_args(Period)

#: How many months' pay one is. A full month of 40-hour weeks has about 165 working hours; how many shifts or lessons
#: somebody has in a month nobody knows.
HOURS_A_MONTH = 165
MONTHS_IN_YEAR, WEEKS_IN_YEAR = 12, 52
A_MONTH: dict[str, float] = {
    "month": 1,
    "year": 1 / MONTHS_IN_YEAR,
    "week": WEEKS_IN_YEAR / MONTHS_IN_YEAR,
    "hour": HOURS_A_MONTH,
}

_AFTER: tuple[tuple[Period, str], ...] = (
    ("lesson", r"за (?:\d+[- ]?\w* )?(?:урок|занят|академ|ак\.? ?час|пару)\w*|/\s?(?:урок|занят)\w*|"
               r"(?:per|an?|/) ?(?:lesson|class)\b"),
    ("hour", r"за (?:\d+[- ]?\w* )?час\w*|в час\b|/\s?(?:час|ч\b|h\b|hr\b|hour)\w*|(?:per|an) hour|p\.?h\.?\b|hourly"),
    ("shift", r"за (?:\d+[- ]?\w* )?(?:смен|день|сутк|выход|рейс|дежурств)\w*|в (?:день|смену|сутки)|"
              r"/\s?(?:смен|день|сут|day|shift)\w*|(?:per|a) (?:day|shift)|daily|p\.?d\.?\b"),
    ("week", r"в неделю|за неделю|/\s?(?:нед|week|wk)\w*|(?:per|a) week|weekly|p\.?w\.?\b"),
    ("year", r"в год|за год|годов\w*|/\s?(?:год|y(?:ea)?r)\b|(?:per|a) (?:year|annum)|p\.?a\.?\b|annual\w*|\blpa\b|"
    r"yearly"),
    ("month", r"в мес\w*|за (?:полный )?месяц|/\s?(?:мес|month|mo\b)\w*|(?:per|a) month|monthly|p\.?c?\.?m\.?\b"),
)  # fmt: skip
_BEFORE: tuple[tuple[Period, str], ...] = (
    ("lesson", r"за (?:урок|занятие)|стоимость (?:урока|занятия)|ставка (?:урока|за урок)"),
    ("hour", r"часов\w+ ставк\w*|(?:ставка|оплата) (?:за|в) час|почасов\w+(?: оплата)?|hourly(?: rate| pay| wage)?|"
    r"rate of pay"),
    ("shift", r"(?:ставка|оплата|выплата) за (?:смену|день|выход)|дневная ставка|(?:day|daily|shift) rate"),
    ("year", r"годовой (?:доход|оклад|пакет)|annual (?:salary|pay|base)|salary range|\bote\b|\bctc\b|per annum"),
    ("month", r"(?:monthly|a month's) (?:\w+ )?(?:salary|pay|wage)|в месяц"),
)  # fmt: skip
#: What comes beside the pay and has a period of its own: «оклад 90 000 ₽, годовая премия», "plus annual bonus".
_BESIDE = r"преми|бонус|bonus|отпуск|leave|holiday|пересмотр|review|индексац"
#: Nothing but a bracket, a word or two and no other number stands between an amount and its period.
_FOLLOWS = {
    period: re.compile(rf"(?:(?!{_BESIDE})[^\d\n.;]){{0,24}}?(?:{body})(?!\w*\s+(?:{_BESIDE}))", re.I)
    for period, body in _AFTER
}
_PRECEDES = {period: re.compile(rf"(?:{body})\W*(?:\w+\W+){{0,2}}$", re.I) for period, body in _BEFORE}
#: «… рублей за рейс», "per point": pay for work of no known length.
_PIECES = re.compile(
    r"[^\d\n.;]{0,16}?(?:за (?:\d+[- ]?\w* )?(?:заказ|точк|кг|тонн|метр|деталь|вахт)\w*|"
    r"per (?:drop|order|piece))",
    re.I,
)
_NET = re.compile(r"на руки|чистыми|после (?:вычета )?налог\w*|\bnet\b|after tax|take[- ]home", re.I)
_GROSS = re.compile(r"до (?:вычета|удержания|налог)\w*|\bгросс\b|брутто|\bgross\b|before tax|pre-tax", re.I)
_LOOK_BACK, _LOOK_ON = 40, 60
#: Where a pay is told without a period: western employers name a year's, unless it is a month's by its size.
_YEARLY = {"USD": 15_000, "EUR": 12_000, "GBP": 12_000, "INR": 200_000}


def period_of(text: str, start: int, end: int, currency: str | None, amount: float) -> Period | None:
    """What the amount at ``text[start:end]`` is paid for; None for piecework of no known length."""
    if _PIECES.match(text, end):
        return None
    following = [(found.end(), period) for period, p in _FOLLOWS.items() if (found := p.match(text, end))]
    if following:
        return min(following)[1]
    before = _line_before(text, start)
    told = next((period for period, pattern in _PRECEDES.items() if pattern.search(before)), None)
    if told:
        return told
    return "year" if amount >= _YEARLY.get(currency or "", 10**12) else "month"


def tax_of(text: str, start: int, end: int) -> Tax | None:
    """Whether a pay is told before or after tax, on the same line."""
    around = _line_before(text, start) + text[end : end + _LOOK_ON].split("\n", 1)[0]
    return "net" if _NET.search(around) else "gross" if _GROSS.search(around) else None


def _line_before(text: str, start: int) -> str:
    return text[max(0, start - _LOOK_BACK) : start].rsplit("\n", 1)[-1]


def a_month(amount: float | None, period: str | None) -> int | None:
    """What a pay makes a month, whole, for comparing: a twelfth of a year's, 52 / 12 of a week's, 165 hours' worth.
    None for a shift or a lesson: nobody says how many there are."""
    if amount is None:
        return None
    months = A_MONTH.get(period or "month")
    return None if months is None else round(amount * months)
