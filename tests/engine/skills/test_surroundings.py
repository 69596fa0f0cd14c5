"""Names of skills that other trades use for something else."""

from __future__ import annotations

import pytest

from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.titles import title_base


@pytest.mark.parametrize(
    ("said", "skill"),
    [
        ("SAP Purchase Order", "procurement"),
        ("Physiotherapists who manage a caseload of patients", "social-case-management"),
        ("The kitchen has a fire suppression system", "fire-protection-systems-installation"),
        ("Магазин «Электроника» ищет кассира", "electronics-design"),
        ("Science teacher, AQA Trilogy", "test-automation"),
        ("Trucks: hydraulic fault finding", "electrical-fault-finding"),
        ("Пекарь, слоёное тесто, навыки ламинации", "laminating-and-foil-stamping"),
        ("Оформление по договору ГПХ", "freelance-contracts"),
        ("Разработка и согласование договоров", "software-development"),
        ("Сварка технологических трубопроводов и металлоконструкций", "structural-design"),
        ("ручная дуговая сварка металлоконструкций", "structural-design"),
        ("Сварка технологических трубопроводов и металлоконструкций", "metal-structures-erection"),
        ("Сборка металлоконструкций под сварку", "structural-design"),
        ("Experience with ventilated patients and ECG monitoring", "monitoring"),
    ],
)
def test_a_name_that_means_something_else_there_is_passed_over(said: str, skill: str) -> None:
    assert skill not in {hit.id for hit in skill_base().find(said)}


@pytest.mark.parametrize(
    ("said", "skill"),
    [
        ("Разработка и поддержка сервисов", "software-development"),
        ("Чертежи металлоконструкций в AutoCAD", "structural-design"),
        ("Monitoring, Grafana, Kubernetes", "monitoring"),
        ("Raise purchase orders", "procurement"),
        ("Safeguarding visits and caseload management", "social-case-management"),
        ("Installing fire suppression systems", "fire-protection-systems-installation"),
        ("Электроника: схемы, пайка, микроконтроллеры", "electronics-design"),
        ("Python, AQA, pytest", "test-automation"),
        ("Electrical fault finding", "electrical-fault-finding"),
        ("Completed preceptorship", "preceptorship"),
        ("Участковый: приём и вызовы на дом", "home-visits-by-doctors"),
    ],
)
def test_and_known_where_it_is_meant(said: str, skill: str) -> None:
    assert skill in {hit.id for hit in skill_base().find(said)}


def test_a_shop_of_electronics_is_no_technician() -> None:
    assert [hit.id for hit in title_base().find("Магазин «Электроника»")] == []
