"""A count of people or events, with its share, and where it stands."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from mscregistry.grammar.stated import Stated


@frozen(kw_only=True)
class Tally:
    """A count of people, and where it stands."""

    #: How many; `None` where only a share is told.
    count: Stated[int] | None = None
    #: Out of how many.
    out_of: Stated[int] | None = None
    #: The share in per cent.
    percent: Stated[Fraction] | None = None
    #: Whether people are named.
    people: bool = False
    #: The place of its first token.
    first: int
    #: The place behind it.
    end: int
    #: Whether it stands in brackets.
    bracketed: bool = False
