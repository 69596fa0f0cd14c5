"""One sentence for each verdict, in both languages, made of facts alone."""

from __future__ import annotations

from mismatch.engine.matching.durations import (
    months_en,
    months_ru,
    workplaces_en,
    workplaces_ru,
    years_en,
    years_ru,
)
from mismatch.engine.matching.holdings import HeldDegree, HeldLanguage, HeldSkill
from mismatch.engine.parsing.languages import russian_name
from mismatch.engine.skills.base import skill_base

Sentence = dict[str, str]
RELATED_RU, RELATED_EN = "близкий навык", "a related skill"

DEGREES: dict[str, tuple[str, str]] = {
    "school": ("среднее", "secondary education"),
    "vocational": ("среднее профессиональное", "vocational education"),
    "bachelor": ("высшее (бакалавр)", "a bachelor's degree"),
    "specialist": ("высшее (специалист)", "a specialist's degree"),
    "master": ("высшее (магистр)", "a master's degree"),
    "doctor": ("учёная степень", "a doctorate"),
}


def both(russian: str, english: str) -> Sentence:
    return {"ru": _capital(russian), "en": _capital(english)}


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def skill_fact(held: HeldSkill, asked: str, how: str) -> tuple[str, str]:
    """«Python — 4 года 2 месяца в двух местах работы, последний раз в 2024 году», and the same in English."""
    base = skill_base()
    ru, en = base.name(held.id, "ru"), base.name(held.id, "en")
    if held.months:
        last = held.last_used[:4] if held.last_used else None
        ru += f" — {months_ru(held.months)} {workplaces_ru(held.workplaces)}" + (
            f", последний раз в {last} году" if last else ""
        )
        en += f" — {months_en(held.months)} {workplaces_en(held.workplaces)}" + (f", last in {last}" if last else "")
    elif held.how == "studied":
        ru, en = ru + " — предмет учёбы", en + " — the subject of a degree"
    elif held.how == "used":
        ru, en = ru + " — упоминается в описании работы", en + " — mentioned in a job"
    else:
        ru, en = ru + " — указано без дат", en + " — stated without dates"
    if how == "related":
        return (
            f"{RELATED_RU} (нужно: {base.name(asked, 'ru')}): {ru}",
            f"{RELATED_EN} (asked: {base.name(asked, 'en')}): {en}",
        )
    if how == "implied" and held.id == asked:
        return _implied(ru, base.name(asked, "ru"), "следует из другого навыка", held), _implied(
            en, base.name(asked, "en"), "follows from another skill", held
        )
    if how == "implied":
        return (
            f"{base.name(asked, 'ru')} следует из другого навыка: {ru}",
            f"{base.name(asked, 'en')} follows from another skill: {en}",
        )
    return ru, en


def _implied(fact: str, name: str, why: str, held: HeldSkill) -> str:
    """The fact of a skill that the résumé does not name: it cannot follow from itself, or be stated."""
    return f"{name} ({why}){fact.removeprefix(name) if held.months else ''}"


def skills_sentence(facts: list[tuple[str, str]], missing: list[str], years: float | None) -> Sentence:
    """Everything found, then what is missing, then the years asked."""
    base = skill_base()
    ru = "; ".join(f for f, _ in facts)
    en = "; ".join(f for _, f in facts)
    if missing:
        ru += "; не найдено: " + ", ".join(base.name(m, "ru") for m in missing)
        en += "; not found: " + ", ".join(base.name(m, "en") for m in missing)
    if years:
        ru, en = f"{ru} (нужно {years_ru(years)})", f"{en} ({years_en(years)} asked)"
    # A skill is written as its base writes it: iiko and pytest begin small.
    return {
        "ru": (_capital(ru) if ru.startswith(RELATED_RU) else ru) + ".",
        "en": (_capital(en) if en.startswith(RELATED_EN) else en) + ".",
    }


def denied_sentence(names: list[str]) -> Sentence:
    base = skill_base()
    ru, en = ", ".join(base.name(n, "ru") for n in names), ", ".join(base.name(n, "en") for n in names)
    return both(
        f"В резюме сказано, что этого опыта нет: {ru}.", f"The résumé says that this experience is missing: {en}."
    )


def meaning_sentence(by_words: bool, strength: float) -> Sentence:
    if by_words:
        return both(
            "Эта фраза резюме повторяет слова требования.",
            "This sentence of the résumé repeats the requirement's words.",
        )
    if strength >= 0.7:
        return both(
            "Эта фраза резюме близка к требованию по смыслу.",
            "This sentence of the résumé is close to the requirement in meaning.",
        )
    return both(
        "Эта фраза резюме отчасти близка к требованию по смыслу.",
        "This sentence of the résumé is partly close to the requirement in meaning.",
    )


def nothing_sentence() -> Sentence:
    return both("В резюме этого не нашлось.", "Nothing in the résumé shows this.")


def years_sentence(own: int, near: int, total: int, years: float | None) -> Sentence:
    """Months in the trade, in it and close ones, and in all; years asked."""
    months = own or near
    if own:
        ru, en = f"Опыт по профессии — {months_ru(own)}", f"Experience in the trade — {months_en(own)}"
    elif near:
        ru, en = f"Опыт в близких профессиях — {months_ru(near)}", f"Experience in close trades — {months_en(near)}"
    else:
        ru, en = f"Опыт в других профессиях — {months_ru(total)}", f"Experience in other trades — {months_en(total)}"
    if months and total > months:
        ru, en = f"{ru}, всего — {months_ru(total)}", f"{en}, in total — {months_en(total)}"
    if years:
        ru, en = f"{ru} (нужно {years_ru(years)})", f"{en} ({years_en(years)} asked)"
    return both(ru + ".", en + ".")


def degree_sentence(held: HeldDegree, asked: str | None, fits: bool) -> Sentence:
    ru, en = DEGREES.get(held.level or "", ("уровень не указан", "level not stated"))
    ru, en = f"Образование: {ru}", f"Education: {en}"
    if asked:
        ru, en = f"{ru}, нужно: {DEGREES[asked][0]}", f"{en}, asked: {DEGREES[asked][1]}"
    if not fits and held.fields:
        ru, en = f"{ru}; направление другое", f"{en}; another field of study"
    elif not fits:
        ru, en = f"{ru}; направление не распознано", f"{en}; no field of study was recognised"
    return both(ru + ".", en + ".")


def language_sentence(held: HeldLanguage, asked: str | None) -> Sentence:
    ru, en = russian_name(held.language) or held.language, held.language
    if held.written:
        return both(
            f"{ru}: уровень не указан, но резюме написано на этом языке.",
            f"{en}: no level is stated, but the résumé is written in it.",
        )
    level_ru = {"native": "родной"}.get(held.level or "", held.level or "уровень не указан")
    ru, en = f"{ru}: {level_ru}", f"{en}: {held.level or 'no level stated'}"
    if asked:
        ru, en = f"{ru}, нужно: {'родной' if asked == 'native' else asked}", f"{en}, asked: {asked}"
    return both(ru + ".", en + ".")


def licence_sentence(code: str) -> Sentence:
    category = code.removeprefix("driving_")
    if category != code:
        return both(
            f"В резюме указаны водительские права категории {category}.",
            f"The résumé states a driving licence of category {category}.",
        )
    return both("Нужный документ или допуск в резюме указан.", "The résumé states the licence or permit asked for.")


def hint_sentence() -> Sentence:
    return both(
        "Должность в резюме говорит о регистрации, но где она — не сказано.",
        "The title in the résumé speaks of a registration, but not of where.",
    )


def no_licence_sentence() -> Sentence:
    return both("Такого документа или допуска в резюме нет.", "The résumé states no such licence or permit.")


def condition_sentence(found: bool, by_moving: bool) -> Sentence:
    if by_moving:
        return both(
            "Город другой, но в резюме сказано о готовности к переезду.",
            "Another city, but the résumé speaks of readiness to relocate.",
        )
    if found:
        return both("Подходит: так сказано в резюме.", "It suits: the résumé says so.")
    return both("Об этом в резюме не сказано.", "The résumé says nothing of this.")


def elsewhere_sentence() -> Sentence:
    return both(
        "Город другой, о готовности к переезду не сказано.",
        "Another city, and nothing is said of relocating.",
    )


def refused_sentence() -> Sentence:
    return both("В резюме сказано обратное.", "The résumé says the opposite.")
