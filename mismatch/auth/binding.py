"""Binds Flask-Security: its settings, where its mail goes, what signing in and out does to sessions, its limits."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

from email_validator.rfc_constants import EMAIL_MAX_LENGTH
from flask import Flask, Response, abort, after_this_request, request, session
from flask_login import current_user, user_logged_in, user_logged_out
from flask_security.datastore import SQLAlchemyUserDatastore
from flask_security.mail_util import EmailValidateException, MailUtil
from flask_security.signals import change_email_confirmed
from flask_security.utils import get_message, login_user
from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from mismatch.auth import limits, mailbox, operations, wording
from mismatch.auth.forms import SignInForm
from mismatch.auth.passwords import Passwords
from mismatch.extensions import db, security
from mismatch.models import Role, User
from mismatch.permissions import WANTED_KEY

SETTINGS: dict[str, Any] = {
    "LOGOUT_METHODS": ["POST"],
    "CHANGE_URL": "/account/password",
    "CHANGE_EMAIL_URL": "/account/email",
    "POST_LOGIN_VIEW": "/",
    "POST_LOGOUT_VIEW": "/",
    "POST_CHANGE_VIEW": "/account",
    "POST_CHANGE_EMAIL_VIEW": "/account",
    "POST_CONFIRM_VIEW": "/login",
    "EMAIL_VALIDATOR_ARGS": {"check_deliverability": False},
    "CONFIRM_EMAIL_WITHIN": timedelta(days=3),
    "RESET_PASSWORD_WITHIN": timedelta(hours=2),
    "CHANGE_EMAIL_WITHIN": timedelta(hours=2),
    "I18N_DOMAIN": "messages",
    "USE_REGISTER_V2": True,
    "EMAIL_PLAINTEXT": False,
    "EMAIL_HTML": False,
}


class QueuedMail(MailUtil):
    """Flask-Security asks for a letter; the queue sends our own text of it, by the person's id."""

    def normalize(self, email: str) -> str:
        return super().normalize(_of_bearable_length(email))

    def validate(self, email: str) -> str:
        return super().validate(_of_bearable_length(email))

    def send_mail(self, template: str, subject: str, recipient: Any, *args: Any, **kwargs: Any) -> None:
        operations.request_letter(template, kwargs["user"], str(recipient))
        after_this_request(_commit)


def _of_bearable_length(email: str) -> str:
    """The library puts marks over letters in order before it looks at the length: on a million it takes minutes."""
    if len(email) > EMAIL_MAX_LENGTH:
        raise EmailValidateException(get_message("INVALID_EMAIL_ADDRESS")[0])
    return email


class Accounts(SQLAlchemyUserDatastore):
    """Whoever is signed in is found together with what every page asks about them, in one statement."""

    _signed_in = (
        select(User)
        .options(joinedload(User.roles), joinedload(User.memberships))
        .where(User.fs_uniquifier == bindparam("uniquifier"))
    )

    def find_user(self, case_insensitive: bool = False, **asked: Any) -> User | None:
        if asked.keys() != {"fs_uniquifier"}:
            return cast("User | None", super().find_user(case_insensitive=case_insensitive, **asked))
        found = db.session.scalars(self._signed_in, {"uniquifier": asked["fs_uniquifier"]})
        return cast("User | None", found.unique().one_or_none())


def init_app(app: Flask) -> None:
    """Bind accounts to the app."""
    for name, value in SETTINGS.items():
        app.config.setdefault(f"SECURITY_{name}", value)
    app.config["SECURITY_I18N_DIRNAME"] = [f"{app.root_path}/translations"]
    app.config.update(wording.MESSAGES)
    datastore = Accounts(db, User, Role)
    # Choices of the constructor, which runs before this module is known.
    security._mail_util_cls, security._password_util_cls = QueuedMail, Passwords
    security.init_app(app, datastore, login_form=SignInForm)
    limits.init_app(app)
    app.before_request(_refuse_odd_json)
    app.jinja_env.globals["has_mailbox"] = mailbox.has_mailbox
    user_logged_in.connect(_start_afresh, app)
    user_logged_out.connect(_end_every_session, app)
    change_email_confirmed.connect(_settle_address, app)


def _commit(response: Response) -> Response:
    db.session.commit()
    return response


def _refuse_odd_json() -> None:
    """Flask-Security takes JSON for a form, and fails over what is no object."""
    takes_json = request.blueprint == "security" and request.method == "POST" and request.is_json
    if takes_json and not isinstance(request.get_json(silent=True), dict):
        abort(400)


def _start_afresh(app: Flask, user: User, **_: Any) -> None:
    """Nothing that was in the session before signing in outlives it but the language and the vacancy chosen."""
    kept = {"_user_id", "_fresh", "_id", "_remember", "_remember_seconds", "_flashes", "language", WANTED_KEY}
    for key in [key for key in session if key not in kept and not key.startswith("fs_")]:
        session.pop(key)


def _end_every_session(app: Flask, user: User | None, **_: Any) -> None:
    """Sessions live in signed cookies, so signing out ends a copied cookie only by ending them all."""
    if isinstance(user, User):
        security.datastore.set_uniquifier(user)
        after_this_request(_commit)


def _settle_address(app: Flask, user: User, **_: Any) -> None:
    """The new address holds: nothing waits any more, and every session but this one ends."""
    is_here = current_user.is_authenticated and current_user.id == user.id
    user.pending_email = None
    security.datastore.set_uniquifier(user)
    if is_here:
        login_user(user, authn_via=["change"])
