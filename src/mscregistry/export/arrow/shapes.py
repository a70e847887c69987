"""What a field of a trial may hold, told from its type: each shape has one rule for its columns."""

from __future__ import annotations

from collections.abc import Hashable
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin

from attrs import fields, frozen, has, resolve_types

from mscregistry.grammar.ages import Age
from mscregistry.grammar.dates import PartialDate
from mscregistry.model.resolve import resolve_trial
from mscregistry.vocab import Unlisted

#: The kinds of values that each have a rule of their own.
PLAIN: Final = (str, bool, int, Decimal, PartialDate, Age)


@frozen
class Plain:
    """A value of one of the kinds in `PLAIN`."""

    #: Which.
    kind: type


@frozen
class Coded:
    """A member of an enum, or a word that is on no list."""

    #: The list.
    enum: type[Enum]
    #: Whether a word may stand there that is not on it.
    may_be_unlisted: bool


@frozen
class Many:
    """Values of one type in order."""

    #: The type of each.
    item: Hashable


@frozen
class Part:
    """A field of an object."""

    #: Its name.
    name: str
    #: The type of what it holds.
    wanted: Hashable
    #: Whether it may hold nothing.
    may_be_none: bool
    #: What it holds where nobody says, or `attrs.NOTHING`.
    default: Any


@frozen
class Parts:
    """An object of a class of the model."""

    #: The class.
    kind: type
    #: Its fields, in order.
    parts: tuple[Part, ...]


Shape = Plain | Coded | Many | Parts


@cache
def shape_of(wanted: Hashable) -> Shape:
    """Say what values of a type are made of, whether it allows `None` or not.

    >>> shape_of(int | None)
    Plain(kind=<class 'int'>)
    >>> shape_of(tuple[str, ...])
    Many(item=<class 'str'>)

    Raises:
        TypeError: If there is no rule for the type; no field of the model has such a one.
    """
    kinds = _kinds(wanted)
    kind = kinds[0] if kinds else NoneType
    if kinds == [kind] and kind in PLAIN:
        return Plain(kind)
    if kinds in ([kind], [kind, Unlisted]) and isinstance(kind, type) and issubclass(kind, Enum):
        return Coded(kind, Unlisted in kinds)
    if kinds == [kind] and get_origin(kind) is tuple and get_args(kind)[1:] == (...,):
        return Many(get_args(kind)[0])
    if kinds == [kind] and has(kind):
        return Parts(kind, parts_of(kind))
    raise TypeError(f"there is no rule for columns of {wanted}")


@cache
def parts_of(kind: type) -> tuple[Part, ...]:
    """Give the fields of a class of the model, in order."""
    resolve_trial()  # it knows where to find the types that `Trial` names and does not import
    return tuple(
        [
            Part(one.name, one.type, NoneType in get_args(one.type), one.default)
            for one in fields(resolve_types(kind))
        ]
    )


def _kinds(wanted: object) -> list[Any]:
    """Give the types that a value may be of, apart from `None`."""
    is_union = get_origin(wanted) in {UnionType, Union}
    return [one for one in (get_args(wanted) if is_union else (wanted,)) if one is not NoneType]
