"""Files and page images of a résumé, as they are answered."""

from __future__ import annotations

from flask.testing import FlaskClient

from mismatch.bench.samples import sample_pdfs
from mismatch.candidates import tasks
from mismatch.extensions import db
from mismatch.models import Upload, UploadStatus
from tests import factories
from tests.fixtures.pages import sign_in


def test_only_what_may_be_read_another_time_is_offered_for_it(client: FlaskClient):
    member = factories.make_member()
    uploads = {}
    for name, data in (("setup.exe", b"MZ\x90\x00"), ("empty.pdf", b""), ("slow.txt", b"Python")):
        uploads[name] = factories.make_upload(member, data, name)
    db.session.commit()
    sign_in(client, member.user.email)
    for name in ("setup.exe", "empty.pdf"):
        tasks.read_upload(uploads[name].id)
    uploads["slow.txt"].status, uploads["slow.txt"].reason = UploadStatus.REFUSED, "too_complex"
    db.session.commit()
    rows = {row["name"]: row for row in client.get("/candidates/uploads.json").json["rows"]}
    assert {name: bool(row["retry_url"]) for name, row in rows.items()} == {
        "setup.exe": False,
        "empty.pdf": False,
        "slow.txt": True,
    }
    assert {row["status"] for row in rows.values()} == {"failed"}
    assert all(kind in rows["setup.exe"]["detail"] for kind in ("PDF", "DOCX", "ODT", "RTF", "TXT", "PNG", "JPEG"))
    assert client.post(f"/uploads/{uploads['empty.pdf'].id}/retry").status_code == 409
    assert client.post(f"/uploads/{uploads['slow.txt'].id}/retry").status_code == 302


def test_no_cache_keeps_a_page_or_a_file_of_somebody(client: FlaskClient):
    member = factories.make_member()
    name, data = sample_pdfs(1)[0]
    upload = factories.make_upload(member, data, name)
    db.session.commit()
    tasks.read_upload(upload.id)
    resume_id = db.session.get_one(Upload, upload.id).resume_id
    sign_in(client, member.user.email)
    image = client.get(f"/resumes/{resume_id}/pages/0.png")
    assert (image.status_code, image.mimetype) == (200, "image/png")
    for answer in (image, client.get(f"/resumes/{resume_id}/file")):
        assert answer.headers["Cache-Control"] == "no-store"
    assert client.get(f"/resumes/{resume_id}/pages/{10**20}.png").status_code == 404
