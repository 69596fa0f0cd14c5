"""The labelled pairs as a stranger's files would be: of trades that the bases do not know, or with lost line breaks.

Weights that are fitted on the plain pairs alone trust what the engine knows by name; elsewhere that is little.
"""

from __future__ import annotations

import msgspec

from mismatch.engine.matching.demand import Demands
from mismatch.engine.matching.profile import Profile
from mismatch.engine.matching.shapes import Vacancy
from mismatch.labelled.prepared import Prepared
from mismatch.labelled.sets import LabelledSet


def unknown(vacancy: Vacancy) -> Demands:
    """A vacancy's demands when no skill of it and no occupation is in the bases."""
    demands = Demands(vacancy)
    demands.occupations = ()
    demands.rows = [
        row._replace(
            groups=[],
            occupations=(),
            names_trade=False,
            requirement=msgspec.structs.replace(
                row.requirement, skills=[], kind="other" if row.requirement.kind == "skill" else row.requirement.kind
            ),
        )
        for row in demands.rows
    ]
    return demands


def without_bases(prepared: Prepared) -> Prepared:
    """The same people with no skill and no occupation known."""
    return prepared._replace(profiles=[_unknown_person(profile) for profile in prepared.profiles])


def in_one_line(labelled: LabelledSet) -> LabelledSet:
    """Every text as one line: how résumés arrive out of tables, and vacancies out of messengers. Files stay files."""
    return labelled._replace(
        name=f"{labelled.name} in one line",
        vacancies={
            id: (None, _joined(f"{title}. {text}" if title else text))
            for id, (title, text) in labelled.vacancies.items()
        },
        resumes={id: _joined(told) if isinstance(told, str) else told for id, told in labelled.resumes.items()},
    )


def _unknown_person(profile: Profile) -> Profile:
    return msgspec.structs.replace(
        profile,
        skills=[],
        denied_skills=[],
        positions=[msgspec.structs.replace(held, occupations=[]) for held in profile.positions],
        headlines=[msgspec.structs.replace(held, occupations=[]) for held in profile.headlines],
    )


def _joined(text: str) -> str:
    return " ".join(line.strip() for line in text.splitlines() if line.strip())
