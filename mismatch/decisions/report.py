"""Impact ratios of stored decisions, for the groups that people recorded."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select

from mismatch.decisions.outcomes import decided_applications, hired
from mismatch.engine.matching.impact import GroupRate, impact_ratios
from mismatch.extensions import db
from mismatch.models import GroupEntry


@dataclass(frozen=True)
class AttributeReport:
    """One attribute: its groups by how often their people were taken on."""

    attribute: str
    rows: list[GroupRate]


def impact_report(organization_id: int, job_id: int | None = None, *, by_hire: bool = False) -> list[AttributeReport]:
    """Selection rates by group among decided applications: taken on by the first decision, or hired."""
    decided = decided_applications(organization_id, job_id)
    ended = hired(organization_id) if by_hire else set()
    counts: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for application_id, attribute, value in db.session.execute(
        select(GroupEntry.application_id, GroupEntry.attribute, GroupEntry.value).filter_by(
            organization_id=organization_id
        )
    ):
        if application_id in decided:
            count = counts[attribute][value]
            count[0] += 1
            count[1] += application_id in ended if by_hire else decided[application_id]
    return [
        AttributeReport(attribute, impact_ratios({value: (n, k) for value, (n, k) in groups.items()}))
        for attribute, groups in sorted(counts.items())
    ]
