"""Evidence: verdicts, quotes that are slices, contradictions, denials."""

from __future__ import annotations

import numpy as np
import pytest

from mismatch.engine.matching.explanation import years_sentence
from mismatch.engine.matching.profile import build_profile, vacancy_texts
from mismatch.engine.matching.requirements import read_vacancy
from mismatch.engine.matching.score import score_match, score_matches
from mismatch.engine.matching.shapes import Evidence
from mismatch.engine.parsing.resume import Resume
from tests.engine.matching.one_demand import evidence, with_lines
from tests.engine.matching.people import RESUMES, person, read_person
from tests.engine.matching.test_score import random_vectors
from tests.engine.matching.vacancies import VACANCIES, vacancy


@pytest.mark.parametrize("wanted", VACANCIES)
@pytest.mark.parametrize("with_vectors", [False, True])
def test_no_quote_no_credit_and_every_quote_is_a_slice(wanted, with_vectors):
    people = [person(*who) for who in RESUMES]
    asked = random_vectors(len(vacancy_texts(vacancy(*wanted))), 1) if with_vectors else None
    told = [random_vectors(len(profile.texts), 2) if with_vectors else None for _, profile in people]
    matches = score_matches(vacancy(*wanted), [(p, v) for (_, p), v in zip(people, told, strict=True)], asked)
    for (resume, _), match in zip(people, matches, strict=True):
        for found in match.requirements:
            check(found, resume)


def check(found: Evidence, resume: Resume) -> None:
    """Credit only with a quote, a quote only as it stands in the text, and a sentence in both languages."""
    if found.quote is None:
        assert found.strength == 0
        assert found.verdict == "not_found"
    else:
        assert resume.text[found.start : found.end] == found.quote
    assert (found.strength > 0) == (found.verdict in ("met", "partly"))
    assert found.explanation["ru"].endswith(".")
    assert found.explanation["en"].endswith(".")


def test_vectors_that_agree_earn_credit_and_choose_the_quote():
    wanted, profile = vacancy("foreman", "ru"), person("foreman", "en")[1]
    told = random_vectors(len(profile.texts), 3)
    row = next(i for i, text in enumerate(profile.texts) if "Led crews" in text)
    asked = random_vectors(len(vacancy_texts(wanted)), 4)
    task = next(i for i, r in enumerate(wanted.requirements) if "бригадами" in r.text)
    asked[1 + task] = told[row]
    found = score_match(wanted, profile, asked, told).requirements[task]
    assert found.how == "meaning"
    assert found.quote is not None
    assert found.quote.startswith("Led crews")
    assert found.verdict == "met"


def test_facts_in_both_languages():
    found = evidence("опыт разработки на Python от 3 лет", person("developer", "ru")[0])
    assert found.verdict == "met"
    assert "Python — 7 лет в двух местах работы, последний раз в 2025 году" in found.explanation["ru"]
    assert "Python — 7 years in two jobs, last in 2025" in found.explanation["en"]


def test_too_few_years_count_in_part():
    found = evidence("опыт разработки на Python от 14 лет", person("developer", "ru")[0])
    assert found.verdict == "partly"
    assert found.strength == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize(
    ("demand", "verdict"),
    [
        ("английский не ниже A2", "met"),
        ("английский не ниже B1", "partly"),
        ("английский не ниже B2", "contradicts"),
        ("немецкий язык B1", "not_found"),
        ("английский или немецкий, A2", "met"),
    ],
)
def test_language_levels(demand, verdict):
    assert evidence(demand, person("sales", "ru")[0]).verdict == verdict


def test_a_résumé_shows_the_language_it_is_written_in():
    found = evidence("грамотный русский язык", person("driver", "ru")[0])
    assert found.verdict == "met"
    assert "написано на этом языке" in found.explanation["ru"]


@pytest.mark.parametrize(
    ("work", "verdict"),
    [
        ("Built tools for the team and the clients of the firm", "partly"),
        ("Entwicklung von Diensten mit Python und Betrieb der Server", "not_found"),
        ("Desarrollo de servicios con Python para los clientes del banco", "not_found"),
    ],
)
def test_a_résumé_in_a_third_language_shows_no_english(work, verdict):
    assert evidence("Английский язык от B1", f"Rita Lang\nrita@example.org\n\n{work}\n").verdict == verdict


@pytest.mark.parametrize(
    ("demand", "verdict"),
    [
        ("водительское удостоверение категории C", "met"),
        ("права категории D", "not_found"),
        ("медкнижка", "met"),
        ("карта тахографа", "met"),
        ("готовность к командировкам", "met"),
    ],
)
def test_licences_and_conditions(demand, verdict):
    for language in ("ru", "en"):
        assert evidence(demand, person("driver", language)[0]).verdict == verdict


def test_another_city_with_and_without_relocation():
    stays = with_lines("Чинил станки").replace("Инженер\n\n", "Инженер\nКазань\n\n", 1)
    moves = stays + "\nДополнительная информация\nГотов к переезду\n"
    found = evidence("проживание в Москве", stays)
    assert (found.verdict, found.quote, found.strength) == ("contradicts", "Казань", 0)
    assert "Город другой" in found.explanation["ru"]
    assert evidence("проживание в Москве", moves).strength == pytest.approx(0.7)
    assert evidence("проживание в Москве", with_lines("Чинил станки")).verdict == "not_found"


@pytest.mark.parametrize(
    ("demand", "strength"),
    [
        ("высшее образование", 1.0),
        ("высшее строительное образование", 1.0),
        ("высшее медицинское образование", 0.6),
        ("среднее профессиональное образование", 1.0),
    ],
)
def test_education(demand, strength):
    for language in ("ru", "en"):
        assert evidence(demand, person("foreman", language)[0]).strength == strength


def test_a_lower_degree_counts_in_part():
    assert evidence("высшее техническое образование", person("driver", "ru")[0]).strength == pytest.approx(0.4)


def test_a_far_lower_degree_contradicts():
    schooled = (
        with_lines("Чинил станки").replace("Инженер", "Слесарь")
        + "\nОбразование\nСредняя школа № 5, среднее общее образование, 2014\n"
    )
    found = evidence("высшее техническое образование", schooled)
    assert (found.verdict, found.strength) == ("contradicts", 0)
    assert found.quote is not None
    assert "нужно: высшее" in found.explanation["ru"]
    unsaid = with_lines("Чинил станки").replace("Инженер", "Слесарь")
    assert evidence("высшее техническое образование", unsaid).verdict == "not_found"


def test_a_title_is_quoted_only_when_no_sentence_shows_the_skill():
    work = with_lines("Писал сервисы на Django").replace("Инженер\n\n", "Разработчик Python и Django\n\n", 1)
    assert evidence("знание Django/Python", work).quote == "Писал сервисы на Django"
    assert (
        evidence(
            "знание Python",
            with_lines("Чинил станки").replace("Иван Петров\nИнженер", "Иван Петров\nРазработчик Python", 1),
        ).quote
        is not None
    )


def test_a_single_word_shows_nothing_by_meaning():
    wanted = read_vacancy("Требования:\n- опыт настройки серверов в больших залах\n", "Специалист")
    profile = build_profile(read_person(with_lines("датацентр", "Вёл учёт серверов и кабелей в двух залах")))
    asked, told = random_vectors(len(vacancy_texts(wanted)), 5), random_vectors(len(profile.texts), 6)
    row = profile.texts.index("датацентр") if "датацентр" in profile.texts else None
    assert row is not None
    told[row] = asked[1]
    assert score_match(wanted, profile, asked, told).requirements[0].quote != "датацентр"


def test_repeated_words_earn_less_than_the_meaning():
    wanted = read_vacancy("Обязанности:\n- мыть окна перед каждым праздником\n", "Специалист")
    profile = build_profile(read_person(with_lines("Мыл окна перед каждым праздником")))
    found = score_match(wanted, profile).requirements[0]
    assert found.how == "words"
    assert 0 < found.strength <= 0.6


def test_years_of_a_skill_by_years_in_the_trade():
    """Whole where the demand names the trade, nearly so where it names a skill that the person never does."""
    text = "Иван Петров\n\nОпыт работы\n\nРекрутер, ООО «Завод»\nЯнварь 2015 — Декабрь 2020\n- Встречал людей\n"
    profile = build_profile(read_person(text))
    for demand, strength in (("опыт работы рекрутером от 3 лет", 1.0), ("опыт подбора персонала от 3 лет", 0.9)):
        wanted = read_vacancy(f"Требования:\n- {demand}\n", "Рекрутер")
        assert score_match(wanted, profile).requirements[0].strength == pytest.approx(strength), demand


def test_implied_and_related_are_weaker_and_say_so():
    resume = with_lines("Писал сервисы на Django")
    stated = evidence("знание Django", resume)
    implied = evidence("знание Python", resume)
    assert stated.strength > implied.strength > 0
    assert implied.how == "implied"
    assert "следует из другого навыка" in implied.explanation["ru"]


def test_a_skill_nobody_named_is_not_said_to_follow_from_itself():
    told = evidence("знание CI/CD", with_lines("Собирал проекты в GitLab CI")).explanation
    assert told["ru"].count("CI/CD") == told["en"].count("CI/CD") == 1
    assert "(follows from another skill)" in told["en"]


def test_an_unrelated_vector_earns_nothing():
    wanted, profile = vacancy("nurse", "ru"), person("developer", "ru")[1]
    asked, told = random_vectors(len(vacancy_texts(wanted)), 5), random_vectors(len(profile.texts), 6)
    shown = score_match(wanted, profile, asked, told)
    assert [e.strength for e in shown.requirements if e.kind == "task"] == [0.0] * 3
    assert np.isclose(shown.components["requirements"].value, 0)


def test_a_résumé_of_one_paragraph_is_read_to_its_first_words():
    profile = build_profile(read_person("Beekeeper in Kent. I keep ninety hives and breed queens."))
    assert profile.quotes[-1].text == "Beekeeper in Kent. I keep ninety hives and breed queens"


@pytest.mark.parametrize(
    ("own", "near", "said"),
    [
        (0, 0, "Experience in other trades — 12 years 6 months (3 years asked)."),
        (0, 132, "Experience in close trades — 11 years, in total — 12 years 6 months (3 years asked)."),
        (24, 132, "Experience in the trade — 2 years, in total — 12 years 6 months (3 years asked)."),
    ],
)
def test_years_are_said_to_be_of_the_trade_of_close_ones_or_of_others(own, near, said):
    assert years_sentence(own, near, 150, 3)["en"] == said


def test_a_driving_licence_is_named_by_its_category():
    found = evidence("водительские права категории B", with_lines("Права категории B, C с 2009 года"))
    assert found.explanation == {
        "ru": "В резюме указаны водительские права категории B.",
        "en": "The résumé states a driving licence of category B.",
    }
