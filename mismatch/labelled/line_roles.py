"""Fits the weights by which a vacancy's lines are judged, and prints the data file that ships.

``python -m mismatch.labelled.line_roles tests/fixtures/vacancies > mismatch/engine/matching/data/line_roles.json``

Each vacancy is read three times: as it is, with half of its known headings taken for plain lines, and with all of them:
a vacancy not met before has headings that no list knows, and the weights have to be learned from such too.
"""

from __future__ import annotations

import sys
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.headings import find_headings
from mismatch.engine.matching.items import Item
from mismatch.engine.matching.line_features import Line, features_of, lines_of
from mismatch.engine.matching.line_roles import ROLES, UNIT, Fitted, Role, Shares, kept_features, surroundings
from mismatch.engine.matching.pasted import with_lines
from mismatch.engine.matching.sections import read_sections
from mismatch.engine.matching.vacancy_facts import read_language
from mismatch.engine.matching.vacancy_gold import GoldVacancy, is_gold, load_gold
from mismatch.labelled.marked_lines import MarkedVacancy, Span, read_marked

LINES = Path(__file__).parent / "lines"
#: How many of the known headings each further reading of a vacancy does without.
_WITHOUT = (0.5, 1.0)
_FOLDS, _FEWEST, _LEAST = 4, 2, 3
#: How freely weights may grow: those of a line's own signs, those of its surroundings.
_OWN, _AMONG = 0.3, 1.0
_COVERS, _HOLDS = 0.2, 0.6
#: A single section is no larger share of its vacancy, and counts less than a whole one.
_LARGEST_PART, _PART = 0.8, 0.1


class Reading(NamedTuple):
    """One reading of one vacancy: its lines, their signs and what they are."""

    vacancy: str
    lines: list[Line]
    features: list[list[str]]
    roles: list[Role]
    weight: float


def vacancies(folder: Path) -> list[MarkedVacancy]:
    """All that is labelled: whole vacancies with their demands, and those with marked lines."""
    gold = [_marked(load_gold(path)) for path in sorted(folder.glob("*.yaml")) if is_gold(path)]
    return gold + [one for path in sorted(LINES.glob("*.txt")) for one in read_marked(path)]


def _marked(gold: GoldVacancy) -> MarkedVacancy:
    roles: list[Role] = ["task" if u.kind == "task" else "must" if u.must else "nice" for u in gold.units]
    spans = [Span(unit.start, unit.end, role) for unit, role in zip(gold.units, roles, strict=True)]
    return MarkedVacancy(gold.name, gold.text, spans)


def readings(told: Sequence[MarkedVacancy]) -> list[Reading]:
    whole = [_reading(one, share, 1 / (1 + len(_WITHOUT))) for one in told for share in (0.0, *_WITHOUT)]
    parts = [_reading(part, 0.0, _PART) for one in told for part in _parts(one)]
    return [one for one in (*whole, *parts) if one.lines]


def _reading(vacancy: MarkedVacancy, without: float, weight: float) -> Reading:
    text = with_lines(vacancy.text)
    known = [one for one in find_headings(text, fold(text)) if _chance(text, one.start) >= without]
    items, headings = read_sections(text, known)
    lines = lines_of(text, items, headings)
    features = features_of(lines, read_language(text))
    roles = [_role(item, vacancy.spans) for item in items]
    return Reading(vacancy.title, lines, features, roles, weight)


def _chance(text: str, place: int) -> float:
    """A number from 0 to 1 that looks drawn by lot and is the same in every run."""
    return (zlib.crc32(f"{place} {text[place : place + 40]}".encode()) % 997) / 997


def _parts(vacancy: MarkedVacancy) -> Iterator[MarkedVacancy]:
    """Single sections: who pastes only a list of demands gives no more to go by."""
    starts = [one.start for one in find_headings(vacancy.text, fold(vacancy.text))]
    for start, end in pairwise([*starts, len(vacancy.text)]):
        inside = [s for s in vacancy.spans if start <= s.start and s.end <= end]
        if inside and end - start < len(vacancy.text) * _LARGEST_PART:
            spans = [Span(s.start - start, s.end - start, s.role) for s in inside]
            yield MarkedVacancy(vacancy.title, vacancy.text[start:end], spans)


def _role(item: Item, spans: Sequence[Span]) -> Role:
    """The part of the stretch that an item shares most with, if that is enough of either."""
    most, role = 0, ROLES[-1]
    for span in spans:
        shared = min(item.end, span.end) - max(item.start, span.start)
        enough = shared >= _COVERS * (item.end - item.start) or shared >= _HOLDS * (span.end - span.start)
        if shared > most and enough:
            most, role = shared, span.role
    return role


def fit(read: Sequence[Reading]) -> Fitted:
    """The weights of both judgements; the second learns from first ones made without the vacancy itself."""
    fold_of = [zlib.crc32(one.vacancy.encode()) % _FOLDS for one in read]
    first: dict[int, list[Shares]] = {}
    for left_out in range(_FOLDS):
        others = [one for one, place in zip(read, fold_of, strict=True) if place != left_out]
        judge = _first(others)
        first.update({i: judge(one) for i, one in enumerate(read) if fold_of[i] == left_out})
    return Fitted(own=_own_weights(read), among=_among_weights(read, first))


def _first(read: Sequence[Reading]) -> Callable[[Reading], list[Shares]]:
    places, model = _own_model(read)

    def judge(one: Reading) -> list[Shares]:
        shares = model.predict_proba(_matrix([dict.fromkeys(told, 1.0) for told in one.features], places))
        return [tuple(round(100 * float(share)) for share in row) for row in shares]

    return judge


def _own_model(read: Sequence[Reading]) -> tuple[dict[str, int], LogisticRegression]:
    """Signs that one vacancy alone shows teach nothing about the next."""
    seen: dict[str, set[str]] = defaultdict(set)
    for one in read:
        for name in {name for told in one.features for name in told}:
            seen[name].add(one.vacancy)
    places = {name: i for i, name in enumerate(sorted(name for name, by in seen.items() if len(by) >= _FEWEST))}
    rows = [dict.fromkeys(told, 1.0) for one in read for told in one.features]
    return places, _regression(_matrix(rows, places), read, _OWN)


def _own_weights(read: Sequence[Reading]) -> dict[str, tuple[int, int, int, int]]:
    return _whole(*_own_model(read))


def _among_weights(read: Sequence[Reading], first: dict[int, list[Shares]]) -> dict[str, tuple[int, int, int, int]]:
    rows: list[dict[str, float]] = []
    for index, one in enumerate(read):
        for around, told in zip(surroundings(one.lines, first[index]), one.features, strict=True):
            rows.append({name: value / UNIT for name, value in around} | dict.fromkeys(kept_features(told), 1.0))
    places = {name: i for i, name in enumerate(sorted({name for row in rows for name in row}))}
    return _whole(places, _regression(_matrix(rows, places), read, _AMONG))


def _regression(matrix: csr_matrix, read: Sequence[Reading], freedom: float) -> LogisticRegression:
    roles = [ROLES.index(role) for one in read for role in one.roles]
    weights = [one.weight for one in read for _ in one.roles]
    return LogisticRegression(C=freedom, max_iter=200, tol=3e-3).fit(matrix, roles, sample_weight=weights)


def _matrix(rows: Sequence[dict[str, float]], places: dict[str, int]) -> csr_matrix:
    known = [[(places[name], value) for name, value in row.items() if name in places] for row in rows]
    ends = np.cumsum([0, *map(len, known)])
    columns = [place for row in known for place, _ in row]
    values = [value for row in known for _, value in row]
    return csr_matrix((values, columns, ends), shape=(len(rows), len(places)))


def _whole(places: dict[str, int], model: LogisticRegression) -> dict[str, tuple[int, int, int, int]]:
    """Weights as whole hundredths, without those too small to matter."""
    rows: NDArray[np.float64] = model.coef_.T.copy()
    rows[places["always"]] += model.intercept_
    whole = {name: tuple(round(UNIT * float(x)) for x in rows[place]) for name, place in places.items()}
    return {name: (a, b, c, d) for name, (a, b, c, d) in whole.items() if max(map(abs, (a, b, c, d))) >= _LEAST}


def main() -> None:
    made = fit(readings(vacancies(Path(sys.argv[1]))))
    sys.stdout.write(msgspec.json.encode(made, order="deterministic").decode().replace('],"', '],\n"') + "\n")


if __name__ == "__main__":
    main()
