"""How often one may try: per network address and per account, kept in Redis."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from flask import Flask, Response, request
from flask_limiter.util import get_remote_address
from flask_login import current_user

from mismatch.extensions import limiter

GUESSES_PER_ADDRESS = "40 per 15 minutes"
GUESSES_PER_ACCOUNT = "10 per 15 minutes"
LETTERS_PER_ADDRESS = "20 per hour"
LETTERS_PER_ACCOUNT = "5 per hour"

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
    return response.status_code not in (302, 303) and request.method == "POST"


def guesses(view: Callable[..., object]) -> Callable[..., object]:
    """Limit failed attempts at a view."""
    per_address = limiter.limit(GUESSES_PER_ADDRESS, methods=["POST"], deduct_when=_failed)
    per_account = limiter.limit(GUESSES_PER_ACCOUNT, key_func=account, methods=["POST"], deduct_when=_failed)
    return per_address(per_account(view))


def letters(view: Callable[..., object]) -> Callable[..., object]:
    """Limit how many letters a view makes us send."""
    per_address = limiter.limit(LETTERS_PER_ADDRESS, methods=["POST"])
    per_account = limiter.limit(LETTERS_PER_ACCOUNT, key_func=account, methods=["POST"])
    return per_address(per_account(view))


def init_app(app: Flask) -> None:
    """Wrap Flask-Security's views."""
    for endpoint in GUESSED_AT:
        app.view_functions[endpoint] = guesses(app.view_functions[endpoint])  # type: ignore[assignment]
    for endpoint in LETTERS_FROM:
        app.view_functions[endpoint] = letters(app.view_functions[endpoint])  # type: ignore[assignment]
