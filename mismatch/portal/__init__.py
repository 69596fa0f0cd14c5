"""The side of people who look for work: their résumé, vacancies that fit, applications."""

from flask import Blueprint

blueprint = Blueprint("portal", __name__)

from mismatch.portal import views  # noqa: E402, F401
