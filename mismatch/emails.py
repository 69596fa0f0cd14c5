"""The e-mails: one function each, from plain values to subject, text and HTML in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flask import current_app
from flask_babel import force_locale


@dataclass(frozen=True)
class Email:
    """A letter, ready to be sent."""

    subject: str
    text: str
    html: str


def address_of(endpoint: str, **values: Any) -> str:
    """The full address of a page, from BASE_URL: a letter never trusts the Host header of a request."""
    base = urlsplit(current_app.config["BASE_URL"])
    urls = current_app.url_map.bind(base.netloc, script_name=base.path or "/", url_scheme=base.scheme)
    return urls.build(endpoint, values, force_external=True)


def confirm_address(locale: str, name: str, link: str) -> Email:
    return _render("confirm_address", locale, name=name, link=link)


def already_registered(locale: str, name: str, sign_in: str, reset: str) -> Email:
    return _render("already_registered", locale, name=name, link=sign_in, reset=reset)


def reset_password(locale: str, name: str, link: str) -> Email:
    return _render("reset_password", locale, name=name, link=link)


def password_changed(locale: str, name: str, reset: str) -> Email:
    return _render("password_changed", locale, name=name, link=reset)


def change_address(locale: str, name: str, link: str) -> Email:
    return _render("change_address", locale, name=name, link=link)


def address_change_asked(locale: str, name: str, new_address: str, reset: str) -> Email:
    return _render("address_change_asked", locale, name=name, new_address=new_address, link=reset)


def invitation(locale: str, inviter: str, organization: str, role: str, link: str) -> Email:
    return _render("invitation", locale, inviter=inviter, organization=organization, role=role, link=link)


def _render(kind: str, locale: str, /, **values: Any) -> Email:
    # Rendered by the environment itself: a letter has no request, and the context processors of pages need one.
    environment = current_app.jinja_env
    with force_locale(locale):
        parts = [
            environment.get_template(f"email/{kind}/{part}").render(**values, locale=locale)
            for part in ("subject.txt", "body.txt", "body.html")
        ]
    subject, text, html = parts
    return Email(" ".join(subject.split()), text.strip() + "\n", html)
