"""Vacancies: written, pasted or uploaded, published and closed."""

from flask import Blueprint

blueprint = Blueprint("jobs", __name__, url_prefix="/jobs")

from mismatch.jobs import views  # noqa: E402, F401
