"""Agreement, proposals and impact ratios against figures worked out by hand."""

from __future__ import annotations

import random

import numpy as np
import pytest

from mismatch.engine.matching.agreement import Decided, agreement, concordance, surprises
from mismatch.engine.matching.impact import fisher_exact, impact_ratios
from mismatch.engine.matching.tuning import LEAST_FACTOR, MOST_FACTOR, NotProposed, logistic_ridge, propose_weights

WEIGHTS = {"requirements": 0.6, "role": 0.3, "education": 0.1}


def _one(number: int, taken: bool, score: float, vacancy: int = 1) -> Decided:
    return Decided(id=number, vacancy=vacancy, taken=taken, score=score)


def test_pairs_are_counted_within_a_vacancy_and_ties_by_half():
    decided = [_one(1, True, 80), _one(2, False, 60), _one(3, False, 80), _one(4, True, 10, vacancy=2)]
    assert concordance(decided, [one.score for one in decided]) == (0.75, 2)


def test_too_few_decisions_have_no_figure_but_say_how_many_are_missing():
    decided = [_one(n, n < 5, 50 + n) for n in range(8)] + [_one(20 + n, True, 90, vacancy=2) for n in range(9)]
    found = agreement(decided)
    assert (found.auc, found.missing) == (None, (0, 2))
    assert (found.taken, found.rejected) == (14, 3)
    more = agreement([*decided, _one(30, False, 10), _one(31, False, 11)])
    assert (more.auc, more.pairs, more.missing) == (10 / 25, 25, (0, 0))


def test_surprises_are_the_high_rejected_and_the_low_taken():
    decided = [_one(1, True, 90), _one(2, False, 88), _one(3, True, 20), _one(4, False, 69.9), _one(5, True, 50)]
    assert [one.id for one in surprises(decided)] == [3, 2]


def _decisions(count: int, by: str, seed: int = 1, vacancies: int = 6) -> list[Decided]:
    """People taken by one component alone."""
    chance = random.Random(seed)
    made = []
    for number in range(count):
        values = {name: chance.random() for name in WEIGHTS}
        made.append(
            Decided(
                id=number,
                vacancy=number % vacancies,
                taken=values[by] + chance.gauss(0, 0.1) > 0.5,
                score=100 * sum(values[n] * WEIGHTS[n] for n in WEIGHTS),
                values=values,
                weights=WEIGHTS,
            )
        )
    return made


def test_a_proposal_moves_towards_what_people_decide_by_within_its_bounds():
    proposal = propose_weights(_decisions(200, by="role"), WEIGHTS)
    assert proposal.components["role"] > WEIGHTS["role"] * 1.2
    assert proposal.components["requirements"] < WEIGHTS["requirements"]
    assert sum(proposal.components.values()) == pytest.approx(1, abs=0.001)
    assert all(LEAST_FACTOR <= factor <= MOST_FACTOR for factor in proposal.factors.values())
    assert proposal.auc_after > proposal.auc_before
    assert (proposal.decisions, proposal.vacancies) == (200, 6)
    assert proposal == propose_weights(list(reversed(_decisions(200, by="role"))), WEIGHTS)


def test_our_regression_is_the_one_of_the_library():
    linear_model = pytest.importorskip("sklearn.linear_model")
    chance = np.random.default_rng(3)
    features = chance.normal(size=(120, 4))
    taken = (features[:, 0] + chance.normal(size=120) > 0.3).astype(float)
    ours = logistic_ridge(features, taken, 2.0)
    theirs = linear_model.LogisticRegression(C=0.5, tol=1e-10, max_iter=5000).fit(features, taken).coef_[0]
    assert ours == pytest.approx(theirs, abs=1e-5)


def test_decisions_by_the_score_itself_leave_the_weights_about_where_they_are():
    made = _decisions(300, by="role")
    agreeing = [
        Decided(**{f: getattr(d, f) for f in ("id", "vacancy", "score", "values", "weights")}, taken=d.score > 50)
        for d in made
    ]
    proposal = propose_weights(agreeing, WEIGHTS)
    assert all(abs(proposal.components[name] - WEIGHTS[name]) < 0.05 for name in WEIGHTS)


def test_no_proposal_from_few_from_one_sided_or_from_contrary_decisions():
    with pytest.raises(NotProposed) as few:
        propose_weights(_decisions(49, by="role"), WEIGHTS)
    assert (few.value.reason, few.value.missing) == ("few", 1)
    made = _decisions(60, by="role")
    taken = [
        Decided(id=d.id, vacancy=d.vacancy, score=d.score, values=d.values, weights=d.weights, taken=d.id > 3)
        for d in made
    ]
    with pytest.raises(NotProposed) as one_sided:
        propose_weights(taken, WEIGHTS)
    assert (one_sided.value.reason, one_sided.value.missing) == ("one_sided", 6)
    contrary = [
        Decided(id=d.id, vacancy=d.vacancy, score=d.score, values=d.values, weights=d.weights, taken=d.score < 50)
        for d in made
    ]
    with pytest.raises(NotProposed) as against:
        propose_weights(contrary, WEIGHTS)
    assert against.value.reason == "against"


def test_four_decisions_without_their_terms_do_not_count():
    made = _decisions(52, by="role")
    bare = [Decided(id=d.id, vacancy=d.vacancy, score=d.score, taken=d.taken) for d in made[:4]]
    with pytest.raises(NotProposed) as few:
        propose_weights([*bare, *made[4:]], WEIGHTS)
    assert few.value.missing == 2


def test_impact_ratios_by_hand():
    """A: 24 of 40 (0.6), B: 9 of 20 (0.45), C: 12 of 25 (0.48 = exactly four fifths of A), D: 3 of 4, withheld."""
    rows = {row.name: row for row in impact_ratios({"A": (40, 24), "B": (20, 9), "C": (25, 12), "D": (4, 3)})}
    assert list(rows) == ["A", "C", "B", "D"]
    assert (rows["A"].rate, rows["A"].ratio, rows["A"].p) == (0.6, None, None)
    assert rows["B"].ratio == pytest.approx(0.75)
    assert rows["B"].flagged
    assert rows["C"].ratio == pytest.approx(0.8)
    assert not rows["C"].flagged
    assert rows["D"].is_withheld
    assert rows["D"].selected is None


def test_fishers_p_by_hand():
    """Lady tasting tea: 3 of 4 right. Tables: 1, 16, 36, 16, 1 of 70; as unlikely or more: 1+16+16+1 = 34."""
    assert fisher_exact(3, 1, 1, 3) == pytest.approx(34 / 70)
    assert fisher_exact(0, 5, 5, 0) == pytest.approx(2 / 252)
    assert fisher_exact(2, 2, 2, 2) == 1


def test_nobody_selected_anywhere_has_no_ratio():
    assert all(row.ratio is None for row in impact_ratios({"A": (10, 0), "B": (9, 0)}))
    assert impact_ratios({}) == []
