"""Chances for sample trials, the same for the same seed on every Python."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, TypeVar

from mscregistry.testing.sample_words import RANGES

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


class Dice:
    """Chances drawn by `Random.random` alone: no other method is the same on every Python."""

    def __init__(self, seed: int) -> None:
        self._next = Random(seed).random

    def within(self, low: int, high: int) -> int:
        """Give an integer from `low` to `high`, both among them."""
        return low + int(self._next() * (high - low + 1))

    def chance(self, share: float) -> bool:
        """Say yes in that share of the cases, from 0 to 1."""
        return self._next() < share

    def one(self, of: Sequence[T]) -> T:
        """Give one of several."""
        return of[int(self._next() * len(of))]

    def some(self, of: Sequence[T], most: int) -> tuple[T, ...]:
        """Give one to `most` that stand together, the first following the last."""
        start = int(self._next() * len(of))
        count = min(self.within(1, most), len(of))
        return tuple([*of, *of][start : start + count])

    def fill(self, template: str, **words: str) -> str:
        """Give a sentence with a fresh number in each of its places, or the given words."""
        return template.format_map(_Places(self, words))


class _Places(dict[str, str]):
    """The places of a sentence; a place without words gets a number in its range."""

    def __init__(self, dice: Dice, words: dict[str, str]) -> None:
        super().__init__(words)
        self._dice = dice

    def __missing__(self, place: str) -> str:
        return str(self._dice.within(*RANGES[place]))
