"""The JSON shape of ``flask parse``."""

from __future__ import annotations

from mismatch.engine.parsing.report import report
from mismatch.engine.shapes import Refused
from tests.engine.parsing.documents import sample

KEYS = {
    "file", "status", "reason", "engine", "language", "text", "name", "emails", "phones", "links", "location",
    "positions",
    "education", "skills", "languages", "experience_months", "warnings",
}  # fmt: skip


def test_a_parsed_file() -> None:
    answer = report("a.txt", sample("ru_hh_export"))
    assert answer.keys() >= KEYS
    assert (answer["file"], answer["status"], answer["reason"], answer["language"]) == ("a.txt", "parsed", None, "ru")
    assert answer["name"].keys() == {"value", "start", "end", "confidence"}
    assert answer["phones"][0].keys() >= {"value", "printed"}
    position = answer["positions"][0]
    assert position.keys() >= {"employer", "title", "start", "end", "current", "months", "bullets"}
    assert (position["start"], position["end"], position["current"]) == ("2020-03", None, True)
    assert all(bullet.keys() == {"start", "end"} for bullet in position["bullets"])
    assert answer["education"][0].keys() >= {"institution", "degree", "field", "start", "end"}
    assert answer["skills"][0].keys() >= {"id", "name", "how", "months", "places"}
    assert answer["languages"][0].keys() >= {"name", "level"}


def test_a_refused_file_has_the_same_keys() -> None:
    answer = report("b.pdf", Refused("encrypted"))
    assert report("a.txt", sample("ru_classic")).keys() <= answer.keys()
    assert (answer["status"], answer["reason"], answer["name"], answer["emails"]) == ("refused", "encrypted", None, [])
