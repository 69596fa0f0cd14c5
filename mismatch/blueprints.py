"""The features of the application, in the order of their routes."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """Register every feature's blueprint."""
    from mismatch import applications, auth, candidates, jobs, matching, portal, site

    for feature in (site, auth, jobs, candidates, matching, applications, portal):
        app.register_blueprint(feature.blueprint)
