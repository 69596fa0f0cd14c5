"""The few words that stand for a match, and what is shown as a proof."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from flask.testing import FlaskClient

from mismatch.engine.matching.shapes import Evidence
from mismatch.engine.matching.shapes import Match as Scored
from mismatch.extensions import db
from mismatch.matching import tasks
from mismatch.matching.reasons import best_reasons, missing
from mismatch.matching.scoring import explain
from mismatch.models import Match
from tests import factories
from tests.fixtures.pages import lint_page, sign_in


def _evidence(text: str, **values: Any) -> Evidence:
    told = {"kind": "skill", "must": True, "weight": 1.0, "verdict": "met", "strength": 1.0, "how": "stated"}
    told |= {"quote": text, "start": 0, "end": len(text), "page": None, "explanation": {"en": text, "ru": text}}
    return Evidence(text=text, **(told | values))


def _match(*evidence: Evidence) -> Scored:
    return Scored(
        score=50.0,
        band="good",
        engine="x",
        inputs_hash="x",
        sharpened=True,
        components={},
        gates=[],
        requirements=list(evidence),
    )


@pytest.mark.parametrize("kind", ["education", "language", "location"])
def test_what_any_trade_meets_comes_after_the_trade(kind: str) -> None:
    degree = _evidence("A degree", kind=kind, weight=3.0)
    tax = _evidence("Tax accounting", strength=0.6, verdict="partly")
    assert [one.text for one in best_reasons(_match(degree, tax), "en")] == ["Tax accounting", "A degree"]
    assert [one.text for one in best_reasons(_match(degree), "en")] == ["A degree"]


@pytest.mark.parametrize("kind", ["licence", "location"])
def test_a_list_names_what_a_sentence_leaves_to_the_demand_beside_it(kind: str) -> None:
    told = {"en": "The résumé states it.", "ru": "Так сказано в резюме."}
    whole = _evidence("NMC registration", kind=kind, how="number", explanation=told)
    partly = _evidence("Leeds", kind=kind, how="number", strength=0.7, explanation={"en": "Another city.", "ru": ""})
    assert [one.text for one in best_reasons(_match(whole, partly), "en")] == ["NMC registration", "Another city."]


def test_a_faint_likeness_is_no_reason_but_something_missing() -> None:
    faint = _evidence("Knows GDPR", how="meaning", strength=0.2, verdict="partly")
    close = _evidence("Writes tests", how="meaning", strength=0.6, verdict="partly")
    assert [one.text for one in best_reasons(_match(faint, close), "en")] == ["Writes tests"]
    assert [(one.verdict, one.text) for one in missing(_match(faint, close))] == [("not_found", "Knows GDPR")]


@pytest.mark.parametrize(("locale", "told"), [("en", "no proof, counted as 17% of an answer"), ("ru", "за 17% ответа")])
def test_the_page_shows_a_faint_likeness_folded_and_not_as_partly_met(client: FlaskClient, locale: str, told: str):
    member = factories.make_member(user=factories.make_user(locale=locale))
    job, candidate = factories.make_job(member), factories.make_candidate(member)
    db.session.commit()
    tasks.rank_candidate(candidate.id)
    match = db.session.query(Match).one()
    faint = _evidence("Knows GDPR", how="meaning", strength=0.17, verdict="partly")
    explain([match])
    match.data = msgspec.to_builtins(msgspec.structs.replace(match.scored, requirements=[faint]))
    db.session.commit()
    sign_in(client, member.user.email)
    page = client.get(f"/jobs/{job.id}/candidates/{candidate.id}").text
    lint_page(page)
    shown = page.partition('<ol class="evidence">')[2].partition("</ol>")[0]
    assert told in shown
    assert 'data-tone="warm"' not in shown
    assert shown.index("<details") < shown.index("<q>Knows GDPR</q>") < shown.index("</details>")
