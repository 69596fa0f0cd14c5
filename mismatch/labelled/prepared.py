"""A labelled set made ready: read vacancies, profiles and vectors, and the scores of every pair."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mismatch.demo.people import AS_OF
from mismatch.engine.embeddings.embedder import Embedder
from mismatch.engine.matching.pool import Pool
from mismatch.engine.matching.profile import Profile, build_profile, vacancy_texts
from mismatch.engine.matching.requirements import read_vacancy
from mismatch.engine.matching.score import score_pool
from mismatch.engine.matching.shapes import Vacancy
from mismatch.engine.matching.weights import Weights
from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document
from mismatch.labelled.sets import LabelledSet, Told

Floats = NDArray[np.float64]
Encode = Callable[[Sequence[str]], NDArray[np.float32]]
#: The middle of the month in which "present" stands in the labelled résumés.
TODAY = date(*AS_OF, 15)


class Prepared(NamedTuple):
    """Rows are vacancies, columns résumés, in the order of the set. ``grades`` is NaN outside a vacancy's pool."""

    vacancies: list[Vacancy]
    texts: list[str]
    resumes: list[str]
    profiles: list[Profile]
    asked: list[NDArray[np.float32]]
    told: list[NDArray[np.float32] | None]
    grades: Floats


def prepare(labelled: LabelledSet, encode: Encode) -> Prepared:
    """Reads and embeds everything."""
    vacancies = [read_vacancy(text, title) for title, text in labelled.vacancies.values()]
    read = [_read(told) for told in labelled.resumes.values()]
    profiles = [profile for _, profile in read]
    grades = np.full((len(vacancies), len(profiles)), np.nan)
    column = {id: number for number, id in enumerate(labelled.resumes)}
    for row, vacancy in enumerate(labelled.vacancies):
        for resume in labelled.pools.get(vacancy, []):
            grades[row, column[resume]] = labelled.grades.get((vacancy, resume), 0.0)
    return Prepared(
        vacancies=vacancies,
        texts=["\n".join(part for part in both if part) for both in labelled.vacancies.values()],
        resumes=[text for text, _ in read],
        profiles=profiles,
        asked=[encode(vacancy_texts(vacancy)) for vacancy in vacancies],
        told=[encode(profile.texts) if profile.texts else None for profile in profiles],
        grades=grades,
    )


def scores(prepared: Prepared, weights: Weights | None = None) -> Floats:
    """The engine's score of every pair."""
    pool = Pool.of(prepared.profiles, prepared.told)
    pairs = zip(prepared.vacancies, prepared.asked, strict=True)
    return np.array([score_pool(vacancy, pool, asked, weights=weights).scores for vacancy, asked in pairs])


def _read(told: Told) -> tuple[str, Profile]:
    document = read_document(*_file(told))
    return document.text, build_profile(parse_resume(document, TODAY), document)


def _file(told: Told) -> tuple[bytes, str]:
    """Content and name."""
    if isinstance(told, str):
        return told.encode(), "resume.txt"
    return (told.read_bytes(), told.name) if isinstance(told, Path) else (told[1], told[0])


class CachedEncoder:
    """An embedder that keeps every vector it made in one file of a folder, by the hash of its text."""

    def __init__(self, embedder: Embedder, folder: Path | None) -> None:
        self._embedder = embedder
        self._file = folder / f"{hashlib.sha256(embedder.model_id.encode()).hexdigest()[:16]}.npz" if folder else None
        self._known: dict[str, NDArray[np.float32]] = {}
        if self._file and self._file.is_file():
            with np.load(self._file) as kept:
                self._known = dict(zip(kept["keys"].tolist(), kept["rows"], strict=True))

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        keys = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        if missing:
            self._known |= dict(zip(missing, self._embedder.encode(list(missing.values())), strict=True))
        return np.stack([self._known[key] for key in keys])

    def keep(self) -> None:
        """Write what is known; nothing without a folder."""
        if self._file and self._known:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            mine = self._file.with_suffix(f".{os.getpid()}.npz")
            np.savez(mine, keys=np.array(list(self._known)), rows=np.stack(list(self._known.values())))
            mine.replace(self._file)  # whole, whoever else reads or writes it
