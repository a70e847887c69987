"""How one kind of tree is walked, and how its words are read as values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from attrs import frozen

from mscregistry.parsers.tree.shape import Kind

#: The keys and indices that lead from the root of a tree to a branch or a leaf.
Pointer: TypeAlias = tuple[str | int, ...]


class Piece(NamedTuple):
    """A part of the words of a leaf: those from `start` up to `end`."""

    at: Pointer
    start: int
    end: int


class Several(tuple[Pointer, ...]):
    """Leaves that say one value together: a number and its unit; none where the place says it."""

    __slots__ = ()


#: Where the words of a value stand.
Whereabouts: TypeAlias = Pointer | Piece | Several


def pointers(at: Whereabouts) -> tuple[Pointer, ...]:
    """Give the places of all the leaves that a value was read from."""
    if isinstance(at, Several):
        return tuple(at)
    return (at.at,) if isinstance(at, Piece) else (at,)


#: A branch or a leaf, and where it stands.
Branch: TypeAlias = tuple[Pointer, Any]
#: Reads the words of a leaf; `None` where they are nothing of the kind.
Read: TypeAlias = Callable[[Any], Any]


@frozen(eq=False)
class Dialect:
    """How the trees of a format are made."""

    #: Gives what stands under a key of an object, and none where nothing does.
    under: Callable[[Any, str, Pointer], list[Branch]]
    #: Says whether a branch is an object.
    is_object: Callable[[Any], bool]
    #: Gives the leaf that a branch without objects is.
    leaf: Callable[[Any, Pointer], Branch]
    #: Reads a leaf, by kind.
    reads: dict[Kind, Read]
    #: Reads a leaf that is written as another kind of value than the format says, by kind.
    lenient: dict[Kind, Read]
    #: Words that say that there is no value, by kind.
    silent: dict[Kind, frozenset[str]]
    #: The keys of a date and of its kind, where a date is an object.
    dated: tuple[str, str]
    #: Whether a list is said to be one, so that what stands alone where a list should is a fault.
    lists: bool
    #: Whether a date may stand by itself, without its kind.
    bare_dates: bool = False
