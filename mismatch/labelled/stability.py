"""The same person told in another way: how far the score moves when nothing about the person has changed."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from mismatch.demo.people import Person
from mismatch.demo.rendering import FORMS, render
from mismatch.labelled.people import LANGUAGES, in_language, workers
from mismatch.labelled.prepared import Encode, prepare, scores
from mismatch.labelled.sets import LabelledSet, Told, own_vacancies
from mismatch.labelled.text import SKILLS_FIRST, plain_text

Floats = NDArray[np.float64]
#: Every so many people are drawn as files as well.
_DRAWN = 7


class Moved(NamedTuple):
    """Differences in points, over all vacancies and the people who were told in this way."""

    way: str
    mean: float
    most: float
    pairs: int


def stability(encode: Encode) -> list[Moved]:
    """Other order of sections, shuffled sentences, PDF and Word against the plain text of the same person."""
    people = [in_language(id, LANGUAGES[number % 2]) for number, id in enumerate(workers())]
    usual = _scores(encode, {one.id: plain_text(one) for one in people})
    ways: dict[str, dict[str, Told]] = {
        "other order of sections": {one.id: plain_text(one, SKILLS_FIRST) for one in people},
        "shuffled sentences": {one.id: plain_text(_shuffled(one)) for one in people},
    }
    for form in ("classic", "word_plain"):
        name = {"classic": "a PDF", "word_plain": "a Word file"}[form]
        ways[name] = {one.id: (f"{form}.{FORMS[form][0]}", render(one, form)) for one in people[::_DRAWN]}
    order = [one.id for one in people]
    return [_moved(way, usual, order, told, encode) for way, told in ways.items()]


def _moved(way: str, usual: Floats, order: list[str], told: dict[str, Told], encode: Encode) -> Moved:
    apart = np.abs(_scores(encode, told) - usual[:, [order.index(id) for id in told]])
    return Moved(way, round(float(apart.mean()), 2), round(float(apart.max()), 1), apart.size)


def _scores(encode: Encode, resumes: dict[str, Told]) -> Floats:
    return scores(prepare(LabelledSet("stability", own_vacancies(), resumes, {}, {}), encode))


def _shuffled(person: Person) -> Person:
    """Sentences of every job and the list of skills, each in a fixed other order."""
    jobs = [msgspec.structs.replace(job, done=job.done[1::2] + job.done[::2]) for job in person.jobs]
    return msgspec.structs.replace(person, jobs=jobs, skills=person.skills[::-1])
