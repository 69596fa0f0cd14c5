"""Labels on people: one spelling an organisation, who may put them, where they show, and when they are forgotten."""

from __future__ import annotations

import re

import pytest

from mismatch.candidates.tags import spelt
from mismatch.extensions import db
from mismatch.models import AuditEvent, CandidateTag, OrganizationRole, Tag
from tests import factories
from tests.fixtures.pages import lint_page, sign_in
from tests.search.people import make_people


@pytest.fixture
def people(recruiter):
    people = make_people(recruiter)
    db.session.commit()
    return people


def _put(client, candidate, name, **more):
    return client.post(f"/candidates/{candidate.id}/tags", data={"name": name, **more})


def _names(recruiter):
    return sorted(tag.name for tag in db.session.query(Tag).filter_by(organization_id=recruiter.organization_id))


def test_tags_are_spelt_as_they_were_first(client, recruiter, people):
    assert _put(client, people["welder"], "  Кадровый   резерв, Вахта ").status_code == 302
    _put(client, people["developer"], "кадровый резерв")
    _put(client, people["developer"], "КАДРОВЫЙ РЕЗЕРВ")
    assert _names(recruiter) == ["Вахта", "Кадровый резерв"]
    assert db.session.query(CandidateTag).count() == 3
    verbs = [event.verb for event in db.session.query(AuditEvent).filter(AuditEvent.verb.like("%tag"))]
    assert verbs == ["tag"] * 3


@pytest.mark.parametrize(
    "hidden", ["\u202eРайон", "Рай\u200bон", "\u2066Район\u2069", "Раи\u0306он", "\ufeffРайон\x1c"]
)
def test_marks_that_nobody_sees_are_no_part_of_a_tag(hidden):
    assert spelt(hidden) == "Район"


def test_another_organisation_spells_its_own(client, recruiter, people):
    _put(client, people["welder"], "Резерв")
    other = factories.make_member(OrganizationRole.RECRUITER)
    stranger = factories.make_candidate(other)
    db.session.commit()
    client.post("/logout")
    sign_in(client, other.user.email)
    _put(client, stranger, "РЕЗЕРВ")
    assert _names(other) == ["РЕЗЕРВ"]
    theirs = db.session.query(Tag).filter_by(organization_id=recruiter.organization_id).one()
    assert client.post(f"/candidates/{stranger.id}/tags/{theirs.id}/remove").status_code == 404
    assert client.get("/candidates", query_string={"tag": theirs.id}).text.count("job-list") == 0
    assert people["welder"].name not in client.get("/search", query_string={"tag": theirs.id}).text


def test_a_tag_goes_with_its_last_person(client, recruiter, people):
    for one in ("welder", "developer"):
        _put(client, people[one], "Резерв")
    tag = db.session.query(Tag).one()
    gone = f"/candidates/{people['welder'].id}/tags/{tag.id}/remove"
    assert client.post(gone, data={"next": "/candidates?page=1"}).headers["Location"] == "/candidates?page=1"
    assert _names(recruiter) == ["Резерв"]
    client.post(f"/candidates/{people['developer'].id}/erase")
    assert _names(recruiter) == []
    assert client.post(gone).status_code == 404


def test_tags_show_and_lead_to_everybody_who_has_them(client, recruiter, people):
    _put(client, people["welder"], "Вахта <b>")
    tag = db.session.query(Tag).one()
    for address in ("/candidates", f"/candidates/{people['welder'].id}", "/search?q=сварщик"):
        page = client.get(address).text
        lint_page(page)
        assert "Вахта &lt;b&gt;" in page, address
    page = client.get("/candidates", query_string={"tag": tag.id}).text
    assert people["welder"].name in page
    assert people["developer"].name not in page


def test_a_search_takes_only_those_with_all_the_tags(client, recruiter, people):
    _put(client, people["welder"], "Резерв, Вахта")
    _put(client, people["developer"], "Резерв")
    ids = {tag.name: tag.id for tag in db.session.query(Tag)}
    both = client.get("/search", query_string={"tag": [ids["Резерв"], ids["Вахта"]]}).text
    assert people["welder"].name in both
    assert people["developer"].name not in both
    one = client.get("/search", query_string={"q": "django", "tag": ids["Резерв"]}).text
    lint_page(one)
    assert people["developer"].name in one
    assert people["accountant"].name not in one
    assert f'name="tag" value="{ids["Резерв"]}"' in one


@pytest.mark.parametrize(
    ("name", "reason"),
    [("", "Сначала напишите метку."), (" , ", "Сначала напишите метку."), ("Вахта, " + "х" * 41, "не больше 40 букв")],
)
@pytest.mark.parametrize("back", ["/candidates", ""])
def test_a_refused_tag_is_told_beside_its_field(client, recruiter, people, name, reason, back):
    answer = _put(client, people["welder"], name, next=back)
    assert answer.headers["Location"] == (back or f"/candidates/{people['welder'].id}")
    assert _names(recruiter) == []
    page = client.get(answer.headers["Location"]).text
    lint_page(page)
    field = re.search(rf'<details class="tag-add" open>.*?id="tag-{people["welder"].id}".*?</details>', page, re.S)
    assert field
    assert f'value="{name}"' in field[0]
    assert reason in field[0]
    assert page.count(reason) == 1
    assert page.count('class="tag-add" open') == 1
    assert reason not in client.get(answer.headers["Location"]).text


def test_nobody_has_more_tags_than_one_reads(client, recruiter, people):
    _put(client, people["welder"], ",".join(f"t{number}" for number in range(20)))
    assert len(_names(recruiter)) == 20
    shown = client.get(_put(client, people["welder"], "one too many").headers["Location"]).text
    assert "не больше 20 меток" in shown
    assert len(_names(recruiter)) == 20
    shown = client.get(_put(client, people["welder"], "T3").headers["Location"]).text
    assert "не больше 20 меток" not in shown


def test_a_hiring_manager_sees_tags_and_puts_none(client, recruiter, people):
    _put(client, people["welder"], "Резерв")
    manager = factories.make_member(OrganizationRole.HIRING_MANAGER, recruiter.organization)
    db.session.commit()
    client.post("/logout")
    sign_in(client, manager.user.email)
    page = client.get(f"/candidates/{people['welder'].id}").text
    assert "Резерв" in page
    assert "/tags" not in page
    assert _put(client, people["welder"], "Мой").status_code == 403


def test_the_list_finds_words_of_the_resume_in_any_form(client, recruiter, people):
    assert people["welder"].name in client.get("/candidates", query_string={"q": "трубами"}).text
    assert people["developer"].name not in client.get("/candidates", query_string={"q": "трубами"}).text
    assert people["developer"].name in client.get("/candidates", query_string={"q": "lindq django"}).text
    assert client.get("/candidates", query_string={"q": "и ' \\ !"}).status_code == 200


@pytest.mark.parametrize("page", ["/candidates", "/search?q=сварщик"])
def test_years_in_a_list_of_people_are_told_from_an_age(client, recruiter, people, page):
    text = " ".join(client.get(page).text.split())
    assert "<span>Опыт: 14 лет</span>" in text
