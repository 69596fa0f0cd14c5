"""Every table that refers to a person: what becomes of its rows when two entries of them become one."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from mismatch.applications.operations import apply_to_job, move_application
from mismatch.candidates.correcting import correct_entry
from mismatch.candidates.tags import put_tag
from mismatch.candidates.twins import join_twins
from mismatch.decisions.operations import say_group
from mismatch.extensions import db
from mismatch.matching import tasks
from mismatch.models import Application, Candidate, Match, Membership, SearchEntry, Stage
from mismatch.search.indexing import index_people
from tests import factories

#: Tables whose rows belong to a person, by the columns that say so.
ROOTS = {"candidates", "resumes", "applications"}
CARRIED = {
    ("resumes", "candidate_id"),
    ("applications", "candidate_id"),
    ("candidate_tags", "candidate_id"),
    ("stage_changes", "application_id"),
    ("group_entries", "application_id"),
    ("uploads", "resume_id"),
    ("corrections", "resume_id"),
    ("resume_vectors", "resume_id"),
}
#: Made anew of what came together.
MADE_ANEW = {
    ("matches", "candidate_id"),
    ("matches", "resume_id"),
    ("search_entries", "candidate_id"),
    ("search_entries", "resume_id"),
    ("candidates", "resume_id"),
}


def _references() -> set[tuple[str, str]]:
    """Columns by which a row is a person's: of a foreign key, or of a key's name without one."""
    return {
        (table.name, column.name)
        for table in db.metadata.tables.values()
        for column in table.columns
        if column.name in {"candidate_id", "resume_id", "application_id"}
        or {key.column.table.name for key in column.foreign_keys if column.name != "organization_id"} & ROOTS
    }


def test_every_table_that_refers_to_a_person_is_spoken_of():
    assert _references() == CARRIED | MADE_ANEW


def _counted(candidate: Candidate) -> dict[tuple[str, str], int]:
    """How many rows of each table are this person's."""
    ids = {
        "candidate_id": [candidate.id],
        "resume_id": [resume.id for resume in candidate.resumes],
        "application_id": db.session.scalars(select(Application.id).filter_by(candidate_id=candidate.id)).all(),
    }
    tables = db.metadata.tables
    return {
        (table, column): db.session.scalar(
            select(func.count()).select_from(tables[table]).where(tables[table].c[column].in_(ids[column]))
        )
        or 0
        for table, column in CARRIED
    }


@pytest.fixture
def employer(session) -> Membership:
    return factories.make_member()


def test_every_row_of_the_other_comes_along(employer: Membership):
    """The other has a row in every table, in a vacancy and with a file of their own."""
    person, kept = factories.make_person(), factories.make_candidate(employer)
    application = apply_to_job(person, factories.make_job(employer), factories.make_candidate(person))
    other = application.candidate
    factories.make_upload(employer, other.resume.document.content).resume = other.resume
    correct_entry(employer, other.resume, other.resume.revision, "name", "0", {"value": "Мария Белая"})
    put_tag(employer, other, "reserve")
    move_application(employer, application, Stage.INTERVIEW, "good")
    say_group(person, application, "sex", "f")
    db.session.commit()
    tasks.sharpen_resume(other.resume_id)
    index_people([kept.id, other.id])
    mine, theirs = _counted(kept), _counted(other)
    assert all(theirs.values())
    kept.email = other.email
    db.session.commit()
    join_twins(employer, kept, other)
    db.session.commit()
    assert _counted(kept) == {name: mine[name] + theirs[name] for name in CARRIED}
    assert (kept.user_id, kept.name, kept.source) == (person.user_id, "Мария Белая", "applied")
    entry = db.session.scalars(select(SearchEntry).filter_by(organization_id=employer.organization_id)).one()
    assert (entry.candidate_id, entry.resume_id) == (kept.id, kept.resume_id)
    tasks.rank_candidate(kept.id)
    matches = db.session.scalars(select(Match).filter_by(organization_id=employer.organization_id)).all()
    assert [(one.candidate_id, one.resume_id) for one in matches] == [(kept.id, kept.resume_id)]
