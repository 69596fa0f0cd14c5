"""The demo's vacancies: one Markdown file each, the title in its first line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

FOLDER = Path(__file__).parent / "vacancies"


@dataclass(frozen=True)
class DemoVacancy:
    """A vacancy's text as an employer would paste it. Its id is the file's name, ``<id>.<language>.md``."""

    id: str
    language: Literal["ru", "en"]
    title: str
    text: str


@cache
def vacancies() -> tuple[DemoVacancy, ...]:
    """All of them, in the order of their file names."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.md")))


def _read(path: Path) -> DemoVacancy:
    name, language = path.stem.rsplit(".", 1)
    title, _, text = path.read_text().partition("\n")
    return DemoVacancy(name, "ru" if language == "ru" else "en", title.lstrip("# ").strip(), text.strip())
