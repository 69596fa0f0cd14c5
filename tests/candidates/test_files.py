"""Files and page images of a résumé, as they are answered."""

from __future__ import annotations

from flask.testing import FlaskClient

from mismatch.bench.samples import sample_pdfs
from mismatch.candidates import tasks
from mismatch.extensions import db
from mismatch.models import Upload
from tests import factories
from tests.fixtures.pages import sign_in


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
