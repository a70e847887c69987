"""Three-valued logic, so that "not known" is an answer and never a guess."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable


class Truth(Enum):
    """A Kleene truth value: `TRUE`, `FALSE` or `UNKNOWN`.

    Combine with ``&``, ``|`` and ``~``.  A truth value is never silently a `bool`:
    say what an unknown should count as with `otherwise`.

    >>> Truth.TRUE & Truth.UNKNOWN
    Truth.UNKNOWN
    >>> Truth.FALSE & Truth.UNKNOWN
    Truth.FALSE
    >>> (~Truth.UNKNOWN).otherwise(False)
    False
    """

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2

    @classmethod
    def of(cls, known: bool | None) -> Truth:  # noqa: FBT001 - it is what is turned into a truth
        """Give the truth of a `bool`, where ``None`` means not known."""
        if known is None:
            return cls.UNKNOWN
        return cls.TRUE if known else cls.FALSE

    @classmethod
    def all(cls, truths: Iterable[Truth]) -> Truth:
        """Give the conjunction: FALSE if any is, else UNKNOWN if any is, else TRUE."""
        return min(truths, key=_order, default=cls.TRUE)

    @classmethod
    def any(cls, truths: Iterable[Truth]) -> Truth:
        """Give the disjunction: TRUE if any is, else UNKNOWN if any is, else FALSE."""
        return max(truths, key=_order, default=cls.FALSE)

    def otherwise(self, unknown: bool) -> bool:  # noqa: FBT001 - reads so: `t.otherwise(False)`
        """Give a `bool`, counting UNKNOWN as the given one."""
        return unknown if self is Truth.UNKNOWN else self is Truth.TRUE

    def __and__(self, other: Truth) -> Truth:
        """Give the lesser of the two in the order FALSE, UNKNOWN, TRUE."""
        if not isinstance(other, Truth):
            return NotImplemented
        return min(self, other, key=_order)

    def __or__(self, other: Truth) -> Truth:
        """Give the greater of the two in the order FALSE, UNKNOWN, TRUE."""
        if not isinstance(other, Truth):
            return NotImplemented
        return max(self, other, key=_order)

    def __invert__(self) -> Truth:
        """Swap TRUE and FALSE; UNKNOWN stays."""
        return Truth(2 - self.value)

    def __bool__(self) -> NoReturn:
        """Refuse: an unknown is neither.

        Raises:
            TypeError: Always.
        """
        msg = f"{self!r} is not a bool; say what unknown counts as: .otherwise(False)"
        raise TypeError(msg)

    def __repr__(self) -> str:
        """Show the name as it is written in code."""
        return f"Truth.{self.name}"


def _order(truth: Truth) -> int:
    return int(truth.value)
