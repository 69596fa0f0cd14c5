"""``flask rank`` on real files, with no server and no app."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mismatch.cli.rank import rank_command, resume_files
from mismatch.engine.parsing.reading import read_document
from tests.engine.matching.people import RESUMES
from tests.engine.matching.vacancies import VACANCIES

KEYS = {"rank", "file", "score", "band", "engine", "components", "gates", "requirements"}
ENTRY = {"text", "kind", "must", "verdict", "strength", "quote", "start", "end", "page", "explanation"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("people")
    for (trade, language), text in RESUMES.items():
        (folder / f"{trade}_{language}.txt").write_text(text, encoding="utf-8")
    inner = folder / "more"
    inner.mkdir()
    (inner / "empty.pdf").write_bytes(b"")
    (inner / "notes.zzz").write_text("not a résumé")
    return folder


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("job") / "driver.md"
    path.write_text(VACANCIES["driver", "ru"], encoding="utf-8")
    return path


def rank(*arguments: object) -> Result:
    result = CliRunner().invoke(rank_command, [str(a) for a in arguments])
    assert result.exit_code == 0, result.output
    return result


@pytest.fixture(scope="module")
def as_json(folder: Path, job: Path) -> Result:
    """What several tests look at: each run starts children, and they take a second and a half."""
    return rank("--json", "--no-vectors", "--as-of", "2025-06-01", "--job", job, folder)


def test_json_lines_best_first(as_json: Result) -> None:
    rows = [json.loads(line) for line in as_json.stdout.splitlines()]
    assert len(rows) == len(RESUMES)
    scores = [row["score"] for row in rows]
    assert [row["rank"] for row in rows] == [1 + scores.index(score) for score in scores], "equals share a rank"
    assert len(set(scores)) < len(scores), "there are equals"
    assert scores == sorted(scores, reverse=True)
    assert Path(rows[0]["file"]).name == "driver_ru.txt"
    assert all(set(row) >= KEYS for row in rows)
    assert all(set(entry) >= ENTRY for row in rows for entry in row["requirements"])


def test_explanations_are_sentences_in_the_language_asked_for(folder: Path, job: Path) -> None:
    def told(*options: str) -> set[str]:
        row = json.loads(rank("--json", "--no-vectors", *options, "--job", job, folder / "driver_ru.txt").stdout)
        return {entry["explanation"] for entry in (*row["gates"], *row["requirements"])}

    unasked = told()
    assert all(re.search("[а-я]", sentence) for sentence in unasked), "a Russian vacancy is explained in Russian"
    assert told("--language", "ru") == unasked
    assert not any(re.search("[а-я]", sentence) for sentence in told("--language", "en"))


def test_any_name_may_be_read_as_text(tmp_path: Path, job: Path) -> None:
    for name in ("driver.resume", "driver.txt"):
        (tmp_path / name).write_text(RESUMES["driver", "ru"], encoding="utf-8")
    ranked = rank("--json", "--no-vectors", "--text", "--job", job, tmp_path)
    rows = [json.loads(line) for line in ranked.stdout.splitlines()]
    scores = {Path(row["file"]).name: row["score"] for row in rows}
    assert scores["driver.resume"] == scores["driver.txt"]


def test_quotes_are_slices_of_the_text(as_json: Result) -> None:
    quotes = 0
    for line in as_json.stdout.splitlines():
        row = json.loads(line)
        path = Path(row["file"])
        text = read_document(path.read_bytes(), path.name).text
        for entry in row["requirements"]:
            if entry["quote"] is not None:
                assert text[entry["start"] : entry["end"]] == entry["quote"]
                quotes += 1
    assert quotes


def test_a_refused_file_says_why_and_stops_nothing(folder: Path, job: Path) -> None:
    result = rank("--no-vectors", "--job", job, folder)
    assert "empty.pdf: empty" in result.stderr
    assert "notes.zzz" not in result.output
    assert len(result.stdout.splitlines()) == len(RESUMES)


def test_refused_files_are_counted_last(as_json: Result) -> None:
    reason, summary = as_json.stderr.splitlines()[-2:]
    assert reason.endswith("empty.pdf: empty")
    assert summary == f"1 of {len(RESUMES) + 1} files could not be read and are not ranked."
    assert all(json.loads(line)["rank"] for line in as_json.stdout.splitlines())


def test_the_status_tells_of_refused_files_when_asked_and_of_a_ranking_of_nothing(folder: Path, job: Path) -> None:
    empty, one = folder / "more" / "empty.pdf", folder / "driver_ru.txt"
    asked = ["--job", str(job), "--no-vectors"]
    assert CliRunner().invoke(rank_command, [*asked, str(one), str(empty)]).exit_code == 0
    assert CliRunner().invoke(rank_command, [*asked, "--strict", str(one), str(empty)]).exit_code == 2
    assert CliRunner().invoke(rank_command, [*asked, str(empty)]).exit_code == 1


def test_twice_the_same_bytes(folder: Path, job: Path, as_json: Result) -> None:
    again = rank("--json", "--no-vectors", "--as-of", "2025-06-01", "--job", job, folder)
    assert again.stdout_bytes == as_json.stdout_bytes


def test_a_log_tells_how_far_it_is(folder: Path, job: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mismatch.cli.rank.SECONDS_BETWEEN_LINES", 0.0)
    result = rank("--json", "--no-vectors", "--job", job, folder)
    count = len(resume_files([folder]))
    assert [line for line in result.stderr.splitlines() if line.startswith("Read ")] == [
        f"Read {done} of {count}" for done in range(1, count + 1)
    ]


def test_without_a_model_it_says_so_and_ranks(folder: Path, job: Path, tmp_path: Path) -> None:
    result = rank("--json", "--models", tmp_path / "nothing", "--job", job, folder / "driver_ru.txt")
    assert "without vectors" in result.stderr
    assert json.loads(result.stdout)["sharpened"] is False


def test_an_unreadable_vacancy_is_an_error(folder: Path) -> None:
    result = CliRunner().invoke(rank_command, ["--job", str(folder / "more" / "empty.pdf"), str(folder)])
    assert result.exit_code == 1
    assert "cannot be read" in result.output


def test_files_are_taken_once_and_in_order(folder: Path) -> None:
    first = folder / "sales_en.txt"
    found = resume_files([first, folder])
    assert found[0] == first
    assert len(found) == len(set(found)) == len(RESUMES) + 1
