"""The score: recomputable by hand, the same every time, alone or in a pool."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import msgspec
import numpy as np
import pytest

from mismatch.engine.matching.calibration import UNIT, shipped_calibration
from mismatch.engine.matching.components import without_chance
from mismatch.engine.matching.pool import Pool
from mismatch.engine.matching.profile import build_profile, vacancy_texts
from mismatch.engine.matching.rank import rank_profiles
from mismatch.engine.matching.requirements import read_vacancy
from mismatch.engine.matching.score import band_of, score_match, score_matches, score_pool
from mismatch.engine.matching.shapes import Match, Requirement
from mismatch.engine.matching.weights import COMPONENTS, shipped_weights, weights_for
from tests.engine.matching.people import RESUMES, TRADES, person, read_person
from tests.engine.matching.vacancies import VACANCIES, vacancy


def random_vectors(rows: int, seed: int) -> np.ndarray:
    """Unit vectors as the default model's are: much in common, and something of their own at random."""
    own = np.random.default_rng(seed).normal(size=(rows, 384))
    own /= np.linalg.norm(own, axis=1, keepdims=True)
    common = shipped_calibration().centre("told", "ru", 384) / UNIT
    vectors = common + 0.4 * own
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def vectors_of(texts: list[str]) -> np.ndarray:
    return random_vectors(len(texts), seed=sum(map(len, texts)))


@pytest.mark.parametrize("wanted", VACANCIES)
def test_recomputed_by_hand_from_the_json(wanted):
    for match in score_matches(vacancy(*wanted), [(person(*who)[1], None) for who in RESUMES]):
        recompute(msgspec.json.decode(msgspec.json.encode(match)))


def test_years_without_dates_are_recomputed_from_the_role():
    untold = build_profile(read_person("Пётр Лось\nВодитель категории C\n\nВожу фургон с хлебом по области.\n"))
    shown = msgspec.json.decode(msgspec.json.encode(score_match(vacancy("driver", "ru"), untold)))
    recompute(shown, dated=False)
    assert shown["components"]["experience"]["value"] > 0
    assert {e["verdict"] for e in shown["requirements"] if e["kind"] == "experience"} == {"not_found"}


def fitting(components: dict[str, Any]) -> float:
    """How far the facts that people of any trade may have count: by the mean of the components of the work itself."""
    work = [components[name] for name in ("requirements", "content", "role")]
    whole = sum(term["weight"] for term in work)
    mean = sum(term["weight"] * term["value"] for term in work) / whole if whole else 1.0
    return float(min(max(mean / 0.3, 0.2), 1.0))


def recompute(shown: dict[str, Any], dated: bool = True) -> None:
    """The score from what the JSON shows, by the rules of docs/score.md; ``dated`` where any work has dates."""
    terms = shown["components"].values()
    total = sum(Decimal(str(t["weight"])) * Decimal(str(t["value"])) for t in terms)
    if shown["sharpened"]:
        total = min(total, max(2 * (total - Decimal("0.05")), Decimal(0)))
    assert Decimal(str(shown["score"])) == (100 * total).quantize(Decimal("0.1"), ROUND_HALF_UP)
    assert sum(Decimal(str(t["weight"])) for t in terms) == 1
    for name in ("requirements", "experience", "education", "languages", "conditions"):
        mine = [e for e in shown["requirements"] if e["component"] == name]
        weight = sum(e["weight"] for e in mine)
        value = sum(e["weight"] * e["strength"] for e in mine) / weight if weight else 0
        if name == "experience" and shown["components"]["role"]["weight"] and not dated:
            value = min(shown["components"]["role"]["value"], 0.8)
        fit = 1.0 if name == "requirements" else fitting(shown["components"])
        assert shown["components"][name]["value"] == pytest.approx(round(value, 4) * fit, abs=0.00006)
        assert (shown["components"][name]["weight"] > 0) == bool(weight)


@pytest.mark.parametrize("key", VACANCIES)
def test_a_pool_gives_each_the_score_it_has_alone(key):
    profiles = [person(*who)[1] for who in RESUMES]
    told = [vectors_of(p.texts) if i % 3 else None for i, p in enumerate(profiles)]
    asked = vectors_of(vacancy_texts(vacancy(*key)))
    together = score_pool(vacancy(*key), Pool.of(profiles, told), asked).scores
    alone = [score_match(vacancy(*key), p, asked, v) for p, v in zip(profiles, told, strict=True)]
    assert together.tolist() == [match.score for match in alone]
    assert score_matches(vacancy(*key), list(zip(profiles, told, strict=True)), asked) == alone


def test_the_same_inputs_give_the_same_bytes():
    wanted, (resume, profile) = vacancy("developer", "ru"), person("developer", "en")
    asked, told = vectors_of(vacancy_texts(wanted)), vectors_of(profile.texts)
    first = msgspec.json.encode(score_match(wanted, profile, asked, told))
    again = msgspec.json.encode(
        score_match(read_vacancy(wanted.text), build_profile(resume), asked.copy(), told.copy())
    )
    assert first == again


def test_the_hash_follows_the_inputs():
    wanted, profile = vacancy("sales", "en"), person("sales", "en")[1]
    plain = score_match(wanted, profile).inputs_hash
    other = msgspec.structs.replace(wanted, requirements=wanted.requirements[1:])
    assert len(plain) == 64
    assert score_match(other, profile).inputs_hash != plain
    assert score_match(wanted, person("sales", "ru")[1]).inputs_hash != plain
    assert (
        score_match(wanted, profile, vectors_of(vacancy_texts(wanted)), vectors_of(profile.texts)).inputs_hash != plain
    )


def test_vectors_sharpen():
    wanted, profile = vacancy("nurse", "ru"), person("nurse", "ru")[1]
    asked, told = vectors_of(vacancy_texts(wanted)), vectors_of(profile.texts)
    assert not score_match(wanted, profile).sharpened
    assert not score_match(wanted, profile, asked, None).sharpened
    assert score_match(wanted, profile, asked, told).sharpened


def test_vectors_of_another_length_are_refused():
    wanted, profile = vacancy("nurse", "ru"), person("nurse", "ru")[1]
    with pytest.raises(ValueError, match="rows of vectors"):
        score_match(wanted, profile, vectors_of(vacancy_texts(wanted)), random_vectors(len(profile.texts) + 1, 1))
    with pytest.raises(ValueError, match="rows of vectors"):
        score_match(wanted, profile, random_vectors(2, 1), vectors_of(profile.texts))


def test_weight_of_what_is_not_asked_goes_to_the_others():
    base = shipped_weights().components
    assert weights_for(dict.fromkeys(COMPONENTS, True), base) == base
    weights = weights_for({"requirements": True, "role": True}, base)
    share = base["requirements"] / (base["requirements"] + base["role"])
    assert weights["requirements"] == pytest.approx(share, abs=0.0001)
    assert sum(Decimal(str(w)) for w in weights.values()) == 1
    assert all(weights[name] == 0 for name in COMPONENTS if name not in ("requirements", "role"))
    assert not any(weights_for({}, base).values())


def test_an_organisation_s_weights_take_the_place_of_the_shipped_ones():
    wanted, profile = vacancy("nurse", "ru"), person("driver", "ru")[1]
    own = shipped_weights().of_organisation({name: 7.0 if name == "role" else 0.5 for name in COMPONENTS})
    match = score_match(wanted, profile, weights=own)
    assert score_match(wanted, profile).components["role"].weight < 0.5 < match.components["role"].weight
    assert match.inputs_hash != score_match(wanted, profile).inputs_hash
    recompute(msgspec.json.decode(msgspec.json.encode(match)))
    with pytest.raises(ValueError, match="weights of"):
        shipped_weights().of_organisation({"role": 1.0})


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (100, "perfect"),
        (85, "perfect"),
        (84.9, "strong"),
        (70, "strong"),
        (50, "good"),
        (30, "fair"),
        (29.9, "poor"),
        (0, "poor"),
    ],
)
def test_bands(score, band):
    assert band_of(score) == band


def test_what_strangers_have_by_chance_is_nothing():
    sums = np.array([0, 1, 5, 6, 10, 11, 100], dtype=np.int64) * 1_000_000
    assert (without_chance(sums, np.ones(7, np.bool_)) / 1_000_000).tolist() == [0, 0, 0, 2, 10, 11, 100]
    assert without_chance(sums, np.zeros(7, np.bool_)).tolist() == sums.tolist()


def test_a_heavier_requirement_moves_the_score():
    wanted, profile = vacancy("developer", "ru"), person("developer", "ru")[1]
    missing = Requirement(text="Опыт с Kafka", kind="skill", skills=[["apache-kafka"]], weight=1.0)
    light = msgspec.structs.replace(wanted, requirements=[*wanted.requirements, missing])
    heavy = msgspec.structs.replace(
        wanted, requirements=[*wanted.requirements, msgspec.structs.replace(missing, weight=3.0)]
    )
    scores = [score_match(v, profile).score for v in (wanted, light, heavy)]
    assert scores[0] > scores[1] > scores[2]


def test_a_vacancy_of_one_line_and_an_empty_résumé():
    bare = read_vacancy("Бухгалтер")
    assert bare.requirements == []
    assert score_match(bare, person("accountant", "ru")[1]).score > score_match(bare, person("driver", "ru")[1]).score
    empty = build_profile(read_person("Иван Петров\n"))
    assert score_match(vacancy("driver", "ru"), empty).score == 0


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("trade", TRADES)
def test_the_own_trade_comes_first(trade, language):
    wanted = vacancy(trade, language)
    ranked = rank_profiles(wanted, [(who, person(*who)[1], None) for who in RESUMES if who[1] == language])
    assert ranked[0][0] == (trade, language)
    best, second = ranked[0][1], ranked[1][1]
    assert best.score >= 60
    assert second.score <= 40


def test_ties_keep_the_order_of_keys():
    profile = person("driver", "ru")[1]
    ranked = rank_profiles(vacancy("driver", "ru"), [(key, profile, None) for key in ("b", "c", "a")])
    assert [key for key, _ in ranked] == ["a", "b", "c"]
    assert [
        key for key, _ in rank_profiles(vacancy("driver", "ru"), [("b", profile, None), ("a", profile, None)], limit=1)
    ] == ["a"]


def test_a_form_without_sentences_still_asks_for_years_and_place():
    bare = msgspec.structs.replace(read_vacancy("Водитель"), location="Самара", experience_years=3.0)
    shown = score_match(bare, person("driver", "ru")[1])
    assert {e.kind: e.verdict for e in shown.requirements} == {"experience": "met", "location": "met"}


def test_gates_are_shown_beside_the_score():
    shown: Match = score_match(vacancy("driver", "ru"), person("developer", "ru")[1])
    gates = {gate.text: gate.passed for gate in shown.gates}
    assert gates["медкнижка"] is False
    assert all(gate.explanation["ru"] and gate.explanation["en"] for gate in shown.gates)
