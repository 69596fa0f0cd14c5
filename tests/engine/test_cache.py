"""What is kept between processes: the same as made anew, and never trusted."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from mismatch.engine import cache
from mismatch.engine.skills import base, titles


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VAR_DIR", str(tmp_path / "var"))
    return tmp_path / "var" / "cache"


def keep(source: Path, value: list[int], made: list[int]) -> list[int]:
    def make() -> list[int]:
        made.append(1)
        return value

    return cache.kept("numbers", [source], list[int], make)


def test_made_once_and_again_when_a_source_changes(var: Path, tmp_path: Path) -> None:
    source, made = tmp_path / "source.yaml", []
    source.write_text("one")
    assert keep(source, [1], made) == keep(source, [2], made) == [1]
    source.write_text("two")
    assert keep(source, [2], made) == [2]
    assert len(made) == 2
    [kept] = var.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(var.stat().st_mode) == 0o700


@pytest.mark.parametrize("content", [b"", b"\xc1", b"\x81\xa1a\x01", b"\x91\xa1x"])
def test_a_spoilt_file_is_made_anew(var: Path, tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "source.yaml"
    source.write_text("one")
    keep(source, [1], [])
    [kept] = var.iterdir()
    kept.write_bytes(content)
    assert keep(source, [3], []) == [3]
    assert keep(source, [4], []) == [3]


def test_a_file_with_one_changed_bit_is_made_anew(var: Path, tmp_path: Path) -> None:
    source = tmp_path / "source.yaml"
    source.write_text("one")
    keep(source, [1, 2], [])
    [kept] = var.iterdir()
    content = bytearray(kept.read_bytes())
    content[-1] ^= 1  # still a list of numbers
    kept.write_bytes(content)
    assert keep(source, [1, 2], made := []) == [1, 2]
    assert made


def test_no_place_to_keep_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "file"
    source.write_text("no folder")
    monkeypatch.setenv("VAR_DIR", str(source))
    assert keep(source, [1], []) == [1]


def test_a_kept_skill_base_finds_what_a_made_one_does(var: Path) -> None:
    made = base.skill_base.__wrapped__()  # type: ignore[attr-defined]
    assert len(list(var.iterdir())) == 1
    kept = base.skill_base.__wrapped__()  # type: ignore[attr-defined]
    text = "Go, Python и React Native; вёл проекты в 1С, Excel. РНР, С#, .NET, категория B. English B2"
    assert kept.find(text) == made.find(text) != []
    assert kept.skills == made.skills
    assert all(kept.implied(id) == made.implied(id) and kept.related(id) == made.related(id) for id in made.skills)


def test_a_kept_table_of_titles_finds_what_a_made_one_does(var: Path) -> None:
    made = titles.title_base.__wrapped__()  # type: ignore[attr-defined]
    kept = titles.title_base.__wrapped__()  # type: ignore[attr-defined]
    assert len(list(var.iterdir())) == 1
    text = "Senior Java developer, lorry drivers; старшая медсестра, слесарь-ремонтник"
    assert kept.find(text) == made.find(text) != []
    assert kept.titles == made.titles
    assert kept.families == made.families
