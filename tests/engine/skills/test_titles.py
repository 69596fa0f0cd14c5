"""Occupations in texts, how near they are, and how senior."""

from __future__ import annotations

import pytest

from mismatch.engine.skills.titles import title_base


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Senior Java-разработчик", ["java-developer"]),
        ("разработчик Python", ["python-developer"]),
        ("Менеджера по продажам", ["sales-manager"]),
        ("менеджерам по продажам", ["sales-manager"]),
        ("Медсестра процедурного кабинета", ["nurse"]),
        ("медбрат", ["nurse"]),
        ("Официантка", ["waiter"]),
        ("продавщица", ["sales-assistant"]),
        ("Главный бухгалтер", ["chief-accountant"]),
        ("Accountant", ["accountant"]),
        ("Registered Nurse", ["nurse"]),
        ("Программист 1С", ["1c-developer"]),
        ("1C-программист", ["1c-developer"]),
        ("Инженер-сметчик", ["estimator"]),
        ("Водитель категории С", ["truck-driver"]),
        ("Data Scientist, ML engineer", ["data-scientist", "ml-engineer"]),
        ("нет таких слов", []),
        ("Контакт: Столярова Мария", []),
        ("Contact: Mr Baker, reports to Ms Sarah Mason", []),
        ("Ищем столяров", ["joiner"]),
        ("Vibes Manager", []),
        ("Менеджер, Тула", ["sales-manager"]),
        ("Старший менеджер", ["sales-manager"]),
        ("Специалист неведомого дела", []),
        ("Floor manager", ["restaurant-administrator"]),
        ("Менеджер зала", ["restaurant-administrator"]),
        ("Site Reliability Engineer", ["sre"]),
        ("инженер надёжности", ["sre"]),
        ("перевели на участок сборки", []),
        ("Участковый", ["police-officer"]),
        ("врач участковый", ["physician"]),
        ("Inpatient Coder III", ["medical-coder"]),
        ("Outpatient & ED coder", ["medical-coder"]),
        ("Software Engineer in Test", ["qa-automation-engineer"]),
        ("Coffee Shop Manager", ["cafe-manager"]),
        ("управляющая кофейней", ["cafe-manager"]),
        ("Shop floor manager", ["shop-manager"]),
        ("Инженер-теплотехник", ["heat-power-engineer"]),
        ("художник по окружению", ["3d-modeller"]),
        ("Assistant Golf Course Superintendent", ["greenkeeper"]),
        ("Certified Medical Assistant", ["healthcare-assistant"]),
    ],
)
def test_finds_titles(text: str, ids: list[str]) -> None:
    hits = title_base().find(text)
    assert [hit.id for hit in hits] == ids
    assert all(text[hit.start : hit.end].strip() for hit in hits)


def test_translations_are_one_occupation() -> None:
    base = title_base()
    for title in base.titles.values():
        assert title.id in {hit.id for hit in base.find(title.en)}, title.en
        assert title.id in {hit.id for hit in base.find(title.ru)}, title.ru


def test_similarity_falls_with_distance() -> None:
    base = title_base()
    same = base.similarity("python-developer", "python-developer")
    near = base.similarity("python-developer", "backend-developer")
    family = base.similarity("python-developer", "ios-developer")
    beside = base.similarity("procedural-nurse", "ward-nurse")
    kin = base.similarity("python-developer", "qa-engineer")
    assert 1 == same > near > beside > family > kin > base.similarity("python-developer", "cook") == 0
    assert near == base.similarity("backend-developer", "python-developer")


def test_who_does_two_trades_makes_them_no_nearer() -> None:
    base = title_base()
    both = "fullstack-developer"
    assert base.similarity("frontend-developer", both) == base.similarity(both, "backend-developer")
    assert base.similarity("frontend-developer", "backend-developer") == base.similarity(
        "frontend-developer", "game-developer"
    )


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Junior Python developer", "junior"),
        ("Младший юрист", "junior"),
        ("Middle QA engineer", "middle"),
        ("Senior analyst", "senior"),
        ("Ведущего инженера", "senior"),
        ("старшая медсестра", "senior"),
        ("Team Lead", "lead"),
        ("Тимлид разработки", "lead"),
        ("Lead generation manager", None),
        ("Руководитель отдела продаж", "head"),
        ("Руководитель проектов", None),
        ("Начальник склада", "head"),
        ("Главный бухгалтер", "head"),
        ("Head of Marketing", "head"),
        ("Стажёр", "intern"),
        ("Помощник руководителя", None),
        ("Бухгалтер", None),
    ],
)
def test_seniority(title: str, level: str | None) -> None:
    assert title_base().seniority(title) == level


def test_there_are_enough_and_every_trade_is_there() -> None:
    base = title_base()
    assert len(base.titles) >= 900
    trades = {"software", "finance", "sales", "logistics", "medicine", "construction", "law", "education"}
    assert trades <= set(base.families)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lorry driver", "lorry drivers"),
        ("secretary", "secretaries"),
        ("RN", "RNs"),
        ("laboratory technician", "laboratory techs"),
        ("backend developer", "backend devs"),
    ],
)
def test_number_and_short_forms_are_one_occupation(one: str, other: str) -> None:
    first, second = title_base().find(one), title_base().find(other)
    assert [hit.id for hit in first] == [hit.id for hit in second] != []


def test_a_bare_head_beside_an_unknown_word_is_no_occupation() -> None:
    assert title_base().find("glockenspiel technician") == []
    assert [hit.id for hit in title_base().find("technician")] == ["reliability-and-maintenance-engineer"]


@pytest.mark.parametrize(
    ("russian", "english", "id"),
    [
        ("аналитик по запасам", "Inventory Specialist", "inventory-analyst"),
        ("Менеджер по планированию спроса", "Demand Planning Manager", "demand-planner"),
        ("менеджер НКО", "Nonprofit Manager", "ngo-manager"),
        ("Эксперт-автотехник", "Vehicle Accident Expert", "vehicle-accident-expert"),
        ("Врач-терапевт", "General Practitioner", "general-practitioner"),
        ("Инженер-эколог", "Environmental Engineer", "environmental-engineer"),
        ("Экспедитор", "Freight Forwarder", "forwarder"),
        ("Педиатр", "Paediatrician", "pediatrician"),
        ("Киномеханик", "Projectionist", "projectionist"),
        ("Водитель-дальнобойщик", "Long-haul Truck Driver", "long-haul-driver"),
    ],
)
def test_both_languages_name_one_occupation(russian: str, english: str, id: str) -> None:
    assert [{hit.id for hit in title_base().find(title)} for title in (russian, english)] == [{id}, {id}]
