"""Which occupations a title really names: the bare "manager" of a distribution centre is nobody's sales manager."""

from __future__ import annotations

from functools import lru_cache

from mismatch.engine.matching.lexical import stem, words
from mismatch.engine.skills.titles import title_base

#: Heads that stand in titles of every trade: alone or beside other words they tell none.
_HEADS = frozenset(
    stem(word)
    for word in words(
        "manager specialist assistant consultant technician analyst worker officer executive associate supervisor "
        "foreman fitter mechanic operator director head clerk coordinator administrator adviser advisor agent "
        "representative inspector instructor expert helper installer engineer "
        "менеджер специалист ассистент помощник консультант техник аналитик рабочий работник сотрудник директор "
        "начальник руководитель заведующий бригадир инспектор агент представитель координатор администратор монтажник "
        "слесарь механик мастер инструктор оператор эксперт инженер"
    )
)


def occupations_of(title: str) -> tuple[str, ...]:
    """Ids of the occupations that a title in neutral words names."""
    hits = title_base().find(title)
    sure = [hit for hit in hits if not _is_head(title[hit.start : hit.end])]
    return tuple(sorted({hit.id for hit in sure}))


@lru_cache(maxsize=200_000)
def telling_occupations(title: str, occupations: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the occupations found in a title that it really names."""
    return occupations_of(title) if _of_heads().intersection(occupations) else occupations


@lru_cache(maxsize=1)
def _of_heads() -> frozenset[str]:
    """What the table of titles takes a bare head for."""
    base = title_base()
    return frozenset(
        hit.id for entry in base.titles.values() for name in entry.names if _is_head(name) for hit in base.find(name)
    )


def _is_head(name: str) -> bool:
    told = words(name)
    return bool(told) and all(stem(word) in _HEADS for word in told)
