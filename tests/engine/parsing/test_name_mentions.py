"""Where a text names a person, and where the same word says something else."""

from __future__ import annotations

import pytest

from mismatch.engine.parsing.name_mentions import find_mentions
from tests.engine.parsing.documents import parsed


@pytest.mark.parametrize(
    ("name", "text", "mentions"),
    [
        ("Иванов Пётр", "Спасибо Иванову и Петру, также П. Иванова", ["Иванову", "Петру", "П. Иванова"]),
        ("Павел Лев", "Павлу и Льва знают", ["Павлу", "Льва"]),
        ("Вера Орлова", "Верно: версия, Верный; Спасибо Вере", ["Вере"]),
        ("Анна Соколова", "Анны Соколовой, Аня, Соколовский район", ["Анны Соколовой", "Аня"]),
        ("Иванов Пётр", "Ivanov's team, signed P. Ivanov", ["Ivanov's", "P. Ivanov"]),
        ("William Turner", "Bill set out sites; Mr. Turner’s plan", ["Bill", "Mr. Turner’s"]),
        ("Jack London", "Moved to London, met London's mayor; Mr London", ["London's", "Mr London"]),
        ("Java Okafor", "Skills: Java, Python. Java Okafor wrote it in Java.", ["Java Okafor"]),
        ("Will May", "May 2019 – June 2020. Will travel. Will May drives; May led.", ["Will May", "May"]),
        ("Ai Ito", "AI models. Ai Ito built them. Ai's work", ["Ai Ito", "Ai's"]),
        ("Иван Столяр", "Столяр, ООО «Дом». Столяр выполнял чертежи. Спасибо Столяру", ["Столяр", "Столяру"]),
        ("Anna Lysova", "annalysova.dev, anna_lysova, a.lysova1", ["annalysova.dev", "anna_lysova", "a.lysova1"]),
        ("Art Director", "Art Director, Acme. Art Director, Beta", []),
    ],
)  # fmt: skip
def test_mentions(name: str, text: str, mentions: list[str]) -> None:
    assert [text[span.start : span.end] for span in find_mentions(text, name)] == mentions


def test_an_employer_called_after_the_person_keeps_its_name() -> None:
    resume = parsed("Пётр Столяров\nСтоляр\n\nОпыт работы\nСтоляр, ИП Столяров\n2019 — 2022\n- Собирал мебель\n")
    assert [(p.title and p.title.value, p.employer and p.employer.value) for p in resume.positions] == [
        ("Столяр", "ИП Столяров")
    ]
