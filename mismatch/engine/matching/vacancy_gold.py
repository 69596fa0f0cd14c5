"""Labelled vacancies: a text with what it asks, as written in YAML by a person → units that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import yaml

from mismatch.engine.matching.folding import tidy
from mismatch.engine.matching.shapes import Requirement

#: «skill must "Django или Flask": django/flask» in a gold file.
_LINE = re.compile(r'(?P<kind>[a-z]+)(?: (?P<must>must|nice))? "(?P<quote>.+)"(?:: (?P<what>.+))?', re.DOTALL)
_YEARS = re.compile(r"(?P<years>\d+(?:\.\d+)?) ?y(?:ears?)?")


class GoldError(Exception):
    """A gold file that cannot be read, worded for the person who writes it."""


class Unit(NamedTuple):
    """The smallest demand that is counted: one "or" group of skills, one language, one degree, one task …"""

    kind: str
    must: bool
    value: str
    start: int
    end: int

    def overlaps(self, other: Unit) -> bool:
        return self.start < other.end and other.start < self.end


class GoldVacancy(msgspec.Struct, frozen=True, kw_only=True):
    """One labelled vacancy. ``facts`` are values of the vacancy itself (location, remote …), as far as given."""

    name: str
    title: str
    text: str
    units: list[Unit]
    facts: dict[str, Any]


_FACTS = ("location", "remote", "seniority", "salary_from", "salary_to", "currency", "salary_period", "salary_tax")


def is_gold(path: Path) -> bool:
    """Whether a YAML file holds a labelled vacancy."""
    if path.suffix not in (".yaml", ".yml"):
        return False
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return isinstance(content, dict) and {"text", "asks"} <= set(content)


def load_gold(path: Path) -> GoldVacancy:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    text = content["text"]
    units = [unit for line in content["asks"] for unit in _units_of_line(path.name, text, str(line))]
    facts = {name: content[name] for name in _FACTS if name in content}
    return GoldVacancy(name=path.stem, title=content["title"], text=text, units=units, facts=facts)


def _units_of_line(file: str, text: str, line: str) -> Iterator[Unit]:
    match = _LINE.fullmatch(line)
    if match is None:
        raise GoldError(f"{file}: cannot read {line!r}")
    start = text.find(match["quote"])
    if start < 0:
        raise GoldError(f"{file}: the text does not say {match['quote']!r}")
    end, must, what = start + len(match["quote"]), match["must"] == "must", match["what"] or ""
    if match["kind"] == "experience":
        years = _YEARS.match(what)
        yield Unit("experience", must, f"{float(years['years']):g}" if years else "", start, end)
        what = what[years.end() :].lstrip(" ,") if years else what
    elif match["kind"] != "skill":
        yield Unit(match["kind"], must, what, start, end)
        return
    yield from (Unit("skill", must, _group(part.split("/")), start, end) for part in what.split(",") if part.strip())


def _group(ids: list[str]) -> str:
    return "/".join(sorted({id.strip() for id in ids}))


def units_of(requirements: list[Requirement]) -> list[Unit]:
    """What was read, in the same units. A task's skills are not demanded."""
    return [unit for requirement in requirements for unit in _units_of(requirement)]


def _units_of(asked: Requirement) -> Iterator[Unit]:
    start, end = asked.start or 0, asked.end or 0
    if asked.kind == "experience":
        yield Unit("experience", asked.must, f"{asked.years:g}" if asked.years else "", start, end)
    if asked.kind in ("experience", "skill"):
        yield from (Unit("skill", asked.must, _group(group), start, end) for group in asked.skills)
        return
    value = {"language": " ".join(filter(None, (asked.language, asked.level))), "location": asked.place or ""}
    told = value.get(asked.kind, asked.level or "")
    yield Unit(asked.kind, asked.must and asked.kind != "task", told, start, end)


def quote(text: str, unit: Unit) -> str:
    """A unit's words on one line."""
    return tidy(text[unit.start : unit.end])[:90]
