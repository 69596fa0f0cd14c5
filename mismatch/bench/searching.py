"""How fast a pool is searched: real pages by eight readers at once, beside pgvector's own scan of the vectors."""

from __future__ import annotations

import http.client
import random
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from statistics import quantiles

from flask import Flask
from flask_security.utils import hash_password
from sqlalchemy import delete, select, text

from config import ROOT
from mismatch.engine.search.query import parse_query
from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.titles import title_base
from mismatch.extensions import db
from mismatch.matching.vectors import embedder
from mismatch.models import Membership, Organization, OrganizationRole, SearchEntry, User
from mismatch.models.columns import now
from mismatch.processes import CALM, web
from mismatch.search import asking, nearest
from mismatch.search.filters import Filters
from mismatch.search.meaning import Meaning
from mismatch.search.scope import Scope

PORT = 5719
PASSWORD = "a reader of the bench"  # noqa: S105 - of a database that only the bench knows
EMAIL = "reader@bench.example"
#: What the readers say they read with: a session belongs to one browser.
BROWSER = "bench"
CITIES = ("Москва", "Казань", "Moscow", "Санкт-Петербург", "London", "Новосибирск")
#: Of how many queries the answers of the index are compared with those of a whole scan.
_COMPARED = 40
_WARM_SECONDS = 20.0
#: One reader never reads more pages than that.
_MOST_A_SECOND = 40

Query = tuple[str, dict[str, str]]


def bench_search(
    app: Flask, environment: dict[str, str], organization: Organization, readers: int, seconds: float
) -> dict[str, float]:
    """Milliseconds of whole pages, by kind of query; recall of the nearest; and pgvector's own scan in the same run."""
    _make_reader(organization)
    with _site(environment) as port:
        cookie = _sign_in(app)
        _forget_queries()
        _by_many(port, cookie, readers, _WARM_SECONDS, first_seed=1000)  # every web process loads its skills once
        figures = _figures(_by_many(port, cookie, readers, seconds, first_seed=100))
    return figures | _against_pgvector(organization)


def _queries(seed: int, count: int) -> Iterator[Query]:
    """Mixed queries in both languages, no two alike: plain words most often, then operators, filters and orders."""
    chance = random.Random(seed)  # noqa: S311 - queries for a clock, not secrets
    base, titles = skill_base(), title_base()
    skills = [s for s in base.skills.values() if base.rarity(s.id) < 0.6]
    for _ in range(count):
        language = chance.choice(("ru", "en"))
        title = getattr(chance.choice(list(titles.titles.values())), language)
        one, two = (getattr(chance.choice(skills), language) for _ in range(2))
        city, years = chance.choice(CITIES), chance.randint(1, 12)
        kinds: list[Query] = [
            ("title", {"q": title}),
            ("title and skill", {"q": f"{title} {one}"}),
            ("title, skill, city", {"q": f"{title} {one} {city}"}),
            ("operators", {"q": f'"{one}" OR "{two}"'}),
            ("operators", {"q": f"{title.split()[0]} -{two.split()[0]}"}),
            ("filters", {"q": title, "place": city, "from": str(years)}),
            ("filters", {"q": one, "language": "English", "level": "B1"}),
            ("newest", {"q": one, "sort": "newest"}),
            ("next page", {"q": title, "page": "2"}),
        ]
        yield chance.choice(kinds)


def _make_reader(organization: Organization) -> None:
    """Somebody who may search this pool."""
    db.session.execute(delete(User).where(User.email == EMAIL))
    user = User(
        email=EMAIL,
        name="Reader",
        password=hash_password(PASSWORD),
        fs_uniquifier=uuid.uuid4().hex,
        confirmed_at=now(),
        active=True,
    )
    db.session.add(Membership(user=user, organization=organization, role=OrganizationRole.RECRUITER))
    db.session.commit()


def _forget_queries() -> None:
    """What an earlier run asked is remembered for an hour; here every query is new."""
    from mismatch.queue import connection

    for key in connection().scan_iter("search:vector:*"):
        connection().delete(key)


@contextmanager
def _site(environment: dict[str, str]) -> Iterator[int]:
    """The product's own web processes, and the worker that tells what a query means."""
    program = web("127.0.0.1", PORT, {**environment, "TRUSTED_HOSTS": "127.0.0.1"})
    worker = [sys.executable, str(ROOT / "worker.py"), "matching"]
    with ExitStack() as stack:
        for command in (program.command, worker):
            process = subprocess.Popen(command, cwd=ROOT, env=program.environment | CALM, stdout=subprocess.DEVNULL)
            stack.callback(process.wait, 60)
            stack.callback(process.terminate)
        _wait_for_site()
        _wait_for_worker()
        yield PORT


def _wait_for_site() -> None:
    for _ in range(600):
        try:
            if _get(http.client.HTTPConnection("127.0.0.1", PORT, timeout=30), "/healthz", "")[0] == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("the site did not start")


def _wait_for_worker() -> None:
    from mismatch.queue import connection

    for _ in range(600):
        if connection().exists("search:answering"):
            return
        time.sleep(0.2)
    raise TimeoutError("the worker did not start")


def _sign_in(app: Flask) -> str:
    """A session of the reader, made with the same secret as the site has: as a browser has it after one page."""
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    client.environ_base["HTTP_USER_AGENT"] = BROWSER
    answer = client.post("/login", data={"email": EMAIL, "password": PASSWORD})
    assert answer.status_code == 302, answer.text[:500]
    assert client.get("/search").status_code == 200
    cookie = client.get_cookie("session")
    assert cookie is not None
    return f"session={cookie.value}"


def _get(connection: http.client.HTTPConnection, path: str, cookie: str) -> tuple[int, bytes]:
    connection.request("GET", path, headers={"Cookie": cookie, "Accept-Language": "ru"})
    answer = connection.getresponse()
    return answer.status, answer.read()


class _Line:
    """A connection, read to the end of a page and no more: the cores belong to the product.

    Each page has its own: the site keeps one for two seconds, and people read for longer. Eight that stayed open would
    fall to its two processes as chance will, seven to one in a run.
    """

    def __init__(self, port: int, cookie: str) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        head = f"Host: 127.0.0.1\r\nUser-Agent: {BROWSER}\r\nCookie: {cookie}\r\nAccept-Language: ru\r\n"
        self._rest = f" HTTP/1.1\r\n{head}\r\n".encode()

    def close(self) -> None:
        self._socket.close()

    def get(self, path: str) -> bytes:
        """A whole answer, with its head."""
        self._socket.sendall(b"GET " + path.encode() + self._rest)
        answer = self._more()
        while (head := answer.find(b"\r\n\r\n")) < 0:
            answer += self._more()
        size = re.search(rb"\r\ncontent-length: (\d+)", answer[:head].lower())
        if size is None:
            raise RuntimeError(f"{path}: {answer[:head]!r}")
        while len(answer) < head + 4 + int(size.group(1)):
            answer += self._more()
        return bytes(answer)

    def _more(self) -> bytearray:
        part = self._socket.recv(2**18)
        if not part:
            raise ConnectionError("the site hung up")
        return bytearray(part)


def _read(port: int, cookie: str, pages: Sequence[Query], until: float) -> list[tuple[str, float]]:
    """One reader: the next page is asked for as soon as the last one is there."""
    taken = []
    for kind, asked in pages:
        path = "/search?" + urllib.parse.urlencode(asked)
        started = time.perf_counter()
        if started > until:
            return taken
        with closing(_Line(port, cookie)) as line:
            answer = line.get(path)
        taken.append((kind, (time.perf_counter() - started) * 1000))
        if not answer.startswith(b"HTTP/1.1 200 ") or b'id="search-form"' not in answer:
            raise RuntimeError(f"{asked}: {answer[:100]!r}")
    raise RuntimeError("a reader has no more queries")


def _by_many(port: int, cookie: str, readers: int, seconds: float, first_seed: int) -> list[tuple[str, float]]:
    # Thought out beforehand: that takes the cores too.
    pages = [list(_queries(first_seed + number, int(seconds * _MOST_A_SECOND))) for number in range(readers)]
    until = time.perf_counter() + seconds
    taken: list[tuple[str, float]] = []
    failed: list[Exception] = []

    def read(mine: list[Query]) -> None:
        try:
            taken.extend(_read(port, cookie, mine, until))
        except Exception as error:  # else a thread would only print it, and fewer readers would seem faster
            failed.append(error)

    threads = [threading.Thread(target=read, args=(mine,)) for mine in pages]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
    return taken


def _figures(taken: list[tuple[str, float]]) -> dict[str, float]:
    by_kind: dict[str, list[float]] = defaultdict(list)
    for kind, milliseconds in taken:
        by_kind["all"].append(milliseconds)
        by_kind[kind].append(milliseconds)
    figures = {"pages read": float(len(taken))}
    for kind, values in by_kind.items():
        cuts = quantiles(values, n=100) if len(values) > 1 else values * 99
        figures |= {f"{kind}: p50, ms": cuts[49], f"{kind}: p95, ms": cuts[94]}
        if kind == "all":
            figures["all: p99, ms"] = cuts[98]
    return figures


def _against_pgvector(organization: Organization) -> dict[str, float]:
    """How many of the hundred nearest the index finds, and what a scan of all vectors takes."""
    model = embedder()
    texts = [asked["q"] for kind, asked in _queries(7, 200) if kind.startswith("title")][:_COMPARED]
    everybody = Scope.of(organization.id, parse_query(""), Filters())
    by_index = scanned = found = asked = 0.0
    for one, vector in zip(texts, model.encode(texts), strict=True):
        meaning = Meaning(model.model_id, vector)
        started = time.perf_counter()
        with asking.by_text():
            near = {id for id, _ in nearest.by_meaning(everybody, nearest.how_many(everybody), meaning, 100)}
        between = time.perf_counter()
        exact = _scan(organization.id, meaning)
        scanned += time.perf_counter() - between
        by_index += between - started
        found, asked = found + len(near & exact), asked + len(exact)
        assert one
    return {
        "recall of the 100 nearest": found / asked,
        "nearest by the index, ms": by_index / len(texts) * 1000,
        "pgvector's own scan, ms": scanned / len(texts) * 1000,
    }


def _scan(organization_id: int, meaning: Meaning) -> set[int]:
    """The hundred nearest by pgvector alone: every vector of the organisation compared."""
    db.session.execute(text("SET LOCAL enable_indexscan TO off; SET LOCAL enable_bitmapscan TO off"))
    distance = SearchEntry.meaning.cosine_distance(meaning.vector.tolist())
    nearest_ = select(SearchEntry.candidate_id).where(SearchEntry.organization_id == organization_id)
    found = set(db.session.scalars(nearest_.order_by(distance).limit(100)))
    db.session.rollback()
    return found
