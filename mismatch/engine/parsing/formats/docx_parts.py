"""The parts of a DOCX package beside its text: styles, list definitions, relations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from mismatch.engine.parsing.packages import Handler, Package, XmlReader

H = TypeVar("H", bound=Handler)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PREFIXES = {
    _W: "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    _R: "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "urn:schemas-microsoft-com:vml": "v",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
}


@dataclass(slots=True)
class Look:
    """Run and paragraph properties; None where nothing is said and the style decides."""

    bold: bool | None = None
    size: float | None = None
    vanish: bool | None = None
    color: str | None = None
    fill: str | None = None
    outline: int | None = None
    list_id: str | None = None
    list_level: str | None = None
    ruled: bool | None = None

    def over(self, base: Look) -> Look:
        """These properties, with ``base`` filling what they leave open."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return Look(**{name: getattr(base, name) if value is None else value for name, value in values.items()})


def is_on(attributes: dict[str, str]) -> bool:
    """A toggle property: present means on unless it says otherwise."""
    return attributes.get("w:val", "true") not in ("0", "false", "off", "none")


def read_property(look: Look, name: str, attributes: dict[str, str]) -> None:
    """Take one property element (of ``w:rPr`` or ``w:pPr``) into ``look``."""
    value = attributes.get("w:val", "")
    if name == "w:b":
        look.bold = is_on(attributes)
    elif name == "w:sz":
        look.size = float(value) / 2 if value.replace(".", "", 1).isdigit() else None
    elif name in ("w:vanish", "w:webHidden"):
        look.vanish = is_on(attributes) if name == "w:vanish" else look.vanish
    elif name == "w:color":
        look.color = value.lower()
    elif name == "w:shd":
        look.fill = attributes.get("w:fill", "").lower()
    elif name == "w:highlight":
        look.fill = value.lower()
    elif name == "w:outlineLvl" and value.isdigit():
        look.outline = int(value)
    elif name == "w:numId":
        look.list_id = value
    elif name == "w:ilvl":
        look.list_level = value


@dataclass
class Styles:
    """Styles by id, with what they inherit filled in when asked for."""

    looks: dict[str, Look] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    bases: dict[str, str] = field(default_factory=dict)
    default: Look = field(default_factory=Look)
    normal: str = ""
    _resolved: dict[str, Look] = field(default_factory=dict)

    def look(self, style: str) -> Look:
        """The look of a style with its bases; an unknown or circular base ends the chain."""
        if style not in self._resolved:
            look, seen, at = Look(), set(), style
            while at in self.looks and at not in seen:
                seen.add(at)
                look = look.over(self.looks[at])
                at = self.bases.get(at, "")
            self._resolved[style] = look
        return self._resolved[style]

    def is_heading(self, style: str) -> bool:
        """By the name of a style in either language, or by its level in the outline."""
        name = self.names.get(style, style).lower()
        return name.startswith(("heading", "заголовок", "title", "название")) or self.look(style).outline is not None


class _StylesHandler:
    def __init__(self) -> None:
        self.styles = Styles()
        self._look: Look | None = None
        self._id = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "w:docDefaults":
            self._look = self.styles.default
        elif name == "w:style":
            self._open_style(attributes)
        elif self._look is None:
            return
        elif name == "w:name":
            self.styles.names[self._id] = attributes.get("w:val", "")
        elif name == "w:basedOn":
            self.styles.bases[self._id] = attributes.get("w:val", "")
        elif name in ("w:top", "w:bottom"):
            self._look.ruled = attributes.get("w:val", "nil") not in ("nil", "none")
        else:
            read_property(self._look, name, attributes)

    def _open_style(self, attributes: dict[str, str]) -> None:
        self._id = attributes.get("w:styleId", "")
        self._look = self.styles.looks[self._id] = Look()
        if attributes.get("w:default") in ("1", "true") and attributes.get("w:type") == "paragraph":
            self.styles.normal = self._id

    def end(self, name: str) -> None:
        if name in ("w:docDefaults", "w:style"):
            self._look = None

    def text(self, text: str) -> None:
        """Styles hold no text."""


class _NumberingHandler:
    """Which lists are bullets, by list id and level."""

    def __init__(self) -> None:
        self.abstract: dict[str, dict[str, str]] = {}
        self.lists: dict[str, str] = {}
        self._abstract = self._level = self._list = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("w:val", "")
        if name == "w:abstractNum":
            self._abstract = attributes.get("w:abstractNumId", "")
            self.abstract[self._abstract] = {}
        elif name == "w:lvl":
            self._level = attributes.get("w:ilvl", "0")
        elif name == "w:numFmt" and self._abstract:
            self.abstract[self._abstract].setdefault(self._level, value)
        elif name == "w:num":
            self._abstract, self._list = "", attributes.get("w:numId", "")
        elif name == "w:abstractNumId" and self._list:
            self.lists[self._list] = value

    def end(self, name: str) -> None:
        """Nothing closes that matters."""

    def text(self, text: str) -> None:
        """Numbering holds no text."""

    def format_of(self, list_id: str, level: str) -> str:
        return self.abstract.get(self.lists.get(list_id, ""), {}).get(level, "")


class _RelationsHandler:
    def __init__(self) -> None:
        self.targets: dict[str, str] = {}
        self.kinds: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "rel:Relationship":
            key = attributes.get("Id", "")
            self.targets[key] = attributes.get("Target", "")
            self.kinds[key] = attributes.get("Type", "").rpartition("/")[2]

    def end(self, name: str) -> None:
        """Relations are flat."""

    def text(self, text: str) -> None:
        """Relations hold no text."""


def _read(package: Package, name: str, handler: H) -> H:
    if package.has(name):
        XmlReader(handler, PREFIXES).read(package.chunks(name), name)
    return handler


def read_styles(package: Package) -> Styles:
    """The styles of the package; none when it has no such part."""
    return _read(package, "word/styles.xml", _StylesHandler()).styles


def read_numbering(package: Package) -> _NumberingHandler:
    """The definitions of lists; none when the package has no such part."""
    return _read(package, "word/numbering.xml", _NumberingHandler())


def read_relations(package: Package, part: str) -> _RelationsHandler:
    """Where the ids of a part lead; nowhere when the package does not say."""
    folder, _, file = part.rpartition("/")
    return _read(package, f"{folder}/_rels/{file}.rels", _RelationsHandler())
