"""Embedding and ranking, later: each task safe to run twice."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import Select, and_, exists, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import ObjectDeletedError, StaleDataError

from mismatch.engine.matching.profile import vacancy_texts
from mismatch.extensions import db
from mismatch.matching import ranking, renewing, resumming, scoring
from mismatch.matching.vectors import store_job_vectors, store_resume_vectors
from mismatch.models import Candidate, Job, JobStatus, Organization, OrganizationKind, Resume, ResumeVectors
from mismatch.models.columns import now
from mismatch.queue import enqueue, is_idle, task
from mismatch.search.indexing import index_people
from mismatch.turns import take_in_hand

#: How many résumés are embedded in one call of the model: enough texts of each length to fill its runs.
TOGETHER = 16


@task("reading", timeout=120)
def rank_candidate(candidate_id: int) -> None:
    """Score one candidate against every open vacancy, with the vectors there are.

    Nothing is held while scores are made, so that nobody who corrects the résumé waits for them: scores of a résumé
    that has changed meanwhile are not stored (see ``writing``), and the task that its change has queued makes others.
    """
    candidate = db.session.get(Candidate, candidate_id)
    if candidate is None:
        return
    requested = candidate.ranking_requested_at
    for job_id in db.session.scalars(_jobs_for(candidate).with_only_columns(Job.id)).all():
        if job := db.session.get(Job, job_id):
            scoring.rank_one(scoring.open_job(job), candidate_id)
            db.session.commit()
    _settle(candidate_id, requested)
    db.session.commit()


@task("matching", timeout=300)
def sharpen_resume(resume_id: int) -> None:
    """Make the vectors of a résumé, and of others that wait like it, then score their candidates anew."""
    resume = db.session.get(Resume, resume_id)
    if resume is None:
        return
    waiting = db.session.scalars(_waiting_with(resume)).all()
    anew = {one.candidate_id for one in store_resume_vectors(waiting)}
    people = [one.candidate_id for one in waiting]
    asked = select(Candidate.id).where(Candidate.id.in_(people), Candidate.ranking_requested_at.is_not(None))
    ranked = sorted({*anew, *db.session.scalars(asked)})
    index_people(sorted(anew))  # of the others it holds the vectors already
    for candidate_id in sorted(anew):  # in the order in which all others lock them
        db.session.execute(update(Candidate).where(Candidate.id == candidate_id).values(ranking_requested_at=now()))
    db.session.commit()
    for candidate_id in ranked:
        rank_candidate(candidate_id)


def _waiting_with(resume: Resume) -> Select[Resume]:
    """The résumé, and a few of its organisation without vectors; those another worker has in hand are left to it."""
    others = and_(Resume.id.in_(_without_vectors()), Resume.organization_id == resume.organization_id)
    some = select(Resume.id).where(or_(Resume.id == resume.id, others))
    first = some.order_by(Resume.id != resume.id, Resume.id).limit(TOGETHER)
    return select(Resume).where(Resume.id.in_(take_in_hand(db.session.scalars(first).all()))).order_by(Resume.id)


@task("matching", timeout=3600)
def rank_job(job_id: int) -> None:
    """Score the pool against one vacancy: the best are stored first, and progress is shown."""
    job = db.session.get(Job, job_id)
    if job is None or job.ranking_requested_at is None:
        return
    try:
        _rank_job(job, job.ranking_requested_at)
    except (StaleDataError, ObjectDeletedError, IntegrityError):
        db.session.rollback()
        if db.session.get(Job, job_id) is not None:
            raise  # otherwise the vacancy was deleted meanwhile: there is nothing to rank


def _rank_job(job: Job, requested: datetime) -> None:
    store_job_vectors(job, vacancy_texts(job.vacancy))
    opened = scoring.open_job(job)
    model_id = scoring.serving_model(opened, job.organization_id)
    if resumming.can_resum(opened, model_id) and not ranking.are_missing(opened):
        _resum(job, opened, requested)
        return
    chosen = ranking.choose(opened, model_id)
    lookers = ranking.people_who_look(job)
    job.pool_size, job.ranking_total = chosen.pool_size, len(chosen.ids)
    job.ranking_done = job.ranking_renewing = 0
    db.session.commit()
    for left in renewing.renew([*chosen.ids, *lookers], model_id):
        job.ranking_renewing = left
        db.session.commit()
        if job.ranking_requested_at != requested:
            return  # as below
    for done in ranking.rank(opened, chosen.ids, model_id):
        job.ranking_done = done
        db.session.commit()
        if job.ranking_requested_at != requested:
            return  # something changed meanwhile, and another task is on its way
    for _ in ranking.rank_with_evidence(opened, lookers, model_id):
        db.session.commit()
    ranking.forget_others(opened)
    _finish(job, requested, opened.revision)


def _resum(job: Job, opened: scoring.OpenJob, requested: datetime) -> None:
    """Only weights have changed: the stored terms are added up anew."""
    for done in resumming.resum(opened):
        job.ranking_done = done
        if not job.is_ranked_in_part:
            job.pool_size = job.ranking_total = done
        db.session.commit()
    _finish(job, requested, opened.revision)


def _finish(job: Job, requested: datetime, revision: int) -> None:
    db.session.refresh(job, with_for_update={"key_share": True})
    if job.ranking_requested_at == requested:
        job.ranking_requested_at, job.ranked_at, job.ranked_revision = None, now(), revision
    db.session.commit()


def _settle(candidate_id: int, requested: datetime | None) -> None:
    """Note that the scores asked for are there; what was asked for since is still to be done."""
    waiting = update(Candidate).where(Candidate.id == candidate_id, Candidate.ranking_requested_at == requested)
    db.session.execute(waiting.values(ranking_requested_at=None))


def _jobs_for(candidate: Candidate) -> Select[Job]:
    """The vacancies a candidate is scored against: the organisation's own; everybody's for a person's own space."""
    organization = db.session.get_one(Organization, candidate.organization_id)
    if organization.kind == OrganizationKind.PERSONAL:
        return Job.open_to_candidates()
    return select(Job).where(Job.organization_id == organization.id, Job.status == JobStatus.PUBLISHED)


@task("upkeep")
def sweep_rankings() -> None:
    """Queue again what waits for a score or for vectors while its queue is empty."""
    before = now() - timedelta(seconds=current_app.config["SWEEP_SECONDS"])
    if is_idle("reading"):
        for candidate_id in db.session.scalars(
            select(Candidate.id).where(Candidate.ranking_requested_at < before).limit(1000)
        ):
            enqueue(rank_candidate, candidate_id)
    if is_idle("matching"):
        for job_id in db.session.scalars(select(Job.id).where(Job.ranking_requested_at < before)):
            enqueue(rank_job, job_id)
        for resume_id in db.session.scalars(_without_vectors().where(Resume.created_at < before).limit(1000)):
            enqueue(sharpen_resume, resume_id)
    db.session.commit()


def _without_vectors() -> Select[int]:
    has_vectors = exists().where(ResumeVectors.resume_id == Resume.id)
    current = exists().where(Candidate.resume_id == Resume.id)
    return select(Resume.id).where(current, ~has_vectors)
