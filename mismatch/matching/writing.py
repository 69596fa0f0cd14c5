"""Scores into matches: many rows in one statement, never over a newer score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

from mismatch.extensions import db


class Row(NamedTuple):
    """One score as it is stored. ``data`` is the whole answer as JSON, None where it is made when somebody looks."""

    candidate_id: int
    organization_id: int
    resume_id: int
    resume_revision: int
    score: float
    band: str
    sharpened: bool
    gates_passed: bool
    data: str | None
    terms: bytes
    terms_key: str
    engine: str
    model_id: str | None
    inputs_hash: str


_KINDS = {
    "candidate_id": "bigint",
    "organization_id": "bigint",
    "resume_id": "bigint",
    "resume_revision": "integer",
    "score": "float8",
    "band": "text",
    "sharpened": "boolean",
    "gates_passed": "boolean",
    "data": "jsonb",
    "terms": "bytea",
    "terms_key": "text",
    "engine": "text",
    "model_id": "text",
    "inputs_hash": "text",
}
_STORED = [name for name in Row._fields if name != "resume_revision"]

#: Candidates are locked in the order of their ids. Who got another résumé, was corrected or erased meanwhile is left
#: out: they are scored on their own. A score with vectors is not replaced by one without, nor by one of an old text.
_SQL = f"""
WITH fresh AS (
    SELECT * FROM unnest({", ".join(f"CAST(:{name} AS {kind}[])" for name, kind in _KINDS.items())})
    AS t ({", ".join(_KINDS)})
), live AS (
    SELECT c.id, c.resume_id, r.revision FROM candidates c
    JOIN resumes r ON r.id = c.resume_id
    WHERE c.id IN (SELECT candidate_id FROM fresh)
    ORDER BY c.id FOR NO KEY UPDATE OF c
)
INSERT INTO matches (job_id, job_revision, updated_at, {", ".join(_STORED)})
SELECT :job_id, :job_revision, now(), {", ".join(f"fresh.{name}" for name in _STORED)}
FROM fresh JOIN live
ON live.id = fresh.candidate_id AND live.resume_id = fresh.resume_id AND live.revision = fresh.resume_revision
ON CONFLICT (job_id, candidate_id) DO UPDATE SET
    job_revision = excluded.job_revision, updated_at = excluded.updated_at,
    {", ".join(f"{name} = excluded.{name}" for name in _STORED)}
WHERE matches.job_revision < excluded.job_revision
   OR matches.job_revision = excluded.job_revision
      AND (excluded.sharpened OR NOT matches.sharpened OR matches.resume_id <> excluded.resume_id)
"""  # noqa: S608 - names of columns, from above


def write_scores(job_id: int, job_revision: int, rows: Sequence[Row], connection: Connection | None = None) -> None:
    """Store these scores of one vacancy, in the session's transaction or in that of another connection."""
    if not rows:
        return
    values = {name: _array(column) for name, column in zip(Row._fields, zip(*rows, strict=True), strict=True)}
    (connection or db.session).execute(text(_SQL), {**values, "job_id": job_id, "job_revision": job_revision})


def _array(column: Sequence[Any]) -> str:
    """An array as PostgreSQL writes it: one value of a statement, where a list would become thousands.

    Most columns say the same few things of everybody.
    """
    written = {value: _element(value) for value in set(column)}
    return "{" + ",".join(map(written.__getitem__, column)) + "}"


def _element(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return f'"\\\\x{value.hex()}"'
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)
