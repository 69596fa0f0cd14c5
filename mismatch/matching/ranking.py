"""One vacancy against its whole pool: everybody when they are few, the best by retrieval when they are many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain
from operator import attrgetter

from sqlalchemy import Engine, Select, delete, func, select, text

from mismatch.extensions import db
from mismatch.matching.blocks import each_block
from mismatch.matching.people import each_group, read_people
from mismatch.matching.retrieval import retrieve
from mismatch.matching.scoring import (
    OpenJob,
    batches,
    explain_people,
    score_group,
    with_evidence,
)
from mismatch.matching.writing import Row, write_scores
from mismatch.models import Application, Candidate, Job, Match, Organization, OrganizationKind

#: Up to so many people everybody is scored.
WHOLE_POOL = 12_000
#: From so many on a pool that is scored whole is kept joined between two rankings.
LARGE = 500
#: Of a larger pool, so many are retrieved for scoring.
RETRIEVED = 3000
#: Stored with their evidence, and shown first; the evidence of the others is made when somebody looks.
SHOWN = 100
#: Stored in one transaction after those, and how many transactions at once.
WRITTEN, WRITERS = 1500, 2


class Chosen:
    """Whom a ranking scores: ids in order, and how large the employer's pool is."""

    def __init__(self, ids: Sequence[int], pool_size: int) -> None:
        self.ids = ids
        self.pool_size = pool_size


def choose(opened: OpenJob, model_id: str | None) -> Chosen:
    """The employer's people to score: all of them, or those retrieved and those somebody has put into the vacancy."""
    job = opened.job
    size = db.session.scalar(select(func.count()).select_from(_pool_of(job).subquery())) or 0
    if size <= WHOLE_POOL:
        return Chosen(db.session.scalars(_pool_of(job).order_by(Candidate.id)).all(), size)
    added = select(Application.candidate_id).where(Application.job_id == job.id)
    kept = db.session.scalars(_pool_of(job).where(Candidate.id.in_(added))).all()
    vectors = opened.vectors.get(model_id) if model_id else None
    found = retrieve(job.organization_id, opened.vacancy, model_id, vectors, RETRIEVED)
    return Chosen(sorted({*kept, *found}), size)


def _pool_of(job: Job) -> Select[int]:
    return select(Candidate.id).where(
        Candidate.organization_id == job.organization_id, Candidate.resume_id.is_not(None)
    )


def are_missing(opened: OpenJob) -> bool:
    """Whether somebody of a pool that is scored whole has no score of the résumé that counts."""
    if opened.job.is_ranked_in_part:
        return False
    scored = select(Match.id).where(
        Match.job_id == opened.id, Match.candidate_id == Candidate.id, Match.resume_id == Candidate.resume_id
    )
    return db.session.scalar(_pool_of(opened.job).where(~scored.exists()).limit(1)) is not None


def people_who_look(job: Job) -> Sequence[int]:
    """Candidates of spaces of their own: what they see is their page, not the employer's list."""
    personal = select(Organization.id).where(Organization.kind == OrganizationKind.PERSONAL)
    mine = select(Candidate.id).where(Candidate.organization_id.in_(personal), Candidate.resume_id.is_not(None))
    return db.session.scalars(mine.order_by(Candidate.id)).all()


def rank(opened: OpenJob, ids: Sequence[int], model_id: str | None) -> Iterator[int]:
    """Score these people and store them best first; yields how many are stored, after each batch. Commit then.

    The first are stored by the session, at once and then with their evidence; the others, which are many, beside it
    by connections of their own, each batch in a transaction of its own: two are stored in little more than the time
    of one.
    """
    rows = sorted(_scored(opened, ids, model_id), key=attrgetter("candidate_id"))
    rows.sort(key=attrgetter("score"), reverse=True)  # equals stay as they are
    first, rest = rows[:SHOWN], rows[SHOWN:]
    write_scores(opened.id, opened.revision, first)
    yield (done := len(first))
    beside = ThreadPoolExecutor(WRITERS)
    try:
        store = partial(_store, db.engine, opened.id, opened.revision)
        storing = [(len(batch), beside.submit(store, batch)) for batch in batches(rest, WRITTEN)]
        write_scores(opened.id, opened.revision, _with_evidence(opened, first, model_id))
        yield done
        for count, stored in storing:
            stored.result()
            yield (done := done + count)
    finally:
        beside.shutdown(cancel_futures=True)


def _store(engine: Engine, job_id: int, revision: int, batch: Sequence[Row]) -> None:
    """Not waiting for the disk: the session's next commit does, for all that was committed before it."""
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL synchronous_commit = off"))
        write_scores(job_id, revision, batch, connection)


def _scored(opened: OpenJob, ids: Sequence[int], model_id: str | None) -> list[Row]:
    """Rows of everybody; who has no vectors of this model yet is scored by another that they and the vacancy have."""
    rows = list(_by_model(opened, ids, model_id))
    for other in opened.vectors:
        left = [row.candidate_id for row in rows if not row.sharpened]
        if not left:
            break
        if other != model_id:
            better = {
                row.candidate_id: row
                for rows_of_some in each_group(left, other, partial(score_group, opened, model_id=other))
                for row in rows_of_some
            }
            rows = [better.get(row.candidate_id, row) for row in rows]
    return rows


def _by_model(opened: OpenJob, ids: Sequence[int], model_id: str | None) -> Iterator[Row]:
    """A large pool that is scored whole is read from the blocks kept of it."""
    work = partial(score_group, opened, model_id=model_id)
    if len(ids) < LARGE or opened.job.is_ranked_in_part:
        return chain.from_iterable(each_group(ids, model_id, work))
    chosen = set(ids)
    rows = chain.from_iterable(each_block(opened.job.organization_id, ids, model_id, work))
    return (row for row in rows if row.candidate_id in chosen)


def _with_evidence(opened: OpenJob, rows: Sequence[Row], model_id: str | None) -> list[Row]:
    """The same rows with their evidence, in their order."""
    explained: dict[int, Row] = {}
    by_id = {row.candidate_id: row for row in rows}
    for model in {row.model_id for row in rows}:
        mine = sorted(row.candidate_id for row in rows if row.model_id == model)
        for people in read_people(mine, model):
            for id, scored in explain_people(opened, people, model).items():
                explained[id] = with_evidence(by_id[id], scored)
    return [explained.get(row.candidate_id, row) for row in rows]


def rank_with_evidence(opened: OpenJob, ids: Sequence[int], model_id: str | None) -> Iterator[None]:
    """The same for people who see their score themselves: every one with its evidence. Commit after each step."""
    for first in range(0, len(ids), SHOWN):
        rows = _scored(opened, ids[first : first + SHOWN], model_id)
        write_scores(opened.id, opened.revision, _with_evidence(opened, rows, model_id))
        yield


def forget_others(opened: OpenJob) -> None:
    """Delete scores of an old text: those people are no longer among the retrieved, and nobody has chosen them."""
    added = select(Application.candidate_id).where(Application.job_id == opened.id)
    db.session.execute(
        delete(Match)
        .where(Match.job_id == opened.id, Match.job_revision < opened.revision, Match.candidate_id.not_in(added))
        .execution_options(synchronize_session=False)
    )
