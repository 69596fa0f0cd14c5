"""``flask bench pool``: an organisation of many invented people in the bench's own database, filled by COPY."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Index, func, select, text

from mismatch.bench.pool_rows import open_worker, texts_of_chunk, write_chunk
from mismatch.bench.sentences import embed_sentences
from mismatch.engine.matching.profile import PROFILE_VERSION
from mismatch.extensions import db
from mismatch.models import Organization, OrganizationKind, ResumeVectors, SearchEntry
from mismatch.search.lists import renew_lists

Report = Callable[[str], None]

#: Grows when the same number becomes another person.
GRAMMAR = "grammar-5"
CHUNK = 500
_TABLES = ("search_entries", "resume_vectors", "resumes", "documents", "candidates")


def pool_organization(size: int) -> Organization | None:
    """The organisation with a pool of this size by this grammar and engine, when it is there and whole."""
    found = db.session.scalar(select(Organization).filter_by(name=_name(size)))
    if found is None:
        return None
    counted = select(func.count()).where(ResumeVectors.organization_id == found.id)
    return found if db.session.scalar(counted) == size else None


def fill_pool(size: int, folder: Path, models_dir: Path, processes: int, report: Report) -> dict[str, float]:
    """Make the pool unless it is there. Figures: seconds by step, and the room on disk."""
    started = time.perf_counter()
    figures: dict[str, float] = {}
    if pool_organization(size) is None:
        organization = _fresh_organization(size)
        figures |= _fill(organization.id, size, folder, models_dir, processes, report)
    figures["whole, s"] = time.perf_counter() - started
    return figures | _room()


def _name(size: int) -> str:
    from mismatch.engine import ENGINE_VERSION

    return f"{size} invented people, {GRAMMAR}, {ENGINE_VERSION}+{PROFILE_VERSION}"


def _fresh_organization(size: int) -> Organization:
    """Without whatever an interrupted run or another engine has left of this size."""
    for old in db.session.scalars(select(Organization).where(Organization.name.startswith(f"{size} invented people"))):
        db.session.execute(text("SET LOCAL session_replication_role = replica"))
        for table in ("matches", "applications", "job_vectors", "requirements", "jobs", *_TABLES):
            db.session.execute(text(f"DELETE FROM {table} WHERE organization_id = :id"), {"id": old.id})  # noqa: S608
        db.session.delete(old)
        db.session.commit()
    made = Organization(name=_name(size), kind=OrganizationKind.EMPLOYER)
    db.session.add(made)
    db.session.commit()
    return made


def _fill(
    organization_id: int, size: int, folder: Path, models_dir: Path, processes: int, report: Report
) -> dict[str, float]:
    chunks = [(start, min(start + CHUNK, size)) for start in range(0, size, CHUNK)]
    first = _first_id()
    started = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(processes) as workers:
        texts = set().union(*workers.imap_unordered(texts_of_chunk, chunks))
    listed = time.perf_counter()
    sentences = embed_sentences(folder, models_dir, texts, processes, report)
    embedded = time.perf_counter()
    url = str(db.engine.url.render_as_string(hide_password=False)).replace("postgresql+psycopg2:", "postgresql:")
    start_worker = (url, str(folder), sentences.model_id)
    done = 0
    _drop_search_indexes()
    with multiprocessing.get_context("spawn").Pool(processes, open_worker, start_worker) as workers:
        jobs = [(organization_id, first, *chunk) for chunk in chunks]
        for count in workers.imap_unordered(write_chunk, jobs):
            done += count
            if done % (20 * CHUNK) == 0:
                report(f"{done} of {size}")
    written = time.perf_counter()
    _finish()
    indexed = time.perf_counter()
    return {
        "people": size,
        "distinct sentences": len(texts),
        "listing sentences, s": listed - started,
        "embedding them, s": embedded - listed,
        "composing and storing, s": written - embedded,
        "indexes and statistics, s": indexed - written,
    }


def _first_id() -> int:
    """Above every id in use, the same for the rows of all tables."""
    found = (db.session.scalar(text(f"SELECT max(id) FROM {t}")) or 0 for t in _TABLES[2:])  # noqa: S608
    return max(found) + 1


def _drop_search_indexes() -> None:
    """To be made at the end, at once: a graph of vectors grows slowly row by row."""
    for index in _search_indexes():
        index.drop(db.engine, checkfirst=True)


def _search_indexes() -> list[Index]:
    return [
        x for x in SearchEntry.__table__.indexes if x.name in ("ix_search_entries_words", "ix_search_entries_meaning")
    ]


def _finish() -> None:
    """Number on from there, make the indexes, and let the planner know what is in the tables."""
    with db.engine.begin() as connection:
        connection.execute(text("SET LOCAL maintenance_work_mem = '700MB'"))
        for index in _search_indexes():
            index.create(connection, checkfirst=True)
    renew_lists()
    for table in _TABLES[2:]:
        last = f"(SELECT max(id) FROM {table})"  # noqa: S608
        db.session.execute(text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {last})"))
    db.session.commit()
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for table in _TABLES:
            connection.execute(text(f"VACUUM ANALYZE {table}"))


def _room() -> dict[str, float]:
    """Megabytes on disk, of the whole database and of its large tables."""
    size = db.session.scalar(text("SELECT pg_database_size(current_database())")) or 0
    figures = {"database on disk, MB": size / 2**20}
    for table in _TABLES:
        taken = db.session.scalar(text(f"SELECT pg_total_relation_size('{table}')")) or 0
        figures[f"{table}, MB"] = taken / 2**20
    return figures
