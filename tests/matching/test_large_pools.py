"""Pools too large to score everybody, lists without stored evidence, and scores that must not go back in time."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from mismatch.extensions import db
from mismatch.matching import queries, ranking, retrieval, tasks
from mismatch.matching.operations import request_ranking
from mismatch.matching.people import read_people
from mismatch.matching.progress import ranking_progress
from mismatch.matching.scoring import explain, open_job, score_people
from mismatch.matching.writing import write_scores
from mismatch.models import Match
from mismatch.search.indexing import index_people
from tests import factories

COOK = """Пётр Лавров
Повар
lavrov@example.com

Опыт работы

Кафе «Лето»
Повар
март 2019 — по настоящее время
- Готовил горячие блюда и соусы для ста гостей.
- Составлял меню и вёл учёт продуктов.

Навыки
Приготовление блюд, Составление меню
"""


def _ranked(member, texts=(None, COOK)):
    job = factories.make_job(member)
    people = [factories.make_candidate(member, text) for text in texts]
    db.session.commit()
    for one in people:
        tasks.sharpen_resume(one.resume_id)  # each is scored on their own as they come
    job.title, job.revision = "Разработчик на Python", job.revision + 1
    request_ranking(job)
    db.session.commit()
    tasks.rank_job(job.id)
    db.session.expire_all()
    return job, people


def _match(job, candidate) -> Match:
    return db.session.scalars(select(Match).filter_by(job_id=job.id, candidate_id=candidate.id)).one()


def test_score_without_stored_evidence_is_the_score_with_it(real, monkeypatch):
    monkeypatch.setattr(ranking, "SHOWN", 1)
    job, (developer, cook) = _ranked(factories.make_member())
    assert _match(job, developer).data is not None
    plain = _match(job, cook)
    assert plain.data is None
    page = queries.paginate(queries.ranked(job, queries.Filters()), 1)
    assert [match.candidate_id for match, _ in page] == [developer.id, cook.id]
    assert plain.scored.score == plain.score
    assert plain.scored.inputs_hash == plain.inputs_hash
    assert [gate.passed for gate in plain.scored.gates].count(False) > 0
    assert not plain.gates_passed


def test_the_best_are_stored_first_and_all_in_the_end(real, monkeypatch):
    monkeypatch.setattr(ranking, "SHOWN", 1)
    monkeypatch.setattr(ranking, "WRITTEN", 1)
    member = factories.make_member()
    job, people = _ranked(member, (None, COOK, COOK.replace("lavrov", "second"), COOK.replace("lavrov", "third")))
    request_ranking(job)
    db.session.commit()
    opened, ids = open_job(job), [one.id for one in people]
    stored = db.session.query(Match).filter_by(job_id=job.id)
    stored.delete()
    db.session.commit()
    steps = ranking.rank(opened, ids, next(iter(opened.vectors)))
    assert next(steps) == 1
    db.session.commit()
    assert people[0].id in [match.candidate_id for match in stored]
    assert next(steps) == 1  # the same, now with the evidence
    db.session.commit()
    assert list(steps) == [2, 3, 4]
    db.session.rollback()
    assert {match.candidate_id for match in stored} == set(ids)
    assert [match.candidate_id for match in stored if match.data is not None] == [people[0].id]


def test_large_pool_is_retrieved_and_says_so(session, monkeypatch):
    monkeypatch.setattr(ranking, "WHOLE_POOL", 2)
    monkeypatch.setattr(ranking, "RETRIEVED", 1)
    member = factories.make_member()
    job, (developer, *_) = _ranked(member, (None, COOK, COOK.replace("lavrov", "another")))
    found = db.session.scalars(select(Match.candidate_id).filter_by(job_id=job.id)).all()
    assert found == [developer.id]
    assert job.is_ranked_in_part
    assert (job.pool_size, job.ranking_total) == (3, 1)
    assert ranking_progress(job)["done"]


def test_whoever_was_put_into_the_vacancy_is_scored_in_any_pool(session, monkeypatch):
    monkeypatch.setattr(ranking, "WHOLE_POOL", 0)
    monkeypatch.setattr(ranking, "RETRIEVED", 1)
    member = factories.make_member()
    job = factories.make_job(member)
    cook = factories.make_candidate(member, COOK, job=job)
    developer = factories.make_candidate(member)
    db.session.commit()
    index_people([cook.id, developer.id])
    tasks.rank_job(job.id)
    assert {_match(job, cook).candidate_id, _match(job, developer).candidate_id} == {cook.id, developer.id}


def test_retrieval_stays_inside_the_organisation(session):
    ours, theirs = factories.make_member(), factories.make_member()
    job, (developer, _) = _ranked(ours)
    stranger = factories.make_candidate(theirs)
    db.session.commit()
    tasks.sharpen_resume(stranger.resume_id)
    opened = open_job(job)
    model_id, vectors = next(iter(opened.vectors.items()))
    found = retrieval.retrieve(job.organization_id, opened.vacancy, model_id, vectors, 10)
    assert found[0] == developer.id
    assert stranger.id not in found


@pytest.mark.parametrize("lists", [[[3, 1, 2], [3, 2, 1]], [[1], [3], [3]]])
def test_fusion_prefers_whom_several_lists_name(lists):
    assert retrieval.fuse(lists)[0] == 3


def test_score_of_an_old_text_does_not_replace_a_newer_one(session):
    job, (developer, _) = _ranked(factories.make_member())
    opened = open_job(job)
    people = next(read_people([developer.id], next(iter(opened.vectors))))
    rows = score_people(opened, people, next(iter(opened.vectors)))
    before = _match(job, developer).score
    write_scores(job.id, job.revision - 1, [rows[0]._replace(score=1.0)])
    write_scores(job.id, job.revision, [rows[0]._replace(score=1.0, sharpened=False)])
    write_scores(job.id, job.revision, [rows[0]._replace(score=1.0, resume_revision=99)])
    db.session.expire_all()
    assert _match(job, developer).score == before


def test_evidence_is_of_the_resume_that_was_scored(real, monkeypatch):
    monkeypatch.setattr(ranking, "SHOWN", 1)
    member = factories.make_member()
    job, (_, cook) = _ranked(member)
    old = cook.resume
    factories.make_candidate(member, COOK.replace("Кафе", "Столовая"))  # the same address: another résumé of theirs
    db.session.commit()
    match = _match(job, cook)
    assert match.resume_id == old.id != cook.resume_id
    explain([match])
    assert all(old.text[one.start : one.end] == one.quote for one in match.scored.requirements if one.quote)
