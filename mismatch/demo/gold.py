"""The gold set: who is drawn in which form. Everybody in their own forms, and some people in each of the others."""

from __future__ import annotations

from collections.abc import Iterator

from mismatch.demo.people import Person, people
from mismatch.demo.rendering import FORMS

#: People a language for a form that nobody names as their own.
_EACH = 4
#: Reading pictures takes seconds a page.
_SLOW = {"scan": 0, "scan_coarse": 2, "scan_fine": 2, "scan_columns": 2, "photo": 2, "picture": 2}


def gold_pairs() -> Iterator[tuple[Person, str]]:
    """Every person with every form they are drawn in."""
    everybody = people()
    for person in everybody:
        yield from ((person, form) for form in person.forms)
    own = {form for person in everybody for form in person.forms}
    others = [form for form in FORMS if form not in own]
    for number, form in enumerate(others):
        for language in ("ru", "en"):
            some = [person for person in everybody if person.language == language and len(person.jobs) > 1]
            for place in range(_SLOW.get(form, _EACH)):
                # A step without a common divisor walks through everybody before anyone comes twice.
                yield some[(7 * (number + place * len(others))) % len(some)], form
