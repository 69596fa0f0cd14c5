"""Lines that people enter, written behind the document's text so that every fact has a place to be quoted from."""

from __future__ import annotations

from mismatch.engine.parsing.resume import Section, Told
from mismatch.engine.shapes import Language, Span

_NOW = {"ru": "по настоящее время", "en": "present"}
_SKILL = {"ru": "Навык: ", "en": "Skill: "}
#: Kinds of lines that tell of work and study in a person's own words: skills are found in them.
_OF_WORK = ("experience", "courses")


class Teller:
    """Collects lines; ``text`` is the document's text with the lines behind it."""

    def __init__(self, text: str, language: Language) -> None:
        self.language = language
        self.text = text
        self.told: list[Told] = []
        self.sections: list[Section] = []

    def line(self, kind: str, values: dict[str, str], correction: int, label: str = "") -> dict[str, Span]:
        """Write one line, and say where each value stands in it; ``line`` is the place of the whole."""
        self.text += "\n" if self.told else "\n\n"
        start, places = len(self.text), {}
        self.text += label
        for name, value in values.items():
            self.text += ", " if len(self.text) > start + len(label) else ""
            places[name] = Span(len(self.text), len(self.text) + len(value))
            self.text += value
        places["line"] = Span(start, len(self.text))
        self.told.append(Told(start=start, end=len(self.text), correction=correction))
        self.sections.append(Section(kind=kind, start=start, end=len(self.text)))
        return places

    @property
    def said_of_work(self) -> list[tuple[int, str, str]]:
        """The lines about work and study so far: where each begins, its kind and its words."""
        return [(one.start, one.kind, self.text[one.start : one.end]) for one in self.sections if one.kind in _OF_WORK]

    def skill(self, name: str, correction: int) -> Span:
        """A skill is told as a sentence: a bare "R" would be no words to quote."""
        return self.line("skills", {"name": name}, correction, _SKILL[self.language])["name"]

    def period(self, start: str | None, end: str | None, current: bool) -> str:
        """When something was, on one line."""
        return " – ".join(part for part in (start, _NOW[self.language] if current else end) if part)
