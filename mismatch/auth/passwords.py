"""Passwords that nobody guesses first: the common ones, runs of keys, one's own name or address are refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_security.password_util import PasswordUtil
from zxcvbn import zxcvbn

#: Of zxcvbn's five grades, from 0: below this fewer than a million tries are enough.
LEAST_GRADE = 2
#: Flask-Security refuses longer ones.
LONGEST = 128
#: A longer one is judged by its beginning: whoever puts every sign for a letter in keeps zxcvbn busy with all readings
#: of all parts, a second at this length and fourteen at eighty. Four words are beyond guessing sooner.
LONGEST_LOOKED_AT = 24
FEWEST_LETTERS_OF_ONES_OWN = 4

_RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_KEYS = str.maketrans(_RUSSIAN + _RUSSIAN.upper(), _LATIN + _LATIN)


class Passwords(PasswordUtil):
    """Flask-Security's rules (length, normal form), and ours for all forms that take a new password."""

    def normalize(self, password: str) -> str:
        """What is too long to be one is left alone: putting a million marks over one letter in order takes hours."""
        return password if len(password) > LONGEST else super().normalize(password)

    def validate(self, password: str, is_register: bool, **kwargs: Any) -> tuple[list[str] | None, str]:
        complaints, normal = super().validate(password, is_register, **kwargs)
        if not complaints and is_guessed(normal, _own_words(kwargs.get("user") or kwargs)):
            complaints = [
                _("This password is one of the first that others try. Take a few words, not a name or an address.")
            ]
        return complaints, normal


def is_guessed(password: str, own: Sequence[str]) -> bool:
    """Whether a common list, the keyboard or what is known of the person gives the password away.

    A Russian word is looked at by its keys too: lists of common passwords hold «пароль» as it is typed, "gfhjkm".
    """
    seen = password[:LONGEST_LOOKED_AT]
    if not seen or any(zxcvbn(typed)["score"] < LEAST_GRADE for typed in {seen, seen.translate(_KEYS)}):
        return True
    return _is_made_of(password.lower(), own)


def _is_made_of(password: str, own: Sequence[str]) -> bool:
    """Whether hardly a letter is left of it without these words; digits and signs around them protect nothing."""
    left = password
    for word in sorted(own, key=len, reverse=True):
        left = left.replace(word, "")
    return left != password and sum(letter.isalpha() for letter in left) < FEWEST_LETTERS_OF_ONES_OWN


def _own_words(person: Any) -> list[str]:
    """The words of a person's name, address and organisation, and the site's."""
    told = person if isinstance(person, dict) else {"name": person.name, "email": person.email}
    text = " ".join(str(told.get(name) or "") for name in ("name", "email", "organization"))
    return ["mismatch", *(word for word in re.split(r"[\W_]+", text.lower()) if len(word) > 1)]
