"""Loading the demo: its files go the same way as a recruiter's own."""

from __future__ import annotations

import secrets
import uuid
from dataclasses import dataclass

from flask import current_app
from flask_security.utils import hash_password
from sqlalchemy import func, select

from mismatch.demo import tasks
from mismatch.errors import Conflict
from mismatch.extensions import db
from mismatch.jobs.operations import draft_job, publish_job
from mismatch.models import Membership, Organization, OrganizationKind, OrganizationRole, User
from mismatch.models.columns import now
from mismatch.queue import enqueue
from mismatch.turns import hold

RECRUITER = "recruiter@demo.example"
CANDIDATE = "candidate@demo.example"


@dataclass(frozen=True)
class LoadedDemo:
    """Who can sign in now, both with the same password."""

    recruiter: User
    candidate: User
    password: str


def demo_is_offered() -> bool:
    """Only on an empty database, and never in production: there ``flask seed`` is an operator's decision."""
    return bool(current_app.config["DEBUG_PAGES"]) and not db.session.scalar(select(func.count(User.id)))


def own_demo_is_offered(user: User) -> bool:
    """Whether somebody may have a demo beside their own workspace: one each, and never in production."""
    return bool(current_app.config["DEBUG_PAGES"]) and _demo_of(user) is None


def load_demo(password: str | None = None, locale: str = "ru") -> LoadedDemo:
    """A demo organisation with its people and vacancies, and a candidate's account beside it."""
    if db.session.scalar(select(User.id).filter_by(email=RECRUITER)):
        raise Conflict("The demo is loaded already.")
    password = password or secrets.token_urlsafe(9)
    recruiter = _account(RECRUITER, "Анна Демидова", password, locale)
    _fill(_belong(recruiter, "Demo", OrganizationKind.EMPLOYER, OrganizationRole.OWNER))
    candidate = _account(CANDIDATE, "Пётр Пробный", password, locale)
    _belong(candidate, candidate.name, OrganizationKind.PERSONAL, OrganizationRole.CANDIDATE)
    return LoadedDemo(recruiter, candidate, password)


def load_own_demo(user: User) -> Membership:
    """The demo as a workspace of its own: nobody's real vacancies and people get mixed with fictional ones."""
    hold(user)  # of two clicks the second finds what the first made
    known = _demo_of(user)
    if known is not None:
        return known
    actor = _belong(user, "Demo", OrganizationKind.EMPLOYER, OrganizationRole.OWNER)
    _fill(actor)
    return actor


def _demo_of(user: User) -> Membership | None:
    theirs = select(Membership).filter_by(user_id=user.id).join(Membership.organization)
    return db.session.scalar(theirs.where(Organization.is_demo, Organization.kind == OrganizationKind.EMPLOYER))


def _fill(actor: Membership) -> None:
    from mismatch.demo.vacancies import vacancies  # texts of a demo are no weight for every process

    for vacancy in vacancies():
        publish_job(actor, draft_job(actor, vacancy.text, vacancy.title))
    enqueue(tasks.upload_demo, actor.organization_id)


def _account(email: str, name: str, password: str, locale: str) -> User:
    user = User(
        email=email,
        name=name,
        password=hash_password(password),
        locale=locale,
        fs_uniquifier=uuid.uuid4().hex,
        confirmed_at=now(),
        active=True,
    )
    db.session.add(user)
    return user


def _belong(user: User, name: str, kind: OrganizationKind, role: OrganizationRole) -> Membership:
    organization = Organization(name=name, kind=kind, is_demo=True)
    membership = Membership(user=user, organization=organization, role=role)
    db.session.add(membership)
    db.session.flush()
    return membership
