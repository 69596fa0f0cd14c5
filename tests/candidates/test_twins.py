"""One person who is in a pool twice: recognised, offered to be joined, joined with all that hangs on both."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from mismatch.applications.operations import apply_to_job, move_application
from mismatch.candidates.correcting import add_entry, correct_entry, remove_entry, take_back
from mismatch.candidates.intake import add_to_job
from mismatch.candidates.tags import put_tag
from mismatch.candidates.twins import join_twins, twins_of
from mismatch.errors import Conflict
from mismatch.extensions import db
from mismatch.matching import tasks
from mismatch.models import (
    Application,
    Candidate,
    CandidateTag,
    Document,
    Match,
    Membership,
    Resume,
    Stage,
    Tag,
    Upload,
)
from tests import factories
from tests.fixtures.pages import lint_page, sign_in


@pytest.fixture
def employer(session) -> Membership:
    return factories.make_member(user=factories.make_user(locale="en"))


def _uploaded_and_applied(employer: Membership) -> tuple[Candidate, Application]:
    """A recruiter's upload, and the same file handed in by somebody whose account has another address."""
    text, person = factories.resume_text(), factories.make_person()
    job = factories.make_job(employer)
    uploaded = factories.make_candidate(employer, text, job)
    applied = apply_to_job(person, job, factories.make_candidate(person, text))
    db.session.commit()
    return uploaded, applied


def test_an_address_is_one_in_small_letters_and_in_capitals(employer: Membership):
    """Whoever reads files finds them so; a correction may bring either spelling to somebody who is there already."""
    one, other = factories.make_candidate(employer), factories.make_candidate(employer)
    one.email, other.email, other.phone = "A@x.example", "a@X.example", None
    db.session.flush()
    assert [(twin.candidate.id, twin.by) for twin in twins_of(one)] == [(other.id, "email")]
    assert [(twin.candidate.id, twin.by) for twin in twins_of(other)] == [(one.id, "email")]


def test_the_same_file_uploaded_and_handed_in_is_offered_and_joined(client: FlaskClient, employer: Membership):
    uploaded, applied = _uploaded_and_applied(employer)
    theirs = applied.candidate
    assert theirs.id != uploaded.id
    sign_in(client, employer.user.email)
    page = client.get(f"/candidates/{uploaded.id}").text
    lint_page(page)
    assert "Perhaps the same person" in page
    assert f'value="{theirs.id}"' in page
    answer = client.post(f"/candidates/{uploaded.id}/join", data={"other": theirs.id}, follow_redirects=True)
    assert "Joined into one person" in answer.text
    assert "Perhaps the same person" not in answer.text
    assert client.get(f"/candidates/{theirs.id}").status_code == 404
    assert client.post(f"/candidates/{uploaded.id}/join", data={"other": theirs.id}).status_code == 404
    db.session.expire_all()
    mine = Candidate.organization_id == employer.organization_id
    assert db.session.scalars(select(Candidate.id).where(mine)).all() == [uploaded.id]
    one = db.session.scalars(select(Application).filter_by(candidate_id=uploaded.id)).one()
    assert (one.source, one.user_id) == ("applied", uploaded.user_id)
    assert len(uploaded.resumes) == 1
    assert db.session.query(Document).filter_by(organization_id=employer.organization_id).count() == 1
    assert db.session.query(Upload).filter_by(organization_id=employer.organization_id).one().resume == uploaded.resume


@pytest.mark.parametrize(("name", "value"), [("email", "one@example.com"), ("phone", "+79120000001")])
def test_the_same_address_or_phone_is_recognised(employer: Membership, name: str, value: str):
    first, second, third = (factories.make_candidate(employer) for _ in range(3))
    setattr(first, name, value)
    setattr(second, name, value)
    assert [(twin.candidate.id, twin.by) for twin in twins_of(first)] == [(second.id, name)]
    assert twins_of(third) == []
    with pytest.raises(Conflict):
        join_twins(employer, first, third)


def test_who_has_no_contacts_is_known_by_the_file_alone(employer: Membership):
    uploaded, applied = _uploaded_and_applied(employer)
    uploaded.email = uploaded.phone = None
    assert [(twin.candidate.id, twin.by) for twin in twins_of(uploaded)] == [(applied.candidate_id, "file")]


def test_nobody_is_looked_for_or_joined_in_another_organisation(client: FlaskClient, employer: Membership):
    text, other = factories.resume_text(), factories.make_member()
    mine, theirs = factories.make_candidate(employer, text), factories.make_candidate(other, text)
    db.session.commit()
    assert (mine.email, mine.phone) == (theirs.email, theirs.phone)
    assert twins_of(mine) == twins_of(theirs) == []
    sign_in(client, employer.user.email)
    for kept, joined in ((mine, theirs), (theirs, mine)):
        assert client.post(f"/candidates/{kept.id}/join", data={"other": joined.id}).status_code == 404
    assert client.post(f"/candidates/{mine.id}/join", data={"other": "x"}).status_code == 404
    assert db.session.get(Candidate, theirs.id)


def test_an_account_with_anothers_file_learns_nothing_of_the_first_application(employer: Membership):
    text, job = factories.resume_text(), factories.make_job(employer)
    first = db.session.scalars(
        select(Application).filter_by(candidate_id=factories.make_candidate(employer, text, job).id)
    ).one()
    move_application(employer, first, Stage.REJECTED, "no")
    stranger = factories.make_person()
    applied = apply_to_job(stranger, job, factories.make_candidate(stranger, text))
    db.session.commit()
    assert (applied.id != first.id, applied.stage, first.user_id) == (True, Stage.NEW, None)


def test_two_accounts_stay_two(employer: Membership):
    text, job = factories.resume_text(), factories.make_job(employer)
    people = [factories.make_person() for _ in range(2)]
    first, second = (apply_to_job(one, job, factories.make_candidate(one, text)).candidate for one in people)
    assert [twin.candidate.id for twin in twins_of(first)] == [second.id]
    with pytest.raises(Conflict):
        join_twins(employer, first, second)


def test_what_hangs_on_both_comes_together(employer: Membership):
    uploaded, applied = _uploaded_and_applied(employer)
    own = db.session.scalars(select(Application).filter_by(candidate_id=uploaded.id)).one()
    move_application(employer, own, Stage.SHORTLIST, "first")
    move_application(employer, applied, Stage.INTERVIEW, "later")
    elsewhere = factories.make_job(employer)
    put_tag(employer, uploaded, "both")
    put_tag(employer, applied.candidate, "both")
    put_tag(employer, applied.candidate, "reserve")
    add_to_job(applied.candidate, elsewhere.id)
    db.session.commit()
    tasks.rank_candidate(uploaded.id)
    tasks.rank_candidate(applied.candidate_id)
    join_twins(employer, uploaded, applied.candidate)
    db.session.commit()
    tasks.rank_candidate(uploaded.id)
    rows = db.session.scalars(select(Application).filter_by(candidate_id=uploaded.id).order_by(Application.job_id))
    first, second = rows.all()
    assert (first.stage, second.job_id) == (Stage.INTERVIEW, elsewhere.id)
    assert [change.note for change in first.history] == ["first", "later"]
    tags = select(Tag.name).join(CandidateTag, CandidateTag.tag_id == Tag.id).order_by(Tag.name)
    assert db.session.scalars(tags.where(CandidateTag.candidate_id == uploaded.id)).all() == ["both", "reserve"]
    matches = db.session.scalars(select(Match).filter_by(organization_id=employer.organization_id)).all()
    assert {match.candidate_id for match in matches} == {uploaded.id}


def _say(actor: Membership, resume: Resume, part: str, key: str, **typed: str) -> None:
    correct_entry(actor, resume, resume.revision, part, key, typed)
    db.session.commit()


def test_what_was_corrected_in_either_copy_of_a_file_stays(employer: Membership):
    uploaded, applied = _uploaded_and_applied(employer)
    one, other = uploaded.resume, applied.candidate.resume
    _say(employer, one, "location", "0", value="Казань")
    _say(employer, other, "name", "0", value="Мария Белая")
    _say(employer, other, "positions", "0", title="Техлид")
    _say(employer, one, "positions", "0", employer="ООО «Астра»")
    join_twins(employer, uploaded, applied.candidate)
    db.session.commit()
    first = uploaded.resume.laid["positions"][0]
    assert (uploaded.name, uploaded.location) == ("Мария Белая", "Казань")
    assert (first.value_of("title"), first.value_of("employer")) == ("Техлид", "ООО «Астра»")
    assert uploaded.resume.parsed.positions[0].title.value == "Техлид"


@pytest.mark.parametrize("later", ["kept", "other"])
def test_of_two_words_on_one_field_the_later_counts(employer: Membership, later: str):
    uploaded, applied = _uploaded_and_applied(employer)
    copies = {"kept": uploaded.resume, "other": applied.candidate.resume}
    for which in ("other", "kept") if later == "kept" else ("kept", "other"):
        _say(employer, copies[which], "name", "0", value=f"Мария {which}")
        _say(employer, copies[which], "languages", "0", level="C1" if which == later else "A2")
    _told_apart_in_time(copies[later])
    join_twins(employer, uploaded, applied.candidate)
    db.session.commit()
    resume = uploaded.resume
    assert uploaded.name == f"Мария {later}"
    assert [one.values.get("level") for one in resume.laid["languages"]] == ["C1"]
    assert sorted(one.is_in_force for one in resume.corrections) == [False, False, True, True]
    in_force = [one.id for one in resume.corrections if one.is_in_force]
    take_back(employer, resume, resume.revision, in_force)
    assert uploaded.name == "Мария Соколова"  # and not what the other copy said


def _told_apart_in_time(resume: Resume) -> None:
    """A test writes everything in one transaction, whose moment all rows have."""
    for one in resume.corrections:
        one.created_at += timedelta(seconds=1)
    db.session.commit()


def test_what_was_taken_back_is_no_correction(employer: Membership):
    uploaded, applied = _uploaded_and_applied(employer)
    _say(employer, uploaded.resume, "name", "0", value="Мария Чёрная")
    mine = uploaded.resume
    take_back(employer, mine, mine.revision, [one.id for one in mine.corrections])
    _say(employer, applied.candidate.resume, "name", "0", value="Мария Белая")
    join_twins(employer, uploaded, applied.candidate)
    db.session.commit()
    assert uploaded.name == "Мария Белая"
    assert sorted(one.value for one in uploaded.resume.corrections) == ["Мария Белая", "Мария Чёрная"]


def test_what_both_copies_were_given_is_there_once(employer: Membership):
    uploaded, applied = _uploaded_and_applied(employer)
    for resume, level in ((uploaded.resume, "B1"), (applied.candidate.resume, "C1")):
        add_entry(employer, resume, resume.revision, "languages", {"name": "немецкий", "level": level})
        remove_entry(employer, resume, resume.revision, "skills", "0")
        db.session.commit()
    _told_apart_in_time(applied.candidate.resume)
    skills = len(uploaded.resume.skills)
    join_twins(employer, uploaded, applied.candidate)
    db.session.commit()
    spoken = [one.values["level"] for one in uploaded.resume.laid["languages"] if one.values["name"] == "German"]
    assert spoken == ["C1"]
    assert len(uploaded.resume.skills) == skills


def test_corrections_of_the_older_file_come_along_but_not_over_later_ones(employer: Membership):
    older = factories.make_candidate(employer)
    newer = factories.make_candidate(employer)
    assert older.id != newer.id
    _say(employer, older.resume, "name", "0", value="Мария Старая")
    _say(employer, older.resume, "location", "0", value="Казань")
    _say(employer, newer.resume, "name", "0", value="Мария Новая")
    _told_apart_in_time(newer.resume)
    newer.email = older.email
    join_twins(employer, older, newer)
    db.session.commit()
    assert older.resume_id == max(resume.id for resume in older.resumes)
    assert (older.name, older.location) == ("Мария Новая", "Казань")


def test_the_newest_resume_counts(employer: Membership):
    older = factories.make_candidate(employer)
    newer = factories.make_candidate(employer, factories.resume_text().replace("Москва", "Казань"))
    older.email = newer.email
    db.session.commit()
    join_twins(employer, older, newer)
    db.session.commit()
    assert [resume.candidate_id for resume in db.session.scalars(select(Resume))] == [older.id] * 2
    assert older.resume_id == max(resume.id for resume in older.resumes)
    assert older.location == "Казань"
