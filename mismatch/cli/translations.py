"""`flask translations`: bring the catalogues up to the code, or compile them."""

from __future__ import annotations

import click

from mismatch.catalogues import compile_catalogues, update_catalogues


@click.group("translations")
def translations_command() -> None:
    """The catalogues of translations."""


@translations_command.command("update")
def update() -> None:
    """Collect the texts of code and templates into the .po files and list what waits for a translator."""
    waiting = update_catalogues()
    for language, texts in waiting.items():
        click.echo(f"{language}: {len(texts)} without a translation")
        for text in texts:
            click.echo(f"  {text}")
    raise SystemExit(1 if any(waiting.values()) else 0)


@translations_command.command("compile")
def compile_() -> None:
    """Make the .mo files that are missing or old."""
    for path in compile_catalogues():
        click.echo(path)
