"""One profile packed for storage: everything a pool needs of it, as small arrays, and nothing a page shows.

Facts and words are one part, vectors another: the first changes with the profile, the second also with the model.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from mismatch.engine.matching.calibration import Calibration, centred, mean_vector, quantised, shipped_calibration
from mismatch.engine.matching.education import FIELDS, LEVELS
from mismatch.engine.matching.holdings import HeldSkill
from mismatch.engine.matching.lexical import letters_vector, stem_codes
from mismatch.engine.matching.licences import covered, hinted
from mismatch.engine.matching.profile import Profile, scoring_facts
from mismatch.engine.matching.tongues import CEFR
from mismatch.engine.shapes import Language

#: One row a text of the profile: unit vectors, or the whole numbers made of them.
Vectors = NDArray[np.float32] | NDArray[np.int16] | None

#: What each way of holding a skill is worth.
HOW_CREDIT = {"stated": 1.0, "used": 0.9, "studied": 0.7, "implied": 0.7}
#: A skill last used so many months before the person's newest work is fresh; from the second number on it is worth
#: this much of what a fresh one is; straight between.
FRESH, STALE, STALE_WORTH = 24, 120, 0.7
UNKNOWN_MONTHS = -1
#: Before the code of a licence that something speaks for without showing it.
HINT = "~"
_FIELD_BITS = {name: 1 << bit for bit, name in enumerate(FIELDS)}


class Packed(msgspec.Struct, frozen=True, array_like=True):
    """A profile's facts and words as arrays in bytes; pools are joined from many of them.

    ``digest`` is a SHA-256 of everything in the profile that a score depends on; ``texts`` of what its vectors are
    made of.
    """

    digest: bytes
    texts: str
    language: Language
    seniority: str | None
    total_months: int
    skills: list[str]
    skill_credit: bytes
    skill_months: bytes
    denied: list[str]
    titles: list[tuple[str, list[str]]]
    headlines: int
    position_months: bytes
    position_row: bytes
    degree_level: bytes
    degree_fields: bytes
    tongues: list[str]
    tongue_level: bytes
    tongue_written: bytes
    licences: list[str]
    conditions: list[str]
    condition_willing: bytes
    passages: int
    title_passages: int
    stem_counts: bytes
    stems: bytes
    letters: bytes
    letter_values: bytes


class Meant(msgspec.Struct, frozen=True, array_like=True):
    """The vectors of a profile without what all passages (all titles) of their language share, as whole numbers.

    ``scale`` names the calibration whose centres were taken away: it must be the one that scores. ``told`` holds one
    row a passage, one more a title, and the mean of the passages.
    """

    scale: str
    digest: bytes
    width: int
    told: bytes


def texts_hash(texts: Sequence[str]) -> str:
    """What vectors are made of; other texts make them worthless."""
    return hashlib.sha256(json.dumps(list(texts), ensure_ascii=False).encode()).hexdigest()


def pack_profile(profile: Profile) -> Packed:
    """The packed form of one profile, without vectors."""
    stems = [stem_codes(text) for text in profile.texts]
    letters, values = letters_vector("\n".join(profile.texts))
    held = frozenset(x.code for x in profile.licences)
    licences = sorted(covered(held)) + [HINT + code for code in sorted(hinted(held))]
    return Packed(
        digest=hashlib.sha256(scoring_facts(profile)).digest(),
        texts=texts_hash(profile.texts),
        language=profile.language,
        seniority=profile.seniority,
        # Without a title there is no position to quote, and without a quote no credit.
        total_months=(profile.experience_months or 0) if profile.positions else 0,
        skills=[s.id for s in profile.skills],
        skill_credit=_bytes([skill_credit(s) for s in profile.skills], "<f8"),
        skill_months=_bytes([UNKNOWN_MONTHS if s.months is None else s.months for s in profile.skills], "<i4"),
        denied=[id for id, _ in profile.denied_skills],
        titles=[(h.title, h.occupations) for h in profile.headlines]
        + [(x.title, x.occupations) for x in profile.positions],
        headlines=len(profile.headlines),
        position_months=_bytes([p.months for p in profile.positions], "<i4"),
        position_row=_bytes([-1 if p.row is None else p.row for p in profile.positions], "<i4"),
        degree_level=_bytes([LEVELS.get(d.level or "", 0) for d in profile.degrees], "<i1"),
        degree_fields=_bytes([field_bits(d.fields) for d in profile.degrees], "<i4"),
        tongues=[x.language for x in profile.languages],
        tongue_level=_bytes([CEFR.get(x.level or "", 0) for x in profile.languages], "<i1"),
        tongue_written=_bytes([x.written for x in profile.languages], "?"),
        licences=licences,
        conditions=[c.code for c in profile.conditions],
        condition_willing=_bytes([c.willing for c in profile.conditions], "?"),
        passages=len(profile.passages),
        title_passages=sum(p.section == "title" for p in profile.passages),
        stem_counts=_bytes([len(s) for s in stems], "<i4"),
        stems=_bytes([code for row in stems for code in row], "<u4"),
        letters=letters.astype("<i4").tobytes(),
        letter_values=values.astype("<i2").tobytes(),
    )


def skill_credit(held: HeldSkill) -> float:
    """What a held skill is worth by itself: how it is shown, and how long ago it was used."""
    age = min(max((held.idle or 0) - FRESH, 0) / (STALE - FRESH), 1.0)
    return round(HOW_CREDIT[held.how] * (1 - (1 - STALE_WORTH) * age), 4)


def pack_vectors(packed: Packed, vectors: Vectors, calibration: Calibration | None = None) -> Meant | None:
    """The vectors of a packed profile's passages, centred; None for a profile without vectors or without passages."""
    scale = calibration or shipped_calibration()
    if vectors is None or not packed.passages:
        return None
    raw = quantised(vectors, packed.passages)
    width = raw.shape[1]
    told = centred(raw, scale.centre("told", packed.language, width))
    # Titles come first among the passages.
    titles = centred(raw[: packed.title_passages], scale.centre("title", packed.language, width))
    mean = mean_vector(told, np.frombuffer(packed.stem_counts, dtype="<i4"))
    rows = np.vstack([told, titles, mean[None, :]]).astype("<i2").tobytes()
    return Meant(scale=scale.digest, digest=hashlib.sha256(rows).digest(), width=width, told=rows)


def field_bits(names: list[str] | frozenset[str]) -> int:
    """Fields of study as one number."""
    return sum(_FIELD_BITS[name] for name in set(names) if name in _FIELD_BITS)


def _bytes(values: list[Any], kind: str) -> bytes:
    return np.array(values, dtype=kind).tobytes()
