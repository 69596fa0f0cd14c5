"""From a document to a résumé: the order of work of the whole reading."""

from __future__ import annotations

from datetime import date

import msgspec

from mismatch.engine import ENGINE_VERSION
from mismatch.engine.parsing.career import find_gaps, seniority_of, total_months
from mismatch.engine.parsing.confidence import calibrate, kind_of
from mismatch.engine.parsing.contacts import find_emails, find_links, find_phones
from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.education import find_education
from mismatch.engine.parsing.headline import find_headline
from mismatch.engine.parsing.language import language_of
from mismatch.engine.parsing.languages import find_languages
from mismatch.engine.parsing.life import flat, told_positions
from mismatch.engine.parsing.life_studies import told_education
from mismatch.engine.parsing.lifting import lift
from mismatch.engine.parsing.locations import country_of, find_location
from mismatch.engine.parsing.name_keys import name_key
from mismatch.engine.parsing.name_masking import mask, masked_rows, unmask
from mismatch.engine.parsing.name_mentions import find_mentions
from mismatch.engine.parsing.name_signed import find_signed, signs
from mismatch.engine.parsing.names import find_name
from mismatch.engine.parsing.pauses import without_pauses
from mismatch.engine.parsing.personal import find_licences, find_permit, find_protected, find_relocation
from mismatch.engine.parsing.positions import find_positions, find_strays
from mismatch.engine.parsing.presumed import presume_levels
from mismatch.engine.parsing.red_flags import find_warnings
from mismatch.engine.parsing.referees import without_referees
from mismatch.engine.parsing.resume import Position, Resume, Section
from mismatch.engine.parsing.rows import Row, make_rows
from mismatch.engine.parsing.salary import find_salary
from mismatch.engine.parsing.schooling import school_apart
from mismatch.engine.parsing.sections import find_sections, rows_in
from mismatch.engine.parsing.skill_uses import find_skills
from mismatch.engine.parsing.taming import tame
from mismatch.engine.parsing.towns_told import told_location
from mismatch.engine.parsing.vocabulary import fold
from mismatch.engine.shapes import Fact, Language, Span

_SPECIMEN = (
    "Ivan Petrov\nivan@example.com +7 912 345-67-89\nExperience\nEngineer, Acme Ltd, Berlin\nMarch 2019 – May 2021\n"
    "Education\nBSc, MIT, 2015\nLanguages: English"
)
_OWN_LINKS = ("contact", "summary", "desired", "additional", "languages", "skills")
_STRAY_KINDS = ("contact", "summary", "skills", "courses", "projects", "volunteer", "additional", "other")
_CONTACT_KINDS = ("contact", "desired", "summary")


def parse_resume(document: Document, as_of: date, *, calibrated: bool = True) -> Resume:
    """Everything the engine can say about a résumé; ``as_of`` is "today" for open dates, so answers repeat.

    Without ``calibrated`` the confidences are bare weights of evidence: what a calibration starts from.
    """
    resume = _read(tame(document), as_of)
    if resume.text is not document.text:
        resume = msgspec.structs.replace(resume, text=document.text)
    return calibrate(resume, kind_of(document)) if calibrated else resume


def _read(document: Document, as_of: date) -> Resume:
    """What is no work of the person and what is said to a machine is found first; the rest is read as if without it."""
    lifted, rows = lift(document.text), make_rows(document)
    left = lifted.document(document)
    resume = msgspec.structs.replace(
        lifted.restored(_read_work(left, rows if left is document else make_rows(left), as_of)),
        text=document.text,
        protected=find_protected(document, rows),
    )
    return _with_warnings(document, resume, rows, as_of)


def _read_work(document: Document, rows: list[Row], as_of: date) -> Resume:
    """What names the person is found next; the rest is read as if they were called something else."""
    text = document.text
    sections = find_sections(rows, len(text))
    emails = without_referees(find_emails(document), sections, text)
    name = find_name(text, rows, emails) or find_signed(rows)
    mentions = [*find_mentions(text, name.value), *_place(name)] if name else []
    masked = mask(text, mentions)
    language = language_of(text)
    told = _read_facts(
        masked, language, masked_rows(rows, masked, mentions), sections, _called(name, masked), emails, as_of
    )
    return msgspec.structs.replace(
        unmask(told, text, masked),
        text=text,
        name=name,
        name_key=name_key(name.value) if name else None,
        phones=without_referees(find_phones(text, _region(told.location, language)), sections, text),
        links=find_links(document, emails, [s for s in sections if not _is_own(s, emails)]),
    )


def _place(name: Fact) -> list[Span]:
    return [Span(name.start, name.end)] if name.start is not None and name.end is not None else []


def _called(name: Fact | None, masked: str) -> Fact | None:
    return msgspec.structs.replace(name, value=masked[name.start : name.end]) if name else None


def _read_facts(
    text: str,
    language: Language,
    rows: list[Row],
    sections: list[Section],
    name: Fact | None,
    emails: list[Fact],
    as_of: date,
) -> Resume:
    top = _rows_of(rows, sections, _CONTACT_KINDS)[:40]
    top += _below(rows, name, top)
    location = find_location(text, _behind_name(top, name)) or told_location(flat(text))
    headline = find_headline(rows, sections, name)
    positions = _positions(text, _behind_name(_without_name(rows, name), name), sections, headline, as_of)
    months = total_months(text, positions, as_of)
    education, certificates = school_apart(
        text,
        find_education(text, _groups(rows, sections, ("education",)), _outside(rows, sections, "experience"))
        or told_education(text, rows),
    )
    education = presume_levels(text, education, as_of)
    return Resume(
        engine=ENGINE_VERSION,
        language=language,
        text=text,
        sections=sections,
        headline=headline,
        emails=emails,
        location=location,
        relocation=find_relocation(text),
        work_permit=find_permit(text),
        salary=find_salary(rows, _rows_of(rows, sections, ("desired",))),
        positions=positions,
        education=education,
        courses=certificates + _courses(rows, sections),
        licences=find_licences(text),
        skills=find_skills(text, sections, positions, education, language, as_of, [name, location, *emails]),
        languages=find_languages(text, _groups(rows, sections, ("languages",)), rows),
        experience_months=months,
        seniority=seniority_of(positions, headline.value if headline else None, months, as_of),
        gaps=find_gaps(positions, as_of),
    )


def _is_own(section: Section, emails: list[Fact]) -> bool:
    """Where links are the person's: what is told of the person, and a heading of nobody's that holds the address."""
    if section.kind == "other":
        return any(section.start <= (fact.start or 0) < section.end for fact in emails)
    return section.kind in _OWN_LINKS


def _with_warnings(document: Document, resume: Resume, rows: list[Row], as_of: date) -> Resume:
    return msgspec.structs.replace(resume, warnings=find_warnings(document, resume, rows, as_of))


def _behind_name(rows: list[Row], name: Fact | None) -> list[Row]:
    """The rows, the name's own from its end on, and up to a name that signs it: one beside an address is no town."""
    if name is None or name.start is None or name.end is None:
        return rows
    behind = []
    for row in rows:
        if row.start <= name.start and name.end <= row.end:
            behind += [row.before(name.start)] if signs(row, name) else []
            row = row.after(name.end)
        behind.append(row)
    return [row for row in behind if row.text]


def _without_name(rows: list[Row], name: Fact | None) -> list[Row]:
    """The rows without those that say nothing but the person's name: what heads every page."""
    said = fold(name.value) if name and len(name.value) > 5 else None
    return [row for row in rows if len(row.text) > 60 or fold(row.text) != said] if said else rows


def _positions(
    text: str, rows: list[Row], sections: list[Section], headline: Fact | None, as_of: date
) -> list[Position]:
    """The jobs of the sections of experience, those that stand under another heading, or those told in sentences."""
    rows = without_pauses(rows)
    noted = _noted_positions(text, rows, sections, as_of)
    headed = any(section.kind == "experience" for section in sections)
    if any(p.title and p.employer and (p.start or headed) for p in noted):
        return noted
    told = told_positions(text, rows, headline, as_of)
    if _said(told) <= _said(noted) and any(position.start for position in noted):
        return noted
    return told or noted


def _said(positions: list[Position]) -> tuple[int, int]:
    """How much is known of jobs: how many have a time, and how many titles and firms those name."""
    dated = [position for position in positions if position.start]
    return len(dated), sum(bool(position.title) + bool(position.employer) for position in dated)


def _noted_positions(text: str, rows: list[Row], sections: list[Section], as_of: date) -> list[Position]:
    groups = _groups(rows, sections, ("experience",))
    if not groups:
        found = find_positions(text, [_loose(rows, sections)], as_of)
        return found or find_strays(text, _groups(rows, sections, _STRAY_KINDS), as_of, known=False)
    found = find_positions(text, groups, as_of, headed=True)
    known = any(p.title and p.employer for p in found)
    strays = find_strays(text, _groups(rows, sections, _STRAY_KINDS), as_of, known=known)
    return sorted([*found, *strays], key=lambda p: p.span.start if p.span else 0) if strays else found


def _groups(rows: list[Row], sections: list[Section], kinds: tuple[str, ...]) -> list[list[Row]]:
    """The rows of every section of these kinds, one list a section."""
    groups = [rows_in(rows, section) for section in sections if section.kind in kinds]
    return [group for group in groups if group]


def _rows_of(rows: list[Row], sections: list[Section], kinds: tuple[str, ...]) -> list[Row]:
    return [row for group in _groups(rows, sections, kinds) for row in group]


def _loose(rows: list[Row], sections: list[Section]) -> list[Row]:
    """Where to look for jobs when nothing is headed "experience"."""
    return _rows_of(rows, sections, ("contact", "summary", "desired", "other", "additional", "projects"))


def _below(rows: list[Row], name: Fact | None, known: list[Row]) -> list[Row]:
    """The rows under the name, where a side bar has been read first and taken them for its own."""
    place = next(
        (i for i, row in enumerate(rows) if name and name.start is not None and row.start <= name.start < row.end), None
    )
    seen = {row.start for row in known}
    if place is None or rows[place].start in seen:
        return []
    return [row for row in rows[place : place + 4] if row.start not in seen]


def _outside(rows: list[Row], sections: list[Section], kind: str) -> list[Row]:
    spans = [(s.start, s.end) for s in sections if s.kind == kind]
    return [row for row in rows if not any(start <= row.start < end for start, end in spans)]


def _region(location: Fact | None, language: Language) -> str:
    """The telephone plan for numbers printed without a country."""
    country = country_of(location.value) if location else None
    return country or ("RU" if language == "ru" else "US")


def _courses(rows: list[Row], sections: list[Section]) -> list[Fact]:
    """Rows of the courses' section, as printed."""
    return [
        Fact(value=row.text, start=row.start, end=row.end, confidence=0.8)
        for row in _rows_of(rows, sections, ("courses",))
        if len(row.text) > 3 and not row.text.isdigit()
    ][:40]


def warm() -> None:
    """Load every list and plan once, so that the first résumé is as quick as the next."""
    text = _SPECIMEN
    document = Document(
        media_type="text/plain", text=text, pages=[], words=[], lines=[], hidden=[], hyperlinks=[], reader="text"
    )
    parse_resume(document, date(2026, 1, 1))
