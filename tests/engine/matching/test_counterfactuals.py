"""Thousands of people differ in what must not matter; of a slice of them nothing that is scored may differ."""

from __future__ import annotations

import random
from functools import cache

import pytest

from mismatch.engine.matching.profile import build_profile, scoring_facts
from tests.engine.matching.facts_told import SENTENCES, fact, told_and_untold
from tests.engine.matching.people import RESUMES, read_person

SEEDS = 4
LIVES = {
    "ru": "Повар горячего цеха. Десять лет готовлю супы и горячее, веду журнал ХАССП. Права категории B.",
    "en": "Nurse on a surgical ward. I take blood, keep the records and train new staff. I hold a driving licence.",
}


@cache
def _untold(text: str) -> bytes:
    return scoring_facts(build_profile(read_person(text)))


def _differs(told: str, untold: str) -> bool:
    resume = read_person(told)
    profile = build_profile(resume)
    assert all(resume.text[quote.start : quote.end] == quote.text for quote in profile.quotes)
    return scoring_facts(profile) != _untold(untold)


@pytest.mark.parametrize("topic", SENTENCES["ru"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_fact_told_anywhere_changes_nothing(language: str, topic: str) -> None:
    rng = random.Random(f"{language} {topic}")
    trades = [key for key in RESUMES if key[1] == language]
    found = [told_and_untold(RESUMES[rng.choice(trades)], language, topic, rng) for _ in range(SEEDS)]
    assert [way for told, untold, way in found if _differs(told, untold)] == []


@pytest.mark.parametrize("topic", SENTENCES["ru"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_fact_in_a_life_of_one_paragraph_changes_nothing(language: str, topic: str) -> None:
    rng, sentences = random.Random(f"{topic} {language}"), LIVES[language].split(". ")
    for at in range(len(sentences) + 1):
        said = fact(language, topic, rng)
        told = ". ".join([*sentences[:at], said, *sentences[at:]]).rstrip(".") + "."
        assert not _differs(f"{told}\n", f"{LIVES[language]}\n"), told


@pytest.mark.parametrize(
    "text", ["Мне 45 лет.", "I am a mother of two.\nMarried.\n", "Замужем | 35 лет | двое детей\n"]
)
def test_who_tells_nothing_else_has_told_nothing(text: str) -> None:
    resume = read_person(text)
    profile = build_profile(resume)
    assert resume.text.strip() == text.strip()
    assert (profile.passages, profile.quotes, profile.texts, profile.skills) == ([], [], [], [])
