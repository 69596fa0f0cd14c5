"""Titles without what surrounds them in a post."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.post_titles import named_in, nominative

NAMED = {
    "Ищем менеджера по продажам в Казань": "менеджер по продажам",
    "a chef, must know French cuisine and two dogs": "chef",
    "We need a Senior DevOps Engineer at our Leeds office who knows Terraform": "Senior DevOps Engineer",
    "COMMERCIAL BOILER TECH NEEDED - Dallas metro": "COMMERCIAL BOILER TECH",
    "URGENT: Night Shift Carers wanted – Ward 4 (Leeds)": "Night Shift Carers",
    "Срочно! Требуется сварщик на вахту": "сварщик",
    "Busy cafe needs an experienced barista": "experienced barista",
    "We need care workers": "care workers",
    "Hiring: Sr. Backend Dev (Go) | Remote EU": "Sr. Backend Dev (Go)",
    "Требуются водители категории C": "водители категории C",
    "Ищем python-разработчика, опыт от года": "python-разработчик",
    "Ищу бухгалтера в Самару, знание 1С": "бухгалтер",
}


@pytest.mark.parametrize(("line", "title"), NAMED.items())
def test_who_is_sought(line, title):
    assert named_in(line) == title


@pytest.mark.parametrize(
    "title",
    ["Senior Python Developer", "Главный бухгалтер", "Nurse, ICU", "Инженер-конструктор (станки)",
     "Head of Sales, EMEA", "Специалист по охране труда", "Врач - терапевт", "Data analyst with English",
     "Special Needs Teacher", "Special Educational Needs Coordinator", "Customer Needs Analyst",
     "Social Worker, Children in Need & Child Protection"],
)  # fmt: skip
def test_a_title_is_left_as_it_is(title):
    assert named_in(title) == title


def test_adjectives_are_bent_with_their_noun():
    assert nominative("старшую медсестру") == "старшая медсестра"
    assert nominative("главного инженера проекта") == "главный инженер проекта"
