"""Pay: amounts, currency, for how long, before or after tax, and what it makes a month."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.pay import read_pay
from mismatch.engine.matching.pay_periods import PERIODS, a_month


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ставка от 700 до 1 100 рублей за урок", (700, 1100, "RUB", "lesson", None)),
        ("450 ₽ за академический час", (450, None, "RUB", "lesson", None)),
        ("650 рублей в час", (650, None, "RUB", "hour", None)),
        ("Часовая ставка: 380 руб.", (380, None, "RUB", "hour", None)),
        ("Оплата 3 500 ₽ за смену (12 часов)", (3500, None, "RUB", "shift", None)),
        ("4000–4500 руб./смена", (4000, 4500, "RUB", "shift", None)),
        ("5 000 рублей в день", (5000, None, "RUB", "shift", None)),
        ("от 25 000 ₽ в неделю", (25000, None, "RUB", "week", None)),
        ("Доход 3 600 000 – 4 200 000 ₽ в год", (3600000, 4200000, "RUB", "year", None)),
        ("оклад 90 000 руб. до вычета налогов", (90000, None, "RUB", "month", "gross")),
        ("оклад 160 000–190 000 ₽ до вычета налогов, годовая премия", (160000, 190000, "RUB", "month", "gross")),
        ("90 000 ₽ и премия раз в год", (90000, None, "RUB", "month", None)),
        ("Salary €3,200 plus annual bonus", (3200, None, "EUR", "month", None)),
        ("от 120 000 до 150 000 ₽ на руки", (120000, 150000, "RUB", "month", "net")),
        ("ЗП: 250-330к net", (250000, 330000, "RUB", "month", "net")),
        ("от 85 000 до 120 000 руб. за полный месяц", (85000, 120000, "RUB", "month", None)),
        ("£12.80 per hour", (12.8, None, "GBP", "hour", None)),
        ("Pay: $22 to $26 an hour", (22, 26, "USD", "hour", None)),
        ("$28–$36/hr DOE", (28, 36, "USD", "hour", None)),
        ("Salary: $36.15–$44.90 hourly", (36.15, 44.9, "USD", "hour", None)),
        ("£500 per day outside IR35", (500, None, "GBP", "shift", None)),
        ("Day rate £450", (450, None, "GBP", "shift", None)),
        ("€35 per lesson", (35, None, "EUR", "lesson", None)),
        ("£620 per week", (620, None, "GBP", "week", None)),
        ("£38,626 to £42,708 per annum", (38626, 42708, "GBP", "year", None)),
        ("£75k–£90k depending on experience", (75000, 90000, "GBP", "year", None)),
        ("A gross monthly salary between € 2.800 and € 3.400", (2800, 3400, "EUR", "month", "gross")),
        ("Salary €3,200 a month after tax", (3200, None, "EUR", "month", "net")),
        ("CTC: Up to 32 LPA", (None, 3200000, "INR", "year", None)),
        ("CTC: 12-18 LPA", (1200000, 1800000, "INR", "year", None)),
        ("Salary ₹6,00,000 per annum", (600000, None, "INR", "year", None)),
        ("Salary £31,081.50 per year", (31081.5, None, "GBP", "year", None)),
    ],
)
def test_pay_with_its_period(line, expected):
    title = "Повар" if any("а" <= letter <= "я" for letter in line.lower()) else "Cook"
    assert tuple(read_pay(f"{title}\n{line}\n")) == expected


def test_a_months_pay_goes_before_that_of_an_hour():
    text = "Сварщик\nОплата 650 ₽ в час, в среднем 120 000 ₽ в месяц на руки\n"
    assert tuple(read_pay(text)) == (120000, None, "RUB", "month", "net")


@pytest.mark.parametrize(
    "line",
    [
        "280 000 руб за вахту",
        "Курьер: 150 ₽ за заказ",
        "Being bilingual pays $2 an hour more",
        "В штате 450 человек, нам 15 лет",
        "We moved 12 tonnes per hour",
    ],
)
def test_what_is_no_pay_for_a_time(line):
    title = "Повар" if any("а" <= letter <= "я" for letter in line.lower()) else "Cook"
    assert read_pay(f"{title}\n{line}\n").currency is None


@pytest.mark.parametrize(
    ("amount", "period", "expected"),
    [
        (90000, "month", 90000),
        (90000, None, 90000),
        (60000, "year", 5000),
        (600, "week", 2600),
        (650, "hour", 107250),
        (12.8, "hour", 2112),
        (4000, "shift", None),
        (35, "lesson", None),
        (None, "month", None),
    ],
)
def test_what_a_pay_makes_a_month(amount, period, expected):
    assert a_month(amount, period) == expected
    assert period is None or period in PERIODS
