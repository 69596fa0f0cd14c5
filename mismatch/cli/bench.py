"""``flask bench``: how fast it is, as ratios in one run, because machines are noisy."""

from __future__ import annotations

import json
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext


@click.group("bench", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def bench_command(context: click.Context, as_json: bool) -> None:
    """Measure reading, embedding and the way from a drop to the last ranked. Without a name: all of them."""
    context.obj = as_json
    if context.invoked_subcommand is None:
        for command in (reading, embedding, pipeline):
            context.invoke(command)


@bench_command.command()
@click.option("--files", default=60, show_default=True, help="How many two-page PDFs.")
@click.pass_obj
def reading(as_json: bool, files: int) -> None:
    """Text PDFs of two pages to résumés, against pypdf's text extraction alone."""
    from mismatch.bench.reading import bench_reading

    _show("Reading", bench_reading(files), as_json)


@bench_command.command()
@click.pass_obj
@with_appcontext
def embedding(as_json: bool) -> None:
    """The default embedding model: load, passages, résumés."""
    from mismatch.bench.embeddings import bench_embeddings

    _show("Embedding", bench_embeddings(current_app.config["MODELS_DIR"]), as_json)


@bench_command.command()
@click.option("--files", default=100, show_default=True, help="How many two-page PDFs.")
@click.option("--kill", is_flag=True, help="Kill every worker in the middle with SIGKILL.")
@click.pass_obj
@with_appcontext
def pipeline(as_json: bool, files: int, kill: bool) -> None:
    """From dropping PDFs on a published vacancy to the last one ranked, with servers and workers of its own."""
    from mismatch.bench.pipeline import bench_pipeline

    _show("From drop to ranked", bench_pipeline(files, current_app.config["MODELS_DIR"], kill=kill), as_json)


@bench_command.command()
@click.option("--size", default=10_000, show_default=True, help="How many people.")
@click.option("--folder", type=click.Path(path_type=Path), help="Where the database is kept; VAR_DIR/bench otherwise.")
@click.option("--processes", default=2, show_default=True)
@click.pass_obj
@with_appcontext
def pool(as_json: bool, size: int, folder: Path | None, processes: int) -> None:
    """Fill an organisation with invented people, in a database of the bench's own; kept for other measurements."""
    from mismatch.bench.pool import fill_pool
    from mismatch.bench.product import lasting_product

    place = (folder or current_app.config["VAR_DIR"] / "bench").absolute()
    models_dir = current_app.config["MODELS_DIR"]
    with lasting_product(place, models_dir) as (app, _), app.app_context():
        figures = fill_pool(size, place, models_dir, processes, report=lambda line: click.echo(line, err=True))
    _show(f"Pool of {size}", figures, as_json)


def _show(title: str, figures: dict[str, float], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({title: figures}, ensure_ascii=False))
        return
    click.secho(title, bold=True)
    width = max(len(name) for name in figures)
    for name, value in figures.items():
        click.echo(f"  {name:<{width}}  {value:10.2f}")
