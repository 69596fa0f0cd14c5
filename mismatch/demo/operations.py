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


def load_demo(password: str | None = None) -> LoadedDemo:
    """A demo organisation with its people and vacancies, and a candidate's account beside it."""
    if db.session.scalar(select(User.id).filter_by(email=RECRUITER)):
        raise Conflict("The demo is loaded already.")
    from mismatch.demo.vacancies import vacancies  # texts of a demo are no weight for every process

    password = password or secrets.token_urlsafe(9)
    recruiter = _account(RECRUITER, "Анна Демидова", password)
    actor = _belong(recruiter, "Demo", OrganizationKind.EMPLOYER, OrganizationRole.OWNER)
    candidate = _account(CANDIDATE, "Пётр Пробный", password)
    _belong(candidate, candidate.name, OrganizationKind.PERSONAL, OrganizationRole.CANDIDATE)
    for vacancy in vacancies():
        publish_job(actor, draft_job(actor, vacancy.text, vacancy.title))
    enqueue(tasks.upload_demo, actor.organization_id)
    return LoadedDemo(recruiter, candidate, password)


def _account(email: str, name: str, password: str) -> User:
    user = User(
        email=email,
        name=name,
        password=hash_password(password),
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
