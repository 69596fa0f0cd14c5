"""Rows for tests: each function makes one thing, whole and valid, and flushes it."""

from __future__ import annotations

import itertools
import uuid
from datetime import date, timedelta

from flask_security.utils import hash_password

from mismatch.candidates.intake import add_to_job, take_in
from mismatch.candidates.storage import store_document
from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document
from mismatch.extensions import db
from mismatch.jobs.operations import draft_job, publish_job
from mismatch.models import (
    Application,
    Candidate,
    Invitation,
    Job,
    Membership,
    Organization,
    OrganizationKind,
    OrganizationRole,
    Upload,
    User,
)
from mismatch.models.columns import now

PASSWORD = "correct horse battery"
AS_OF = date(2026, 11, 1)
_numbers = itertools.count(1)

RESUME = """Мария Соколова
Python-разработчик
Москва
maria.sokolova{number}@example.com
+7 912 5{number:06d}

Опыт работы

ООО «Ромашка»
Python-разработчик
март 2019 — по настоящее время
- Разрабатывала платёжный шлюз на Python и Django, 4 000 запросов в секунду.
- Перенесла очередь заданий на Kafka.

ЗАО «Василёк»
Младший разработчик
июнь 2016 — февраль 2019
- Писала отчёты на Python и PostgreSQL.

Образование

МГТУ им. Н. Э. Баумана
Магистр, информатика и вычислительная техника, 2016

Навыки
Python, Django, PostgreSQL, Kafka, Docker

Языки
Английский — B2
"""

VACANCY = """Python-разработчик

Мы делаем платёжную систему.

Обязанности:
- Разрабатывать сервисы на Python и Django

Требования:
- Опыт работы с Python от 3 лет
- Django, PostgreSQL
- Английский язык не ниже B2

Будет плюсом:
- Kafka

Условия:
- Удалённая работа, ДМС
"""


def make_user(email: str | None = None, **values: object) -> User:
    """A confirmed user with ``PASSWORD``."""
    number = next(_numbers)
    user = User(
        email=email or f"user{number}@example.com",
        name=f"User {number}",
        password=hash_password(PASSWORD),
        fs_uniquifier=uuid.uuid4().hex,
        confirmed_at=now(),
        active=True,
        locale="ru",
    )
    for name, value in values.items():
        setattr(user, name, value)
    db.session.add(user)
    db.session.flush()
    return user


def make_member(
    role: OrganizationRole = OrganizationRole.OWNER,
    organization: Organization | None = None,
    user: User | None = None,
) -> Membership:
    """A user with a role in an employer's organisation of their own."""
    organization = organization or Organization(name=f"Company {next(_numbers)}", kind=OrganizationKind.EMPLOYER)
    membership = Membership(user=user or make_user(), organization=organization, role=role)
    db.session.add(membership)
    db.session.flush()
    return membership


def make_person() -> Membership:
    """Somebody who looks for work, in a space of their own."""
    user = make_user()
    return make_member(
        OrganizationRole.CANDIDATE, Organization(name=user.name, kind=OrganizationKind.PERSONAL), user=user
    )


def make_invitation(member: Membership) -> Invitation:
    """A pending invitation of a colleague."""
    invitation = Invitation(
        organization_id=member.organization_id,
        email=f"invited{next(_numbers)}@example.com",
        role=OrganizationRole.RECRUITER,
        token_hash=uuid.uuid4().hex,
        expires_at=now() + timedelta(days=7),
    )
    db.session.add(invitation)
    db.session.flush()
    return invitation


def make_upload(
    member: Membership, data: bytes | None = None, filename: str = "resume.txt", job: Job | None = None
) -> Upload:
    """A stored file that waits to be read."""
    content = data if data is not None else resume_text().encode()
    upload = Upload(
        organization_id=member.organization_id,
        batch=uuid.uuid4(),
        filename=filename,
        document=store_document(member.organization_id, filename, content),
        job_id=job.id if job else None,
        created_at=now(),
    )
    db.session.add(upload)
    db.session.flush()
    return upload


def resume_text() -> str:
    """The text of a résumé of a person nobody else is."""
    return RESUME.format(number=next(_numbers))


def make_candidate(member: Membership, text: str | None = None, job: Job | None = None) -> Candidate:
    """A candidate whose résumé was really read by the engine."""
    content = (text or resume_text()).encode()
    upload = make_upload(member, content, job=job)
    document = read_document(content, upload.filename)
    return take_in(upload, document, parse_resume(document, AS_OF)).candidate


def make_job(member: Membership, text: str = VACANCY, published: bool = True) -> Job:
    """A vacancy as read from its text."""
    job = draft_job(member, text)
    if published:
        publish_job(member, job)
    return job


def make_application(member: Membership, job: Job | None = None) -> Application:
    """A candidate in a vacancy."""
    job = job or make_job(member)
    return add_to_job(make_candidate(member), job.id)
