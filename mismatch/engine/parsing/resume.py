"""A résumé as understood: every field with its offsets and a confidence. The JSON shape of ``flask parse``."""

from __future__ import annotations

from typing import Literal

import msgspec

from mismatch.engine.shapes import Fact, Language, Span, settle


class Phone(Fact, frozen=True, kw_only=True):
    """``value`` is E.164; ``printed`` is how the document writes it."""

    printed: str


class Link(Fact, frozen=True, kw_only=True):
    """``value`` is an absolute URL."""

    kind: Literal["linkedin", "github", "telegram", "portfolio", "other"]


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """One job held. ``start``/``end`` are "YYYY-MM" (or "YYYY" where only the year is printed)."""

    employer: Fact | None = None
    title: Fact | None = None
    place: Fact | None = None
    start: str | None = None
    end: str | None = None
    dates: Span | None = None
    current: bool = False
    months: int | None = None
    full_time: bool = True
    bullets: list[Span] = []
    span: Span | None = None
    confidence: float = 0.0

    def holds(self, start: int) -> bool:
        """Whether what begins here is told of this position: in its stretch of the text, or in a person's own line."""
        if self.span is not None and self.span.start <= start < self.span.end:
            return True
        own = self.bullets and (self.span is None or self.bullets[-1].end > self.span.end)
        return bool(own) and any(one.start <= start < one.end for one in self.bullets)


class Education(msgspec.Struct, frozen=True, kw_only=True):
    """One course of study. ``level`` orders degrees across countries, for comparison with a demand."""

    institution: Fact | None = None
    degree: Fact | None = None
    field: Fact | None = None
    start: str | None = None
    end: str | None = None
    level: Literal["school", "vocational", "bachelor", "specialist", "master", "doctor"] | None = None
    span: Span | None = None
    confidence: float = 0.0


class SkillUse(msgspec.Struct, frozen=True, kw_only=True):
    """One skill of the base in this résumé.

    ``how``: stated in a list, used in a position, or implied by another skill (``via``; then ``places`` are the
    places of that skill). ``months`` is the union of the positions that mention it or a skill that implies it.
    """

    id: str
    name: str
    how: Literal["stated", "used", "implied"]
    months: int | None = None
    last_used: str | None = None
    via: str | None = None
    places: list[tuple[int, int]] = []
    confidence: float = 1.0


class LanguageSkill(msgspec.Struct, frozen=True, kw_only=True):
    """A spoken language: ``name`` in English ("Russian"), ``level`` A1…C2 or "native", None when not given."""

    name: str
    level: str | None
    start: int | None = None
    end: int | None = None
    confidence: float = 1.0


class Salary(msgspec.Struct, frozen=True, kw_only=True):
    """Pay as wished for: ``amount`` of ``currency`` (ISO 4217) for one ``period``."""

    amount: int
    currency: str
    period: Literal["month", "year", "hour"]
    start: int
    end: int
    confidence: float


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """Months between two positions in which the résumé names no job; shown, never scored."""

    start: str
    end: str
    months: int


class Warning(msgspec.Struct, frozen=True, kw_only=True):
    """Something a person should look at, worded as a question. Manipulation kinds start with ``hidden_``,
    ``stuffing`` or ``instruction``. ``params`` fills the translated message."""

    kind: str
    message: str
    start: int | None = None
    end: int | None = None
    params: dict[str, str] = {}


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the text under one heading. ``kind``: contact, summary, experience, education, skills,
    languages, courses, projects, additional, other."""

    kind: str
    start: int
    end: int
    heading: Span | None = None


class Protected(msgspec.Struct, frozen=True, kw_only=True):
    """Facts kept apart: shown where the law allows, never passed to the scorer."""

    birth_date: Fact | None = None
    age: Fact | None = None
    sex: Fact | None = None
    family: Fact | None = None
    photo: bool = False
    citizenship: Fact | None = None


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A line at the end of the text that a person entered; ``correction`` says which of theirs it holds."""

    start: int
    end: int
    correction: int


class Resume(msgspec.Struct, frozen=True, kw_only=True):
    """One parsed résumé. Offsets are into ``text``; a field not found is None or an empty list.

    Where people corrected it (``corrections``), ``told`` are the lines they added to the text, and ``overruled`` the
    places of what they put otherwise or took away: no evidence any more.
    """

    engine: str
    language: Language
    text: str
    sections: list[Section] = []
    name: Fact | None = None
    name_key: str | None = None
    headline: Fact | None = None
    emails: list[Fact] = []
    phones: list[Phone] = []
    links: list[Link] = []
    location: Fact | None = None
    relocation: Fact | None = None
    work_permit: Fact | None = None
    salary: Salary | None = None
    positions: list[Position] = []
    education: list[Education] = []
    courses: list[Fact] = []
    licences: list[Fact] = []
    skills: list[SkillUse] = []
    languages: list[LanguageSkill] = []
    experience_months: int | None = None
    seniority: Literal["intern", "junior", "middle", "senior", "lead", "head"] | None = None
    gaps: list[Gap] = []
    warnings: list[Warning] = []
    protected: Protected = msgspec.field(default_factory=Protected)
    told: list[Told] = []
    overruled: list[Span] = []


settle(Resume)
