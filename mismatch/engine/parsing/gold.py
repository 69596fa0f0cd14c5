"""Labelled résumés in the three forms the project knows, as cases with the truth field by field."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from mismatch.engine.parsing.formats.text import as_read
from mismatch.engine.parsing.language import language_of

#: Labels of span-labelled sets → our fields.
_SPAN_FIELDS = {
    "Name": "name",
    "Email Address": "emails",
    "Companies worked at": "employer",
    "Designation": "title",
    "Degree": "degree",
    "College Name": "institution",
    "Graduation Year": "graduation_year",
}
_YEAR = re.compile(r"(?<!\d)(?:19[4-9]\d|20[0-4]\d)(?!\d)")
_MARKDOWN_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


#: Keys of a truth file → the fields that are not judged without them.
_GOLD_KEYS = {
    key: (key,)
    for key in ("name", "emails", "phones", "links", "location", "skills", "languages", "experience_months", "language")
} | {
    "positions": ("employer", "title", "dates"),
    "education": ("institution", "degree", "field", "graduation_year"),
}


@dataclass(slots=True)
class Case:
    """One labelled document. ``read`` gives its bytes; fields absent from ``truth`` are not judged."""

    name: str
    filename: str
    read: Callable[[], bytes]
    truth: dict[str, list[str]]
    layout: str
    language: str
    lenient: bool = False
    source: str = ""
    positions: list[dict[str, Any]] = field(default_factory=list)


def load_cases(path: Path) -> Iterator[Case]:
    """The cases in a file or folder: ``*.truth.json`` and ``*.yaml`` beside documents, ``*.jsonl`` with spans."""
    for case in _cases(path):
        case.source = path.stem
        yield case


def _cases(path: Path) -> Iterator[Case]:
    if path.is_file():
        yield from _from_spans(path)
        return
    for truth in sorted(path.rglob("*.truth.json")):
        yield _from_gold(truth)
    for truth in sorted(path.rglob("*.yaml")):
        if truth.with_suffix(".pdf").exists():
            yield _from_theme(truth)
    for labelled in sorted(path.rglob("*.jsonl")):
        yield from _from_spans(labelled)


def _from_spans(path: Path) -> Iterator[Case]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if "spans" not in row:
                continue
            text: str = row["text"]
            truth: dict[str, list[str]] = defaultdict(list)
            for start, end, label in row["spans"]:
                if label in _SPAN_FIELDS:
                    truth[_SPAN_FIELDS[label]].append(as_read(text[start:end]))
            years = [found[-1] for label in truth.pop("graduation_year", []) if (found := _YEAR.findall(label))]
            if years:
                truth["graduation_year"] = years
            yield Case(
                name=row["file"],
                filename=Path(row["file"]).stem + ".txt",
                read=text.encode,
                truth=dict(truth),
                layout=path.stem,
                language=language_of(text),
                lenient=True,
            )


def _from_theme(path: Path) -> Case:
    """A CV's source beside its typeset PDF; the theme's name is the layout."""
    cv = yaml.safe_load(path.read_text(encoding="utf-8"))["cv"]
    sections = cv["sections"]
    networks = {"LinkedIn": "https://linkedin.com/in/", "GitHub": "https://github.com/"}
    links = [cv["website"]] if cv.get("website") else []
    links += [
        networks[n["network"]] + n["username"] for n in cv.get("social_networks") or [] if n["network"] in networks
    ]
    jobs = sections.get("experience") or []
    studies = sections.get("education") or []
    truth = {
        "name": _given(cv.get("name")),
        "emails": _given(cv.get("email")),
        "phones": _given(cv.get("phone")),
        "links": links,
        "location": _given(cv.get("location")),
        "employer": [_plain(j["company"]) for j in jobs],
        "title": [_plain(j["position"]) for j in jobs],
        "dates": [_dates(j.get("start_date"), j.get("end_date")) for j in jobs],
        "institution": [_plain(e["institution"]) for e in studies],
        "degree": [_plain(e["degree"]) for e in studies],
        "field": [_plain(e["area"]) for e in studies],
        "graduation_year": [str(e["end_date"])[:4] for e in studies if e.get("end_date")],
        "education_dates": [_dates(e.get("start_date"), e.get("end_date")) for e in studies],
    }
    positions = [
        {
            "employer": _plain(j["company"]),
            "title": _plain(j["position"]),
            "dates": _dates(j.get("start_date"), j.get("end_date")),
        }
        for j in jobs
    ]
    layout = re.sub(r"(?:^.*_)?(\w+)Theme_CV$", r"\1", path.stem)
    return Case(
        path.stem, path.stem + ".pdf", path.with_suffix(".pdf").read_bytes, truth, layout, "en", positions=positions
    )


def _plain(text: str) -> str:
    return _MARKDOWN_LINK.sub(r"\1", text).replace("*", "").strip()


def _given(value: Any) -> list[str]:
    return [str(value)] if value else []


def _dates(start: Any, end: Any) -> str:
    """ "2019-03/2021-05"; an open end is "present"."""
    return f"{start or '?'}/{'present' if end in (None, '', 'present') else end}"


def _from_gold(path: Path) -> Case:
    """The project's own gold: a document with its truth in JSON beside it."""
    truth = json.loads(path.read_text(encoding="utf-8"))
    stem = path.name.removesuffix(".truth.json")
    file = next(
        p
        for p in sorted(path.parent.glob(f"{stem}.*"))
        if p.suffix.lower() in (".pdf", ".docx", ".txt", ".rtf", ".odt", ".html", ".md", ".json", ".jpg", ".png")
        and p != path
    )
    jobs, studies = truth.get("positions", []), truth.get("education", [])
    made: dict[str, list[str]] = {
        "name": _given(truth.get("name")),
        "emails": truth.get("emails", []),
        "phones": truth.get("phones", []),
        "links": truth.get("links", []),
        "location": _given(truth.get("location")),
        "employer": [j["employer"] for j in jobs if j.get("employer")],
        "title": [j["title"] for j in jobs if j.get("title")],
        "dates": [_dates(j.get("start"), j.get("end")) for j in jobs if j.get("start")],
        "institution": [e["institution"] for e in studies if e.get("institution")],
        "degree": [e["degree"] for e in studies if e.get("degree")],
        "field": [e["field"] for e in studies if e.get("field")],
        "graduation_year": [str(e["end"])[:4] for e in studies if e.get("end")],
        "skills": truth.get("skills", []),
        "languages": [f"{item['name']}:{item.get('level') or ''}" for item in truth.get("languages", [])],
        "experience_months": _given(truth.get("experience_months")),
        "language": _given(truth.get("language")),
    }
    for key, names in _GOLD_KEYS.items():
        if key not in truth:
            for name in names:
                made.pop(name, None)
    layout = truth.get("layout") or path.parent.name
    positions = [
        {"employer": j.get("employer"), "title": j.get("title"), "dates": _dates(j.get("start"), j.get("end"))}
        for j in jobs
    ]
    return Case(stem, file.name, file.read_bytes, made, str(layout), truth.get("language", "en"), positions=positions)
