"""Titles that stand in no place of their own, and roles that no title tells."""

from datetime import date

import numpy as np
import pytest

from mismatch.engine.matching.components import PRESUMED, PRESUMED_MOST, Content, component_values
from mismatch.engine.matching.demand import Demands
from mismatch.engine.matching.profile import Profile, build_profile
from mismatch.engine.matching.requirements import read_vacancy
from mismatch.engine.matching.roles import Role
from mismatch.engine.matching.score import score_match
from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document

_TODAY = date(2026, 11, 15)


def _profile(text: str) -> Profile:
    document = read_document(text.encode(), "resume.txt")
    return build_profile(parse_resume(document, _TODAY), document)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Small animal vet, Aberdeen\nAbout fourteen consultations a day since 2020.", "Small animal vet"),
        ("Forklift & warehouse operative. Eleven years on the quays of Immingham, day shifts only.",
         "Forklift & warehouse operative"),
        ("Кадровик. Веду приём и увольнение на заводе, семьсот человек, воинский учёт знаю.", "Кадровик"),
    ],
)  # fmt: skip
def test_the_first_words_may_be_a_title(text, title):
    assert [headline.title for headline in _profile(text).headlines] == [title]


@pytest.mark.parametrize(
    "text",
    [
        "Dear Headteacher, for four years I have had the privilege of looking after the garden of a school.",
        "Ищу работу бухгалтером. Три года сижу дома с учебниками и решаю задачи по проводкам.",
        "I keep the books of four shops, and the accountant of the owner checks them once a year.",
        "Двенадцать лет на комбинате: датчики, клапаны, шкафы автоматики.",
    ],
)
def test_whoever_is_addressed_sought_or_mentioned_is_not_the_writer(text):
    assert _profile(text).headlines == []


def test_an_untitled_job_that_is_held_now_has_the_title_of_the_head_of_the_page():
    profile = _profile(
        "Анна Ручьёва, HR-менеджер\nПермь\n\nООО «Заря», январь 2022 — сейчас\n- Закрываю пять вакансий в месяц\n"
        "- Ввела адаптацию новичков\nООО «Логос», специалист по кадрам, 2019 — 2021\n- Вела личные дела\n"
    )
    assert "hr-manager" in {id for held in profile.positions for id in held.occupations}


def _values(told: bool, content: float, dated: bool = True, name: str = "role") -> float:
    demands = Demands(read_vacancy("Требования: опыт от 2 лет", "Ветеринарный врач"))
    role = Role(np.array([0.9]), np.array([told]), np.array([dated]))
    terms = component_values(
        demands, [np.zeros(1)] * len(demands.all), role, Content(np.array([content]), np.array([True]), {}), 1
    )
    assert bool(terms.told["role"][0])
    return float(terms.values[name][0])


def test_a_role_that_no_title_tells_is_presumed_from_the_whole_text():
    assert _values(True, 0.2) == 0.9
    assert _values(False, 0.1) == pytest.approx(0.1 * PRESUMED)
    assert _values(False, 0.9) == PRESUMED_MOST


def test_years_that_no_date_tells_are_presumed_from_the_role():
    assert _values(True, 0.2, True, "experience") == 0
    assert _values(True, 0.2, False, "experience") == PRESUMED_MOST
    assert _values(False, 0.1, False, "experience") == pytest.approx(0.1 * PRESUMED)


def test_a_title_that_says_nothing_of_the_trade_does_not_count_against_anyone():
    vacancy = read_vacancy("Requirements: translate manuals of pumps from Russian into English", "Translator")
    freelance = _profile("EXPERIENCE\nFreelance, 2020 – present\n- Turn manuals of pumps from Russian into English\n")
    assert [held.title for held in freelance.positions] == ["Freelance"]
    shown = score_match(vacancy, freelance).components
    assert shown["content"].value > 0
    assert shown["role"].value == pytest.approx(min(shown["content"].value * PRESUMED, PRESUMED_MOST), abs=0.0001)
