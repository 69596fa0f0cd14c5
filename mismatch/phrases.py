"""Texts of the interface in the reader's language, looked up quickly: a page asks for a hundred of them."""

from __future__ import annotations

from typing import Any

from babel import Locale
from babel.support import NullTranslations
from flask import Flask
from flask_babel import Domain, get_locale, get_translations
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

from mismatch.extensions import babel


class Phrases(Domain):  # type: ignore[misc] - Flask-Babel has no types
    """The catalogue of a locale by the locale itself; Flask-Babel's own puts its name together for every text."""

    def __init__(self, domain: str) -> None:
        super().__init__(domain=domain)
        self._known: dict[Locale | None, NullTranslations] = {}

    def get_translations(self) -> NullTranslations:
        locale = get_locale()
        if locale not in self._known:
            self._known[locale] = super().get_translations()
        return self._known[locale]


def init_app(app: Flask) -> None:
    """After Babel is bound: its catalogues, and ``_`` of the templates, are ours."""
    babel.domain_instance = Phrases(app.extensions["babel"].default_domain)
    app.jinja_env.globals.update({"_": phrase, "gettext": phrase})


@pass_eval_context
def phrase(context: EvalContext, message: str, /, **values: Any) -> str:
    """As Jinja's own ``_``, where every text is a format string, in one call instead of three."""
    text = get_translations().ugettext(message)
    return str.__mod__(text, values) if not context.autoescape else Markup(text) % values  # noqa: S704 - our own text
