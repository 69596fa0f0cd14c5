"""Background work: `python worker.py` runs every queue and the scheduler; with a name, just that one.

A name is a queue of mismatch/queue.py, or `scheduler`. The periodic tasks belong to one scheduler, so on a second
machine name the queues to run there.
"""

import os
import sys

from mismatch import create_app
from mismatch.processes import workers
from mismatch.queue import QUEUES, run_scheduler, run_worker
from mismatch.supervisor import Supervisor


def main(names: list[str]) -> int:
    """Run what is named; the exit code."""
    known = (*QUEUES, "scheduler")
    if unknown := [name for name in names if name not in known]:
        print(f"worker.py knows no {', '.join(unknown)}; there are {', '.join(known)}.", file=sys.stderr)
        return 2
    if len(names) != 1:
        return Supervisor([program for program in workers(dict(os.environ)) if program.name in (names or known)]).run()
    os.nice(5)  # pages come first
    if names == ["scheduler"]:
        run_scheduler(create_app())
    else:
        run_worker(create_app(), names[0])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
