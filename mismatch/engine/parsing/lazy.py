"""A property worked out once and kept in the object; the standard library's takes a lock for it, which costs more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class Lazy(Generic[T]):
    """Like ``functools.cached_property``, for objects that one thread uses."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, owner: None, kind: type[Any]) -> Lazy[T]: ...
    @overload
    def __get__(self, owner: object, kind: type[Any]) -> T: ...
    def __get__(self, owner: object | None, kind: type[Any]) -> T | Lazy[T]:
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._work(owner)
        return value
