"""Where the sections of a résumé begin, when headings share their rows with what they head."""

from __future__ import annotations

from datetime import date

import pytest

from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document
from mismatch.engine.parsing.sections import heading_kind

JOBS = """Imran Shah
Senior Drainage Engineer

Experience
Senior Engineer – Hartwell Infrastructure, Leeds (04/2022–present). Lead the drainage on 18 housing sites.
Graduate Engineer – Dacre Pole Consulting, Sheffield (09/2019–03/2022). Drawings and site visits.
"""


def test_a_run_of_labelled_rows_after_the_jobs_is_no_job() -> None:
    text = JOBS + (
        "\nSoftware: InfoDrainage, Civil 3D, HR Wallingford tools, Excel\n"
        "Education: MEng Civil Engineering, University of Leeds, 2019 (first)\nLanguages: English, Urdu\n"
    )
    resume = parse_resume(read_document(text.encode(), "x.txt"), date(2026, 11, 1))
    assert [p.start for p in resume.positions] == ["2022-04", "2019-09"]
    assert [e.institution.value for e in resume.education if e.institution] == ["University of Leeds"]
    assert {"skills", "education", "languages"} <= {section.kind for section in resume.sections}


def test_labels_inside_a_job_stay_labels() -> None:
    text = (
        JOBS.replace("site visits.\n", "site visits.\nTools: Civil 3D\nLanguages: Python, C++\n")
        + "Planner – Acme (2017–2019)\n"
    )
    resume = parse_resume(read_document(text.encode(), "x.txt"), date(2026, 11, 1))
    assert [section.kind for section in resume.sections] == ["contact", "experience"]


@pytest.mark.parametrize(
    ("torn", "kind"),
    [
        ("EDU CATION", "education"),
        ("КОНТА К ТЫ", "contact"),
        ("LANG UA G ES", "languages"),
        ("COU RSES AND CERTIFICATES", "courses"),
        ("NEW YORK", None),
        ("IT OPS", None),
    ],
)
def test_a_heading_whose_letters_came_apart_opens_its_section(torn: str, kind: str | None) -> None:
    found = heading_kind(torn)
    assert (found and found[0]) == kind
