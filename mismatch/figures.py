"""Filters that word figures and facts in the reader's language."""

from __future__ import annotations

from functools import lru_cache

from flask import Flask
from flask_babel import format_decimal, format_number, format_percent, get_locale, ngettext
from flask_babel import gettext as _

from mismatch import labels
from mismatch.engine.matching.education import fields_in
from mismatch.engine.matching.pay_periods import HOURS_A_MONTH, a_month
from mismatch.engine.parsing.languages import russian_name
from mismatch.engine.parsing.resume import Position, Warning
from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.titles import title_base
from mismatch.languages import language
from mismatch.models import Job

MONTHS_IN_YEAR = 12
_SIGNS = {"RUB": "₽", "USD": "$", "EUR": "€", "GBP": "£", "KZT": "₸", "INR": "₹"}
#: Signs that English writes before the amount.
_BEFORE = ("$", "€", "£", "₹")


def duration(months: int) -> str:
    """Months as years and months: 30 → “2 years 6 months”."""
    return _duration(language(), months)


@lru_cache(maxsize=2000)
def _duration(language: str, months: int) -> str:
    """In the language in use, which is ``language``: a list says a duration in every row."""
    years, rest = divmod(months, MONTHS_IN_YEAR)
    parts = []
    if years:
        parts.append(ngettext("%(num)s year", "%(num)s years", years))
    if rest or not years:
        parts.append(ngettext("%(num)s month", "%(num)s months", rest))
    return " ".join(parts)


def money(amount: float, currency: str | None) -> str:
    """An amount with its currency's code or sign."""
    sign = _SIGNS.get(currency or "", currency or "")
    if sign in _BEFORE and language() == "en":
        return f"{sign}{_amount(amount)}"
    return f"{_amount(amount)} {sign}".strip()


def _amount(amount: float) -> str:
    """Pence only where there are some: 12.8 → “12.80”."""
    return str(format_number(int(amount)) if amount == int(amount) else format_decimal(amount, "#,##0.00"))


def share(part: float) -> str:
    """A part of one as per cent: 0.864 → “86.4%”, in Russian “86,4 %” with a blank that does not break."""
    return str(format_percent(part, "#,##0.#%" if language() == "en" else "#,##0.#\u00a0%"))


def decimal(value: float, digits: int = 2) -> str:
    """A figure with so many digits after the point."""
    return str(format_decimal(value, f"0.{'0' * digits}"))


def pay(job: Job) -> str:
    """The salary of a vacancy: from, to, or both; what it is for, and whether before or after tax."""
    told = [_sum(job.salary_from, job.salary_to, job.currency)]
    if told[0]:
        told[0] += f" {labels.PAY_PERIODS[job.salary_period or 'month']}"
        told += [str(labels.PAY_TAXES[job.salary_tax])] if job.salary_tax else []
    return ", ".join(told)


def pay_a_month(job: Job) -> str:
    """What a pay for another time makes a month, as it is compared; nothing for a shift or a lesson."""
    low, high = (a_month(amount, job.salary_period) for amount in (job.salary_from, job.salary_to))
    if job.salary_period in (None, "month") or not (low or high):
        return ""
    told = _("that is %(sum)s a month", sum=_sum(low, high, job.currency))
    if job.salary_period == "hour":
        return str(_("%(told)s at %(hours)s hours", told=told, hours=HOURS_A_MONTH))
    return str(told)


def _sum(low: float | None, high: float | None, currency: str | None) -> str:
    if low and high and low != high:
        sign_is_first = not money(low, currency)[0].isdigit()
        return f"{money(low, currency)}–{_amount(high)}" if sign_is_first else f"{_amount(low)}–{money(high, currency)}"
    if low:
        return str(_("from %(sum)s", sum=money(low, currency)))
    return str(_("up to %(sum)s", sum=money(high, currency))) if high else ""


def period(position: Position) -> str:
    """When a position was held: “03.2019 – now”."""
    start, end = month(position.start), month(position.end)
    if position.current:
        end = str(_("now"))
    return " – ".join(part for part in (start, end) if part)


def month(value: str | None) -> str:
    """A date of the engine as people write it: “2019-03” → “03.2019”."""
    year, _dash, month = (value or "").partition("-")
    return f"{month}.{year}" if month else year


def skill_name(skill_id: str) -> str:
    """A skill's name in the reader's language."""
    return skill_base().name(skill_id, language())


def occupation_name(occupation_id: str) -> str:
    """An occupation's name in the reader's language."""
    return title_base().name(occupation_id, language())


def is_language(skill_id: str) -> bool:
    """Whether a skill is a spoken language: those have a list of their own, with levels."""
    return skill_base().skill(skill_id).category == "languages"


def sentence(text: str) -> str:
    """A line of a list that begins with a capital; names such as iOS or pytest are left as they are."""
    first = text.partition(" ")[0]
    return text[:1].upper() + text[1:] if first.islower() and not first.isascii() else text


def spoken_language(name: str) -> str:
    """A language's own word in the reader's language, from its English name."""
    locale = get_locale()
    code = _language_codes().get(name.lower())
    found = locale.languages.get(code) if locale and code else None
    if found is None and locale and locale.language == "ru":
        found = russian_name(name)
    return str(found).capitalize() if found else name


@lru_cache(maxsize=1)
def _language_codes() -> dict[str, str]:
    """English names of languages, in small letters, and their codes."""
    from babel import Locale

    return {english.lower(): code for code, english in Locale("en").languages.items()}


def language_level(level: str) -> str:
    """A CEFR level as it is, the mother tongue in words."""
    return str(_("native")) if level == "native" else level


def study_fields(text: str) -> str:
    """The fields of study that a demand names, in the reader's language."""
    found = fields_in(text)
    return ", ".join(str(name) for field, name in labels.STUDY_FIELDS.items() if field in found)


def warning_text(warning: Warning) -> str:
    """A warning as a question in the reader's language."""
    known = {**labels.WARNINGS, **{f"hidden_{how}": text for how, text in labels.HIDDEN.items()}}
    template = known.get(warning.kind)
    return str(template) % warning.params if template else warning.message


FILTERS = (
    decimal,
    duration,
    is_language,
    language_level,
    money,
    occupation_name,
    pay,
    pay_a_month,
    period,
    sentence,
    share,
    skill_name,
    spoken_language,
    study_fields,
    warning_text,
)


def init_app(app: Flask) -> None:
    """Make every function here a template filter."""
    for function in FILTERS:
        app.jinja_env.filters[function.__name__] = function
