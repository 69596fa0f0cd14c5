"""Reference values that turn a raw likeness into 0–1, shipped with the engine: never a raw cosine on a page."""

from __future__ import annotations

import base64
import hashlib
import logging
import os
from functools import cached_property, lru_cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from mismatch.engine.shapes import Language, settle

log = logging.getLogger(__name__)

Scale = tuple[float, float]

#: Length of a vector in whole numbers. |a·b| ≤ UNIT² < 2²⁴ for unit vectors, so float32 sums of their products are
#: exact integers in any order: a score is the same in a pool of one and in a pool of ten thousand, on any machine.
UNIT = 4000


#: Another one whenever stored vectors would be made in another way from the same values.
_MADE_READY = b"2"
#: Parts in which the square root of a number of words is counted.
_ROOT_PARTS = 100


class Calibration(msgspec.Struct, frozen=True, dict=True):
    """For each likeness the value that earns nothing and the value that earns all, by pair of languages.

    ``centres`` are what all demands, all résumé sentences and all titles of one language have in common: it is taken
    away before vectors are compared, because it tells nothing (unrelated trades have a raw cosine of 0.8).
    """

    version: int
    model: str
    centres: dict[str, str]
    meaning: dict[str, dict[str, Scale]]
    words: dict[str, dict[str, Scale]]

    @cached_property
    def digest(self) -> str:
        """A short name of these very values, and of how vectors are made ready by them: stored ones are of one name."""
        return hashlib.sha256(_MADE_READY + msgspec.msgpack.encode(self)).hexdigest()[:16]

    def meaning_scale(self, asked: Language, told: Language, feature: str) -> Scale:
        """Of a likeness by meaning between two languages. Raises ``KeyError`` for what is none."""
        return self.meaning[f"{asked}-{told}"][feature]

    def words_scale(self, language: Language, feature: str) -> Scale:
        """Of a likeness by words, which is measured within one language only. Raises ``KeyError`` for what is none."""
        return self.words[language][feature]

    def centre(self, side: str, language: Language, width: int) -> NDArray[np.int64]:
        """The common part of ``side`` (asked, told, title) as whole numbers; none for a model of another width."""
        if not self.centres:
            return np.zeros(width, dtype=np.int64)
        values = unpacked(self.centres[f"{side}-{language}"])
        return values if len(values) == width else np.zeros(width, dtype=np.int64)


settle(Calibration)


@lru_cache(maxsize=64)
def unpacked(packed: str) -> NDArray[np.int64]:
    """A centre or a direction as whole numbers."""
    return np.frombuffer(base64.b64decode(packed), dtype="<i2").astype(np.int64)


def packed_centre(values: NDArray[np.float64]) -> str:
    """A centre as the data file holds it."""
    return base64.b64encode(np.rint(values * UNIT).astype("<i2").tobytes()).decode()


def scaled(raw: NDArray[np.float64], scale: Scale) -> NDArray[np.float64]:
    """0 at the first value and below, 1 at the second and above, straight between."""
    zero, one = scale
    return np.clip((raw - zero) / (one - zero), 0.0, 1.0)


def quantised(vectors: NDArray[np.floating] | NDArray[np.int16], rows: int) -> NDArray[np.int16]:
    """Unit vectors as whole numbers; already whole ones are left as they are."""
    matrix = np.asarray(vectors)
    if matrix.ndim != 2 or matrix.shape[0] != rows:
        raise ValueError(f"expected {rows} rows of vectors, got shape {matrix.shape}")
    return matrix if matrix.dtype == np.int16 else np.rint(matrix * UNIT).astype(np.int16)


def centred(rows: NDArray[np.int16], centre: NDArray[np.int64]) -> NDArray[np.int16]:
    """Rows without what they all share, of length ``UNIT`` again. Whole-number sums, so nothing depends on order."""
    shifted = rows.astype(np.int64) - centre
    lengths = np.sqrt((shifted * shifted).sum(axis=1).astype(np.float64))
    return np.rint(shifted / np.maximum(lengths, 1.0)[:, None] * UNIT).astype(np.int16)


def without(rows: NDArray[np.int16], directions: NDArray[np.int64]) -> NDArray[np.int16]:
    """Rows without their parts along directions (of length ``UNIT``, at right angles), of length ``UNIT`` again."""
    if not len(directions):
        return rows
    whole = rows.astype(np.int64)
    along = whole @ directions.T
    left = np.rint((whole * (UNIT * UNIT) - along @ directions) / (UNIT * UNIT)).astype(np.int16)
    return centred(left, np.zeros(rows.shape[1], dtype=np.int64))


def mean_vector(rows: NDArray[np.int16], words: NDArray[np.int32] | None = None) -> NDArray[np.int16]:
    """The direction of the mean of whole-number vectors, as a whole-number vector.

    ``words`` are how many telling words each row has: it counts by their root, for a torn-off word says less of a
    whole than a sentence.
    """
    whole = rows.astype(np.int64)
    if words is not None:
        whole *= np.maximum(np.rint(np.sqrt(words) * _ROOT_PARTS).astype(np.int64), 1)[:, None]
    total = whole.sum(axis=0)
    length = np.sqrt(np.float64((total * total).sum()))
    return np.rint(total / max(length, 1.0) * UNIT).astype(np.int16)


@lru_cache(maxsize=1)
def shipped_calibration() -> Calibration:
    """The values measured with the default model."""
    raw = (Path(__file__).parent / "data" / "calibration.json").read_bytes()
    return msgspec.json.decode(raw, type=Calibration)


#: Where calibrations of other models are kept, if anywhere.
_kept_in: list[Path] = []


def keep_calibrations_in(folder: Path) -> None:
    """Calibrations of other models than the default one are read from this folder and written to it."""
    _kept_in[:] = [folder]


def calibration_for(model_id: str | None) -> Calibration:
    """The shipped values for the default model, those measured here for another one.

    Before they are measured there is nothing to tell its likenesses by: then no meaning takes part in a score.
    """
    shipped = shipped_calibration()
    if model_id in (None, shipped.model):
        return shipped
    return kept_calibration(str(model_id)) or msgspec.structs.replace(shipped, model=model_id, centres={}, meaning={})


def kept_calibration(model_id: str) -> Calibration | None:
    """What was measured for a model on this installation; nothing where the file is damaged: it is measured again."""
    found = [path for folder in _kept_in if (path := folder / _file_name(model_id)).is_file()]
    return _read(found[0], found[0].stat().st_mtime_ns) if found else None


def keep_calibration(calibration: Calibration) -> None:
    """Write it whole or not at all: other processes may be reading."""
    for folder in _kept_in:
        folder.mkdir(parents=True, exist_ok=True)
        made = folder / f".{_file_name(calibration.model)}.{os.getpid()}"
        made.write_bytes(msgspec.json.encode(calibration))
        made.replace(folder / _file_name(calibration.model))


def _file_name(model_id: str) -> str:
    return hashlib.sha256(model_id.encode()).hexdigest()[:16] + ".json"


@lru_cache(maxsize=8)
def _read(path: Path, changed: int) -> Calibration | None:
    """The file as it was written at ``changed``."""
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Calibration)
        _check(found)
    except (OSError, ValueError, msgspec.DecodeError) as error:
        log.error(
            "%s is damaged (%s): until a worker has measured its model again, nothing is compared by meaning",
            path,
            error,
        )
        return None
    return found


def _check(calibration: Calibration) -> None:
    """ValueError for one that would stop a ranking in the middle."""
    shipped = shipped_calibration()
    for told, needed in ((calibration.meaning, shipped.meaning), (calibration.words, shipped.words)):
        if any(scales.keys() - told.get(name, {}).keys() for name, scales in needed.items()):
            raise ValueError("a scale is missing")
        if any(not zero < one for scales in told.values() for zero, one in scales.values()):
            raise ValueError("a scale without a length")
    if calibration.centres.keys() != shipped.centres.keys():
        raise ValueError("other centres")
    for centre in calibration.centres.values():
        unpacked(centre)
