"""What a set is sorted, grouped and counted by: a field of `q`, a question, a path, a function."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from enum import Enum
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import has

from mscregistry.grammar.ages import Age
from mscregistry.grammar.dates import PartialDate
from mscregistry.model import Trial
from mscregistry.paths import follow
from mscregistry.query.base import Field
from mscregistry.query.numbers import minutes
from mscregistry.query.predicate import Predicate
from mscregistry.truth import Truth
from mscregistry.vocab import Unlisted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TypeVar

    T = TypeVar("T")

#: What to sort, group or count by.
By: TypeAlias = Field | Predicate | str | Callable[[Trial], Hashable]

#: True before not known before false.
_PLACES: Final[Mapping[Truth, int]] = {Truth.TRUE: 0, Truth.UNKNOWN: 1, Truth.FALSE: 2}


def groups_by(by: By) -> Callable[[Trial], tuple[Hashable, ...]]:
    """Give the groups that a trial is in, one or more; `None` is that of what is not stated.

    Raises:
        TypeError: If it is nothing to group by.
    """
    if isinstance(by, Field):
        return lambda trial: by.groups(trial) or (None,)
    get = _getter(by)
    return lambda trial: (_hashable(get(trial), by),)


def order_by(by: By) -> Callable[[Trial], Any]:
    """Give what a trial is sorted by; `None` where it is not stated.

    Raises:
        TypeError: If it is nothing to sort by.
    """
    if isinstance(by, Field):
        return by.order
    get = _getter(by)
    return lambda trial: _orderable(get(trial), by)


def in_order(items: Sequence[T], keys: Iterable[Any], *, reverse: bool) -> list[T]:
    """Give the items sorted by their keys, equal ones in their order, those without a key last.

    >>> in_order(["a", "b", "c"], [2, None, 1], reverse=False)
    ['c', 'a', 'b']
    """
    pairs = list(zip(keys, range(len(items)), strict=True))
    known = [pair for pair in pairs if pair[0] is not None]
    known.sort(key=_first, reverse=reverse)
    rest = [place for key, place in pairs if key is None]
    return [items[place] for place in [*[place for _, place in known], *rest]]


def largest_first(counts: Mapping[T, int]) -> dict[T, int]:
    """Give counts with the largest first, equal ones by what they are of.

    >>> largest_first({"b": 1, "a": 1, "c": 2})
    {'c': 2, 'a': 1, 'b': 1}
    """
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0]))))


def _first(pair: tuple[Any, int]) -> Any:  # noqa: ANN401 - keys of any kind
    return pair[0]


def _getter(by: By) -> Callable[[Trial], Any]:
    if isinstance(by, Predicate):
        return by
    if isinstance(by, str):
        return lambda trial: _at(trial, by)
    if callable(by):
        return by
    raise TypeError(
        f"{by!r} is nothing to sort or group by; give q.start, 'start_date', a function"
    )


def _at(trial: Trial, path: str) -> Any:  # noqa: ANN401 - a field of any type
    """Give what stands at a path; `None` where something before it is not stated."""
    found: Any = trial
    names = path.split(".")
    for place, name in enumerate(names):
        found = follow(found, name) if place == 0 else getattr(found, name, _NONE)
        if found is None:
            return None
        if found is _NONE:
            # The error says at which step the path ends, and what there is.
            return follow(trial, path)
    return found


_NONE: Final = object()


def _hashable(value: object, by: By) -> Hashable:
    try:
        hash(value)
    except TypeError:
        raise TypeError(f"{by!r} gives {value!r}, which no group can be named by") from None
    return value


def _orderable(value: Any, by: By) -> Any:  # noqa: ANN401 - as above
    """Give what a value is sorted by."""
    if isinstance(value, tuple):
        return tuple([_orderable(one, by) for one in value]) or None
    key = _KEYS.get(type(value))
    if key is not None:
        return key(value)
    if isinstance(value, Enum):
        return value.value
    if has(type(value)):
        raise TypeError(f"{by!r} gives a {type(value).__name__}, which has no order")
    return value


#: What values of these kinds are sorted by.
_KEYS: Final[Mapping[type, Callable[[Any], Any]]] = {
    Truth: _PLACES.__getitem__,
    PartialDate: attrgetter("sort_key"),
    Age: minutes,
    Unlisted: attrgetter("words"),
}
