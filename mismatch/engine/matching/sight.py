"""What of a résumé the scorer may see: neither what is protected nor what a person says of what they cannot do."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from mismatch.engine.matching.holdings import Quoted
from mismatch.engine.matching.protected import outside, overlaps
from mismatch.engine.matching.sections import sentences
from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.lifting import Lifted
from mismatch.engine.parsing.resume import Resume
from mismatch.engine.shapes import Span

#: A longer quote is no quote: the fact alone is shown then.
LONGEST_QUOTE = 260


@dataclass(frozen=True)
class Sight:
    """One résumé with the places nobody may look at. ``document`` adds the page of every quote; ``lifted`` tells where
    a quote stands in the whole text, from which ``resume`` is what was left."""

    resume: Resume
    document: Document | None
    protected: list[Span]
    denials: list[Span]
    lifted: Lifted

    def quoted(self, start: int, end: int) -> Quoted:
        start, end = self.lifted.span_in_whole(start, end)
        page = self.document.page_of(start) if self.document else None
        return Quoted(start, end, self.lifted.whole[start:end], page)

    def sees(self, start: int, end: int) -> bool:
        """Whether the scorer may use what stands here."""
        return not overlaps(self.protected, start, end) and not overlaps(self.denials, start, end)

    def seen_text(self, start: int, end: int) -> str:
        return " ".join(self.resume.text[a:b] for a, b in outside(self.protected, start, end))

    def whole_or(self, start: int, end: int, fact: tuple[int, int]) -> Quoted:
        """The stretch as a quote; when it is too long or not wholly seen, the fact alone."""
        whole = end - start <= LONGEST_QUOTE and self.sees(start, end)
        return self.quoted(*((start, end) if whole else fact))

    def sentences_at(self, starts: list[int]) -> list[tuple[int, int]]:
        """The sentences in which something was found, each once."""
        if not starts:
            return []
        found = sorted(starts)
        return [(s, e) for s, e in self._sentences if bisect_left(found, s) < bisect_left(found, e)]

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        return list(sentences(self.resume.text, 0, len(self.resume.text)))
