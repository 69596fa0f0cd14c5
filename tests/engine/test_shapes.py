"""Structs that several threads decode."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import msgspec

from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document
from mismatch.engine.parsing.sandbox import Parsed

RESUME = """Anna Berg
anna@example.com

Experience

Shop manager
Norrland Outdoor Ltd
May 2018 - June 2020
- Kept the stock in Excel.
"""
#: Four threads decode the same thing for the first time in their process, changing places as often as they can.
RACE = """
import sys, threading
import msgspec
from mismatch.engine.parsing.sandbox import Parsed
sys.setswitchinterval(1e-6)
packed, start = sys.stdin.buffer.read(), threading.Barrier(4)
def decode():
    start.wait()
    msgspec.msgpack.decode(packed, type=Parsed)
threads = [threading.Thread(target=decode) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""


def test_threads_may_decode_for_the_first_time_at_once() -> None:
    """Without ``settle`` nearly every process crashed."""
    document = read_document(RESUME.encode(), "anna.txt")
    packed = msgspec.msgpack.encode(Parsed(document=document, resume=parse_resume(document, date(2026, 11, 1))))
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", RACE], input=packed, capture_output=True, timeout=60)
        assert done.returncode == 0, done.stderr.decode()
