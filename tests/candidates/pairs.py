"""Somebody who is in a pool twice, for tests of what happens at the same moment."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select

from mismatch.applications import operations as applying
from mismatch.candidates.twins import join_twins
from mismatch.errors import DomainError
from mismatch.extensions import db
from mismatch.models import Application, Candidate, Membership
from tests import factories


class Pair(NamedTuple):
    """Ids of a recruiter, a vacancy, and somebody who was uploaded and applied with the same file from an account."""

    recruiter: int
    person: int
    job: int
    kept: int
    other: int
    text: str

    def join(self) -> None:
        join_twins(self.one(Membership, self.recruiter), self.one(Candidate, self.kept), self.candidate)

    def one(self, model, number):
        found = db.session.get(model, number)
        if found is None:
            raise DomainError("gone")
        return found

    @property
    def actor(self) -> Membership:
        return self.one(Membership, self.recruiter)

    @property
    def candidate(self) -> Candidate:
        return self.one(Candidate, self.other)

    def application_of(self, candidate_id: int) -> Application:
        return db.session.scalars(select(Application).filter_by(candidate_id=candidate_id, job_id=self.job)).one()


def make_pair(files: str) -> Pair:
    recruiter, person, text = factories.make_member(), factories.make_person(), factories.resume_text()
    job, handed_in = factories.make_job(recruiter), text
    kept = factories.make_candidate(recruiter, text, job)
    if files == "two files":
        handed_in = text.replace("Docker", "Docker, Linux")
    applied = applying.apply_to_job(person, job, factories.make_candidate(person, handed_in))
    db.session.commit()
    assert applied.candidate_id != kept.id
    return Pair(recruiter.id, person.id, job.id, kept.id, applied.candidate_id, text)


def answered_kindly(raised: list[Exception | None]) -> bool:
    return all(error is None or isinstance(error, DomainError) for error in raised)


def left_of(pair: Pair) -> Candidate:
    """Whoever is left, alone."""
    db.session.rollback()
    (left,) = db.session.scalars(select(Candidate).where(Candidate.id.in_([pair.kept, pair.other]))).all()
    return left
