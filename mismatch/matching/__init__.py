"""Ranked lists and matches with their evidence."""

from flask import Blueprint

blueprint = Blueprint("matching", __name__)

from mismatch.matching import views  # noqa: E402, F401
