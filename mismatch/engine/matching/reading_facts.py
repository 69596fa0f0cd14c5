"""Reads a résumé's degrees, languages, licences and conditions, each whose place the scorer may see."""

from __future__ import annotations

import re

from mismatch.engine.matching.conditions import (
    find_conditions,
    find_places,
    find_remote,
    is_refused,
    is_remote,
    place_key,
)
from mismatch.engine.matching.education import fields_in, find_degrees, lowest_level
from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.holdings import HeldCondition, HeldDegree, HeldLanguage, HeldLicence
from mismatch.engine.matching.licences import find_licences
from mismatch.engine.matching.moves import moves, still_needs, told_of_oneself
from mismatch.engine.matching.protected import overlaps
from mismatch.engine.matching.shapes import Passage
from mismatch.engine.matching.sight import Sight
from mismatch.engine.parsing.language import is_english
from mismatch.engine.parsing.resume import Education

_WRITTEN = {"ru": "Russian", "en": "English"}
#: What is said of a paper that somebody holds.
_PAPER = re.compile(
    r"удостоверени|аттест|свидетельств|сертифик|корочк|лицензи|выдан|действу|действит|продл|категори|"
    r"certif|licen[cs]|regist|\bpin\b|\bcard\b|issued|valid|expir|renew|\b(?:19|20)\d\d\b"
)
#: A longer clause does not say that its writer works from afar.
_REMOTE_CLAUSE = 60


def held_degrees(sight: Sight) -> list[HeldDegree]:
    return [held for study in sight.resume.education if (held := _degree(sight, study))]


def _degree(sight: Sight, study: Education) -> HeldDegree | None:
    facts = [f for f in (study.degree, study.field, study.institution) if f]
    places = [(f.start, f.end) for f in facts if f.start is not None and f.end is not None]
    spans = [(start, end) for start, end in places if sight.sees(start, end)]
    if not spans:
        return None
    told = study.span
    words = " ".join(f.value for f in facts) if told is None else sight.seen_text(told.start, told.end)
    return HeldDegree(
        level=study.level or lowest_level(find_degrees(words)),
        fields=sorted(fields_in(words)),
        quote=sight.whole_or(min(s for s, _ in spans), max(e for _, e in spans), spans[0]),
    )


def held_languages(sight: Sight, passages: list[Passage]) -> list[HeldLanguage]:
    resume = sight.resume
    held: dict[str, HeldLanguage] = {}
    for skill in resume.languages:
        if skill.start is None or skill.end is None or not sight.sees(skill.start, skill.end):
            continue
        quote = sight.quoted(*_to_clause_end(sight, skill.start, skill.end))
        held[skill.name] = HeldLanguage(language=skill.name, level=skill.level, written=False, quote=quote)
    written = _WRITTEN[resume.language]
    is_written = resume.language == "ru" or is_english(sight.seen_text(0, len(resume.text)))
    if is_written and written not in held and passages:
        sample = max(passages, key=lambda p: (min(p.end - p.start, 120), -p.start))
        quote = sight.quoted(sample.start, sample.end)
        held[written] = HeldLanguage(language=written, level=None, written=True, quote=quote)
    return [held[name] for name in sorted(held)]


def _to_clause_end(sight: Sight, start: int, end: int) -> tuple[int, int]:
    """«Английский» with the level after it: up to the end of its clause, when nothing protected is there."""
    text, stop = sight.resume.text, end
    while stop < len(text) and stop - end < 40 and text[stop] not in ",;\n•|":
        stop += 1
    stop = start + len(text[start:stop].rstrip())
    return (start, stop) if sight.sees(start, stop) else (start, end)


def held_licences(sight: Sight) -> list[HeldLicence]:
    """Each licence once, quoted where most speaks of the paper itself: its number, its day, that it was issued."""
    best: dict[str, tuple[int, HeldLicence]] = {}
    text = sight.resume.text
    for start, end in sight.sentences_at([x.start for x in find_licences(text)]):
        told = len(_PAPER.findall(fold(text[start:end])))
        for found in find_licences(text[start:end]):
            place = start + found.start, start + found.end
            if sight.sees(*place) and told > best.get(found.code, (-1,))[0]:
                best[found.code] = told, HeldLicence(code=found.code, quote=sight.whole_or(start, end, place))
    return [best[code][1] for code in sorted(best)]


def held_conditions(sight: Sight) -> list[HeldCondition]:
    kept: dict[tuple[str, bool], HeldCondition] = {}
    for condition in (*_home(sight), *_willing(sight)):
        kept.setdefault((condition.code, condition.willing), condition)
    return [kept[key] for key in sorted(kept)]


def _home(sight: Sight) -> list[HeldCondition]:
    fact = sight.resume.location
    if fact is None or fact.start is None or fact.end is None:
        return []
    start, end, code = fact.start, fact.end, place_key(fact.value)
    if cities := find_places(sight.resume.text[start:end]):
        start, end, code = start + cities[0].start, start + cities[0].end, cities[0].code
    return [HeldCondition(code=code, willing=True, quote=sight.quoted(start, end))] if sight.sees(start, end) else []


def _willing(sight: Sight) -> list[HeldCondition]:
    """Travel, relocation, shifts, remote work … each as a clause of its own, refusals too."""
    found: list[HeldCondition] = []
    text = sight.resume.text
    for start, end in sight.sentences_at(
        [*(c.start for c in (*find_conditions(text), *find_remote(text))), *moves(text)]
    ):
        for begin, stop in _clauses(text, start, end):
            if overlaps(sight.protected, begin, stop):
                continue
            piece = text[begin:stop]
            codes = {c.code for c in find_conditions(piece)}
            codes = told_of_oneself(codes, text[start:end], piece)
            codes |= {"remote"} if is_remote(piece) and stop - begin < _REMOTE_CLAUSE else set()
            willing, quote = not is_refused(piece) and not still_needs(codes, piece), sight.quoted(begin, stop)
            found += [HeldCondition(code=code, willing=willing, quote=quote) for code in sorted(codes)]
    return found


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces, begin = [], start
    for at in [*(i for i in range(start, end) if text[i] == ","), end]:
        left, right = begin, at
        while left < right and text[left].isspace():
            left += 1
        if right - left > 2:
            pieces.append((left, right))
        begin = at + 1
    return pieces
