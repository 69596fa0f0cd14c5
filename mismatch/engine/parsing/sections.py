"""Sections by their headings: a bilingual list, and layout cues where the words alone are not enough."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from mismatch.engine.parsing.abroad import heading_kinds_abroad
from mismatch.engine.parsing.resume import Section
from mismatch.engine.parsing.rows import Row, body_size
from mismatch.engine.parsing.titles import title_score
from mismatch.engine.parsing.vocabulary import fold, load, word_list
from mismatch.engine.shapes import Span

_SPACED = re.compile(r"^(?:\w ){3,}\w$|^(?:\w ){2,}\w(?:\s{2,}(?:\w ){2,}\w)+$")
_SMALL_CAPITALS = re.compile(r"\b([A-ZА-ЯЁ]) ([A-ZА-ЯЁ]{2,})\b")
#: Capitals torn apart anywhere: "P ROFE SSI ONAL D EVELOPMENT" (first capitals are mended already).
_TORN = re.compile(r"^[A-ZА-ЯЁ]+ (?:[A-ZА-ЯЁ ]* )?[A-ZА-ЯЁ]{1,4}$|^(?:[A-ZА-ЯЁ ]* )?[A-ZА-ЯЁ]{1,4} [A-ZА-ЯЁ ]*$")
_SHORTEST_TORN = 6
_TRAILING = re.compile(r"(?:[—–:-]\s*)?(?:\d+\s*(?:год\w*|лет|мес\w*|years?|months?|yrs?)[\s,]*)+$", re.IGNORECASE)
#: "5. Education (when and where):", in a form to fill in.
_NUMBERED = re.compile(r"^\d{1,2}[.)]\s+(?=[^\W\d])|\s*\([^()]*\)(?=\s*:?$)")
_AND = re.compile(r"\b(?:and|и)\b")
_MODIFIERS = word_list("words", "heading_modifiers")
_HEADS = {
    "experience": "experience", "employment": "experience", "опыт": "experience", "education": "education",
    "образование": "education", "skills": "skills", "навыки": "skills", "competencies": "skills",
    "qualifications": "education", "languages": "languages", "языки": "languages", "courses": "courses",
    "certifications": "courses", "projects": "projects", "проекты": "projects", "training": "courses",
    "summary": "summary", "profile": "summary", "objective": "summary", "publications": "other", "awards": "other",
    "honors": "other", "interests": "additional", "memberships": "other", "references": "other", "talks": "other",
    "achievements": "other", "grants": "other", "presentations": "other", "activities": "volunteer",
    "expertise": "skills", "affiliations": "other", "patents": "other", "support": "other", "service": "other",
}  # fmt: skip
#: Headings that are as often labels inside an entry.
_LABELS = word_list("words", "entry_labels")
_INLINE = re.compile(r"^([^:\t]{3,40}?)\s*(?:[:：]|\t)\s*(?=\S)")
_MAIN = frozenset(("experience", "education", "skills", "summary", "courses"))
_INLINE_KINDS = frozenset(
    (
        "contact",
        "experience",
        "projects",
        "languages",
        "skills",
        "education",
        "courses",
        "summary",
        "additional",
        "desired",
    )
)


@cache
def heading_kinds() -> dict[str, str]:
    """Folded heading → the kind of its section; ours win over those of other languages."""
    known = {fold(phrase): kind for kind, phrases in load("headings").items() for phrase in phrases}
    return heading_kinds_abroad() | known


@cache
def _squeezed_kinds() -> dict[str, str]:
    """Headings without their spaces, for those whose letters came apart; short words could be two real ones."""
    squeezed = {phrase.replace(" ", ""): kind for phrase, kind in heading_kinds().items()}
    return {phrase: kind for phrase, kind in squeezed.items() if len(phrase) >= _SHORTEST_TORN}


@lru_cache(maxsize=8192)
def heading_kind(text: str) -> tuple[str, float] | None:
    """The kind of section a heading's words open, and how sure the words alone make it."""
    if _SPACED.match(text):
        text = re.sub(r"(?<=\w) (?=\w)", "", text)
    kinds = heading_kinds()
    if fold(text) in kinds:  # "WHERE I WORKED": the lone capital is a word
        return kinds[fold(text)], 1.0
    text = _SMALL_CAPITALS.sub(r"\1\2", _NUMBERED.sub("", text))
    folded = fold(_TRAILING.sub("", text).replace("&", " and "))
    if folded in kinds:
        return kinds[folded], 1.0
    if _TORN.search(text) and (squeezed := folded.replace(" ", "")) in _squeezed_kinds():
        return _squeezed_kinds()[squeezed], 1.0
    tokens = folded.split()
    if not 1 <= len(tokens) <= 6:
        return None
    parts = [part.strip() for part in _AND.split(folded)]
    if len(parts) > 1 and parts[0] in kinds and len(tokens) <= 5:
        return kinds[parts[0]], 0.9
    rest = [token for token in tokens if token not in _MODIFIERS]
    if len(rest) == 1 and rest[0] in _HEADS and len(tokens) <= 4:
        return _HEADS[rest[0]], 0.8
    if len(tokens) <= 4 and tokens[-1] in _HEADS:
        return _HEADS[tokens[-1]], 0.5
    return None


def _layout_weight(row: Row, usual: float) -> float:
    """How much a row looks like a heading, whatever it says."""
    weight = 0.0
    weight += 0.4 if row.kind == "heading" else 0.0
    weight += 0.3 if usual and row.size > usual * 1.12 else 0.0
    weight += 0.2 if row.bold else 0.0
    weight += 0.3 if row.is_upper else 0.0
    weight += 0.3 if row.ruled else 0.0
    weight += 0.2 if row.gap else 0.0
    weight += 0.2 if row.text.endswith(":") else 0.0
    return weight


def _opens(row: Row, usual: float, lower: bool = False) -> tuple[str, int] | None:
    """The kind of section this row opens, and where its heading ends."""
    if len(row.text) > 60:
        return _inline(row) if not row.bullet else None
    if row.text.endswith((".", ",", ";")):
        return None
    found = heading_kind(row.text)
    if row.bullet:
        return (
            (found[0], row.end) if found and found[1] == 1.0 and found[0] in _MAIN and row.text[:1].isupper() else None
        )
    if found is not None and row.text[:1].islower() and not (row.bold or row.ruled or row.kind == "heading" or lower):
        return None
    if found is not None and found[1] + _layout_weight(row, usual) >= 0.95:
        return found[0], row.end
    return _inline(row)


def _inline(row: Row) -> tuple[str, int] | None:
    """A heading and its content on one row: "Languages: English, German"."""
    match = _INLINE.match(row.text)
    if match is None:
        return None
    found = heading_kind(match.group(1))
    if found is None or found[1] < 1.0 or found[0] not in _INLINE_KINDS:
        return None
    if "\t" not in match.group() and found[0] in ("contact", "experience", "projects"):
        return None
    return found[0], row.start + match.end(1)


def find_sections(rows: list[Row], text_length: int) -> list[Section]:
    """Sections in reading order; what stands above the first heading is "contact"."""
    usual = body_size(rows)
    style = _heading_style(rows, usual)
    lower = _writes_lower(rows)
    beside = _heads_beside(rows)
    closing = _closing_labels(rows)
    opened: list[tuple[str, int, int]] = []
    for row in rows:
        found = _opens(row, usual, bool(lower and row.gap)) or _unknown(row, style)
        if found is None:
            continue
        sure = row.start in closing or (beside and _stands_beside(found, row))
        if not sure and _is_label(found, row, opened, usual):
            continue
        opened.append((found[0], row.start, found[1]))
    sections = []
    first = opened[0][1] if opened else text_length
    if rows and rows[0].start < first:
        sections.append(Section(kind="contact", start=rows[0].start, end=first))
    for index, (kind, start, end) in enumerate(opened):
        stop = opened[index + 1][1] if index + 1 < len(opened) else text_length
        sections.append(Section(kind=kind, start=start, end=stop, heading=Span(start, end)))
    return sections


def _closing_labels(rows: list[Row]) -> set[int]:
    """Starts of rows in a run set off from the jobs, each a heading with its content: "Software: …", "Education: …"."""
    runs: list[list[tuple[int, str]]] = [[]]
    for row in rows:
        found = None if row.bullet else _inline(row)
        if row.gap or found is None:
            runs.append([])
        if found is not None and (row.gap or runs[-1]):
            runs[-1].append((row.start, found[0]))
    return {start for run in runs for start, _ in run if {"education", "languages"} & {kind for _, kind in run[1:]}}


def _heads_beside(rows: list[Row]) -> bool:
    """Whether headings are the left column of a table: the education's and two more stand beside what they head."""
    kinds = {found[0] for row in rows if not row.bullet and (found := _inline(row)) and _stands_beside(found, row)}
    return "education" in kinds and len(kinds) >= 3


def _stands_beside(found: tuple[str, int], row: Row) -> bool:
    return "\t" in row.text[found[1] - row.start :][:1]


def _writes_lower(rows: list[Row]) -> bool:
    """Whether this document sets its headings in lower case: several known ones stand alone after a gap."""
    kinds = {
        found[0]
        for row in rows
        if row.gap and row.text.islower() and (found := heading_kind(row.text)) and found[1] == 1.0
    }
    return len(kinds) >= 3


def _heading_style(rows: list[Row], usual: float) -> tuple[float, bool] | None:
    """Size and weight that most of the known headings share, when they stand out from the text."""
    styles = Counter((row.size, row.bold) for row in rows if row.size > 1.1 * usual > 0 and _opens(row, usual))
    most = styles.most_common(1)
    return most[0][0] if most and most[0][1] >= 2 else None


def _unknown(row: Row, style: tuple[float, bool] | None) -> tuple[str, int] | None:
    """A heading nobody listed: it looks exactly like the known ones."""
    if style is None or row.bullet or abs(row.size - style[0]) > 0.15 or row.bold != style[1] or len(row.words) > 7:
        return None
    return ("other", row.end) if row.text[:1].isupper() and title_score(row.text) < 0.6 else None


def _is_label(found: tuple[str, int], row: Row, opened: list[tuple[str, int, int]], usual: float) -> bool:
    """Inside skills, "Languages: C++" and "Tools: git" are labels of a list, not new sections."""
    inline = found[1] < row.end
    current = opened[-1][0] if opened else "contact"
    if row.text[:1].isdigit() and _NUMBERED.match(row.text):
        return False
    if not inline:
        marked = row.is_upper or row.bold or row.ruled or row.kind == "heading" or (usual and row.size > 1.12 * usual)
        marked = marked or (row.gap and not row.text.endswith(":"))
        return current in ("experience", "projects") and fold(row.text) in _LABELS and not marked
    if current in ("experience", "projects") and found[0] == "education" and row.gap:
        return False
    if current in ("skills", "experience", "projects", "education", "languages"):
        return not (current == "education" and found[0] in ("languages", "skills"))
    return found[0] == "desired"


def rows_in(rows: list[Row], section: Section) -> list[Row]:
    """The rows of a section without its heading; an inline heading is cut off its row."""
    head_end = section.heading.end if section.heading else section.start
    picked = []
    for row in rows:
        if row.end <= head_end or row.start >= section.end or row.end <= section.start:
            continue
        picked.append(row if row.start >= head_end else row.after(head_end))
    return picked
