"""The shipped calibration: measured, reproducible, and fair to strangers; the trades ranked with the real model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from mismatch.engine.embeddings.build import build_default_model
from mismatch.engine.embeddings.embedder import OnnxEmbedder
from mismatch.engine.matching.calibration import UNIT, centred, mean_vector, quantised, scaled, shipped_calibration
from mismatch.engine.matching.profile import vacancy_texts
from mismatch.engine.matching.rank import rank_profiles
from mismatch.engine.matching.reference import LANGUAGES, measure, reference_trades
from tests.engine.matching.people import RESUMES, TRADES, person
from tests.engine.matching.vacancies import vacancy

MODELS = Path(__file__).parents[3] / "var" / "models"


@pytest.fixture(scope="session")
def embedder() -> OnnxEmbedder:
    return OnnxEmbedder(build_default_model(MODELS, print))


@pytest.fixture(scope="session")
def pool(embedder):
    """Every person of every trade in both languages, embedded."""
    return [(who, person(*who)[1], embedder.encode(person(*who)[1].texts)) for who in RESUMES]


def test_the_shipped_file_is_what_measuring_gives(embedder):
    measured, shipped = measure(embedder), shipped_calibration()
    assert measured.model == shipped.model == embedder.model_id
    for pair, scales in shipped.meaning.items():
        for feature, scale in scales.items():
            assert measured.meaning[pair][feature] == pytest.approx(scale, abs=0.02)


@pytest.mark.parametrize("asked", LANGUAGES)
@pytest.mark.parametrize("told", LANGUAGES)
def test_strangers_earn_nothing_and_answers_something(embedder, asked, told):
    scale, trades = shipped_calibration(), reference_trades()
    demands = [_rows(embedder, t[asked]["demands"], scale.centre("asked", asked, 384)) for t in trades.values()]
    answers = [_rows(embedder, t[told]["answers"], scale.centre("told", told, 384)) for t in trades.values()]
    strange, own = [], []
    for i, demand in enumerate(demands):
        for j, answer in enumerate(answers):
            credit = scaled(demand @ answer.T, scale.meaning_scale(asked, told, "passage"))
            own += list(np.diag(credit)) if i == j else []
            strange += list(credit.ravel()) if i != j else []
    assert np.mean(strange) < 0.02
    assert np.mean(own) > 10 * np.mean(strange)
    assert np.mean(own) > 0.3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("trade", TRADES)
def test_both_languages_of_the_own_trade_come_first(embedder, pool, trade, language):
    wanted = vacancy(trade, language)
    ranked = rank_profiles(wanted, pool, embedder.encode(vacancy_texts(wanted)))
    assert {key for key, _ in ranked[:2]} == {(trade, "ru"), (trade, "en")}
    assert all(match.sharpened for _, match in ranked)
    assert ranked[1][1].score > ranked[2][1].score + 15


def test_a_mean_of_whole_numbers_is_a_unit_vector():
    rows = quantised(np.eye(4, 384, dtype=np.float32), 4)
    assert np.linalg.norm(mean_vector(rows).astype(float)) == pytest.approx(UNIT, rel=0.001)


def test_a_row_counts_in_the_mean_by_the_root_of_its_words():
    rows = quantised(np.eye(2, 384, dtype=np.float32), 2)
    long, short = mean_vector(rows, np.array([9, 1]))[:2].tolist()
    assert long == pytest.approx(3 * short, rel=0.001)
    assert mean_vector(rows, np.array([0, 0]))[:2].tolist() == mean_vector(rows)[:2].tolist()


def _rows(embedder: OnnxEmbedder, texts: list[str], centre: np.ndarray) -> np.ndarray:
    return centred(quantised(embedder.encode(texts), len(texts)), centre).astype(float) / UNIT
