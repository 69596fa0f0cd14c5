"""``flask highlights``: whether every word's box covers its ink on the drawn page."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("highlights")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def highlights_command(paths: tuple[Path, ...]) -> None:
    """Draw the pages of PDFs and pictures under PATHS and measure by pixels what the boxes of their words cover.

    A word is right when its box covers 95 % of its ink and hardly touches the boxes of other lines. The words that are
    wrong are listed; the command fails when there are any.
    """
    from mismatch.engine.parsing.highlights import measure
    from mismatch.engine.parsing.reading import read_document
    from mismatch.engine.shapes import Refused

    words = wrong = files = 0
    for path in _files(paths):
        data = path.read_bytes()
        try:
            document = read_document(data, path.name)
        except Refused as refused:
            click.echo(f"{path.name}: {refused.reason}", err=True)
            continue
        files += 1
        for highlight in measure(data, document):
            words += 1
            if not highlight.is_right:
                wrong += 1
                click.echo(f"{path.name}\t{highlight.text!r}\t{highlight.covered:.2f}\t{highlight.shared:.2f}")
    click.echo(f"{files} files, {words} words, {wrong} whose box is wrong")
    raise SystemExit(1 if wrong else 0)


def _files(paths: tuple[Path, ...]) -> list[Path]:
    drawn = {".pdf", ".png", ".jpg", ".jpeg"}
    found = (sorted(path.rglob("*")) if path.is_dir() else [path] for path in paths)
    return [path for group in found for path in group if path.suffix.lower() in drawn]
