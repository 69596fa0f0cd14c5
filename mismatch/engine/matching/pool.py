"""Many profiles packed into flat arrays, so that one vacancy is scored against all of them at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mismatch.engine.matching.calibration import Calibration, centred, mean_vector, quantised, shipped_calibration
from mismatch.engine.matching.education import FIELDS, LEVELS
from mismatch.engine.matching.lexical import letters_vector, pieces_of, stem_codes
from mismatch.engine.matching.licences import covered
from mismatch.engine.matching.profile import Profile
from mismatch.engine.matching.segments import Vocabulary, flat, offsets_of
from mismatch.engine.matching.tongues import CEFR

#: One row a text of the profile: unit vectors, or the whole numbers made of them.
Vectors = NDArray[np.float32] | NDArray[np.int16] | None

#: What each way of holding a skill is worth.
HOW_CREDIT = {"stated": 1.0, "used": 0.9, "implied": 0.7}
UNKNOWN_MONTHS = -1
_FIELD_BITS = {name: 1 << bit for bit, name in enumerate(FIELDS)}


def field_bits(names: Sequence[str] | frozenset[str]) -> int:
    """Fields of study as one number."""
    return sum(_FIELD_BITS[name] for name in set(names) if name in _FIELD_BITS)


class Pool:
    """Packed profiles. Row i of every array belongs to the i-th profile; ragged facts are flat with offsets."""

    def __init__(
        self, profiles: Sequence[Profile], vectors: Sequence[Vectors] | None = None, calibration: Calibration | None = None
    ) -> None:
        self.size = len(profiles)
        self.languages = np.array([p.language for p in profiles], dtype="U2")
        self._pack_skills(profiles)
        self._pack_positions(profiles)
        self._pack_holdings(profiles)
        self._pack_words(profiles)
        self._pack_vectors(profiles, vectors or [None] * len(profiles), calibration or shipped_calibration())

    def _pack_skills(self, profiles: Sequence[Profile]) -> None:
        self.skill_names = Vocabulary()
        self.skill_offsets = offsets_of(len(p.skills) for p in profiles)
        self.skill_code = flat([[self.skill_names.code(s.id) for s in p.skills] for p in profiles], np.int32)
        self.skill_credit = flat([[HOW_CREDIT[s.how] for s in p.skills] for p in profiles], np.float64)
        months = [[UNKNOWN_MONTHS if s.months is None else s.months for s in p.skills] for p in profiles]
        self.skill_months = flat(months, np.int32)
        self.denied_offsets = offsets_of(len(p.denied_skills) for p in profiles)
        self.denied_code = flat([[self.skill_names.code(id) for id, _ in p.denied_skills] for p in profiles], np.int32)

    def _pack_positions(self, profiles: Sequence[Profile]) -> None:
        self.titles = Vocabulary()
        self.position_offsets = offsets_of(len(p.positions) for p in profiles)
        self.position_title = flat([[self.titles.code(x.title) for x in p.positions] for p in profiles], np.int32)
        titles_before = offsets_of(sum(x.section == "title" for x in p.passages) for p in profiles)
        rows = [[-1 if x.row is None else titles_before[i] + x.row for x in p.positions] for i, p in enumerate(profiles)]
        self.position_row = flat(rows, np.int64)  # titles come first among the passages, so a row counts titles
        self.position_months = flat([[x.months for x in p.positions] for p in profiles], np.int32)
        self.total_months = np.array([(p.experience_months or 0) if p.positions else 0 for p in profiles], dtype=np.int32)
        self.seniority = [p.seniority for p in profiles]
        self.headline_offsets = offsets_of(len(p.headlines) for p in profiles)
        self.headline_row = flat([[titles_before[i] + n for n in range(len(p.headlines))] for i, p in enumerate(profiles)], np.int64)
        self.headline_title = flat([[self.titles.code(h.title) for h in p.headlines] for p in profiles], np.int32)
        named = {x.title: tuple(x.occupations) for p in profiles for x in (*p.positions, *p.headlines)}
        self.title_occupations = [named[title] for title in self.titles.codes]
        self.title_pieces = [frozenset(b for _, pieces in pieces_of(title) for b in pieces) for title in self.titles.codes]

    def _pack_holdings(self, profiles: Sequence[Profile]) -> None:
        self.degree_offsets = offsets_of(len(p.degrees) for p in profiles)
        self.degree_level = flat([[LEVELS.get(d.level or "", 0) for d in p.degrees] for p in profiles], np.int8)
        self.degree_fields = flat([[field_bits(d.fields) for d in p.degrees] for p in profiles], np.int32)
        self.names = Vocabulary()
        self.tongue_offsets = offsets_of(len(p.languages) for p in profiles)
        self.tongue_code = flat([[self.names.code(x.language) for x in p.languages] for p in profiles], np.int32)
        self.tongue_level = flat([[CEFR.get(x.level or "", 0) for x in p.languages] for p in profiles], np.int8)
        self.tongue_written = flat([[x.written for x in p.languages] for p in profiles], np.bool_)
        licences = [sorted(covered(frozenset(x.code for x in p.licences))) for p in profiles]
        self.licence_offsets = offsets_of(len(row) for row in licences)
        self.licence_code = flat([[self.names.code(c) for c in row] for row in licences], np.int32)
        self.condition_offsets = offsets_of(len(p.conditions) for p in profiles)
        self.condition_code = flat([[self.names.code(c.code) for c in p.conditions] for p in profiles], np.int32)
        self.condition_willing = flat([[c.willing for c in p.conditions] for p in profiles], np.bool_)

    def _pack_words(self, profiles: Sequence[Profile]) -> None:
        self.passage_offsets = offsets_of(len(p.passages) for p in profiles)
        stems = [stem_codes(text) for p in profiles for text in p.texts]
        self.stem_offsets = offsets_of(len(s) for s in stems)
        self.stem_code = flat(stems, np.uint32)
        self.is_title = np.array([p.section == "title" for x in profiles for p in x.passages], dtype=np.bool_)
        letters = [letters_vector("\n".join(p.texts)) for p in profiles]
        self.letter_offsets = offsets_of(len(buckets) for buckets, _ in letters)
        self.letter_bucket = np.concatenate([b for b, _ in letters]) if letters else np.zeros(0, np.int32)
        self.letter_value = np.concatenate([v for _, v in letters]) if letters else np.zeros(0, np.int16)

    def _pack_vectors(self, profiles: Sequence[Profile], vectors: Sequence[Vectors], calibration: Calibration) -> None:
        """Passages without what all passages share, their mean for each résumé, and titles by the centre of titles."""
        self.has_vectors = np.array([v is not None and bool(p.texts) for p, v in zip(profiles, vectors, strict=True)], np.bool_)
        width = next((v.shape[1] for v in vectors if v is not None and v.ndim == 2), 0)
        self.vectors = np.zeros((int(self.passage_offsets[-1]), width), dtype=np.int16)
        self.title_vectors = np.zeros((int(self.is_title.sum()), width), dtype=np.int16)
        self.title_offsets = offsets_of(sum(x.section == "title" for x in p.passages) for p in profiles)
        self.means = np.zeros((self.size, width), dtype=np.int16)
        for i, (profile, given) in enumerate(zip(profiles, vectors, strict=True)):
            if given is None or not profile.texts:
                continue
            raw = quantised(given, len(profile.texts))
            here = slice(self.passage_offsets[i], self.passage_offsets[i + 1])
            self.vectors[here] = centred(raw, calibration.centre("told", profile.language, width))
            titles = raw[self.is_title[here]]
            self.title_vectors[self.title_offsets[i] : self.title_offsets[i + 1]] = centred(
                titles, calibration.centre("title", profile.language, width)
            )
            self.means[i] = mean_vector(self.vectors[here])
