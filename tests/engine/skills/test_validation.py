"""The shipped data is free of mistakes, and each kind of mistake is seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from mismatch.cli.skills import skills_command
from mismatch.engine.skills.base import SkillBase, compile_base, skill_base
from mismatch.engine.skills.evaluation import evaluate_vacancies
from mismatch.engine.skills.source import DataError, read_skills
from mismatch.engine.skills.validation import check_all, check_skills, check_titles

HEAD = "category: tools\nen: Tools\nru: Инструменты\nskills:\n"


def problems(folder: Path, body: str) -> str:
    (folder / "tools.yaml").write_text(HEAD + body, encoding="utf-8")
    return "\n".join(check_skills(read_skills(folder)))


def test_the_shipped_data_has_no_problems() -> None:
    assert check_all() == []


def test_there_are_enough_skills_in_both_languages() -> None:
    base = skill_base()
    assert len(base.skills) >= 2500
    assert all(skill.en and skill.ru for skill in base.skills.values())


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("  a: {name: Alpha, implies: nowhere}\n", "implies names nowhere"),
        ("  alpha: {name: Alpha}\n  b: {name: Beta, related: alpa}\n", "did you mean alpha?"),
        ("  a: {name: Alpha, related: a}\n", "related names itself"),
        ("  a: {name: Alpha, implies: b}\n  b: {name: Beta, implies: a}\n", "implies itself"),
        ("  a: {name: Alpha}\n  b: {name: Beta, also: ALPHA}\n", "the same name"),
        ("  a: {name: Работа с клиентами}\n  b: {name: Beta, also: работе с клиентом}\n", "the same name"),
        ("  a: {name: Alpha, also: alpha/beta}\n  b: {name: Beta}\n", "names two skills"),
        ("  A_b: {name: Alpha}\n", "an id is made of"),
        ("  a: {name: Пyтон}\n", "mixes Latin and Cyrillic"),
    ],
)
def test_mistakes_are_seen(tmp_path: Path, body: str, complaint: str) -> None:
    assert complaint in problems(tmp_path, body)


def test_careful_skills_may_share_a_name(tmp_path: Path) -> None:
    body = "  a: {name: Alpha, careful: {Common: a}}\n  b: {name: Beta, careful: {Common: b}}\n"
    assert problems(tmp_path, body) == ""


@pytest.mark.parametrize("body", ["  a: {en: A}\n", "  a: {name: A, colour: red}\n", "  a: {name: A, asked: 9}\n"])
def test_entries_that_cannot_be_read_are_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(DataError, match=r"tools\.yaml: a"):
        problems(tmp_path, body)


def test_an_entry_written_twice_is_seen(tmp_path: Path) -> None:
    (tmp_path / "titles").mkdir()
    (tmp_path / "contexts.yaml").write_text("code: {words: code}\n", encoding="utf-8")
    (tmp_path / "tools.yaml").write_text(HEAD + "  a: {name: Alpha}\n  a: {name: Beta}\n", encoding="utf-8")
    assert "is there twice" in "\n".join(check_all(tmp_path))


def test_titles_are_checked(tmp_path: Path) -> None:
    smith = "    smith: {en: Smith, ru: Кузнец, near: 'nobody, smith'}\n"
    text = "crafts:\n  en: C\n  ru: Р\n  kin: none\n  titles:\n" + smith
    (tmp_path / "crafts.yaml").write_text(text + "    other: {en: Smith, ru: Другой}\n", encoding="utf-8")
    said = "\n".join(check_titles(tmp_path))
    assert "no family none" in said
    assert "near names nobody" in said
    assert "near names itself" in said
    assert "the same title" in said


def test_rules_of_a_small_base(tmp_path: Path) -> None:
    (tmp_path / "contexts.yaml").write_text("tea: {categories: tools, words: cup}\n", encoding="utf-8")
    leaf = "  leaf:\n    name: Oolong\n    careful:\n      Leaf: {near: tea, not_before: through}\n"
    body = "  pot: {name: Teapot}\n" + leaf
    (tmp_path / "tools.yaml").write_text(HEAD + body, encoding="utf-8")
    base = SkillBase(compile_base(read_skills(tmp_path), tmp_path))
    assert [hit.id for hit in base.find("A cup with Leaf inside")] == ["leaf"]
    assert [hit.id for hit in base.find("Teapot and Leaf")] == ["pot", "leaf"]
    assert base.find("A cup and Leaf through the book") == []
    assert base.find("one Leaf fell from a tree") == []


def test_a_rule_may_turn_away_whole_categories(tmp_path: Path) -> None:
    (tmp_path / "contexts.yaml").write_text("tea: {words: cup}\nwork: {categories: tools}\n", encoding="utf-8")
    leaf = "  leaf:\n    name: Oolong\n    careful:\n      Leaf: {near: tea, not_near: work}\n"
    (tmp_path / "tools.yaml").write_text(HEAD + "  pot: {name: Teapot}\n" + leaf, encoding="utf-8")
    base = SkillBase(compile_base(read_skills(tmp_path), tmp_path))
    assert [hit.id for hit in base.find("A cup with Leaf inside")] == ["leaf"]
    assert [hit.id for hit in base.find("A cup with Leaf in a Teapot")] == ["pot"]


def test_evaluation_counts(tmp_path: Path) -> None:
    path = tmp_path / "vacancies.jsonl"
    line = '{"description": "Ищем питониста: Python, Docker", "key_skills": ["Python", "Docker", "Git", "Сыроварня"]}'
    path.write_text(line + "\n", encoding="utf-8")
    figures = evaluate_vacancies(path)
    assert (figures["mentions"], figures["known"], figures["literal"], figures["found"]) == (4, 0.75, 2, 1.0)
    assert figures["unknown"] == [("Сыроварня", 1)]


def test_the_command_answers() -> None:
    checked = CliRunner().invoke(skills_command, ["check"])
    assert checked.exit_code == 0, checked.output
    found = CliRunner().invoke(skills_command, ["find", "Java-разработчик: PostgreSQL"])
    assert "postgresql" in found.output
    assert "java-developer" in found.output
