"""Reads a résumé's facts into holdings, dropping each whose place the scorer must not see."""

from __future__ import annotations

from datetime import date
from typing import Literal

from mismatch.engine.matching.conditions import (
    find_conditions,
    find_places,
    find_remote,
    is_refused,
    is_remote,
    place_key,
)
from mismatch.engine.matching.education import fields_in, find_degrees, lowest_level
from mismatch.engine.matching.holdings import (
    Headline,
    HeldCondition,
    HeldDegree,
    HeldLanguage,
    HeldLicence,
    HeldPosition,
    HeldSkill,
    Quoted,
    idle_months,
)
from mismatch.engine.matching.intervals import Interval, intervals_of, union_months
from mismatch.engine.matching.licences import find_licences
from mismatch.engine.matching.neutral import neutral
from mismatch.engine.matching.protected import outside, overlaps
from mismatch.engine.matching.sections import sentences
from mismatch.engine.matching.shapes import Passage
from mismatch.engine.parsing.career import seniority_of
from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.language import is_english
from mismatch.engine.parsing.leave import is_leave
from mismatch.engine.parsing.resume import Position, Resume, SkillUse
from mismatch.engine.parsing.skill_uses import shown_places
from mismatch.engine.shapes import Fact, Span
from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.titles import title_base

_WRITTEN = {"ru": "Russian", "en": "English"}
_LONGEST_QUOTE = 260
#: Where a passage stands decides how well it shows a skill: work first, lists last.
_SHOWING = {
    "experience": 0,
    "projects": 1,
    "courses": 2,
    "summary": 3,
    "other": 4,
    "additional": 4,
    "education": 5,
    "skills": 6,
    "title": 7,
}


class Reader:
    """One pass over one résumé."""

    def __init__(
        self,
        resume: Resume,
        document: Document | None,
        passages: list[Passage],
        protected: list[Span],
        denials: list[Span],
    ) -> None:
        self.resume = resume
        self.document = document
        self.passages = passages
        self.protected = protected
        self.denials = [d for d in denials if not overlaps(protected, d.start, d.end)]
        self.jobs = [p for p in resume.positions if not is_leave(p)]
        self.intervals: list[Interval | None] = intervals_of(self.jobs)
        self.newest = max((one.end for one in self.intervals if one is not None), default=0)

    def quoted(self, start: int, end: int) -> Quoted:
        page = self.document.page_of(start) if self.document else None
        return Quoted(start, end, self.resume.text[start:end], page)

    def is_seen(self, start: int, end: int) -> bool:
        """Whether the scorer may use what stands here."""
        return not overlaps(self.protected, start, end) and not overlaps(self.denials, start, end)

    # skills

    def skills(self) -> list[HeldSkill]:
        shown = shown_places(self.resume.skills)
        held = [self._skill(use, shown[use.id]) for use in self.resume.skills]
        return sorted((h for h in held if h is not None), key=lambda h: h.id)

    def _skill(self, use: SkillUse, shown: list[tuple[int, int]]) -> HeldSkill | None:
        places = [(s, e) for s, e in use.places if self.is_seen(s, e)]
        rows = sorted({row for s, e in places for row in self._rows_at(s, e)}, key=self._showing)
        if not rows or use.id not in skill_base().skills:
            return None
        used = [s for s, e in shown if self.is_seen(s, e)]
        jobs = [i for i, job in enumerate(self.jobs) if any(job.holds(start) for start in used)]
        dated = [interval for i in jobs if (interval := self.intervals[i]) is not None]
        months = union_months(dated) if dated else None
        last = max((interval.last for interval in dated), default=None)
        how = use.how if use.how == "implied" else self._how(rows)
        return HeldSkill(
            id=use.id,
            how=how,
            months=months,
            last_used=last,
            workplaces=len(dated),
            via=use.via,
            passages=rows,
            idle=idle_months(use.id, dated, self.newest) if all(map(self._in_job, places)) else None,
        )

    def _in_job(self, place: tuple[int, int]) -> bool:
        return any(job.holds(place[0]) for job in self.jobs)

    def _how(self, rows: list[int]) -> Literal["stated", "used"]:
        """Stated in a list or in so many words about oneself; otherwise used in a job."""
        told = any(self.passages[row].section not in ("experience", "projects", "title") for row in rows)
        return "stated" if told else "used"

    def _rows_at(self, start: int, end: int) -> list[int]:
        return [row for row, p in enumerate(self.passages) if p.start < end and start < p.end]

    def _showing(self, row: int) -> tuple[int, int]:
        passage = self.passages[row]
        return _SHOWING.get(passage.section, 5), row

    def denied_skills(self) -> list[tuple[str, int]]:
        """(skill, index of the denial) for «не работал с Kafka»."""
        found: set[tuple[str, int]] = set()
        for index, span in enumerate(self.denials):
            found.update((hit.id, index) for hit in skill_base().find(self.resume.text[span.start : span.end]))
        return sorted(found)

    # positions

    def positions(self) -> list[HeldPosition]:
        return [
            held
            for job, interval in zip(self.jobs, self.intervals, strict=True)
            if (held := self._position(job, interval))
        ]

    def _position(self, job: Position, interval: Interval | None) -> HeldPosition | None:
        """Who calls themselves something above the jobs, and says nothing else of the one they hold, is that there."""
        title = job.title or (self.resume.headline if job.current else None)
        if title is None or title.start is None or title.end is None or not self.is_seen(title.start, title.end):
            return None
        wording = neutral(title.value)
        row = next((i for i, p in enumerate(self.passages) if p.section == "title" and p.start == title.start), None)
        return HeldPosition(
            title=wording,
            occupations=sorted({hit.id for hit in title_base().find(wording)}),
            months=interval.months if interval else 0,
            last_used=interval.last if interval else None,
            seniority=title_base().seniority(wording),
            row=row,
            quote=self._header_quote(job, title),
        )

    def headlines(self) -> list[Headline]:
        rows = [p for p in self.passages if p.section == "title" and p.position is None]
        titles = [neutral(self.resume.text[p.start : p.end]) for p in rows]
        return [Headline(title=t, occupations=sorted({hit.id for hit in title_base().find(t)})) for t in titles]

    def _header_quote(self, job: Position, title: Fact) -> Quoted:
        """Title with dates where they stand together and nothing protected between them."""
        assert title.start is not None
        assert title.end is not None
        start, end = title.start, title.end
        if job.dates:
            start, end = min(start, job.dates.start), max(end, job.dates.end)
        if end - start > _LONGEST_QUOTE or not self.is_seen(start, end):
            start, end = title.start, title.end
        return self.quoted(start, end)

    def experience_months(self, positions: list[HeldPosition]) -> int | None:
        dated = [interval for interval in self.intervals if interval is not None]
        return union_months(dated) if dated else None

    def seniority(self, positions: list[HeldPosition]) -> str | None:
        """Of the latest position that names one, else as the parser tells it from jobs, without a leave among them."""
        named = [(p.last_used or "", p.seniority) for p in positions if p.seniority]
        if named or len(self.jobs) == len(self.resume.positions):
            return max(named)[1] if named else self.resume.seniority
        headline = self.resume.headline.value if self.resume.headline else None
        return seniority_of(self.jobs, headline, self.experience_months(positions), date.max)

    # education, languages, licences, conditions

    def degrees(self) -> list[HeldDegree]:
        held = []
        for study in self.resume.education:
            facts = [
                f
                for f in (study.degree, study.field, study.institution)
                if f and f.start is not None and f.end is not None
            ]
            spans = [
                (f.start, f.end)
                for f in facts
                if f.start is not None and f.end is not None and self.is_seen(f.start, f.end)
            ]
            if not spans:
                continue
            told = study.span
            words = " ".join(f.value for f in facts) if told is None else self._seen_text(told.start, told.end)
            level = study.level or lowest_level(find_degrees(words))
            start, end = min(s for s, _ in spans), max(e for _, e in spans)
            if end - start > _LONGEST_QUOTE or not self.is_seen(start, end):
                start, end = spans[0]
            held.append(HeldDegree(level=level, fields=sorted(fields_in(words)), quote=self.quoted(start, end)))
        return held

    def _seen_text(self, start: int, end: int) -> str:
        return " ".join(self.resume.text[a:b] for a, b in outside(self.protected, start, end))

    def _to_clause_end(self, start: int, end: int) -> tuple[int, int]:
        """«Английский» with the level after it: up to the end of its clause, when nothing protected is there."""
        stop = end
        while stop < len(self.resume.text) and stop - end < 40 and self.resume.text[stop] not in ",;\n•|":
            stop += 1
        stop = start + len(self.resume.text[start:stop].rstrip())
        return (start, stop) if self.is_seen(start, stop) else (start, end)

    def languages(self) -> list[HeldLanguage]:
        held: dict[str, HeldLanguage] = {}
        for skill in self.resume.languages:
            if skill.start is None or skill.end is None or not self.is_seen(skill.start, skill.end):
                continue
            held[skill.name] = HeldLanguage(
                language=skill.name,
                level=skill.level,
                written=False,
                quote=self.quoted(*self._to_clause_end(skill.start, skill.end)),
            )
        written = _WRITTEN[self.resume.language]
        is_written = self.resume.language == "ru" or is_english(self._seen_text(0, len(self.resume.text)))
        if is_written and written not in held and self.passages:
            sample = max(self.passages, key=lambda p: (min(p.end - p.start, 120), -p.start))
            held[written] = HeldLanguage(
                language=written, level=None, written=True, quote=self.quoted(sample.start, sample.end)
            )
        return [held[name] for name in sorted(held)]

    def licences(self) -> list[HeldLicence]:
        held: dict[str, HeldLicence] = {}
        named = [x.start for x in find_licences(self.resume.text)]
        for start, end in self._sentences_at(named):
            for found in find_licences(self.resume.text[start:end]):
                a, b = start + found.start, start + found.end
                if found.code not in held and self.is_seen(a, b):
                    whole = end - start <= _LONGEST_QUOTE and self.is_seen(start, end)
                    held[found.code] = HeldLicence(
                        code=found.code, quote=self.quoted(*((start, end) if whole else (a, b)))
                    )
        return [held[code] for code in sorted(held)]

    def _sentences_at(self, starts: list[int]) -> list[tuple[int, int]]:
        """The sentences in which something was found, each once."""
        if not starts:
            return []
        return [
            (s, e)
            for s, e in sentences(self.resume.text, 0, len(self.resume.text))
            if any(s <= at < e for at in starts)
        ]

    def conditions(self) -> list[HeldCondition]:
        found = [*self._home(), *self._willing()]
        kept: dict[tuple[str, bool], HeldCondition] = {}
        for condition in found:
            kept.setdefault((condition.code, condition.willing), condition)
        return [kept[key] for key in sorted(kept)]

    def _home(self) -> list[HeldCondition]:
        fact = self.resume.location
        if fact is None or fact.start is None or fact.end is None:
            return []
        cities = find_places(self.resume.text[fact.start : fact.end])
        start, end = (fact.start + cities[0].start, fact.start + cities[0].end) if cities else (fact.start, fact.end)
        code = cities[0].code if cities else place_key(fact.value)
        return (
            [HeldCondition(code=code, willing=True, quote=self.quoted(start, end))] if self.is_seen(start, end) else []
        )

    def _willing(self) -> list[HeldCondition]:
        """Travel, relocation, shifts, remote work … each as a clause of its own, refusals too."""
        found: list[HeldCondition] = []
        text = self.resume.text
        for start, end in self._sentences_at([c.start for c in (*find_conditions(text), *find_remote(text))]):
            for begin, stop in _clauses(text, start, end):
                if overlaps(self.protected, begin, stop):
                    continue
                piece = text[begin:stop]
                codes = {c.code for c in find_conditions(piece)} | (
                    {"remote"} if is_remote(piece) and stop - begin < 60 else set()
                )
                quote = self.quoted(begin, stop)
                found += [HeldCondition(code=c, willing=not is_refused(piece), quote=quote) for c in sorted(codes)]
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
