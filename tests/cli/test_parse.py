"""``flask parse`` and ``flask evaluate`` on real files, through real children."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from mismatch.cli.evaluate import evaluate_command
from mismatch.cli.parse import parse_command
from tests.engine.parsing.documents import RESUMES


def test_one_line_a_file_in_order(tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    wrong = tmp_path / "picture.pdf"
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    files = [RESUMES / "ru_classic.txt", empty, RESUMES / "en_indeed.txt", wrong]
    result = CliRunner().invoke(parse_command, ["--as-of", "2026-03-15", *map(str, files)])
    assert result.exit_code == 0
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["file"] for line in lines] == [str(file) for file in files]
    assert [line["status"] for line in lines] == ["parsed", "refused", "parsed", "refused"]
    assert lines[1]["reason"] == "empty"
    assert lines[0]["experience_months"] == 213


def test_text_option_reads_any_name(tmp_path: Path) -> None:
    plain = tmp_path / "resume.dat"
    plain.write_bytes((RESUMES / "ru_it_dash.txt").read_bytes())
    result = CliRunner().invoke(parse_command, ["--text", str(plain)])
    assert json.loads(result.stdout)["name"]["value"] == "Анна Лебедева"


def test_text_option_reads_a_pages_source_as_text(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><body>Anna Smith</body></html>", encoding="utf-8")
    result = CliRunner().invoke(parse_command, ["--text", str(page)])
    assert json.loads(result.stdout)["text"].strip() == "<html><body>Anna Smith</body></html>"


def test_the_same_bytes_in_two_processes() -> None:
    arguments = ["--as-of", "2026-03-15", str(RESUMES / "ru_hh_export.txt")]
    first = CliRunner().invoke(parse_command, arguments).stdout
    second = CliRunner().invoke(parse_command, arguments).stdout
    assert first == second


def test_evaluate_prints_json() -> None:
    result = CliRunner().invoke(evaluate_command, ["--json", "--as-of", "2026-03-15", str(RESUMES)])
    answer = json.loads(result.stdout)
    assert answer["documents"] == len(list(RESUMES.glob("*.truth.json")))
    assert answer["groups"]["all"]["emails"]["f1"] == 1.0
    assert {"language:ru", "language:en", "layout:hh"} <= answer["groups"].keys()
    assert answer["reliability"]
