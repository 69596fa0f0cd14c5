"""``flask parse``: résumés as JSON, one line a file, in the order of the arguments."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click
import msgspec

from mismatch.cli.file_names import told_name


@click.command("parse")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--text", "as_text", is_flag=True, help="Read every file as plain text, whatever its name.")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help='What "present" means, as YYYY-MM-DD. Default: today.',
)
def parse_command(files: tuple[Path, ...], as_text: bool, as_of: datetime | None) -> None:
    """Print one JSON résumé a line for each of FILES. A file that cannot be read gets a line with its reason."""
    from mismatch.engine.parsing.report import report
    from mismatch.engine.shapes import Refused

    today = as_of.date() if as_of else date.today()  # noqa: DTZ011 - the day where the reader sits
    for file, outcome in zip(files, _outcomes(files, as_text, today), strict=True):
        resume = outcome if isinstance(outcome, Refused) else outcome.resume
        sys.stdout.buffer.write(msgspec.json.encode(report(told_name(file), resume)) + b"\n")
    sys.stdout.buffer.flush()


def _outcomes(files: tuple[Path, ...], as_text: bool, as_of: date) -> Iterator:  # type: ignore[type-arg]
    """Answers in order, with a progress bar on a terminal that is not the output."""
    from mismatch.engine.parsing.batch import Source, parse_many
    from mismatch.engine.parsing.sniffing import PLAIN

    ending = f".{PLAIN}" if as_text else ""
    sources = (Source(told_name(file.name) + ending, file.read_bytes) for file in files)
    answers = parse_many(sources, as_of)
    if not (sys.stderr.isatty() and len(files) > 1):
        yield from answers
        return
    with click.progressbar(answers, length=len(files), label="Reading", file=sys.stderr) as bar:
        yield from bar
