"""Kept blocks hold facts of real people: they go when one of those people goes, and when nobody uses them."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

from sqlalchemy import text

from mismatch.extensions import db
from mismatch.matching.blocks import UNREADABLE, kept_blocks, keys_of, opened
from mismatch.queue import enqueue, task

#: Seconds without use after which a block is deleted; an unfinished file is not being written any more after an hour.
UNUSED, UNFINISHED = 7 * 24 * 3600, 3600
#: All blocks of a machine together; the least recently used go first.
MOST_BYTES = 2 * 2**30

_STILL_THERE = text("""
    SELECT count(*)
    FROM unnest(CAST(:candidates AS bigint[]), CAST(:resumes AS bigint[]), CAST(:revisions AS integer[]))
        AS kept (candidate_id, resume_id, revision)
    JOIN candidates ON candidates.id = kept.candidate_id AND candidates.resume_id = kept.resume_id
    JOIN resumes ON resumes.id = kept.resume_id AND resumes.revision = kept.revision
""")


@task("upkeep")
def sweep_blocks() -> None:
    """Have blocks tidied where they are kept: by a worker that ranks."""
    enqueue(tidy_blocks)
    db.session.commit()


@task("matching")
def tidy_blocks() -> None:
    """Delete blocks of somebody who was erased or corrected, unused ones, and what is too much."""
    total, now = 0, time.time()
    for used, size, path in sorted(_found(kept_blocks()), reverse=True):
        total += size
        if now - used > _longest(path) or total > MOST_BYTES or not (_is_draft(path) or _is_current(path)):
            path.unlink(missing_ok=True)


def _found(folder: Path) -> list[tuple[float, int, Path]]:
    found = []
    for path in folder.glob("*/*"):
        with suppress(OSError):  # another worker has just deleted it
            told = path.stat()
            found.append((told.st_mtime, told.st_size, path))
    return found


def _longest(path: Path) -> float:
    return UNFINISHED if _is_draft(path) else UNUSED


def _is_draft(path: Path) -> bool:
    return path.name.startswith(".")


def _is_current(path: Path) -> bool:
    """Whether everybody in a block is there with the very résumé."""
    try:
        keys, _ = keys_of(opened(path))
    except UNREADABLE:
        return False
    told = {
        "candidates": [key.candidate_id for key in keys],
        "resumes": [key.resume_id for key in keys],
        "revisions": [key.revision for key in keys],
    }
    return db.session.scalar(_STILL_THERE, told) == len(keys)
