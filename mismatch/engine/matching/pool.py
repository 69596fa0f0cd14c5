"""Many packed profiles joined into flat arrays, so that one vacancy is scored against all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mismatch.engine.matching.calibration import Calibration
from mismatch.engine.matching.landmarks import Places, places
from mismatch.engine.matching.lexical import pieces_of
from mismatch.engine.matching.packing import Meant, Packed, Vectors, pack_profile, pack_vectors
from mismatch.engine.matching.profile import Profile
from mismatch.engine.matching.segments import Offsets, Vocabulary, offsets_of

_CHUNK = 1024


class Pool:
    """Row i of every array belongs to the i-th profile; ragged facts are flat, with offsets."""

    def __init__(self, rows: Sequence[Packed], meant: Sequence[Meant | None] | None = None) -> None:
        self.size = len(rows)
        self.digests = [r.digest for r in rows]
        self.languages = np.array([r.language for r in rows], dtype="U2")
        self.seniority = [r.seniority for r in rows]
        self.total_months = np.array([r.total_months for r in rows], dtype=np.int32)
        self._join_skills(rows)
        self._join_titles(rows)
        self._join_holdings(rows)
        self._join_words(rows)
        self._join_vectors(rows, meant or [None] * len(rows))

    @classmethod
    def of(
        cls,
        profiles: Sequence[Profile],
        vectors: Sequence[Vectors] | None = None,
        calibration: Calibration | None = None,
    ) -> Pool:
        """A pool straight from profiles. Stored pools join what ``pack_profile`` made once."""
        told = vectors or [None] * len(profiles)
        rows = [pack_profile(profile) for profile in profiles]
        return cls(rows, [pack_vectors(row, each, calibration) for row, each in zip(rows, told, strict=True)])

    def _join_skills(self, rows: Sequence[Packed]) -> None:
        self.skill_names = Vocabulary()
        self.skill_code, self.skill_offsets = _names(rows, lambda r: r.skills, self.skill_names)
        self.skill_credit = _flat([r.skill_credit for r in rows], "<f8")
        self.skill_months = _flat([r.skill_months for r in rows], "<i4")
        self.denied_code, self.denied_offsets = _names(rows, lambda r: r.denied, self.skill_names)

    def _join_titles(self, rows: Sequence[Packed]) -> None:
        """Each wording of a title once: thousands of people share a few hundred."""
        self.titles = Vocabulary()
        named = {title: tuple(occupations) for r in rows for title, occupations in r.titles}
        self.headline_title, self.headline_offsets = _names(
            rows, lambda r: [t for t, _ in r.titles[: r.headlines]], self.titles
        )
        self.position_title, self.position_offsets = _names(
            rows, lambda r: [t for t, _ in r.titles[r.headlines :]], self.titles
        )
        self.title_occupations = [named[title] for title in self.titles.codes]
        self.position_months = _flat([r.position_months for r in rows], "<i4")
        self.title_offsets = offsets_of(r.title_passages for r in rows)
        # Titles come first among the passages, headlines before positions: a row within a résumé counts titles.
        own = _flat([r.position_row for r in rows], "<i4").astype(np.int64)
        self.position_row = np.where(own >= 0, own + _first(self.title_offsets, self.position_offsets), -1)
        self.headline_row = _first(self.title_offsets, self.headline_offsets) + _within(self.headline_offsets)

    def _join_holdings(self, rows: Sequence[Packed]) -> None:
        self.degree_level = _flat([r.degree_level for r in rows], "<i1")
        self.degree_fields = _flat([r.degree_fields for r in rows], "<i4")
        self.degree_offsets = offsets_of(len(r.degree_level) for r in rows)
        self.names = Vocabulary()
        self.tongue_code, self.tongue_offsets = _names(rows, lambda r: r.tongues, self.names)
        self.tongue_level = _flat([r.tongue_level for r in rows], "<i1")
        self.tongue_written = _flat([r.tongue_written for r in rows], "?")
        self.licence_code, self.licence_offsets = _names(rows, lambda r: r.licences, self.names)
        self.condition_code, self.condition_offsets = _names(rows, lambda r: r.conditions, self.names)
        self.condition_willing = _flat([r.condition_willing for r in rows], "?")

    def _join_words(self, rows: Sequence[Packed]) -> None:
        self.passage_offsets = offsets_of(r.passages for r in rows)
        self.is_title = _within(self.passage_offsets) < np.repeat(
            [r.title_passages for r in rows], [r.passages for r in rows]
        )
        self.stem_code = _flat([r.stems for r in rows], "<u4")
        self.stem_offsets = offsets_of(_flat([r.stem_counts for r in rows], "<i4"))
        self.letter_bucket = _flat([r.letters for r in rows], "<i4")
        self.letter_value = _flat([r.letter_values for r in rows], "<i2")
        self.letter_offsets = offsets_of(len(r.letter_values) // 2 for r in rows)

    def _join_vectors(self, rows: Sequence[Packed], meant: Sequence[Meant | None]) -> None:
        """Résumés whose vectors are still on their way have rows of zeros and ``has_vectors`` False."""
        self.has_vectors = np.array([m is not None for m in meant], dtype=np.bool_)
        self.vector_digests = [m.digest if m else b"" for m in meant]
        kinds = {(m.scale, m.width) for m in meant if m}
        if len(kinds) > 1:
            raise ValueError(f"vectors of different models in one pool: {sorted(kinds)}")
        self.scale: str | None
        self.scale, width = next(iter(kinds)) if kinds else (None, 0)
        counts = [(r.passages, r.title_passages) for r in rows]
        parts = [
            _parts(m.told if m else bytes(2 * width * (passages + titles + 1)), passages, titles, width)
            for m, (passages, titles) in zip(meant, counts, strict=True)
        ]
        self.vectors, self.title_vectors, self.means = (_matrix([p[i] for p in parts], width) for i in range(3))
        self.typical = _products_with(self.vectors, self.means, self.passage_offsets)
        self.seen, self.near, self.nearest = places(self.means, self.languages, self.scale)

    @property
    def places(self) -> Places:
        """Where each résumé lies among the occupations."""
        return Places(self.seen, self.near, self.nearest)


def _parts(told: bytes, passages: int, titles: int, width: int) -> tuple[memoryview, memoryview, memoryview]:
    """Passages, titles, mean: slices of one stretch of bytes, not copied."""
    view, first, second = memoryview(told), 2 * width * passages, 2 * width * (passages + titles)
    if len(view) != second + 2 * width:
        raise ValueError(f"{len(view)} bytes are no vectors of {passages} passages and {titles} titles")
    return view[:first], view[first:second], view[second:]


def _names(
    rows: Sequence[Packed], of: Callable[[Packed], list[str]], names: Vocabulary
) -> tuple[NDArray[np.int32], Offsets]:
    told = [of(row) for row in rows]
    codes = np.array(names.codes_of(chain.from_iterable(told)), dtype=np.int32)
    return codes, offsets_of([len(row) for row in told])


@lru_cache(maxsize=100_000)
def title_pieces(title: str) -> frozenset[int]:
    """The telling pieces of a title's words."""
    return frozenset(piece for _, pieces in pieces_of(title) for piece in pieces)


def _flat(parts: list[bytes], kind: str) -> NDArray[Any]:
    return np.frombuffer(b"".join(parts), dtype=kind)


def _matrix(parts: list[memoryview], width: int) -> NDArray[np.int16]:
    joined = np.frombuffer(b"".join(parts), dtype="<i2")
    return joined.reshape(-1, width) if width else np.zeros((0, 0), dtype=np.int16)


def _products_with(rows: NDArray[np.int16], means: NDArray[np.int16], offsets: Offsets) -> NDArray[np.int32]:
    """Every passage with the mean of its own résumé: the same for every vacancy, and exact (see ``UNIT``)."""
    found = np.zeros(len(rows), dtype=np.int32)
    owner = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
    for start in range(0, len(rows), _CHUNK):
        chunk = slice(start, start + _CHUNK)
        found[chunk] = np.einsum("ij,ij->i", rows[chunk].astype(np.float32), means[owner[chunk]].astype(np.float32))
    return found


def _first(starts: Offsets, offsets: Offsets) -> NDArray[np.int64]:
    """For every entry, where its résumé begins in another array."""
    return np.repeat(starts[:-1], np.diff(offsets))


def _within(offsets: Offsets) -> NDArray[np.int64]:
    """For every entry, its number within its résumé."""
    return np.arange(int(offsets[-1])) - np.repeat(offsets[:-1], np.diff(offsets))
