"""Letters about accounts and teams, sent by the queue. Each takes ids, so no token or address waits in Redis."""

from __future__ import annotations

from flask_security.change_email import _generate_token as generate_change_token
from flask_security.confirmable import generate_confirmation_token
from flask_security.recoverable import generate_reset_password_token

from mismatch import emails
from mismatch.auth.invitations import token_of
from mismatch.clients.mail import mail_client
from mismatch.emails import address_of
from mismatch.extensions import db
from mismatch.labels import ROLES
from mismatch.models import Invitation, User
from mismatch.queue import task


@task("upkeep", timeout=60)
def send_confirmation(user_id: int) -> None:
    user = db.session.get(User, user_id)
    if user and user.confirmed_at is None:
        link = address_of("security.confirm_email", token=generate_confirmation_token(user))
        mail_client().send(user.email, emails.confirm_address(user.locale, user.name, link))


@task("upkeep", timeout=60)
def send_already_registered(user_id: int) -> None:
    user = db.session.get(User, user_id)
    if user:
        sign_in, reset = address_of("security.login"), address_of("security.forgot_password")
        mail_client().send(user.email, emails.already_registered(user.locale, user.name, sign_in, reset))


@task("upkeep", timeout=60)
def send_password_reset(user_id: int) -> None:
    user = db.session.get(User, user_id)
    if user:
        link = address_of("security.reset_password", token=generate_reset_password_token(user))
        mail_client().send(user.email, emails.reset_password(user.locale, user.name, link))


@task("upkeep", timeout=60)
def send_password_changed(user_id: int) -> None:
    user = db.session.get(User, user_id)
    if user:
        reset = address_of("security.forgot_password")
        mail_client().send(user.email, emails.password_changed(user.locale, user.name, reset))


@task("upkeep", timeout=60)
def send_address_change(user_id: int) -> None:
    """A link to the new address; a notice to the old one, which still holds."""
    user = db.session.get(User, user_id)
    if user and user.pending_email:
        link = address_of("security.change_email_confirm", token=generate_change_token(user, user.pending_email))
        reset = address_of("security.forgot_password")
        notice = emails.address_change_asked(user.locale, user.name, user.pending_email, reset)
        mail_client().send(user.pending_email, emails.change_address(user.locale, user.name, link))
        mail_client().send(user.email, notice)


@task("upkeep", timeout=60)
def send_invitation(invitation_id: int) -> None:
    invitation = db.session.get(Invitation, invitation_id)
    if invitation is None or not invitation.is_open:
        return
    inviter = invitation.invited_by
    letter = emails.invitation(
        inviter.locale if inviter else "ru",
        inviter.display_name if inviter else "",
        invitation.organization.name,
        ROLES[invitation.role],
        address_of("auth.invitation", token=token_of(invitation)),
    )
    mail_client().send(invitation.email, letter)
