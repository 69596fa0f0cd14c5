"""What the scorer may see of a résumé: skills, positions, degrees … with quotes, and nothing protected."""

from __future__ import annotations

import msgspec

from mismatch.engine.matching.holdings import (
    Headline,
    HeldCondition,
    HeldDegree,
    HeldLanguage,
    HeldLicence,
    HeldPosition,
    HeldSkill,
    Quoted,
)
from mismatch.engine.matching.neutral import neutral
from mismatch.engine.matching.passages import find_denials, find_passages
from mismatch.engine.matching.protected import overlaps, protected_spans
from mismatch.engine.matching.reading_facts import held_conditions, held_degrees, held_languages, held_licences
from mismatch.engine.matching.reading_profile import CareerReader
from mismatch.engine.matching.shapes import Passage, Vacancy
from mismatch.engine.matching.short_titles import spelled_out
from mismatch.engine.matching.sight import Sight
from mismatch.engine.parsing.asides import apart
from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.lifting import lift
from mismatch.engine.parsing.resume import Resume
from mismatch.engine.shapes import Language, settle

#: Changes whenever the same résumé would be stored in another way: profiles and packed facts of another version are
#: made anew. How they are scored has a version of its own (``score.MATCHING_VERSION``).
PROFILE_VERSION = "match-7"
#: Rows of text a vacancy is embedded as when it names few requirements.
_FEW_REQUIREMENTS = 3
_BODY_ROWS = 12
_ROW_LENGTH = 300


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """A résumé as the scorer sees it. ``passages``, ``quotes`` and ``texts`` run in parallel, one row each.

    ``quotes`` are slices of the résumé's text, for showing; ``texts`` are their neutral wording, for comparing.
    """

    engine: str
    language: Language
    passages: list[Passage]
    quotes: list[Quoted]
    texts: list[str]
    skills: list[HeldSkill]
    positions: list[HeldPosition]
    headlines: list[Headline]
    degrees: list[HeldDegree]
    languages: list[HeldLanguage]
    licences: list[HeldLicence]
    conditions: list[HeldCondition]
    denials: list[Quoted]
    denied_skills: list[tuple[str, int]]
    experience_months: int | None
    seniority: str | None


settle(Profile)


def build_profile(resume: Resume, document: Document | None = None) -> Profile:
    """The profile of a résumé. ``document`` adds the page of every quote.

    What people say of themselves that is no work, or to a machine, is lifted out before anything is looked at, so a
    text that says it and one that does not are one; places are those of the whole text.
    """
    lifted = lift(resume.text)
    resume = msgspec.structs.replace(lifted.left(resume), text=lifted.text)
    protected = protected_spans(resume)
    denials = find_denials(resume.text)
    passages = find_passages(resume, apart([*protected, *denials]))
    seen = [d for d in denials if not overlaps(protected, d.start, d.end)]
    sight = Sight(resume, document, protected, seen, lifted)
    reader = CareerReader(sight, passages)
    headlines = reader.headlines()
    positions = spelled_out(reader.positions(), headlines)
    return Profile(
        engine=resume.engine,
        language=resume.language,
        passages=lifted.restored(passages),
        quotes=[sight.quoted(p.start, p.end) for p in passages],
        texts=[neutral(resume.text[p.start : p.end]) for p in passages],
        skills=reader.skills(),
        positions=positions,
        headlines=headlines,
        degrees=held_degrees(sight),
        languages=held_languages(sight, passages),
        licences=held_licences(sight),
        conditions=held_conditions(sight),
        denials=[sight.quoted(d.start, d.end) for d in seen],
        denied_skills=reader.denied_skills(),
        experience_months=reader.experience_months(positions),
        seniority=reader.seniority(positions),
    )


def vacancy_texts(vacancy: Vacancy) -> list[str]:
    """The rows a vacancy is embedded as: its title, each requirement, and stretches of its text when those are few."""
    rows = [neutral(vacancy.title), *(neutral(r.text) for r in vacancy.requirements)]
    if len(vacancy.requirements) < _FEW_REQUIREMENTS:
        rows += [neutral(piece) for piece in _stretches(vacancy.text)]
    return rows


def vacancy_words(vacancy: Vacancy) -> str:
    """The words a vacancy is compared by: what it asks for and does, without the firm's story."""
    return "\n".join(vacancy_texts(vacancy))


def scoring_facts(profile: Profile) -> bytes:
    """Everything of a profile that a score depends on, as bytes: places in the document are not part of it."""
    facts = (
        profile.engine,
        profile.language,
        profile.texts,
        [p.section for p in profile.passages],
        [(s.id, s.how, s.months, s.last_used, s.via, s.passages, s.idle) for s in profile.skills],
        [(p.occupations, p.title, p.months, p.seniority, p.last_used) for p in profile.positions],
        [(h.title, h.occupations) for h in profile.headlines],
        [(d.level, d.fields) for d in profile.degrees],
        [(x.language, x.level) for x in profile.languages],
        [x.code for x in profile.licences],
        [(c.code, c.willing) for c in profile.conditions],
        profile.denied_skills,
        profile.experience_months,
        profile.seniority,
    )
    return msgspec.msgpack.encode(facts)


def _stretches(text: str) -> list[str]:
    pieces: list[str] = []
    for line in text.split("\n"):
        line = line.strip()
        while len(line) > 2 and len(pieces) < _BODY_ROWS:
            pieces.append(line[:_ROW_LENGTH])
            line = line[_ROW_LENGTH:]
    return pieces
