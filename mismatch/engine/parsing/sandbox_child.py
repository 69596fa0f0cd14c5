"""The inside of the sandbox: limits first, then one request after another until the parent closes the pipe."""

from __future__ import annotations

import ctypes
import gc
import os
import resource
import signal
import struct
import sys
from datetime import date
from typing import BinaryIO

import msgspec

from mismatch.engine.parsing.reading import read_document
from mismatch.engine.parsing.rendering import render_page
from mismatch.engine.parsing.sandbox import GREETING, Answer, Parsed, Request
from mismatch.engine.shapes import Refused

_LENGTH = struct.Struct("<I")
_PR_SET_PDEATHSIG = 1
_SAMPLE_EN = "Ann Lee\nann@example.com\n\nExperience\nEngineer, Acme\tMar 2019 - Present\n\nSkills\nPython, SQL\n"
_SAMPLE_RU = "Иванова Анна\n\nОпыт работы\nИнженер, ООО «Ромашка»\t03.2019 – настоящее время\n\nНавыки\nPython, SQL\n"


def serve(memory_bytes: int, seconds: float) -> None:
    """Answer requests from standard input on standard output."""
    source, sink = _own_pipes()
    _die_with_parent()
    _warm()
    _limit(memory_bytes)
    _send(sink, GREETING)
    while (message := _next(source)) is not None:
        _limit_processor(seconds)
        _send(sink, msgspec.msgpack.encode(_answer(message)))


def _send(sink: BinaryIO, message: bytes) -> None:
    sink.write(_LENGTH.pack(len(message)) + message)
    sink.flush()


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the pipe to the parent for answers only: whatever prints must not spoil them."""
    source = os.fdopen(os.dup(0), "rb")
    sink = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return source, sink


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _warm() -> None:
    """Read and parse a tiny résumé, so that the first real one does not wait for imports, patterns and word lists."""
    from mismatch.engine.parsing.parser import parse_resume

    for sample in (_SAMPLE_EN, _SAMPLE_RU):
        parse_resume(read_document(sample.encode(), "sample.txt"), date(2000, 1, 1))
    # Word lists and patterns stay for good: the collector need not walk through them with every document.
    gc.collect()
    gc.freeze()


def _limit(memory_bytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    except (ValueError, OSError):
        # macOS refuses; there the parent watches the resident size.
        return


def _limit_processor(seconds: float) -> None:
    """Processor time for the next request, counted from what was used so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    allowance = int(used.ru_utime + used.ru_stime + seconds) + 2
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (allowance, hard))


def _next(source: BinaryIO) -> bytes | None:
    head = source.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    return source.read(_LENGTH.unpack(head)[0])


def _answer(message: bytes) -> Answer:
    try:
        return Answer(payload=_carry_out(msgspec.msgpack.decode(message, type=Request)))
    except Refused as refusal:
        return Answer(reason=refusal.reason, detail=refusal.detail)
    except (MemoryError, RecursionError) as error:
        return Answer(reason="too_complex", detail=type(error).__name__)
    except Exception as error:  # any other failure of a reader is an answer too, never the end of the worker
        return Answer(reason="damaged", detail=f"{type(error).__name__}: {error}"[:500])


def _carry_out(request: Request) -> bytes:
    if request.task == "render":
        return msgspec.msgpack.encode(render_page(request.data, request.page, request.scale))
    document = read_document(request.data, request.filename)
    if request.task == "read":
        return msgspec.msgpack.encode(document)
    from mismatch.engine.parsing.parser import parse_resume

    assert request.as_of is not None
    return msgspec.msgpack.encode(Parsed(document=document, resume=parse_resume(document, request.as_of)))
