"""Two requests at the same moment: real connections on a database of one's own."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable

from flask import Flask
from sqlalchemy import func, select

from mismatch.applications.operations import apply_to_job, move_application
from mismatch.candidates.intake import take_in
from mismatch.candidates.operations import erase_candidate, upload_files
from mismatch.candidates.tasks import read_upload
from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document
from mismatch.errors import Conflict
from mismatch.extensions import db
from mismatch.jobs.operations import publish_job
from mismatch.models import Application, AuditEvent, Candidate, Document, Job, Membership, Stage, StageChange, Upload
from tests import factories

MANY = 6


def _at_once(app: Flask, act: Callable[[], None], times: int = MANY) -> list[BaseException]:
    """Do the same in several threads, each with a session of its own; what was raised."""
    start, raised = threading.Barrier(times), []

    def one() -> None:
        with app.app_context():
            start.wait()
            try:
                act()
                db.session.commit()
            except Exception as error:
                raised.append(error)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=one) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.rollback()
    return raised


def _count(model, **values: object) -> int:
    return db.session.scalar(select(func.count()).select_from(model).filter_by(**values)) or 0


def test_applying_twice_at_once_is_one_application(racing: Flask):
    employer, person = factories.make_member(), factories.make_person()
    job, mine = factories.make_job(employer), factories.make_candidate(person)
    db.session.commit()
    ids = person.id, job.id, mine.id

    def apply() -> None:
        apply_to_job(
            *(db.session.get_one(model, one) for model, one in zip((Membership, Job, Candidate), ids, strict=True))
        )

    assert not _at_once(racing, apply)
    assert _count(Application, job_id=job.id) == 1
    assert _count(Candidate, organization_id=employer.organization_id) == 1


def test_publishing_twice_at_once_publishes_once(racing: Flask):
    member = factories.make_member()
    job = factories.make_job(member, published=False)
    db.session.commit()
    member_id, job_id = member.id, job.id

    def publish() -> None:
        publish_job(db.session.get_one(Membership, member_id), db.session.get_one(Job, job_id))

    raised = _at_once(racing, publish)
    assert [type(error) for error in raised] == [Conflict] * (MANY - 1)
    assert _count(AuditEvent, verb="publish") == 1


def test_moving_at_once_is_one_move(racing: Flask):
    member = factories.make_member()
    application = factories.make_application(member, factories.make_job(member))
    db.session.commit()
    member_id, application_id = member.id, application.id

    def move() -> None:
        actor, one = db.session.get_one(Membership, member_id), db.session.get_one(Application, application_id)
        move_application(actor, one, Stage.SHORTLIST)

    raised = _at_once(racing, move)
    assert [type(error) for error in raised] == [Conflict] * (MANY - 1)
    assert _count(StageChange, application_id=application_id) == 1


def test_the_same_files_at_once_are_kept_once_and_read_once(racing: Flask):
    member = factories.make_member()
    db.session.commit()
    member_id = member.id
    files = [(f"{number}.txt", factories.resume_text().encode()) for number in range(4)]
    turns = iter([files, files[::-1]] * MANY)
    turn = threading.Lock()

    def upload() -> None:
        with turn:
            mine = next(turns)
        upload_files(db.session.get_one(Membership, member_id), mine, batch=uuid.uuid4())

    assert not _at_once(racing, upload)
    assert _count(Upload) == MANY * len(files)
    assert _count(Document) == len(files)
    waiting = db.session.scalars(select(Upload.id)).all()
    assert not _at_once(racing, lambda: read_upload(waiting[0]), times=2)
    for one in waiting:
        read_upload(one)
    db.session.rollback()
    assert _count(Candidate) == len(files)


def test_erasing_somebody_never_takes_a_file_that_is_just_being_uploaded(racing: Flask):
    member = factories.make_member()
    candidate = factories.make_candidate(member)
    db.session.commit()
    content = candidate.resume.document.content
    member_id, candidate_id = member.id, candidate.id
    db.session.rollback()
    stored, erased = threading.Event(), threading.Event()

    def upload() -> None:
        with racing.app_context():
            upload_files(db.session.get_one(Membership, member_id), [("again.txt", content)], batch=uuid.uuid4())
            db.session.flush()
            stored.set()
            erased.wait(1)  # the eraser is on its way; it has to wait for us
            db.session.commit()
            db.session.remove()

    thread = threading.Thread(target=upload)
    thread.start()
    stored.wait(30)
    erase_candidate(db.session.get_one(Membership, member_id), db.session.get_one(Candidate, candidate_id))
    db.session.commit()
    erased.set()
    thread.join()
    assert _count(Upload, filename="again.txt") == 1
    assert _count(Document) == 1


def test_erasing_somebody_of_an_archive_while_another_file_of_it_is_read(racing: Flask, overlap):
    """Whoever reads a file has it in hand and wants the people next; nobody waits in a ring."""
    member = factories.make_member()
    archive = factories.make_upload(member, b"all", "all.zip")
    first, second = (factories.make_upload(member, filename=f"{number}.txt") for number in range(2))
    first.parent_id = second.parent_id = archive.id
    read = read_document(first.document.content, first.filename)
    candidate = take_in(first, read, parse_resume(read, factories.AS_OF)).candidate
    db.session.commit()
    member_id, candidate_id, archive_id, second_id = member.id, candidate.id, archive.id, second.id

    def begin() -> None:
        assert db.session.scalar(select(Upload).filter_by(id=second_id).with_for_update(key_share=True))

    def read_on() -> None:
        upload = db.session.get_one(Upload, second_id)
        document = read_document(upload.document.content, upload.filename)
        take_in(upload, document, parse_resume(document, factories.AS_OF))

    def erase() -> None:
        erase_candidate(db.session.get_one(Membership, member_id), db.session.get_one(Candidate, candidate_id))

    assert overlap(begin, erase, read_on) == [None, None]
    assert _count(Upload) == _count(Candidate) == _count(Document) == 1
    assert db.session.get_one(Upload, second_id).parent_id is None
    assert db.session.get(Upload, archive_id) is None
