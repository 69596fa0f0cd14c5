"""People and vacancies that are deleted while they are ranked."""

from __future__ import annotations

from sqlalchemy import delete, event, func, select

from mismatch.candidates.operations import erase_candidate
from mismatch.extensions import db
from mismatch.matching import scoring, tasks
from mismatch.matching.people import read_people
from mismatch.models import Candidate, Job, Match, Membership
from tests import factories


def _two_people() -> tuple[Membership, Job, list[int]]:
    member = factories.make_member()
    job = factories.make_job(member)
    people = [factories.make_candidate(member), factories.make_candidate(member)]
    db.session.commit()
    return member, job, [one.id for one in people]


def test_who_is_erased_between_two_reads_has_no_answer(session):
    member, job, (gone, stays) = _two_people()
    people = next(read_people([gone, stays], None))
    erase_candidate(member, db.session.get_one(Candidate, gone))
    db.session.commit()
    opened = scoring.open_job(job)
    assert list(scoring.explain_people(opened, people, None)) == [stays]
    assert scoring.explain_people(opened, people[:1], None) == {}


def test_a_vacancy_deleted_while_it_is_ranked_is_no_error(real):
    _, job, _ = _two_people()
    job_id = job.id

    def delete_beside(_):
        with db.engine.begin() as other:
            other.execute(delete(Job).where(Job.id == job_id))

    event.listen(db.session, "after_commit", delete_beside)
    try:
        tasks.rank_job(job_id)
    finally:
        event.remove(db.session, "after_commit", delete_beside)
    assert db.session.get(Job, job_id) is None
    assert db.session.scalar(select(func.count()).select_from(Match)) == 0
