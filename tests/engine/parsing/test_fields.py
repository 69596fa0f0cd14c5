"""The written résumés in ten styles are read as their truth says."""

from __future__ import annotations

import pytest

from mismatch.engine.parsing.evaluation import Evaluation
from mismatch.engine.parsing.gold import Case, load_cases
from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document
from tests.engine.parsing.documents import AS_OF, RESUMES, sample

CASES = list(load_cases(RESUMES))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_written_resume(case: Case) -> None:
    evaluation = Evaluation()
    evaluation.add(case, parse_resume(read_document(case.read(), case.filename), AS_OF))
    assert evaluation.errors == []


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_every_fact_is_a_slice_of_the_text(case: Case) -> None:
    resume = parse_resume(read_document(case.read(), case.filename), AS_OF)
    facts = (
        [p.employer for p in resume.positions]
        + [p.title for p in resume.positions]
        + [p.place for p in resume.positions]
    )
    facts += (
        [e.institution for e in resume.education]
        + [e.degree for e in resume.education]
        + [e.field for e in resume.education]
    )
    facts += [resume.location, resume.headline, *resume.emails, *resume.courses]
    for fact in facts:
        if fact is not None:
            assert resume.text[fact.start : fact.end].strip(" ,.;") == fact.value.strip(" ,.;")
    for use in resume.skills:
        assert use.places
        assert all(resume.text[start:end].strip() for start, end in use.places)


def test_hh_export() -> None:
    resume = sample("ru_hh_export")
    assert resume.headline is not None
    assert resume.headline.value == "Руководитель проектов внедрения"
    assert resume.salary is not None
    assert (resume.salary.amount, resume.salary.currency, resume.salary.period) == (280_000, "RUB", "month")
    assert [licence.value for licence in resume.licences] == ["B"]
    assert resume.protected.sex is not None
    assert resume.protected.sex.value == "female"
    assert resume.protected.birth_date is not None
    assert resume.relocation is not None
    assert resume.relocation.value.startswith("Не готова")
    assert resume.work_permit is not None
    assert resume.seniority == "lead"


def test_classic_russian() -> None:
    resume = sample("ru_classic")
    assert resume.protected.birth_date is not None
    assert resume.protected.birth_date.value == "1985-11-03"
    assert resume.salary is not None
    assert (resume.salary.amount, resume.salary.currency) == (120_000, "RUB")
    assert [licence.value for licence in resume.licences] == ["B", "C"]
    assert [len(p.bullets) for p in resume.positions] == [4, 3, 2]


def test_skills_know_how_long_they_were_used() -> None:
    resume = sample("ru_it_dash")
    django = next(use for use in resume.skills if use.id == "django")
    assert django.how == "stated"
    assert django.months == 39
    assert django.last_used == "2021-08"
    assert len(django.places) == 2


def test_the_same_bytes_give_the_same_json() -> None:
    import msgspec

    assert msgspec.json.encode(sample("en_linkedin")) == msgspec.json.encode(sample("en_linkedin"))
