"""``flask evaluate`` sees from a file's content that it holds vacancies."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from mismatch.cli.evaluate import evaluate_command

VACANCIES = [
    {"title": "Питонист", "description": "Пишем на Python в Docker.", "key_skills": ["Python", "Docker", "Сыроварня"]},
    {"title": "Бухгалтер", "description": "Ведение учёта в 1С.", "key_skills": ["1С", "Excel"]},
]


def evaluated(path: Path, *options: str) -> str:
    path.write_text("\n".join(json.dumps(vacancy, ensure_ascii=False) for vacancy in VACANCIES), encoding="utf-8")
    answer = CliRunner().invoke(evaluate_command, [str(path), *options])
    assert answer.exit_code == 0, answer.output
    return answer.output


def test_key_skills_are_measured(tmp_path: Path) -> None:
    said = evaluated(tmp_path / "any-name.txt", "--errors")
    assert "mentions of key skills     5" in said
    assert "known to the base          80.00%" in said
    assert "unknown\t1\tСыроварня" in said


def test_key_skills_as_json(tmp_path: Path) -> None:
    figures = json.loads(evaluated(tmp_path / "vacancies.jsonl", "--json"))
    assert (figures["vacancies"], figures["literal"], figures["found"]) == (2, 3, 1.0)
