"""Joining two entries of one person while somebody else is at work on one of them: nothing is lost, nothing fails."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from mismatch.applications import operations as applying
from mismatch.candidates import correcting
from mismatch.candidates.intake import take_in
from mismatch.candidates.operations import erase_candidate
from mismatch.candidates.tags import put_tag
from mismatch.decisions.operations import GroupLine, record_groups, say_group
from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document
from mismatch.errors import DomainError, NotFound
from mismatch.extensions import db
from mismatch.matching import tasks as matching
from mismatch.models import (
    Application,
    Candidate,
    CandidateTag,
    GroupEntry,
    Job,
    Match,
    Membership,
    Resume,
    Stage,
    Upload,
)
from mismatch.turns import hold, hold_people, hold_to_delete
from tests import factories
from tests.candidates.pairs import Pair, answered_kindly, left_of


def test_a_decision_at_the_same_moment_counts(any_pair: Pair, overlap):
    def decide() -> None:
        applying.move_application(any_pair.actor, any_pair.application_of(any_pair.other), Stage.REJECTED, "no")

    def look_and_join() -> None:
        looked = [any_pair.application_of(id).stage for id in (any_pair.kept, any_pair.other)]
        assert looked == [Stage.NEW, Stage.NEW]
        any_pair.join()

    assert overlap(decide, look_and_join) == [None, None]
    application = any_pair.application_of(left_of(any_pair).id)
    assert (application.stage, [change.note for change in application.history]) == (Stage.REJECTED, ["no"])


def test_a_decision_that_comes_after_is_answered_and_not_halfleft_of(pair: Pair, overlap):
    def decide() -> None:
        applying.move_application(pair.actor, pair.application_of(pair.other), Stage.REJECTED, "no")

    raised = overlap(pair.join, decide)
    assert raised[0] is None
    assert isinstance(raised[1], DomainError)
    assert pair.application_of(left_of(pair).id).history == []


@pytest.mark.parametrize("act", ["move", "withdraw"])
def test_a_decision_that_packs_an_old_profile_anew_is_in_no_ring_with_a_join(any_pair: Pair, overlap, act: str):
    """Whoever joins holds the résumés and wants the applications next; a decision must not hold these two in turn."""
    matching.rank_job(any_pair.job)
    db.session.execute(update(Resume).values(profile_version="of another version", facts_packed=None))
    db.session.execute(update(Match).values(data=None))
    db.session.commit()

    def decide() -> None:
        application = any_pair.application_of(any_pair.other)
        if act == "move":
            applying.move_application(any_pair.actor, application, Stage.REJECTED, "no")
        else:
            applying.withdraw_application(any_pair.one(Membership, any_pair.person), application)

    def begin_to_join() -> None:
        hold_people(any_pair.actor.organization_id)
        hold_to_delete([any_pair.kept, any_pair.other])

    raised = overlap(begin_to_join, decide, any_pair.join)
    assert raised[0] is None
    assert isinstance(raised[1], DomainError)
    assert any_pair.application_of(left_of(any_pair).id).stage == Stage.NEW


def test_a_correction_at_the_same_moment_counts(any_pair: Pair, overlap):
    def correct() -> None:
        resume = any_pair.candidate.resume
        correcting.correct_entry(any_pair.actor, resume, resume.revision, "name", "0", {"value": "Мария Белая"})

    def look_and_join() -> None:
        assert any_pair.candidate.resume.corrections == []
        any_pair.join()

    assert overlap(correct, look_and_join) == [None, None]
    assert left_of(any_pair).name == "Мария Белая"


def test_a_correction_that_comes_after_is_answered_or_goes_with_its_file(any_pair: Pair, overlap):
    def correct() -> None:
        resume = any_pair.candidate.resume
        correcting.correct_entry(any_pair.actor, resume, resume.revision, "name", "0", {"value": "Мария Белая"})

    raised = overlap(any_pair.join, correct)
    left = left_of(any_pair)
    if raised[1] is None:
        assert left.name == "Мария Белая"
    else:
        assert isinstance(raised[1], DomainError)
        assert left.resume.corrections == []
    assert (len(left.resumes), raised) in [(2, [None, None]), (1, [None, raised[1]])]


@pytest.mark.parametrize("first", ["erase", "join"])
@pytest.mark.parametrize("which", ["kept", "other"])
def test_erasing_one_at_the_same_moment(pair: Pair, overlap, first: str, which: str):
    def erase() -> None:
        erase_candidate(pair.actor, pair.one(Candidate, getattr(pair, which)))

    acts = {"erase": erase, "join": pair.join}
    raised = overlap(acts[first], acts["join" if first == "erase" else "erase"])
    assert raised[0] is None
    assert answered_kindly(raised)
    db.session.rollback()
    mine = select(Candidate.id).where(Candidate.id.in_([pair.kept, pair.other]))
    if first == "erase":
        assert db.session.scalars(mine).all() == [pair.other if which == "kept" else pair.kept]
    else:  # who came after learns that the other entry is gone, or erases what both have become
        assert (raised[1] is None) == (which == "kept")
        assert db.session.scalars(mine).all() == ([] if which == "kept" else [pair.kept])


@pytest.mark.parametrize("first", ["correct", "erase"])
def test_erasing_and_correcting_do_not_wait_for_each_other_in_a_ring(pair: Pair, overlap, first: str):
    def correct() -> None:
        resume = pair.candidate.resume
        correcting.correct_entry(pair.actor, resume, resume.revision, "name", "0", {"value": "Мария Белая"})

    acts = {"correct": correct, "erase": lambda: erase_candidate(pair.actor, pair.candidate)}
    raised = overlap(acts[first], acts["erase" if first == "correct" else "correct"])
    assert answered_kindly(raised)
    assert left_of(pair).id == pair.kept


@pytest.mark.parametrize("first", ["join", "read"])
def test_a_further_file_of_one_of_them_is_read_at_the_same_moment(any_pair: Pair, overlap, first: str):
    upload = factories.make_upload(any_pair.actor, any_pair.text.replace("Kafka", "RabbitMQ").encode(), "newer.txt")
    upload_id = upload.id
    db.session.commit()

    def read() -> None:
        mine = any_pair.one(Upload, upload_id)
        document = read_document(mine.document.content, mine.filename)
        take_in(mine, document, parse_resume(document, factories.AS_OF))

    acts = {"join": any_pair.join, "read": read}
    assert overlap(acts[first], acts["read" if first == "join" else "join"]) == [None, None]
    left = left_of(any_pair)
    newest = max(left.resumes, key=lambda one: one.id)
    assert (newest.filename, left.resume_id) == ("newer.txt", newest.id)
    assert any_pair.one(Upload, upload_id).resume_id == newest.id


@pytest.mark.parametrize("first", ["join", "apply"])
def test_the_person_applies_elsewhere_at_the_same_moment(pair: Pair, overlap, first: str):
    elsewhere = factories.make_job(pair.actor).id
    db.session.commit()

    def apply() -> None:
        person = pair.one(Membership, pair.person)
        mine = db.session.scalars(select(Candidate).filter_by(organization_id=person.organization_id)).one()
        applying.apply_to_job(person, pair.one(Job, elsewhere), mine)

    acts = {"join": pair.join, "apply": apply}
    assert overlap(acts[first], acts["apply" if first == "join" else "join"]) == [None, None]
    left = left_of(pair)
    rows = db.session.scalars(select(Application).filter_by(candidate_id=left.id).order_by(Application.job_id)).all()
    assert [(row.job_id, row.source) for row in rows] == [(pair.job, "applied"), (elsewhere, "applied")]


@pytest.mark.parametrize("first", ["join", "withdraw"])
def test_the_person_withdraws_at_the_same_moment(pair: Pair, overlap, first: str):
    def withdraw() -> None:
        applying.withdraw_application(pair.one(Membership, pair.person), pair.application_of(pair.other))

    acts = {"join": pair.join, "withdraw": withdraw}
    raised = overlap(acts[first], acts["withdraw" if first == "join" else "join"])
    assert raised[0] is None
    assert answered_kindly(raised)
    stage = pair.application_of(left_of(pair).id).stage
    assert stage == (Stage.WITHDRAWN if first == "withdraw" else Stage.NEW)


def test_two_recruiters_join_each_into_the_other(pair: Pair, overlap):
    raised = overlap(pair.join, pair._replace(kept=pair.other, other=pair.kept).join)
    assert raised[0] is None
    assert isinstance(raised[1], NotFound)
    assert left_of(pair).id == pair.kept


def test_two_recruiters_join_the_same_two(pair: Pair, overlap):
    raised = overlap(pair.join, pair.join)
    assert raised[0] is None
    assert isinstance(raised[1], NotFound)


@pytest.mark.parametrize("first", ["join", "act"])
@pytest.mark.parametrize("verb", ["tag", "add", "say", "record"])
def test_what_is_put_on_the_other_at_the_same_moment(pair: Pair, overlap, verb: str, first: str):
    """It comes along when it was first, and is answered kindly when it came too late."""
    elsewhere = factories.make_job(pair.actor).id
    address = pair.candidate.email
    db.session.commit()
    acts = {
        "tag": lambda: put_tag(pair.actor, pair.candidate, "reserve"),
        "add": lambda: applying.add_candidate_to_job(pair.actor, pair.one(Job, elsewhere), pair.candidate),
        "say": lambda: say_group(pair.one(Membership, pair.person), pair.application_of(pair.other), "sex", "f"),
        "record": lambda: record_groups(pair.actor, [GroupLine(address or "", "sex", "f")]),
    }
    act, join = acts[verb], pair.join
    raised = overlap(join, act) if first == "join" else overlap(act, join)
    assert raised[0] is None
    assert answered_kindly(raised)
    left = left_of(pair).id
    tags = db.session.scalars(select(CandidateTag).filter_by(candidate_id=left)).all()
    entries = db.session.scalars(select(GroupEntry).filter_by(application_id=pair.application_of(left).id)).all()
    added = db.session.scalars(select(Application).filter_by(candidate_id=left, job_id=elsewhere)).all()
    found = {"tag": tags, "add": added, "say": entries, "record": entries}[verb]
    assert len(found) == (raised[1] is None)
    assert (raised[1] is None) == (first == "act" or verb == "record")


def test_a_correction_that_has_begun_is_waited_for(any_pair: Pair, overlap):
    def begin() -> None:
        hold(any_pair.candidate.resume)

    def correct() -> None:
        resume = any_pair.candidate.resume
        correcting.correct_entry(any_pair.actor, resume, resume.revision, "name", "0", {"value": "Мария Белая"})

    assert overlap(begin, any_pair.join, correct) == [None, None]
    assert left_of(any_pair).name == "Мария Белая"
