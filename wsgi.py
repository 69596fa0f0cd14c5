"""The application for gunicorn and the flask command."""

from mismatch import create_app

app = create_app()
