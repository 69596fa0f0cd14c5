"""Verbs on an organisation's weights and on groups recorded voluntarily."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from mismatch.decisions import tasks
from mismatch.errors import Conflict
from mismatch.extensions import db
from mismatch.matching.operations import request_ranking
from mismatch.models import (
    Application,
    Candidate,
    GroupEntry,
    Job,
    JobStatus,
    Membership,
    Organization,
    WeightSet,
    WeightsState,
)
from mismatch.models.audit import record
from mismatch.models.columns import now
from mismatch.queue import enqueue
from mismatch.turns import hold

LONGEST = 60


def ask_for_weights(actor: Membership) -> WeightSet:
    """Have weights proposed from the organisation's decisions; an open proposal is discarded for the new one."""
    _one_at_a_time(actor)
    for open_one in _mine(actor, WeightsState.ASKED, WeightsState.PROPOSED):
        open_one.state = WeightsState.DISCARDED
    last = db.session.scalar(select(func.max(WeightSet.version)).filter_by(organization_id=actor.organization_id))
    asked = WeightSet(organization_id=actor.organization_id, version=(last or 0) + 1, asked_by_id=actor.user_id)
    db.session.add(asked)
    db.session.flush()
    record(actor, "ask", asked)
    enqueue(tasks.propose, asked.id, at_front=True)  # somebody waits for it, and it takes a moment
    return asked


def accept_weights(actor: Membership, proposed: WeightSet) -> None:
    """Score by these weights from now on; also the way back to a set that counted before."""
    _one_at_a_time(actor)
    hold(proposed)
    if proposed.state not in (WeightsState.PROPOSED, WeightsState.REPLACED):
        raise Conflict()
    _retire(actor)
    _decide(actor, proposed, WeightsState.IN_FORCE)
    record(actor, "accept", proposed, version=proposed.version)
    _score_anew(actor)


def discard_weights(actor: Membership, proposed: WeightSet) -> None:
    """Leave everything as it is."""
    hold(proposed)
    if proposed.state not in (WeightsState.PROPOSED, WeightsState.REFUSED):
        raise Conflict()
    _decide(actor, proposed, WeightsState.DISCARDED)
    record(actor, "discard", proposed, version=proposed.version)


def use_shipped_weights(actor: Membership) -> None:
    """Go back to the weights that ship with the engine."""
    _one_at_a_time(actor)
    if not _retire(actor):
        raise Conflict()
    _score_anew(actor)


def _one_at_a_time(actor: Membership) -> None:
    db.session.execute(select(Organization.id).filter_by(id=actor.organization_id).with_for_update())


def _mine(actor: Membership, *states: WeightsState) -> Sequence[WeightSet]:
    query = select(WeightSet).filter_by(organization_id=actor.organization_id).where(WeightSet.state.in_(states))
    return db.session.scalars(query).all()


def _retire(actor: Membership) -> bool:
    """Take the set in force out of it; whether there was one."""
    counted = _mine(actor, WeightsState.IN_FORCE)
    for one in counted:
        _decide(actor, one, WeightsState.REPLACED)
        record(actor, "replace", one, version=one.version)
    return bool(counted)


def _decide(actor: Membership, one: WeightSet, state: WeightsState) -> None:
    one.state, one.decided_by_id, one.decided_at = state, actor.user_id, now()


def _score_anew(actor: Membership) -> None:
    """Every vacancy is another one now: its matches are stale until they are made anew."""
    jobs = select(Job).where(Job.organization_id == actor.organization_id, Job.status != JobStatus.CLOSED)
    for job in db.session.scalars(jobs.with_for_update()):
        job.revision += 1
        request_ranking(job)


@dataclass(frozen=True)
class GroupLine:
    """One line of a list: an address, and the group its owner said they belong to."""

    email: str
    attribute: str
    value: str

    @property
    def address(self) -> str:
        return self.email.strip().lower()


@dataclass(frozen=True)
class Recorded:
    """For how many applications something of a list was noted, and its lines about people who have none."""

    applications: int
    strangers: list[GroupLine]


def record_groups(actor: Membership, lines: Sequence[GroupLine]) -> Recorded:
    """Note groups for every application of the people with these addresses."""
    noted: set[int] = set()
    theirs = _applications_by_address(actor, lines)
    for line in lines:
        for application_id in theirs.get(line.address, ()):
            if _note(actor.organization_id, application_id, line.attribute, line.value, "recruiter", actor.user_id):
                noted.add(application_id)
    organization = db.session.get_one(Organization, actor.organization_id)
    record(actor, "record_groups", organization, noted=len(noted))
    return Recorded(len(noted), [line for line in lines if line.address not in theirs])


def _applications_by_address(actor: Membership, lines: Sequence[GroupLine]) -> defaultdict[str, list[int]]:
    """The applications of everybody in a list, found at once: a list may have thousands of lines."""
    address = func.lower(Candidate.email)
    found = (
        select(address, Application.id)
        .join(Application.candidate)
        .where(Application.organization_id == actor.organization_id)
        .where(address.in_({line.address for line in lines}))
        .order_by(Application.id)
        .with_for_update(read=True, key_share=True, of=Application)  # it must not go before something is noted of it
    )
    theirs: defaultdict[str, list[int]] = defaultdict(list)
    for email, application_id in db.session.execute(found):
        theirs[email].append(application_id)
    return theirs


def say_group(actor: Membership, application: Application, attribute: str, value: str) -> None:
    """A person says which group they belong to, in an application of their own."""
    hold(application)
    if application.user_id != actor.user_id:
        raise Conflict()
    _note(application.organization_id, application.id, attribute, value, "person", actor.user_id)


def take_group_back(actor: Membership, application: Application) -> None:
    """A person takes everything back that was noted of them in this application."""
    if application.user_id != actor.user_id:
        raise Conflict()
    db.session.execute(delete(GroupEntry).where(GroupEntry.application_id == application.id))


def erase_groups(actor: Membership, attribute: str) -> int:
    """Remove all that was noted under one heading; returns how much it was."""
    mine = delete(GroupEntry).where(
        GroupEntry.organization_id == actor.organization_id, GroupEntry.attribute == attribute
    )
    erased = len(db.session.scalars(mine.returning(GroupEntry.id)).all())
    organization = db.session.get_one(Organization, actor.organization_id)
    record(actor, "erase_groups", organization, erased=erased)
    return erased


def _note(organization_id: int, application_id: int, attribute: str, value: str, source: str, user_id: int) -> bool:
    """Whether it is noted: what a person says of themselves is not overwritten by what others enter."""
    said = {"value": " ".join(value.split())[:LONGEST], "source": source, "recorded_by_id": user_id}
    key = {"application_id": application_id, "attribute": " ".join(attribute.split())[:LONGEST]}
    statement = insert(GroupEntry).values(organization_id=organization_id, **key, **said)
    own = None if source == "person" else GroupEntry.source != "person"
    upsert = statement.on_conflict_do_update(index_elements=["application_id", "attribute"], set_=said, where=own)
    return db.session.execute(upsert.returning(GroupEntry.id)).first() is not None
