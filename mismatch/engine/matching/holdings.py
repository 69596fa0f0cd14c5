"""What a person holds, each with the quote that shows it."""

from __future__ import annotations

from typing import Literal

import msgspec

from mismatch.engine.matching.intervals import Interval
from mismatch.engine.skills.base import skill_base

#: What lasts unused: papers, tongues, and what a person is like.
_LASTING = frozenset({"permits", "licences", "languages", "soft", "traits"})
_PAPERS = frozenset({"certificate", "certification", "licence", "license", "registration", "permit", "card"})


class Quoted(msgspec.Struct, frozen=True, array_like=True):
    """A slice of the résumé: ``text == resume.text[start:end]``; the page it stands on when pages are known."""

    start: int
    end: int
    text: str
    page: int | None = None


class HeldSkill(msgspec.Struct, frozen=True, kw_only=True):
    """One skill. ``studied``: the name of a degree names it and nothing else does. ``passages`` are rows that show it,
    best first; ``via`` is the skill that implies it; ``idle`` are the months between its last use and the person's own
    newest work, when it was used in dated jobs only."""

    id: str
    how: Literal["stated", "used", "studied", "implied"]
    months: int | None
    last_used: str | None
    workplaces: int
    via: str | None
    passages: list[int]
    idle: int | None = None


def idle_months(id: str, used: list[Interval], newest: int) -> int | None:
    """Months from the last use of a skill that only jobs show to the person's own newest work, not to today.

    None for what was never used in a dated job and for what does not fade (see ``HeldSkill.idle``)."""
    return newest - max(one.end for one in used) if used and not _outlasts_use(id) else None


def _outlasts_use(id: str) -> bool:
    """Whether a skill is none that fades: a certificate is held, a language is spoken, with or without a job."""
    skill = skill_base().skill(id)
    return skill.category in _LASTING or not _PAPERS.isdisjoint(skill.en.casefold().split())


class HeldPosition(msgspec.Struct, frozen=True, kw_only=True):
    """One job held: its occupations in the title base, its title in neutral words, its length."""

    title: str
    occupations: list[str]
    months: int
    last_used: str | None
    seniority: str | None
    row: int | None
    quote: Quoted


class Headline(msgspec.Struct, frozen=True, kw_only=True):
    """A title that a person gives themselves outside any position."""

    title: str
    occupations: list[str]


class HeldDegree(msgspec.Struct, frozen=True, kw_only=True):
    """One degree by level and fields of study (see ``education.FIELDS``)."""

    level: str | None
    fields: list[str]
    quote: Quoted


class HeldLanguage(msgspec.Struct, frozen=True, kw_only=True):
    """One spoken language; ``written`` says that it is only shown by the résumé being written in it."""

    language: str
    level: str | None
    written: bool
    quote: Quoted


class HeldLicence(msgspec.Struct, frozen=True, kw_only=True):
    """One licence by its code (see ``licences``)."""

    code: str
    quote: Quoted


class HeldCondition(msgspec.Struct, frozen=True, kw_only=True):
    """Where the person lives or what they are willing to do; ``willing`` is False for «не готов к переезду»."""

    code: str
    willing: bool
    quote: Quoted
