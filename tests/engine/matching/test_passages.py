"""Which lines of a résumé are compared: all that tell of work, and not the head of the page."""

from datetime import date

import pytest

from mismatch.engine.matching.passages import find_denials, find_passages
from mismatch.engine.matching.profile import Profile, build_profile
from mismatch.engine.matching.protected import protected_spans
from mismatch.engine.parsing.asides import apart
from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document
from mismatch.engine.parsing.resume import Resume
from tests.fixtures.steps import growth

_TODAY = date(2026, 11, 15)
_WITHOUT_HEADINGS = """\
Oskar Lindqvist
Site reliability engineer
Uppsala

Nordljus AB, Site Reliability Engineer, 2020 – present
- Prometheus, Thanos, Grafana
- Wrote the tools that move traffic between two sites
Hosting Öst, Linux administrator, 2016 – 2020
- Ceph, bash
"""


def _profile(text: str) -> Profile:
    document = read_document(text.encode(), "resume.txt")
    return build_profile(parse_resume(document, _TODAY), document)


def test_short_lines_of_a_job_count_where_no_headings_stand() -> None:
    profile = _profile(_WITHOUT_HEADINGS)
    told = [quote.text for quote in profile.quotes]
    assert "Prometheus, Thanos, Grafana" in told
    assert "Ceph, bash" in told
    assert {"prometheus", "grafana"} <= {skill.id for skill in profile.skills}


def test_lines_of_a_job_are_of_the_job_where_no_headings_stand() -> None:
    profile = _profile(_WITHOUT_HEADINGS)
    sections = {q.text: p.section for q, p in zip(profile.quotes, profile.passages, strict=True)}
    assert sections["Prometheus, Thanos, Grafana"] == "experience"


def test_the_head_of_the_page_is_not_compared() -> None:
    assert "Uppsala" not in [quote.text for quote in _profile(_WITHOUT_HEADINGS).quotes]


@pytest.mark.parametrize("fragment", ["- Python\n", ")", "I have no experience. Sold tea.\n"])
def test_twice_the_text_is_twice_the_work(fragment: str) -> None:
    def passages(text: str) -> None:
        resume = Resume(engine="", language="en", text=text)
        find_passages(resume, apart([*protected_spans(resume), *find_denials(text)]))

    assert growth(passages, fragment, 2_000) < 2.6
