"""The part of ``flask evaluate`` that measures ranking on graded pairs of vacancies and résumés."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
import msgspec

from mismatch.cli.rank import models_dir


def evaluate_ranking(path: Path, as_json: bool) -> bool:
    """Prints the figures of graded pairs or of people told in two languages; False when ``path`` is something else."""
    from mismatch.engine.embeddings.embedder import load_embedder
    from mismatch.labelled.prepared import CachedEncoder
    from mismatch.labelled.report import ranking_report, twins_report
    from mismatch.labelled.sets import is_labelled_set, is_twins_set, read_set, twins_set

    twins = is_twins_set(path)
    if not twins and not is_labelled_set(path):
        return False
    encode = CachedEncoder(load_embedder(models_dir()), models_dir() / "labelled")
    report = twins_report(twins_set(path), encode) if twins else ranking_report(read_set(path), encode)
    encode.keep()
    if as_json:
        sys.stdout.buffer.write(msgspec.json.encode(report) + b"\n")
    elif twins:
        click.echo(", ".join(f"{key} {value}" for key, value in report.items()))
    else:
        _print(report)
    return True


def _print(report: dict[str, Any]) -> None:
    click.echo(f"{report['set']}: {report['vacancies']} vacancies, {report['resumes']} résumés\n")
    pairs = [key for key in next(iter(report["methods"].values())) if "-" in key]
    click.echo(f"{'':<28}{'nDCG@10':>8}{'MAP':>7}" + "".join(f"{pair:>15}" for pair in pairs))
    rows = report["methods"] | ({"the engine, held out": report["held out"]} if "held out" in report else {})
    for name, figures in rows.items():
        parts = "".join(f"{_figure(figures[p]['ndcg@10']):>8}{_figure(figures[p]['map']):>7}" for p in pairs)
        click.echo(f"{name:<28}{_figure(figures['ndcg@10']):>8}{_figure(figures['map']):>7}{parts}")
    click.echo(
        "\nnDCG@10 by vacancy: "
        + ", ".join(f"{id} {_figure(m['the engine'])}" for id, m in report["by_vacancy"].items())
    )
    if "held out" in report:
        errors = [report["held out"][f"calibration error{of}"] for of in ("", " of the best")]
        click.echo(f"\ncalibration error, vacancies held out: {errors[0]}; of the 20 best of each: {errors[1]}")
        for key, title in (("two languages", "of these trades"), ("two languages, unseen trades", "of other trades")):
            found = ", ".join(f"{k} {v}" for k, v in report[key].items())
            click.echo(f"one person in two languages, {title}: {found}")
        for name, share in report["translation found first"].items():
            click.echo(f"translation found first, {name}: {share:.3f}")
        for moved in report["another telling"]:
            click.echo(f"{moved['way']}: mean {moved['mean']}, most {moved['most']} points in {moved['pairs']} pairs")


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
