"""What the skill base finds, and what it must not take for a skill."""

from __future__ import annotations

import pytest

from mismatch.engine.skills.base import skill_base
from tests.fixtures.steps import growth


def found(text: str) -> list[str]:
    return [hit.id for hit in skill_base().find(text)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("I have been writing it for years", []),
        ("JavaScript", ["javascript"]),
        ("Java", ["java"]),
        ("Java и JavaScript", ["java", "javascript"]),
        ("React Native, React", ["react-native", "react"]),
        ("ReactNative/Redux", ["react-native", "redux"]),
        ("опыт с C++, C#, .NET", ["c-plus-plus", "c-sharp", "dot-net"]),
        ("ASP.NET Core и .NET6", ["asp-net-core", "dot-net"]),
        ("write to team@example.net or see example.net today", []),
        ("Node.js, nodejs, node js, NODE-JS", ["node-js"] * 4),
        ("CI/CD, ci-cd, CI / CD", ["ci-cd"] * 3),
        ("RabbitMQ, Rabbit-MQ, rabbit mq", ["rabbitmq"] * 3),
        ("Postgre SQL, постгрес, PostgreSQL14", ["postgresql"] * 3),
        ("Python3; Qt5+", ["python", "qt"]),
        ("TCP/IP, HTTP", ["tcp-ip", "http"]),
    ],
)
def test_boundaries_and_spellings(text: str, ids: list[str]) -> None:
    assert found(text) == ids


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("пишу на питоне", "python"),
        ("таблицы в экселе", "excel"),
        ("ведение базы в сиэрэм", "crm"),
        ("разработка на джаве", "java"),
        ("деплой в кубере", "kubernetes"),
        ("макеты в фотошопе и фигме", "adobe-photoshop"),
        ("ветки в гите", "git"),
        ("работал с постгресом", "postgresql"),
        ("задачи в джире", "jira"),
    ],
)
def test_slang_is_known_in_any_case(text: str, id: str) -> None:
    assert id in found(text)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Опыт разработки на С#", "c-sharp"),
        ("С++ и Qt", "c-plus-plus"),
        ("РНР, MySQL", "php"),
        ("1C Бухгалтерия", "1c-accounting"),
        ("1С Бухгалтерия", "1c-accounting"),
        ("Mоngo и Rеdis", "redis"),
        ("СSS и НТМL", "html"),
    ],
)
def test_letters_of_the_other_alphabet(text: str, id: str) -> None:
    assert id in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "our go to market strategy with Docker",
        "ready to go live with Python",
        "Let's go and build it in Java",
        "R&D department of a bank",
        "C level executives sponsor Python projects",
        "витамин C, группа C, гепатит C",
        "С нами работают программисты Python",
        "Spring 2020 internship in Java",
        "in spring we plant trees",
        "word of mouth and spoken word",
        "we excel at customer service",
        "access to data and remote access",
        "swift response times",
        "нам нужна скала и пляж",
        "весь пакет документов, шаг за шагом",
    ],
)
def test_ambiguous_words_are_left_alone(text: str) -> None:
    ambiguous = {"go", "r", "c", "spring-framework", "word", "excel", "microsoft-access", "swift", "scala"}
    assert ambiguous.isdisjoint(found(text))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Backend-разработчик: Go, PostgreSQL, Kafka", {"go", "postgresql", "apache-kafka"}),
        ("python, go, java", {"python", "go", "java"}),
        ("Анализ данных на R и Python, язык R", {"r", "python"}),
        ("C/C++ для микроконтроллеров", {"c", "c-plus-plus"}),
        ("Программирование на языке C", {"c"}),
        ("Java, Spring, Hibernate", {"java", "spring-framework", "hibernate"}),
        ("MS Office: Word, Excel, Outlook, PowerPoint", {"word", "excel", "ms-outlook", "powerpoint"}),
        ("iOS-разработка на Swift", {"ios", "swift"}),
        ("Go, R, Rust", {"go", "r", "rust"}),
        ("Node.js, Express, MongoDB", {"node-js", "express", "mongodb"}),
        ("Ansible, Terraform, Vault, Consul", {"hashicorp-vault", "consul"}),
        ("Unity, C#, 3D", {"unity"}),
        ("Kafka, Spark, Hive", {"apache-spark", "apache-hive"}),
    ],
)
def test_ambiguous_words_count_in_their_surroundings(text: str, ids: set[str]) -> None:
    assert ids <= set(found(text))


@pytest.mark.parametrize("name", ["Go", "R", "C", "Spring", "Excel", "Access", "Word", "Swift", "Rust", "Express"])
def test_a_text_that_is_only_the_name_is_the_skill(name: str) -> None:
    hits = skill_base().find(name)
    assert [(hit.start, hit.end) for hit in hits] == [(0, len(name))]
    assert hits[0].confidence < 1


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("навыки работы с возражениями", "working-with-objections"),
        ("опыт ведения деловой переписки", "business-correspondence"),
        ("владение иностранными языками: немецким языком", "german"),
        ("высокая стрессоустойчивость", "stress-resistance"),
        ("опыт управления строительными проектами", "project-management"),
        ("знание систем контроля версий", "version-control"),
        ("умение работать в команде", "teamwork"),
        ("оформление первичной документации в 1С:ЗУП", "1c-hrm"),
        ("чтение чертежей, Компас 3Д", "kompas-3d"),
    ],
)
def test_inflected_phrases(text: str, id: str) -> None:
    assert id in found(text)


def test_a_person_is_not_the_field() -> None:
    assert found("Взаимодействие с аналитиками и дизайнерами") == []
    assert "analytics" in found("Навыки: аналитика, переговоры")


def test_nations_are_not_languages() -> None:
    assert "german" not in found("a project with a German technology leader")
    assert "belarusian" not in found("одна из опытных белорусских компаний")
    assert found("German B2, свободный французский") == ["german", "french"]


def test_driving_licences_in_both_alphabets() -> None:
    assert found("права категории B") == ["driving-licence-b"]
    assert found("Водительское удостоверение категории В") == ["driving-licence-b"]
    assert "driving-licence-c" in found("водитель категории С")


def test_places_are_slices_of_the_original_text() -> None:
    text = "Навыки:\n• Пи\u0301тон…  Ёмкости; С#, «1С:Бухгалтерия 8.3»,\nКоммуникабельность"
    hits = skill_base().find(text)
    assert [text[hit.start : hit.end] for hit in hits] == ["С#", "1С:Бухгалтерия 8.3", "Коммуникабельность"]
    assert all(hit.start < hit.end for hit in hits)


def test_phrases_end_at_sentence_and_item_ends() -> None:
    assert "teamwork" not in found("Нужна работа. В команде десять человек")
    assert found("React. Native speaker") == ["react"]


def test_longest_name_wins() -> None:
    assert found("Spring Boot, Docker Compose, GitLab CI") == ["spring-boot", "docker-compose", "gitlab-ci"]


def test_implications_are_transitive_and_careful() -> None:
    base = skill_base()
    assert "python" in base.implied("django-rest-framework")
    assert "java" in base.implied("spring-boot")
    assert "redux" not in base.implied("react")
    assert {"message-brokers"} <= base.implied("apache-kafka") & base.implied("rabbitmq")
    assert all(id not in base.implied(id) for id in base.skills)


def test_related_counts_in_both_directions() -> None:
    base = skill_base()
    assert "docker-compose" in base.related("docker")
    assert "docker" in base.related("docker-compose")


def test_names_and_rarity() -> None:
    base = skill_base()
    assert base.name("teamwork", "ru") == "Работа в команде"
    assert base.name("teamwork", "en") == "Teamwork"
    assert base.rarity("ocaml") > base.rarity("kotlin") > base.rarity("python")
    assert all(0 <= base.rarity(id) <= 1 for id in base.skills)


def test_the_same_text_gives_the_same_hits() -> None:
    text = "Go, R, C, Python, Excel, Word, немецкий, 1С, водитель категории В"
    assert skill_base().find(text) == skill_base().find(text)


def test_an_empty_text_holds_nothing() -> None:
    assert skill_base().find("") == []
    assert skill_base().find("  \n…") == []


def test_a_shared_name_takes_the_meaning_of_its_surroundings() -> None:
    assert "gcp" in found("Kubernetes, Terraform, GCP, Docker")
    assert "good-clinical-practice" in found("клинические исследования пациентов, GCP, больница")


def test_russian_abbreviations_have_no_endings() -> None:
    assert "osno-tax-regime" in found("налоги: ОСНО, УСН")
    assert "osno-tax-regime" not in found("знание основ языка, на основе опыта от 3 лет")
    assert found("работа от пяти лет") == []


@pytest.mark.parametrize("fragment", ["cook, ", "Go, R, C, ", "Go, ", "go ", "C++, "])
def test_twice_the_text_is_twice_the_work(fragment: str) -> None:
    assert growth(skill_base().find, fragment, 600) < 2.6


def test_items_hold_each_other_up_only_within_their_list() -> None:
    far = ", ".join(["Go", *(["слово"] * 20), "R"])
    assert {hit.id for hit in skill_base().find("Go, R")} >= {"go", "r"}
    assert not {hit.id for hit in skill_base().find(far)} & {"go", "r"}
