"""What turns words into values on the fast way: it takes what is as it should be, and nothing else.

Each function here gives what `mscregistry.parsers.tree.reader` gives for the same words, or raises.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from attrs import NOTHING, evolve

from mscregistry.lex.json_text import parse_json
from mscregistry.parsers.tree.json_dialect import V2
from mscregistry.parsers.tree.reader import Taken, read_tree
from mscregistry.parsers.tree.shape import Kind
from mscregistry.parsers.tree.twin import twin_of
from mscregistry.vocab import DateKind, coded, display_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import StrEnum

    from mscregistry.grammar.dates import PartialDate
    from mscregistry.parsers.tree.dialect import Dialect
    from mscregistry.parsers.tree.shape import Shape

#: How many dates, ages and places are remembered; there are fewer days than this since 1999.
_REMEMBERED: Final = 16_384
#: What is worth remembering: a day comes again and again, and reading it is dear.
_DEAR: Final = frozenset({Kind.DATE, Kind.AGE})
_TEXT: Final = frozenset({str})


class Odd(ValueError):
    """Something in a tree is not as its table says."""


#: What the functions here raise, those that are written from a shape, and Python in them, where
#: something is of another kind than its table says.
GIVE_UP: Final = (Odd, ValueError, LookupError, AttributeError, TypeError)


class _Codes(dict[str, Any]):
    """The words of a list as they are mostly written, and any other that `coded` knows."""

    def __init__(self, enum: type[StrEnum]) -> None:
        """Hold the values and the displays of an enum."""
        super().__init__({words: coded(enum, words) for one in enum for words in _written(one)})
        self._enum = enum

    def __missing__(self, words: str) -> StrEnum:
        """Look among the other writings."""
        found = coded(self._enum, words)
        if found is None:
            raise Odd(words)
        return found


def _written(one: StrEnum) -> tuple[str, ...]:
    return one.value, display_of(one)


#: Gives the words of a list, once made.
codes: Final = cache(_Codes)


@cache
def reading(dialect: Dialect, kind: Kind) -> Callable[[Any], Any]:
    """Give what reads the words of one kind; `None` where they say that there is no value."""
    read, silent = dialect.reads[kind], dialect.silent.get(kind, frozenset())

    def make(words: Any) -> Any:  # noqa: ANN401 - a value of the kind
        if words in silent:
            return None
        found = read(words)
        if found is None:
            raise Odd(words)
        return found

    return lru_cache(_REMEMBERED)(make) if kind in _DEAR else make


@cache
def dating(dialect: Dialect) -> Callable[[Any, Any], PartialDate]:
    """Give what reads the words of a date, and those of its kind or `None`."""
    read, kinds = dialect.reads[Kind.DATE], codes(DateKind)

    @lru_cache(_REMEMBERED)
    def make(words: str, kind: str | None) -> PartialDate:
        found: PartialDate | None = read(words)
        if found is None:
            raise Odd(words)
        return found if kind is None else evolve(found, kind=kinds[kind])

    return make


@cache
def dating_element(dialect: Dialect) -> Callable[[Any], PartialDate]:
    """Give what reads a date that is words, or an element with words and a kind."""
    read, (day, kind) = dating(dialect), dialect.dated

    def make(element: Any) -> PartialDate:  # noqa: ANN401 - words or an element
        if element.__class__ is str:
            return read(element, None)
        return read(only(element[day]), only(element[kind]) if kind in element else None)

    return make


def text(words: str) -> str:
    """Take a text, and nothing that only looks like one."""
    if words.__class__ is not str or not words:
        raise Odd(words)
    return words


def texts(words: list[str]) -> tuple[str, ...]:
    """Take a list of texts."""
    if words.__class__ is not list or "" in words or {*map(type, words)} - _TEXT:
        raise Odd(words)
    return tuple(words)


def items(several: list[Any]) -> list[Any]:
    """Take a list, and nothing else that can be gone through."""
    if several.__class__ is not list:
        raise Odd(several)
    return several


def only(several: list[Any]) -> Any:  # noqa: ANN401 - any branch
    """Take what stands alone."""
    (one,) = several
    return one


def wrapping(kind: type, field: str, says: Mapping[str, object]) -> Callable[[Any], Any]:
    """Give what makes an object of the value of one field, and of what the place says of it."""
    fields = kind.__attrs_attrs__  # type: ignore[attr-defined]  # every class of the model is one of attrs
    usual = {
        one.name: says.get(one.name, None if one.default is NOTHING else one.default)
        for one in fields
    }
    at = [*usual].index(field)
    before, after = [*usual.values()][:at], [*usual.values()][at + 1 :]
    twin = twin_of(kind)

    def make(value: object) -> Any:  # noqa: ANN401 - an object of `kind`
        if value is None or value == "":
            raise Odd(value)
        made = twin(*before, value, *after)
        made.__class__ = kind
        return made

    return make


def small(shape: Shape) -> Callable[[bytes], Any]:
    """Give what makes an object of a few numbers of its bytes; the same bytes, the same object."""

    @lru_cache(_REMEMBERED)
    def make(data: bytes) -> Any:  # noqa: ANN401 - an object of the shape's class
        taken = Taken(V2)
        found = read_tree(shape, parse_json(data.decode(), ""), taken)
        if found is None or taken.issues or len(taken.facts) != len(json.loads(data)):
            raise Odd(data)
        return found

    return make
