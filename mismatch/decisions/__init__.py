"""Decisions beside scores: agreement, weights proposed from it, and impact ratios of groups recorded voluntarily."""

from flask import Blueprint

blueprint = Blueprint("decisions", __name__)

from mismatch.decisions import groups_views, views  # noqa: E402, F401
