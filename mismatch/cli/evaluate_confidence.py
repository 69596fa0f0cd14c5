"""``flask evaluate``: what confidences are worth, and the table that makes them so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from mismatch.engine.parsing.calibration import Judged
    from mismatch.engine.parsing.gold import Case


#: Fields whose confidence is read off the table.
_FITTED = frozenset(("name", "location", "title", "employer", "institution", "degree", "field", "graduation_year"))


def print_reliability(tables: dict[str, dict[str, Any]], every_field: bool) -> None:
    """Facts by the confidence they were given: how many, how sure on average, how many of them right."""
    click.echo(f"\n{'confidence':<22}{'facts':>10}{'stated':>8}{'right':>8}{'error':>8}")
    for name, table in tables.items():
        if not table["facts"]:
            continue
        click.echo(
            f"{name:<22}{table['facts']:>10}{table['stated']:>8.3f}{table['right']:>8.3f}{table['expected_error']:>8.3f}"
        )
        for row in table["bins"] if every_field or name == "all" else ():
            click.echo(
                f"  {row['from']:.2f}–{row['to']:.2f}{row['facts']:>21}{row['stated']:>8.3f}{row['right']:>8.3f}"
            )


def fit_confidences(cases: list[Case], as_of: date) -> None:
    """Prints the table of ``data/confidence.yaml``, and how one fitted on half of the documents holds on the rest."""
    from mismatch.engine.parsing.confidence import BARE, LAID_OUT

    # A layout's facts are joined by those of bare text, each set counting alike: drawn documents are cleaner than life.
    judged = _judged(cases, as_of)
    kinds = {BARE: {BARE}, LAID_OUT: {BARE, LAID_OUT}}
    judged = [(place, kind, fact) for place, kind, fact in judged if fact.field in _FITTED]
    for kind, sources in kinds.items():
        facts = [(place, fact) for place, found_kind, fact in judged if found_kind in sources]
        if facts:
            _print_table(kind, [fact for _, fact in facts])
            _hold_out([(place, fact) for place, found_kind, fact in judged if found_kind == kind], facts)


def _judged(cases: list[Case], as_of: date) -> list[tuple[int, str, Judged]]:
    """Every fact with the number of its document, the kind of it, and its bare weight of evidence."""
    from mismatch.engine.parsing.confidence import kind_of
    from mismatch.engine.parsing.evaluation import Evaluation
    from mismatch.engine.parsing.parser import parse_resume
    from mismatch.engine.parsing.reading import read_document
    from mismatch.engine.shapes import Refused

    found = []
    for place, case in enumerate(cases):
        try:
            document = read_document(case.read(), case.filename)
        except Refused:
            continue
        evaluation = Evaluation()
        evaluation.add(case, parse_resume(document, as_of, calibrated=False))
        found += [(place, kind_of(document), fact) for fact in evaluation.judged]
    return found


def _print_table(kind: str, facts: list[Judged]) -> None:
    from mismatch.engine.parsing.calibration import fit

    click.echo(f"# {kind}: {len(facts)} facts")
    for field, points in fit(facts).items():
        click.echo(f"{field}: [{', '.join(f'[{weight}, {share}]' for weight, share in points)}]")


def _hold_out(own: list[tuple[int, Judged]], known: list[tuple[int, Judged]]) -> None:
    """Every other document is kept from the fit; the facts of the ones kept are judged by it."""
    from dataclasses import replace

    from mismatch.engine.parsing.calibration import fit
    from mismatch.engine.parsing.confidence import share_at
    from mismatch.engine.parsing.reliability import reliability

    unseen = []
    for half in (0, 1):
        curves = fit(fact for place, fact in known if place % 2 != half)
        unseen += [
            replace(fact, weight=share_at(curves.get(fact.field, [(fact.weight, fact.weight)]), fact.weight))
            for place, fact in own
            if place % 2 == half
        ]
    click.echo("# held out: each half of the documents judged by a table fitted on the other")
    print_reliability(reliability(unseen), every_field=False)
    click.echo("")
