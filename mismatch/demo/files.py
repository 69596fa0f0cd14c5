"""The demo's files: what a recruiter would drop, and the ways of a file being bad."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image
from pypdf import PdfReader, PdfWriter

from mismatch.demo.people import Person, people
from mismatch.demo.rendering import FORMS, render


@dataclass(frozen=True)
class DemoFile:
    """A file with the name a person would give it."""

    filename: str
    data: bytes


def demo_files() -> Iterator[DemoFile]:
    """One file a person, drawn when its turn comes; the form is the first of the person's."""
    for person in people():
        yield DemoFile(file_name(person, person.forms[0]), render(person, person.forms[0]))


def file_name(person: Person, form: str) -> str:
    """«Иванова Мария - Бухгалтер.pdf»."""
    name = " ".join(_surname_first(person.name.split()))
    return f"{name} - {person.title}.{FORMS[form][0]}".replace("/", "-")


def _surname_first(words: list[str]) -> list[str]:
    """Surname and first name; «Сычёв Максим Олегович» begins with them, for a patronymic comes last there."""
    return words[:2] if words[-1].endswith(("вич", "вна", "ична")) else list(dict.fromkeys([words[-1], words[0]]))


def bad_files() -> list[DemoFile]:
    """Each refused for a reason of its own."""
    good = render(people()[0], "classic")
    return [
        DemoFile("с паролем.pdf", _encrypted(good)),
        DemoFile("пустой.pdf", b""),
        DemoFile("фото.pdf", _picture()),
        DemoFile("обрезан.pdf", good[: len(good) // 3]),
    ]


def _encrypted(pdf: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (320, 240), "lightblue").save(out, "PNG")
    return out.getvalue()
