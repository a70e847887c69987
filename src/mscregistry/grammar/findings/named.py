"""A group that a text names, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mscregistry.grammar.stated import Stated


class Named(NamedTuple):
    """A group that is named, and where."""

    #: Its name.
    name: Stated[str]
    #: The place of its first token.
    first: int
    #: The place behind the noun.
    end: int
