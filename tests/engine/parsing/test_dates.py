"""Dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from mismatch.engine.parsing.dates import find_dates
from mismatch.engine.parsing.periods import union_months

AS_OF = date(2026, 3, 15)


def read(text: str) -> list[tuple[str, str, bool]]:
    return [(str(d.since or ""), str(d.until or ""), d.current) for d in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "since", "until", "current"),
    [
        ("март 2019 — по настоящее время", "2019-03", "", True),
        ("03.2019 – 05.2021", "2019-03", "2021-05", False),
        ("с 2015 г.", "2015", "", True),
        ("с марта 2015 г. по май 2018 г.", "2015-03", "2018-05", False),
        ("2010 - н.в.", "2010", "", True),
        ("Июнь 2018 — настоящее время", "2018-06", "", True),
        ("01.03.2019 - 15.05.2020", "2019-03", "2020-05", False),
        ("от 2010 до 2012 гг.", "2010", "2012", False),
        ("Mar 2019 - Present", "2019-03", "", True),
        ("Sep '18 to Oct '19", "2018-09", "2019-10", False),
        ("September 2017 onwards", "2017-09", "", True),
        ("June 2015 to till date", "2015-06", "", True),
        ("May – August 2020", "2020-05", "2020-08", False),
        ("2015-18", "2015", "2018", False),
        ("Jun 06 - Jul 11", "2006-06", "2011-07", False),
        ("Sept 13 till date", "2013-09", "", True),
        ("июн 15 – авг 19", "2015-06", "2019-08", False),
        ("2019–…", "2019", "", True),
        ("2019-03 – 2021-05", "2019-03", "2021-05", False),
        ("03/19 - 05/21", "2019-03", "2021-05", False),
        ("20132015", "2013", "2015", False),
        ("2016present", "2016", "", True),
        ("2005 2008", "2005", "2008", False),
    ],
)
def test_ranges(text: str, since: str, until: str, current: bool) -> None:
    assert read(text) == [(since, until, current)]


@pytest.mark.parametrize(
    "text", ["Phone: 77-332-55", "+7 912 345 67 89", "99.97 %", "room 12, floor 3", "№ 2123-456789"]
)
def test_numbers_that_are_no_dates(text: str) -> None:
    assert read(text) == []


def test_single_date_is_no_range() -> None:
    [found] = find_dates("Graduated in May 2015.")
    assert found.since is None
    assert str(found.until) == "2015-05"


def test_place_is_exact() -> None:
    text = "Инженер (апрель 2017 – март 2019), Пермь"
    [found] = find_dates(text)
    assert text[found.start : found.end] == "апрель 2017 – март 2019"


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("01.2020 – 12.2020", 12),
        ("05.2021 – 05.2021", 1),
        ("2015 – 2018", 36),
        ("01.2026 – н.в.", 3),
        ("2025 – н.в.", 15),
    ],
)
def test_months(text: str, months: int) -> None:
    [found] = find_dates(text)
    assert found.months(AS_OF) == months


def test_backwards_range_has_no_length() -> None:
    [found] = find_dates("05.2021 – 03.2019")
    assert found.months(AS_OF) is None


def test_union_counts_overlaps_once() -> None:
    assert union_months([(0, 12), (6, 18), (24, 30)]) == 24
