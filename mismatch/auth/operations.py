"""Verbs on accounts and teams that change the world now."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from flask_babel import gettext as _
from flask_security.utils import hash_password
from sqlalchemy import func, select

from mismatch.auth import tasks
from mismatch.auth.invitations import hash_of, token_of
from mismatch.errors import Conflict, NotFound
from mismatch.extensions import db, security
from mismatch.models import Invitation, Membership, Organization, OrganizationKind, OrganizationRole, User
from mismatch.models.audit import record
from mismatch.models.columns import now
from mismatch.queue import enqueue
from mismatch.turns import hold

INVITATION_DAYS = 7
#: Roles a person can be given in an employer's organisation.
TEAM_ROLES = (OrganizationRole.OWNER, OrganizationRole.RECRUITER, OrganizationRole.HIRING_MANAGER)

#: Flask-Security's name of a letter → the task that sends ours.
_LETTERS = {
    "confirmation_instructions": tasks.send_confirmation,
    "reset_instructions": tasks.send_password_reset,
    "reset_notice": tasks.send_password_changed,
    "change_notice": tasks.send_password_changed,
    "change_email_instructions": tasks.send_address_change,
}


@dataclass(frozen=True)
class Registration:
    """What somebody who signs up says; ``organization`` is None for a person who looks for work."""

    name: str
    email: str
    password: str
    locale: str
    organization: str | None


def request_letter(template: str, user: User, recipient: str) -> None:
    """Queue the letter that Flask-Security asks for by its template's name."""
    kind = template.rsplit("/", 1)[-1]
    if kind == "change_email_instructions":
        user.pending_email = recipient
        db.session.flush()
    enqueue(_LETTERS[kind], user.id)


def register(registration: Registration) -> None:
    """Open an account and its organisation. An address that has one already gets a letter saying so, and the
    caller learns nothing: the work done is the same in both cases."""
    password = hash_password(registration.password)
    known = find_user(registration.email)
    if known:
        enqueue(tasks.send_already_registered if known.confirmed_at else tasks.send_confirmation, known.id)
        return
    user = _open_account(registration.email, registration.name, password, registration.locale)
    if registration.organization is None:
        _found(user, registration.name, OrganizationKind.PERSONAL, OrganizationRole.CANDIDATE)
    else:
        _found(user, registration.organization, OrganizationKind.EMPLOYER, OrganizationRole.OWNER)
    enqueue(tasks.send_confirmation, user.id)


def take_place(user: User, organization: str | None) -> None:
    """Give an account that belongs nowhere a space of its own: an employer's, or with None that of who looks for work.

    Whoever was taken out of a team, or never was in one, cannot sign up again: the address has its account.
    """
    hold(user)  # of two clicks the second finds what the first made
    if db.session.scalar(select(Membership.id).filter_by(user_id=user.id).limit(1)):
        raise Conflict()
    if organization is None:
        _found(user, user.display_name, OrganizationKind.PERSONAL, OrganizationRole.CANDIDATE)
    else:
        _found(user, organization, OrganizationKind.EMPLOYER, OrganizationRole.OWNER)


def find_user(email: str) -> User | None:
    """The account of a normalised address, whatever its case."""
    return cast("User | None", security.datastore.find_user(case_insensitive=True, email=email))


def update_profile(user: User, name: str, locale: str) -> None:
    """Change how a person is called and the language they are written to in."""
    user.name, user.locale = name, locale


def invite(actor: Membership, email: str, role: OrganizationRole) -> Invitation:
    """Offer somebody a role by e-mail; an earlier open offer to the same address is withdrawn."""
    if role not in TEAM_ROLES:
        raise NotFound()
    if _is_member(actor.organization_id, email):
        raise Conflict(_("This person is in the team already."))
    for earlier in open_invitations(actor):
        if earlier.email.casefold() == email.casefold():
            earlier.revoked_at = now()
    invitation = Invitation(
        organization_id=actor.organization_id,
        email=email,
        role=role,
        invited_by_id=actor.user_id,
        expires_at=now() + timedelta(days=INVITATION_DAYS),
    )
    invitation.token_hash = hash_of(token_of(invitation))
    db.session.add(invitation)
    db.session.flush()
    record(actor, "invited", invitation, role=role.value)
    enqueue(tasks.send_invitation, invitation.id)
    return invitation


def revoke_invitation(actor: Membership, invitation: Invitation) -> None:
    """Withdraw an offer; its link stops working at once."""
    if not invitation.is_open:
        raise Conflict(_("This invitation is no longer open."))
    invitation.revoked_at = now()
    record(actor, "invitation_revoked", invitation)


def accept_invitation(invitation: Invitation, user: User) -> Membership:
    """Join the organisation. The link was sent to the address, so its holder is who was invited."""
    _close(invitation)
    if any(m.organization_id == invitation.organization_id for m in user.memberships):
        raise Conflict(_("You are in this team already."))
    return _join(invitation, user)


def join_with_new_account(invitation: Invitation, name: str, password: str, locale: str) -> User:
    """Open an account for the invited address and join; the letter has confirmed the address."""
    if find_user(invitation.email):
        raise Conflict(_("There is an account for this address already: sign in to accept."))
    _close(invitation)
    user = _open_account(invitation.email, name, hash_password(password), locale)
    user.confirmed_at = now()
    _join(invitation, user)
    return user


def change_role(actor: Membership, member: Membership, role: OrganizationRole) -> None:
    """Give a member another role; an organisation keeps an owner."""
    if role not in TEAM_ROLES:
        raise NotFound()
    if role is not OrganizationRole.OWNER:
        _keep_an_owner(member)
    record(actor, "role_changed", member, before=str(member.role), after=role.value)
    member.role = role


def remove_member(actor: Membership, member: Membership) -> None:
    """Take somebody out of the organisation; the account stays."""
    _keep_an_owner(member)
    record(actor, "member_removed", member)
    db.session.delete(member)


def open_invitations(actor: Membership) -> list[Invitation]:
    """The organisation's offers that can still be accepted, newest first."""
    statement = select(Invitation).filter_by(organization_id=actor.organization_id).order_by(Invitation.id.desc())
    return [invitation for invitation in db.session.scalars(statement) if invitation.is_open]


def _open_account(email: str, name: str, password: str, locale: str) -> User:
    user = User(email=email, name=name, password=password, locale=locale, active=True, fs_uniquifier=uuid.uuid4().hex)
    db.session.add(user)
    db.session.flush()
    return user


def _found(user: User, name: str, kind: OrganizationKind, role: OrganizationRole) -> None:
    organization = Organization(name=name, kind=kind)
    db.session.add(Membership(user=user, organization=organization, role=role))
    db.session.flush()


def _close(invitation: Invitation) -> None:
    # Locked and read anew, so that of two clicks on one link only the first joins.
    db.session.refresh(invitation, with_for_update=True)
    if not invitation.is_open:
        raise Conflict(_("This invitation is no longer open."))
    invitation.accepted_at = now()


def _join(invitation: Invitation, user: User) -> Membership:
    membership = Membership(
        user=user, organization_id=invitation.organization_id, role=OrganizationRole(invitation.role)
    )
    db.session.add(membership)
    db.session.flush()
    record(membership, "joined", membership, role=str(invitation.role))
    return membership


def _is_member(organization_id: int, email: str) -> bool:
    statement = (
        select(func.count())
        .select_from(Membership)
        .join(User)
        .where(Membership.organization_id == organization_id, func.lower(User.email) == email.lower())
    )
    return bool(db.session.scalar(statement))


def _keep_an_owner(member: Membership) -> None:
    if member.role != OrganizationRole.OWNER:
        return
    owners = select(Membership.id).filter_by(organization_id=member.organization_id, role=OrganizationRole.OWNER)
    # Locked, so that two owners cannot take each other out at the same moment.
    if len(db.session.scalars(owners.with_for_update()).all()) < 2:
        raise Conflict(_("An organisation keeps at least one owner."))
