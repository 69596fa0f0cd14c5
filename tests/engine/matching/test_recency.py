"""Skills that were last used long before the person's own newest work count less."""

import msgspec
import pytest

from mismatch.engine.matching.holdings import HeldSkill
from mismatch.engine.matching.packing import FRESH, STALE, STALE_WORTH, skill_credit
from mismatch.engine.matching.profile import Profile, scoring_facts
from tests.engine.matching.test_titles_told import _profile

_OLD = (
    "EXPERIENCE\nData engineer, Alder Ltd, January 2019 – present\n- Built pipelines in Python\n"
    "Developer, Beech Ltd, January 2006 – December 2008\n- Wrote reports in Delphi\n"
)


def _skill(profile: Profile, id: str) -> HeldSkill:
    return next(held for held in profile.skills if held.id == id)


def _held(idle: int | None) -> HeldSkill:
    return HeldSkill(
        id="python", how="used", months=12, last_used="2020-01", workplaces=1, via=None, passages=[0], idle=idle
    )


def test_idleness_is_counted_from_the_person_s_own_newest_work():
    profile = _profile(_OLD)
    assert _skill(profile, "python").idle == 0
    assert _skill(profile, "delphi").idle == 12 * 17 + 11


def test_a_skill_that_is_listed_as_well_is_not_idle():
    assert _skill(_profile(_OLD + "SKILLS\nDelphi, SQL\n"), "delphi").idle is None


def test_papers_do_not_fade():
    told = _OLD.replace("Wrote reports in Delphi", "Wrote reports in Delphi; EPA 608 certified, forklift licence")
    faded = {held.id: held.idle for held in _profile(told).skills}
    assert faded["delphi"]
    assert faded["f-gas-certificate"] is faded["forklift-licence"] is None


@pytest.mark.parametrize(
    ("idle", "share"),
    [
        (None, 1.0),
        (0, 1.0),
        (FRESH, 1.0),
        ((FRESH + STALE) // 2, (1 + STALE_WORTH) / 2),
        (STALE, STALE_WORTH),
        (400, STALE_WORTH),
    ],
)
def test_a_stale_skill_is_worth_less(idle, share):
    assert skill_credit(_held(idle)) == pytest.approx(0.9 * share)


def test_idleness_is_part_of_what_a_score_depends_on():
    profile = _profile(_OLD)
    skills = [msgspec.structs.replace(one, idle=5) for one in profile.skills]
    assert scoring_facts(msgspec.structs.replace(profile, skills=skills)) != scoring_facts(profile)
