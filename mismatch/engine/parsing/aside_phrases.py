"""The expressions of ``data/asides.yaml``, over small letters without ё."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from mismatch.engine.parsing.vocabulary import load

_FRAGMENT = re.compile(r"(?<!\?P)<(\w+)>")


class AsidePhrases(NamedTuple):
    """``said`` has to fill a clause; ``of_oneself`` too, and ``homeland``, whose place has to be one; ``length`` is the
    tail of one; the rest tells which clauses are none."""

    said: re.Pattern[str]
    of_oneself: re.Pattern[str]
    homeland: re.Pattern[str]
    length: re.Pattern[str]
    charges: re.Pattern[str]
    paid_for_charges: re.Pattern[str]
    right_to_work: re.Pattern[str]
    at_school: re.Pattern[str]
    bare_age: re.Pattern[str]


def tells_of_charges(sentence: str) -> bool:
    """Whether a sentence, in small letters without ё, is of somebody who is paid to look after children."""
    phrases = aside_phrases()
    return bool(phrases.paid_for_charges.search(phrases.at_school.sub(" ", sentence)))


@cache
def aside_phrases() -> AsidePhrases:
    """All of them, read once."""
    data = load("asides")
    said = [f"<subject_ru>(?:{_any_of(data['russian'])})", f"<subject_en>(?:{_any_of(data['english'])})"]
    single = {name: data[name] for name in AsidePhrases._fields[3:]}
    whole = {"said": "|".join(said), "of_oneself": data["of_oneself"], "homeland": "|".join(data["homeland"])}
    return AsidePhrases(
        **{name: re.compile(_spelt(text, data["fragments"])) for name, text in (whole | single).items()}
    )


def _any_of(topics: dict[str, list[str]]) -> str:
    return "|".join(expression for rows in topics.values() for expression in rows)


def _spelt(text: str, fragments: dict[str, str]) -> str:
    """``text`` with every <fragment> put in; a fragment may hold others."""
    while _FRAGMENT.search(text):
        text = _FRAGMENT.sub(lambda match: fragments[match[1]], text)
    return text
