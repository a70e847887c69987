"""Plain values read strictly: each hook takes one shape and says what else it was given."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from enum import Enum, IntEnum, StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen
from cattrs.errors import (
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

#: A value longer than this is shown by its beginning.
_LONGEST_SHOWN: Final = 60
#: A number beyond this is not written out, for Python itself refuses to write very long ones.
_LARGEST_SHOWN: Final = 10**_LONGEST_SHOWN
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?(?:E[+-]?\d+)?", re.ASCII)


@frozen
class Numeral:
    """A number of a JSON text that no field can hold: a fraction, ``NaN``, one far too long."""

    #: The number as it stands there.
    written: str


def shown(value: object) -> str:
    """Give a value as a message names it, in a few words however large it is.

    >>> shown("18"), shown(True), shown(None), shown([1, 2]), shown({})
    ("'18'", 'true', 'null', 'a list', 'an object')
    """
    if isinstance(value, str):
        return repr(_cut(value))
    if isinstance(value, Numeral):
        return _cut(value.written)
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    if isinstance(value, int | float):
        is_huge = isinstance(value, int) and abs(value) >= _LARGEST_SHOWN
        return "a huge number" if is_huge else repr(value)
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "an object"
    return f"a Python {type(value).__name__}"


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_SHOWN else f"{words[: _LONGEST_SHOWN - 1]}…"


def text(value: object, _: object = None) -> str:
    """Take a string."""
    if type(value) is not str:
        raise ValueError(f"{shown(value)} is not a text")
    return value


def whole_number(value: object, _: object = None) -> int:
    """Take an integer, which ``true`` is not."""
    if type(value) is not int:
        raise ValueError(f"{shown(value)} is not a whole number")
    return value


def truth(value: object, _: object = None) -> bool:
    """Take ``true`` or ``false``."""
    if type(value) is not bool:
        raise ValueError(f"{shown(value)} is not true or false")
    return value


def decimal(value: object, _: object = None) -> Decimal:
    """Take the text of an exact number; a JSON number is refused, for many readers round it."""
    if type(value) is str and _NUMBER.fullmatch(value):
        try:
            return Decimal(value)
        except InvalidOperation:
            pass  # its exponent is beyond what a Decimal holds
    raise ValueError(f"{shown(value)} is not the text of a number")


def entries(value: object) -> dict[str, Any]:
    """Take an object."""
    if not isinstance(value, dict):
        raise ValueError(f"{shown(value)} is not an object")  # noqa: TRY004 - a fault, as the rest
    if not {*map(type, value)} <= {str}:  # JSON cannot say this, but a dict of Python can
        raise ValueError("a key is not a text")
    return value


def items(value: object) -> list[Any]:
    """Take a list."""
    if type(value) is not list:
        raise ValueError(f"{shown(value)} is not a list")
    return value


def member(value: object, enum: type[Enum]) -> Enum:
    """Take the value of a member of `enum`, of the very type the values have."""
    found = _members(enum).get(value) if type(value) in {str, int} else None
    if found is None or type(found.value) is not type(value):
        raise ValueError(f"{shown(value)} is no {enum.__name__}")
    return found


@cache
def _members(enum: type[Enum]) -> dict[object, Enum]:
    return {one.value: one for one in enum}


#: How each kind of plain value is taken; enums stand here for being strings and integers too.
PLAIN: Final[Mapping[type, Callable[[Any, Any], Any]]] = {
    str: text,
    int: whole_number,
    bool: truth,
    Decimal: decimal,
    StrEnum: member,
    IntEnum: member,
}


def each(
    found: Iterable[tuple[int | str, object]],
    take: Callable[[Any, Any], Any],
    wanted: Any,  # noqa: ANN401 - a type or a union of types
) -> list[Any]:
    """Take every item or entry, and raise all that is wrong with them together."""
    taken = []
    errors: list[Exception] = []
    for key, one in found:
        try:
            taken.append(take(one, wanted))
        except (ValueError, BaseValidationError) as error:
            error.add_note(IterableValidationNote("an item", key, wanted))
            errors.append(error)
    if errors:
        raise IterableValidationError("items", errors, wanted)
    return taken


def faults(error: BaseException, path: str = "$") -> Iterator[str]:
    """Give each fault of what a converter raised as ``message @ $.path``."""
    if isinstance(error, ClassValidationError | IterableValidationError):
        noted, bare = error.group_exceptions()
        for one, note in noted:
            if isinstance(one, KeyError):
                yield f"missing key {one.args[0]!r} @ {path}"
            elif isinstance(note, IterableValidationNote):
                index = note.index if isinstance(note.index, int) else shown(note.index)
                yield from faults(one, f"{path}[{index}]")
            else:
                yield from faults(one, f"{path}.{note.name}")
        for one in bare:
            yield from faults(one, path)
    elif isinstance(error, ForbiddenExtraKeysError):
        for key in sorted(map(shown, error.extra_fields)):
            yield f"unknown key {key} @ {path}"
    else:
        yield f"{error} @ {path}"
