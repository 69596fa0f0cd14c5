"""Russian and English: which one a request speaks, and switching."""

from __future__ import annotations

from flask import Flask, current_app, has_request_context, request, session
from flask_babel import get_locale
from flask_login import current_user

from mismatch import phrases
from mismatch.extensions import babel, bootstrap

SESSION_KEY = "language"


def init_app(app: Flask) -> None:
    """Bind Babel and Bootstrap; give templates the language in use."""
    babel.init_app(app, locale_selector=choose_language)
    phrases.init_app(app)
    bootstrap.init_app(app)
    app.jinja_env.globals["get_locale"] = get_locale
    app.jinja_env.globals["languages"] = app.config["LANGUAGES"]


def choose_language() -> str:
    """The language asked for by the switch, else the account's, else the browser's."""
    languages = current_app.config["LANGUAGES"]
    default: str = current_app.config["BABEL_DEFAULT_LOCALE"]
    if not has_request_context():
        return default
    chosen = session.get(SESSION_KEY)
    if chosen in languages:
        return str(chosen)
    if current_user and current_user.is_authenticated and current_user.locale in languages:
        return str(current_user.locale)
    return request.accept_languages.best_match(languages) or default


def language() -> str:
    """The language in use, as two letters."""
    locale = phrases.locale_in_use()
    return str(locale.language) if locale else str(current_app.config["BABEL_DEFAULT_LOCALE"])
