"""One sentence of a vacancy → its demands, each a clause with its facets: years, degree, language, licence, skills."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from mismatch.engine.matching.conditions import Condition, demands_city, find_conditions, find_places, is_remote
from mismatch.engine.matching.cues import NICE
from mismatch.engine.matching.education import Degree, fields_in, find_degrees
from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.licences import Licence, find_licences
from mismatch.engine.matching.tongues import Tongue, find_tongues
from mismatch.engine.matching.years import Years, find_years, speaks_of_firm
from mismatch.engine.skills.base import SkillHit, skill_base


class Clause(NamedTuple):
    """A stretch of one sentence and everything it asks for."""

    start: int
    end: int
    years: list[Years]
    degrees: list[Degree]
    tongues: list[Tongue]
    licences: list[Licence]
    conditions: list[Condition]
    skills: list[SkillHit]

    @property
    def stands_alone(self) -> bool:
        """Degrees, languages, licences and conditions are demands of their own, never merged with skills."""
        return bool(self.degrees or self.tongues or self.licences or self.conditions)

    @property
    def kind_key(self) -> tuple[bool, ...]:
        return bool(self.degrees), bool(self.tongues), bool(self.licences), bool(self.conditions)


_CUT = re.compile(
    r"\s*,\s+|\s+(?:и|and|а также|as well as|plus)\s+(?!(?:письменн|устн|written|verbal|spoken|oral))|\s+[–—-]\s+|"
    r"\.\s+|\s*/\s*(?=[^\W\d_]{4,})"
)
_BEGINS_EXPERIENCE = re.compile(
    r"(?:не менее|минимум|at least|minimum|от)?\s*(?:опыт|стаж|experience|work experience|background|"
    r"практическ|знани[ея]|умени[ея]|навык|владени|knowledge|ability|proficien|strong|\d+\+? years)"
)
_begin = attrgetter("start")
_OPEN, _CLOSE = "([{«", ")]}»"


def clauses_of(text: str, start: int, end: int, hits: list[SkillHit]) -> list[Clause]:
    """The clauses of ``text[start:end]``. ``hits`` are the skills found in the whole text."""
    sentence = text[start:end]
    whole = _clause(text, start, end, hits)
    if not _is_mixed(whole):
        return [whole]
    pieces = _pieces(sentence, _facet_spans(whole, start))
    merged: list[Clause] = []
    chosen = _tongues_to_choose(text, whole)
    for begin, stop in pieces:
        clause = _part(whole, start + begin, start + stop)
        if merged and (
            _joins(merged[-1], clause, text) or any(s < merged[-1].end <= clause.start < e for s, e in chosen)
        ):
            merged[-1] = _part(whole, merged[-1].start, clause.end)
        else:
            merged.append(clause)
    return merged


def _tongues_to_choose(text: str, clause: Clause) -> list[tuple[int, int]]:
    """Stretches from the first to the last of bare names of languages in a row that ends in "or"."""
    found, first = [], 0
    for at in range(1, len(clause.tongues)):
        one, other = clause.tongues[at - 1], clause.tongues[at]
        gap = fold(text[one.end : other.start])
        if _OR.fullmatch(gap):
            found.append((clause.tongues[first].start, other.end))
        if gap.strip() != "," or one.level != other.level:
            first = at
    return found


_OR = re.compile(r",?\s+(?:or|или|либо)\s+")


class _Facets(NamedTuple):
    """What a stretch asks for beside skills, with offsets into the stretch."""

    years: list[Years]
    degrees: list[Degree]
    tongues: list[Tongue]
    licences: list[Licence]
    conditions: list[Condition]


@lru_cache(maxsize=2048)
def _facets(piece: str) -> _Facets:
    """The same sentence is looked at several times: whether it states a condition, a hard fact, and what it asks."""
    years = [] if speaks_of_firm(piece) else find_years(piece)
    return _Facets(years, find_degrees(piece), find_tongues(piece), find_licences(piece), _conditions(piece))


def _clause(text: str, start: int, end: int, hits: list[SkillHit]) -> Clause:
    """Facets of one stretch, with offsets into the whole text."""
    facets = _facets(text[start:end])
    degrees = [d._replace(start=d.start + start, end=d.end + start) for d in facets.degrees]
    tongues = [t._replace(start=t.start + start, end=t.end + start) for t in facets.tongues]
    licences = [x._replace(start=x.start + start, end=x.end + start) for x in facets.licences]
    conditions = [c._replace(start=c.start + start, end=c.end + start) for c in facets.conditions]
    years = [y._replace(start=y.start + start, end=y.end + start) for y in facets.years]
    taken = [(f.start, f.end) for facets in (degrees, tongues, licences) for f in facets]
    # Languages are told by their own finder: «белорусских» in a firm's story is no demand.
    told = {"languages": True, "licences": bool(licences or years)}
    skills = [
        h
        for h in hits[bisect_left(hits, start, key=_begin) : bisect_left(hits, end, key=_begin)]
        if h.end <= end
        and not told.get(skill_base().skill(h.id).category)
        and not any(h.start < e and s < h.end for s, e in taken)
        and not _before_number(text, h, years)
    ]
    return Clause(start, end, years, degrees, tongues, licences, conditions, skills)


def _part(whole: Clause, start: int, end: int) -> Clause:
    """A sentence's facets cut down to a stretch of it, so that a level read from afar still counts."""
    return Clause(
        start,
        end,
        [f for f in whole.years if start <= f.start < end],
        [f for f in whole.degrees if start <= f.start < end],
        [f for f in whole.tongues if start <= f.start < end],
        [f for f in whole.licences if start <= f.start < end],
        [f for f in whole.conditions if start <= f.start < end],
        [h for h in whole.skills if h.start >= start and h.end <= end],
    )


def _before_number(text: str, hit: SkillHit, years: list[Years]) -> bool:
    """«от 3 лет»: a preposition before a number is no abbreviation."""
    return hit.end - hit.start <= 3 and any(not text[hit.end : y.start].strip() and y.start >= hit.end for y in years)


def _conditions(piece: str) -> list[Condition]:
    folded = fold(piece)
    found = [one for one in find_conditions(piece) if not _is_denied(folded, one)]
    if demands_city(piece):
        found += find_places(piece)
    if not found and is_remote(piece) and len(piece) < 60:
        found.append(Condition(0, len(piece), "remote"))
    return found


def _is_denied(folded: str, condition: Condition) -> bool:
    """«не вахта», «командировок нет», "no travel": told so that nobody asks."""
    before = folded[max(0, condition.start - 12) : condition.start]
    return bool(_DENIED.search(before) or _DENIED_AFTER.match(folded, condition.end))


_DENIED = re.compile(r"(?:^|\W)(?:не|без|нет|no|not|without)\s+$")
_DENIED_AFTER = re.compile(
    r"\s+(?:нет|отсутству\w+|не (?:будет|требу\w+|нуж\w+|предусм\w+|предполаг\w+)|(?:is |are )?not (?:needed|"
    r"required))\b"
)


def _is_mixed(clause: Clause) -> bool:
    kinds = [clause.degrees, clause.tongues, clause.licences, clause.conditions, clause.years or clause.skills]
    return sum(bool(k) for k in kinds) > 1 or any(len(k) > 1 for k in (clause.tongues, clause.licences, clause.years))


def _facet_spans(clause: Clause, offset: int) -> list[tuple[int, int]]:
    kinds = (clause.years, clause.degrees, clause.tongues, clause.licences, clause.conditions)
    return [(f.start - offset, f.end - offset) for facets in kinds for f in facets]


def _pieces(sentence: str, protected: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches between commas and "and", outside brackets and never through a facet."""
    pieces, begin, seen, depth = [], 0, 0, 0
    facets = sorted(protected)
    starts, ends = [s for s, _ in facets], list(accumulate((e for _, e in facets), max))
    for match in _CUT.finditer(fold(sentence)):
        depth += _depth(sentence[seen : match.start()])
        seen = match.start()
        before = bisect_left(starts, match.end())  # facets that begin before the cut is over
        if depth > 0 or (before and ends[before - 1] > match.start()):
            continue
        pieces.append((begin, match.start()))
        begin = match.end()
    pieces.append((begin, len(sentence)))
    return [(s, e) for s, e in pieces if e > s]


def _depth(stretch: str) -> int:
    """Brackets opened less those closed."""
    return sum(stretch.count(c) for c in _OPEN) - sum(stretch.count(c) for c in _CLOSE)


_FIELD_WORDS = re.compile(
    r"related|similar|relevant|equivalent|comparable|\bmaths?\b|\benglish\b|\bscience\b|смежн|профильн|аналогичн|"
    r"другое|иное"
)


def names_a_field(piece: str) -> bool:
    """Whether a piece after a degree is a field of study: "…, mathematics or a related subject"."""
    words = len(re.findall(r"[^\W_]+", piece))
    return words <= 7 and bool(fields_in(piece) or _FIELD_WORDS.search(fold(piece)))


def _is_bare_years(clause: Clause, text: str) -> bool:
    """Whether a clause is a length of time and nothing else: «знание React — от 3 лет»."""
    if len(clause.years) != 1 or clause.stands_alone or clause.skills:
        return False
    years = clause.years[0]
    around = text[clause.start : years.start] + text[years.end : clause.end]
    return len(re.findall(r"[^\W\d_]+", around)) <= _FEW and not re.search(_NAMED_EXPERIENCE, fold(around))


_FEW = 3
_NAMED_EXPERIENCE = r"опыт|стаж|experience"


def _joins(previous: Clause, clause: Clause, text: str) -> bool:
    """Whether a clause continues the one before it rather than asking for something new."""
    if previous.tongues and clause.tongues and text[previous.end : clause.start].strip() == "/":
        return True
    if NICE.search(fold(text[clause.start : clause.end])) and not NICE.search(
        fold(text[previous.start : previous.end])
    ):
        return False
    if _is_bare_years(clause, text) and not previous.stands_alone and not previous.years:
        return True
    if (previous.tongues and clause.tongues) or (previous.years and clause.years):
        return False
    if clause.stands_alone:
        return (
            previous.kind_key == clause.kind_key and not clause.tongues and not previous.skills and not previous.years
        )
    begins_anew = bool(_BEGINS_EXPERIENCE.match(fold(text[clause.start : clause.end])))
    if previous.degrees and not clause.years and not begins_anew:
        return names_a_field(text[clause.start : clause.end])
    if previous.stands_alone:
        return not (clause.skills or clause.years or begins_anew)
    return not (begins_anew and (clause.years or previous.years))
