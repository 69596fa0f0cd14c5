"""The processes of the product: light where they should be, with secrets that are kept, and clear about mistakes."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from mismatch.processes import kept_secrets, web, workers
from mismatch.queue import QUEUES

ROOT = Path(__file__).resolve().parents[1]


def _python(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False)


def test_the_web_process_does_without_torch() -> None:
    code = "import sys, wsgi; print({'torch', 'transformers', 'sentence_transformers', 'sklearn'} & set(sys.modules))"
    done = _python("-c", code, DATABASE_URL="postgresql://nowhere/x", REDIS_URL="redis://nowhere")
    assert done.stdout.splitlines()[-1:] == ["set()"], done.stderr


def test_secrets_are_made_once_and_are_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.delenv("SECURITY_PASSWORD_SALT", raising=False)
    first = kept_secrets(tmp_path)
    assert kept_secrets(tmp_path) == first
    assert len(set(first.values())) == 2
    assert all(len(secret) >= 32 for secret in first.values())
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


def test_a_secret_of_the_environment_is_used_and_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "from outside")
    assert kept_secrets(tmp_path)["SECRET_KEY"] == "from outside"
    assert not (tmp_path / "secret_key").exists()


def test_every_queue_has_a_worker_and_there_is_one_scheduler() -> None:
    assert [program.name for program in workers({})] == [*QUEUES, "scheduler"]


def test_an_ipv6_address_is_bound_in_brackets() -> None:
    assert "[::1]:5000" in web("::1", 5000, {}).command
    assert "127.0.0.1:5000" in web("127.0.0.1", 5000, {}).command


def test_a_taken_port_is_told_before_anything_starts(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = _python("-m", "mismatch", "up", "--port", str(port), VAR_DIR=str(tmp_path / "var"))
    assert done.returncode == 1
    assert f"Port {port} on 127.0.0.1 cannot be used" in done.stderr
    assert not (tmp_path / "var").exists()


def test_serve_asks_for_its_servers() -> None:
    done = _python("-m", "mismatch", "serve", DATABASE_URL="", REDIS_URL="")
    assert done.returncode == 1
    assert "Set DATABASE_URL and REDIS_URL" in done.stderr


def test_a_worker_of_no_queue_is_refused() -> None:
    done = _python("worker.py", "no-such-queue")
    assert done.returncode == 2
    assert "no-such-queue" in done.stderr
    assert "matching" in done.stderr


def test_a_command_uses_the_secrets_that_the_site_of_its_folder_keeps(servers, tmp_path):
    from mismatch import create_app

    kept = kept_secrets(tmp_path)
    # Servers that are there: the limits are counted where the app that was made last keeps them.
    urls = {"DATABASE_URL": servers.database_url, "REDIS_URL": servers.redis_url}
    settings = {**urls, "ENVIRONMENT": "development"}
    app = create_app(settings | {"VAR_DIR": str(tmp_path)})
    assert {name: app.config[name] for name in kept} == kept, "else an account made by `flask seed` could not sign in"
    elsewhere = create_app(settings | {"VAR_DIR": str(tmp_path / "empty")})
    assert elsewhere.config["SECURITY_PASSWORD_SALT"] not in ("", kept["SECURITY_PASSWORD_SALT"])
