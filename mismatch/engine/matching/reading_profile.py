"""Reads a résumé's skills and positions into holdings, dropping each whose place the scorer must not see."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from mismatch.engine.matching.holdings import Headline, HeldPosition, HeldSkill, Quoted, idle_months
from mismatch.engine.matching.intervals import Interval, intervals_of, union_months
from mismatch.engine.matching.neutral import neutral
from mismatch.engine.matching.shapes import Passage
from mismatch.engine.matching.sight import Sight
from mismatch.engine.parsing.career import seniority_of
from mismatch.engine.parsing.leave import is_leave
from mismatch.engine.parsing.resume import Education, Position, SkillUse
from mismatch.engine.parsing.skill_uses import shown_places
from mismatch.engine.shapes import Fact
from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.titles import title_base

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


def _holds(fact: Fact, start: int, end: int) -> bool:
    return fact.start is not None and fact.end is not None and fact.start <= start and end <= fact.end


class CareerReader:
    """One pass over one résumé's jobs and what was done in them."""

    def __init__(self, sight: Sight, passages: list[Passage]) -> None:
        self.sight = sight
        self.resume = sight.resume
        self.passages = passages
        self.jobs = [p for p in sight.resume.positions if not is_leave(p)]
        self.intervals: list[Interval | None] = intervals_of(self.jobs)
        self.newest = max((one.end for one in self.intervals if one is not None), default=0)

    # skills

    def skills(self) -> list[HeldSkill]:
        shown = shown_places(self.resume.skills)
        held = [self._skill(use, shown[use.id]) for use in self.resume.skills]
        return sorted((h for h in held if h is not None), key=lambda h: h.id)

    def _skill(self, use: SkillUse, shown: list[tuple[int, int]]) -> HeldSkill | None:
        places = [(s, e) for s, e in use.places if self.sight.sees(s, e)]
        rows = sorted({row for s, e in places for row in self._rows_at(s, e)}, key=self._showing)
        if not rows or use.id not in skill_base().skills:
            return None
        used = [s for s, e in shown if self.sight.sees(s, e)]
        jobs = [i for i, job in enumerate(self.jobs) if any(job.holds(start) for start in used)]
        dated = [interval for i in jobs if (interval := self.intervals[i]) is not None]
        months = union_months(dated) if dated else None
        last = max((interval.last for interval in dated), default=None)
        how = (
            use.how
            if use.how == "implied"
            else "studied"
            if named_by_degrees(self.resume.education, places)
            else self._how(rows)
        )
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
        for index, span in enumerate(self.sight.denials):
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
        if title is None or title.start is None or title.end is None or not self.sight.sees(title.start, title.end):
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
        place = title.start, title.end
        start, end = (min(place[0], job.dates.start), max(place[1], job.dates.end)) if job.dates else place
        return self.sight.whole_or(start, end, place)

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


def named_by_degrees(education: Sequence[Education], places: Sequence[tuple[int, int]]) -> bool:
    """Whether only the names of degrees name a skill: who studied marketing has not said to do any."""
    named = [fact for study in education for fact in (study.degree, study.field) if fact is not None]
    return all(any(_holds(fact, start, end) for fact in named) for start, end in places)
