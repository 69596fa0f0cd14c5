"""The talent pool: files dropped, read and shown beside their pages."""

from flask import Blueprint

blueprint = Blueprint("candidates", __name__)

from mismatch.candidates import desk, tagging, views  # noqa: E402, F401
