"""The files of trades: what a trade's people do, in both languages, and who these people are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent

#: Russian and English, in this order.
Both = tuple[str, str]


class Study(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The course of study of a trade."""

    institution: Both
    degree: Both
    field: Both


class Stint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Years in another trade after the first one was left."""

    trade: str
    years: float
    uses: list[str]


class Worker(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One person as facts. ``uses`` are skills of the trade shown by work, ``lists`` those merely listed;
    ``tools`` are words in the list of skills that belong to other trades."""

    id: str
    name: Both
    level: str
    years: float
    uses: list[str]
    lists: list[str] = []
    english: str
    city: Both
    study: bool = False
    licences: list[str] = []
    tools: list[str] = []
    then: Stint | None = None


class Trade(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A trade: titles by level; for every skill its name and a sentence that shows it, in both languages."""

    id: str
    titles: dict[str, Both]
    employers: list[Both]
    study: Study
    about: Both
    skills: dict[str, tuple[str, str, str, str]]
    duties: list[Both]
    people: list[Worker]


@cache
def trades() -> dict[str, Trade]:
    """Every trade by its id."""
    found = [msgspec.yaml.decode(path.read_bytes(), type=Trade) for path in sorted((FOLDER / "trades").glob("*.yaml"))]
    return {trade.id: trade for trade in found}
