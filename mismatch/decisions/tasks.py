"""Proposing weights, later: safe to run twice."""

from __future__ import annotations

from sqlalchemy import select

from mismatch.decisions.outcomes import as_decided, first_decisions
from mismatch.engine.matching.tuning import NotProposed, propose_weights
from mismatch.engine.matching.weights import shipped_weights
from mismatch.extensions import db
from mismatch.models import WeightSet, WeightsState
from mismatch.queue import enqueue, is_idle, task

#: Other weights are not worth a decision when they agree better with fewer than one pair in two hundred.
LEAST_GAIN = 0.005


@task("matching", timeout=300)
def propose(weight_set_id: int) -> None:
    """Work out a proposal from the organisation's decisions, or why there is none."""
    asked = db.session.scalar(
        select(WeightSet).filter_by(id=weight_set_id, state=WeightsState.ASKED).with_for_update(skip_locked=True)
    )
    if asked is None:
        return
    current = db.session.scalar(WeightSet.in_force(asked.organization_id))
    components = current.components if current else shipped_weights().components
    try:
        found = propose_weights(as_decided(first_decisions(asked.organization_id)), components)
    except NotProposed as refusal:
        asked.state, asked.figures = WeightsState.REFUSED, {"reason": refusal.reason, "missing": refusal.missing}
    else:
        names = ("factors", "decisions", "vacancies", "auc_before", "auc_after")
        figures = {name: getattr(found, name) for name in names}
        if found.auc_after - found.auc_before < LEAST_GAIN:
            asked.state, asked.figures = WeightsState.REFUSED, {"reason": "no_gain", "missing": 0} | figures
        else:
            asked.state, asked.components = WeightsState.PROPOSED, found.components
            asked.figures = figures | {"before": dict(components)}
    db.session.commit()


@task("upkeep")
def sweep_proposals() -> None:
    """Bring up again what was asked for and lost."""
    if is_idle("matching"):
        for weight_set_id in db.session.scalars(select(WeightSet.id).filter_by(state=WeightsState.ASKED)):
            enqueue(propose, weight_set_id)
    db.session.commit()
