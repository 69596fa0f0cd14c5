"""The team of an organisation and its invitations: the views."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from flask_security.utils import login_user

from mismatch.auth import blueprint, operations
from mismatch.auth.forms import InvitationForm, JoinForm, RoleForm
from mismatch.auth.invitations import find_invitation, joined_through
from mismatch.auth.limits import letters
from mismatch.errors import Conflict, Forbidden, NotFound
from mismatch.extensions import db
from mismatch.languages import language
from mismatch.models import Invitation, Membership, OrganizationRole
from mismatch.permissions import Permission, actor, choose_organization, get_or_404, requires, tenant


@blueprint.route("/team", methods=["GET", "POST"])
@letters
@requires(Permission.MANAGE_TEAM)
def team() -> ResponseReturnValue:
    form = InvitationForm()
    if form.validate_on_submit():
        try:
            operations.invite(actor(), form.email.data, OrganizationRole(form.role.data))
        except Conflict as conflict:
            form.email.errors = [conflict.message]
        else:
            db.session.commit()
            flash(_("The invitation to %(email)s is on its way.", email=form.email.data), "success")
            return redirect(url_for("auth.team"))
    members = db.session.scalars(tenant(Membership).order_by(Membership.id)).all()
    invitations = operations.open_invitations(actor())
    return render_template("auth/team.html", form=form, members=members, invitations=invitations, role_form=RoleForm())


@blueprint.post("/team/invitations/<int:invitation_id>/revoke")
@requires(Permission.MANAGE_TEAM)
def revoke_invitation(invitation_id: int) -> ResponseReturnValue:
    operations.revoke_invitation(actor(), get_or_404(Invitation, invitation_id))
    db.session.commit()
    flash(_("The invitation is withdrawn."), "success")
    return redirect(url_for("auth.team"))


@blueprint.post("/team/members/<int:membership_id>/role")
@requires(Permission.MANAGE_TEAM)
def change_role(membership_id: int) -> ResponseReturnValue:
    member, form = get_or_404(Membership, membership_id), RoleForm()
    if not form.validate_on_submit():
        raise NotFound()
    operations.change_role(actor(), member, OrganizationRole(form.role.data))
    db.session.commit()
    flash(_("The role is changed."), "success")
    return redirect(url_for("auth.team" if member.user_id != current_user.id else "site.index"))


@blueprint.post("/team/members/<int:membership_id>/remove")
@requires(Permission.MANAGE_TEAM)
def remove_member(membership_id: int) -> ResponseReturnValue:
    member = get_or_404(Membership, membership_id)
    leaves = member.user_id == current_user.id
    operations.remove_member(actor(), member)
    db.session.commit()
    flash(_("The person is no longer in the team."), "success")
    return redirect(url_for("site.index" if leaves else "auth.team"))


@blueprint.post("/memberships/<int:membership_id>/choose")
@requires(Permission.SIGNED_IN)
def choose(membership_id: int) -> ResponseReturnValue:
    """Work in another of one's organisations."""
    mine = next((one for one in current_user.memberships if one.id == membership_id), None)
    if mine is None:
        raise NotFound()
    choose_organization(mine.organization_id)
    return redirect(url_for("site.index"))


@blueprint.route("/invitations/<token>", methods=["GET", "POST"])
@letters
@requires(Permission.PUBLIC)
def invitation(token: str) -> ResponseReturnValue:
    """Accept an offer: with the account that is signed in, or with a new one."""
    found = find_invitation(token)
    if found is None:
        return _closed(token)
    if current_user.is_authenticated:
        return _accept(found)
    form = JoinForm()
    has_account = operations.find_user(found.email) is not None
    if has_account or not form.validate_on_submit():
        return render_template("auth/invitation.html", invitation=found, form=form, has_account=has_account)
    user = operations.join_with_new_account(found, form.name.data, form.password.data, language())
    db.session.commit()
    login_user(user, authn_via=["invitation"])
    flash(_("Welcome to the team."), "success")
    return redirect(url_for("site.index"))


def _closed(token: str) -> ResponseReturnValue:
    """Used, withdrawn, too late, or never sent: all look the same but to whoever has joined by this link."""
    mine = joined_through(token, current_user) if current_user.is_authenticated else None
    if mine is None:
        return render_template("auth/invitation_closed.html"), 404
    choose_organization(mine.organization_id)
    flash(_("You are in this team already."), "info")
    return redirect(url_for("site.index"))


def _accept(found: Invitation) -> ResponseReturnValue:
    form = JoinForm()  # for its CSRF check alone; the account is there
    is_theirs = current_user.email.casefold() == found.email.casefold()
    if not form.is_submitted():
        return render_template("auth/invitation_accept.html", invitation=found, is_theirs=is_theirs)
    if not is_theirs:
        raise Forbidden(_("This invitation was sent to another address."))
    operations.accept_invitation(found, current_user)
    organization_id = found.organization_id
    db.session.commit()
    choose_organization(organization_id)
    flash(_("Welcome to the team."), "success")
    return redirect(url_for("site.index"))
