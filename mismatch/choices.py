"""What a list in a form offers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wtforms.fields.choices import SelectChoice


def choices(words: Mapping[str, Any]) -> list[SelectChoice]:
    """The values with their words, in order."""
    return [SelectChoice(value, word) for value, word in words.items()]
