"""Vacancies: reading, editing, locking, publishing, duplicating."""

from __future__ import annotations

import pytest

from mismatch.errors import Conflict
from mismatch.extensions import db
from mismatch.jobs import operations
from mismatch.jobs.operations import Details, RequirementEdit
from mismatch.models import Job, JobStatus
from tests import factories


def test_requirements_are_read_out_of_the_text(session):
    job = factories.make_job(factories.make_member(), published=False)
    musts = [one.text for one in job.requirements if one.must]
    nice = [one.text for one in job.requirements if not one.must]
    assert any("Python" in text for text in musts)
    assert any("B2" in text for text in musts)
    assert any("Kafka" in text for text in nice)
    assert not any("ДМС" in one.text for one in job.requirements)


def test_locked_requirement_survives_a_new_text(session):
    member = factories.make_member()
    job = factories.make_job(member, published=False)
    edits = [RequirementEdit(one.id, one.text, one.kind, one.must, one.weight, False) for one in job.requirements[1:]]
    own = RequirementEdit(None, "Готовность к дежурствам", "other", True, 2.0, True)
    operations.edit_requirements(member, job, [own, *edits])
    operations.edit_job(member, job, job.title, "Требования:\n- Знание Java\n", Details())
    db.session.flush()
    texts = [one.text for one in job.requirements]
    assert "Готовность к дежурствам" in texts
    assert any("Java" in text for text in texts)
    assert not any("Python" in text for text in texts)


def test_what_a_person_added_or_changed_survives_a_new_text_without_a_lock_of_their_own(session):
    member = factories.make_member()
    job = factories.make_job(member, published=False)
    first, second, *rest = job.requirements
    edits = [
        RequirementEdit(first.id, first.text, first.kind, not first.must, first.weight, False),
        *(RequirementEdit(one.id, one.text, one.kind, one.must, one.weight, False) for one in [second, *rest]),
        RequirementEdit(None, "Готовность к дежурствам", "other", True, 2.0, False),
    ]
    kept, gone = first.text, second.text
    operations.edit_requirements(member, job, edits)
    operations.edit_job(member, job, job.title, "Требования:\n- Знание Java\n", Details())
    db.session.flush()
    texts = [one.text for one in job.requirements]
    assert kept in texts
    assert "Готовность к дежурствам" in texts
    assert gone not in texts


def test_a_line_let_go_by_hand_is_left_to_the_text_again(session):
    member = factories.make_member()
    job = factories.make_job(member, published=False)
    operations.edit_requirements(member, job, [RequirementEdit(None, "Готовность ждать", "other", True, 1.0, False)])
    (own,) = job.requirements
    assert own.locked
    let_go = RequirementEdit(own.id, own.text, own.kind, own.must, own.weight, False)
    operations.edit_requirements(member, job, [let_go])
    operations.edit_job(member, job, job.title, "Требования:\n- Знание Java\n", Details())
    assert "Готовность ждать" not in [one.text for one in job.requirements]


def test_every_change_raises_the_revision(session):
    member = factories.make_member()
    job = factories.make_job(member)
    revision = job.revision
    operations.edit_requirements(member, job, [])
    assert job.revision == revision + 1
    assert job.is_being_ranked


def test_publishing_twice_is_a_conflict(session):
    member = factories.make_member()
    job = factories.make_job(member)
    with pytest.raises(Conflict):
        operations.publish_job(member, job)


def test_duplicate_is_a_draft_of_its_own(session):
    member = factories.make_member()
    job = factories.make_job(member)
    copy = operations.duplicate_job(member, job)
    assert copy.status == JobStatus.DRAFT
    assert [one.text for one in copy.requirements] == [one.text for one in job.requirements]
    assert {one.id for one in copy.requirements}.isdisjoint({one.id for one in job.requirements})


def test_published_vacancy_is_never_deleted(session):
    member = factories.make_member()
    job = factories.make_job(member)
    with pytest.raises(Conflict):
        operations.delete_job(member, job)
    operations.close_job(member, job)
    assert db.session.get(Job, job.id).status == JobStatus.CLOSED


def test_vacancy_filled_in_line_by_line(session):
    member = factories.make_member()
    text = operations.text_of_lines({"tasks": [], "musts": ["Опыт работы с Python от 3 лет"], "nices": ["Kafka"]})
    job = operations.draft_job(member, text, "Разработчик", details=Details(location="Пермь", salary_from=100))
    assert (job.title, job.location, job.salary_from) == ("Разработчик", "Пермь", 100)
    assert [(one.text, one.must) for one in job.requirements] == [
        ("Опыт работы с Python от 3 лет", True),
        ("Kafka", False),
    ]


def test_edited_words_are_read_as_the_vacancys_own(session):
    member = factories.make_member()
    job = factories.make_job(member, published=False)
    wanted = [
        RequirementEdit(None, "Опыт работы с Java от 5 лет", "skill", True, 1.0, True),
        RequirementEdit(None, "Английский язык не ниже C1", "language", True, 1.0, True),
        RequirementEdit(None, "Водительские права категории C", "licence", True, 1.0, True),
    ]
    operations.edit_requirements(member, job, wanted)
    java, english, licence = (one.read for one in job.requirements)
    assert java.skills == [["java"]]
    assert (english.language, english.level) == ("English", "C1")
    assert licence.level is not None
    kept = RequirementEdit(job.requirements[0].id, "Опыт работы с Java от 5 лет", "experience", True, 1.0, True)
    operations.edit_requirements(member, job, [kept])
    assert job.requirements[0].read.years == 5
