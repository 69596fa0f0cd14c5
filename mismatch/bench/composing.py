"""An invented person as the engine would read them: text, parsed résumé and profile, put together line by line.

The engine reads each distinct line once, and the lines of a hundred thousand people are a few ten thousand. That
what is put together equals what the engine makes of the whole is held by tests/bench/test_composing.py. Nobody here
has a licence or wants to travel: such lines would change the meaning of their neighbours.
"""

from __future__ import annotations

from itertools import count
from typing import NamedTuple

from mismatch.bench.drafts import Draft, draft
from mismatch.bench.holding import Holder
from mismatch.bench.lines import Hit, Row, hits_of, is_plain, neutral_title, pieces_of
from mismatch.engine import ENGINE_VERSION
from mismatch.engine.matching.intervals import intervals_of, union_months
from mismatch.engine.matching.profile import Profile
from mismatch.engine.matching.shapes import Passage
from mismatch.engine.parsing.document import Document, Line
from mismatch.engine.parsing.name_keys import name_key
from mismatch.engine.parsing.resume import Education, LanguageSkill, Phone, Position, Resume, Section, SkillUse
from mismatch.engine.shapes import Fact, Span
from mismatch.engine.skills.base import skill_base

HEADINGS: dict[str, dict[str, str]] = {
    "ru": {
        "summary": "О себе",
        "experience": "Опыт работы",
        "education": "Образование",
        "skills": "Навыки",
        "languages": "Языки",
    },
    "en": {
        "summary": "Summary",
        "experience": "Experience",
        "education": "Education",
        "skills": "Skills",
        "languages": "Languages",
    },
}
_NOW = {"ru": "по настоящее время", "en": "Present"}


class Composed(NamedTuple):
    """What the product stores of one résumé."""

    document: Document
    resume: Resume
    profile: Profile


def invented(number: int) -> Draft:
    """The first draft of this number whose lines the engine reads one by one as it reads them together."""
    drafts = (draft(number, attempt) for attempt in count())
    return next(who for who in drafts if all(is_plain(line) for line in who.lines))


def texts_of(who: Draft) -> set[str]:
    """The neutral wording of every passage that this person's profile will have."""
    said = {text for line in who.lines for _, _, text in pieces_of(line, who.language)}
    return said | {neutral_title(title) for title in (who.headline, *(post.title for post in who.posts))}


def compose(who: Draft) -> Composed:
    """Text, parsed résumé and profile of one person."""
    return _Composer(who).result()


class _Composer:
    def __init__(self, who: Draft) -> None:
        self.who = who
        self.text = ""
        self.lines: list[Line] = []
        self.sections: list[Section] = []
        self.rows: list[Row] = []
        self.hits: list[tuple[Hit, str, int | None]] = []  # with absolute places, section, position
        self._write()

    def _line(self, words: str) -> Span:
        start = len(self.text)
        self.text += words + "\n"
        self.lines.append(Line(start, start + len(words), 0))
        return Span(start, start + len(words))

    def _said(self, words: str, section: str, position: int | None = None) -> Span:
        """A line that the scorer sees."""
        span = self._line(words)
        self._note_skills(words, span.start, section, position)
        for start, end, text in pieces_of(words, self.who.language):
            passage = Passage(start=span.start + start, end=span.start + end, section=section, position=position)
            self.rows.append(Row(passage, text))
        return span

    def _note_skills(self, words: str, at: int, section: str, position: int | None) -> None:
        for hit in hits_of(words):
            placed = hit._replace(start=hit.start + at, end=hit.end + at)
            self.hits.append((placed, section, position))

    def _begin(self, kind: str) -> None:
        self._line("")
        heading = self._line(HEADINGS[self.who.language][kind])
        self.sections.append(Section(kind=kind, start=heading.start, end=heading.end, heading=heading))

    def _end(self) -> None:
        last = self.sections[-1]
        self.sections[-1] = Section(kind=last.kind, start=last.start, end=len(self.text), heading=last.heading)

    def _write(self) -> None:
        who = self.who
        name = self._line(who.name)
        self.headline = self._line(who.headline)
        self._note_skills(who.headline, self.headline.start, "contact", None)
        self.sections.append(Section(kind="contact", start=0, end=0))
        self.city = self._line(who.city)
        number = f"{who.number:09d}"
        printed = f"+7 {number[:3]} {number[3:6]}-{number[6:8]}-{number[8:]}"
        self.phone = self._line(printed)
        self.email = self._line(f"person{who.number}@example.com")
        self.name = self._fact(name)
        self._end()
        self._begin("summary")
        for sentence in who.summary:
            self._said(sentence, "summary")
        self._end()
        self._write_posts()
        self._write_rest()

    def _write_posts(self) -> None:
        self._begin("experience")
        self.positions: list[Position] = []
        for index, post in enumerate(self.who.posts):
            title = self._line(post.title)
            self._note_skills(post.title, title.start, "experience", index)
            employer = self._line(post.employer)
            self._note_skills(post.employer, employer.start, "experience", index)
            end = None if post.end is None else post.end
            last = _NOW[self.who.language] if end is None else _printed(end)
            dates = self._line(f"{_printed(post.start)} — {last}")
            deeds = [self._said(deed, "experience", index) for deed in post.deeds]
            self.positions.append(
                Position(
                    title=self._fact(title),
                    employer=self._fact(employer),
                    start=_iso(post.start),
                    end=None if end is None else _iso(end),
                    dates=dates,
                    current=end is None,
                    months=(2026 * 12 + 10 if end is None else end) - post.start + 1,
                    bullets=deeds,
                    span=Span(title.start, deeds[-1].end),
                    confidence=0.9,
                )
            )
        self._end()

    def _write_rest(self) -> None:
        who = self.who
        self._begin("education")
        school = self._said(who.school, "education")
        self._said(who.years, "education")  # not before the next heading: "2009 … Road" would be an address
        studied = self._said(who.studies, "education")
        self._end()
        degree = Span(studied.start, studied.start + len(who.degree))
        self.education = Education(
            institution=self._fact(school),
            degree=self._fact(degree),
            field=self._fact(Span(degree.end + 2, studied.end)),
            start=str(who.studied[0]),
            end=str(who.studied[1]),
            level=who.level,  # type: ignore[arg-type]
            confidence=0.9,
        )
        self._begin("skills")
        for skill in who.skills:
            self._said(skill, "skills")
        self._end()
        self._begin("languages")
        self.tongues: list[tuple[LanguageSkill, Span]] = []
        for line, printed, name, level in who.tongues:
            span = self._said(line, "languages")
            told = LanguageSkill(name=name, level=level, start=span.start, end=span.start + len(printed))
            self.tongues.append((told, span))
        self._end()

    def _fact(self, span: Span) -> Fact:
        return Fact(value=self.text[span.start : span.end], start=span.start, end=span.end, confidence=0.9)

    def result(self) -> Composed:
        titles = [(self.headline, None), *((p.title, index) for index, p in enumerate(self.positions))]
        rows = []
        for place, index in titles:
            assert place is not None
            assert place.start is not None
            assert place.end is not None
            passage = Passage(start=place.start, end=place.end, section="title", position=index)
            rows.append(Row(passage, neutral_title(self.text[place.start : place.end])))
        self.rows = rows + self.rows
        resume = self._resume()
        document = Document(
            media_type="text/plain",
            text=self.text,
            pages=[],
            words=[],
            lines=[line for line in self.lines if line.end > line.start],
            hidden=[],
            hyperlinks=[],
            reader="text",
        )
        return Composed(document, resume, Holder(self.who, resume, self.rows, self.city, self.tongues).profile(resume))

    def _resume(self) -> Resume:
        phone = self._fact(self.phone)
        dated = [interval for interval in intervals_of(self.positions) if interval is not None]
        return Resume(
            engine=ENGINE_VERSION,
            language=self.who.language,
            text=self.text,
            sections=self.sections,
            name=self.name,
            name_key=name_key(self.who.name),
            headline=self._fact(self.headline),
            emails=[self._fact(self.email)],
            phones=[
                Phone(
                    value=phone.value.replace(" ", "").replace("-", ""),
                    start=phone.start,
                    end=phone.end,
                    confidence=0.9,
                    printed=phone.value,
                )
            ],
            location=self._fact(self.city),
            positions=self.positions,
            education=[self.education],
            skills=self._skills(),
            languages=[told for told, _ in self.tongues],
            experience_months=union_months(dated),
        )

    def _skills(self) -> list[SkillUse]:
        intervals, base = intervals_of(self.positions), skill_base()
        found: dict[str, list[tuple[Hit, str, int | None]]] = {}
        for entry in self.hits:
            found.setdefault(entry[0].id, []).append(entry)
        uses = []
        for id, entries in found.items():
            dated = [intervals[i] for i in sorted({p for _, _, p in entries if p is not None})]
            kept = [interval for interval in dated if interval is not None]
            uses.append(
                SkillUse(
                    id=id,
                    name=base.name(id, self.who.language),
                    how="stated" if any(section != "experience" for _, section, _ in entries) else "used",
                    months=union_months(kept) if kept else None,
                    last_used=max((i.last for i in kept), default=None),
                    places=sorted((hit.start, hit.end) for hit, _, _ in entries),
                    confidence=round(max(hit.confidence for hit, _, _ in entries), 2),
                )
            )
        return uses + self._implied(uses)

    def _implied(self, uses: list[SkillUse]) -> list[SkillUse]:
        base, known, implied = skill_base(), {use.id for use in uses}, {}
        for use in uses:
            for id in sorted(base.implied(use.id) - known):
                if id not in implied or (implied[id].months or 0) < (use.months or 0):
                    implied[id] = SkillUse(
                        id=id,
                        name=base.name(id, self.who.language),
                        how="implied",
                        months=use.months,
                        last_used=use.last_used,
                        via=use.id,
                        places=use.places,
                        confidence=round(0.8 * use.confidence, 2),
                    )
        return list(implied.values())


def _iso(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def _printed(month: int) -> str:
    return f"{month % 12 + 1:02d}.{month // 12}"
