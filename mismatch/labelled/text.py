"""A person's résumé as plain text: what ranking is measured on when no file format should be in the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mismatch.demo.people import Person
from mismatch.demo.wording import worded

#: The usual order of sections, and another one that people use as well.
USUAL = ("summary", "experience", "education", "skills", "languages", "courses", "licences")
SKILLS_FIRST = ("skills", "languages", "licences", "summary", "education", "courses", "experience")


def plain_text(person: Person, order: Sequence[str] = USUAL) -> str:
    """Name, title and contacts, then one section after another, empty ones left out."""
    facts: dict[str, Any] = worded(person, "classic")
    lines = [person.name, person.title, person.city, person.phone, person.email, *person.links]
    for section in order:
        body = _SECTIONS[section](facts)
        if body:
            lines += ["", facts["w"][section], "", *body]
    return "\n".join(lines) + "\n"


def _experience(facts: dict[str, Any]) -> list[str]:
    lines: list[str] = []
    for job in facts["jobs"]:
        place = f", {job['city']}" if job["city"] else ""
        lines += [f"{job['title']}, {job['employer']}{place}", job["period"], *(f"- {d}" for d in job["done"]), ""]
    return lines[:-1]


def _education(facts: dict[str, Any]) -> list[str]:
    return [", ".join(part for part in (s["institution"], s["degree"], s["years"]) if part) for s in facts["education"]]


_SECTIONS = {
    "summary": lambda facts: [facts["summary"]] if facts["summary"] else [],
    "experience": _experience,
    "education": _education,
    "skills": lambda facts: [", ".join(facts["skills"])] if facts["skills"] else [],
    "languages": lambda facts: facts["languages"],
    "courses": lambda facts: facts["courses"],
    "licences": lambda facts: facts["licences"],
}
