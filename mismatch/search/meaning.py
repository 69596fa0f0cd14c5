"""A query as a vector: asked of the worker that has the model warm, through Valkey, and remembered there.

The web processes hold no model: that is 250 MB each, and a machine that only serves pages may not have one at all.
Nobody answers within a moment: the search goes by words alone, and the page says so.
"""

from __future__ import annotations

import hashlib
import json
import logging
import time
import uuid
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import redis
from flask import Flask, current_app
from numpy.typing import NDArray

from mismatch.matching.vectors import embedder
from mismatch.queue import connection

log = logging.getLogger(__name__)

#: How long a page waits for the vector of a query nobody has asked before.
PATIENCE_SECONDS = 1.0
REMEMBERED_SECONDS = 3600
_QUESTIONS, _ALIVE = "search:questions", "search:answering"
_ALIVE_SECONDS = 15
_TOGETHER = 16

Encode = Callable[[Sequence[str]], NDArray[np.float32]]


class Meaning(NamedTuple):
    """A query's vector, and the model it is of: vectors of different models are never compared."""

    model_id: str
    vector: NDArray[np.float32]


def ask_meaning(text: str) -> Meaning | None:
    """The meaning of a text; None when nobody can tell it now."""
    if not text:
        return None
    try:
        return _ask(connection(), text)
    except redis.RedisError:
        log.warning("no answer from Valkey; the search goes by words")
        return None


def _ask(client: redis.Redis, text: str) -> Meaning | None:
    key = _key(text)
    known, alive = client.mget(key, _ALIVE)
    if known:
        return _read(known)
    if not alive:
        return None
    ticket = f"search:answer:{uuid.uuid4().hex}"
    pipeline = client.pipeline()
    pipeline.rpush(_QUESTIONS, json.dumps({"key": key, "text": text, "ticket": ticket}))
    pipeline.expire(_QUESTIONS, _ALIVE_SECONDS)
    pipeline.execute()
    answer = client.blpop([ticket], timeout=PATIENCE_SECONDS)
    return _read(answer[1]) if answer else None


def _key(text: str) -> str:
    """What a query is remembered under: its hash, for a query may name a person."""
    model = str(current_app.config["EMBEDDING_MODEL"] or "")
    return "search:vector:" + hashlib.sha256("\n".join((model, text)).encode()).hexdigest()


def _read(answer: bytes) -> Meaning:
    model, _, vector = answer.partition(b"\0")
    return Meaning(model.decode(), np.frombuffer(vector, "<f4"))


def answer_beside(app: Flask, client: redis.Redis) -> None:
    """The thread beside the matching worker, which has the model warm."""
    with app.app_context():
        model = embedder()
    answer_questions(client, model.model_id, model.encode)


def answer_questions(client: redis.Redis, model_id: str, encode: Encode, *, once: bool = False) -> None:
    """Turn queries into vectors for as long as the process lives: runs in a thread beside the tasks of a worker."""
    while True:
        try:
            client.set(_ALIVE, "1", ex=_ALIVE_SECONDS)
            first = client.blpop([_QUESTIONS], timeout=1 if once else _ALIVE_SECONDS // 3)
            if first:
                more = client.lpop(_QUESTIONS, _TOGETHER - 1) or []
                _answer(client, model_id, encode, [json.loads(raw) for raw in (first[1], *more)])
        except redis.RedisError:
            log.warning("Valkey does not answer; asking again")
            time.sleep(1)
        if once:
            return


def _answer(client: redis.Redis, model_id: str, encode: Encode, questions: list[dict[str, str]]) -> None:
    vectors = encode([question["text"] for question in questions])
    pipeline = client.pipeline()
    for question, vector in zip(questions, vectors, strict=True):
        answer = model_id.encode() + b"\0" + vector.astype("<f4").tobytes()
        pipeline.set(question["key"], answer, ex=REMEMBERED_SECONDS)
        pipeline.rpush(question["ticket"], answer)
        pipeline.expire(question["ticket"], _ALIVE_SECONDS)
    pipeline.execute()
