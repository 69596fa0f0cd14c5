"""Two-page PDFs of people who do not exist, each another person, for measurements."""

from __future__ import annotations

import json
from dataclasses import asdict

import jinja2
import typst

from mismatch.bench.grammar import Person, person
from mismatch.demo.web_forms import browser, print_page

_PAGE = """
#let p = json(bytes(sys.inputs.person))
#let w = if p.language == "ru" {
  (experience: "Опыт работы", education: "Образование", skills: "Навыки", about: "О себе", now: "по настоящее время")
} else { (experience: "Experience", education: "Education", skills: "Skills", about: "Summary", now: "Present") }
#set page(paper: "a4", margin: 2cm)
#set text(size: 11.5pt, lang: p.language)
#set par(leading: 0.75em)
#text(size: 22pt, weight: "bold", p.name)

#p.title #linebreak() #p.city · #p.phone · #p.email
== #w.about
#p.summary
== #w.experience
#for job in p.jobs [
  *#job.title* #h(1fr) 01.#job.start – #if job.end == none { w.now } else [12.#job.end] \\
  #job.employer
  #list(..job.done)
]
== #w.education
#p.school, #p.graduated
== #w.skills
#p.skills.join(", ")
"""
#: The same as a web page; a page of a browser holds less, so that two are filled as well.
_WEB_PAGE = jinja2.Environment(autoescape=True).from_string("""<!doctype html><meta charset="utf-8">
<style>@page { size: A4; margin: 2cm } body { font: 15px/1.5 sans-serif } h3 span { float: right }</style>
<h1>{{ p.name }}</h1><p>{{ p.title }}<br>{{ p.city }} · {{ p.phone }} · {{ p.email }}</p>
<h2>{{ w.about }}</h2><p>{{ p.summary }}</p><h2>{{ w.experience }}</h2>
{% for job in p.jobs %}
<h3>{{ job.title }} <span>01.{{ job.start }} – {{ "12.%s" % job.end if job.end else w.now }}</span></h3>
<div>{{ job.employer }}</div><ul>{% for done in job.done %}<li>{{ done }}</li>{% endfor %}</ul>
{% endfor %}
<h2>{{ w.education }}</h2><p>{{ p.school }}, {{ p.graduated }}</p>
<h2>{{ w.skills }}</h2><p>{{ p.skills | join(", ") }}</p>""")
_RUSSIAN = {"experience": "Опыт работы", "education": "Образование", "skills": "Навыки", "about": "О себе",
            "now": "по настоящее время"}  # fmt: skip
_ENGLISH = {"experience": "Experience", "education": "Education", "skills": "Skills", "about": "Summary",
            "now": "Present"}  # fmt: skip
#: A browser takes a second for each.
_MOST_PRINTED = 20


def printed_pdfs(count: int) -> list[tuple[str, bytes]]:
    """The same people as a browser prints them, twenty at most; none where there is no browser."""
    if browser() is None:
        return []
    people = [person(number) for number in range(1, min(count, _MOST_PRINTED) + 1)]
    pages = [_WEB_PAGE.render(p=who, w=_RUSSIAN if who.language == "ru" else _ENGLISH) for who in people]
    return [(f"printed-{number:04d}.pdf", print_page(page)) for number, page in enumerate(pages, 1)]


def sample_pdfs(count: int) -> list[tuple[str, bytes]]:
    """(file name, bytes) of ``count`` text PDFs, no two of one person."""
    return [(f"{number:04d}.pdf", _draw(person(number))) for number in range(1, count + 1)]


def _draw(who: Person) -> bytes:
    inputs = {"person": json.dumps(asdict(who), ensure_ascii=False)}
    return bytes(typst.compile(_PAGE.encode(), format="pdf", sys_inputs=inputs, ignore_system_fonts=True))
