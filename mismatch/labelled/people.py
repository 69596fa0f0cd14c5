"""The labelled people as résumés: those of the trades in both languages, and those written one by one."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

import msgspec

from mismatch.demo.people import AS_OF, Job, Person, Study, Tongue
from mismatch.labelled.trades import FOLDER, Both, Trade, Worker, trades

Language = Literal["ru", "en"]
LANGUAGES: tuple[Language, ...] = ("ru", "en")
FORMS = ["classic", "word_plain"]
_BELOW = {"senior": "middle", "middle": "junior", "junior": "junior"}
_NOW = AS_OF[0] * 12 + AS_OF[1] - 1
#: From this many months on, a career has two places of work; the later one takes this share of it.
_TWO_PLACES, _LATER_SHARE = 36, 0.6
_STUDY_YEARS = 4


@cache
def workers() -> dict[str, tuple[Trade, Worker]]:
    """Everybody of the trades' files, in a fixed order."""
    return {one.id: (trade, one) for trade in trades().values() for one in trade.people}


@cache
def in_language(id: str, language: Language) -> Person:
    """One of the trades' people, in one of the two languages. Both say the same."""
    trade, worker = workers()[id]
    side = LANGUAGES.index(language)
    jobs = _career(trade, worker, side)
    started = int(jobs[-1].start[:4])
    number = list(workers()).index(id)
    last = trades()[worker.then.trade] if worker.then else trade
    level = "middle" if worker.then else worker.level
    return Person(
        id=id,
        language=language,
        name=worker.name[side],
        title=last.titles[level][side],
        city=worker.city[side],
        email=f"{worker.name[1].split()[-1].lower()}@example.org",
        phone=f"+7 999 555-{number // 100 + 10:02d}-{number % 100:02d}",
        summary=last.about[side],
        jobs=jobs,
        education=_education(trade, worker, side, started),
        skills=_skills(trade, worker, side),
        languages=[Tongue("Russian", "native"), Tongue("English", worker.english)],
        licences=[_licences(worker.licences, side)] if worker.licences else [],
        forms=FORMS,
    )


@cache
def others() -> tuple[Person, ...]:
    """People with the right words in the wrong role."""
    rows: list[dict[str, Any]] = msgspec.yaml.decode((FOLDER / "others.yaml").read_bytes())
    made = [
        {
            "email": f"{row['id']}@example.com",
            "phone": f"+7 999 556-10-{number:02d}",
            "forms": FORMS,
            **row,
            "jobs": [{**job, "done": [text.strip() for text in job["done"]]} for job in row["jobs"]],
        }
        for number, row in enumerate(rows)
    ]
    return tuple(msgspec.convert(made, list[Person]))


def _career(trade: Trade, worker: Worker, side: int) -> list[Job]:
    """Latest first."""
    then, end = worker.then, _NOW
    jobs: list[Job] = []
    if then:
        later = trades()[then.trade]
        end -= round(then.years * 12)
        done = [later.skills[skill][2 + side] for skill in then.uses] + [d[side] for d in later.duties]
        jobs.append(_job(later.titles["middle"][side], later.employers[0][side], end + 1, None, done, worker, side))
    months, place = max(1, round(worker.years * 12)), sum(map(ord, worker.id)) % len(trade.employers)
    done = [trade.skills[skill][2 + side] for skill in worker.uses] + [trade.duties[place % len(trade.duties)][side]]
    late = round(months * _LATER_SHARE) if months >= _TWO_PLACES else months
    split = len(done) if late == months else max(1, round(len(done) * _LATER_SHARE))
    until = end if then else None
    jobs.append(
        _job(
            _title(trade, worker.level, side),
            _employer(trade, place, side),
            end - late + 1,
            until,
            done[:split],
            worker,
            side,
        )
    )
    if late < months:
        below, before = _title(trade, _BELOW[worker.level], side), _employer(trade, place + 1, side)
        jobs.append(_job(below, before, end - months + 1, end - late, done[split:], worker, side))
    return jobs


def _job(title: str, employer: str, first: int, last: int | None, done: list[str], worker: Worker, side: int) -> Job:
    return Job(title, employer, _month(first), None if last is None else _month(last), worker.city[side], done)


def _month(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02d}"


def _title(trade: Trade, level: str, side: int) -> str:
    return trade.titles[level][side]


def _employer(trade: Trade, place: int, side: int) -> str:
    return trade.employers[place % len(trade.employers)][side]


def _education(trade: Trade, worker: Worker, side: int, started: int) -> list[Study]:
    if not worker.study:
        return []
    study = trade.study
    return [
        Study(study.institution[side], study.degree[side], study.field[side], str(started - _STUDY_YEARS), str(started))
    ]


def _skills(trade: Trade, worker: Worker, side: int) -> list[str]:
    own = [trade.skills[skill][side] for skill in [*worker.uses, *worker.lists]]
    later = [trades()[worker.then.trade].skills[skill][side] for skill in worker.then.uses] if worker.then else []
    return [*later, *own, *worker.tools]


def _licences(categories: list[str], side: int) -> str:
    named: Both = ("Водительские права категорий", "Driving licence, categories")
    return f"{named[side]} {', '.join(categories)}"
