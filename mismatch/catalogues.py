"""The catalogues of translations: .po files are kept, .mo files are made from them when one is missing or old."""

from __future__ import annotations

import io
import logging
import os
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

log = logging.getLogger(__name__)

FOLDER = Path(__file__).parent / "translations"
ROOT = FOLDER.parent.parent

_BLANK_HEADERS = (b'"POT-', b'"PO-', b'"Report-', b'"Last-', b'"Language-Team', b'"Generated-')
_CONTEXT = ((1, "c"), 2)
#: The functions that mark texts: Babel's own, our short names of the lazy ones, and a mark without a translation.
KEYWORDS = DEFAULT_KEYWORDS | {
    "_l": None,
    "_lp": _CONTEXT,
    "translate_later": None,
    "lazy_gettext": None,
    "lazy_pgettext": _CONTEXT,
    "pgettext": _CONTEXT,
}


def compile_catalogues(folder: Path = FOLDER) -> list[Path]:
    """Compile what is not up to date; returns what was compiled. Safe in several processes at once."""
    return [_compile(po) for po in sorted(folder.glob("*/LC_MESSAGES/*.po")) if not _is_fresh(po)]


def compile_if_possible() -> None:
    """What a starting process does: on a read-only disk the image has to bring the compiled files along."""
    try:
        compile_catalogues()
    except PermissionError:
        log.warning("the catalogues in %s cannot be compiled: pages will be in English", FOLDER)


def _is_fresh(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime


def _compile(po: Path) -> Path:
    with po.open("rb") as source:
        catalogue = read_po(source, locale=po.parent.parent.name)
    # Written beside its place and moved there, so that nobody reads half a file.
    handle, draft = tempfile.mkstemp(dir=po.parent, suffix=".part")
    with os.fdopen(handle, "wb") as target:
        write_mo(target, catalogue)
    os.chmod(draft, 0o644)
    mo = po.with_suffix(".mo")
    os.replace(draft, mo)
    return mo


def extract_texts() -> Catalog:
    """Every text of the code and the templates, in English."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    catalogue = Catalog(fuzzy=False)
    for found in extract_from_dir(ROOT, methods, options, KEYWORDS, directory_filter=_is_ours):
        _, _, text, comments, context = found
        catalogue.add(text, auto_comments=comments, context=context)
    return catalogue


def update_catalogues(folder: Path = FOLDER) -> dict[str, list[str]]:
    """Bring the .po files up to the code; returns the texts of each language that wait for a translator."""
    texts, waiting = extract_texts(), {}
    for po in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parent.parent.name)
        catalogue.update(texts, no_fuzzy_matching=True, update_header_comment=False)
        catalogue.obsolete.clear()
        po.write_bytes(_as_po(catalogue))
        waiting[str(catalogue.locale)] = untranslated(catalogue)
    return waiting


def _as_po(catalogue: Catalog) -> bytes:
    """Without dates and blank names in the head, so that a change of texts is all that a commit shows."""
    with io.BytesIO() as target:
        write_po(target, catalogue, sort_output=True, width=120, no_location=True)
        head, blank, body = target.getvalue().partition(b"\n\n")
    kept = [line for line in head.split(b"\n") if not line.startswith(_BLANK_HEADERS)]
    return b"\n".join(kept) + blank + body


def untranslated(catalogue: Catalog) -> list[str]:
    """The texts without a translation."""
    return [str(message.id) for message in catalogue if message.id and not _is_translated(message.string)]


def _is_translated(string: str | tuple[str, ...]) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


def _is_ours(path: str) -> bool:
    return not os.path.basename(path).startswith((".", "var", "tests", "migrations", "engine"))
