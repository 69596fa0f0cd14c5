"""Labelled pairs for ranking: the project's own, and those of others in a file or a folder."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from mismatch.demo.people import people as demo_people
from mismatch.demo.vacancies import vacancies as demo_vacancies
from mismatch.labelled.grades import grade
from mismatch.labelled.people import LANGUAGES, in_language, others, workers
from mismatch.labelled.text import plain_text
from mismatch.labelled.trades import FOLDER

_KEYS = {"vacancy", "resume", "grade"}
#: People of other trades than the labelled ones, told in both languages.
TWINS = FOLDER / "twins.yaml"
#: Fifty more of them, in the ways people write; the scales of likeness are measured on these.
FURTHER = FOLDER / "twice.yaml"

#: A résumé as text, as a path, or as a file's name and content.
Told = str | Path | tuple[str, bytes]


class LabelledSet(NamedTuple):
    """``vacancies`` are title and text by id, ``resumes`` by id; a pair that is not graded but in one
    pool counts as 0. ``pools`` are the résumés judged for each vacancy."""

    name: str
    vacancies: dict[str, tuple[str | None, str]]
    resumes: dict[str, Told]
    grades: dict[tuple[str, str], float]
    pools: dict[str, list[str]]


def own_set() -> LabelledSet:
    """Every vacancy against everybody; people of the trades' files come in one language each, by turns."""
    resumes: dict[str, Told] = {
        id: plain_text(in_language(id, LANGUAGES[number % 2])) for number, id in enumerate(workers())
    }
    resumes |= {one.id: plain_text(one) for one in (*others(), *demo_people())}
    return _graded_set("own", resumes)


def bilingual_set() -> LabelledSet:
    """Everybody of the trades' files twice: ``<id>.ru`` and ``<id>.en`` say the same."""
    resumes: dict[str, Told] = {
        f"{id}.{language}": plain_text(in_language(id, language)) for id in workers() for language in LANGUAGES
    }
    return _graded_set("bilingual", resumes)


def twins_set(path: Path = TWINS) -> LabelledSet:
    """People of any trades twice, as above; nothing is fitted on them. A grade says only: of the trade."""
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    vacancies: dict[str, tuple[str | None, str]] = {one["trade"]: (None, one["text"]) for one in told["vacancies"]}
    resumes: dict[str, Told] = {f"{one['id']}.{lang}": one[lang] for one in told["people"] for lang in LANGUAGES}
    grades = {
        (trade, f"{one['id']}.{lang}"): float(trade in one["trades"])
        for trade in vacancies
        for one in told["people"]
        for lang in LANGUAGES
    }
    return LabelledSet(path.stem, vacancies, resumes, grades, {v: list(resumes) for v in vacancies})


def own_vacancies() -> dict[str, tuple[str | None, str]]:
    """The demo's vacancies and those of this folder: title and text by id."""
    found: dict[str, tuple[str | None, str]] = {v.id: (v.title, v.text) for v in demo_vacancies()}
    for path in sorted((FOLDER / "vacancies").glob("*.md")):
        title, _, text = path.read_text(encoding="utf-8").partition("\n")
        found[path.stem.rsplit(".", 1)[0]] = (title.lstrip("# ").strip(), text.strip())
    return found


def is_labelled_set(path: Path) -> bool:
    """Whether a file or folder holds graded pairs of vacancies and résumés rather than labelled fields."""
    if path.is_dir():
        return path.resolve() == FOLDER or _grades_file(path) is not None
    if path.suffix == ".yaml":
        return _first_keys(path) == {"vacancy", "resumes"}
    return path.suffix == ".jsonl" and _first_row(path).keys() >= _KEYS


def is_twins_set(path: Path) -> bool:
    """Whether a file holds people told in both languages, in the shape of ``twins.yaml``."""
    return path.suffix == ".yaml" and _first_keys(path) == {"vacancies", "people"}


def read_set(path: Path) -> LabelledSet:
    """A labelled set in one of the shapes of README.md."""
    if path.is_dir():
        return own_set() if path.resolve() == FOLDER else _folder(path)
    return _yaml(path) if path.suffix == ".yaml" else _json_lines(path)


def _graded_set(name: str, resumes: dict[str, Told]) -> LabelledSet:
    found = own_vacancies()
    grades = {(v, r): float(grade(v, r.rpartition(".")[0] or r)) for v in found for r in resumes}
    return LabelledSet(name, found, resumes, grades, {v: list(resumes) for v in found})


def _first_keys(path: Path) -> set[str]:
    """The keys of a YAML mapping, or of the first mapping in a list."""
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    first = told[0] if isinstance(told, list) and told else told
    return set(first) if isinstance(first, dict) else set()


def _first_row(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as lines:
        row = json.loads(next((line for line in lines if line.strip()), "{}"))
    return row if isinstance(row, dict) else {}


def _json_lines(path: Path) -> LabelledSet:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return _pairs(path.stem, ((row["vacancy"], row["resume"], row["grade"]) for row in rows))


def _yaml(path: Path) -> LabelledSet:
    """A list of vacancies, each with [grade, résumé] pairs; every résumé belongs to every pool."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    graded = _pairs(path.stem, ((row["vacancy"], text, g) for row in rows for g, text in row["resumes"]))
    return graded._replace(pools={v: list(graded.resumes) for v in graded.vacancies})


def _pairs(name: str, rows: Iterable[tuple[str, str, float]]) -> LabelledSet:
    vacancies: dict[str, str] = {}
    resumes: dict[str, str] = {}
    grades: dict[tuple[str, str], float] = {}
    pools: dict[str, list[str]] = {}
    for vacancy, resume, value in rows:
        asked = vacancies.setdefault(vacancy.strip(), f"v{len(vacancies)}")
        told = resumes.setdefault(resume.strip(), f"r{len(resumes)}")
        grades[asked, told] = float(value)
        pools.setdefault(asked, []).append(told)
    return LabelledSet(
        name,
        {id: (None, text) for text, id in vacancies.items()},
        {id: text for text, id in resumes.items()},
        grades,
        pools,
    )


def _grades_file(folder: Path) -> Path | None:
    return next((p for n in ("grades.csv", "grades.tsv") if (p := folder / n).is_file()), None)


def _folder(folder: Path) -> LabelledSet:
    """``vacancies/`` and ``resumes/`` with any files that can be read, and the grades as a table."""
    table = _grades_file(folder)
    assert table is not None
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t" if table.suffix == ".tsv" else ","))
    grades = {(row["vacancy"], row["resume"]): float(row["grade"]) for row in rows}
    vacancies = {p.name: (None, p.read_text(encoding="utf-8")) for p in sorted((folder / "vacancies").iterdir())}
    resumes: dict[str, Told] = {p.name: p for p in sorted((folder / "resumes").iterdir())}
    strangers = {v for v, _ in grades} - set(vacancies) | {r for _, r in grades} - set(resumes)
    if strangers:
        raise ValueError(f"graded, but not in the folder: {', '.join(sorted(strangers)[:5])}")
    return LabelledSet(folder.name, dict(vacancies), resumes, grades, {v: list(resumes) for v in vacancies})
