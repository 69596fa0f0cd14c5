"""The labelled vacancies: they can be read, and reading them is measured."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from mismatch.cli.evaluate import evaluate_command
from mismatch.engine.matching.vacancy_evaluation import evaluate_gold
from mismatch.engine.matching.vacancy_gold import GoldError, load_gold
from mismatch.engine.skills.base import skill_base

FOLDER = Path(__file__).parents[2] / "fixtures" / "vacancies"
FILES = sorted(FOLDER.glob("*.yaml"))


def test_there_are_enough_in_both_languages() -> None:
    assert sum(path.name.startswith("ru_") for path in FILES) >= 12
    assert sum(path.name.startswith("en_") for path in FILES) >= 12


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_gold_speaks_of_known_skills(path: Path) -> None:
    known = skill_base().skills
    named = {id for unit in load_gold(path).units if unit.kind == "skill" for id in unit.value.split("/")}
    assert named <= set(known), named - set(known)


def test_vacancies_are_read_well() -> None:
    rows = evaluate_gold(load_gold(path) for path in FILES).as_dict()["rows"]
    assert rows["kind and must"]["f1"] >= 0.95
    assert rows["skill value"]["f1"] >= 0.93


def test_what_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text(
        "title: Clerk\n"
        "text: |\n  Clerk\n  Requirements:\n  - Excel\n  - German or French\n"
        "asks:\n  - 'skill must \"Excel\": excel'\n  - 'language must \"German\": German'\n"
        "  - 'other must \"Clerk\"'\n",
        encoding="utf-8",
    )
    rows = evaluate_gold([load_gold(path)]).as_dict()["rows"]
    assert rows["skill value"]["f1"] == 1
    assert (rows["language"]["right"], rows["language value"]["right"]) == (1, 0)
    assert (rows["kind and must"]["right"], rows["kind and must"]["found"], rows["kind and must"]["true"]) == (2, 2, 3)


def test_a_quote_must_stand_in_the_text(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text("title: A\ntext: Clerk\nasks: ['skill must \"Word\": word']\n", encoding="utf-8")
    with pytest.raises(GoldError, match="does not say 'Word'"):
        load_gold(path)


def test_the_command_prints_the_table() -> None:
    answer = CliRunner().invoke(evaluate_command, [str(FOLDER)])
    assert answer.exit_code == 0, answer.output
    assert "kind and must" in answer.output
