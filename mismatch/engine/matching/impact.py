"""Impact ratios: how often the people of each group were selected, against the group selected most often."""

from __future__ import annotations

from collections.abc import Mapping
from math import comb

import msgspec

#: A smaller group is not shown: its figures would be about persons.
LEAST_PEOPLE = 5
#: Below four fifths of the highest rate a difference is to be looked into.
FOUR_FIFTHS = (4, 5)


class GroupRate(msgspec.Struct, frozen=True, kw_only=True):
    """One group. ``ratio``, ``flagged`` and ``p`` (Fisher's exact test, two-sided, against the group with the highest
    rate) are None for that group itself, and everything is None for a group that is too small."""

    name: str
    people: int | None
    selected: int | None
    rate: float | None
    ratio: float | None = None
    flagged: bool | None = None
    p: float | None = None

    @property
    def is_withheld(self) -> bool:
        return self.people is None


def impact_ratios(groups: Mapping[str, tuple[int, int]]) -> list[GroupRate]:
    """For ``name → (people, selected)``: rates and ratios, the highest rate first, groups that are too small last."""
    shown = {name: counts for name, counts in groups.items() if counts[0] >= LEAST_PEOPLE}
    order = sorted(shown, key=lambda name: (-shown[name][1] / shown[name][0], -shown[name][0], name))
    rows = [_rate(name, shown[name], shown[order[0]] if name != order[0] else None) for name in order]
    small = sorted(set(groups) - set(shown))
    return rows + [GroupRate(name=name, people=None, selected=None, rate=None) for name in small]


def _rate(name: str, mine: tuple[int, int], best: tuple[int, int] | None) -> GroupRate:
    people, selected = mine
    rate = selected / people
    if best is None or best[1] == 0:
        return GroupRate(name=name, people=people, selected=selected, rate=rate)
    # In whole numbers, so that exactly four fifths is never flagged by rounding.
    flagged = selected * best[0] * FOUR_FIFTHS[1] < best[1] * people * FOUR_FIFTHS[0]
    return GroupRate(
        name=name,
        people=people,
        selected=selected,
        rate=rate,
        ratio=selected * best[0] / (best[1] * people),
        flagged=flagged,
        p=fisher_exact(selected, people - selected, best[1], best[0] - best[1]),
    )


def fisher_exact(a: int, b: int, c: int, d: int) -> float:
    """Two-sided p of a 2 × 2 table: all tables with the same margins that are no likelier than this one."""
    row, column, whole = a + b, a + c, a + b + c + d
    ways = [
        comb(row, k) * comb(whole - row, column - k)
        for k in range(max(0, column - (whole - row)), min(row, column) + 1)
    ]
    mine = comb(row, a) * comb(whole - row, column - a)
    return sum(one for one in ways if one <= mine) / comb(whole, column)
