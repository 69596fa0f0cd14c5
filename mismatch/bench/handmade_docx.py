"""Builds DOCX and ODT packages from raw XML, and packages that no honest program would write."""

from __future__ import annotations

import io
import zipfile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = " ".join(
    (
        f'xmlns:w="{_W}"',
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
    )
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    body = "".join(item if item.startswith("<") else run(item) for item in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{body}</w:p>"


def table(*rows: list[str]) -> str:
    """Rows of cells; a cell is the XML of its blocks, or plain text."""
    drawn = []
    for row in rows:
        cells = (cell if cell.startswith("<") else paragraph(cell) for cell in row)
        drawn.append("<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in cells) + "</w:tr>")
    return f"<w:tbl><w:tblPr/>{''.join(drawn)}</w:tbl>"


def text_box(*blocks: str) -> str:
    """A run with a text box, in its new form and in the old one that older programs fall back to."""
    body = "".join(blocks)
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wps:txbx>"
        f"<w:txbxContent>{body}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{body}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def build_docx(*blocks: str, parts: dict[str, str] | None = None, relations: str = "") -> bytes:
    """A package whose body holds these blocks; ``parts`` are more files of it."""
    files = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {_SPACES}><w:body>{''.join(blocks)}</w:body></w:document>",
        "word/_rels/document.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}</Relationships>"
        ),
    }
    for name, body in (parts or {}).items():
        files[name] = body.replace("SPACES", _SPACES)
    return build_package(files)


def build_package(files: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in files.items():
            package.writestr(name, body)
    return out.getvalue()


def build_odt(body: str, styles: str = "") -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = " ".join(
        f'xmlns:{prefix}="{space}{name}:1.0"'
        for prefix, name in (
            ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible")
        )
    )  # fmt: skip
    content = (
        f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return build_package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
