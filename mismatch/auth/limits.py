"""How often one may try: per network address and per account, kept in Redis."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any, TypeVar, cast

from flask import Flask, Response, request
from flask_limiter.util import get_remote_address
from flask_login import current_user

from mismatch.extensions import limiter

View = TypeVar("View", bound=Callable[..., Any])

GUESSES_PER_ADDRESS = "40 per 15 minutes"
GUESSES_PER_ACCOUNT = "10 per 15 minutes"
LETTERS_PER_ADDRESS = "60 per hour"
LETTERS_PER_ACCOUNT = "5 per hour"
#: Somebody signed in may invite a whole department.
LETTERS_OF_A_MEMBER = "60 per hour"

#: Endpoints at which a password can be guessed; only wrong guesses count.
GUESSED_AT = ("security.login", "security.verify", "security.change_password")
#: Endpoints that send a letter to an address somebody typed; every call counts.
LETTERS_FROM = ("security.forgot_password", "security.send_confirmation", "security.change_email")


def account() -> str:
    """The account that is signed in, else the one a form names, as a hash: the limiter keeps no addresses."""
    if current_user.is_authenticated:
        return f"user:{current_user.id}"
    email = request.form.get("email", "") or _json_email()
    if not email:
        return get_remote_address()
    return "account:" + hashlib.sha256(email.strip().casefold().encode()).hexdigest()


def _json_email() -> str:
    body = request.get_json(silent=True)
    return str(body.get("email", "")) if isinstance(body, dict) else ""


def _failed(response: Response) -> bool:
    return not _redirected(response)


def _redirected(response: Response) -> bool:
    return response.status_code in (302, 303)


def guesses(view: View) -> View:
    """Limit failed attempts at a view."""
    per_address = limiter.limit(GUESSES_PER_ADDRESS, methods=["POST"], deduct_when=_failed)
    per_account = limiter.limit(GUESSES_PER_ACCOUNT, key_func=account, methods=["POST"], deduct_when=_failed)
    return cast(View, per_address(per_account(view)))


def letters(view: View, every_call: bool = False) -> View:
    """Limit how many letters a view makes us send. Our own views redirect when they have sent one."""
    when = None if every_call else _redirected
    per_address = limiter.limit(LETTERS_PER_ADDRESS, methods=["POST"], deduct_when=when)
    per_account = limiter.limit(_letters_per_account, key_func=account, methods=["POST"], deduct_when=when)
    return cast(View, per_address(per_account(view)))


def _letters_per_account() -> str:
    return LETTERS_OF_A_MEMBER if current_user.is_authenticated else LETTERS_PER_ACCOUNT


def init_app(app: Flask) -> None:
    """Wrap Flask-Security's views."""
    for endpoint in GUESSED_AT:
        app.view_functions[endpoint] = guesses(app.view_functions[endpoint])
    for endpoint in LETTERS_FROM:
        app.view_functions[endpoint] = letters(app.view_functions[endpoint], every_call=True)
