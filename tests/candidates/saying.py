"""Saying, over HTTP, what a résumé ought to say."""

from __future__ import annotations

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from mismatch.extensions import db
from mismatch.models import Resume


def say(client: FlaskClient, resume_id: int, act: str, part: str, key: str = "0", **fields: str) -> TestResponse:
    """Post what a person says of a part of a résumé; ``correction`` is the one to take back."""
    resume = db.session.get_one(Resume, resume_id)
    db.session.refresh(resume)
    data = {"act": act, "part": part, "key": key, "revision": resume.revision}
    data |= {name if name == "correction" else f"field-{name}": value for name, value in fields.items()}
    answer = client.post(f"/resumes/{resume_id}/fields", data=data)
    db.session.expire_all()
    return answer
