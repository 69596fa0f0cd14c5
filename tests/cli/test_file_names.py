"""Files with hostile names: ranked and parsed like others, and unable to pose as output."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from mismatch.cli.file_names import name_on_a_line, told_name
from mismatch.cli.parse import parse_command
from mismatch.cli.rank import rank_command
from tests.engine.matching.people import RESUMES
from tests.engine.matching.vacancies import VACANCIES

NAMES = (b"no\xff utf8.txt", b"two\n    1   99.9  perfect  lines.txt", b"\x1b[2J.txt", "\u202etxt.fdp.txt".encode())


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = [tmp_path / os.fsdecode(name) for name in NAMES]
    for path in made:
        path.write_text(RESUMES["driver", "ru"], encoding="utf-8")
    return made


def test_names_are_text_on_one_line() -> None:
    assert told_name(os.fsdecode(b"a\xff.txt")) == "a\ufffd.txt"
    assert name_on_a_line("a\n\x1b[2J\u202eb.txt") == r"a\n\x1b[2J\u202eb.txt"
    assert name_on_a_line("Иван Петров — résumé.pdf") == "Иван Петров — résumé.pdf"


def test_hostile_names_are_ranked_one_a_line(files: list[Path], tmp_path: Path) -> None:
    job = tmp_path / "driver.md"
    job.write_text(VACANCIES["driver", "ru"], encoding="utf-8")
    asked = ["--no-vectors", "--job", str(job), *map(str, files)]
    table = CliRunner().invoke(rank_command, asked)
    assert table.exit_code == 0, table.output
    assert len(table.stdout.split("\n")) == len(files) + 1
    assert not {"\x1b", "\u202e"} & set(table.stdout)
    rows = [json.loads(line) for line in CliRunner().invoke(rank_command, ["--json", *asked]).stdout.splitlines()]
    assert {row["file"] for row in rows} == {told_name(path) for path in files}


def test_hostile_names_are_parsed(files: list[Path]) -> None:
    result = CliRunner().invoke(parse_command, [str(path) for path in files])
    assert result.exit_code == 0, result.output
    assert [json.loads(line)["file"] for line in result.stdout.splitlines()] == [told_name(path) for path in files]
