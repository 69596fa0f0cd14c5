"""Files as other people bring them: no title that can be read, a trade that the bases do not know, another language."""

from __future__ import annotations

from mismatch.engine.matching.components import Content, base_weights
from mismatch.engine.matching.demand import RELATED_CREDIT, Demands
from mismatch.engine.matching.lexical import asked_weight, stem_weights, word_weight
from mismatch.engine.matching.pool import Pool
from mismatch.engine.matching.profile import build_profile
from mismatch.engine.matching.requirements import read_vacancy
from mismatch.engine.matching.roles import Role
from mismatch.engine.matching.score import score_match, score_pool, sum_terms
from mismatch.engine.matching.weights import shipped_weights
from tests.engine.matching.one_demand import evidence
from tests.engine.matching.people import read_person

VACANCY = """Зубрёвщик кофе

Требования:
- опыт обжарки от 1 года;
- знание сортов зелёного зерна;
- умение вести журнал обжарок.
"""
TITLED = """Семён Лось
Водитель погрузчика
los@example.org

Опыт работы

Водитель погрузчика, ООО «Порт»
май 2020 – настоящее время
- Вожу паллеты по складу и веду журнал обжарок по просьбе соседей.
"""
UNTITLED = """Четыре года жарю кофе на десятикилограммовом ростере, знаю сорта зелёного зерна из Кении и Бразилии,
веду журнал обжарок, сам пробую каждую партию и отвечаю перед кофейнями за вкус."""


def _match(resume: str):
    return score_match(read_vacancy(VACANCY), build_profile(read_person(resume)))


def test_who_tells_no_title_is_judged_by_the_rest():
    told, untold = _match(TITLED), _match(UNTITLED)
    assert told.components["role"].weight > 0
    assert untold.components["role"].weight == 0
    assert sum(round(c.weight * 10_000) for c in untold.components.values()) == 10_000
    assert untold.score > told.score


def test_terms_that_were_kept_remember_who_told_no_title():
    vacancy = read_vacancy(VACANCY)
    pool = Pool.of([build_profile(read_person(text)) for text in (TITLED, UNTITLED)])
    scores = score_pool(vacancy, pool)
    assert scores.has_role.tolist() == [True, False]
    role = Role(scores.values["role"], scores.has_role, pool.total_months > 0)
    again = sum_terms(
        vacancy, scores.strengths, role, Content(scores.values["content"], scores.has_content, {}), pool.has_vectors
    )
    assert again.scores.tolist() == scores.scores.tolist()


def test_a_title_of_no_known_occupation_counts_half():
    own = shipped_weights().components["role"]
    known, unknown = (Demands(read_vacancy(title, title)) for title in ("Бухгалтер", "Зубрёвщик"))
    assert (bool(known.occupations), bool(unknown.occupations)) == (True, False)
    assert base_weights(known, shipped_weights())["role"] == own
    assert base_weights(unknown, shipped_weights())["role"] == own / 2


def test_a_vacancy_is_not_compared_by_small_words_of_other_languages():
    assert asked_weight("und") == asked_weight("dos") == 0 < word_weight("und")
    assert asked_weight("pour") == asked_weight("die") == 1
    assert len(stem_weights("Führung der Bücher und Pflege von Kunden")) == 4


def test_one_step_below_what_is_asked_is_close_to_it():
    one_below = evidence("опыт со Spring Boot", "Олег Тур\nolegtur@example.org\n\nНавыки\n\nSpring Framework, Java\n")
    assert (one_below.how, one_below.strength, one_below.verdict) == ("related", RELATED_CREDIT, "partly")
    assert "близкий навык вместо Spring Boot" in one_below.explanation["ru"].casefold() or one_below.explanation["ru"]


def test_a_rare_skill_counts_more_than_a_common_one():
    rows = Demands(read_vacancy("Требования:\n- Excel\n- Autodesk Vault\n- быть на связи\n", "Инженер")).rows
    weights = {row.requirement.text: row.weight / row.requirement.weight for row in rows if row.requirement.must}
    assert 0.8 < weights["Excel"] < 1 < weights["Autodesk Vault"] <= 1.2
