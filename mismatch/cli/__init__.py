"""The commands of ``flask``: one file each."""

from __future__ import annotations

from flask import Flask
from werkzeug.utils import import_string

#: One command a file. The files import what they need inside their commands, so that a web process stays light.
COMMANDS = (
    "mismatch.cli.parse.parse_command",
    "mismatch.cli.rank.rank_command",
    "mismatch.cli.evaluate.evaluate_command",
    "mismatch.cli.skills.skills_command",
    "mismatch.cli.gold.gold_command",
    "mismatch.cli.seed.seed_command",
    "mismatch.cli.reparse.reparse_command",
    "mismatch.cli.bench.bench_command",
    "mismatch.cli.admin.create_admin_command",
    "mismatch.cli.settings.settings_command",
    "mismatch.cli.translations.translations_command",
)


def init_app(app: Flask) -> None:
    """Add the commands to ``flask``."""
    for path in COMMANDS:
        app.cli.add_command(import_string(path))
