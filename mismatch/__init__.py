"""Mismatch: recruiting that shows its work."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """The application; ``settings`` override what ``config.py`` read from the environment."""
    from flask import Flask  # here, because the reading child imports this package and serves no pages

    from mismatch import (
        arguments,
        auth,
        blueprints,
        cli,
        errors,
        figures,
        headers,
        languages,
        logs,
        look,
        permissions,
        queue,
    )
    from mismatch import settings as configuration
    from mismatch.clients import mail as mail_clients
    from mismatch.engine.matching.calibration import keep_calibrations_in
    from mismatch.extensions import csrf, db, limiter, mail, migrate

    app = Flask("mismatch", template_folder=configuration.TEMPLATES, static_folder=configuration.STATIC)
    configuration.load(app, settings)
    keep_calibrations_in(Path(app.config["MODELS_DIR"]) / "calibrations")
    logs.init_app(app)
    db.init_app(app)
    migrate.init_app(app, db, directory=configuration.MIGRATIONS)
    mail.init_app(app)
    mail_clients.init_app(app)
    headers.init_app(app)  # before whatever refuses a request: the page that says so needs the nonce for its scripts
    limiter.init_app(app)
    csrf.init_app(app)
    languages.init_app(app)
    look.init_app(app)
    figures.init_app(app)
    queue.init_app(app)
    auth.init_app(app)
    permissions.init_app(app)
    errors.init_app(app)
    arguments.init_app(app)
    blueprints.init_app(app)
    cli.init_app(app)
    return app
