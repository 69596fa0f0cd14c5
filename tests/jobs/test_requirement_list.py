"""The list of requirements: its skills, new lines, deleted ones, and what only the details ask."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from mismatch.engine.skills.base import skill_base
from mismatch.extensions import db
from mismatch.jobs.skill_groups import UnknownSkillsError, read_groups, written
from mismatch.matching import tasks
from mismatch.models import Job
from tests import factories
from tests.fixtures.pages import lint_page, sign_in

TEXT = "Разработчик\n\nТребования:\n- Опыт с Django или Flask от 2 лет\n- Знание PostgreSQL\n"


@pytest.mark.parametrize(
    ("line", "groups"),
    [
        ("Python; Django или Flask", [["python"], ["django", "flask"]]),
        ("Python, Django", [["python"], ["django"]]),
        ("Java / Kotlin", [["java", "kotlin"]]),
        ("CI/CD", [["ci-cd"]]),
        ("Django | Flask | Django", [["django", "flask"]]),
        ("", []),
    ],
)
def test_a_line_of_skills(line, groups):
    assert read_groups(line) == groups
    for language in ("ru", "en"):
        assert read_groups(written(groups, language)) == groups


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_skill_is_read_as_itself_again(language):
    odd = [["microfe", "optics-engineering"], ["orm", "python"], ["sdl"], ["maple", "petrel"], ["psychology"]]
    assert read_groups(written(odd, language)) == odd
    every = [[id] for id in skill_base().skills]
    assert [group for group in every if read_groups(written([group], language)) != [group]] == []


def test_a_line_of_skills_with_names_that_nobody_knows():
    with pytest.raises(UnknownSkillsError) as unknown:
        read_groups("Python; Брумбармаг или Flask")
    assert unknown.value.names == ("Брумбармаг",)


@pytest.fixture
def job(client: FlaskClient, session) -> Job:
    member = factories.make_member()
    made = factories.make_job(member, TEXT)
    db.session.commit()
    sign_in(client, member.user.email)
    return made


def fields_of(page: str) -> dict[str, str]:
    """What the browser would send of the form untouched."""
    form = page[page.index('name="revision"') - 2000 : page.index("</form>", page.index('name="revision"'))]
    found: dict[str, str] = {}
    for tag in re.findall(r"<input [^>]*>", form):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        is_box = 'type="checkbox"' in tag
        if name and name[1].startswith(("requirements-", "revision", "csrf")) and (not is_box or " checked" in tag):
            found[name[1]] = value[1] if value else ""
    for name, body in re.findall(r'<textarea [^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL):
        found[name] = body.strip()
    for name, body in re.findall(r'<select [^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option selected value="([^"]*)"', body)
        found[name] = chosen[1] if chosen else ""
    return found


def saved(client: FlaskClient, job: Job, **changes: str) -> Job:
    address = f"/jobs/{job.id}/requirements"
    fields = fields_of(client.get(address).text) | {f"requirements-{name}": value for name, value in changes.items()}
    assert client.post(address, data=fields).status_code == 302
    db.session.expire_all()
    return db.session.get_one(Job, job.id)


def groups_of(job: Job) -> list[list[list[str]]]:
    return [one.read.skills for one in job.requirements]


def test_saving_the_list_untouched_changes_nothing(client, job):
    before = [(one.read, one.locked) for one in job.requirements]
    assert [(one.read, one.locked) for one in saved(client, job).requirements] == before


def test_a_choice_is_parted_and_joined(client, job):
    assert groups_of(job) == [[["django", "flask"]], [["postgresql"]]]
    parted = saved(client, job, **{"0-skills": "Django; Flask"})
    assert groups_of(parted) == [[["django"], ["flask"]], [["postgresql"]]]
    assert parted.requirements[0].read.years == 2
    joined = saved(client, parted, **{"0-skills": "Django или Flask; Python", "1-skills": ""})
    assert groups_of(joined) == [[["django", "flask"], ["python"]], []]


def test_new_words_are_read_unless_the_skills_are_written_too(client, job):
    read = saved(client, job, **{"1-text": "Знание MySQL"})
    assert groups_of(read)[1] == [["mysql"]]
    written_too = saved(client, read, **{"1-text": "Базы данных", "1-skills": "MySQL или PostgreSQL"})
    assert groups_of(written_too)[1] == [["mysql", "postgresql"]]


def test_new_lines_are_added_together_and_marked_ones_go(client, job):
    changed = saved(client, job, **{"2-text": "- Знание Kafka\n- Знание Docker\n", "0-removed": "y"})
    assert [one.text for one in changed.requirements] == ["Знание PostgreSQL", "Знание Kafka", "Знание Docker"]
    assert groups_of(changed)[1:] == [[["apache-kafka"]], [["docker"]]]


def test_an_unknown_skill_is_an_error_beside_its_field(client, job):
    address = f"/jobs/{job.id}/requirements"
    fields = fields_of(client.get(address).text) | {"requirements-0-skills": "Брумбармаг"}
    answer = client.post(address, data=fields)
    lint_page(answer.text)
    assert "Нет в базе навыков: Брумбармаг" in answer.text
    assert groups_of(db.session.get_one(Job, job.id))[0] == [["django", "flask"]]


def test_what_only_the_details_ask_is_counted_and_shown(client, job):
    address = f"/jobs/{job.id}/requirements"
    assert "Из подробностей вакансии" not in client.get(address).text
    job.location = "Пермь"
    db.session.commit()
    page = client.get(address).text
    lint_page(page)
    assert "Из подробностей вакансии" in page
    tab = re.search(r'href="/jobs/\d+/requirements"[^>]*>(.*?)</a>', page, re.DOTALL)
    assert tab is not None
    assert re.findall(r"\d+", re.sub(r"<[^>]+>", " ", tab[1])) == ["3"]


@pytest.mark.parametrize(
    ("language", "hint"), [("ru", "В тексте не нашлось требований"), ("en", "No requirement was found in the text")]
)
def test_a_vacancy_without_requirements_says_so_before_it_is_published(client: FlaskClient, session, language, hint):
    member = factories.make_member()
    job = factories.make_job(member, published=False)
    with_some = factories.make_job(member, published=False)
    job.requirements = []
    db.session.commit()
    member.user.locale = language
    db.session.commit()
    sign_in(client, member.user.email)
    pages = [client.get(f"/jobs/{one.id}").text for one in (job, with_some)]
    assert [hint in page for page in pages] == [True, False]


def test_the_tab_counts_what_the_ranked_list_and_the_match_count(client: FlaskClient, session):
    """A city and years that only the form's fields ask for count like lines, wherever requirements are counted."""
    member = factories.make_member(user=factories.make_user(locale="en"))
    job = factories.make_job(member, "Сварщик\n\nТребования:\n- Аргонодуговая сварка\n- Чтение чертежей\n")
    job.location, job.remote, job.experience_years = "Казань", False, 3.0
    candidate = factories.make_candidate(member)
    db.session.commit()
    tasks.rank_job(job.id)
    sign_in(client, member.user.email)
    ranked = client.get(f"/jobs/{job.id}").text
    match = client.get(f"/jobs/{job.id}/candidates/{candidate.id}").text
    listed = client.get(f"/jobs/{job.id}/requirements").text
    counted = re.findall(r"\d+ of (\d+) requirements", ranked)
    assert counted == ["4"]
    for page in (ranked, listed):
        assert re.findall(r"Requirements\s*<span[^>]*>(\d+)</span>", page) == counted
    evidence = match[match.index("Requirement by requirement") :]
    assert all(
        line in evidence for line in ("Аргонодуговая сварка", "Чтение чертежей", "Казань", "Опыт работы от 3 лет")
    )
