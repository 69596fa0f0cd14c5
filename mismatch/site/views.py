"""The first page and the health check."""

from __future__ import annotations

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from flask_security.utils import login_user
from sqlalchemy import text

from mismatch import queue
from mismatch.demo.operations import demo_is_offered, load_demo, load_own_demo, own_demo_is_offered
from mismatch.errors import NotFound
from mismatch.extensions import db, limiter
from mismatch.languages import language
from mismatch.permissions import Permission, actor, choose_organization, may, membership, requires
from mismatch.site import blueprint


@blueprint.get("/")
@requires(Permission.PUBLIC)
def index() -> ResponseReturnValue:
    if current_user.is_authenticated and not membership():
        return redirect(url_for("auth.start"))
    if current_user.is_authenticated:
        return redirect(url_for("portal.resume" if may(Permission.SEEK_WORK) else "jobs.index"))
    return render_template("site/index.html", demo_is_offered=demo_is_offered())


@blueprint.post("/demo")
@requires(Permission.PUBLIC)
def demo() -> ResponseReturnValue:
    """Load the demo into an empty database and sign its recruiter in."""
    if not demo_is_offered():
        raise NotFound()
    loaded = load_demo(locale=language())
    db.session.commit()
    login_user(loaded.recruiter)
    flash(
        _(
            "This is the demo. To come back later, sign in as %(email)s with the password %(password)s; "
            "%(candidate)s, with the same password, is somebody who looks for work.",
            email=loaded.recruiter.email,
            password=loaded.password,
            candidate=loaded.candidate.email,
        ),
        "success",
    )
    return redirect(url_for("jobs.index"))


@blueprint.post("/demo/own")
@requires(Permission.EDIT_JOBS)
def own_demo() -> ResponseReturnValue:
    """Load the demo into a workspace of its own, for somebody who has signed up, and go there."""
    here = actor()
    if not own_demo_is_offered(here.user):
        raise NotFound()
    own = here.organization.name
    demo = load_own_demo(here.user)
    db.session.commit()
    choose_organization(demo.organization_id)
    flash(_("This is the demo, a workspace of its own. The menu of your account leads back to %(name)s.", name=own))
    return redirect(url_for("jobs.index"))


@blueprint.get("/healthz")
@limiter.exempt
@requires(Permission.PUBLIC)
def health() -> ResponseReturnValue:
    """Whether this process reaches PostgreSQL and the queue."""
    db.session.execute(text("SELECT 1"))
    queue.connection().ping()
    return {"status": "ok", "environment": current_app.config["ENVIRONMENT"]}
