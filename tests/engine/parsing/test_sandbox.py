"""The sandboxed child: answers, limits, replacement, and an end with its parent."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psutil
import pytest

from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.reading import read_document
from mismatch.engine.parsing.sandbox import Sandbox
from mismatch.engine.shapes import Refused
from tests.engine.parsing.docx_builder import build_docx, paragraph
from tests.engine.parsing.pdf_builder import PdfPage, build_pdf

PDF = build_pdf(PdfPage().text(50, 100, "Ann Lee", 20).text(50, 130, "ann@example.org"))


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


def child_of(sandbox: Sandbox) -> int:
    assert sandbox._child is not None
    return sandbox._child.pid


def test_the_child_answers_as_the_reader_would(sandbox: Sandbox) -> None:
    assert sandbox.read(PDF, "cv.pdf") == read_document(PDF, "cv.pdf")
    parsed = sandbox.parse(PDF, "cv.pdf", date(2026, 1, 1))
    assert isinstance(parsed.document, Document)
    assert [email.value for email in parsed.resume.emails] == ["ann@example.org"]
    assert sandbox.render(PDF, 0, 1.0).startswith(b"\x89PNG")


def test_reasons_come_through(sandbox: Sandbox) -> None:
    for data, name, reason in ((b"", "a.pdf", "empty"), (PDF[:100], "a.pdf", "damaged"), (PDF, "a.docx", "wrong_type")):
        with pytest.raises(Refused) as refused:
            sandbox.read(data, name)
        assert refused.value.reason == reason


def test_one_child_serves_many_and_a_dead_one_is_replaced(sandbox: Sandbox) -> None:
    sandbox.read(PDF, "cv.pdf")
    first = child_of(sandbox)
    sandbox.read(PDF, "cv.pdf")
    assert child_of(sandbox) == first
    os.kill(first, signal.SIGKILL)
    with pytest.raises(Refused) as refused:
        sandbox.read(PDF, "cv.pdf")
    assert refused.value.reason == "too_complex"
    assert sandbox.read(PDF, "cv.pdf").text.split()[0] == "Ann"
    assert child_of(sandbox) != first


def test_a_hanging_document_is_ended_and_the_next_one_read() -> None:
    with Sandbox(seconds=0.5) as sandbox:
        sandbox.read(PDF, "cv.pdf")
        os.kill(child_of(sandbox), signal.SIGSTOP)
        with pytest.raises(Refused) as refused:
            sandbox.read(PDF, "cv.pdf")
        assert refused.value.reason == "too_complex"
        assert refused.value.detail == "no answer within 1.5 s"
        assert sandbox.read(PDF, "cv.pdf").text.split()[0] == "Ann"


def test_a_child_that_is_not_let_work_for_a_while_is_waited_for() -> None:
    with Sandbox(seconds=4) as sandbox:
        sandbox.read(PDF, "cv.pdf")
        child = child_of(sandbox)
        os.kill(child, signal.SIGSTOP)
        let_go = threading.Timer(5, os.kill, (child, signal.SIGCONT))
        let_go.start()
        started = time.monotonic()
        assert sandbox.read(PDF, "cv.pdf").text.split()[0] == "Ann"
        assert time.monotonic() - started > sandbox.seconds  # else nothing was shown
        let_go.join()
        assert child_of(sandbox) == child


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell another process's limits")
def test_a_child_that_works_for_too_long_is_ended_by_its_processor_time() -> None:
    with Sandbox(seconds=30) as sandbox:
        sandbox.read(PDF, "cv.pdf")
        child = child_of(sandbox)
        soft, _ = resource.prlimit(child, resource.RLIMIT_CPU)
        used = psutil.Process(child).cpu_times()
        assert sandbox.seconds <= soft - used.user - used.system + 1 <= sandbox.seconds + 4


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not enforce RLIMIT_AS")
def test_a_document_cannot_take_more_memory_than_allowed() -> None:
    bomb = build_docx(paragraph("x" * 39_000_000))
    with Sandbox(memory_bytes=700 * 1024 * 1024) as sandbox:
        sandbox.read(PDF, "cv.pdf")
        before = psutil.Process(child_of(sandbox)).memory_info().rss
        with pytest.raises(Refused) as refused:
            sandbox.read(bomb, "bomb.docx")
        assert refused.value.reason == "too_complex"
        assert psutil.Process(child_of(sandbox)).memory_info().rss - before < 200 * 1024 * 1024


def test_harmful_pdfs_are_ended_by_limits_and_the_next_file_is_read() -> None:
    bomb = PdfPage()
    bomb.operators = ["q 1 0 0 1 0 0 cm BT /F1 9 Tf (x) Tj ET Q"] * 3_000_000
    loop = PDF.replace(b"/Kids [6 0 R]", b"/Kids [2 0 R]")
    assert loop != PDF
    with Sandbox(seconds=2.0, memory_bytes=900 * 1024 * 1024) as sandbox:
        for data in (build_pdf(bomb), loop):
            with pytest.raises(Refused) as refused:
                sandbox.read(data, "bomb.pdf")
            assert refused.value.reason in ("too_complex", "damaged")
        assert sandbox.read(PDF, "cv.pdf").text.split()[0] == "Ann"


def test_close_ends_the_child() -> None:
    sandbox = Sandbox()
    sandbox.read(PDF, "cv.pdf")
    child = psutil.Process(child_of(sandbox))
    sandbox.close()
    assert not child.is_running()


def test_the_child_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    program = (
        "import sys, time\n"
        "from mismatch.engine.parsing.sandbox import Sandbox\n"
        "sandbox = Sandbox(); sandbox.read(b'Ann Lee', 'cv.txt')\n"
        "print(sandbox._child.pid, flush=True); time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = psutil.Process(int(parent.stdout.readline()))
    parent.kill()
    parent.wait()
    psutil.wait_procs([child], timeout=10)
    assert not child.is_running() or child.status() == psutil.STATUS_ZOMBIE


def test_secrets_of_the_environment_do_not_reach_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    with Sandbox() as sandbox:
        sandbox.read(PDF, "cv.pdf")
        assert "DATABASE_URL" not in psutil.Process(child_of(sandbox)).environ()


def test_child_outlives_the_thread_that_asked_first():
    with Sandbox() as sandbox:
        first = threading.Thread(target=sandbox.read, args=(b"one", "one.txt"))
        first.start()
        first.join()
        time.sleep(0.3)
        assert sandbox.read(b"two", "two.txt").text.strip() == "two"
