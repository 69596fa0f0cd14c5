"""JSON Resume (jsonresume.org): its fields written out as the lines of a résumé."""

from __future__ import annotations

import json
from typing import Any

from mismatch.engine.parsing.assembling import Flow
from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.encodings import decode
from mismatch.engine.parsing.formats.text import finish
from mismatch.engine.shapes import Refused

_SECTIONS = {
    "work": "Experience",
    "volunteer": "Volunteering",
    "education": "Education",
    "projects": "Projects",
    "certificates": "Certificates",
    "awards": "Awards",
    "publications": "Publications",
    "skills": "Skills",
    "languages": "Languages",
    "interests": "Interests",
    "references": "References",
}
_HEAD = (
    "position", "name", "organization", "company", "studyType", "area", "institution", "title", "language", "reference",
)  # fmt: skip
_BODY = ("summary", "description")
_LISTS = ("highlights", "courses")


def read_json_resume(data: bytes) -> Document:
    """The document of a JSON Resume; other JSON is refused."""
    try:
        resume = json.loads(decode(data) or "")
    except (ValueError, RecursionError) as error:
        raise Refused("damaged", f"JSON: {error}") from error
    if not isinstance(resume, dict) or not (isinstance(resume.get("basics"), dict) or set(_SECTIONS) & set(resume)):
        raise Refused("unsupported", "JSON that is not a JSON Resume")
    flow = Flow()
    _basics(flow, resume.get("basics"))
    for key, heading in _SECTIONS.items():
        entries = [entry for entry in _list(resume.get(key)) if isinstance(entry, dict)]
        if entries:
            flow.blank()
            _line(flow, heading, kind="heading")
            for entry in entries:
                _entry(flow, entry)
    return finish(flow, "application/json", "json")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _line(flow: Flow, *cells: Any, kind: str = "text", url: str | None = None) -> None:
    for cell in filter(None, map(_text, cells)):
        flow.run(cell, url=url)
        flow.tab()
    flow.end_line(kind)


def _basics(flow: Flow, basics: Any) -> None:
    if not isinstance(basics, dict):
        return
    _line(flow, basics.get("name"), kind="heading")
    _line(flow, basics.get("label"))
    _line(flow, basics.get("email"), basics.get("phone"))
    place = basics.get("location")
    if isinstance(place, dict):
        _line(flow, ", ".join(filter(None, (_text(place.get(k)) for k in ("city", "region", "countryCode")))))
    for link in [basics.get("url"), *(p.get("url") for p in _list(basics.get("profiles")) if isinstance(p, dict))]:
        _line(flow, link, url=_text(link) or None)
    _line(flow, basics.get("summary"))


def _entry(flow: Flow, entry: dict[str, Any]) -> None:
    """One entry: what and where with its dates, then its text, its list, its keywords."""
    head = ", ".join(filter(None, (_text(entry.get(key)) for key in _HEAD)))
    level = _text(entry.get("level")) or _text(entry.get("fluency"))
    keywords = ", ".join(filter(None, map(_text, _list(entry.get("keywords")))))
    detail = "; ".join(filter(None, (level, keywords)))
    _line(flow, f"{head}: {detail}" if head and detail else head or detail, _dates(entry))
    for key in _BODY:
        _line(flow, entry.get(key))
    for key in _LISTS:
        for item in filter(None, map(_text, _list(entry.get(key)))):
            flow.run("• " + item)
            flow.end_line("bullet")


def _dates(entry: dict[str, Any]) -> str:
    start, end = _text(entry.get("startDate")), _text(entry.get("endDate"))
    if start:
        return f"{start} – {end or 'Present'}"
    return end or _text(entry.get("date")) or _text(entry.get("releaseDate"))
