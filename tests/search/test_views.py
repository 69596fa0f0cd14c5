"""The search page through HTTP."""

from __future__ import annotations

import html
import re
import urllib.parse

import pytest
from sqlalchemy import event

from mismatch.extensions import db
from tests import factories
from tests.fixtures.pages import lint_page
from tests.search.people import make_people


@pytest.fixture
def member(recruiter):
    make_people(recruiter)
    db.session.commit()
    return recruiter


def test_the_page_shows_who_why_and_where(client, member):
    page = client.get("/search", query_string={"q": "варил аргоном"})
    assert page.status_code == 200
    lint_page(page.text)
    assert "Пётр Аргонов" in page.text
    assert "Ольга Берёзкина" not in page.text
    assert "<mark>аргоном</mark>" in page.text
    assert "no-store" in page.headers["Cache-Control"]


def test_markup_in_a_resume_is_inert(client, member):
    text = client.get("/search", query_string={"q": "отчётах"}).text
    assert "<script>alert(1)" not in text
    assert "&lt;script&gt;" in text


def test_markup_in_a_query_is_inert(client, member):
    text = client.get("/search", query_string={"q": '<img src=x onerror=alert(1)> "'}).text
    assert "<img src=x" not in text


def test_the_address_holds_the_whole_search(client, member):
    asked = {"q": "django", "skill": "питон", "from": "3", "language": "English", "level": "B2", "sort": "newest"}
    text = client.get("/search", query_string=asked).text
    assert "Anna Lindqvist" in text
    assert 'name="skill" value="python"' in text
    assert 'value="English" selected' in text
    without_skill = "/search?q=django&from=3&language=English&level=B2&sort=newest"
    assert without_skill in html.unescape(text)


def test_nobody_found_says_what_excludes(client, member):
    text = html.unescape(client.get("/search", query_string={"q": "django", "from": "20", "place": "Москва"}).text)
    assert "/search?q=django&place=Москва" in text or "place=%D0%9C" in text


def test_nonsense_in_the_address_is_left_out(client, member):
    nonsense = {"from": "-1", "to": "x", "level": "Z9", "job": "0", "added": "9" * 30, "sort": "name", "page": "-3"}
    assert client.get("/search", query_string={"q": "django", "salary": "1e9", **nonsense}).status_code == 200
    assert client.get("/search", query_string={"q": "django", "page": "500"}).status_code == 200


@pytest.mark.parametrize(
    "text", ['"', "((", ")", "a'b\\", "%_", "OR OR", "-", "skill:", "<>", "&|!:*", "х" * 600, "\u202e"]
)
def test_any_query_has_a_page(client, member, text):
    page = client.get("/search", query_string={"q": text})
    assert page.status_code == 200
    lint_page(page.text)


def test_an_empty_search_explains_itself(client, member):
    lint_page(client.get("/search").text)


def test_filters_that_are_kept_are_ones_own_and_of_today(client, member):
    before = client.get("/search").text
    assert client.get("/search").text.count('form="search-form"') == before.count('form="search-form"')
    stranger = factories.make_job(factories.make_member())
    job = factories.make_job(member)
    job.title = "Fitter of kept filters"
    stranger.title = "Somebody else's vacancy"
    db.session.commit()
    after = html.unescape(client.get("/search").text)
    assert f'<option value="{job.id}">Fitter of kept filters</option>' in after
    assert "Somebody else's vacancy" not in after


def test_filters_are_in_the_readers_language(client, member):
    pages = {}
    for code in ("ru", "en"):
        member.user.locale = code
        db.session.commit()
        pages[code] = client.get("/search").text
    assert "Опыт, лет" in pages["ru"]
    assert "Experience, years" in pages["en"]


def test_the_way_to_a_person_keeps_the_query(client, member):
    text = html.unescape(client.get("/search", query_string={"q": "django -/0&x"}).text)
    address = re.search(r'href="(/candidates/\d+\?q=[^"]*)"', text)
    assert address
    assert urllib.parse.parse_qs(urllib.parse.urlsplit(address.group(1)).query) == {"q": ["django -/0&x"]}
    assert client.get(address.group(1)).status_code == 200


def test_another_organisations_vacancy_is_no_filter(client, member):
    stranger = factories.make_application(factories.make_member())
    db.session.commit()
    text = client.get("/search", query_string={"job": stranger.job_id}).text
    assert stranger.candidate.name not in text


def test_skills_are_offered_by_their_beginning(client, member):
    offered = client.get("/search/skills.json", query_string={"q": "пит"}).json
    assert {"id": "python", "name": "Python"} in offered
    assert client.get("/search/skills.json").json == []


def test_a_page_asks_once_who_is_signed_in_and_where_they_work(client, member):
    asked: list[str] = []

    def remember(_connection, _cursor, statement, *_):
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", remember)
    try:
        assert client.get("/search", query_string={"q": "django"}).status_code == 200
    finally:
        event.remove(db.engine, "before_cursor_execute", remember)
    assert len([one for one in asked if "FROM users" in one or "memberships" in one or "roles" in one]) == 1
