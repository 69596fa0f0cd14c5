"""What several tests of ranking need."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from mismatch import create_app
from mismatch.extensions import db
from tests.fixtures.web import MODELS


@pytest.fixture
def real(clone_database, claim_redis, tmp_path: Path) -> Iterator[Flask]:
    """An app whose commits are real, so that work on other connections sees them."""
    settings = {"DATABASE_URL": clone_database(), "REDIS_URL": claim_redis(), "VAR_DIR": str(tmp_path)}
    app = create_app({"ENVIRONMENT": "testing", "MODELS_DIR": str(MODELS), **settings})
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
