"""Every setting of Mismatch, read from the environment. ``docs/settings.md`` is made from this file."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

ROOT = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Setting:
    """One environment variable: its name, what it means, and what holds when it is not set."""

    name: str
    meaning: str
    default: str | None
    read: Callable[[str], Any]


SETTINGS: dict[str, Setting] = {}


def _truth(value: str) -> bool:
    return value.strip().lower() in {"1", "true", "yes", "on"}


def _words(value: str) -> list[str]:
    return [word.strip() for word in value.split(",") if word.strip()]


def setting(name: str, meaning: str, default: str | None = None, read: Callable[[str], Any] = str) -> Any:
    """Declare a setting and return its value for this process; empty means not set."""
    SETTINGS[name] = Setting(name, meaning, default, read)
    value = os.environ.get(name) or default
    return None if value is None else read(value)


def folders(var: Path, models: Path | None) -> dict[str, Path]:
    """The two folders as whole paths: both may be told from the project's folder on, the second not at all."""
    return {"VAR_DIR": ROOT / var, "MODELS_DIR": ROOT / (models or var / "models")}


class Config:
    """What every environment shares."""

    ENVIRONMENT = setting(
        "MISMATCH_ENV", "Which class of settings holds: `development`, `testing` or `production`.", "development"
    )
    SECRET_KEY = setting(
        "SECRET_KEY", "Signs sessions and tokens. Required in production; `make run` makes one in `var/`."
    )
    SECURITY_PASSWORD_SALT = setting(
        "SECURITY_PASSWORD_SALT", "Second secret, mixed into passwords. Required in production; `make run` makes one."
    )
    DATABASE_URL = setting(
        "DATABASE_URL",
        "PostgreSQL 15 or newer with pgvector, as `postgresql://user:password@host/name`. "
        "When it is not set, outside production, an embedded server keeps its data in `VAR_DIR`.",
    )
    REDIS_URL = setting(
        "REDIS_URL",
        "Redis or Valkey for the queue and the limits, as `redis://host:6379/0`. "
        "When it is not set, outside production, an embedded Valkey is used.",
    )
    VAR_DIR = setting("VAR_DIR", "Folder for what lives between runs: models, embedded servers, mailbox.", "var", Path)
    MODELS_DIR = setting("MODELS_DIR", "Folder of embedding models; `models` inside `VAR_DIR` when not set.", read=Path)
    EMBEDDING_MODEL = setting(
        "EMBEDDING_MODEL", "A sentence-transformers model by hub id or folder, instead of the built-in e5-small."
    )
    EMBEDDING_PREFIX = setting(
        "EMBEDDING_PREFIX", "Text put before every passage for `EMBEDDING_MODEL`, such as `query: `.", ""
    )
    EMBEDDING_THREADS = setting("EMBEDDING_THREADS", "Threads of the embedding model in one worker.", "2", int)
    BASE_URL = setting(
        "BASE_URL", "The address people open, used in e-mails.", "http://127.0.0.1:5000", lambda v: v.rstrip("/")
    )
    TRUSTED_HOSTS = setting(
        "TRUSTED_HOSTS",
        "Host names answered to, separated by commas; others get 400. From `BASE_URL` when not set.",
        read=_words,
    )
    PROXY_COUNT = setting(
        "PROXY_COUNT",
        "How many trusted proxies stand in front and set X-Forwarded-For; 0 ignores the header.",
        "0",
        int,
    )
    LANGUAGES = ("ru", "en")
    BABEL_DEFAULT_LOCALE = setting("DEFAULT_LANGUAGE", "`ru` or `en`, when the browser asks for neither.", "ru")
    BABEL_DEFAULT_TIMEZONE = setting("TIMEZONE", "Time zone in which moments are shown.", "Europe/Moscow")
    MAIL_SERVER = setting("MAIL_SERVER", "SMTP server. When not set, mail goes to the mailbox page.")
    MAIL_PORT = setting("MAIL_PORT", "SMTP port.", "587", int)
    MAIL_USE_TLS = setting("MAIL_USE_TLS", "Use STARTTLS.", "true", _truth)
    MAIL_USE_SSL = setting("MAIL_USE_SSL", "Use TLS from the first byte.", "false", _truth)
    MAIL_USERNAME = setting("MAIL_USERNAME", "SMTP user.")
    MAIL_PASSWORD = setting("MAIL_PASSWORD", "SMTP password.")
    MAIL_DEFAULT_SENDER = setting("MAIL_SENDER", "From which address mail is sent.", "Mismatch <no-reply@localhost>")
    MAX_CONTENT_LENGTH = setting("MAX_REQUEST_BYTES", "Largest request accepted, in bytes.", str(64 * 2**20), int)
    MAX_FILE_BYTES = setting("MAX_FILE_BYTES", "Largest single file accepted, in bytes.", str(20 * 2**20), int)
    READING_MEMORY_BYTES = setting(
        "READING_MEMORY_BYTES", "Memory that reading one file may take, in bytes.", str(1024 * 2**20), int
    )
    READING_SECONDS = setting(
        "READING_SECONDS",
        "Processor time that reading one file may take, in seconds; by the clock thrice that.",
        "40",
        float,
    )
    SEARCHES_AT_ONCE = setting(
        "SEARCHES_AT_ONCE",
        "How many searches are worked on at the same time, the others waiting in order of arrival; "
        "two for each core when not set.",
        read=int,
    )
    SWEEP_SECONDS = setting(
        "SWEEP_SECONDS", "Work that has waited this long, in seconds, is put in the queue again.", "60", int
    )
    LOG_LEVEL = setting("LOG_LEVEL", "`DEBUG`, `INFO`, `WARNING` or `ERROR`.", "INFO")

    SQLALCHEMY_ENGINE_OPTIONS: ClassVar[dict[str, Any]] = {
        "pool_pre_ping": True,
        "pool_size": 10,
        "max_overflow": 10,
        "pool_timeout": 10,
    }
    MAX_FORM_MEMORY_SIZE = 2 * 2**20
    MAX_FORM_PARTS = 2000
    SESSION_COOKIE_HTTPONLY = True
    SESSION_COOKIE_SAMESITE = "Lax"
    REMEMBER_COOKIE_HTTPONLY = True
    REMEMBER_COOKIE_SAMESITE = "Lax"
    WTF_CSRF_TIME_LIMIT = None
    BOOTSTRAP_SERVE_LOCAL = True
    RATELIMIT_HEADERS_ENABLED = True
    DEBUG_PAGES = False


class Development(Config):
    """On one machine: embedded servers, plain HTTP, the mailbox page."""

    DEBUG_PAGES = True


class Testing(Config):
    """What the tests run with; servers and secrets come from the fixtures."""

    TESTING = True
    DEBUG_PAGES = True
    SECRET_KEY = "testing-only"  # noqa: S105
    SECURITY_PASSWORD_SALT = "testing-only"  # noqa: S105
    BASE_URL = "http://localhost"
    SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS: ClassVar[dict[str, Any]] = {
        "argon2__rounds": 1,
        "argon2__memory_cost": 64,
        "argon2__parallelism": 1,
    }
    # For the address in a link by mail: the default does half a million rounds in Python, to make it and to check it.
    SECURITY_HASHING_SCHEMES: ClassVar[list[str]] = ["hex_sha256"]


class Production(Config):
    """Behind TLS; refuses to start without its secrets and servers."""

    SESSION_COOKIE_NAME = "__Host-session"
    SESSION_COOKIE_SECURE = True
    REMEMBER_COOKIE_NAME = "__Host-remember"
    REMEMBER_COOKIE_SECURE = True
    PREFERRED_URL_SCHEME = "https"
    REQUIRED = ("SECRET_KEY", "SECURITY_PASSWORD_SALT", "DATABASE_URL", "REDIS_URL", "BASE_URL")


ENVIRONMENTS: dict[str, type[Config]] = {"development": Development, "testing": Testing, "production": Production}
