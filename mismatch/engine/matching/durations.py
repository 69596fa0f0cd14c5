"""Lengths of time and other counts in words, in both languages."""

from __future__ import annotations

_PLACES_RU = {
    1: "в одном месте работы",
    2: "в двух местах работы",
    3: "в трёх местах работы",
    4: "в четырёх местах работы",
    5: "в пяти местах работы",
}
_NUMBERS_EN = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}


def months_ru(months: int) -> str:
    """«4 года 2 месяца»."""
    years, rest = divmod(months, 12)
    parts = [f"{years} {plural_ru(years, 'год', 'года', 'лет')}"] if years else []
    if rest or not parts:
        parts.append(f"{rest} {plural_ru(rest, 'месяц', 'месяца', 'месяцев')}")
    return " ".join(parts)


def months_en(months: int) -> str:
    """ "4 years 2 months"."""
    years, rest = divmod(months, 12)
    parts = [f"{years} year{'s' if years != 1 else ''}"] if years else []
    if rest or not parts:
        parts.append(f"{rest} month{'s' if rest != 1 else ''}")
    return " ".join(parts)


def years_ru(years: float) -> str:
    """«3 года», «1,5 года»."""
    if years != int(years):
        return f"{years:g}".replace(".", ",") + " года"
    return f"{int(years)} {plural_ru(int(years), 'год', 'года', 'лет')}"


def years_en(years: float) -> str:
    return f"{years:g} year{'s' if years != 1 else ''}"


def workplaces_ru(count: int) -> str:
    return _PLACES_RU.get(count, f"в {count} местах работы")


def workplaces_en(count: int) -> str:
    return f"in {_NUMBERS_EN.get(count, str(count))} job{'s' if count != 1 else ''}"


def plural_ru(number: int, one: str, few: str, many: str) -> str:
    if number % 10 == 1 and number % 100 != 11:
        return one
    return few if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else many
