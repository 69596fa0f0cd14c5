"""Reading uploads: outcomes, duplicates, archives, and what a killed worker leaves behind."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
from sqlalchemy import select

from mismatch.candidates import tasks
from mismatch.candidates.operations import erase_candidate, retry_upload
from mismatch.extensions import db
from mismatch.matching import tasks as matching_tasks
from mismatch.models import Application, Candidate, Document, Match, Resume, Upload, UploadStatus
from mismatch.models.columns import now
from mismatch.queue import connection
from tests import factories


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _read(upload: Upload) -> Upload:
    db.session.commit()
    tasks.read_upload(upload.id)
    return db.session.get_one(Upload, upload.id)


def test_reading_makes_a_candidate_in_the_vacancy(session):
    member = factories.make_member()
    job = factories.make_job(member)
    upload = _read(factories.make_upload(member, job=job))
    assert upload.status == UploadStatus.READ
    candidate = upload.resume.candidate
    assert candidate.name == "Мария Соколова"
    assert candidate.resume_id == upload.resume_id
    assert db.session.scalar(select(Application).filter_by(job_id=job.id, candidate_id=candidate.id)) is not None


@pytest.mark.parametrize(
    ("filename", "data", "reason"),
    [
        ("empty.pdf", b"", "empty"),
        ("photo.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "wrong_type"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj", "damaged"),
        ("notes.zip", b"PK\x05\x06" + b"\0" * 18, "empty"),
    ],
)
def test_bad_file_gets_its_reason_and_is_kept(session, filename, data, reason):
    upload = _read(factories.make_upload(factories.make_member(), data, filename))
    assert (upload.status, upload.reason) == (UploadStatus.REFUSED, reason)
    assert upload.document.content == data


def test_same_file_twice_is_one_candidate(session):
    member = factories.make_member()
    data = factories.resume_text().encode()
    first = _read(factories.make_upload(member, data))
    second = _read(factories.make_upload(member, data, "copy.txt"))
    assert second.duplicate
    assert second.resume_id == first.resume_id
    assert db.session.query(Candidate).filter_by(organization_id=member.organization_id).count() == 1


def test_new_version_of_a_resume_belongs_to_the_same_person(session):
    member = factories.make_member()
    text = factories.resume_text()
    first = _read(factories.make_upload(member, text.encode()))
    second = _read(factories.make_upload(member, (text + "\nRedis").encode()))
    assert second.resume.candidate_id == first.resume.candidate_id
    assert second.resume.candidate.resume_id == second.resume_id


def test_archive_becomes_one_upload_a_file(session):
    member = factories.make_member()
    files = {"папка/Мария.txt": factories.resume_text().encode(), "empty.pdf": b"", "__MACOSX/x": b"1"}
    upload = _read(factories.make_upload(member, _zip(files), "all.zip"))
    assert upload.status == UploadStatus.EXPANDED
    members = db.session.scalars(select(Upload).filter_by(parent_id=upload.id).order_by(Upload.id)).all()
    assert [one.filename for one in members] == ["Мария.txt", "empty.pdf"]
    assert all(one.status == UploadStatus.WAITING for one in members)


def test_large_member_is_refused_and_the_others_are_read(session, app, monkeypatch):
    monkeypatch.setitem(app.config, "MAX_FILE_BYTES", 5000)
    files = {"bomb.txt": b"0" * 50_000, "good.txt": factories.resume_text().encode()}
    upload = _read(factories.make_upload(factories.make_member(), _zip(files), "bomb.zip"))
    assert upload.status == UploadStatus.EXPANDED
    members = db.session.scalars(select(Upload).filter_by(parent_id=upload.id))
    assert {one.filename: (one.status, one.reason) for one in members} == {
        "bomb.txt": (UploadStatus.REFUSED, "too_large"),
        "good.txt": (UploadStatus.WAITING, None),
    }


def test_archive_too_large_as_a_whole_is_refused(session, app, monkeypatch):
    monkeypatch.setitem(app.config, "MAX_FILE_BYTES", 1000)
    files = {f"{number}.txt": b"0" * 900 + str(number).encode() for number in range(30)}
    upload = _read(factories.make_upload(factories.make_member(), _zip(files), "bomb.zip"))
    assert (upload.status, upload.reason) == (UploadStatus.REFUSED, "too_large")


def test_erasing_takes_the_archive_along_and_leaves_its_other_files(session):
    member = factories.make_member()
    files = {
        f"{number}.txt": factories.resume_text().replace("Мария", f"Мария{'а' * number}").encode() for number in (1, 2)
    }
    archive = _read(factories.make_upload(member, _zip(files), "all.zip"))
    ids = db.session.scalars(select(Upload.id).filter_by(parent_id=archive.id).order_by(Upload.id)).all()
    for upload_id in ids:
        tasks.read_upload(upload_id)
    erase_candidate(member, db.session.get_one(Upload, ids[0]).resume.candidate)
    db.session.commit()
    left = db.session.scalars(select(Upload).filter_by(organization_id=member.organization_id)).all()
    assert [one.id for one in left] == [ids[1]]
    assert db.session.query(Document).filter_by(organization_id=member.organization_id).count() == 1


def test_reading_twice_changes_nothing(session):
    upload = _read(factories.make_upload(factories.make_member()))
    resume_id = upload.resume_id
    tasks.read_upload(upload.id)
    assert db.session.query(Resume).filter_by(organization_id=upload.organization_id).count() == 1
    assert db.session.get_one(Upload, upload.id).resume_id == resume_id


def test_sweeper_brings_back_what_a_killed_worker_was_reading(session):
    upload = factories.make_upload(factories.make_member())
    upload.status, upload.started_at = UploadStatus.READING, now()
    db.session.commit()
    connection().flushdb()
    tasks.sweep_uploads()
    from rq import Queue

    assert [job.args for job in Queue("reading", connection=connection()).jobs] == [(upload.id,)]


def test_sweeper_brings_back_what_the_queue_forgot(session):
    upload = factories.make_upload(factories.make_member())
    upload.created_at = now() - timedelta(hours=1)
    db.session.commit()
    connection().flushdb()
    tasks.sweep_uploads()
    from rq import Queue

    assert Queue("reading", connection=connection()).count == 1


def test_file_that_kills_every_worker_is_given_up(session):
    upload = factories.make_upload(factories.make_member())
    upload.attempts = tasks.MAX_ATTEMPTS
    read = _read(upload)
    assert (read.status, read.reason) == (UploadStatus.FAILED, "internal")


def test_retry_reads_again(session):
    member = factories.make_member()
    upload = factories.make_upload(member)
    upload.status, upload.reason, upload.attempts = UploadStatus.FAILED, "internal", 9
    retry_upload(member, upload)
    assert _read(upload).status == UploadStatus.READ


def test_erasing_removes_every_trace(session):
    member = factories.make_member()
    job = factories.make_job(member)
    upload = _read(factories.make_upload(member, job=job))
    candidate = upload.resume.candidate
    matching_tasks.rank_candidate(candidate.id)
    assert db.session.query(Match).filter_by(candidate_id=candidate.id).count() == 1
    candidate_id = candidate.id
    erase_candidate(member, db.session.get_one(Candidate, candidate_id))
    db.session.commit()
    for model in (Resume, Match, Application):
        assert db.session.query(model).filter_by(candidate_id=candidate_id).count() == 0
    assert db.session.query(Upload).filter_by(organization_id=member.organization_id).count() == 0
    assert db.session.query(Document).filter_by(organization_id=member.organization_id).count() == 0


def test_archive_inside_an_archive_is_not_opened(session):
    """One that holds itself would never come to an end."""
    inner = _zip({"a.txt": factories.resume_text().encode()})
    outer = _read(factories.make_upload(factories.make_member(), _zip({"inner.zip": inner}), "outer.zip"))
    member = db.session.scalars(select(Upload).filter_by(parent_id=outer.id)).one()
    assert outer.status == UploadStatus.EXPANDED
    read = _read(member)
    assert (read.status, read.reason) == (UploadStatus.REFUSED, "unsupported")
    assert db.session.scalar(select(Upload).filter_by(parent_id=member.id)) is None


def test_a_person_stays_one_candidate_and_can_go_back_to_an_earlier_file(session):
    """Whatever address a résumé names, in a person's own space it is theirs."""
    person = factories.make_person()
    files = [factories.resume_text().encode() for _ in range(2)]
    first, second, again = (_read(factories.make_upload(person, data, "cv.txt")) for data in (*files, files[0]))
    candidate = db.session.scalars(select(Candidate)).one()
    assert first.resume_id != second.resume_id
    assert candidate.resume_id == again.resume_id == first.resume_id
    assert candidate.email == first.resume.parsed.emails[0].value, "an employer would write to the other file's address"


def test_a_person_uploads_no_archive(session):
    upload = _read(factories.make_upload(factories.make_person(), _zip({"a.txt": b"Python"}), "cv.zip"))
    assert (upload.status, upload.reason) == (UploadStatus.REFUSED, "unsupported")


def test_text_too_varied_for_the_search_index_is_still_read(session):
    words = " ".join(chr(0x4E00 + number % 20000) + chr(0x4E00 + number // 7 % 20000) for number in range(130_000))
    upload = _read(factories.make_upload(factories.make_member(), (factories.resume_text() + words).encode()))
    assert upload.status == UploadStatus.READ
