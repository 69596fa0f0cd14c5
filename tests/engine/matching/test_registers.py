"""Registers of professions: each is its own, a title alone is a hint, a paper is quoted where it is told best."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.licences import find_licences
from tests.engine.matching.one_demand import evidence, with_lines


@pytest.mark.parametrize(
    ("asked", "told", "strength"),
    [
        ("NMC registration", "NMC PIN 12A3456E, renewed in 2025", 1.0),
        ("NMC registration", "HCPC registered, BS012345", 0.0),
        ("NMC registration", "Аккредитация по сестринскому делу, 2024", 0.0),
        ("NMC registration", "Registered Nurse on a stroke ward", 0.4),
        ("Registered nurse", "Registered with the Nursing and Midwifery Council", 1.0),
        ("NMC or HCPC registration", "HCPC registered, BS012345", 1.0),
        ("Current Minnesota RN license", "RDH license", 0.0),
        ("Действующий сертификат или аккредитация специалиста", "GMC registration 7654321", 0.0),
        ("Действующая аккредитация специалиста", "Specialist accreditation, valid until 2027", 1.0),
        ("Аттестация НАКС", "Удостоверение сварщика 5 разряда", 0.0),
        ("Удостоверение сварщика", "Аттестован НАКС в 2024 году", 1.0),
        ("CSCS card", "OSHA 10 card", 0.0),
        ("SIA licence", "Удостоверение частного охранника 6 разряда", 0.0),
    ],
)
def test_one_register_is_not_another(asked: str, told: str, strength: float) -> None:
    assert evidence(asked, with_lines(told)).strength == strength


def test_a_title_alone_opens_no_gate_and_says_so() -> None:
    found = evidence("NMC registration", with_lines("Registered Nurse on a stroke ward"))
    assert (found.verdict, found.quote) == ("partly", "Registered Nurse on a stroke ward")
    assert "not of where" in found.explanation["en"]


def test_a_paper_is_quoted_where_it_is_told_best() -> None:
    resume = with_lines(
        "Сварка труб, НАКС, чтение чертежей", "Аттестован НАКС, удостоверение 123 действует до 2027 года"
    )
    assert evidence("Аттестация НАКС", resume).quote == "Аттестован НАКС, удостоверение 123 действует до 2027 года"


def test_a_code_of_conduct_is_no_registration() -> None:
    assert find_licences("You will uphold the NMC code and GMC standards") == []


@pytest.mark.parametrize(
    ("study", "said"),
    [
        ("Московский университет, бакалавр\n2010 — 2014", "направление не распознано"),
        ("Московский университет, бакалавр экономики\n2010 — 2014", "направление другое"),
    ],
)
def test_a_degree_without_a_field_is_not_called_another_field(study: str, said: str) -> None:
    resume = with_lines("Работал") + f"\nОбразование\n\n{study}\n"
    assert said in evidence("высшее юридическое образование", resume).explanation["ru"]
