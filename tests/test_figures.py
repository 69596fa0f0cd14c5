"""Figures as each language writes them."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import force_locale

from mismatch import figures


@pytest.mark.parametrize(("locale", "written"), [("en", "91.2%"), ("ru", "91,2\u00a0%")])
def test_per_cent(app: Flask, locale: str, written: str) -> None:
    with app.test_request_context(), force_locale(locale):
        assert figures.share(0.912) == written
