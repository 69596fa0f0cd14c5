"""The base and the titles load and answer."""

from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.titles import title_base


def test_finds_skills_with_places() -> None:
    text = "Опыт на Go и C++, постгрес"
    assert [(hit.id, text[hit.start : hit.end]) for hit in skill_base().find(text)] == [
        ("go", "Go"),
        ("c-plus-plus", "C++"),
        ("postgresql", "постгрес"),
    ]


def test_finds_titles() -> None:
    assert [hit.id for hit in title_base().find("Senior Java-разработчик")] == ["java-developer"]
    assert title_base().seniority("Senior Java-разработчик") == "senior"
