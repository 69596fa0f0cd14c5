"""Search over the talent pool: words and meaning in one box, people alike, vacancies for a person."""

from flask import Blueprint

blueprint = Blueprint("search", __name__)

from mismatch.search import views  # noqa: E402, F401
