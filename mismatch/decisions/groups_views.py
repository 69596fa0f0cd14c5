"""Groups recorded voluntarily: the report of impact ratios, entering, exporting and erasing them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mismatch.arguments import row_id
from mismatch.decisions import blueprint, operations
from mismatch.decisions.operations import GroupLine
from mismatch.decisions.report import impact_report
from mismatch.engine.matching.impact import LEAST_PEOPLE
from mismatch.errors import NotFound
from mismatch.extensions import db
from mismatch.models import Application, GroupEntry, Job
from mismatch.permissions import Permission, actor, requires, tenant

_MOST_LINES = 5000
#: What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@blueprint.get("/decisions/groups")
@requires(Permission.RECORD_GROUPS)
def groups() -> ResponseReturnValue:
    return _groups_page()


def _groups_page(typed: str = "", faults: Sequence[str] = ()) -> str:
    """The report, and the list to be pasted: with what of it was not taken, and why."""
    number, by_hire = row_id(request.args.get("job")), request.args.get("outcome") == "hired"
    return render_template(
        "decisions/groups.html",
        reports=impact_report(actor().organization_id, number, by_hire=by_hire),
        jobs=db.session.scalars(tenant(Job).order_by(Job.id.desc())).all(),
        job_id=number,
        by_hire=by_hire,
        attributes=db.session.scalars(_attributes()).all(),
        least=LEAST_PEOPLE,
        typed=typed,
        faults=faults,
    )


def _attributes():  # type: ignore[no-untyped-def]
    mine = GroupEntry.organization_id == actor().organization_id
    return select(GroupEntry.attribute).where(mine).distinct().order_by(GroupEntry.attribute)


@blueprint.post("/decisions/groups")
@requires(Permission.RECORD_GROUPS)
def enter() -> ResponseReturnValue:
    """A pasted list: one person a line, "address; attribute; group"."""
    typed = [line for line in request.form.get("lines", "").splitlines() if line.strip(" ;")]
    lines = [_cells(line) for line in typed[:_MOST_LINES]]
    whole = [GroupLine(*line) for line in lines if _is_whole(line)]
    recorded = operations.record_groups(actor(), whole)
    db.session.commit()
    noted = recorded.applications
    if noted:
        flash(ngettext("Noted for %(num)s application.", "Noted for %(num)s applications.", noted), "success")
    broken = [line for line in lines if not _is_whole(line)]
    if not (broken or recorded.strangers):
        return redirect(url_for("decisions.groups"))
    left = [*broken, *([one.email, one.attribute, one.value] for one in recorded.strangers)]
    return _groups_page("\n".join("; ".join(line) for line in left), _faults(broken, recorded.strangers)), 422


def _cells(line: str) -> list[str]:
    """Read line by line: a quote that is never closed would swallow all the lines below it."""
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=";", skipinitialspace=True))]
    except csv.Error:  # longer than anything that could be meant
        return [line]


def _is_whole(line: Sequence[str]) -> bool:
    return len(line) == 3 and all(line)


def _faults(broken: Sequence[object], strangers: Sequence[object]) -> list[str]:
    """What is wrong with the lines that are shown again."""
    told = []
    if count := len(broken):
        told.append(
            ngettext(
                "%(num)s line was not understood: write “address; attribute; group”.",
                "%(num)s lines were not understood: write “address; attribute; group”.",
                count,
            )
        )
    if count := len(strangers):
        told.append(
            ngettext(
                "%(num)s line is about an address that nobody with an application has.",
                "%(num)s lines are about addresses that nobody with an application has.",
                count,
            )
        )
    return told


@blueprint.post("/decisions/groups/erase")
@requires(Permission.RECORD_GROUPS)
def erase() -> ResponseReturnValue:
    erased = operations.erase_groups(actor(), request.form.get("attribute", ""))
    db.session.commit()
    flash(ngettext("%(num)s entry is erased.", "%(num)s entries are erased.", erased), "success")
    return redirect(url_for("decisions.groups"))


@blueprint.get("/decisions/groups.csv")
@requires(Permission.RECORD_GROUPS)
def export() -> ResponseReturnValue:
    """Everything noted, with neither names nor scores."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["application", "attribute", "group", "source", "recorded"])
    for one in db.session.scalars(tenant(GroupEntry).order_by(GroupEntry.id)):
        cells = (one.attribute, one.value, one.source)
        writer.writerow([one.application_id, *map(_plain, cells), one.created_at.date().isoformat()])
    headers = {"Content-Disposition": "attachment; filename=groups.csv", "Cache-Control": "no-store"}
    return Response("\ufeff" + out.getvalue(), mimetype="text/csv", headers=headers)


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


@blueprint.route("/my/applications/<int:job_id>/group", methods=["GET", "POST"])
@requires(Permission.SEEK_WORK)
def mine(job_id: int) -> ResponseReturnValue:
    """What a person says of themselves in one application: voluntary, and taken back at any time."""
    query = select(Application).filter_by(job_id=job_id, user_id=actor().user_id)
    application = db.session.scalar(query.options(joinedload(Application.job).joinedload(Job.organization)))
    if application is None:
        raise NotFound()
    if request.method == "GET":
        said = db.session.scalars(select(GroupEntry).filter_by(application_id=application.id).order_by(GroupEntry.id))
        return render_template("decisions/mine.html", application=application, said=said.all())
    attribute, value = (request.form.get(name, "").strip() for name in ("attribute", "value"))
    if request.form.get("act") == "erase":
        operations.take_group_back(actor(), application)
        flash(_("Erased."), "success")
    elif attribute and value:
        operations.say_group(actor(), application, attribute, value)
        flash(_("Thank you. It is noted apart from your application and never reaches a score."), "success")
    else:
        flash(_("Fill in both fields."), "warning")
    db.session.commit()
    return redirect(url_for("decisions.mine", job_id=job_id))
