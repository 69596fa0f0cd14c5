"""``flask rank``: the files of people against one vacancy, best first, with no server running."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, NamedTuple, get_args

import click
import msgspec
from flask import current_app, has_app_context

from mismatch.cli.file_names import name_on_a_line, told_name
from mismatch.cli.kept_vectors import KeptVectors
from mismatch.engine import cache
from mismatch.engine.embeddings.embedder import ModelMissingError, load_embedder
from mismatch.engine.matching.calibration import calibration_for
from mismatch.engine.matching.profile import Profile, build_profile, vacancy_texts
from mismatch.engine.matching.requirements import read_vacancy
from mismatch.engine.matching.score import score_match
from mismatch.engine.matching.shapes import Match, Vacancy
from mismatch.engine.parsing.sandbox import Sandbox
from mismatch.engine.parsing.sniffing import PLAIN
from mismatch.engine.shapes import Language, Refused

SUFFIXES = frozenset({".pdf", ".docx", ".txt", ".rtf", ".odt", ".html", ".htm", ".md", ".json"})
#: Files read ahead of the scoring: enough to keep the readers busy, few enough for memory.
_AHEAD = 8
SECONDS_BETWEEN_LINES = 5.0


class Read(NamedTuple):
    """A file as the scorer sees it, or why it could not be read."""

    path: Path
    profile: Profile | None
    reason: str | None


class Ranked(NamedTuple):
    """A scored file: where its JSON waits on disk, and what the order depends on."""

    score: float
    file: str
    band: str
    offset: int


@click.command("rank")
@click.option(
    "--job",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The vacancy: text, Markdown, PDF or DOCX.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line instead of a table.")
@click.option(
    "--language", type=click.Choice(get_args(Language)), default=None, help="Of the explanations; else the vacancy's."
)
@click.option("--text", "as_text", is_flag=True, help="Read every file as plain text, whatever its name.")
@click.option("--no-vectors", is_flag=True, help="Rank by skills, words and facts alone, without the embedding model.")
@click.option("--top", type=click.IntRange(1), default=None, help="Show only the best N.")
@click.option(
    "--models", type=click.Path(file_okay=False, path_type=Path), default=None, help="Folder of embedding models."
)
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), default=None, help="The day that counts as today for open dates."
)
@click.option("--strict", is_flag=True, help="Exit with status 2 when any file could not be ranked.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def rank_command(
    job: Path,
    as_json: bool,
    language: Language | None,
    as_text: bool,
    no_vectors: bool,
    top: int | None,
    models: Path | None,
    as_of: datetime | None,
    strict: bool,
    paths: tuple[Path, ...],
) -> None:
    """Rank résumés (FILES or folders of them) for one vacancy, best first.

    Files that cannot be read are named with the reason and counted at the end; when none can be, the status is 1.
    """
    files = resume_files(paths, as_text)
    today = as_of.date() if as_of else date.today()  # noqa: DTZ011 - a résumé's "present" is local
    with ExitStack() as stack:
        embedder = None if no_vectors else _embedder(models or models_dir())
        if embedder:
            stack.enter_context(embedder)
        readers = [stack.enter_context(Sandbox()) for _ in range(min(2, os.cpu_count() or 1))]
        vacancy = _read_job(job, readers[0])
        spool = stack.enter_context(tempfile.TemporaryFile())
        told = _read_all(files, readers, today, as_text)
        ranked, refused = _score_files(vacancy, told, len(files), embedder, language or vacancy.language, spool)
        ranked.sort(key=lambda row: (-row.score, row.file))
        _print(ranked[:top], spool, as_json)
        _print_refused(refused, len(files))
    if refused and (strict or not ranked):
        sys.exit(2 if ranked else 1)


def resume_files(paths: Sequence[Path], any_name: bool = False) -> list[Path]:
    """Files as given; folders give the résumé files in them, at any depth, in the order of their names."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = (
            sorted(p for p in path.rglob("*") if p.is_file() and (any_name or p.suffix.lower() in SUFFIXES))
            if path.is_dir()
            else [path]
        )
        found.update(dict.fromkeys(inside))
    return list(found)


def _read_job(job: Path, reader: Sandbox) -> Vacancy:
    try:
        document = reader.read(job.read_bytes(), told_name(job.name))
    except Refused as refusal:
        raise click.ClickException(f"{name_on_a_line(job)}: the vacancy cannot be read: {refusal.reason}") from refusal
    vacancy = read_vacancy(document.text)
    if not vacancy.requirements:
        click.echo(f"{name_on_a_line(job)}: no requirements were recognised; ranking by title and wording.", err=True)
    return vacancy


def _score_files(
    vacancy: Vacancy,
    told: Iterator[Read],
    count: int,
    embedder: KeptVectors | None,
    language: Language,
    spool: IO[bytes],
) -> tuple[list[Ranked], list[Read]]:
    """Scores file by file; the JSON of each waits on disk, so memory does not grow with their number."""
    asked = embedder.encode(vacancy_texts(vacancy)) if embedder else None
    calibration = calibration_for(embedder and embedder.model_id)
    ranked, refused = [], []
    with _progress(count) as bar:
        for read in told:
            bar.update(1)
            if read.profile is None:
                refused.append(read)
                continue
            vectors = embedder.encode(read.profile.texts) if embedder and read.profile.texts else None
            match = score_match(vacancy, read.profile, asked, vectors, calibration)
            ranked.append(Ranked(match.score, told_name(read.path), match.band, spool.tell()))
            spool.write(msgspec.json.encode(match_row(match, language)) + b"\n")
    return ranked, refused


def _read_all(files: list[Path], readers: list[Sandbox], today: date, as_text: bool) -> Iterator[Read]:
    """In the order of the files, a few ahead, each reader a child process of its own."""
    waiting: deque[Future[Read]] = deque()
    with ThreadPoolExecutor(len(readers)) as pool:
        for number, path in enumerate(files):
            waiting.append(pool.submit(_read, path, readers[number % len(readers)], today, as_text))
            if len(waiting) >= _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _read(path: Path, reader: Sandbox, today: date, as_text: bool) -> Read:
    name = told_name(path.name) + (f".{PLAIN}" if as_text else "")
    try:
        parsed = reader.parse(path.read_bytes(), name, today)
    except Refused as refusal:
        return Read(path, None, refusal.reason)
    except OSError as error:
        return Read(path, None, error.strerror or "cannot be opened")
    return Read(path, build_profile(parsed.resume, parsed.document), None)


def match_row(match: Match, language: Language) -> dict[str, Any]:
    """The line of ``flask rank --json``, without rank and file; explanations in one language."""
    row: dict[str, Any] = msgspec.to_builtins(match)
    for explained in (*row["gates"], *row["requirements"]):
        explained["explanation"] = explained["explanation"][language]
    keys = ("score", "band", "engine", "sharpened", "components", "gates", "requirements", "inputs_hash")
    return {key: row[key] for key in keys}


def _print(ranked: list[Ranked], spool: IO[bytes], as_json: bool) -> None:
    """Equal scores share a rank: nothing sets these people apart but their files' names."""
    places = {row.score: place for place, row in reversed(list(enumerate(ranked, start=1)))}
    for row in ranked:
        rank = places[row.score]
        spool.seek(row.offset)
        if as_json:
            line = {"rank": rank, "file": row.file, **msgspec.json.decode(spool.readline())}
            click.echo(msgspec.json.encode(line).decode())
        else:
            click.echo(f"{rank:>5}  {row.score:5.1f}  {row.band:<8} {name_on_a_line(row.file)}")


def _print_refused(refused: Sequence[Read], count: int) -> None:
    """Last of all and beside the ranking, which keeps to its shape: the files that are missing from it."""
    for read in refused:
        click.echo(f"{name_on_a_line(read.path)}: {read.reason}", err=True)
    if refused:
        click.echo(f"{len(refused)} of {count} files could not be read and are not ranked.", err=True)


def _progress(total: int) -> Any:
    """A bar on a terminal; elsewhere, as in a log, a line every few seconds."""
    if sys.stderr.isatty():
        return click.progressbar(length=total, label="Reading", file=sys.stderr)
    return nullcontext(_Lines(total))


class _Lines:
    """How far the reading is, as lines far enough apart."""

    def __init__(self, total: int) -> None:
        self._done, self._total, self._told = 0, total, time.monotonic()

    def update(self, steps: int) -> None:
        self._done += steps
        if time.monotonic() - self._told >= SECONDS_BETWEEN_LINES:
            self._told = time.monotonic()
            click.echo(f"Read {self._done} of {self._total}", err=True)


def _embedder(folder: Path) -> KeptVectors | None:
    """The model of the settings, or the built-in one; None, and why, when it is not there."""
    config = current_app.config if has_app_context() else {}
    try:
        model = load_embedder(
            folder,
            config.get("EMBEDDING_MODEL"),
            threads=os.cpu_count() or 1,
            prefix=config.get("EMBEDDING_PREFIX") or "",
        )
    except ModelMissingError as missing:
        click.echo(f"Ranking without vectors: {missing}", err=True)
        return None
    return KeptVectors(model, cache.folder())


def models_dir() -> Path:
    """The folder the settings name; without an app, ``var/models`` beside the code."""
    configured = current_app.config.get("MODELS_DIR") if has_app_context() else None
    return Path(configured) if configured else Path(__file__).resolve().parents[2] / "var" / "models"
