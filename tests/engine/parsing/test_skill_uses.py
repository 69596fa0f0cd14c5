"""Skills of a résumé: which mentions count, and how they are told. Every résumé is ours."""

from __future__ import annotations

from datetime import date

import pytest

from mismatch.engine.parsing.evaluation import predictions
from mismatch.engine.parsing.others import told_of_others
from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document
from mismatch.engine.parsing.resume import Resume

SELLER = """Nora Lindqvist
nora@example.com

Experience

Account Manager
Figma
March 2019 - May 2022
- Sold seats to agencies, kept the pipeline in Salesforce.

Education

Academy of Photography and Design, Malmö, 2014 - 2018

Skills
Negotiation, Excel, English
"""


def resume() -> Resume:
    return parse_resume(read_document(SELLER.encode(), "seller.txt"), date(2026, 11, 1))


def test_names_of_employers_and_schools_are_no_skills() -> None:
    parsed = resume()
    assert [p.employer.value for p in parsed.positions if p.employer] == ["Figma"]
    named = {use.id for use in parsed.skills if use.how != "implied"}
    assert {"negotiation", "excel", "salesforce"} <= named
    assert named.isdisjoint({"figma", "photography", "design"})


def test_what_tells_who_and_where_a_person_is_names_no_skills() -> None:
    text = "Кузнецова Нора\nnora@example.com\nLeeds, United Kingdom\n\nНавыки\nSalesforce, ковка\n"
    parsed = parse_resume(read_document(text.encode(), "smith.txt"), date(2026, 11, 1))
    assert parsed.name
    assert parsed.location
    told = [text[low:high] for use in parsed.skills for low, high in use.places]
    assert "Salesforce" in told
    assert not {"Кузнецова", "Leeds"} & set(told)


def test_spoken_languages_are_judged_in_their_own_field() -> None:
    assert "english" in {use.id for use in resume().skills}
    assert {id for id, _ in predictions(resume(), mentions=False)["skills"]} == {"negotiation", "excel"}


def test_a_skill_that_is_only_listed_has_the_months_of_those_that_imply_it() -> None:
    text = SELLER.replace("kept the pipeline in Salesforce", "moved the shop to AWS EKS").replace("Excel", "AWS, Excel")
    parsed = parse_resume(read_document(text.encode(), "seller.txt"), date(2026, 11, 1))
    uses = {use.id: use for use in parsed.skills}
    assert uses["aws"].how == "stated"
    assert uses["aws"].months == uses["amazon-eks"].months == 39
    assert uses["aws"].last_used == "2022-05"
    assert uses["excel"].months is None


@pytest.mark.parametrize(
    ("told", "own", "others"),
    [
        ("Worked closely with the Python team who owned PostgreSQL", "", "python postgresql"),
        ("Built screens in React with the Java team to replace Angular", "react angular", "java"),
        ("Handed over layouts to backend developers (Django, Redis)", "", "django redis"),
        ("The platform squad used Kafka, and migrated pages to Vue.js", "vue-js", "apache-kafka"),
        ("Hired Java, Swift and Python developers", "", "java swift python"),
        ("Reported to the Head of SAP, kept reports in Excel", "excel", "sap"),
        ("Moved Django services to PostgreSQL with a team that I led from Java", "django postgresql java", ""),
        ("Работал вместе с командой бэкенда на Python и Django, верстал на React", "react", "python django"),
        ("Передавал данные в Kafka, макеты верстальщикам (HTML, CSS)", "apache-kafka", "html css"),
        ("За PostgreSQL отвечала другая команда, я писал на Python", "python", "postgresql"),
        ("Подбор Java и Python разработчиков, отчёты в Excel", "excel", "java python"),
        ("Руководил командой Python-разработчиков", "python", ""),
        ("Поиск кандидатов, собеседования, подбор тестировщиков", "interviewing", ""),
    ],
)
def test_what_other_people_own_do_or_are_is_no_skill_of_ones_own(told: str, own: str, others: str) -> None:
    text = SELLER.replace("Sold seats to agencies, kept the pipeline in Salesforce.", told).replace("Excel, ", "")
    parsed = parse_resume(read_document(text.encode(), "seller.txt"), date(2026, 11, 1))
    found = {use.id for use in parsed.skills}
    assert set(own.split()) <= found
    assert found.isdisjoint(others.split())


def test_no_team_is_put_together_out_of_two_sentences():
    """The engineer is the next job's title, and the database one's own."""
    assert told_of_others("- Compared the screen with the database.\n\nJunior QA Engineer, City Transport") == []
    assert told_of_others("- Вёл переписку с клиентами и складом.\n- Инженер по надзору на двух площадках") == []
