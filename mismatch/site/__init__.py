"""The front page, health, the language switch."""

from flask import Blueprint

blueprint = Blueprint("site", __name__)

from mismatch.site import views  # noqa: E402, F401
