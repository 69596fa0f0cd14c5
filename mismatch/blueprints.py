"""The features of the application, in the order of their routes."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """Register every feature's blueprint."""
    from mismatch import applications, auth, candidates, decisions, jobs, matching, portal, search, site

    for feature in (site, auth, jobs, candidates, search, matching, applications, decisions, portal):
        app.register_blueprint(feature.blueprint)
