"""What a form makes of a person's facts: a few forms are there for careers of a certain shape."""

from __future__ import annotations

from msgspec.structs import replace

from mismatch.demo.people import Person


def told(person: Person, form: str) -> Person:
    """The person as this form tells them; file and truth are made from the same."""
    if form == "network" and len(person.jobs) > 1:
        return _promoted(person)
    if form == "json_resume":
        # The open shape has no place for these.
        return replace(person, licences=[], courses=[])
    return person


def _promoted(person: Person) -> Person:
    """The two last positions at one employer, as networks show a promotion."""
    first, second, *rest = person.jobs
    return replace(person, jobs=[first, replace(second, employer=first.employer, city=first.city), *rest])
