"""Signing up, the profile, the language switch. Signing in and passwords are Flask-Security's views."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import refresh
from flask_login import current_user

from mismatch.arguments import local_address, row_id
from mismatch.auth import blueprint, mailbox, operations, team  # noqa: F401
from mismatch.auth.forms import CandidateForm, OrganizationForm, ProfileForm, RecruiterForm, accepts_language
from mismatch.auth.limits import letters
from mismatch.extensions import db
from mismatch.languages import SESSION_KEY, language
from mismatch.permissions import WANTED_KEY, Permission, membership, requires

FORMS = {"recruiter": RecruiterForm, "candidate": CandidateForm}


@blueprint.get("/register")
@requires(Permission.PUBLIC)
def register() -> ResponseReturnValue:
    """Two ways to sign up, side by side."""
    if current_user.is_authenticated:
        return redirect(url_for("site.index"))
    return render_template("auth/register.html")


@blueprint.route("/register/<any(recruiter, candidate):path>", methods=["GET", "POST"])
@letters
@requires(Permission.PUBLIC)
def register_as(path: str) -> ResponseReturnValue:
    if current_user.is_authenticated:
        return redirect(url_for("site.index"))
    form = FORMS[path]()
    if wanted := row_id(request.args.get("vacancy")):
        session[WANTED_KEY] = wanted
    if not form.validate_on_submit():
        return render_template("auth/register_as.html", form=form, path=path)
    organization = form.organization.data if path == "recruiter" else None
    operations.register(
        operations.Registration(form.name.data, form.email.data, form.password.data, language(), organization)
    )
    db.session.commit()
    # Shown by a redirect and never in the address: the same page for a new and for a known e-mail.
    session["registered_email"] = form.email.data
    return redirect(url_for("auth.registered"))


@blueprint.get("/registered")
@requires(Permission.PUBLIC)
def registered() -> ResponseReturnValue:
    """Look into your mail."""
    email = session.get("registered_email")
    if not email:
        return redirect(url_for("auth.register"))
    return render_template("auth/registered.html", email=email)


@blueprint.route("/start/<any(recruiter, candidate):path>", methods=["POST"])
@blueprint.get("/start", defaults={"path": ""})
@requires(Permission.SIGNED_IN)
def start(path: str) -> ResponseReturnValue:
    """For an account that belongs nowhere: the two ways of signing up, without signing up."""
    if membership():
        return redirect(url_for("site.index"))
    form = OrganizationForm()
    hires = path == "recruiter"
    if not path or (hires and not form.validate_on_submit()):
        return render_template("auth/start.html", form=form)
    operations.take_place(current_user._get_current_object(), form.organization.data if hires else None)
    db.session.commit()
    return redirect(url_for("site.index"))


@blueprint.route("/account", methods=["GET", "POST"])
@requires(Permission.SIGNED_IN)
def profile() -> ResponseReturnValue:
    form = ProfileForm(obj=current_user)
    if form.validate_on_submit():
        operations.update_profile(current_user, form.name.data, form.locale.data)
        db.session.commit()
        session.pop(SESSION_KEY, None)
        refresh()
        flash(_("Saved."), "success")
        return redirect(url_for("auth.profile"))
    return render_template("auth/profile.html", form=form)


@blueprint.post("/language")
@requires(Permission.PUBLIC)
def choose_language() -> ResponseReturnValue:
    """Speak another language from now on, and go back to where the switch was."""
    chosen = request.form.get("language")
    if accepts_language(chosen):
        session[SESSION_KEY] = chosen
        if current_user.is_authenticated:
            operations.update_profile(current_user, current_user.name, str(chosen))
            db.session.commit()
    return redirect(local_address(url_for("site.index")))
