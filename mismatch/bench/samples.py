"""Two-page PDFs of people who do not exist, each another person, for measurements."""

from __future__ import annotations

import json
from dataclasses import asdict

import typst

from mismatch.bench.grammar import Person, person

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


def sample_pdfs(count: int) -> list[tuple[str, bytes]]:
    """(file name, bytes) of ``count`` text PDFs, no two of one person."""
    return [(f"{number:04d}.pdf", _draw(person(number))) for number in range(1, count + 1)]


def _draw(who: Person) -> bytes:
    inputs = {"person": json.dumps(asdict(who), ensure_ascii=False)}
    return bytes(typst.compile(_PAGE.encode(), format="pdf", sys_inputs=inputs, ignore_system_fonts=True))
