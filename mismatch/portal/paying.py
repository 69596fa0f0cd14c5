"""Vacancies that pay enough, for people who look for work: pay is compared by the month."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request
from sqlalchemy import ColumnElement, and_, or_

from mismatch.models import Job
from mismatch.models.job import CURRENCIES, LARGEST_PAY


@dataclass(frozen=True)
class Wanted:
    """The least pay a month that somebody asks for. ``told``: without the vacancies that tell none to compare."""

    amount: int = 0
    currency: str = "RUB"
    told: bool = False

    def __bool__(self) -> bool:
        return bool(self.amount or self.told)

    @property
    def condition(self) -> ColumnElement[bool]:
        """Which vacancies fit. Pay by the shift or the lesson can't be compared: it counts as none told."""
        highest = Job.highest_pay_a_month()
        enough = and_(highest >= self.amount, Job.currency == self.currency) if self.amount else highest.is_not(None)
        return enough if self.told else or_(enough, highest.is_(None))

    @property
    def arguments(self) -> dict[str, str | int | None]:
        """The same as an address holds it."""
        return {
            "pay": self.amount or None,
            "currency": self.currency if self.amount else None,
            "told": 1 if self.told else None,
        }


def wanted_pay() -> Wanted:
    """What the address of this request asks for; what makes no sense is left out."""
    amount = request.args.get("pay", type=int) or 0
    currency = request.args.get("currency", "")
    return Wanted(
        amount=amount if 0 < amount <= LARGEST_PAY else 0,
        currency=currency if currency in CURRENCIES else "RUB",
        told=request.args.get("told") == "1",
    )
