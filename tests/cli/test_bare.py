"""Commands of the engine do without the pages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mismatch.cli import bare_app
from tests.engine.parsing.documents import RESUMES

ROOT = Path(__file__).parents[2]


def test_reading_a_file_loads_no_database() -> None:
    program = (
        "import sys; sys.argv = ['flask', '--app', 'wsgi', 'parse', sys.argv[1]]\n"
        "from flask.cli import main\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "assert 'sqlalchemy' not in sys.modules and 'mismatch.models' not in sys.modules\n"
    )
    command = [sys.executable, "-c", program, str(RESUMES / "en_indeed.txt")]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["status"] == "parsed"


@pytest.mark.parametrize(
    "arguments",
    [[], ["gunicorn", "wsgi:site()"], ["flask", "--app", "wsgi", "seed"], ["flask", "--app", "wsgi", "--help"]],
)
def test_everything_else_gets_the_whole_application(arguments: list[str]) -> None:
    assert bare_app(arguments) is None
