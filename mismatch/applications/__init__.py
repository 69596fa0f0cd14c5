"""Applications: a candidate's stages in one vacancy."""

from flask import Blueprint

blueprint = Blueprint("applications", __name__)

from mismatch.applications import views  # noqa: E402, F401
