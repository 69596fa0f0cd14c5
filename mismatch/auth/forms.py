"""What accounts and teams accept."""

from __future__ import annotations

from typing import Any

from flask import current_app
from flask_babel import lazy_gettext as _l
from flask_security.forms import LoginForm
from flask_security.mail_util import EmailValidateException
from flask_security.utils import get_message
from flask_wtf import FlaskForm
from wtforms import EmailField, Field, PasswordField, SelectField, StringField
from wtforms.validators import DataRequired, Length, ValidationError

from mismatch.choices import choices
from mismatch.extensions import security
from mismatch.labels import LANGUAGES, ROLES


def is_address(form: FlaskForm, field: Field) -> None:
    """Check an e-mail address and keep it in its normal form."""
    try:
        field.data = security._mail_util.validate(field.data)
    except EmailValidateException as error:
        raise ValidationError(error.msg) from error


def is_good_password(form: FlaskForm, field: Field) -> None:
    """Our rules for new passwords, which know what else the form says of the person."""
    told = {name: form[name].data for name in ("name", "email", "organization") if name in form}
    complaints, field.data = security._password_util.validate(field.data, True, **told)
    if complaints:
        raise ValidationError(complaints[0])


def trimmed(value: str | None) -> str | None:
    return " ".join(value.split()) if value else value


class SignInForm(LoginForm):
    """Signing in. Whoever knows the password is told that the address waits for confirmation; nobody else is."""

    def validate(self, **kwargs: Any) -> bool:
        accepted = bool(super().validate(**kwargs))
        if not accepted and self.requires_confirmation:
            self.email.errors = []
            self.form_errors.append(get_message("CONFIRMATION_REQUIRED")[0])
        return accepted


class NewPasswordMixin:
    """A name and a password for a new account."""

    name = StringField(
        _l("Your name"),
        [DataRequired(_l("Tell us your name.")), Length(max=200)],
        filters=[trimmed],
        render_kw={"autocomplete": "name"},
    )
    password = PasswordField(
        _l("Password"),
        [DataRequired(_l("Type a password.")), is_good_password],
        description=_l("At least 10 characters; a few words together are best."),
        render_kw={"autocomplete": "new-password"},
    )


class CandidateForm(NewPasswordMixin, FlaskForm):
    """Somebody who looks for work signs up."""

    email = EmailField(
        _l("E-mail"), [DataRequired(_l("Type an e-mail address.")), is_address], render_kw={"autocomplete": "email"}
    )


class OrganizationForm(FlaskForm):
    """Somebody who hires names the organisation."""

    organization = StringField(
        _l("Organisation"),
        [DataRequired(_l("Name the organisation.")), Length(max=200)],
        filters=[trimmed],
        render_kw={"autocomplete": "organization"},
    )


class RecruiterForm(CandidateForm, OrganizationForm):
    """Somebody who hires signs up, and names the organisation."""


class JoinForm(NewPasswordMixin, FlaskForm):
    """An invited person opens an account; the address is the invitation's."""


class ProfileForm(FlaskForm):
    name = StringField(_l("Your name"), [DataRequired(_l("Tell us your name.")), Length(max=200)], filters=[trimmed])
    locale = SelectField(_l("Language of pages and letters"), choices=choices(LANGUAGES))


class InvitationForm(FlaskForm):
    email = EmailField(_l("E-mail"), [DataRequired(_l("Type an e-mail address.")), is_address])
    role = SelectField(_l("Role"), choices=choices(ROLES), default="recruiter")


class RoleForm(FlaskForm):
    role = SelectField(_l("Role"), choices=choices(ROLES))


def accepts_language(code: str | None) -> bool:
    return code in current_app.config["LANGUAGES"]
