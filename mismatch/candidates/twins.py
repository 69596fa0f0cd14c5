"""One person who is in a pool twice: who that may be, and making one of the two.

A recruiter uploads a file and its owner applies with it from an account that has another address. Nothing proves that
the account is that person's: somebody else may hold the file, and would learn how the first application stands. So
the two are never joined by themselves; a recruiter sees both and decides. Nobody is looked for in other organisations.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import delete, func, select, union, update
from sqlalchemy.dialects.postgresql import insert

from mismatch.candidates.carrying import carry_over, join_copies
from mismatch.candidates.intake import count_resume
from mismatch.errors import Conflict
from mismatch.extensions import db
from mismatch.matching.tasks import rank_candidate, sharpen_resume
from mismatch.models import (
    Application,
    Candidate,
    CandidateTag,
    GroupEntry,
    Match,
    Membership,
    Resume,
    Stage,
    StageChange,
    Upload,
)
from mismatch.models.audit import record
from mismatch.queue import enqueue
from mismatch.turns import hold_all, hold_people, hold_tags, hold_to_delete

#: More of them are no twins but a letterhead: an agency's phone, a template with somebody's address.
MOST = 5


@dataclass(frozen=True)
class Twin:
    """Who may be the same person, and by what: the same file, e-mail address or phone."""

    candidate: Candidate
    by: str


def twins_of(candidate: Candidate) -> list[Twin]:
    """Others of the same organisation who may be this person, oldest first."""
    mine = (Candidate.organization_id == candidate.organization_id, Candidate.id != candidate.id)
    files = select(Resume.document_id).where(Resume.candidate_id == candidate.id)
    others = select(Resume.candidate_id).where(Resume.document_id.in_(files), Resume.candidate_id != candidate.id)
    same = [others.distinct()]
    if candidate.email:
        same += [select(Candidate.id).where(*mine, func.lower(Candidate.email) == candidate.email.lower())]
    same += [select(Candidate.id).where(*mine, Candidate.phone == candidate.phone)] if candidate.phone else []
    # One look-up each and then together: any of them in one condition would read the whole pool. One too many is
    # enough to know: thousands may have an agency's phone.
    several = union(*(one.limit(MOST + 1) for one in same))
    people = select(Candidate).where(*mine, Candidate.id.in_(several))
    found = db.session.scalars(people.order_by(Candidate.id).limit(MOST + 1)).all()
    return [Twin(one, _by(candidate, one)) for one in found] if len(found) <= MOST else []


def _by(candidate: Candidate, other: Candidate) -> str:
    if candidate.email and candidate.email.lower() == (other.email or "").lower():
        return "email"
    return "phone" if candidate.phone and candidate.phone == other.phone else "file"


def join_twins(actor: Membership, kept: Candidate, other: Candidate) -> None:
    """Make one person of two: résumés, applications with their history, tags and account of both; the newest counts."""
    _hold_both(actor.organization_id, kept.id, other.id)
    if other.id not in [twin.candidate.id for twin in twins_of(kept)]:
        raise Conflict()
    if kept.user_id and other.user_id and kept.user_id != other.user_id:
        raise Conflict(_("Both have accounts of their own and apply by themselves: they stay two."))
    record(actor, "join", kept, other=other.id)
    kept.user_id, kept.source = kept.user_id or other.user_id, "applied" if other.user_id else kept.source
    for name in ("email", "phone", "location", "headline"):
        setattr(kept, name, getattr(kept, name) or getattr(other, name))
    db.session.execute(delete(Match).where(Match.candidate_id == other.id))  # their keys name candidate and résumé
    _hand_over_tags(kept, other)
    _hand_over_applications(kept, other)
    newest = _hand_over_resumes(kept, other)
    db.session.delete(other)
    db.session.flush()
    if newest is not None:
        count_resume(newest)
        enqueue(sharpen_resume, newest.id)
    enqueue(rank_candidate, kept.id, at_front=True)


def _hold_both(organization_id: int, *candidate_ids: int) -> None:
    """Whoever is at work on either of them is through, or comes after us; what was read before may be outdated."""
    hold_people(organization_id)
    hold_tags(organization_id)
    hold_to_delete(candidate_ids)
    hold_all(select(Application).where(Application.candidate_id.in_(candidate_ids)), to_delete=True)
    db.session.expire_all()


def _hand_over_tags(kept: Candidate, other: Candidate) -> None:
    names = ["organization_id", "tag_id", "added_by_id", "created_at"]
    theirs = select(*(getattr(CandidateTag, name) for name in names), db.literal(kept.id))
    copies = insert(CandidateTag).from_select([*names, "candidate_id"], theirs.filter_by(candidate_id=other.id))
    db.session.execute(copies.on_conflict_do_nothing())


def _hand_over_applications(kept: Candidate, other: Candidate) -> None:
    own = {one.job_id: one for one in db.session.scalars(select(Application).filter_by(candidate_id=kept.id))}
    for theirs in db.session.scalars(select(Application).filter_by(candidate_id=other.id)).all():
        mine = own.get(theirs.job_id)
        if mine is None:
            theirs.candidate_id = kept.id
        else:
            _join_applications(mine, theirs)
    db.session.flush()


def _join_applications(mine: Application, theirs: Application) -> None:
    """Two in one vacancy: the stage is that of whichever somebody moved last; one that nobody moved gives way."""
    if theirs.updated_at and (mine.updated_at is None or theirs.updated_at > mine.updated_at):
        mine.stage, mine.updated_at = Stage(theirs.stage), theirs.updated_at
    if theirs.user_id:
        mine.user_id, mine.source = theirs.user_id, theirs.source
    db.session.flush()
    said = select(GroupEntry.attribute).filter_by(application_id=mine.id)
    for rows, which in ((StageChange, StageChange.id > 0), (GroupEntry, GroupEntry.attribute.not_in(said))):
        db.session.execute(update(rows).where(rows.application_id == theirs.id, which).values(application_id=mine.id))
    db.session.expire_all()
    db.session.delete(theirs)


def _hand_over_resumes(kept: Candidate, other: Candidate) -> Resume | None:
    """Put the résumés together; of the same file one stays, with what people corrected. Returns the one that counts."""
    before = kept.resume
    files = {resume.document_id: resume for resume in kept.resumes}
    for resume in list(other.resumes):
        same = files.get(resume.document_id)
        if same is None:
            db.session.execute(update(Resume).where(Resume.id == resume.id).values(candidate_id=kept.id))
            continue
        db.session.execute(update(Upload).where(Upload.resume_id == resume.id).values(resume_id=same.id))
        join_copies(resume, same)
    db.session.flush()
    db.session.expire_all()
    newest = max(kept.resumes, key=lambda one: one.id, default=None)
    if newest is not None and before is not None and newest is not before:
        carry_over(before, newest)
    return newest
