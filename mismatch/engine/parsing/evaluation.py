"""Precision, recall and F1 per field, and whether a confidence of 0.9 means 90 %."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from mismatch.engine.parsing.calibration import Judged
from mismatch.engine.parsing.comparing import match, overlap, unique, unique_answers
from mismatch.engine.parsing.gold import Case
from mismatch.engine.parsing.reliability import reliability
from mismatch.engine.parsing.resume import Education, Resume
from mismatch.engine.shapes import Fact, Refused
from mismatch.engine.skills.base import skill_base

FIELDS = (
    "name",
    "emails",
    "phones",
    "links",
    "location",
    "employer",
    "title",
    "dates",
    "position",
    "institution",
    "degree",
    "field",
    "graduation_year",
    "education_dates",
    "skills",
    "languages",
    "experience_months",
    "language",
)


@dataclass(slots=True)
class Tally:
    """Counts of one field: answers that are right, of those found; truths that are named, of all true."""

    right: int = 0
    found: int = 0
    named: int = 0
    true: int = 0

    def add(self, right: int, found: int, named: int, true: int) -> None:
        self.right, self.found = self.right + right, self.found + found
        self.named, self.true = self.named + named, self.true + true

    @property
    def precision(self) -> float:
        """The share of the answers that is right; 1 where there is nothing to find and nothing was found."""
        return self.right / self.found if self.found else 1.0 if not self.true else 0.0

    @property
    def recall(self) -> float:
        """The share of the truths that was named; 1 where there are none."""
        return self.named / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def as_dict(self) -> dict[str, float | int]:
        """Shares rounded to four places, and the counts they are made of."""
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "right": self.right,
            "found": self.found,
            "named": self.named,
            "true": self.true,
        }


@dataclass(slots=True)
class Evaluation:
    """Everything measured. Groups are "all", "language:ru", "layout:classic"."""

    tallies: dict[str, dict[str, Tally]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Tally)))
    exact: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    judged: list[Judged] = field(default_factory=list)
    errors: list[dict[str, Any]] = field(default_factory=list)
    documents: int = 0
    refused: int = 0

    def add(self, case: Case, resume: Resume) -> None:
        """Judge one résumé against its truth."""
        self.documents += 1
        for name, answers in predictions(resume, case.lenient).items():
            truths = unique(name, _skill_ids(_truth(case, name)) if name == "skills" else _truth(case, name))
            if not truths and (case.lenient or name not in case.truth):
                continue
            answers = unique_answers(name, answers)
            self._judge(case, name, truths, answers)

    def refuse(self, case: Case, refused: Refused) -> None:
        """A document that was not read at all: everything in it is missed."""
        self.documents += 1
        self.refused += 1
        self.errors.append({"file": case.name, "field": "document", "kind": "refused", "value": refused.reason})
        for name in case.truth:
            truths = unique(name, case.truth[name])
            if truths:
                self._judge(case, name, truths, [])

    def _judge(self, case: Case, name: str, truths: list[str], answers: list[tuple[str, float | None]]) -> None:
        values = [value for value, _ in answers]
        pairs, missed = (overlap if case.lenient else match)(name, truths, values)
        exact, unnamed = match(name, truths, values)
        for group in ("all", f"language:{case.language}", f"layout:{case.layout}"):
            self.tallies[group][name].add(len(pairs), len(answers), len(truths) - len(missed), len(truths))
        self.exact[name].add(len(exact), len(answers), len(truths) - len(unnamed), len(truths))
        for index, (value, confidence) in enumerate(answers):
            if confidence is not None:
                self.judged.append(Judged(name, confidence, index in pairs, case.source))
            if index not in pairs:
                self.errors.append({"file": case.name, "field": name, "kind": "wrong", "value": value})
        self.errors += [{"file": case.name, "field": name, "kind": "missed", "value": value} for value in missed]

    def as_dict(self) -> dict[str, Any]:
        groups = {group: {n: t[n].as_dict() for n in FIELDS if n in t} for group, t in sorted(self.tallies.items())}
        exact = {name: self.exact[name].as_dict() for name in FIELDS if name in self.exact}
        return {
            "documents": self.documents,
            "refused": self.refused,
            "groups": groups,
            "exact": exact,
            "reliability": reliability(self.judged),
            "errors": self.errors,
        }


def _truth(case: Case, name: str) -> list[str]:
    if name == "position":
        return ["\n".join(str(p[k] or "") for k in ("employer", "title", "dates")) for p in case.positions]
    return case.truth.get(name, [])


def _skill_ids(names: list[str]) -> list[str]:
    """The skills of the base that written names stand for; a name it does not know stays as it is."""
    found = [(name, [hit.id for hit in skill_base().find(name)]) for name in names]
    unknown = [name for name, keys in found if not keys]
    return [key for _, keys in found for key in keys if not _is_tongue(key)] + unknown


def _is_tongue(skill: str) -> bool:
    return skill_base().skill(skill).category == "languages"


def _listed(resume: Resume) -> list[str]:
    """Skills named under a heading of skills: what a truth that lists skills can judge. Spoken languages are a field of
    their own, wherever a layout prints them."""
    spans = [(s.start, s.end) for s in resume.sections if s.kind == "skills"]
    named = (use for use in resume.skills if use.how != "implied" and not _is_tongue(use.id))
    return [use.id for use in named if any(a <= start < b for start, _ in use.places for a, b in spans)]


def predictions(resume: Resume, mentions: bool) -> dict[str, list[tuple[str, float | None]]]:
    """A résumé's values by field, with confidence. ``mentions``: the truth marks every title in the text, so the
    headline counts as one; and its degrees go on to the field of study."""
    titles = [p.title for p in resume.positions if p.title] + (
        [resume.headline] if mentions and resume.headline else []
    )
    jobs = [(p, f"{p.start or '?'}/{'present' if p.current else p.end or '?'}") for p in resume.positions]
    studies = resume.education
    return {
        "name": _facts([resume.name]),
        "emails": _facts(resume.emails),
        "phones": _facts(resume.phones),
        "links": _facts(resume.links),
        "location": _facts([resume.location]),
        "employer": _facts([p.employer for p in resume.positions]),
        "title": _facts(titles),
        "dates": [(dates, p.confidence) for p, dates in jobs if p.start],
        "position": [
            ("\n".join((p.employer.value if p.employer else "", p.title.value if p.title else "", dates)), None)
            for p, dates in jobs
        ],
        "institution": _facts([e.institution for e in studies]),
        "degree": _facts([_whole_degree(resume.text, e) if mentions else e.degree for e in studies]),
        "field": _facts([e.field for e in studies]),
        "graduation_year": [(e.end[:4], e.confidence) for e in studies if e.end],
        "education_dates": [(f"{e.start or '?'}/{e.end or 'present'}", e.confidence) for e in studies if e.start],
        "skills": [(id, None) for id in _listed(resume)],
        "languages": [(f"{k.name}:{k.level or ''}", k.confidence) for k in resume.languages],
        "experience_months": [(str(resume.experience_months), None)] if resume.experience_months is not None else [],
        "language": [(resume.language, None)],
    }


def _whole_degree(text: str, study: Education) -> Fact | None:
    """ "Bachelor of Science in Geology": the degree with its field, where they stand side by side."""
    degree, subject = study.degree, study.field
    if degree is None or subject is None or None in (degree.start, degree.end, subject.start, subject.end):
        return degree
    start, end = degree.start or 0, subject.end or 0
    if not 0 <= (subject.start or 0) - (degree.end or 0) <= 8:
        return degree
    return Fact(value=text[start:end], start=start, end=end, confidence=degree.confidence)


def _facts(facts: Iterable[Any]) -> list[tuple[str, float | None]]:
    return [(fact.value, fact.confidence) for fact in facts if fact is not None]
