"""What two people have in common, and whether it is more than everybody has."""

from __future__ import annotations

import pytest

from mismatch.engine.search.likeness import are_alike, occupations_in_common, skills_in_common


@pytest.mark.parametrize(
    ("mine", "theirs", "alike"),
    [
        ({"django", "c-plus-plus", "excel"}, {"django", "c-plus-plus"}, True),
        ({"django", "c-plus-plus", "excel"}, {"excel", "fast-typing"}, False),
        ({"excel"}, {"excel"}, True),
        ({"django"}, {"fast-typing"}, False),
        (set(), set(), False),
    ],
)
def test_rare_skills_tell_more_than_common_ones(mine: set[str], theirs: set[str], alike: bool) -> None:
    assert are_alike(skills_in_common(mine, theirs), 0.0) == alike


def test_one_trade_is_enough() -> None:
    assert are_alike(0.0, occupations_in_common({"backend-developer"}, {"backend-developer"}))
    assert not are_alike(0.0, occupations_in_common({"backend-developer"}, {"cook"}))
    assert not are_alike(0.0, occupations_in_common({"backend-developer"}, set()))
