"""Three hundred mutated files: each ends in a result or a reason, in bounded memory. ``fuzzing`` runs more."""

from __future__ import annotations

from tests.engine.parsing.fuzzing import fuzz, seeds


def test_mutated_files_end_in_a_result_or_a_reason() -> None:
    outcome = fuzz(seeds(), count=300, seed=7)
    assert outcome.lost == []
    assert sum(outcome.counts.values()) == 300
    assert outcome.counts["read"] > 30
    assert outcome.counts["damaged"] > 30
    assert outcome.peak < 400 * 2**20


def test_untouched_seeds_are_all_read() -> None:
    outcome = fuzz(seeds(), count=0, seed=0)
    assert outcome.lost == []
