"""Accounts, sessions, teams and invitations, on Flask-Security."""

from flask import Blueprint

blueprint = Blueprint("auth", __name__)

from mismatch.auth import views  # noqa: E402, F401
from mismatch.auth.binding import init_app  # noqa: E402

__all__ = ["blueprint", "init_app"]
