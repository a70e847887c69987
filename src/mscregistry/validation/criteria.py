"""Where the criteria of a trial contradict each other or its fields, worked out once a trial."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mscregistry.issues import Severity
from mscregistry.matching import Contradiction, ContradictionKind, contradictions, stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.matching import ThingContradiction
    from mscregistry.matching.stated import Stated
    from mscregistry.model import Eligibility, Trial


class Conflict(Enum):
    """How criteria and fields do not fit."""

    #: Nobody can take part.
    NOBODY = "nobody"
    #: Nobody can take part, if the words were read rightly.
    PERHAPS_NOBODY = "perhaps nobody"
    #: The words state another age than the field.
    LIMIT = "limit"
    #: The words leave out the age at the limit.
    BOUNDARY = "boundary"


class Found(NamedTuple):
    """A conflict, what it is, and where."""

    conflict: Conflict
    message: str
    places: tuple[str, ...]


class _Same:
    """An object that is equal to itself alone, so that what is worked out of it is found again."""

    __slots__ = ("one",)

    def __init__(self, one: Eligibility) -> None:
        self.one = one

    def __hash__(self) -> int:
        return id(self.one)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.one is other.one


def conflicts(trial: Trial) -> tuple[Found, ...]:
    """Give what does not fit in who may take part."""
    return _conflicts(_Same(trial.eligibility)) if trial.eligibility.texts else ()


# Several rules ask of one trial before the next one comes; a few are kept for as many threads.
@lru_cache(maxsize=8)
def _conflicts(asked: _Same) -> tuple[Found, ...]:
    return tuple([found for one in contradictions(asked.one) for found in _found(one)])


def _found(one: Contradiction | ThingContradiction) -> Iterator[Found]:
    places = tuple(dict.fromkeys(_path(each.path) for each in (one.first, one.second)))
    message = str(one).partition(": ")[2]
    if one.kind in {ContradictionKind.NEVER_MEET, ContradictionKind.ALL_EXCLUDED}:
        sure = one.severity is Severity.ERROR
        yield Found(Conflict.NOBODY if sure else Conflict.PERHAPS_NOBODY, message, places)
    elif isinstance(one, Contradiction) and one.kind is ContradictionKind.LIMIT_DIFFERS:
        boundary = _is_boundary(one.first, one.second)
        yield Found(Conflict.BOUNDARY if boundary else Conflict.LIMIT, message, places)


def _is_boundary(one: Stated, other: Stated) -> bool:
    """Say whether two limits differ by whether the limit itself is in: ≥18 and >18 years."""
    first, second = one.amount, other.amount
    sides = [(each.low, each.high) for each in (first.interval, second.interval)]
    ends = [{bound.value for bound in each if bound is not None} for each in sides]
    return first.unit == second.unit and bool(ends[0] & ends[1])


def _path(path: str) -> str:
    """Give the path of the criterion or field, from the trial."""
    return path if path.startswith("eligibility.") else f"eligibility.{path}"


def stated_ages(asked: Eligibility) -> Iterator[str]:
    """Yield the paths of the criteria that ask for an age, alone and for certain."""
    for one in stated(asked):
        if one.scale.measure.code == "age" and one.alone and one.sure and not one.excluded:
            yield _path(one.path)
