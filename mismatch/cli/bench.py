"""``flask bench``: how fast it is, as ratios in one run, because machines are noisy."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

if TYPE_CHECKING:
    from mismatch.models import Organization

#: People in the pool of a run of everything; larger ones are asked for by name.
SMALL_POOL = 300


@click.group("bench", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def bench_command(context: click.Context, as_json: bool) -> None:
    """Measure reading, embedding, a drop of files, the ranking of a pool. Without a name: all of them, small."""
    context.obj = as_json
    if context.invoked_subcommand is None:
        for command in (reading, embedding, pipeline):
            context.invoke(command)
        context.invoke(rank_pool, size=SMALL_POOL, jobs=2, recall=True)


@bench_command.command()
@click.option("--files", default=60, show_default=True, help="How many two-page PDFs.")
@click.pass_obj
def reading(as_json: bool, files: int) -> None:
    """Text PDFs of two pages to résumés, against pypdf's text extraction alone."""
    from mismatch.bench.reading import bench_reading

    _show("Reading", bench_reading(files), as_json)


@bench_command.command()
@click.pass_obj
def manipulation(as_json: bool) -> None:
    """Attempts to fool a machine, and honest look-alikes: what is flagged, and whether any score moved."""
    from mismatch.bench.red_team import all_judged

    verdicts = all_judged()
    if not as_json:
        for verdict in verdicts:
            flags = ", ".join(verdict.kinds) or "-"
            sign = "right" if verdict.is_right else "WRONG"
            click.echo(f"  {sign}  {verdict.case.name:<34}{verdict.moved:+6.1f}  {flags}")
    right = sum(verdict.is_right for verdict in verdicts)
    _show("Manipulation", {"cases": len(verdicts), "flagged as deserved, score unmoved": right}, as_json)
    sys.exit(right < len(verdicts))


@bench_command.command()
@click.option("--files", default=5000, show_default=True, help="How many mutated files.")
@click.option("--seed", default=1, show_default=True, help="The same seed makes the same files.")
@click.option("--keep", type=click.Path(file_okay=False, path_type=Path), help="Folder for the slowest and the lost.")
@click.argument("more", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def fuzz(as_json: bool, files: int, seed: int, keep: Path | None, more: tuple[Path, ...]) -> None:
    """Mutate PDF, DOCX and other files (our own, and MORE) and read each: all must end in a result or a reason."""
    from mismatch.bench.fuzzing import fuzz as fuzz_files
    from mismatch.bench.fuzzing import seeds

    sources = seeds() + [(path.name, path.read_bytes()) for path in more]
    with click.progressbar(length=files, label="Reading", file=sys.stderr) as bar:
        outcome = fuzz_files(sources, files, seed, told=lambda: bar.update(1))
    figures = {f"ended: {ended}": float(count) for ended, count in outcome.counts.most_common()}
    figures["child's peak memory, MB"] = outcome.child_peak / 2**20
    figures["own peak memory, MB"] = outcome.own_peak / 2**20
    figures["slowest, s"] = outcome.slowest[0].seconds if outcome.slowest else 0.0
    _show(f"Mutated files, seed {seed}", figures, as_json)
    for slow in (*outcome.slowest, *outcome.lost):
        click.echo(f"  {slow.seconds:6.2f} s  {slow.label} ({slow.name})", err=True)
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{slow.label.split()[0]}-{slow.name}").write_bytes(slow.data)
    sys.exit(bool(outcome.lost))


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


@bench_command.command("ranking")
@click.option("--size", default=10_000, show_default=True, help="How many people; the pool is made when it is missing.")
@click.option("--folder", type=click.Path(path_type=Path), help="Where the database is kept; VAR_DIR/bench otherwise.")
@click.option("--jobs", default=8, show_default=True, help="How many of the demo's vacancies.")
@click.option("--recall", is_flag=True, help="Score everybody too, and see whom the retrieval of a large pool loses.")
@click.pass_obj
@with_appcontext
def rank_pool(as_json: bool, size: int, folder: Path | None, jobs: int, recall: bool) -> None:
    """A vacancy against an invented pool, beside pgvector's own scan."""
    from mismatch.bench.ranking import bench_ranking

    with _filled_pool(size, folder) as (_, _, organization):
        figures = bench_ranking(organization, jobs, recall)
    _show(f"Ranking a vacancy among {size}", figures, as_json)


@bench_command.command("search")
@click.option("--size", default=10_000, show_default=True, help="How many people; the pool is made when it is missing.")
@click.option("--folder", type=click.Path(path_type=Path), help="Where the database is kept; VAR_DIR/bench otherwise.")
@click.option("--readers", default=8, show_default=True, help="How many read at the same time.")
@click.option("--seconds", default=60.0, show_default=True, help="For how long.")
@click.pass_obj
@with_appcontext
def search(as_json: bool, size: int, folder: Path | None, readers: int, seconds: float) -> None:
    """Pages of the search over an invented pool, read by several at once, beside pgvector's own scan."""
    from mismatch.bench.searching import bench_search

    with _filled_pool(size, folder) as (app, environment, organization):
        figures = bench_search(app, environment, organization, readers, seconds)
    _show(f"Searching among {size}", figures, as_json)


@contextmanager
def _filled_pool(size: int, folder: Path | None) -> Iterator[tuple[Flask, dict[str, str], Organization]]:
    """The product, its environment and the organisation of ``size`` invented people, made when it is missing."""
    from mismatch.bench.pool import fill_pool, pool_organization
    from mismatch.bench.product import lasting_product

    place = (folder or current_app.config["VAR_DIR"] / "bench").absolute()
    models_dir = current_app.config["MODELS_DIR"]
    with lasting_product(place, models_dir) as (app, environment), app.app_context():
        if pool_organization(size) is None:
            fill_pool(size, place, models_dir, 2, report=lambda line: click.echo(line, err=True))
        organization = pool_organization(size)
        assert organization is not None
        yield app, environment, organization


def _show(title: str, figures: dict[str, float], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({title: figures}, ensure_ascii=False))
        return
    click.secho(title, bold=True)
    width = max(len(name) for name in figures)
    for name, value in figures.items():
        click.echo(f"  {name:<{width}}  {value:10.2f}")
