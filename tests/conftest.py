"""What every test may ask for; nothing is started before a test asks."""

from __future__ import annotations

import pytest

pytest_plugins = [
    "tests.fixtures.servers",
    "tests.fixtures.web",
    "tests.fixtures.browser",
    "tests.fixtures.overlapping",
]

#: Files whose tests ask for these take longest: begun last, one of them would keep a worker while the other idles.
SITES = {"live_site", "live_server", "serve_site"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that start the whole product come first; else the order stays."""
    long = {item.path for item in items if SITES & set(getattr(item, "fixturenames", ()))}
    items.sort(key=lambda item: item.path not in long)
