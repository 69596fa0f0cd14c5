"""The application for gunicorn and the flask command."""

import sys

from mismatch import create_app
from mismatch.cli import bare_app

app = bare_app(sys.argv) or create_app()
