"""The commands of ``flask``: one file each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from flask import Flask
from werkzeug.utils import import_string

from config import Config, folders

#: One command a file. The files import what they need inside their commands, so that a web process stays light.
COMMANDS = (
    "mismatch.cli.parse.parse_command",
    "mismatch.cli.rank.rank_command",
    "mismatch.cli.evaluate.evaluate_command",
    "mismatch.cli.skills.skills_command",
    "mismatch.cli.gold.gold_command",
    "mismatch.cli.highlights.highlights_command",
    "mismatch.cli.seed.seed_command",
    "mismatch.cli.reparse.reparse_command",
    "mismatch.cli.bench.bench_command",
    "mismatch.cli.embeddings.embeddings_command",
    "mismatch.cli.admin.create_admin_command",
    "mismatch.cli.settings.settings_command",
    "mismatch.cli.translations.translations_command",
)
#: Those that need the engine alone.
BARE = {
    "parse": "mismatch.cli.parse.parse_command",
    "rank": "mismatch.cli.rank.rank_command",
    "skills": "mismatch.cli.skills.skills_command",
}


def init_app(app: Flask) -> None:
    """Add the commands to ``flask``."""
    for path in COMMANDS:
        app.cli.add_command(import_string(path))


def bare_app(arguments: Sequence[str]) -> Flask | None:
    """An application with nothing but settings and commands when ``flask`` is asked for one of the engine, else None.

    Loading the pages and their database takes two seconds that reading a file has no use for.
    """
    program = PurePath(arguments[0]) if arguments else PurePath()
    called = program.name == "flask" or program.parts[-2:] == ("flask", "__main__.py")
    words = [word for word in arguments[1:] if not word.startswith("-") and word not in ("wsgi", "wsgi:app")]
    if not called or not words or words[0] not in BARE:
        return None
    app = Flask("mismatch")
    app.config.from_object(Config)
    app.config.update(folders(Config.VAR_DIR, Config.MODELS_DIR))
    app.cli.add_command(import_string(BARE[words[0]]))
    return app
