"""The same bytes give the same JSON: in another process, another order, with one child or two, whatever the hashes."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import msgspec
import pytest

from mismatch.bench.red_team import cases
from mismatch.bench.samples import sample_pdfs
from mismatch.engine.parsing.batch import Source, parse_many
from mismatch.engine.parsing.report import report
from mismatch.engine.shapes import Refused
from tests.engine.parsing.documents import RESUMES

AS_OF = date(2026, 3, 15)
ROOT = Path(__file__).parents[3]
PROGRAM = """
import sys
from datetime import date
from pathlib import Path
import msgspec
from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document
from mismatch.engine.parsing.report import report
for name in sys.argv[1:]:
    path = Path(name)
    resume = parse_resume(read_document(path.read_bytes(), path.name), date(2026, 3, 15))
    sys.stdout.buffer.write(msgspec.json.encode(report(path.name, resume)) + b"\\n")
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """PDF, DOCX, HTML and text, honest and not; one that is refused."""
    folder = tmp_path_factory.mktemp("files")
    named = [*sample_pdfs(3), *((f"{i}-{c.filename}", c.data) for i, c in enumerate(cases()) if i % 9 == 0)]
    named += [(path.name, path.read_bytes()) for path in sorted(RESUMES.glob("*.txt"))[:4]]
    for name, data in named:
        (folder / name).write_bytes(data)
    return sorted(folder.iterdir())


def in_children(files: list[Path], children: int) -> dict[str, bytes]:
    answers = parse_many((Source(file.name, file.read_bytes) for file in files), AS_OF, children)
    return {
        file.name: msgspec.json.encode(report(file.name, answer if isinstance(answer, Refused) else answer.resume))
        for file, answer in zip(files, answers, strict=True)
    }


def test_order_and_number_of_children_change_nothing(files: list[Path]) -> None:
    assert in_children(files, 1) == in_children(files[::-1], 2)


def test_hash_seeds_change_nothing(files: list[Path]) -> None:
    answers = []
    for seed, order in (("1", files), ("77", files[::-1])):
        command = [sys.executable, "-c", PROGRAM, *map(str, order)]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        answers.append(subprocess.run(command, env=environment, capture_output=True, check=True).stdout.splitlines())
    assert answers[0] == answers[1][::-1]
    assert len(answers[0]) == len(files)
