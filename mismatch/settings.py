"""Puts the settings of config.py on an app and refuses to start when one that matters is missing."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from config import ENVIRONMENTS, ROOT, folders
from mismatch import embedded

TEMPLATES = str(ROOT / "templates")
STATIC = str(ROOT / "static")
MIGRATIONS = str(ROOT / "migrations")


class SettingsError(RuntimeError):
    """A setting is missing or makes no sense; the message names it."""


def load(app: Flask, overrides: Mapping[str, Any] | None = None) -> None:
    """Read the class of this environment, then the overrides, then work out what follows from them."""
    name = (overrides or {}).get("ENVIRONMENT") or ENVIRONMENTS["development"].ENVIRONMENT
    if name not in ENVIRONMENTS:
        raise SettingsError(f"MISMATCH_ENV is {name!r}; it has to be one of {', '.join(ENVIRONMENTS)}.")
    app.config.from_object(ENVIRONMENTS[name])
    app.config.from_mapping(overrides or {})
    _folders(app)
    _require(app)
    _servers(app)
    _addresses(app)
    _security(app)


def _require(app: Flask) -> None:
    missing = [key for key in app.config.get("REQUIRED", ()) if not app.config.get(key)]
    if missing:
        raise SettingsError(f"These settings are required in production: {', '.join(missing)}.")
    for key in ("SECRET_KEY", "SECURITY_PASSWORD_SALT"):
        app.config[key] = app.config[key] or _kept_by_site(Path(app.config["VAR_DIR"]) / key.lower())


def _kept_by_site(path: Path) -> str:
    """The secret that the site of this folder has made (see ``processes``): passwords that a command stores are mixed
    with it. Where no site has run yet, one for this process alone."""
    return path.read_text() if os.access(path, os.R_OK) else secrets.token_urlsafe(32)


def _folders(app: Flask) -> None:
    models = app.config["MODELS_DIR"]
    app.config.update(folders(Path(app.config["VAR_DIR"]), Path(models) if models else None))


def _servers(app: Flask) -> None:
    var = app.config["VAR_DIR"]
    if not (app.config["DATABASE_URL"] and app.config["REDIS_URL"]):
        database_url, redis_url = embedded.server_urls(var)
        app.config["DATABASE_URL"] = app.config["DATABASE_URL"] or database_url
        app.config["REDIS_URL"] = app.config["REDIS_URL"] or redis_url
    app.config["SQLALCHEMY_DATABASE_URI"] = _with_driver(app.config["DATABASE_URL"])
    app.config["RATELIMIT_STORAGE_URI"] = _limits_uri(app.config["REDIS_URL"])


def _with_driver(url: str) -> str:
    for scheme in ("postgres://", "postgresql://"):
        if url.startswith(scheme):
            return "postgresql+psycopg2://" + url.removeprefix(scheme)
    return url


def _limits_uri(redis_url: str) -> str:
    """The limits library spells a unix socket its own way."""
    return redis_url.replace("unix://", "redis+unix://", 1) if redis_url.startswith("unix://") else redis_url


def _addresses(app: Flask) -> None:
    base = urlsplit(app.config["BASE_URL"])
    if not app.config["TRUSTED_HOSTS"]:
        local = [] if app.config.get("REQUIRED") else ["localhost", "127.0.0.1", "[::1]"]
        app.config["TRUSTED_HOSTS"] = [base.hostname or "localhost", *local]
    if proxies := app.config["PROXY_COUNT"]:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies
        )


def _security(app: Flask) -> None:
    """Flask-Security: e-mail confirmation, resets and changes that end sessions, answers that tell nothing."""
    app.config.from_mapping(
        SECURITY_PASSWORD_HASH="argon2",  # noqa: S106 - an algorithm
        SECURITY_PASSWORD_LENGTH_MIN=10,
        SECURITY_PASSWORD_COMPLEXITY_CHECKER=None,
        SECURITY_REGISTERABLE=False,
        SECURITY_CONFIRMABLE=True,
        SECURITY_AUTO_LOGIN_AFTER_CONFIRM=False,
        SECURITY_RECOVERABLE=True,
        SECURITY_CHANGEABLE=True,
        SECURITY_CHANGE_EMAIL=True,
        SECURITY_RETURN_GENERIC_RESPONSES=True,
        SECURITY_EMAIL_SENDER=app.config["MAIL_DEFAULT_SENDER"],
        SECURITY_TRACKABLE=False,
    )
