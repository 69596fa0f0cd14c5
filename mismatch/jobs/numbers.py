"""Numbers as people write them in a form: «12,5», "1 000", "30,000.50"."""

from __future__ import annotations

import re
from typing import ClassVar

from flask_babel import lazy_gettext as _l
from wtforms import Field, FloatField, Form
from wtforms.validators import StopValidation, ValidationError
from wtforms.widgets import TextInput

#: Blanks of every width and apostrophes stand between thousands, and so does a comma before three digits.
_BETWEEN_THOUSANDS = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))|(?<=\d),(?=\d{3}(?:,\d{3})*(?:\.\d*)?$)")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d*)?|[.,]\d+")


def read_number(written: str) -> float | None:
    """The number, or nothing when it is none."""
    plain = _BETWEEN_THOUSANDS.sub("", written.strip())
    return float(plain.replace(",", ".")) if _NUMBER.fullmatch(plain) else None


class NumberField(FloatField):
    """A number in any usual way of writing; it is shown as short as it is: 3, 1.50, 12.80."""

    #: A number box of a browser takes one way of writing only, that of its own language.
    widget = TextInput()
    render_kw: ClassVar = {"inputmode": "decimal"}

    def _value(self) -> str:
        if self.raw_data or self.data is None:
            return str(super()._value())
        return f"{self.data:.0f}" if self.data == int(self.data) else f"{self.data:.2f}"

    def pre_validate(self, form: Form) -> None:
        """What is no number is told to be none, and not to be out of a range as well."""
        if self.process_errors:
            raise StopValidation()

    def process_formdata(self, valuelist: list[str]) -> None:
        if not valuelist or not valuelist[0].strip():
            self.data = None
            return
        self.data = read_number(valuelist[0])
        if self.data is None:
            raise ValueError(_l("This is not a number: write 1000 or 12.50."))


class WholePence:
    """No smaller part of money than a hundredth is paid."""

    def __call__(self, form: Form, field: Field) -> None:
        if field.data is not None and round(field.data, 2) != field.data:
            raise ValidationError(_l("Give at most two digits after the point."))
