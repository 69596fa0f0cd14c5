"""Résumés as web pages printed by a browser, which is how many builders make their PDFs."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from mismatch.demo.people import Person
from mismatch.demo.wording import worded

_LAYOUTS = Environment(loader=FileSystemLoader(Path(__file__).parent / "layouts"), autoescape=True)
_SECONDS = 60


def browser() -> str | None:
    """The browser that prints, when there is one."""
    return next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )


def _printed(layout: str, style: str) -> Callable[[Person], bytes]:
    def draw(person: Person) -> bytes:
        return print_page(_LAYOUTS.get_template(f"{layout}.html").render(p=worded(person, layout, style)))

    return draw


def print_page(page: str) -> bytes:
    """A web page as the browser prints it."""
    program = browser()
    if program is None:
        raise FileNotFoundError("web layouts need chromium")
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "cv.html", Path(folder) / "cv.pdf"
        source.write_text(page, encoding="utf-8")
        command = [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                   f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", source.as_uri()]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
        return target.read_bytes()


WEB_FORMS: dict[str, Callable[[Person], bytes]] = {
    "web_grid": _printed("web_grid", "words"),
    "web_flow": _printed("web_flow", "figures"),
}
