"""A vacancy's text → its requirements: must or nice, by kind, each with its source sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from operator import attrgetter

from mismatch.engine.matching.alternatives import is_bare_list, or_groups
from mismatch.engine.matching.asking import (
    benefits_section,
    count_words,
    has_hard_facts,
    is_a_condition,
    is_check,
    is_passed_over,
    is_schedule,
)
from mismatch.engine.matching.bearable import bearable
from mismatch.engine.matching.clauses import Clause, clauses_of
from mismatch.engine.matching.cues import (
    ASKS,
    ASKS_THEN,
    CONTENTLESS,
    DEMAND,
    DUTY,
    MUST,
    NO_DEMAND,
    NOT_MUST,
)
from mismatch.engine.matching.education import lowest_level
from mismatch.engine.matching.enumerated import enumerated, unknown_names
from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.headings import SectionKind
from mismatch.engine.matching.items import Item, shown
from mismatch.engine.matching.line_roles import as_judged
from mismatch.engine.matching.markup import without_markup
from mismatch.engine.matching.named_together import languages_asked, licences_asked
from mismatch.engine.matching.pasted import with_lines
from mismatch.engine.matching.pay import read_pay
from mismatch.engine.matching.repeats import without_repeats
from mismatch.engine.matching.sections import read_sections
from mismatch.engine.matching.shapes import Requirement, Vacancy
from mismatch.engine.matching.short_posts import of_short_post, place_and_pay_apart
from mismatch.engine.matching.task_lists import tasks_of
from mismatch.engine.matching.vacancy_facts import (
    read_language,
    read_location,
    read_remote,
    read_seniority,
    read_title,
    required_years,
)
from mismatch.engine.matching.waivers import asked_parts
from mismatch.engine.matching.wishes import WISHED_FIELD, closed, find_wish, wishing_words
from mismatch.engine.skills.base import SkillHit, skill_base

NICE_WEIGHT = 0.4
SOFT_WEIGHT = 0.5
#: With this many listed demands, the prose around them is no longer searched for more.
_LIST = 3
#: A demand of one word: "TWIC", "fast".
_SHORTEST = 4


def read_vacancy(text: str, title: str | None = None) -> Vacancy:
    """The vacancy a text describes. The same text gives the same vacancy, always; places are in its ``text``."""
    whole = bearable(without_markup(text))
    text = with_lines(whole)
    language = read_language(text)
    told, headings = read_sections(text)
    told = place_and_pay_apart(text, told)
    hits = skill_base().find(text)
    items = of_short_post(text, as_judged(text, told, headings, language), headings, hits)
    found_title = title or read_title(text, told)
    requirements = _requirements(text, items, hits, found_title)
    pay = read_pay(text)
    return Vacancy(
        title=found_title,
        text=whole,
        language=language,
        requirements=requirements,
        location=read_location(text, told),
        remote=read_remote(text, told),
        seniority=read_seniority(found_title, text),
        experience_years=required_years(requirements),
        salary_from=pay.low,
        salary_to=pay.high,
        currency=pay.currency,
        salary_period=pay.period,
        salary_tax=pay.tax,
    )


def _requirements(text: str, items: list[Item], hits: list[SkillHit], title: str) -> list[Requirement]:
    found: list[tuple[Requirement, SectionKind]] = []
    listed = [item.start for item in items if item.section in ("must", "nice")] or [0]
    benefits_from: SectionKind | None = None
    for item in items:
        if is_schedule(text, item):
            found += [(asked, item.section) for asked in _of_item(text, item._replace(section="must"), hits, title)]
            continue
        parts = asked_parts(text, item)
        benefits_from = benefits_section((parts or [item])[0], text, benefits_from)
        before = item.section == "intro" and item.start < listed[0] and len(listed) >= _LIST
        told = benefits_from == item.section and not is_check(fold(text[item.start : item.end]))
        if told or (before and _repeats(text, item)):
            continue
        for part in parts:
            found += [(requirement, item.section) for requirement in _of_parts(text, part, hits, title)]
    return without_repeats(found)


def _repeats(text: str, item: Item) -> bool:
    """Whether prose before the lists only says what they say, rather than a condition or a hard fact."""
    return not is_a_condition(text, item) and not has_hard_facts(text, item)


def _of_parts(text: str, item: Item, hits: list[SkillHit], title: str) -> Iterator[Requirement]:
    """«…, желательно в рознице» wishes for its end only: what comes before it stays a demand."""
    wish = find_wish(text, item)
    if wish is None:
        asked = [item] if item.section in ("tasks", "stack") else enumerated(text, item)
        for one in asked:
            yield from _of_item(text, one, hits, title)
        return
    yield from _of_item(text, item._replace(end=wish.cut), hits, title)
    wished = Item(wish.start, wish.end, "nice")
    clause = clauses_of(
        text, wished.start, wished.end, hits[bisect_left(hits, wished.start, key=attrgetter("start")) :]
    )[0]
    named = ASKS.match(fold(text[wished.start : wished.end]))
    if named or WISHED_FIELD.match(text, wished.start) or clause.stands_alone or clause.skills or clause.years:
        yield from _of_item(text, wished, hits, title)
    if wish.rest < item.end:
        yield from _of_item(text, item._replace(start=wish.rest), hits, title)


def _of_item(text: str, item: Item, hits: list[SkillHit], title: str) -> Iterator[Requirement]:
    folded = fold(text[item.start : item.end])
    if is_passed_over(text, item, folded, title):
        return
    first, behind = (bisect_left(hits, place, key=attrgetter("start")) for place in (item.start, item.end))
    here = [h for h in hits[first:behind] if h.end <= item.end]
    # «будет плюсом» names no language
    nice = [(item.start + s, item.start + e) for s, e in wishing_words(folded)]
    here = [h for h in here if not any(h.start < end and start < h.end for start, end in nice)]
    asks = ASKS.match(folded) or is_check(folded) or (item.section in ("intro", "must") and is_a_condition(text, item))
    if not asks and (item.section == "tasks" or _tells_duty(item, folded)):
        if then := ASKS_THEN.search(folded):
            yield from _of_item(text, item._replace(end=item.start + then.start()), hits, title)
            yield from _of_item(text, item._replace(start=item.start + then.end(), section="must"), hits, title)
            return
        if count_words(folded) >= 2:
            for task in tasks_of(text, item):
                yield _task(text, task, [h for h in here if task.start <= h.start and h.end <= task.end])
        return
    must = _is_must(item, folded)
    if is_bare_list(text, item.start, item.end, here) and not _other_facets(text, item, here):
        yield from _list_of_skills(text, item, here, must)
        yield from _unknown(text, item.start, item.end, here, must)
        return
    wishes = [start for start, _ in nice]
    for clause in clauses_of(text, item.start, item.end, here):
        # «английский от B1, китайский — большой плюс»: a wish for the last leaves the first as it is
        before = bool(wishes) and min(wishes) >= clause.end and (clause.stands_alone or bool(clause.years))
        demanded = _is_demanded(fold(text[clause.start : clause.end]))
        yield from _of_clause(text, clause, must or demanded or (before and item.section != "nice"), item)


def _tells_duty(item: Item, folded: str) -> bool:
    """Prose tells duties anywhere in a sentence, among demands those sentences do that begin with "You will"."""
    return bool((item.section == "intro" and DUTY.search(folded)) or (item.section == "must" and DUTY.match(folded)))


def _is_must(item: Item, folded: str) -> bool:
    if wishing_words(folded):
        return False
    if item.section in ("nice", "stack"):
        return is_check(folded) or _is_demanded(folded)
    return True


def _is_demanded(folded: str) -> bool:
    """The word behind a thing decides: "English is a must, French is a plus"."""
    return bool(MUST.search(folded)) and not NOT_MUST.search(folded) and not wishing_words(folded)


def _other_facets(text: str, item: Item, hits: list[SkillHit]) -> bool:
    whole = clauses_of(text, item.start, item.end, hits)
    return len(whole) > 1 or whole[0].stands_alone or bool(whole[0].years)


def _task(text: str, item: Item, hits: list[SkillHit]) -> Requirement:
    return Requirement(
        text=shown(text[item.start : item.end]),
        kind="task",
        must=False,
        skills=or_groups(text, item.start, item.end, hits),
        start=item.start,
        end=item.end,
    )


def _list_of_skills(text: str, item: Item, hits: list[SkillHit], must: bool) -> Iterator[Requirement]:
    """A bare list becomes one requirement per skill or per "or" group, so that each has its own evidence."""
    groups = or_groups(text, item.start, item.end, hits)
    position = item.start
    for group in groups:
        members = [h for h in hits if h.id in group and h.start >= position] or [h for h in hits if h.id in group]
        members = _side_by_side(members, hits)
        start, end = members[0].start, members[-1].end
        if len(groups) == 1:
            start, end = item.start, item.end
        end = closed(text, start, end, item.end)
        position = end
        yield Requirement(
            text=shown(text[start:end]),
            kind="skill",
            must=must,
            weight=_weight([group]),
            skills=[group],
            start=start,
            end=end,
        )


def _unknown(text: str, start: int, end: int, hits: list[SkillHit], must: bool) -> Iterator[Requirement]:
    for low, high in unknown_names(text, start, end, hits):
        yield Requirement(text=text[low:high], kind="skill", must=must, weight=SOFT_WEIGHT, start=low, end=high)


def _side_by_side(members: list[SkillHit], hits: list[SkillHit]) -> list[SkillHit]:
    """The first of a group's mentions with those that follow it without another skill between them."""
    mine = set(members)
    others = [hit for hit in hits if hit not in mine]
    starts = [hit.start for hit in others]
    kept = members[:1]
    for hit in members[1:]:
        between = others[bisect_left(starts, kept[-1].end) : bisect_left(starts, hit.start)]
        if any(other.end <= hit.start for other in between):
            break
        kept.append(hit)
    return kept


def _of_clause(text: str, clause: Clause, must: bool, item: Item) -> Iterator[Requirement]:
    """The requirements of one clause: its own kind, and a licence or a condition for each named."""
    end = closed(text, clause.start, clause.end, item.end)
    sentence = shown(text[clause.start : end])
    demand = partial(Requirement, text=sentence, start=clause.start, end=end)
    own = must and not wishing_words(fold(text[clause.start : end]))
    if clause.degrees:
        yield demand(kind="education", must=own, level=lowest_level(clause.degrees))
    for language, level in languages_asked(text, clause):
        yield demand(kind="language", must=own, language=language, level=level)
    for code in licences_asked(text, clause):
        yield demand(kind="licence", must=own, level=code)
    for code in dict.fromkeys(c.code for c in clause.conditions):
        yield demand(kind="location", must=own, place=code)
    if clause.stands_alone and not clause.years:
        return
    groups = or_groups(text, clause.start, clause.end, clause.skills)
    if clause.years:
        years = clause.years[0].years
        yield demand(kind="experience", must=own, years=years, skills=groups)
    elif groups:
        yield demand(kind="skill", must=own, weight=_weight(groups), skills=groups)
        yield from _unknown(text, clause.start, end, clause.skills, own)
    elif _is_demand(sentence, item):
        yield demand(kind="other", must=own, weight=SOFT_WEIGHT)


def _is_demand(sentence: str, item: Item) -> bool:
    if (
        CONTENTLESS.match(fold(sentence))
        or NO_DEMAND.search(fold(sentence))
        or (sentence.endswith("!") and not DEMAND.search(fold(sentence)))
    ):
        return False
    words = count_words(sentence)
    return words >= 2 or (item.section in ("must", "nice") and len(sentence) >= _SHORTEST and words >= 1)


def _weight(groups: list[list[str]]) -> float:
    """Soft skills, which everyone writes down, weigh half."""
    base = skill_base()
    soft = all(base.skill(id).category in ("soft", "traits") for group in groups for id in group)
    return SOFT_WEIGHT if groups and soft else 1.0
