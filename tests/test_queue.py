"""Enqueue after commit: what is sent, when, and what a lost queue costs."""

from __future__ import annotations

import threading

import pytest
import redis
from rq import Queue

from mismatch.candidates.tasks import read_upload
from mismatch.extensions import db
from mismatch.models import Organization
from mismatch.queue import connection, enqueue, is_idle, run_worker


def _waiting(name: str = "reading") -> int:
    return Queue(name, connection=connection()).count


def test_task_is_sent_by_the_commit(session):
    enqueue(read_upload, 1)
    assert _waiting() == 0
    db.session.add(Organization(name="x"))
    session.commit()
    assert _waiting() == 1
    assert not is_idle("reading")


def test_rollback_forgets_the_task(session):
    enqueue(read_upload, 1)
    db.session.add(Organization(name="x"))
    session.flush()
    session.rollback()
    session.commit()
    assert _waiting() == 0


def test_savepoint_does_not_send_early(session):
    with session.begin_nested():
        db.session.add(Organization(name="x"))
        enqueue(read_upload, 1)
    assert _waiting() == 0
    session.commit()
    assert _waiting() == 1


def test_rolled_back_savepoint_keeps_the_outer_tasks(session):
    db.session.add(Organization(name="x"))
    enqueue(read_upload, 1)
    savepoint = session.begin_nested()
    db.session.add(Organization(name="y"))
    session.flush()
    savepoint.rollback()
    session.commit()
    assert _waiting() == 1


def test_commit_survives_a_queue_that_is_away(app, session, monkeypatch):
    away = redis.Redis(unix_socket_path="/nonexistent.sock")
    monkeypatch.setitem(app.extensions, "mismatch_redis", away)
    db.session.add(Organization(name="kept"))
    enqueue(read_upload, 1)
    session.commit()
    assert db.session.query(Organization).filter_by(name="kept").count() == 1


def test_unknown_queue_is_refused(app):
    with pytest.raises(ValueError, match="no queue named"):
        run_worker(app, "nothing")


def test_a_worker_that_ends_with_its_queue_leaves_nobody_behind(app, session):
    run_worker(app, "matching", burst=True)
    assert not [thread for thread in threading.enumerate() if thread.name == "beside"]
