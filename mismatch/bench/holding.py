"""The profile of an invented person, put together as the engine would make it of the whole résumé."""

from __future__ import annotations

from mismatch.bench.drafts import Draft
from mismatch.bench.lines import Row, fields_of, place_of, title_of
from mismatch.engine import ENGINE_VERSION
from mismatch.engine.matching.holdings import (
    Headline,
    HeldCondition,
    HeldDegree,
    HeldLanguage,
    HeldPosition,
    HeldSkill,
    Quoted,
    idle_months,
)
from mismatch.engine.matching.intervals import intervals_of, union_months
from mismatch.engine.matching.profile import Profile
from mismatch.engine.matching.reading_profile import named_by_degrees
from mismatch.engine.matching.short_titles import spelled_out
from mismatch.engine.parsing.resume import LanguageSkill, Resume
from mismatch.engine.parsing.skill_uses import shown_places
from mismatch.engine.shapes import Span

_SHOWING = ("experience", "projects", "courses", "summary", "other", "education", "skills", "title")


class Holder:
    """What one person holds. ``rows`` are the passages; ``city`` and ``tongues`` are lines of the text."""

    def __init__(
        self, who: Draft, resume: Resume, rows: list[Row], city: Span, tongues: list[tuple[LanguageSkill, Span]]
    ) -> None:
        self.who = who
        self.text = resume.text
        self.positions = resume.positions
        self.education = resume.education[0]
        self.rows = rows
        self.city = city
        self.tongues = tongues

    def _quoted(self, start: int, end: int) -> Quoted:
        return Quoted(start, end, self.text[start:end], None)

    def profile(self, resume: Resume) -> Profile:
        """The whole of it."""
        wording, occupations, _ = title_of(self.who.headline)
        headlines = [Headline(title=wording, occupations=occupations)]
        held = spelled_out(self._positions(), headlines)
        named = [(p.last_used or "", p.seniority) for p in held if p.seniority]
        return Profile(
            engine=ENGINE_VERSION,
            language=self.who.language,
            passages=[row.passage for row in self.rows],
            quotes=[self._quoted(row.passage.start, row.passage.end) for row in self.rows],
            texts=[row.text for row in self.rows],
            skills=self._held_skills(resume),
            positions=held,
            headlines=headlines,
            degrees=[self._degree()],
            languages=sorted((self._tongue(told, span) for told, span in self.tongues), key=lambda x: x.language),
            licences=[],
            conditions=[
                HeldCondition(
                    code=place_of(self.who.city), willing=True, quote=self._quoted(self.city.start, self.city.end)
                )
            ],
            denials=[],
            denied_skills=[],
            experience_months=resume.experience_months,
            seniority=max(named)[1] if named else None,
        )

    def _positions(self) -> list[HeldPosition]:
        held = []
        for index, (position, interval) in enumerate(
            zip(self.positions, intervals_of(self.positions), strict=True), start=1
        ):
            assert position.title is not None
            assert position.title.start is not None
            assert position.dates is not None
            assert interval is not None
            wording, occupations, seniority = title_of(position.title.value)
            held.append(
                HeldPosition(
                    title=wording,
                    occupations=occupations,
                    months=interval.months,
                    last_used=interval.last,
                    seniority=seniority,
                    row=index,
                    quote=self._quoted(position.title.start, position.dates.end),
                )
            )
        return held

    def _degree(self) -> HeldDegree:
        told = self.education
        facts = [fact for fact in (told.degree, told.field, told.institution) if fact]
        start = min(fact.start for fact in facts if fact.start is not None)
        end = max(fact.end for fact in facts if fact.end is not None)
        fields = fields_of(" ".join(fact.value for fact in facts))
        return HeldDegree(level=told.level, fields=fields, quote=self._quoted(start, end))

    def _tongue(self, told: LanguageSkill, span: Span) -> HeldLanguage:
        quote = self._quoted(span.start, span.end)
        return HeldLanguage(language=told.name, level=told.level, written=False, quote=quote)

    def _held_skills(self, resume: Resume) -> list[HeldSkill]:
        intervals = intervals_of(self.positions)
        newest = max(interval.end for interval in intervals if interval is not None)
        held, shown = [], shown_places(resume.skills)
        for use in resume.skills:
            rows = sorted({row for place in use.places for row in self._rows_at(*place)}, key=self._showing)
            if not rows:
                continue
            spans = [(i, p.span) for i, p in enumerate(self.positions) if p.span]
            jobs = [i for i, span in spans if any(span.start <= start < span.end for start, _ in shown[use.id])]
            dated = [interval for i in jobs if (interval := intervals[i]) is not None]
            in_jobs = all(any(span.start <= start < span.end for _, span in spans) for start, _ in use.places)
            studied = named_by_degrees([self.education], use.places)
            told = any(self.rows[row].passage.section not in ("experience", "title") for row in rows)
            held.append(
                HeldSkill(
                    id=use.id,
                    how="implied" if use.how == "implied" else "studied" if studied else "stated" if told else "used",
                    months=union_months(dated) if dated else None,
                    last_used=max((interval.last for interval in dated), default=None),
                    workplaces=len(dated),
                    via=use.via,
                    passages=rows,
                    idle=idle_months(use.id, dated, newest) if in_jobs else None,
                )
            )
        return sorted(held, key=lambda skill: skill.id)

    def _rows_at(self, start: int, end: int) -> list[int]:
        return [i for i, row in enumerate(self.rows) if row.passage.start < end and start < row.passage.end]

    def _showing(self, row: int) -> tuple[int, int]:
        section = self.rows[row].passage.section
        return _SHOWING.index(section) if section in _SHOWING else 5, row
