"""One invented person as lines of a résumé: out of trades, skills and occupations of the engine's own data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random
from typing import NamedTuple

from mismatch.bench.places import CITIES, DEGREES, NATIVE, SCHOOLS, TONGUES, a_firm, a_name
from mismatch.bench.trades import DEEDS, DUTIES, LEVELS, SUMMARIES, TRADES, WISHES, Trade
from mismatch.engine.shapes import Language
from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.titles import title_base

THIS_MONTH = 2026 * 12 + 9  # October 2026, counted in months
SKILLS_A_CATEGORY, DEEDS_A_SKILL = 30, 5
LONGEST_TITLE = 3
_YEARS = (1, 2, 3, 5, 7, 10, 15, 20)
_GRADES = ("A2", "B1", "B2", "C1")


class Post(NamedTuple):
    """One job held; months are counted from year 0, ``end`` is the last month, None for the present one."""

    title: str
    employer: str
    start: int
    end: int | None
    deeds: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """What one résumé will say."""

    number: int
    language: Language
    name: str
    headline: str
    city: str
    summary: tuple[str, ...]
    posts: tuple[Post, ...]
    school: str
    degree: str
    level: str
    field: str
    studied: tuple[int, int]
    skills: tuple[str, ...]
    tongues: tuple[tuple[str, str, str, str | None], ...]

    @property
    def lines(self) -> list[str]:
        """Every line that the scorer sees as a sentence."""
        told = [*self.summary, *(deed for post in self.posts for deed in post.deeds), *self.skills]
        return [*told, self.school, self.studies, self.years, *(line for line, *_ in self.tongues)]

    @property
    def studies(self) -> str:
        return f"{self.degree}, {self.field}"

    @property
    def years(self) -> str:
        return f"{self.studied[0]} — {self.studied[1]}"


def draft(number: int, attempt: int = 0) -> Draft:
    """The person with this number: always the same one, and no two alike. Another ``attempt`` is another person."""
    random = Random(f"{number}.{attempt}")  # noqa: S311 - a grammar, not a secret
    language: Language = "ru" if random.random() < 0.5 else "en"
    trade = random.choices(TRADES, weights=_shares())[0]
    titles, skills = _titles(trade, language), _skills(trade)
    held = _some(random, skills, random.randint(7, 12))
    posts = tuple(_posts(random, language, random.sample(titles, k=min(2, len(titles))), held))
    years = max(y for y in _YEARS if y <= max(1, (THIS_MONTH - posts[-1].start) // 12))
    began = posts[-1].start // 12 - random.randint(4, 6)
    degree, level = random.choice(DEGREES[language])
    return Draft(
        number=number,
        language=language,
        name=a_name(random, language),
        headline=posts[0].title,
        city=random.choice(CITIES[language]),
        summary=(
            random.choice(SUMMARIES[language]).format(title=posts[0].title, years=years),
            random.choice(WISHES[language]),
        ),
        posts=posts,
        school=random.choice(SCHOOLS[language]),
        degree=degree,
        level=level,
        field=trade.field[language == "en"],
        studied=(began, began + 4),
        skills=tuple(_said(skill, language) for skill in held[: random.randint(5, 9)]),
        tongues=tuple(_tongues(random, language)),
    )


def _posts(random: Random, language: Language, titles: list[str], held: list[str]) -> list[Post]:
    """Two to five jobs, newest first, with little between them."""
    posts, end = [], None
    for _ in range(random.randint(2, 5)):
        last = THIS_MONTH if end is None else end
        start = last - random.randint(8, 50)
        deeds = [_deed(random, language, random.choice(held)) for _ in range(random.randint(3, 5))]
        deeds.append(random.choice(DUTIES[language]))
        title = _titled(random.choice(LEVELS[language]), random.choice(titles))
        posts.append(Post(title, a_firm(random, language), start, end, tuple(dict.fromkeys(deeds))))
        end = start - random.randint(1, 4)
    return posts


def _titled(level: str, title: str) -> str:
    return f"{level}{title[0].lower()}{title[1:]}" if level and title[1:2].islower() else level + title


def _some(random: Random, skills: list[str], count: int) -> list[str]:
    """Different skills, the much asked ones oftener."""
    weights = _weights(tuple(skills))
    return list(dict.fromkeys(random.choices(skills, weights=weights, k=count + 4)))[:count]


def _deed(random: Random, language: Language, skill: str) -> str:
    """A sentence about a skill. Its figures depend on the sentence alone, so that the stock of sentences is finite."""
    number = _number_of(skill) + 7 * random.randrange(DEEDS_A_SKILL)
    pattern = DEEDS[language][number % len(DEEDS[language])]
    return pattern.format(skill=_said(skill, language), n=12 + number % 71, k=2 + number % 3)


def _said(skill: str, language: Language) -> str:
    name = skill_base().name(skill, language)
    return name[0].upper() + name[1:]


def _tongues(random: Random, language: Language) -> list[tuple[str, str, str, str | None]]:
    """Line, name as printed, name of the language, level: the own language and perhaps another."""
    line, printed, name = NATIVE[language]
    found: list[tuple[str, str, str, str | None]] = [(line, printed, name, "native")]
    if random.random() < 0.7:
        printed, name = random.choice(TONGUES[language])
        level = random.choice(_GRADES)
        found.append((f"{printed} — {level}", printed, name, level))
    return found


@cache
def _shares() -> list[int]:
    return [trade.share for trade in TRADES]


@cache
def _weights(skills: tuple[str, ...]) -> list[float]:
    return [1.05 - skill_base().rarity(skill) for skill in skills]


@cache
def _titles(trade: Trade, language: Language) -> list[str]:
    """What people of a trade are called, in few words: a long line above the first heading counts as a sentence."""
    base = title_base()
    families, _, chosen = trade.families.partition(":")
    ids = chosen.split() or [t.id for family in families.split() for t in base.families[family].titles]
    names = [base.name(id, language) for id in ids]
    return [name[0].upper() + name[1:] for name in names if len(name.replace("-", " ").split()) <= LONGEST_TITLE]


@cache
def _skills(trade: Trade) -> list[str]:
    """The most asked skills of a trade's categories."""
    base, found = skill_base(), []
    for category in trade.skills.split():
        ids = sorted(
            (s.id for s in base.skills.values() if s.category == category), key=lambda id: (base.rarity(id), id)
        )
        found += ids[:SKILLS_A_CATEGORY]
    return found


@cache
def _number_of(name: str) -> int:
    value = 2166136261
    for letter in name:
        value = ((value ^ ord(letter)) * 16777619) & 0xFFFFFFFF
    return value % 1000
