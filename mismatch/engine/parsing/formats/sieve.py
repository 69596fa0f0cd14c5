"""What a reader of a word processor's page sees, parted from what the file keeps from them."""

from __future__ import annotations

from typing import Literal

from mismatch.engine.parsing.characters import clean, smuggled
from mismatch.engine.parsing.document import Hidden
from mismatch.engine.parsing.limits import MAX_TEXT
from mismatch.engine.shapes import Refused

Concealed = Literal["hidden_style", "tiny", "invisible_ink"] | None


class Sieve:
    """Asked of each run of a document in turn; ``hidden`` gathers what was concealed."""

    def __init__(self) -> None:
        self.hidden: list[Hidden] = []
        self._length = 0

    def lets_through(self, text: str, why: Concealed) -> bool:
        """Whether the run is to be read; ``why`` tells how it is concealed. Raises ``Refused`` past ``MAX_TEXT``."""
        self._length += len(text)
        if self._length > MAX_TEXT:
            raise Refused("too_complex", f"more than {MAX_TEXT} characters of text")
        if why and text.strip():
            self.hidden.append(Hidden(" ".join(clean(text).split()), 0, why))
            return False
        disguised = smuggled(text)
        if disguised:
            self.hidden.append(Hidden(disguised, 0, "zero_width"))
        return True
