"""What matching takes and gives: a vacancy with requirements; a match with components, gates and evidence."""

from __future__ import annotations

from typing import Literal

import msgspec

from mismatch.engine.shapes import Language, settle

RequirementKind = Literal["skill", "experience", "education", "language", "licence", "location", "task", "other"]
Verdict = Literal["met", "partly", "not_found", "contradicts"]
How = Literal["stated", "used", "studied", "implied", "related", "meaning", "words", "number", "none"]
Band = Literal["perfect", "strong", "good", "fair", "poor"]


class Requirement(msgspec.Struct, frozen=True, kw_only=True):
    """One demand of a vacancy.

    ``skills`` is a list of "or" groups: every inner list must be met by one of its skill ids.
    ``start``/``end`` are the source sentence in the vacancy's text, None when a person wrote it by hand.
    ``level`` is a CEFR level, a degree level, or a licence category, by ``kind``.
    """

    text: str
    kind: RequirementKind
    must: bool = True
    weight: float = 1.0
    skills: list[list[str]] = []
    years: float | None = None
    language: str | None = None
    level: str | None = None
    place: str | None = None
    start: int | None = None
    end: int | None = None


class Vacancy(msgspec.Struct, frozen=True, kw_only=True):
    """A vacancy as read. ``requirements`` are the engine's proposal or what a recruiter made of it."""

    title: str
    text: str
    language: Language
    requirements: list[Requirement]
    location: str | None = None
    remote: bool = False
    seniority: str | None = None
    experience_years: float | None = None
    salary_from: float | None = None
    salary_to: float | None = None
    currency: str | None = None
    salary_period: str | None = None
    salary_tax: str | None = None


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence or bullet of a résumé with its place. ``position`` indexes ``Resume.positions``."""

    start: int
    end: int
    section: str
    position: int | None = None


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One requirement against one résumé. Without a quote the strength is 0: no quote, no credit.

    ``start``/``end`` are offsets of ``quote`` in the résumé's text. ``explanation`` holds the sentence in both
    languages. ``how`` says what the verdict rests on; ``component`` is the term of the sum it counts in, with
    ``weight`` as it counts there.
    """

    text: str
    kind: RequirementKind
    must: bool
    weight: float
    verdict: Verdict
    strength: float
    how: How
    quote: str | None
    start: int | None
    end: int | None
    page: int | None
    explanation: dict[str, str]
    component: str = "requirements"


class Component(msgspec.Struct, frozen=True, kw_only=True):
    """One visible term of the weighted sum: score = 100 · Σ weight · value; weights add to 1; value is 0–1."""

    value: float
    weight: float


class Gate(msgspec.Struct, frozen=True, kw_only=True):
    """A must-have that is shown beside the score, not hidden in it."""

    text: str
    passed: bool
    explanation: dict[str, str]


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """The answer for one vacancy and one résumé. Deterministic: same inputs, same bytes.

    ``inputs_hash`` is a SHA-256 of everything the score depends on; ``sharpened`` says that vectors took part.
    """

    score: float
    band: Band
    engine: str
    inputs_hash: str
    sharpened: bool
    components: dict[str, Component]
    gates: list[Gate]
    requirements: list[Evidence]


settle(Vacancy, Match)
