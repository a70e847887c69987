"""How a class of the model lies in a tree: worked out from the class and a small table of keys."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum, StrEnum, auto
from types import UnionType
from typing import TYPE_CHECKING, Any, Final, TypeAlias, Union, get_args, get_origin

from attrs import NOTHING, Attribute, field, fields, frozen, has, resolve_types

from mscregistry.grammar.ages import Age
from mscregistry.grammar.dates import PartialDate
from mscregistry.model import Trial
from mscregistry.model.resolve import resolve_trial
from mscregistry.vocab import Unlisted

if TYPE_CHECKING:
    from collections.abc import Callable


class Kind(Enum):
    """What a leaf of the tree is read as."""

    TEXT = auto()
    #: A word of a list.
    CODE = auto()
    #: Yes or no.
    FLAG = auto()
    #: A whole number.
    COUNT = auto()
    #: An exact number.
    NUMBER = auto()
    DATE = auto()
    #: A date, and beside it whether it is actual or estimated.
    DATED = auto()
    AGE = auto()


_KINDS: Final[Mapping[object, Kind]] = {
    str: Kind.TEXT,
    bool: Kind.FLAG,
    int: Kind.COUNT,
    Decimal: Kind.NUMBER,
    PartialDate: Kind.DATE,
    Age: Kind.AGE,
}


@frozen
class At:
    """Where the value of a field stands, for what its key alone does not say."""

    #: The keys that lead to it, with dots between them.
    keys: str
    #: What the place itself says of each object found there: ``{"kind": OutcomeKind.PRIMARY}``.
    says: Mapping[str, object] = field(factory=dict)
    #: The field of the object that the bare text found there is, where no object stands there.
    wraps: str | None = None
    #: Whether what is found there only says again what another place said.
    again: bool = False
    #: Whether one stands there for a field that holds several, or several for one.
    one: bool = False
    #: Whether a date stands there with its kind.
    dated: bool = False
    #: Whether a coded word is written there as the older site shows it.
    displayed: bool = False


#: Where a field stands: its keys, the same and more, several places, or nowhere.
Place: TypeAlias = "str | At | tuple[At, ...] | None"
#: For each class of the model, where its fields stand, if not under their own name.
Keys: TypeAlias = "Mapping[type, Mapping[str, Place]]"


@frozen
class Part:
    """One field at one place."""

    #: The field.
    field: str
    #: The keys that lead to it.
    keys: tuple[str, ...]
    #: What it is read as; `None` where it is an object.
    kind: Kind | None
    #: The list its words are on.
    enum: type[StrEnum] | None
    #: The object's shape.
    shape: Shape | None
    #: Whether the field holds several.
    several: bool
    #: Whether a list stands at the place.
    many: bool
    #: What the field holds where nothing is said.
    usual: object
    #: What else there is to know of the place.
    at: At


@frozen(eq=False)
class Shape:
    """A class, and where in the tree each of its fields stands."""

    #: The class.
    make: type
    #: Its fields, one for each place.
    parts: tuple[Part, ...]
    #: The fields without which no object of the class can be made.
    required: frozenset[str]


def camel(name: str) -> str:
    """Give a field's name as ClinicalTrials.gov writes keys.

    >>> camel("phone_ext"), camel("name")
    ('phoneExt', 'name')
    """
    return re.sub(r"_(\w)", lambda found: found[1].upper(), name)


def shape_of(
    kind: type,
    keys: Keys,
    only: frozenset[str] | None = None,
    *,
    spelled: Callable[[str], str] = camel,
    dated: bool = False,
) -> Shape:
    """Give the shape of a class, and of all that it is made of.

    A field stands under its name as the format has it `spelled`, unless the table of `keys` says
    otherwise.  `only` are the fields to look at, all if it is not given.  With `dated`, any date
    may have its kind beside it.
    """
    known = resolve_trial() if kind is Trial else resolve_types(kind)
    parts: list[Part] = []
    for one in fields(known):
        if only is None or one.name in only:
            places = _places(keys.get(kind, {}).get(one.name, spelled(one.name)))
            parts += [_part(one, at, keys, spelled, dated=dated) for at in places]
    required = [one.name for one in fields(known) if one.default is NOTHING]
    return Shape(kind, tuple(parts), frozenset(required))


def _places(place: Place) -> tuple[At, ...]:
    if place is None:
        return ()
    if isinstance(place, str):
        return (At(place),)
    return place if isinstance(place, tuple) else (place,)


def _part(
    one: Attribute[Any], at: At, keys: Keys, spelled: Callable[[str], str], *, dated: bool
) -> Part:
    wanted: Any = one.type
    several = get_origin(wanted) is tuple
    inner, enum = _alone(get_args(wanted)[0] if several else wanted)
    shape = (
        shape_of(inner, keys, spelled=spelled, dated=dated)
        if has(inner) and inner not in _KINDS
        else None
    )
    kind = Kind.CODE if enum else _KINDS.get(inner)
    if kind is Kind.DATE and (dated or at.dated or at.keys.endswith("Struct")):
        kind = Kind.DATED
    return Part(
        one.name,
        tuple(at.keys.split(".")) if at.keys else (),
        kind,
        enum,
        shape,
        several,
        several and not at.one and at.wraps is None,
        None if several or one.default is NOTHING else one.default,
        at,
    )


def _alone(wanted: Any) -> tuple[Any, type[StrEnum] | None]:  # noqa: ANN401 - as above
    """Give the type without ``None``, and the enum that it is, if it is one."""
    parts = get_args(wanted) if get_origin(wanted) in {UnionType, Union} else (wanted,)
    plain = [part for part in parts if part not in {type(None), Unlisted}]
    inner = plain[0]
    is_enum = isinstance(inner, type) and issubclass(inner, StrEnum)
    return inner, inner if is_enum else None


def belongs(shape: Shape, part: Part, item: object) -> bool:
    """Say whether an item of a field stands at this place, and not at one that says more of it."""
    places = [one for one in shape.parts if one.field == part.field and not one.at.again]
    fitting = [
        one
        for one in places
        if all(getattr(item, name) is said for name, said in one.at.says.items())
    ]
    return bool(fitting) and max(fitting, key=lambda one: len(one.at.says)) is part


def is_small(shape: Shape) -> bool:
    """Say whether a shape holds nothing but numbers, such as a place on the globe."""
    return all(part.kind is Kind.NUMBER for part in shape.parts)
