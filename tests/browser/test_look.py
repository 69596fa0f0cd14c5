"""The look in a real browser: themes, narrow screens, the keyboard, the dialog, highlights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.fixtures.web import LiveSite

pytestmark = pytest.mark.browser

PUBLIC = ["/", "/register", "/register/recruiter", "/login", "/reset", "/confirm", "/mailbox", "/no-such-page"]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_nothing_is_wider_than_a_small_telephone(live_server: LiveSite, page: Page, language: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{live_server.url}/login")
    with page.expect_navigation():  # going elsewhere at once would call the choice off
        page.click(f"button[value={language}]")
    for path in PUBLIC:
        page.goto(live_server.url + path)
        assert page.get_attribute("html", "lang") == language, path
        for width in (390, 360):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
        assert page.locator("h1").count() == 1, path


def test_long_words_of_files_and_notes_stay_on_a_small_telephone(live_server: LiveSite, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{live_server.url}/login")
    word = "Ж" * 200
    row = f'<a class="name plain">{word}.pdf</a><span class="chip">Read</span><span class="detail">{word}</span>'
    page.evaluate(
        "markup => { document.querySelector('main').innerHTML = markup; }",
        f'<ul class="progress-rows"><li class="progress-row">{row}</li></ul><p class="text-break">{word}</p>',
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box = page.locator(".progress-row .name").bounding_box()
    assert box
    assert box["height"] > 40, "a name is cut instead of going on below"


def test_a_failed_file_with_its_button_is_named_in_the_width_of_the_row(live_server: LiveSite, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{live_server.url}/login")
    form = (
        '<form data-slot="retry" class="d-inline"{}><button class="btn btn-sm btn-secondary">Повторить</button></form>'
    )
    row = """<li class="progress-row"><a class="name plain">Резюме_Константинопольский_2026.docx</a>
      <span class="actions">{}<span class="chip">Не прочитан</span></span><span class="detail"></span></li>"""
    rows = row.format(form.format("")) + row.format(form.format(" hidden"))
    page.evaluate("markup => { document.querySelector('main').innerHTML = markup; }", f"<ul>{rows}</ul>")
    widths = [box["width"] for name in page.locator(".progress-row .name").all() if (box := name.bounding_box())]
    assert widths[0] > 280
    assert 100 < widths[1] < 280, "beside a word alone there is room"
    assert not page.locator(".progress-row button").nth(1).is_visible()


CUT = """() => [...document.querySelectorAll("select")].filter((one) => {
    const style = getComputedStyle(one), pen = document.createElement("canvas").getContext("2d");
    pen.font = style.font;
    const room = one.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    return pen.measureText(one.selectedOptions[0].text).width > room;
}).map((one) => one.name)"""


@pytest.mark.parametrize("width", [1440, 1120, 390])
def test_the_longest_words_of_a_requirements_selects_are_whole(live_server: LiveSite, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{live_server.url}/login")
    words = {"kind": "Место и формат работы", "must": "Обязательно", "weight": "Решающий"}
    selects = "".join(
        f'<select class="form-select form-select-sm" name="requirements-0-{name}"><option>{word}</option></select>'
        for name, word in words.items()
    )
    page.evaluate(
        "markup => { document.querySelector('main > div').innerHTML = markup; }",
        f'<div class="requirement-row"><div></div><div class="controls">{selects}<p>Закреплено</p></div></div>',
    )
    assert page.evaluate(CUT) == []


def test_the_theme_follows_the_system_until_it_is_switched(live_server: LiveSite, page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{live_server.url}/login")
    assert page.get_attribute("html", "data-bs-theme") == "dark"
    page.click("[data-theme-switch]")
    page.reload()
    assert page.get_attribute("html", "data-bs-theme") == "light"


def test_paper_is_light_and_has_nothing_to_press(live_server: LiveSite, page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{live_server.url}/login")
    ink = "getComputedStyle(document.querySelector('h1')).color.match(/[0-9]+/g).map(Number).reduce((a, b) => a + b)"
    assert page.evaluate(ink) > 600
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(ink) < 150
    for part in (".site-header", ".site-footer", "main .btn"):
        assert not page.locator(part).first.is_visible(), part


def test_the_first_tab_leads_past_the_header(live_server: LiveSite, page: Page) -> None:
    page.goto(f"{live_server.url}/login")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_form_with_a_question_waits_for_the_answer(live_server: LiveSite, page: Page) -> None:
    page.goto(f"{live_server.url}/register")
    page.evaluate("""async () => {
        const form = document.querySelector('form[action="/language"]');
        form.dataset.confirm = "Are you quite sure?";
        await import("/static/js/confirm.js");
    }""")
    page.click("button[value=en]")
    assert page.inner_text("dialog [data-confirm-text]") == "Are you quite sure?"
    page.keyboard.press("Escape")
    assert page.get_attribute("html", "lang") == "ru"
    page.click("button[value=en]")
    page.click("[data-confirm-yes]")
    page.wait_for_selector("html[lang=en]")


def test_a_form_is_sent_once_however_often_its_button_is_pressed(live_server: LiveSite, page: Page) -> None:
    page.goto(f"{live_server.url}/register/candidate")
    page.wait_for_load_state("networkidle")  # the modules are there
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.fill("[name=name]", "Пётр")
    page.fill("[name=email]", "twice@example.com")
    page.fill("[name=password]", "correct horse battery")
    page.dblclick("main button[type=submit]")
    page.wait_for_url("**/registered")
    assert len(sent) == 1
    page.go_back()
    page.fill("[name=password]", "correct horse battery")
    page.click("main button[type=submit]")
    page.wait_for_url("**/registered")
    assert len(sent) == 2, "who goes back may send again"


TEXT = "😀 Анна 👩‍💻\nPython, Django"


def show(page: Page, markup: str) -> None:
    """Put a document and a trigger on the page, start the module, press the trigger."""
    page.evaluate(
        """async (markup) => {
            document.querySelector("main").innerHTML = markup;
            const { start } = await import("/static/js/highlight.js");
            start(document.querySelector("[data-document]"));
        }""",
        markup,
    )
    page.click("[data-evidence]")


def test_offsets_count_code_points_as_the_engine_does(live_server: LiveSite, page: Page) -> None:
    page.goto(f"{live_server.url}/login")
    start = TEXT.index("Python")
    trigger = f'<button data-evidence data-start="{start}" data-end="{start + 6}">Python</button>'
    show(page, f'{trigger}<div data-document data-offset="0">{TEXT}</div>')
    assert page.locator("mark").all_inner_texts() == ["Python"]
    assert page.get_attribute("[data-evidence]", "aria-pressed") == "true"


def test_a_box_in_points_lies_on_its_part_of_the_page(live_server: LiveSite, page: Page) -> None:
    page.goto(f"{live_server.url}/login")
    image = '<img src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E" width="600" height="800">'
    figure = f'<figure class="doc-page" data-page="0" data-width="600" data-height="800">{image}</figure>'
    show(page, f'<button data-evidence data-boxes="[[0,150,200,300,220]]">x</button><div data-document>{figure}</div>')
    page.wait_for_function("document.querySelector('figure img').complete")
    x, y, width, scale = page.evaluate("""() => {  // at one moment, as the page is scrolling
        const whole = document.querySelector("figure").getBoundingClientRect();
        const mark = document.querySelector(".doc-mark:not(.is-soft)").getBoundingClientRect();
        return [mark.x - whole.x, mark.y - whole.y, mark.width, whole.width / 600];
    }""")
    assert (x, y, width) == pytest.approx((148.5 * scale, 198.5 * scale, 153 * scale), abs=2)


def test_what_was_done_is_seen_further_down_the_page_too(live_server: LiveSite, page: Page) -> None:
    show_flashes = """async () => {
        document.querySelector("main").innerHTML = '<div class="flashes" data-flashes>Saved</div><div id="tall"></div>';
        document.getElementById("tall").style.height = "3000px";
        const { start } = await import("/static/js/flashes.js");
        start(document.querySelector("[data-flashes]"));
        window.scrollTo({ top: 2000, behavior: "instant" });
    }"""
    for address, is_seen in (("/login#tall", True), ("/register", False)):
        page.goto(live_server.url + address)
        page.evaluate(show_flashes)
        top = page.evaluate("document.querySelector('[data-flashes]').getBoundingClientRect().top")
        assert (0 <= top < 100) is is_seen
