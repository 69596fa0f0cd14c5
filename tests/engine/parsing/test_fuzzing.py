"""Three hundred mutated files: each ends in a result or a reason, in bounded memory. ``flask bench fuzz`` runs more."""

from __future__ import annotations

from mismatch.bench.fuzzing import fuzz, seeds
from mismatch.engine.parsing.sandbox import Sandbox


def test_mutated_files_end_in_a_result_or_a_reason() -> None:
    outcome = fuzz(seeds(), count=300, seed=7)
    assert outcome.lost == []
    assert sum(outcome.counts.values()) == 300
    assert outcome.counts["read"] > 30
    assert outcome.counts["damaged"] > 30
    assert outcome.child_peak < 400 * 2**20


def test_untouched_seeds_are_all_read() -> None:
    with Sandbox() as sandbox:
        for name, data in seeds():
            assert sandbox.read(data, name).text.strip()
