"""Verbs on applications: applying, adding, moving through the stages."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, func, select

from mismatch.candidates import intake
from mismatch.candidates.carrying import carry_over
from mismatch.candidates.storage import store_document
from mismatch.errors import Conflict
from mismatch.extensions import db
from mismatch.matching.renewing import hold_old
from mismatch.matching.scoring import explain
from mismatch.matching.tasks import rank_candidate, sharpen_resume
from mismatch.models import (
    Application,
    Candidate,
    Job,
    Match,
    Membership,
    Resume,
    ResumeVectors,
    Stage,
    StageChange,
    WeightSet,
)
from mismatch.models.audit import record
from mismatch.models.columns import now
from mismatch.queue import enqueue
from mismatch.turns import hold, hold_people


def add_candidate_to_job(actor: Membership, job: Job, candidate: Candidate) -> Application:
    """Take somebody of the pool into a vacancy."""
    hold(candidate)
    application = intake.add_to_job(candidate, job.id)
    record(actor, "add", application)
    return application


def move_application(
    actor: Membership, application: Application, stage: Stage, note: str | None = None, *, seen: str | None = None
) -> None:
    """Put an application into another stage, noting who did so at which score; ``seen``: where they saw it stand."""
    known = _hold_with_score(application)
    if stage == application.stage or (seen and seen != application.stage):
        raise Conflict()
    record(actor, "move", application, **{"from": application.stage, "to": stage})
    _move(application, stage, actor, known, note)


def _hold_with_score(application: Application) -> dict[str, Any]:
    """Hold an application, and tell how it is scored: that first, as a profile may have to be packed anew for it."""
    candidate_id = application.candidate_id
    known = _known_of(application)
    hold(application)
    if application.candidate_id != candidate_id:  # joined to another entry since the person looked
        raise Conflict()
    return known


def _known_of(application: Application) -> dict[str, Any]:
    scored = select(Match).filter_by(job_id=application.job_id, candidate_id=application.candidate_id)
    match = db.session.scalar(scored)
    if match is not None and match.data is None:
        hold_old(application.candidate_id, match.model_id)
        match = db.session.scalar(scored)
    return _known_then(match) if match else {}


def _move(
    application: Application, stage: Stage, actor: Membership, known: dict[str, Any], note: str | None = None
) -> None:
    change = StageChange(
        organization_id=application.organization_id,
        from_stage=application.stage,
        to_stage=stage,
        actor_id=actor.user_id,
        note=note,
        **known,
    )
    application.history.append(change)
    application.stage, application.updated_at = stage, now()


def _known_then(match: Match) -> dict[str, Any]:
    """The score that the person saw, and what it was made of: what a decision can be compared with later."""
    explain([match])
    weights = db.session.scalar(WeightSet.in_force(match.job.organization_id))
    return {
        "score": match.score,
        "band": match.band,
        "engine": match.engine,
        "inputs_hash": match.inputs_hash,
        "components": match.data and match.data["components"],
        "weights_version": weights and weights.version,
    }


def apply_to_job(actor: Membership, job: Job, mine: Candidate) -> Application:
    """A person applies: the employer gets a copy of the résumé, in the employer's own tenant."""
    if not job.is_published or mine.resume is None:
        raise Conflict()
    hold_people(job.organization_id)
    theirs = _candidate_at(job, mine, actor)
    before, resume = theirs.resume, _copy_resume(theirs, mine.resume)
    theirs.resume, theirs.ranking_requested_at = resume, now()
    db.session.flush()
    if before is not None and before is not resume and before.corrections:
        carry_over(before, resume)
        intake.describe_anew(resume)
    application = intake.add_to_job(theirs, job.id, source="applied", user_id=actor.user_id)
    application.user_id, application.source = actor.user_id, "applied"
    if application.stage == Stage.WITHDRAWN:
        _move(application, Stage.NEW, actor, _known_of(application))
    record(actor, "apply", application)
    enqueue(rank_candidate, theirs.id, at_front=True)
    enqueue(sharpen_resume, resume.id)
    return application


def _candidate_at(job: Job, mine: Candidate, actor: Membership) -> Candidate:
    """The person as the employer knows them already, by account or by confirmed address, else a new candidate there."""
    pool = select(Candidate).where(Candidate.organization_id == job.organization_id).order_by(Candidate.id).limit(1)
    by_address = and_(Candidate.user_id.is_(None), func.lower(Candidate.email) == actor.user.email.lower())
    theirs = db.session.scalar(pool.where(Candidate.user_id == actor.user_id)) or db.session.scalar(
        pool.where(by_address)
    )
    if theirs is None:
        theirs = Candidate(organization_id=job.organization_id, source="applied")
        db.session.add(theirs)
    elif theirs.resume is not None:
        hold(theirs.resume)  # somebody may be correcting it just now
    theirs.user_id = actor.user_id
    for name in ("name", "email", "phone", "location", "headline"):
        setattr(theirs, name, getattr(mine, name))
    db.session.flush()
    return theirs


def _copy_resume(theirs: Candidate, resume: Resume) -> Resume:
    document = store_document(theirs.organization_id, resume.filename, resume.document.content)
    known = db.session.scalar(select(Resume).filter_by(candidate_id=theirs.id, document_id=document.id))
    if known is not None:
        return known
    names = (
        "filename",
        "language",
        "engine",
        "as_of",
        "text",
        "data",
        "layout",
        "pages",
        "skills",
        "profile_version",
        "profile_packed",
        "facts_packed",
    )
    copied = {name: getattr(resume, name) for name in (*names, "experience_months")}
    copy = Resume(organization_id=theirs.organization_id, candidate_id=theirs.id, document_id=document.id, **copied)
    copy.vectors = [
        ResumeVectors(
            organization_id=theirs.organization_id,
            model_id=row.model_id,
            texts_hash=row.texts_hash,
            packed=row.packed,
            mean=row.mean,
            scale=row.scale,
            centred=row.centred,
        )
        for row in resume.vectors
    ]
    db.session.add(copy)
    return copy


def withdraw_application(actor: Membership, application: Application) -> None:
    """A person takes an application back."""
    known = _hold_with_score(application)
    if application.user_id != actor.user_id or application.stage == Stage.WITHDRAWN:
        raise Conflict()
    record(actor, "withdraw", application)
    _move(application, Stage.WITHDRAWN, actor, known)
