"""What the embedded servers can do: Russian, vectors, keeping, and saying what is missing."""

from __future__ import annotations

import contextlib

import pytest
import redis

from mismatch.embedded import ServerError, Servers, require_pgvector
from tests.fixtures.servers import query


def test_russian_is_lowered_stemmed_and_sorted(servers: Servers) -> None:
    assert query(servers.database_url, "SELECT lower('ИВАН Ёлкин')") == "иван ёлкин"
    found = "SELECT to_tsvector('russian', 'РАЗРАБОТЧИКИ баз данных') @@ to_tsquery('russian', 'разработчика & база')"
    assert query(servers.database_url, found) is True
    assert query(servers.database_url, "SELECT 'ЖЁЛТЫЙ' ~* 'жёлтый'") is True


def test_vectors_are_compared(servers: Servers) -> None:
    require_pgvector(servers.database_url)
    assert query(servers.database_url, "SELECT '[1,0]'::vector <=> '[0,1]'::vector") == 1.0


def test_a_server_without_pgvector_is_named(servers: Servers) -> None:
    hidden = f"{servers.database_url}&options=-cextension_control_path%3D/nowhere"
    with pytest.raises(ServerError, match="no pgvector"):
        require_pgvector(hidden)


def test_a_role_that_may_not_create_pgvector_is_told(servers: Servers) -> None:
    query(servers.database_url, "CREATE ROLE plain LOGIN")
    query(servers.database_url, "CREATE DATABASE plain_database OWNER plain")
    url = servers.database_url.replace("postgres@/mismatch?", "plain@/plain_database?")
    with pytest.raises(ServerError, match="CREATE EXTENSION vector"):
        require_pgvector(url)


def test_a_database_that_does_not_answer_is_told() -> None:
    with pytest.raises(ServerError, match="does not answer"):
        require_pgvector("postgresql://nobody@/nothing?host=/nowhere")


def test_valkey_keeps_what_it_is_given(servers: Servers) -> None:
    with contextlib.closing(redis.Redis.from_url(servers.redis_url)) as client:
        assert client.config_get("maxmemory-policy")["maxmemory-policy"] == "noeviction"
        assert client.info("server")["server_name"] == "valkey"
