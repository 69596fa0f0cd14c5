"""What several tests of joining two entries need."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.candidates.pairs import Pair, make_pair
from tests.fixtures.overlapping import make_committing


@pytest.fixture(scope="module")
def committing(clone_database, claim_redis, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """One app for all tests here: each looks at an organisation of its own."""
    return make_committing(clone_database(), claim_redis(), tmp_path_factory.mktemp("var"))


@pytest.fixture
def pair(racing: Flask) -> Pair:
    return make_pair("one file")


@pytest.fixture(params=["one file", "two files"])
def any_pair(racing: Flask, request: pytest.FixtureRequest) -> Pair:
    return make_pair(request.param)
