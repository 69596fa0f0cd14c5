"""Background upkeep of the search index."""

from __future__ import annotations

from mismatch.extensions import db
from mismatch.queue import task
from mismatch.search.indexing import index_people, stale
from mismatch.search.lists import renew_lists

#: Entries made in one transaction, and in one run of the sweeper.
BATCH, MOST_SWEPT = 100, 2000


@task("upkeep", timeout=300)
def sweep_entries() -> None:
    """Bring up to date what changed without a word: another version of the entries, vectors of another model."""
    ids = db.session.scalars(stale().limit(MOST_SWEPT)).all()
    for first in range(0, len(ids), BATCH):
        index_people(ids[first : first + BATCH])
        db.session.commit()


@task("upkeep", timeout=3600)
def sweep_lists() -> None:
    """Find the lists of the index of meaning anew when there are many more people, or another model's vectors."""
    renew_lists()
