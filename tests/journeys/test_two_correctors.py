"""Two people correct one résumé at the same moment, over HTTP: one is taken at their word, the other is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from mismatch.extensions import db
from mismatch.models import Resume
from tests import factories
from tests.fixtures.web import LiveSite

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
REVISION = re.compile(r'name="revision" value="(\d+)"')
NAMES = ["Первая", "Вторая", "Третья", "Четвёртая"]


@pytest.fixture(scope="module")
def shared(live_server: LiveSite) -> Iterator[tuple[str, int, int]]:
    with live_server.app.app_context():
        member = factories.make_member()
        candidate = factories.make_candidate(member)
        db.session.commit()
        yield member.user.email, candidate.id, candidate.resume_id


def _read(browser: OpenerDirector, address: str, data: dict[str, str] | None = None) -> str:
    with browser.open(address, urlencode(data).encode() if data else None, timeout=60) as answer:
        return str(answer.read().decode())


def _signed_in(site: LiveSite, email: str) -> OpenerDirector:
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    token = TOKEN.search(_read(browser, f"{site.url}/login"))
    assert token
    form = {"csrf_token": token.group(1), "email": email, "password": factories.PASSWORD}
    _read(browser, f"{site.url}/login", form)
    return browser


def test_one_of_several_is_taken_and_the_others_are_told(live_server: LiveSite, shared) -> None:
    email, candidate_id, resume_id = shared
    browsers = [_signed_in(live_server, email) for _ in NAMES]
    pages = [_read(browser, f"{live_server.url}/candidates/{candidate_id}") for browser in browsers]

    def save(number: int) -> str:
        token, revision = TOKEN.search(pages[number]), REVISION.search(pages[number])
        assert token
        assert revision
        form = {"csrf_token": token.group(1), "revision": revision.group(1), "act": "save", "part": "name", "key": "0"}
        address = f"{live_server.url}/resumes/{resume_id}/fields"
        return _read(browsers[number], address, form | {"field-value": NAMES[number]})

    with ThreadPoolExecutor(len(NAMES)) as together:
        answers = list(together.map(save, range(len(NAMES))))
    with live_server.app.app_context():
        resume = db.session.get_one(Resume, resume_id)
        assert resume.revision == 2
        assert resume.parsed.name is not None
        kept = resume.parsed.name.value
    assert kept in NAMES
    told = [name for name, page in zip(NAMES, answers, strict=True) if "Тем временем" in page]
    assert sorted([*told, kept]) == sorted(NAMES)
    assert all(kept in page for page in answers)
