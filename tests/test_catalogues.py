"""Every text has a Russian translation that keeps its placeholders, and compiles."""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.pofile import read_po

from mismatch.catalogues import FOLDER, compile_catalogues, extract_texts, untranslated

with (FOLDER / "ru/LC_MESSAGES/messages.po").open("rb") as file:
    RUSSIAN = read_po(file, locale="ru")


def test_the_catalogue_holds_the_texts_of_the_code_and_no_others() -> None:
    ours = {(str(message.id), message.context) for message in extract_texts() if message.id}
    kept = {(str(message.id), message.context) for message in RUSSIAN if message.id}
    assert kept == ours, "run `flask translations update`"


def test_everything_is_translated() -> None:
    assert untranslated(RUSSIAN) == []
    assert [message.id for message in RUSSIAN if message.fuzzy and message.id] == []


def test_translations_keep_the_placeholders() -> None:
    changed = []
    for message in RUSSIAN:
        originals = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and any(_placeholders(string) != _placeholders(originals[0]) for string in strings):
            changed.append(message.id)
    assert changed == []


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[a-z]", text))


def test_compiling_makes_what_is_missing_once(tmp_path: Path) -> None:
    po = tmp_path / "ru/LC_MESSAGES/messages.po"
    po.parent.mkdir(parents=True)
    po.write_bytes((FOLDER / "ru/LC_MESSAGES/messages.po").read_bytes())
    assert compile_catalogues(tmp_path) == [po.with_suffix(".mo")]
    assert compile_catalogues(tmp_path) == []
