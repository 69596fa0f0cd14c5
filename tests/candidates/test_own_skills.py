"""A skill that the base does not know: entered in a person's words, searched and scored as words, and said to be so."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from mismatch.engine.matching.profile import build_profile
from mismatch.engine.matching.requirements import read_vacancy
from mismatch.engine.matching.score import score_match
from mismatch.engine.parsing.corrections import Correction as Said
from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.overlaying import corrected
from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document
from mismatch.engine.parsing.values import Unacceptable, accepted
from mismatch.extensions import db
from mismatch.models import Resume
from tests import factories
from tests.fixtures.pages import lint_page, sign_in

OWN = "Учёт молочных квот в «Зорьке»"


@pytest.fixture
def member(session, client):
    member = factories.make_member()
    db.session.commit()
    sign_in(client, member.user.email)
    return member


@pytest.fixture
def resume_id(member):
    made = factories.make_candidate(member)
    db.session.commit()
    return made.resume_id


def _say(client: FlaskClient, resume_id: int, act: str, key: str = "", **fields: str):
    db.session.expire_all()
    data = {"act": act, "part": "skills", "key": key, "revision": db.session.get_one(Resume, resume_id).revision}
    answer = client.post(
        f"/resumes/{resume_id}/fields", data=data | {f"field-{name}": value for name, value in fields.items()}
    )
    db.session.expire_all()
    return answer


def _page(client: FlaskClient, resume_id: int) -> str:
    page = client.get(f"/candidates/{db.session.get_one(Resume, resume_id).candidate_id}").text
    lint_page(page)
    return page


def test_the_words_count_and_not_what_marks_them():
    longest = "я" * 120
    assert accepted("skills", "id", f"own:{longest}") == f"own:{longest}"
    with pytest.raises(Unacceptable) as refused:
        accepted("skills", "id", f"own:{longest}я")
    assert refused.value.about == {"most": 120}


def test_an_unknown_skill_is_taken_when_the_person_says_so(client, resume_id):
    refused = _say(client, resume_id, "add", id=OWN)
    assert refused.status_code == 422
    assert 'name="field-own"' in refused.text, "the form that was refused offers to keep the words as they are"
    assert 'name="field-own"' not in _page(client, resume_id)
    assert _say(client, resume_id, "add", id=OWN, own="yes").status_code == 302
    page = _page(client, resume_id)
    assert "вне базы навыков" in page
    assert page.count("«Зорьке»") >= 2  # in the list, and in the rows to look through
    assert "own:" not in page


def test_it_is_found_by_its_words(client, resume_id):
    name = db.session.get_one(Resume, resume_id).candidate.name
    assert name not in client.get("/candidates", query_string={"q": "молочных"}).text
    _say(client, resume_id, "add", id=OWN, own="yes")
    assert name in client.get("/candidates", query_string={"q": "молочных"}).text
    assert name in client.get("/search", query_string={"q": '"молочных квот"'}).text


def test_it_is_edited_and_taken_away_like_any_other(client, resume_id):
    _say(client, resume_id, "add", id=OWN, own="yes")
    key = next(one.key for one in db.session.get_one(Resume, resume_id).laid["skills"] if one.added)
    assert f'value="{OWN}"' in _page(client, resume_id)
    assert _say(client, resume_id, "save", key, id="Учёт квот на рыбу", own="yes").status_code == 302
    page = _page(client, resume_id)
    assert "Учёт квот на рыбу" in page
    assert "«Зорьке»" not in page
    key = next(one.key for one in db.session.get_one(Resume, resume_id).laid["skills"] if one.added)
    assert _say(client, resume_id, "remove", key).status_code == 302
    assert "Учёт квот" not in db.session.get_one(Resume, resume_id).parsed.text


def test_what_the_base_knows_is_the_skill_of_the_base(client, resume_id):
    assert accepted("skills", "id", "own:Кубернетес") == "kubernetes"
    assert accepted("skills", "id", f"own:  {OWN} ") == f"own:{OWN}"
    for unreadable in ("own:", "own: -1", "Учёт квот"):
        with pytest.raises(Unacceptable):
            accepted("skills", "id", unreadable)
    assert _say(client, resume_id, "add", id="Ansible", own="yes").status_code == 302
    assert "ansible" in {use.id for use in db.session.get_one(Resume, resume_id).parsed.skills}


def test_the_same_words_twice_are_refused(client, resume_id):
    _say(client, resume_id, "add", id=OWN, own="yes")
    assert _say(client, resume_id, "add", id=OWN.upper(), own="yes").status_code == 422


def _read() -> tuple:
    document = read_document(factories.RESUME.format(number=7).encode(), "resume.txt")
    return document, parse_resume(document, factories.AS_OF)


def _verdict(document: Document, resume) -> tuple[str, str]:
    vacancy = read_vacancy(f"Специалист по учёту\nТребования:\n- {OWN}\n- Python")
    match = score_match(vacancy, build_profile(resume, document), None, None)
    first = match.requirements[0]
    return first.verdict, first.quote or ""


def test_a_demand_in_the_same_words_is_met_by_the_persons_line():
    document, read = _read()
    told = corrected(read, [Said(id=5, part="skills", value={"id": f"own:{OWN}"})], factories.AS_OF)
    assert {use.id for use in told.skills} == {use.id for use in read.skills}, "no skill of the base is made up"
    before, after = _verdict(document, read), _verdict(document, told)
    assert before[0] == "not_found"
    assert after[0] != "not_found"
    assert OWN in after[1]


def test_skills_named_in_the_words_count():
    _document, read = _read()
    told = corrected(read, [Said(id=5, part="skills", value={"id": "own:Ansible для молокозаводов"})], factories.AS_OF)
    assert "ansible" in {use.id for use in told.skills}


def test_an_id_that_left_the_base_is_shown_by_its_name(client, resume_id):
    resume = db.session.get_one(Resume, resume_id)
    from mismatch.models import Correction

    resume.corrections.append(
        Correction(organization_id=resume.organization_id, part="skills", value={"id": "gone-skill"})
    )
    resume.lay_corrections()
    db.session.commit()
    assert "gone-skill" in _page(client, resume_id)
