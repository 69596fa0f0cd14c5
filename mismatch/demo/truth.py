"""What a perfect reader would find in a person's résumé: the truth of the project's own gold set."""

from __future__ import annotations

from typing import Any

from mismatch.demo.people import AS_OF, Job, Person
from mismatch.demo.variants import told


def truth(person: Person, form: str) -> dict[str, Any]:
    """The facts of one file, in the shape that ``flask evaluate`` compares with."""
    person = told(person, form)
    return {
        "name": person.name,
        "emails": [person.email],
        "phones": [person.phone],
        "links": person.links,
        "location": person.city,
        "positions": [
            {"employer": job.employer, "title": job.title, "start": job.start, "end": job.end} for job in person.jobs
        ],
        "education": [
            {
                "institution": one.institution,
                "degree": one.degree,
                "field": one.field,
                "start": one.start,
                "end": one.end,
            }
            for one in person.education
        ],
        "skills": person.skills,
        "languages": [{"name": one.name, "level": one.level} for one in person.languages],
        "experience_months": experience_months(person.jobs),
        "language": person.language,
        "layout": form,
    }


def experience_months(jobs: list[Job]) -> int:
    """Months of the union of all positions; both the first and the last month of a position count."""
    months: set[int] = set()
    for job in jobs:
        first = _month(job.start)
        last = _month(job.end) if job.end else AS_OF[0] * 12 + AS_OF[1] - 1
        months.update(range(first, last + 1))
    return len(months)


def _month(value: str) -> int:
    year, _, month = value.partition("-")
    return int(year) * 12 + int(month or 1) - 1
