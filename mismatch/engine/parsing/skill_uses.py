"""Skills of the base in a résumé: stated in a list, used in a position, implied by another; with months of use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import msgspec

from mismatch.engine.parsing.career import interval_of
from mismatch.engine.parsing.others import told_of_others
from mismatch.engine.parsing.periods import month_text, union_months
from mismatch.engine.parsing.resume import Education, Position, Section, SkillUse
from mismatch.engine.shapes import Fact, Language
from mismatch.engine.skills.base import SkillBase, skill_base

#: Sections that tell of work done; a skill named anywhere else is stated.
_USED_IN = frozenset(("experience", "projects", "volunteer"))


def find_skills(
    text: str, sections: list[Section], positions: list[Position], education: list[Education], language: Language,
    as_of: date, person: Sequence[Fact | None] = (),
) -> list[SkillUse]:  # fmt: skip
    """Every skill, by first place in the text; implied ones after the skills that imply them.

    The name of an employer or a school is nobody's skill: whoever sold for Oracle need not know its database. Nor is
    what tells who and where the ``person`` is: nobody forges iron who is called Kuznetsov, or builds LEED in Leeds.
    And what others have is theirs.
    """
    base = skill_base()
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    sure: dict[str, float] = {}
    names = _spans([*(p.employer for p in positions), *(study.institution for study in education), *person])
    names += [(told.start, told.end) for told in told_of_others(text)]
    for hit in base.find(text):
        if any(low <= hit.start and hit.end <= high for low, high in names):
            continue
        places[hit.id].append((hit.start, hit.end))
        sure[hit.id] = max(sure.get(hit.id, 0.0), hit.confidence)
    listed = [(s.start, s.end) for s in sections if s.kind not in _USED_IN]
    named = [_use(base, key, spots, sure[key], listed, language) for key, spots in places.items()]
    found = dated_uses(named, positions, as_of)
    return found + implied_uses(found, language)


def _spans(facts: list[Fact | None]) -> list[tuple[int, int]]:
    return [(f.start, f.end) for f in facts if f is not None and f.start is not None and f.end is not None]


def dated_uses(uses: list[SkillUse], positions: list[Position], as_of: date) -> list[SkillUse]:
    """The skills with the months of the positions that mention them, or a skill that implies them.

    Who lists AWS and ran EKS for three years has used AWS for three years.
    """
    shown = shown_places(uses)
    return [_dated(use, shown[use.id], positions, as_of) for use in uses]


def shown_places(uses: list[SkillUse]) -> dict[str, list[tuple[int, int]]]:
    """Where each skill is shown: in its own places, and in those of the skills that imply it."""
    base = skill_base()
    shown = {use.id: list(use.places) for use in uses}
    for use in uses:
        if use.id in base.skills and use.how != "implied":
            for parent in base.implied(use.id) & shown.keys():
                shown[parent] += use.places
    return shown


def _dated(use: SkillUse, places: list[tuple[int, int]], positions: list[Position], as_of: date) -> SkillUse:
    used = [p for p in positions if any(p.holds(start) for start, _ in places)]
    intervals = [found for p in used if (found := interval_of(p, as_of))]
    return msgspec.structs.replace(
        use,
        months=union_months(intervals) if intervals else None,
        last_used=month_text(max(last for _, last in intervals) - 1) if intervals else None,
    )


def _use(
    base: SkillBase, key: str, spots: list[tuple[int, int]], confidence: float, listed: list[tuple[int, int]],
    language: Language,
) -> SkillUse:  # fmt: skip
    return SkillUse(
        id=key,
        name=base.name(key, language),
        how="stated" if any(low <= start < high for start, _ in spots for low, high in listed) else "used",
        places=sorted(spots),
        confidence=round(confidence, 2),
    )


def implied_uses(found: list[SkillUse], language: Language) -> list[SkillUse]:
    """The skills that follow from those found."""
    base = skill_base()
    known = {use.id for use in found}
    implied: dict[str, SkillUse] = {}
    for use in found:
        for key in sorted(base.implied(use.id) - known):
            if key not in implied or (implied[key].months or 0) < (use.months or 0):
                implied[key] = SkillUse(
                    id=key, name=base.name(key, language), how="implied", months=use.months, last_used=use.last_used,
                    via=use.id, places=use.places, confidence=round(0.8 * use.confidence, 2),
                )  # fmt: skip
    return list(implied.values())
