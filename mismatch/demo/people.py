"""The demo's fictional people, as facts: every file and every truth is made from them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

FOLDER = Path(__file__).parent / "people"
#: To which month "present" lasts in every truth.
AS_OF = (2026, 11)


class Job(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A position held; months as "YYYY-MM", no end while it lasts."""

    title: str
    employer: str
    start: str
    end: str | None = None
    city: str | None = None
    done: list[str] = []


class Study(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A course of study; years as "YYYY"."""

    institution: str
    degree: str
    field: str | None = None
    start: str | None = None
    end: str | None = None


class Tongue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language by its English name, the level A1…C2 or "native"."""

    name: str
    level: str


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One fictional person. ``forms``: the layouts the person's résumé comes in, see ``rendering.FORMS``."""

    id: str
    language: Literal["ru", "en"]
    name: str
    title: str
    city: str
    email: str
    phone: str
    summary: str
    jobs: list[Job]
    education: list[Study]
    skills: list[str]
    languages: list[Tongue] = []
    links: list[str] = []
    licences: list[str] = []
    courses: list[str] = []
    forms: list[str]
    #: How well the person fits each vacancy of the demo, 0–3; vacancies not named are 0.
    grades: dict[str, int] = {}


@cache
def people() -> tuple[Person, ...]:
    """Everybody, in a fixed order."""
    found: list[Person] = []
    for path in sorted(FOLDER.glob("*.yaml")):
        found += msgspec.yaml.decode(path.read_bytes(), type=list[Person])
    return tuple(found)


def grades() -> dict[tuple[str, str], int]:
    """(vacancy id, person id) → 0–3 for every pair."""
    from mismatch.demo.vacancies import vacancies

    return {(vacancy.id, one.id): one.grades.get(vacancy.id, 0) for vacancy in vacancies() for one in people()}
