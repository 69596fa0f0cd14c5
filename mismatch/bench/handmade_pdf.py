"""Builds small PDFs by hand, so that a test or a measurement knows every byte of what is read."""

from __future__ import annotations

import zlib

FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold"}
FIRST_MORE = 3 + len(FONTS)


class PdfPage:
    """Content of one page in PDF operators; y counts from the top, as readers do."""

    def __init__(self, width: float = 595, height: float = 842, rotation: int = 0) -> None:
        self.width, self.height, self.rotation = width, height, rotation
        self.operators: list[str] = []
        self.links: list[tuple[float, float, float, float, str]] = []
        self.images: list[tuple[int, int, bytes]] = []
        #: Further entries of the page's resources, and further annotations.
        self.resources = ""
        self.annotations = ""

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 10,
        font: str = "F1",
        color: str = "0 0 0",
        mode: int = 0,
    ) -> PdfPage:
        """One line of Latin text with its baseline at ``y``."""
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        place = f"1 0 0 1 {x} {self.height - y} Tm"
        self.operators.append(f"BT /{font} {size} Tf {color} rg {mode} Tr {place} ({escaped}) Tj ET")
        return self

    def draw(self, operators: str) -> PdfPage:
        """Operators as they are."""
        self.operators.append(operators)
        return self

    def lines(
        self, x: float, y: float, lines: list[str], size: float = 10, step: float = 12, font: str = "F1"
    ) -> PdfPage:
        """Lines under each other."""
        for number, line in enumerate(lines):
            self.text(x, y + number * step, line, size, font)
        return self

    def fill(self, x: float, y: float, width: float, height: float, color: str) -> PdfPage:
        """A filled rectangle with its upper left corner at x, y."""
        self.operators.append(f"{color} rg {x} {self.height - y - height} {width} {height} re f")
        return self

    def rule(self, x: float, y: float, length: float) -> PdfPage:
        """A thin horizontal line."""
        self.operators.append(f"0.5 w 0 0 0 RG {x} {self.height - y} m {x + length} {self.height - y} l S")
        return self

    def image(self, x: float, y: float, width: float, height: float, pixels: tuple[int, int, bytes]) -> PdfPage:
        """An RGB picture of (width, height, bytes) drawn into a box."""
        self.images.append(pixels)
        name = f"Im{len(self.images)}"
        self.operators.append(f"q {width} 0 0 {height} {x} {self.height - y - height} cm /{name} Do Q")
        return self

    def link(self, x: float, y: float, width: float, height: float, url: str) -> PdfPage:
        """A link annotation over a box."""
        self.links.append((x, self.height - y - height, x + width, self.height - y, url))
        return self


def build_pdf(*pages: PdfPage, packed: bool = True, catalog: str = "", more: tuple[str, ...] = ()) -> bytes:
    """The bytes of a PDF with these pages; not ``packed``, its operators can be read in an editor.

    ``catalog`` are further entries of it, ``more`` further objects: their numbers begin at ``FIRST_MORE``.
    """
    objects: list[bytes] = [f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(), b""]
    fonts = _add_fonts(objects)
    objects += [body.encode("cp1252") for body in more]
    kids = [_add_page(objects, page, fonts, packed) for page in pages]
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
    return _file(objects)


def _add(objects: list[bytes], body: bytes) -> int:
    objects.append(body)
    return len(objects)


def _add_fonts(objects: list[bytes]) -> str:
    numbers = {
        name: _add(objects, f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>".encode())
        for name, base in FONTS.items()
    }
    return " ".join(f"/{name} {number} 0 R" for name, number in numbers.items())


def _stream(entries: str, data: bytes, packed: bool = True) -> bytes:
    content, entries = (zlib.compress(data), f"{entries} /Filter /FlateDecode") if packed else (data, entries)
    return f"<< {entries} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def _add_page(objects: list[bytes], page: PdfPage, fonts: str, packed: bool) -> int:
    content = _add(objects, _stream("", "\n".join(page.operators).encode("cp1252"), packed))
    pictures = []
    for number, (width, height, pixels) in enumerate(page.images, 1):
        entries = f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB"
        pictures.append(f"/Im{number} {_add(objects, _stream(entries + ' /BitsPerComponent 8', pixels))} 0 R")
    links = [
        _add(
            objects,
            f"<< /Type /Annot /Subtype /Link /Rect [{x0} {y0} {x1} {y1}] /A << /S /URI /URI ({url}) >> >>".encode(),
        )
        for x0, y0, x1, y1, url in page.links
    ]
    body = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] /Rotate {page.rotation} "
        f"/Resources << /Font << {fonts} >> /XObject << {' '.join(pictures)} >> {page.resources} >> "
        f"/Annots [{' '.join(f'{link} 0 R' for link in links)} {page.annotations}] /Contents {content} 0 R >>"
    )
    return _add(objects, body.encode())


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return bytes(out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
