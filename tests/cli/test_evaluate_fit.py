"""``flask evaluate --fit`` prints the table of confidences, and how it holds on documents it has not seen."""

from __future__ import annotations

import yaml
from click.testing import CliRunner

from mismatch.cli.evaluate import evaluate_command
from tests.engine.parsing.documents import RESUMES


def test_fit_prints_a_table_and_what_was_held_out() -> None:
    result = CliRunner().invoke(evaluate_command, ["--fit", "--as-of", "2026-03-15", str(RESUMES)])
    assert result.exit_code == 0
    head, _, rest = result.stdout.partition("# held out")
    assert head.startswith("# bare: ")
    for points in (yaml.safe_load(head) or {}).values():
        assert all(0 < share <= 1 for _, share in points)
    judged = rest.splitlines()
    assert any(line.startswith("employer") for line in judged)
    assert any(line.startswith("all ") for line in judged)
