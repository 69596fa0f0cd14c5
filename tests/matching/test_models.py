"""Changing the embedding model: the old vectors serve until a pool has the new ones, and the two never meet."""

from __future__ import annotations

import msgspec
import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from sqlalchemy import event, select, text
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from mismatch.cli.embeddings import embeddings_command
from mismatch.engine.embeddings.build import MANIFEST_FILE, MODEL_FILE, TOKENIZER_FILE, Manifest, file_digest
from mismatch.engine.embeddings.e5_graph import INPUT, OUTPUT
from mismatch.engine.embeddings.e5_weights import SpecialTokens
from mismatch.engine.embeddings.embedder import OnnxEmbedder
from mismatch.extensions import db
from mismatch.matching import reembedding, tasks, vectors
from mismatch.models import Job, JobVectors, Match, ResumeVectors
from tests import factories

WIDTH = 32


@pytest.fixture(scope="session")
def small_model(tmp_path_factory):
    """A model of its own in a folder like the default one's: each letter has a vector, a text is the mean of them."""
    folder = tmp_path_factory.mktemp("letters")
    alphabet = "?абвгдежзийклмнопрстуфхцчшщъыьэюяabcdefghijklmnopqrstuvwxyz"
    letters = {letter: number for number, letter in enumerate(alphabet)}
    tokenizer = Tokenizer(models.WordLevel(letters, unk_token="?"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex("."), "isolated")
    tokenizer.save(str(folder / TOKENIZER_FILE))
    onnx.save(_graph_of_letters(len(letters)), folder / MODEL_FILE)
    manifest = Manifest(
        model_id="of-letters-1",  # what was made in one transaction is taken in the order of the names, last first
        dimensions=WIDTH,
        max_tokens=512,
        prefix="",
        special=SpecialTokens(start=0, end=0, padding=0, unknown=0),
        sha256={name: file_digest(folder / name) for name in (MODEL_FILE, TOKENIZER_FILE)},
    )
    (folder / MANIFEST_FILE).write_bytes(msgspec.json.encode(manifest))
    return OnnxEmbedder(folder)


def _graph_of_letters(count):
    vectors = np.random.default_rng(7).normal(size=(count, WIDTH)).astype(np.float32)
    graph = helper.make_graph(
        [helper.make_node("Gather", ["vectors", INPUT], [OUTPUT])],
        "letters",
        [helper.make_tensor_value_info(INPUT, TensorProto.INT64, ["texts", "letters"])],
        [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["texts", "letters", WIDTH])],
        [numpy_helper.from_array(vectors, "vectors")],
    )
    return helper.make_model(graph, ir_version=10, opset_imports=[helper.make_opsetid("", 21)])


def _match(job, candidate) -> Match:
    return db.session.scalars(select(Match).filter_by(job_id=job.id, candidate_id=candidate.id)).one()


def _sharp(member, count):
    job = factories.make_job(member)
    people = [factories.make_candidate(member) for _ in range(count)]
    db.session.commit()
    tasks.rank_job(job.id)
    for one in people:
        tasks.sharpen_resume(one.resume_id)
    db.session.expire_all()
    return job, people


def _models(people):
    chosen = select(ResumeVectors.resume_id, ResumeVectors.model_id)
    found = db.session.execute(chosen.where(ResumeVectors.resume_id.in_([one.resume_id for one in people])))
    return {tuple(row) for row in found}


def test_old_vectors_serve_until_everybody_has_the_new_ones(session, small_model, monkeypatch):
    job, people = _sharp(factories.make_member(), 3)
    old = _match(job, people[0]).model_id
    monkeypatch.setattr(vectors, "_embedder", small_model)
    new = small_model.model_id
    monkeypatch.setattr(reembedding, "TOGETHER", 1)
    monkeypatch.setattr(reembedding, "BATCHES", 2)
    reembedding.reembed()
    assert len(_models(people)) == 5  # two of three have both
    tasks.rank_job(job.id)
    job.request_ranking(job.created_at)
    db.session.commit()
    tasks.rank_job(job.id)
    db.session.expire_all()
    assert {_match(job, one).model_id for one in people} == {old}
    reembedding.reembed()
    db.session.expire_all()
    assert _models(people) == {(one.resume_id, model) for one in people for model in (old, new)}
    assert job.is_being_ranked
    tasks.rank_job(job.id)
    db.session.expire_all()
    assert {_match(job, one).model_id for one in people} == {new}
    assert all(_match(job, one).sharpened for one in people)


def test_newcomer_is_compared_by_the_model_they_share_with_the_vacancy(session, small_model, monkeypatch):
    member = factories.make_member()
    job, (first, second) = _sharp(member, 2)
    old = _match(job, first).model_id
    monkeypatch.setattr(vectors, "_embedder", small_model)
    newcomer = factories.make_candidate(member)
    db.session.commit()
    tasks.sharpen_resume(newcomer.resume_id)
    assert not _match(job, newcomer).sharpened  # the vacancy has vectors of the old model only
    job.request_ranking(job.created_at)
    db.session.commit()
    tasks.rank_job(job.id)
    db.session.expire_all()
    assert [_match(job, one).model_id for one in (first, second)] == [old, old]
    assert _match(job, newcomer).model_id == small_model.model_id
    assert _match(job, newcomer).sharpened


def test_somebody_erased_right_after_their_vectors_are_stored_is_no_fault(real, small_model, monkeypatch):
    _, (first, second) = _sharp(factories.make_member(), 2)
    erased, resume_id = second.id, first.resume_id
    monkeypatch.setattr(vectors, "_embedder", small_model)

    def erase(session) -> None:
        with db.engine.begin() as other:
            other.execute(text("DELETE FROM candidates WHERE id = :id"), {"id": erased})

    event.listen(db.session, "after_commit", erase, once=True)
    reembedding.reembed()
    stored = db.session.execute(select(ResumeVectors.resume_id).filter_by(model_id=small_model.model_id))
    assert stored.scalars().all() == [resume_id]


def test_progress_can_be_asked_for(session, app, small_model, monkeypatch):
    _, people = _sharp(factories.make_member(), 2)
    monkeypatch.setattr(vectors, "_embedder", small_model)
    vectors.warm()
    run = app.test_cli_runner()
    before = run.invoke(embeddings_command, ["status"]).output
    assert f"Worker's model: {small_model.model_id}" in before
    assert "Waiting for vectors of the worker's model: 2" in before
    reembedding.reembed()
    after = run.invoke(embeddings_command, ["status"]).output
    assert f"{small_model.model_id}: 2 (100.0 %)" in after
    assert "Waiting for vectors of the worker's model: 0" in after
    refused = run.invoke(embeddings_command, ["forget", small_model.model_id])
    assert refused.exit_code != 0
    old = next(model for _, model in _models(people) if model != small_model.model_id)
    run.invoke(embeddings_command, ["forget", old])
    assert {model for _, model in _models(people)} == {small_model.model_id}
    assert db.session.scalar(select(JobVectors.job_id).filter_by(model_id=old)) is None
    assert db.session.scalar(select(Job.id)) is not None
