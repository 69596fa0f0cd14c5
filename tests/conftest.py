"""What every test may ask for; nothing is started before a test asks."""

pytest_plugins = ["tests.fixtures.servers", "tests.fixtures.web", "tests.fixtures.browser"]
