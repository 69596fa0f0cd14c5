"""A pool whose profiles and vectors another version packed."""

from __future__ import annotations

from sqlalchemy import select, update

from mismatch.engine.matching.profile import PROFILE_VERSION
from mismatch.extensions import db
from mismatch.matching import tasks
from mismatch.matching.operations import request_ranking
from mismatch.models import Match, Resume, ResumeVectors


def make_old() -> None:
    old = {"profile_version": "old", "profile_packed": b"old", "facts_packed": b"old"}
    db.session.execute(update(Resume).values(old))
    db.session.execute(update(ResumeVectors).values(scale="old", centred=b"old"))
    db.session.commit()


def ask(job) -> None:
    db.session.query(Match).filter_by(job_id=job.id).delete()
    request_ranking(job)
    db.session.commit()


def rank(job) -> dict[int, tuple[object, ...]]:
    ask(job)
    tasks.rank_job(job.id)
    return stored(job)


def stored(job) -> dict[int, tuple[object, ...]]:
    db.session.expire_all()
    columns = (Match.score, Match.terms, Match.inputs_hash, Match.sharpened, Match.resume_id)
    return {row[0]: tuple(row[1:]) for row in db.session.execute(select(Match.candidate_id, *columns))}


def current() -> int:
    db.session.rollback()
    return db.session.query(Resume).filter(Resume.profile_version.endswith(f"+{PROFILE_VERSION}")).count()
