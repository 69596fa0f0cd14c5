"""Mutated files through the sandbox: cut short, bits flipped, parts repeated, removed or spliced from another file."""

from __future__ import annotations

import io
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from zipfile import ZipFile

from mismatch.bench.handmade_docx import build_docx, build_odt, build_package, paragraph, run, table, text_box
from mismatch.bench.handmade_pdf import PdfPage, build_pdf
from mismatch.bench.samples import sample_pdfs
from mismatch.engine.parsing.sandbox import Sandbox
from mismatch.engine.shapes import REASONS, Refused

Named = tuple[str, bytes]
AS_OF = date(2026, 11, 1)
_SLOWEST = 5


class Slow(NamedTuple):
    """A file that took long."""

    seconds: float
    label: str
    name: str
    data: bytes


@dataclass
class Outcome:
    """What became of a batch. ``lost`` are the mutations after which the child had to be replaced."""

    counts: Counter[str] = field(default_factory=Counter)
    lost: list[Slow] = field(default_factory=list)
    slowest: list[Slow] = field(default_factory=list)
    #: Bytes: the most that a child, and that this process, ever had resident.
    child_peak: int = 0
    own_peak: int = 0

    def note(self, ended: str, one: Slow) -> None:
        self.counts[ended] += 1
        if ended.startswith("lost"):
            self.lost.append(one._replace(label=f"{one.label} ({one.name}): {ended}"))
        self.slowest = sorted([*self.slowest, one], key=lambda slow: -slow.seconds)[:_SLOWEST]


def seeds() -> list[Named]:
    """Files of the project's own making, with every feature that the readers know; PDF and DOCX weigh most."""
    page = PdfPage().text(50, 60, "Ann Lee", 20, "F2").rule(50, 66, 400).lines(50, 100, ["Skills", "Python", "SQL"] * 8)
    page.lines(220, 100, ["Engineer at Acme, 2019 - 2021", "• kept the robots run-", "ning all day"] * 9)
    page.image(450, 40, 90, 110, (8, 8, bytes(range(192)))).link(50, 50, 80, 14, "https://example.org")
    page.text(50, 700, "hidden", color="1 1 1")
    page.fill(40, 750, 300, 40, "0.2 0.2 0.4").text(50, 770, "band", color="1 1 1")
    pages = page, PdfPage(rotation=90).text(100, 100, "second page")
    pdf, plain = build_pdf(*pages), build_pdf(*pages, packed=False)
    boxed = paragraph(run("Ann Lee", "<w:b/>"), text_box(paragraph("Berlin")))
    docx = build_docx(boxed, table(["2019", "Acme"], ["2021", paragraph("Initech") + table(["x", "y"])]))
    odt = build_odt("<text:h>Ann Lee</text:h><text:p>Engineer<text:tab/>Berlin</text:p>")
    rtf = rb"{\rtf1\ansi{\fonttbl{\f0\fcharset204 A;}}\pard\b \'c8\'e2\b0\par \u1055?\trowd 2019\cell Acme\cell\row}"
    html = b"<html><body><h1>Ann</h1><table><tr><td>2019<td>Acme</table><ul><li>one<li>two</ul></body></html>"
    return [
        ("a.pdf", pdf), ("b.pdf", plain), ("c.pdf", pdf), ("a.docx", docx), ("b.docx", docx),
        *((f"typeset-{name}", data) for name, data in sample_pdfs(2)),
        ("a.odt", odt), ("a.rtf", rtf), ("a.html", html),
    ]  # fmt: skip


def mutations(files: Sequence[Named], count: int, seed: int) -> Iterator[tuple[str, Named]]:
    """``count`` mutated files, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - chance that repeats, no secret
    for number in range(count):
        name, data = files[number % len(files)]
        other = chance.choice(files)[1]
        inside = name.endswith((".docx", ".odt")) and chance.random() < 0.6
        mutated = _mutated_part(chance, data, other) if inside else _mutated(chance, data, other)
        yield f"{number} of seed {seed}", (name, mutated)


def _mutated(chance: random.Random, data: bytes, other: bytes) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 5))):
        data = chance.choice(_KINDS)(chance, data, other)
    return data


def _mutated_part(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """A package whose directory is sound and whose main part is not."""
    with ZipFile(io.BytesIO(data)) as package:
        files = {name: package.read(name) for name in package.namelist()}
    name = chance.choice([name for name in files if name.endswith(".xml")])
    files[name] = _mutated(chance, files[name], other)
    return build_package(files)


def _cut(chance: random.Random, data: bytes, other: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _flip(chance: random.Random, data: bytes, other: bytes) -> bytes:
    flipped = bytearray(data)
    for _ in range(chance.choice((1, 4, 30))):
        if flipped:
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def _splice(chance: random.Random, data: bytes, other: bytes) -> bytes:
    at, start = chance.randrange(len(data) + 1), chance.randrange(len(other) + 1)
    return data[:at] + other[start : start + chance.randrange(1, 3000)] + data[at:]


def _repeat(chance: random.Random, data: bytes, other: bytes) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start : start + chance.randrange(1, 200)] * chance.choice((2, 20, 400)) + data[start:]


def _remove(chance: random.Random, data: bytes, other: bytes) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.randrange(1, 400) :]


def _number(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """A number made huge, negative or zero: lengths, sizes, references."""
    places = [i for i, byte in enumerate(data) if 48 <= byte <= 57]
    if not places:
        return data
    at = chance.choice(places)
    return data[:at] + chance.choice((b"0", b"-1", b"99999999", b"2147483648", b"1e9")) + data[at + 1 :]


_KINDS = (_cut, _flip, _splice, _repeat, _remove, _number)


def fuzz(
    files: Sequence[Named], count: int, seed: int, seconds: float = 20.0, told: Callable[[], object] = lambda: None
) -> Outcome:
    """Read every mutation in one sandbox and note how it ended; ``told`` is called after each."""
    outcome = Outcome()
    with Sandbox(seconds=seconds) as sandbox:
        sandbox.read(b"Ann Lee", "first.txt")  # the child's start is no file's doing
        for label, (name, data) in mutations(files, count, seed):
            begun, child = time.monotonic(), sandbox.pid
            ended = _parse(sandbox, name, data)
            # A new child's start is no file's doing: they are replaced after so many files.
            seconds = time.monotonic() - begun if sandbox.pid in (child, None) else 0.0
            outcome.note(ended, Slow(seconds, label, name, data))
            outcome.child_peak = max(outcome.child_peak, _peak(sandbox))
            told()
    outcome.own_peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return outcome


def _parse(sandbox: Sandbox, name: str, data: bytes) -> str:
    try:
        parsed = sandbox.parse(data, name, AS_OF)
    except Refused as refused:
        if sandbox.pid is None:
            return f"lost: {refused.detail}"
        if refused.reason not in REASONS:
            return f"lost: unknown reason {refused.reason}"
        return refused.reason
    document = parsed.document
    words = [document.text[word.start : word.end] for word in document.words]
    return "read" if all(words) and document.text.strip() else "lost: words that are no slices"


def _peak(sandbox: Sandbox) -> int:
    """The most memory the child ever had resident, as the system counted it."""
    if sandbox.pid is None or sys.platform != "linux":
        return 0
    try:
        with open(f"/proc/{sandbox.pid}/status", encoding="ascii") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        return 0
