"""Texts of the interface in the reader's language, looked up quickly: a page asks for a hundred of them."""

from __future__ import annotations

from typing import Any

from babel import Locale
from babel.support import NullTranslations
from flask import Flask
from flask.globals import app_ctx
from flask_babel import Domain, get_locale
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

from mismatch.extensions import babel


def locale_in_use() -> Locale | None:
    """What ``get_locale`` says; once it is known, without a word to three proxies for every text of a page."""
    here = app_ctx._get_current_object() if app_ctx else None  # type: ignore[attr-defined]
    known = here.g.__dict__.get("_flask_babel") if here else None
    return getattr(known, "babel_locale", None) or get_locale()


class Phrases(Domain):  # type: ignore[misc] - Flask-Babel has no types
    """The catalogue of a locale by the locale itself; Flask-Babel's own puts its name together for every text."""

    def __init__(self, domain: str) -> None:
        super().__init__(domain=domain)
        self._known: dict[Locale | None, NullTranslations] = {}
        self._plain: dict[tuple[str, str], Markup] = {}

    def get_translations(self) -> NullTranslations:
        locale = locale_in_use()
        if locale not in self._known:
            self._known[locale] = super().get_translations()
        return self._known[locale]

    def plain(self, message: str) -> Markup:
        """A text that stands for itself, as a page shows it."""
        locale = locale_in_use()
        key = (locale.language if locale else "", message)
        found = self._plain.get(key)
        if found is None:
            found = self._plain[key] = Markup(self.get_translations().ugettext(message)) % {}  # noqa: S704 - our own text
        return found


def init_app(app: Flask) -> None:
    """After Babel is bound: its catalogues, and ``_`` of the templates, are ours."""
    phrases = babel.domain_instance = Phrases(app.extensions["babel"].default_domain)

    @pass_eval_context
    def phrase(context: EvalContext, message: str, /, **values: Any) -> str:
        """As Jinja's own ``_``, where every text is a format string, in one call instead of three."""
        if context.autoescape and not values:
            return phrases.plain(message)
        text = phrases.get_translations().ugettext(message)
        return Markup(text) % values if context.autoescape else str.__mod__(text, values)  # noqa: S704 - our own text

    app.jinja_env.globals.update({"_": phrase, "gettext": phrase})
