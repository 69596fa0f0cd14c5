"""What somebody who has just signed up is led through: a vacancy, résumés on it, the ranked list."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import exists, select

from mismatch.demo import operations as demo
from mismatch.extensions import db
from mismatch.models import Candidate, Job, JobStatus
from mismatch.permissions import Permission, actor, may, tenant


@dataclass(frozen=True)
class FirstSteps:
    """How far a workspace has come. ``newest``: the vacancy that was published last."""

    newest: Job | None
    has_people: bool
    offers_demo: bool


def first_steps() -> FirstSteps | None:
    """None where the steps are behind: a vacancy is published and somebody is there, or it is the demo."""
    if not may(Permission.EDIT_JOBS) or actor().organization.is_demo:
        return None
    published = tenant(Job).where(Job.status == JobStatus.PUBLISHED).order_by(Job.id.desc()).limit(1)
    newest = db.session.scalar(published)
    people = exists().where(Candidate.organization_id == actor().organization_id)
    has_people = bool(db.session.scalar(select(people)))
    if newest is not None and has_people:
        return None
    return FirstSteps(newest, has_people, demo.own_demo_is_offered(actor().user))
