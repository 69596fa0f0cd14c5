"""Precision, recall and F1 per field on normalised values, and whether a confidence of 0.9 means 90 %."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from mismatch.engine.parsing.gold import Case
from mismatch.engine.parsing.resume import Resume
from mismatch.engine.parsing.vocabulary import fold
from mismatch.engine.shapes import Refused

FIELDS = (
    "name", "emails", "phones", "links", "location", "employer", "title", "dates", "position", "institution", "degree", "field",
    "graduation_year", "education_dates", "skills", "languages", "experience_months", "language",
)  # fmt: skip
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
_LEGAL = re.compile(
    r"(?<!\w)(?:ооо|оао|зао|пао|ао|ип|inc|ltd|limited|llc|llp|plc|gmbh|corp|corporation|pvt|private|co|the|of|and|at|in|for|и|в)(?!\w)"
)
_ALIKE = 0.5


@dataclass(slots=True)
class Tally:
    """Counts of one field in one group of documents."""

    right: int = 0
    found: int = 0
    true: int = 0

    def add(self, right: int, found: int, true: int) -> None:
        self.right, self.found, self.true = self.right + right, self.found + found, self.true + true

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0 if not self.true else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def as_dict(self) -> dict[str, float | int]:
        return {
            "precision": round(self.precision, 4), "recall": round(self.recall, 4), "f1": round(self.f1, 4),
            "right": self.right, "found": self.found, "true": self.true,
        }  # fmt: skip


@dataclass(slots=True)
class Evaluation:
    """Everything measured. Groups are "all", "language:ru", "layout:classic"."""

    tallies: dict[str, dict[str, Tally]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Tally)))
    exact: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    judged: list[tuple[float, bool]] = field(default_factory=list)
    errors: list[dict[str, Any]] = field(default_factory=list)
    documents: int = 0
    refused: int = 0

    def add(self, case: Case, resume: Resume) -> None:
        """Judge one résumé against its truth."""
        self.documents += 1
        for name, answers in predictions(resume, case.lenient).items():
            truths = _unique(name, _truth(case, name))
            if not truths and (case.lenient or name not in case.truth):
                continue
            answers = _unique_answers(name, answers)
            self._judge(case, name, truths, answers)

    def refuse(self, case: Case, refused: Refused) -> None:
        """A document that was not read at all: everything in it is missed."""
        self.documents += 1
        self.refused += 1
        self.errors.append({"file": case.name, "field": "document", "kind": "refused", "value": refused.reason})
        for name in case.truth:
            truths = _unique(name, case.truth[name])
            if truths:
                self._judge(case, name, truths, [])

    def _judge(self, case: Case, name: str, truths: list[str], answers: list[tuple[str, float | None]]) -> None:
        pairs, missed = _match(name, truths, [a for a, _ in answers], case.lenient)
        exact, _ = _match(name, truths, [a for a, _ in answers], False)
        for group in ("all", f"language:{case.language}", f"layout:{case.layout}"):
            self.tallies[group][name].add(len(pairs), len(answers), len(truths))
        self.exact[name].add(len(exact), len(answers), len(truths))
        for index, (value, confidence) in enumerate(answers):
            if confidence is not None:
                self.judged.append((confidence, index in pairs))
            if index not in pairs:
                self.errors.append({"file": case.name, "field": name, "kind": "wrong", "value": value})
        self.errors += [{"file": case.name, "field": name, "kind": "missed", "value": value} for value in missed]

    def reliability(self) -> list[dict[str, float | int]]:
        """Facts by stated confidence: how many, how sure on average, how many right."""
        table = []
        for low, high in zip(BINS, BINS[1:], strict=False):
            inside = [(c, ok) for c, ok in self.judged if low <= c < high]
            if inside:
                table.append({
                    "from": low, "to": min(high, 1.0), "facts": len(inside),
                    "stated": round(sum(c for c, _ in inside) / len(inside), 3),
                    "right": round(sum(ok for _, ok in inside) / len(inside), 3),
                })  # fmt: skip
        return table

    def as_dict(self) -> dict[str, Any]:
        groups = {group: {n: t[n].as_dict() for n in FIELDS if n in t} for group, t in sorted(self.tallies.items())}
        exact = {name: self.exact[name].as_dict() for name in FIELDS if name in self.exact}
        return {
            "documents": self.documents, "refused": self.refused, "groups": groups, "exact": exact,
            "reliability": self.reliability(), "errors": self.errors,
        }  # fmt: skip


def _truth(case: Case, name: str) -> list[str]:
    if name == "position":
        return ["\n".join(str(p[k] or "") for k in ("employer", "title", "dates")) for p in case.positions]
    return case.truth.get(name, [])


def predictions(resume: Resume, mentions: bool) -> dict[str, list[tuple[str, float | None]]]:
    """A résumé's values by field, with confidence. ``mentions``: the truth marks every title in the text, so the
    headline counts as one."""
    titles = [p.title for p in resume.positions if p.title] + ([resume.headline] if mentions and resume.headline else [])
    jobs = [(p, f"{p.start or '?'}/{'present' if p.current else p.end or '?'}") for p in resume.positions]
    studies = resume.education
    return {
        "name": _facts([resume.name]), "emails": _facts(resume.emails), "phones": _facts(resume.phones),
        "links": _facts(resume.links), "location": _facts([resume.location]),
        "employer": _facts([p.employer for p in resume.positions]), "title": _facts(titles),
        "dates": [(dates, p.confidence) for p, dates in jobs if p.start],
        "position": [("\n".join((p.employer.value if p.employer else "", p.title.value if p.title else "", dates)), None) for p, dates in jobs],
        "institution": _facts([e.institution for e in studies]), "degree": _facts([e.degree for e in studies]),
        "field": _facts([e.field for e in studies]),
        "graduation_year": [(e.end[:4], e.confidence) for e in studies if e.end],
        "education_dates": [(f"{e.start or '?'}/{e.end or 'present'}", e.confidence) for e in studies if e.start],
        "skills": [(s.name, s.confidence) for s in resume.skills if s.how != "implied"],
        "languages": [(f"{k.name}:{k.level or ''}", k.confidence) for k in resume.languages],
        "experience_months": [(str(resume.experience_months), None)] if resume.experience_months is not None else [],
        "language": [(resume.language, None)],
    }  # fmt: skip


def _facts(facts: Iterable[Any]) -> list[tuple[str, float | None]]:
    return [(fact.value, fact.confidence) for fact in facts if fact is not None]


def normalised(name: str, value: str) -> str:
    """The form in which two values of a field are compared."""
    value = unicodedata.normalize("NFKC", value)
    if name == "emails":
        return value.lower().strip(".,;:")
    if name == "links":
        return re.sub(r"^https?://(?:www\.)?|/+$", "", value.lower())
    if name == "phones":
        return re.sub(r"\D", "", value)
    if name in ("dates", "education_dates", "experience_months", "language", "graduation_year"):
        return value
    if name == "name":
        return " ".join(sorted(fold(value).split()))
    if name == "position":
        employer, title, dates = value.split("\n")
        return f"{normalised('employer', employer)}|{fold(title)}|{dates}"
    folded = fold(value.replace(".", "") if name == "degree" else value)
    return " ".join(_LEGAL.sub(" ", folded).split()) or folded


def _unique(name: str, values: list[str]) -> list[str]:
    """Values of a document, each once after normalising (dates and whole positions may repeat)."""
    kept: dict[str, str] = {}
    for value in values:
        key = normalised(name, value)
        if key:
            kept.setdefault(key, value)
    return list(kept.values())


def _unique_answers(name: str, answers: list[tuple[str, float | None]]) -> list[tuple[str, float | None]]:
    kept: dict[str, tuple[str, float | None]] = {}
    for value, confidence in answers:
        key = normalised(name, value)
        if key and (key not in kept or (confidence or 0) > (kept[key][1] or 0)):
            kept[key] = (value, confidence)
    return list(kept.values())


def _match(name: str, truths: list[str], answers: list[str], lenient: bool) -> tuple[set[int], list[str]]:
    """Indices of the right answers, and the truths nobody named. One truth vouches for one answer, best first."""
    pairs = []
    for i, answer in enumerate(answers):
        for j, truth in enumerate(truths):
            likeness = _likeness(name, answer, truth, lenient)
            if likeness >= (_ALIKE if lenient else 1.0):
                pairs.append((-likeness, i, j))
    right: set[int] = set()
    named: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in right and j not in named:
            right.add(i)
            named.add(j)
    return right, [truth for j, truth in enumerate(truths) if j not in named]


def _likeness(name: str, answer: str, truth: str, lenient: bool) -> float:
    one, two = normalised(name, answer), normalised(name, truth)
    if one == two:
        return 1.0
    if not lenient or name in ("emails", "phones", "graduation_year", "dates"):
        return 0.0
    first, second = set(one.split()), set(two.split())
    shared = len(first & second)
    if not shared:
        return 0.0
    # Labels end a phrase sooner or later than we do: one inside the other is the same answer.
    return 0.9 if shared == min(len(first), len(second)) else shared / len(first | second)
