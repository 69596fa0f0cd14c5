"""The rules of the house that no linter knows."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from flask import Flask

from mismatch.cli.settings import settings_page
from mismatch.permissions import Permission

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SOURCES = [path for folder in ("mismatch", "tests", "migrations") for path in sorted((ROOT / folder).rglob("*.py"))]
#: Blueprints of libraries that guard their own views.
FOREIGN = {"security", "bootstrap", None}
MAX_LINES = 300


def test_every_route_declares_its_permission(app: Flask):
    bare = [
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.endpoint.split(".")[0] not in FOREIGN
        and rule.endpoint.split(".")[-1] != "static"
        and not isinstance(getattr(app.view_functions[rule.endpoint], "permission", None), Permission)
    ]
    assert not bare


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_template_compiles(app: Flask, path: Path):
    app.jinja_env.get_template(str(path.relative_to(ROOT / "templates")))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_template_keeps_the_content_security_policy(path: Path):
    source = path.read_text()
    markup = re.sub(r"{[{%#].*?[}%#]}", "", source, flags=re.DOTALL)
    assert not re.search(r"<[^>]*\son[a-z]+\s*=", markup), "an inline handler"
    if "email" not in path.stem and "email" not in path.parts and path.stem != "letter":
        assert not re.search(r"<[^>]*\sstyle\s*=", markup), "an inline style"
    for script in re.findall(r"<script[^>]*>", source):
        assert "nonce=" in script


def test_every_macro_is_used():
    everything = "\n".join(path.read_text() for path in TEMPLATES)
    defined = set(re.findall(r"{%-?\s*macro\s+(\w+)", everything))
    unused = {name for name in defined if len(re.findall(rf"\b{name}\b", everything)) < 2}
    assert not unused


def test_every_setting_is_documented():
    assert (ROOT / "docs/settings.md").read_text() == settings_page(), "run: flask settings > docs/settings.md"


def test_only_config_reads_the_environment():
    allowed = {"__main__.py", "processes.py", "supervisor.py", "product.py"}  # they hand it to children
    readers = [
        path
        for path in SOURCES
        if path.is_relative_to(ROOT / "mismatch")
        and path.name not in allowed
        and not path.is_relative_to(ROOT / "mismatch/engine")
        and not path.is_relative_to(ROOT / "mismatch/embedded")
        and "os.environ" in path.read_text()
    ]
    assert not readers


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_file_is_short_and_says_what_it_is_for(path: Path):
    source = path.read_text()
    if not source.strip():
        return
    assert len(source.splitlines()) <= MAX_LINES or path.is_relative_to(ROOT / "migrations")
    assert ast.get_docstring(ast.parse(source)), "no module docstring"


def test_migrations_match_the_models(app: Flask):
    from flask_migrate import check

    with app.app_context():
        check()


def test_production_refuses_to_start_without_its_secrets():
    from mismatch import create_app
    from mismatch.settings import SettingsError

    with pytest.raises(SettingsError, match="SECRET_KEY"):
        create_app({"ENVIRONMENT": "production"})


def test_both_languages_are_complete():
    from babel.messages.pofile import read_po

    with (ROOT / "mismatch/translations/ru/LC_MESSAGES/messages.po").open("rb") as file:
        catalog = read_po(file)
    missing = [message.id for message in catalog if message.id and (not message.string or message.fuzzy)]
    assert not missing
