"""What was decided, read from the history of applications: first decisions with their scores, and hires."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Row, Select, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import contains_eager

from mismatch.engine.matching.agreement import Decided
from mismatch.extensions import db
from mismatch.models import Application, Stage, StageChange

TAKEN = (Stage.SHORTLIST, Stage.INTERVIEW, Stage.OFFER, Stage.HIRED)
DECISIONS = (*TAKEN, Stage.REJECTED)


def first_decisions(organization_id: int, job_id: int | None = None) -> Sequence[StageChange]:
    """The first decision on each application: the one the score was there for."""
    first = _first(organization_id, job_id).subquery()
    query = (
        select(StageChange)
        .join(first, first.c.id == StageChange.id)
        .join(StageChange.application)
        .join(Application.candidate)
        .options(contains_eager(StageChange.application).contains_eager(Application.candidate))
        .order_by(StageChange.id)
    )
    return db.session.scalars(query).all()


def _first(organization_id: int, job_id: int | None) -> Select[int]:
    query = (
        select(StageChange.id)
        .where(StageChange.organization_id == organization_id, StageChange.to_stage.in_(DECISIONS))
        .ext(distinct_on(StageChange.application_id))
        .order_by(StageChange.application_id, StageChange.id)
    )
    if job_id is not None:
        query = query.join(StageChange.application).where(Application.job_id == job_id)
    return query


def as_decided(changes: Sequence[StageChange]) -> list[Decided]:
    """Decisions in the engine's shape; those made before there was a score are left out."""
    return [
        Decided(
            id=one.id,
            vacancy=one.application.job_id,
            taken=one.to_stage in TAKEN,
            score=one.score,
            values={name: term["value"] for name, term in (one.components or {}).items()},
            weights={name: term["weight"] for name, term in (one.components or {}).items()},
        )
        for one in changes
        if one.score is not None
    ]


def hired(organization_id: int) -> set[int]:
    """Applications that ever reached a hire."""
    reached = select(StageChange.application_id).filter_by(organization_id=organization_id, to_stage=Stage.HIRED)
    return set(db.session.scalars(reached))


def decided_applications(organization_id: int, job_id: int | None = None) -> dict[int, bool]:
    """Every decided application, and whether the first decision took the person on."""
    rows: Sequence[Row[tuple[int, str]]] = db.session.execute(
        select(StageChange.application_id, StageChange.to_stage).where(
            StageChange.id.in_(_first(organization_id, job_id))
        )
    ).all()
    return {application_id: stage in TAKEN for application_id, stage in rows}
