"""The application for gunicorn and the flask command."""

import sys

from flask import Flask

from mismatch import create_app
from mismatch.arrivals import share_turns
from mismatch.cli import bare_app
from mismatch.engine.matching.conditions import find_places
from mismatch.engine.parsing.values import accepted
from mismatch.engine.search.query import parse_query
from mismatch.engine.search.terms import find_terms
from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.titles import title_base

app = bare_app(sys.argv) or create_app()


def site() -> Flask:
    """The application with the words its pages look up and the turns of searches, for all processes gunicorn forks."""
    skill_base()
    title_base()
    find_terms(parse_query("engineer").plain)
    find_places("")
    accepted("skills", "id", "Python")
    share_turns(app)
    return app
