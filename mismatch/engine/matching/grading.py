"""How far each résumé of a pool answers one demand: a strength 0–1, and the entries that earn it."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from mismatch.engine.matching.calibration import Calibration, scaled
from mismatch.engine.matching.demand import Demand, Demands
from mismatch.engine.matching.education import LEVELS, WIDER
from mismatch.engine.matching.meaning import Meaning, cosines
from mismatch.engine.matching.packing import HINT, UNKNOWN_MONTHS, field_bits
from mismatch.engine.matching.pool import Pool
from mismatch.engine.matching.roles import compare_titles, title_relevance
from mismatch.engine.matching.segments import Offsets, segment_max, segment_sum
from mismatch.engine.matching.tongues import CEFR
from mismatch.engine.matching.weights import Weights
from mismatch.engine.matching.wording import SharedWords
from mismatch.engine.shapes import Language

Floats = NDArray[np.float64]

#: A passage that merely means the same never earns as much as the named skill itself.
MEANING_CAP = 0.5
#: The words of a demand, repeated: only who writes in the vacancy's language can do so, and anyone may quote them.
WORDS_WORTH = 0.6
#: Less than this is chance, not evidence.
LEAST = 0.1
#: A skill asked with years but shown without dates.
UNDATED, UNDATED_IN_TRADE = 0.5, 0.8
#: Years in the vacancy's own trade (or one right beside it) answer a demand for years of a skill of that trade.
#: They answer it whole when the demand names the trade itself: "three years as a recruiter".
SAME_TRADE, YEARS_IN_TRADE = 0.8, 0.9
#: Up to here a position is of another trade, for that; between the two its months count in proportion.
OTHER_POSITION = 0.5
#: Passages of fewer telling words than this earn only part of their credit.
FEW_WORDS, SHORT_WORTH = 3, 0.5
#: A single word is near to everything of its field: by meaning it shows nothing («Информатика», a torn-off word).
LEAST_WORDS = 2
OTHER_FIELD, LOWER_DEGREE, FIELD_ONLY = 0.6, 0.4, 0.3
ONE_LEVEL_SHORT, UNSTATED_LEVEL = 0.5, 0.6
#: A résumé in the language shows that its writer has it, but not at which level.
WRITTEN_IN_IT, WRITTEN_FOR_A_LEVEL = 0.7, 0.5
WOULD_MOVE = 0.7
#: "Registered nurse" says that somebody is registered, and not where.
HINTED_LICENCE = 0.4
#: Months in another trade count this much towards years in the asked one, and earn no more than this.
OTHER_TRADE, OTHER_TRADE_MOST = 0.1, 0.25


class Grades(NamedTuple):
    """Strength by résumé, and the credit of single entries for finding the quote: by skill group, by passage …"""

    strength: Floats
    groups: list[Floats]
    entries: Floats | None
    passages: Floats | None
    by_words: NDArray[np.bool_] | None = None
    offsets: Offsets | None = None


def grades_of(grades: Grades, pool: Pool, row: int) -> Grades:
    """The part of a pool's grades that belongs to one résumé."""

    def part(entries: NDArray[Any], offsets: Offsets) -> NDArray[Any]:
        return entries[offsets[row] : offsets[row + 1]]

    entries, offsets = grades.entries, grades.offsets
    return Grades(
        strength=grades.strength[row : row + 1],
        groups=[part(group, pool.skill_offsets) for group in grades.groups],
        entries=part(entries, offsets) if entries is not None and offsets is not None else None,
        passages=part(grades.passages, pool.passage_offsets) if grades.passages is not None else None,
        by_words=part(grades.by_words, pool.passage_offsets) if grades.by_words is not None else None,
    )


class Grader:
    """Grades demands of one vacancy against one pool."""

    def __init__(
        self, demands: Demands, pool: Pool, meaning: Meaning | None, calibration: Calibration, weights: Weights
    ) -> None:
        self.weights = weights
        self.demands = demands
        self.pool = pool
        self.meaning = meaning
        self.calibration = calibration
        self.roles = compare_titles(demands, pool, meaning, calibration, weights)
        self.shared = SharedWords(demands.words, pool)
        self.coverage = self.shared.coverage()
        told = np.diff(pool.stem_offsets)
        self.same = np.repeat(pool.languages == demands.vacancy.language, np.diff(pool.passage_offsets))
        self.meant = np.where(told < LEAST_WORDS, 0.0, 1.0)
        # A title says what a person was, not what they did; two words say little of anything.
        self.worth = np.where(pool.is_title, 0.0, np.where(told < FEW_WORDS, SHORT_WORTH, 1.0))
        self.zero, self.span = self._scale()

    def grade(self, index: int) -> Grades:
        """Grades of the demand at ``index`` of ``Demands.all``."""
        demand = self.demands.all[index]
        kind = demand.requirement.kind
        if kind == "experience":
            grades = self._years_of_skill(demand) if demand.groups else self._years_of_trade(demand)
        elif kind == "education":
            grades = self._education(demand)
        elif kind == "language":
            grades = self._language(demand)
        elif kind == "licence":
            grades = self._licence(demand)
        elif kind == "location":
            grades = self._condition(demand)
        else:
            grades = self._skills_or_meaning(index, demand)
        strength = np.round(np.where(grades.strength < LEAST, 0.0, grades.strength), 4).astype(np.float64)
        return grades._replace(strength=strength)

    def _skills_or_meaning(self, index: int, demand: Demand) -> Grades:
        groups = [self._group(credits) for credits in demand.groups]
        passages, by_words = self._passages(index)
        by_passage = segment_max(passages, self.pool.passage_offsets)
        identity = self._mean_of_groups(groups)
        cap = MEANING_CAP if demand.requirement.kind == "skill" and groups else 1.0
        strength = np.maximum(identity, by_passage * cap)
        denied = self._denied(demand)
        passages *= cap
        return Grades(np.where(denied & (identity == 0), 0.0, strength), groups, None, passages, by_words)

    def _group(self, credits: dict[str, float]) -> Floats:
        """Credit of every held skill of the pool for one "or" group."""
        worth = self.pool.skill_names.table(credits)
        return worth[self.pool.skill_code] * self.pool.skill_credit

    def _mean_of_groups(self, groups: list[Floats]) -> Floats:
        total = np.zeros(self.pool.size, dtype=np.float64)
        for entries in groups:
            total += segment_max(entries, self.pool.skill_offsets)
        return total / len(groups) if groups else total

    def _denied(self, demand: Demand) -> NDArray[np.bool_]:
        """Whether the person says that they lack an asked skill."""
        asked = {id: 1.0 for credits in demand.groups for id, worth in credits.items() if worth == 1.0}
        worth = self.pool.skill_names.table(asked)
        return segment_max(worth[self.pool.denied_code], self.pool.denied_offsets) > 0

    def _passages(self, index: int) -> tuple[Floats, NDArray[np.bool_]]:
        """Credit of every passage for a demand, by meaning or by words, whichever says more; and where words did."""
        at, shares = self.coverage[index]
        scale = self.calibration.words_scale(self.demands.vacancy.language, "passage")
        worded = scaled(shares, scale) * WORDS_WORTH * self.same[at]
        if self.meaning is not None and index < len(self.demands.rows):
            credit = cosines(self.meaning.passages[index])
            credit -= self.zero
            credit /= self.span
            np.clip(credit, 0.0, 1.0, out=credit)
            credit *= self.meant
        else:
            credit = np.zeros(len(self.worth), dtype=np.float64)
        by_words = np.zeros(len(credit), dtype=np.bool_)
        by_words[at] = worded > credit[at]
        credit[at] = np.maximum(worded, credit[at])
        credit *= self.worth
        return credit, by_words

    def _scale(self) -> tuple[Floats, Floats]:
        """For each passage the cosine that earns nothing, and how much more earns all: by its language."""
        asked = self.demands.vacancy.language
        other: Language = "en" if asked == "ru" else "ru"
        if self.meaning is None:
            return np.zeros(0), np.zeros(0)
        within, across = (self.weights.scale(asked, told, "passage", self.calibration) for told in (asked, other))
        zero = np.where(self.same, within[0], across[0])
        return zero, np.where(self.same, within[1] - within[0], across[1] - across[0])

    def _years_of_skill(self, demand: Demand) -> Grades:
        needed = 12 * (demand.requirement.years or 0.0)
        months = self.pool.skill_months
        share = np.minimum(1.0, months / needed) if needed else np.ones(len(months))
        share = np.where(months == UNKNOWN_MONTHS, self._undated_share(needed), share)
        groups = [self._group(credits) * share for credits in demand.groups]
        near = np.clip((self.roles.positions - OTHER_POSITION) / (SAME_TRADE - OTHER_POSITION), 0.0, 1.0)
        weighed, months = self._trade_months(self.roles.positions * near)
        worth = 1.0 if demand.names_trade else YEARS_IN_TRADE
        in_trade = worth * (np.minimum(1.0, months / needed) if needed else (months > 0))
        strength = np.maximum(self._mean_of_groups(groups), in_trade)
        return Grades(strength, groups, weighed.astype(np.float64), None, offsets=self.pool.position_offsets)

    def _undated_share(self, needed: float) -> Floats:
        """A skill without dates counts half; more when the years were worked in the vacancy's own trade."""
        months = self._trade_months(self.roles.positions)[1]
        by_trade = (
            UNDATED_IN_TRADE * np.minimum(1.0, months / needed) if needed else np.full(self.pool.size, UNDATED_IN_TRADE)
        )
        return np.repeat(np.maximum(UNDATED, by_trade), np.diff(self.pool.skill_offsets))

    def _years_of_trade(self, demand: Demand) -> Grades:
        """Months in the trade, and a little for years in another one."""
        needed = 12 * (demand.requirement.years or 0.0)
        relevance = self._relevance(demand)
        weighed, months = self._trade_months(relevance)
        elsewhere = np.maximum(self.pool.total_months - months, 0.0)
        if needed:
            own = np.minimum(1.0, months / needed)
            strength = np.minimum(1.0, own + np.minimum(OTHER_TRADE_MOST, OTHER_TRADE * elsewhere / needed))
        else:
            strength = (months > 0).astype(np.float64)
        entries = np.maximum(weighed, np.minimum(self.pool.position_months, 1)).astype(np.float64)
        return Grades(strength, [], entries, None, offsets=self.pool.position_offsets)

    def _relevance(self, demand: Demand) -> Floats:
        """Of every position: to the trade the demand names, else to the vacancy's title."""
        if demand.occupations == self.demands.occupations:
            return self.roles.positions
        language = self.demands.vacancy.language
        relevance = title_relevance("", demand.occupations, language, self.pool, self.calibration)
        return relevance.value(relevance.wording)[self.pool.position_title]

    def _trade_months(self, relevance: Floats) -> tuple[NDArray[np.int64], Floats]:
        """Months in positions by how close each is to the trade; hundredths of months, so sums are exact."""
        weighed = np.rint(self.pool.position_months * relevance * 100).astype(np.int64)
        months = segment_sum(weighed, self.pool.position_offsets) / 100
        return weighed, np.minimum(months, self.pool.total_months)

    def _education(self, demand: Demand) -> Grades:
        level, asked = self.pool.degree_level, LEVELS.get(demand.requirement.level or "", 0)
        wanted = field_bits(frozenset().union(*(WIDER.get(f, frozenset({f})) for f in demand.fields)))
        fits = (self.pool.degree_fields & wanted) > 0 if wanted else np.ones(len(level), dtype=np.bool_)
        enough = level >= asked if asked else np.ones(len(level), dtype=np.bool_)
        credit = np.where(enough, np.where(fits, 1.0, OTHER_FIELD if asked else FIELD_ONLY), 0.0)
        credit = np.where(~enough & (level == _one_below(asked)), LOWER_DEGREE, credit)
        return Grades(segment_max(credit, self.pool.degree_offsets), [], credit, None, offsets=self.pool.degree_offsets)

    def _language(self, demand: Demand) -> Grades:
        names = (demand.requirement.language or "").split("/")
        codes = [self.pool.names.codes[name] for name in names if name in self.pool.names.codes]
        asked, held = CEFR.get(demand.requirement.level or "", 0), self.pool.tongue_level
        short = asked - held
        credit = np.select([held == 0, short <= 0, short == 1], [UNSTATED_LEVEL, 1.0, ONE_LEVEL_SHORT], 0.0)
        credit = np.where((held == 0) & (asked == 0), 1.0, credit)
        credit = np.where(self.pool.tongue_written, WRITTEN_FOR_A_LEVEL if asked else WRITTEN_IN_IT, credit)
        credit = np.where(np.isin(self.pool.tongue_code, codes), credit, 0.0)
        return Grades(segment_max(credit, self.pool.tongue_offsets), [], credit, None, offsets=self.pool.tongue_offsets)

    def _licence(self, demand: Demand) -> Grades:
        asked = (demand.requirement.level or "").split("/")
        shown, hinted = (
            np.isin(self.pool.licence_code, [self.pool.names.codes.get(mark + code, -1) for code in asked])
            for mark in ("", HINT)
        )
        credit = np.where(shown, 1.0, np.where(hinted, HINTED_LICENCE, 0.0))
        return Grades(segment_max(credit, self.pool.licence_offsets), [], credit, None)

    def _condition(self, demand: Demand) -> Grades:
        place = demand.requirement.place or ""
        code = self.pool.names.codes.get(place, -1)
        credit = ((self.pool.condition_code == code) & self.pool.condition_willing).astype(np.float64)
        if place.startswith("city:"):
            moves = self.pool.names.codes.get("relocation", -1)
            would = (self.pool.condition_code == moves) & self.pool.condition_willing
            credit = np.maximum(credit, np.where(would, WOULD_MOVE, 0.0))
        return Grades(segment_max(credit, self.pool.condition_offsets), [], credit, None)


def _one_below(asked: int) -> int:
    """The level under the asked one; bachelor, specialist and master count as one step."""
    return {3: 2, 4: 3, 5: 3, 6: 5, 2: 1}.get(asked, -1)
