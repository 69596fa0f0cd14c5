"""Pages of decisions: how they agree with the score, and the weights proposed from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import flash, jsonify, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from mismatch.decisions import blueprint, operations
from mismatch.decisions.outcomes import as_decided, first_decisions
from mismatch.engine.matching.agreement import Agreement, agreement, surprises
from mismatch.engine.matching.tuning import LEAST_DECISIONS
from mismatch.engine.matching.weights import COMPONENTS
from mismatch.extensions import db
from mismatch.models import Job, StageChange, WeightSet, WeightsState
from mismatch.permissions import Permission, actor, get_or_404, requires, tenant

#: Surprises are read one by one: more than this nobody reads.
SHOWN = 20


@dataclass(frozen=True)
class Surprise:
    """A decision that the score did not expect."""

    change: StageChange
    taken: bool


@blueprint.get("/decisions")
@requires(Permission.DECIDE)
def index() -> ResponseReturnValue:
    """Agreement of the whole organisation and of each vacancy, and the weights."""
    changes = first_decisions(actor().organization_id)
    decided = as_decided(changes)
    by_job = defaultdict(list)
    for one in decided:
        by_job[one.vacancy].append(one)
    jobs = db.session.scalars(tenant(Job).where(Job.id.in_(by_job)).order_by(Job.id.desc())).all()
    sets = db.session.scalars(tenant(WeightSet).order_by(WeightSet.version.desc()).limit(SHOWN)).all()
    return render_template(
        "decisions/index.html",
        agreement=agreement(decided),
        surprises=_surprises(changes),
        jobs=[(job, agreement(by_job[job.id])) for job in jobs],
        sets=sets,
        current=next((one for one in sets if one.state == WeightsState.IN_FORCE), None) or _in_force(),
        names=COMPONENTS,
        usable=sum(bool(one.values) for one in decided),
        unscored=len(changes) - len(decided),
        least=LEAST_DECISIONS,
        progress=_progress(sets[0] if sets else None),
    )


def _in_force() -> WeightSet | None:
    return db.session.scalar(WeightSet.in_force(actor().organization_id))


@blueprint.get("/decisions/weights.json")
@requires(Permission.DECIDE)
def weights_state() -> ResponseReturnValue:
    """Whether a proposal is still being worked out."""
    newest = tenant(WeightSet).order_by(WeightSet.version.desc()).limit(1)
    return jsonify(_progress(db.session.scalar(newest)))


def _progress(newest: WeightSet | None) -> dict[str, Any]:
    """How a proposal that was asked for is doing, as static/js/progress.js wants it: nobody knows how far it is."""
    waits = newest is not None and newest.state == WeightsState.ASKED
    return {
        "done": not waits,
        "finished": None,
        "total": 1,
        "summary": _("A proposal is being worked out: it appears here by itself.") if waits else "",
        "version": f"{newest.version}-{newest.state}" if newest else "",
        "rows": [],
    }


@blueprint.get("/jobs/<int:job_id>/decisions")
@requires(Permission.DECIDE)
def job(job_id: int) -> ResponseReturnValue:
    found = get_or_404(Job, job_id)
    changes = first_decisions(actor().organization_id, found.id)
    decided = as_decided(changes)
    measured: Agreement = agreement(decided)
    return render_template(
        "decisions/job.html",
        job=found,
        agreement=measured,
        surprises=_surprises(changes),
        unscored=len(changes) - len(decided),
    )


def _surprises(changes: Sequence[StageChange]) -> list[Surprise]:
    by_id = {one.id: one for one in changes}
    return [Surprise(by_id[one.id], one.taken) for one in surprises(as_decided(changes))[:SHOWN]]


@blueprint.post("/decisions/weights")
@requires(Permission.SET_WEIGHTS)
def ask() -> ResponseReturnValue:
    operations.ask_for_weights(actor())
    db.session.commit()
    flash(_("Weights are being worked out from your decisions."), "success")
    return redirect(url_for("decisions.index", _anchor="weights"))


@blueprint.post("/decisions/weights/<int:weight_set_id>/accept")
@requires(Permission.SET_WEIGHTS)
def accept(weight_set_id: int) -> ResponseReturnValue:
    operations.accept_weights(actor(), get_or_404(WeightSet, weight_set_id))
    db.session.commit()
    flash(_("Every vacancy is being scored by these weights now."), "success")
    return redirect(url_for("decisions.index", _anchor="weights"))


@blueprint.post("/decisions/weights/<int:weight_set_id>/discard")
@requires(Permission.SET_WEIGHTS)
def discard(weight_set_id: int) -> ResponseReturnValue:
    operations.discard_weights(actor(), get_or_404(WeightSet, weight_set_id))
    db.session.commit()
    flash(_("Discarded. Nothing has changed."), "success")
    return redirect(url_for("decisions.index", _anchor="weights"))


@blueprint.post("/decisions/weights/shipped")
@requires(Permission.SET_WEIGHTS)
def use_shipped() -> ResponseReturnValue:
    operations.use_shipped_weights(actor())
    db.session.commit()
    flash(_("Every vacancy is being scored by the weights that ship with Mismatch."), "success")
    return redirect(url_for("decisions.index", _anchor="weights"))
