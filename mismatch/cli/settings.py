"""``flask settings``: the page of docs/ that lists every setting."""

from __future__ import annotations

import click


@click.command("settings")
def settings_command() -> None:
    """Print docs/settings.md."""
    click.echo(settings_page(), nl=False)


def settings_page() -> str:
    """Markdown with one row a setting, in the order of config.py."""
    from config import SETTINGS

    rows = [f"| `{one.name}` | {one.meaning} | {_default(one.default)} |" for one in SETTINGS.values()]
    head = [
        "# Settings",
        "",
        "Every setting is an environment variable, read in `config.py`. This page is made by `flask settings`.",
        "",
        "| Variable | Meaning | Default |",
        "|---|---|---|",
    ]
    return "\n".join([*head, *rows, ""])


def _default(value: str | None) -> str:
    return f"`{value}`" if value else "not set"
