"""Heads of jobs in plain words: no capitals, no legal form, no known title; in both languages."""

from __future__ import annotations

import pytest

from tests.engine.parsing.documents import parsed

SCHOOL_ENGLISH = """Nora Lind
Teacher

Work history

September 2015 – June 2021
Secondary School No. 8, Leeds
- Two classes of 27 pupils

Education
Secondary School No. 3, Hull, 2003 – 2010
"""


def test_a_school_among_the_jobs_is_where_somebody_worked() -> None:
    resume = parsed(SCHOOL_ENGLISH)
    assert [(p.start, p.employer and p.employer.value) for p in resume.positions] == [
        ("2015-09", "Secondary School No. 8")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Lena Moss\n\nExperience\n\nCopper Comb Studio, Bath. Stylist, then senior stylist.\nMay 2018 – now.\nCuts.\n",
        "Лена Мосс\n\nОпыт\n\nСалон «Орешник», Тверь. Мастер, затем старший мастер.\nМай 2018 – сейчас.\nСтрижки.\n",
    ],
)
def test_a_head_with_full_stops_over_its_years_is_one(text: str) -> None:
    [job] = parsed(text).positions
    assert (job.start, job.current, job.months) == ("2018-05", True, 95)
