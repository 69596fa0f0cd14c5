"""The main job in a real browser on the whole product: from registering to a quote marked on the page."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from mismatch.demo.files import bad_files, demo_files
from mismatch.demo.vacancies import vacancies
from tests.fixtures.web import LiveSite

pytestmark = pytest.mark.browser
PASSWORD = "correct horse battery"
PICTURES = Path(__file__).resolve().parents[2] / "docs/img"
READ = 120_000  # milliseconds for everything to be read and ranked on a busy machine


@pytest.fixture(scope="module")
def drop(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Thirty files of every kind: good ones, a ZIP of good ones, a scan, and each way of being bad."""
    folder = tmp_path_factory.mktemp("drop")
    files = {file.filename: file.data for file in demo_files()}
    names = sorted(files, key=lambda name: (Path(name).suffix, name))
    chosen = names[:: max(1, len(names) // 24)][:24]
    packed = [name for name in names if name not in chosen][:3]
    for name in chosen:
        (folder / name).write_bytes(files[name])
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as out:
        for name in packed:
            out.writestr(name, files[name])
    (folder / "архив.zip").write_bytes(archive.getvalue())
    for file in bad_files():
        (folder / file.filename).write_bytes(file.data)
    return sorted(folder.iterdir())


def _letter_link(page: Page, site: LiveSite) -> str:
    """The link of the newest letter in the developers' mailbox."""
    page.goto(f"{site.url}/mailbox")
    page.locator("main a[href*='/mailbox/']").first.click()
    page.wait_for_url("**/mailbox/*")
    expect(page.locator("main")).to_contain_text("/confirm/")
    found = re.search(r"http://[^\s\"<]+/confirm/[^\s\"<]+", page.content())
    assert found
    return found[0]


def _register(page: Page, site: LiveSite, path: str, **fields: str) -> None:
    page.goto(f"{site.url}/register/{path}")
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)
    page.click("main form [type=submit]")
    page.wait_for_url("**/registered")
    for _ in range(100):  # the letter goes through the queue
        page.goto(f"{site.url}/mailbox")
        if page.get_by_text(fields["email"]).count():
            break
        page.wait_for_timeout(100)
    page.goto(_letter_link(page, site))
    page.goto(f"{site.url}/login")
    page.fill("[name=email]", fields["email"])
    page.fill("[name=password]", PASSWORD)
    page.click("main form [type=submit]")
    expect(page.locator("[data-bs-toggle=dropdown]")).to_be_visible()


def _picture(page: Page, name: str) -> None:
    """A picture for the README, taken when it is missing: delete one to have it taken anew."""
    if not (PICTURES / name).exists():
        PICTURES.mkdir(exist_ok=True)
        page.wait_for_timeout(1500)  # the flash of a mark has faded
        page.screenshot(path=PICTURES / name)


def test_from_registering_to_a_quote_on_the_page(page: Page, live_site: LiveSite, drop: list[Path]) -> None:
    vacancy = next(one for one in vacancies() if one.language == "ru")
    _register(
        page, live_site, "recruiter", name="Анна", organization="Ромашка", email="anna@example.com", password=PASSWORD
    )
    page.goto(f"{live_site.url}/jobs/new")
    page.fill("[name=text]", f"{vacancy.title}\n\n{vacancy.text}")
    page.click("main form [type=submit]")
    expect(page.locator(".requirement-row").first).to_be_visible()
    page.get_by_role("button", name="Опубликовать").click()
    page.wait_for_url(re.compile(r"/jobs/\d+$"))
    job = page.url

    page.goto(f"{job}/files")
    page.locator("input[type=file]").set_input_files(drop)
    rows = page.locator(".progress-row")
    good = [path for path in drop if path.suffix != ".zip"][: len(drop)]
    expect(rows.filter(has_text=good[0].name).first).to_be_visible(timeout=READ)
    expect(page.locator('.progress-row[data-status="waiting"], .progress-row[data-status="working"]')).to_have_count(
        0, timeout=READ
    )
    bad = {file.filename for file in bad_files()}
    failed = page.locator('.progress-row[data-status="failed"]')
    expect(failed).to_have_count(len(bad))
    reasons = failed.locator("[data-slot=detail]").all_inner_texts()
    assert len(set(reasons)) == len(bad), reasons
    assert all(reasons)

    page.goto(job)
    expect(page.locator("[data-progress-head]")).to_be_hidden(timeout=READ)
    page.reload()
    first = page.locator(".ranked > li").first
    expect(first).to_be_visible()
    page.set_viewport_size({"width": 1440, "height": 900})
    _picture(page, "ranked.png")
    first.locator("a.title").click()

    quote = page.locator("button.quote").first
    expect(quote).to_be_visible()
    page.wait_for_load_state("domcontentloaded")  # a quote answers once the scripts have run
    quote.click()
    mark = page.locator(".doc-mark:not(.is-soft), mark").first
    expect(mark).to_be_visible(timeout=READ)  # once its page is drawn
    expect(mark).to_be_in_viewport()
    drawn = "() => [...document.querySelectorAll('.doc-page img')].slice(0, 1).every((i) => i.naturalWidth > 0)"
    page.wait_for_function(drawn, timeout=READ)
    _picture(page, "match.png")


def test_candidate_applies_and_the_recruiter_finds_it(page: Page, live_site: LiveSite) -> None:
    """Runs after the first: the vacancy is published."""
    file = next(one for one in demo_files() if one.filename.endswith(".pdf"))
    _register(page, live_site, "candidate", name="Пётр", email="petr@example.com", password=PASSWORD)
    page.goto(f"{live_site.url}/my/resume")
    page.locator("input[type=file]").set_input_files(
        {"name": file.filename, "mimeType": "application/pdf", "buffer": file.data}
    )
    expect(page.locator("dl.facts").first).to_be_visible(timeout=READ)
    expect(page.locator("input[type=file]")).to_be_hidden()  # the place to drop a file has made room
    page.get_by_text("Загрузить другую версию").click()
    page.locator(".is-enhanced input[type=file]").set_input_files(
        {"name": "new.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 cut"}
    )
    expect(page.get_by_text(f"По-прежнему учитывается {file.filename}")).to_be_visible(timeout=READ)
    page.goto(f"{live_site.url}/vacancies")
    expect(page.locator(".ranked .score").first).to_be_visible(timeout=READ)
    page.locator(".ranked a.title").first.click()
    page.get_by_role("button", name="Откликнуться").click()
    expect(page.get_by_text("Вы откликнулись")).to_be_visible()
