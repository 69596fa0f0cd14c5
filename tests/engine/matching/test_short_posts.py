"""Vacancies of one to three lines, as people post them in chats."""

from __future__ import annotations

import pytest

from mismatch.engine.matching.requirements import read_vacancy


def rows(text: str) -> set[tuple[str, bool, object]]:
    """Kind, must and the telling value of each requirement."""
    found: set[tuple[str, bool, object]] = set()
    for one in read_vacancy(text).requirements:
        values = one.skills[:] if one.kind == "skill" else [one.years or one.language or one.level or one.place]
        found |= {(one.kind, one.must, value[0] if isinstance(value, list) else value) for value in values}
    return found


POSTS = [
    (
        "We need a Senior Platform Engineer at our Leeds office who knows Kubernetes, Terraform and AWS, "
        "three years at least.",
        {("skill", True, "kubernetes"), ("skill", True, "terraform"), ("skill", True, "aws"), ("experience", True, 3)},
    ),
    (
        "Looking for a night nurse in Leeds, registered with the NMC, ICU experience, driving licence a must.",
        {("skill", True, "intensive-care"), ("licence", True, "driving")},
    ),
    (
        "Hi all, my restaurant in York needs a chef who can cook French cuisine, at least two years in a kitchen, "
        "food hygiene level 2 certificate is essential.",
        {("skill", True, "cuisines-of-the-world"), ("experience", True, 2), ("skill", True, "food-hygiene-level-2")},
    ),
    (
        "Hiring a Python developer, remote, Django and PostgreSQL required, Docker a plus, 70k GBP.",
        {("skill", True, "django"), ("skill", True, "postgresql"), ("skill", False, "docker")},
    ),
    (
        "Need a plumber in Tulsa, 5 yrs experience, own tools and must have own car.",
        {("experience", True, 5), ("skill", True, "own-tools"), ("location", True, "own_car")},
    ),
    (
        "We are looking for an accountant with ACCA, fluent English, SAP is desirable, 3+ years in audit.",
        {("language", True, "English"), ("skill", False, "sap"), ("experience", True, 3)},
    ),
    (
        "Electrician wanted in Bristol. Must have ECS card, clean driving licence. GBP 20 per hour.",
        {("skill", True, "ecs-card"), ("licence", True, "driving")},
    ),
    (
        "Our team is seeking a data analyst who has strong SQL and Tableau, English B2 is mandatory, "
        "Python would be nice.",
        {("skill", True, "sql"), ("skill", True, "tableau"), ("language", True, "English"), ("skill", False, "python")},
    ),
    (
        "Anyone know a good HGV driver? Category C+E licence, digital tacho card, 2 years on the road, Kendal.",
        {("licence", True, "driving_CE"), ("experience", True, 2)},
    ),
    (
        "Sales manager for our Dublin office: B2B sales, HubSpot, five years of experience.",
        {("skill", True, "b2b-sales"), ("skill", True, "hubspot"), ("experience", True, 5)},
    ),
    ("Warehouse worker wanted, forklift licence required, Eindhoven.", {("licence", True, "forklift")}),
    (
        "We want a React developer with TypeScript, two years minimum, immediate joiner.",
        {("skill", True, "typescript"), ("experience", True, 2)},
    ),
    (
        "Ищем менеджера по продажам в Казань: активные продажи, холодные звонки, опыт от 2 лет, знание Битрикс24, "
        "готовность к командировкам, оклад 60 000 рублей плюс процент.",
        {("skill", True, "cold-calling"), ("experience", True, 2), ("skill", True, "bitrix24"),
         ("location", True, "travel")},
    ),
    ("Нужна медсестра с опытом от 3 лет, умеет ставить капельницы и брать кровь.", {("experience", True, 3)}),
    (
        "Требуется тракторист, опыт от 3 лет, права тракториста, без вредных привычек. Жильё даём. Белгород.",
        {("experience", True, 3), ("skill", True, "tractor-licence")},
    ),
    (
        "Срочно! Требуется сварщик на вахту, стаж от 5 лет, удостоверение НАКС, 150 000 руб. на руки.",
        {("location", True, "rotation"), ("experience", True, 5), ("licence", True, "naks")},
    ),
    (
        "Ищу бухгалтера в Самару, знание 1С, опыт от 3 лет, английский обязателен.",
        {("skill", True, "1c-enterprise"), ("experience", True, 3), ("language", True, "English")},
    ),
    (
        "Ребята, ищем python-разработчика: Django, PostgreSQL, опыт от двух лет, Kubernetes желателен, удалёнка.",
        {("skill", True, "django"), ("skill", True, "postgresql"), ("experience", True, 2),
         ("skill", False, "kubernetes")},
    ),
    (
        "Нужен водитель с личным авто, категория B, знание города, график 5/2, 80 тысяч.",
        {("location", True, "own_car"), ("licence", True, "driving_B")},
    ),
    (
        "В кафе нужен повар, медкнижка обязательна, опыт от года, умение готовить итальянскую кухню. Москва.",
        {("licence", True, "medical_book"), ("experience", True, 1), ("skill", True, "cooking")},
    ),
    (
        "Ищем юриста с опытом от 5 лет, знает договорное право, английский B2 обязателен.",
        {("experience", True, 5), ("skill", True, "contract-law"), ("language", True, "English")},
    ),
    (
        "Требуется электрик в Новосибирск, 4 группа по электробезопасности, чтение схем, стаж от 3 лет.",
        {("licence", True, "electrical_4"), ("skill", True, "engineering-drawing"), ("experience", True, 3)},
    ),
    (
        "Нужен дизайнер, который умеет работать в Figma и Photoshop, After Effects будет плюсом.",
        {("skill", True, "figma"), ("skill", True, "adobe-photoshop"), ("skill", False, "adobe-after-effects")},
    ),
    (
        "Приму на работу администратора в салон, опыт работы от 1 года, грамотная речь, уверенный пользователь ПК.",
        {("experience", True, 1), ("skill", True, "good-speech"), ("skill", True, "computer-literacy")},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "asked"), POSTS, ids=[text[:30] for text, _ in POSTS])
def test_a_post_of_one_sentence_asks_what_it_says(text, asked):
    found = rows(text)
    assert asked <= found, found
    # Skills are told by their first group, so one row may name more than one.
    assert len(found) <= len(asked) + 2, found


@pytest.mark.parametrize("text", [text for text, _ in POSTS if "руб" in text or "GBP" in text or "тысяч" in text])
def test_pay_is_in_no_demand(text):
    for one in read_vacancy(text).requirements:
        assert not any(word in one.text for word in ("руб", "GBP", "тысяч"))


def test_the_word_behind_a_thing_decides_for_it():
    text = (
        "We are looking for a Lawyer for our Leeds office. You have at least four years in contracts. You know GDPR. "
        "English is a must, French is a plus. You will negotiate contracts. You will advise the business."
    )
    tongues = {one.language: one.must for one in read_vacancy(text).requirements if one.kind == "language"}
    assert tongues == {"English": True, "French": False}


def test_an_offer_of_housing_is_no_demand():
    text = "Требуется доярка, опыт от года. Жильё даём."
    assert not any("жиль" in one.text.lower() for one in read_vacancy(text).requirements)


def test_place_and_pay_behind_the_tasks_are_no_task():
    read = read_vacancy(
        "Кладовщик\nТребования:\n- опыт от года\nОбязанности: приёмка товара, отгрузка\nПермь, 70000-90000 руб."
    )
    assert not any("70000" in one.text for one in read.requirements)
    assert (read.location, read.salary_from, read.salary_to) == ("Пермь", 70000, 90000)


@pytest.mark.parametrize("town", ["Dumfries", "Truro", "Kendal", "Eindhoven"])
def test_a_smaller_town_is_where_the_work_is(town):
    assert read_vacancy(f"Warehouse worker wanted in {town}, forklift licence required.").location == town
