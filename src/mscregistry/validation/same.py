"""What is worked out of a value once, though several rules ask for it one after the other."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
R = TypeVar("R")


class _Same(Generic[T]):
    """A value that is equal to itself alone: to compare whole trials takes longer than to read."""

    __slots__ = ("one",)

    def __init__(self, one: T) -> None:
        self.one = one

    def __hash__(self) -> int:
        return id(self.one)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.one is other.one


def once(function: Callable[[T], R]) -> Callable[[T], R]:
    """Give a function that remembers what it gave for the last few values, by identity.

    A few, since as many threads may check trials; they are kept alive as long.
    """

    @lru_cache(maxsize=8)
    def remembered(same: _Same[T]) -> R:
        return function(same.one)

    def asked(one: T) -> R:
        return remembered(_Same(one))

    return asked
