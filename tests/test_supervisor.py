"""The supervisor: one log, restarts, and an end that leaves nothing behind."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from mismatch.embedded.server import is_alive, wait_for
from mismatch.supervisor import ONE_REQUEST, Program, Supervisor

ROOT = Path(__file__).resolve().parents[1]
IGNORE_TERM = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
)


def _python(name: str, code: str) -> Program:
    return Program(name, [sys.executable, "-c", code])


def _run(programs: list[Program], until: Callable[[str], bool], grace: float = 5.0) -> tuple[int, str]:
    """Supervise until the log says so; the exit code and the log."""
    output = io.BytesIO()
    supervisor = Supervisor(programs, output=output, grace=grace, pause=0.05)

    def watch() -> None:
        wait_for(lambda: until(output.getvalue().decode()), 20)
        supervisor.stop()

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = supervisor.run()
    watcher.join()
    return code, output.getvalue().decode()


def test_lines_carry_the_name_of_who_wrote_them() -> None:
    programs = [
        _python(
            "web", "import sys, time; print('один'); sys.stderr.write('two\\n'); sys.stdout.flush(); time.sleep(60)"
        ),
        _python("reading", "import sys, time; sys.stdout.write('no end of line'); sys.stdout.flush(); time.sleep(60)"),
    ]
    code, log = _run(programs, lambda log: "один" in log and "two" in log)
    assert code == 0
    assert "web     │ один\n" in log
    assert "web     │ two\n" in log
    assert "reading │ no end of line\n" in log


def test_what_dies_starts_again_after_growing_pauses() -> None:
    code, log = _run([_python("short", "raise SystemExit(3)")], lambda log: log.count("exit code 3") == 3)
    assert code == 0
    assert [line for line in log.splitlines() if "starts again" in line] == [
        f"short │ (starts again in {pause} s)" for pause in ("0.05", "0.1", "0.2")
    ]


def test_a_killed_program_is_named_with_its_signal() -> None:
    _, log = _run([_python("short", "import os; os.kill(os.getpid(), 9)")], lambda log: "SIGKILL" in log)
    assert "short │ (ended with signal SIGKILL)" in log


def test_a_program_that_cannot_be_started_does_not_end_the_others() -> None:
    programs = [Program("gone", ["/no/such/program"]), _python("fine", "print('here', flush=True); input()")]
    code, _ = _run(programs, lambda log: log.count("cannot be started") == 2 and "here" in log)
    assert code == 0


def test_who_does_not_stop_is_killed_after_the_grace() -> None:
    code, log = _run([_python("deaf", IGNORE_TERM)], lambda log: "deaf │ deaf" in log, grace=0.3)
    assert code == 1
    assert "did not stop in time" in log


def test_a_second_request_stops_at_once_and_says_so() -> None:
    process = _supervise(IGNORE_TERM)
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    process.send_signal(signal.SIGTERM)  # make passes it on: the same request
    assert "Ctrl-C once more" in process.stdout.readline()
    time.sleep(2 * ONE_REQUEST)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    rest = process.communicate(timeout=10)[0]
    assert process.returncode == 0
    assert "is killed, as you asked" in rest
    assert "did not stop in time" not in rest


def test_a_dead_programs_own_children_go_with_it() -> None:
    orphan = "import subprocess, sys; print('child', subprocess.Popen(['sleep', '60']).pid, flush=True)"
    _, log = _run([_python("parent", orphan)], lambda log: "exit code 0" in log)
    pid = int(log.split("child ")[1].split()[0])
    assert wait_for(lambda: not is_alive(pid), 5)


def _supervise(code: str) -> subprocess.Popen[str]:
    program = f"""
import sys
from mismatch.supervisor import Program, Supervisor
sys.exit(Supervisor([Program("child", [sys.executable, "-c", {code!r}])]).run())
"""
    return subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _announced_pid(process: subprocess.Popen[str]) -> int:
    assert process.stdout is not None
    return int(process.stdout.readline().rpartition("│ ")[2])


def test_signals_stop_everything_cleanly() -> None:
    for sign in (signal.SIGINT, signal.SIGTERM):
        process = _supervise("import os, time; print(os.getpid(), flush=True); time.sleep(60)")
        pid = _announced_pid(process)
        process.send_signal(sign)
        assert process.wait(10) == 0
        assert not is_alive(pid)
        process.communicate()


def test_nothing_outlives_a_killed_supervisor() -> None:
    process = _supervise("import os, time; print(os.getpid(), flush=True); time.sleep(60)")
    pid = _announced_pid(process)
    process.kill()
    assert wait_for(lambda: not is_alive(pid), 10)
    process.communicate()
