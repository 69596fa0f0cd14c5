"""The product for a measurement: servers of its own in a folder of its own, never the user's."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from mismatch import create_app
from mismatch.embedded import start_servers

_OURS = {"DATABASE_URL", "REDIS_URL", "VAR_DIR", "MODELS_DIR", "SECRET_KEY", "SECURITY_PASSWORD_SALT"}


@contextmanager
def passing_product(models_dir: Path) -> Iterator[tuple[Flask, dict[str, str]]]:
    """An app on an empty database that goes away, and the environment its workers need."""
    with (
        tempfile.TemporaryDirectory(prefix="mismatch-bench-") as folder,
        lasting_product(Path(folder), models_dir) as it,
    ):
        yield it


@contextmanager
def lasting_product(folder: Path, models_dir: Path) -> Iterator[tuple[Flask, dict[str, str]]]:
    """An app on a database that stays in ``folder`` for the next measurement."""
    from flask_migrate import upgrade

    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o711)  # the servers' account has to get to its own folders below
    servers = start_servers(folder)
    environment = {
        **os.environ,
        "DATABASE_URL": servers.database_url,
        "REDIS_URL": servers.redis_url,
        "VAR_DIR": str(folder),
        "MODELS_DIR": str(models_dir),
        "SECRET_KEY": "bench",
        "SECURITY_PASSWORD_SALT": "bench",
    }
    try:
        app = create_app({name: environment[name] for name in environment.keys() - os.environ.keys() | _OURS})
        with app.app_context():
            upgrade()
        yield app, environment
    finally:
        servers.stop()
