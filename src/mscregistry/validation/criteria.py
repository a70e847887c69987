"""Where the criteria of a trial contradict each other or its fields, worked out once a trial."""

from __future__ import annotations

import re
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.expressions import Presence
from mscregistry.issues import Severity
from mscregistry.matching import Contradiction, ContradictionKind, contradictions, stated
from mscregistry.matching.stated import Stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mscregistry.matching import ThingContradiction
    from mscregistry.matching.things import Thing
    from mscregistry.model import Eligibility, Trial


#: Of more conflicts than these the first are told: nobody reads a thousand.
_MOST: Final = 50
#: Under this name what was found is kept.
_NAME: Final = "validation.conflicts"
_CRITERION: Final = re.compile(r"eligibility\.criteria\[(\d+)\]")
_INCLUSIVE: Final = re.compile(r"inclu(?:siv|d)|equal", re.IGNORECASE)
#: Ages of one sex, or of whom something else is asked, are not those of everybody.
_OF_SOME: Final = re.compile(
    r"(?<!\w)(?:for|if|when|in)\s(?:all\s)?(?:patients|participants|subjects|those|children|adults)(?!\w)"
    r"|^\W*(?:wo)?men(?!\w)(?!\s?(?:and|or|&|/|,))",
    re.IGNORECASE,
)
_UNITS: Final = {"a": "years", "mo": "months", "wk": "weeks", "d": "days"}


class Conflict(Enum):
    """How criteria and fields do not fit."""

    #: Nobody can take part.
    NOBODY = "nobody"
    #: Nobody can take part, if the words were read rightly.
    PERHAPS_NOBODY = "perhaps nobody"
    #: The words state another age than the field.
    LIMIT = "limit"
    #: The words state another age than the field, if they were read rightly.
    PERHAPS_LIMIT = "perhaps another limit"
    #: The words leave out the age at the limit.
    BOUNDARY = "boundary"


class Found(NamedTuple):
    """A conflict, what it is, and where."""

    conflict: Conflict
    message: str
    places: tuple[str, ...]


def conflicts(trial: Trial) -> tuple[Found, ...]:
    """Give what does not fit in who may take part."""
    asked = trial.eligibility
    if not asked.texts:
        return ()
    kept: tuple[Found, ...] | None = asked.worked_out.get(_NAME)
    if kept is None:
        found = (each for one in contradictions(asked) for each in _found(asked, one))
        kept = tuple(islice(found, _MOST))
        asked.worked_out[_NAME] = kept
    return kept


def _found(asked: Eligibility, one: Contradiction | ThingContradiction) -> Iterator[Found]:
    places = tuple(dict.fromkeys(_path(each.path) for each in (one.first, one.second)))
    message = f"{_said(one.first)}, and {_said(one.second)}"
    if one.kind in {ContradictionKind.NEVER_MEET, ContradictionKind.ALL_EXCLUDED}:
        sure = one.severity is Severity.ERROR
        # Two ranges in one breath are alternatives, and so are parts of longer criteria, and what
        # stands in lists below others.
        if sure:
            yield Found(Conflict.NOBODY, message, places)
        elif len(places) > 1 and not _is_of_parts(one) and not _is_below(asked, places):
            yield Found(Conflict.PERHAPS_NOBODY, message, places)
    elif isinstance(one, Contradiction) and one.kind is ContradictionKind.LIMIT_DIFFERS:
        yield from _limit(asked, one, places)


def _limit(asked: Eligibility, one: Contradiction, places: tuple[str, ...]) -> Iterator[Found]:
    """Yield how a limit of age and the words differ, but not where they may be of some people."""
    words, verb = _words_at(asked, one.second.path), "excluded " if one.second.excluded else ""
    message = f"{_amount(one.first)} by the field, {verb}{_amount(one.second)} by the words"
    if _is_point(one.second) or _OF_SOME.search(words) or _is_same_year(one.first, one.second):
        return  # signs are lost where an age is asked to be one number
    if _is_boundary(one.first, one.second):
        if _INCLUSIVE.search(words) is None:
            yield Found(Conflict.BOUNDARY, message, places)
    elif one.sure:
        yield Found(Conflict.LIMIT, message, places)
    else:
        yield Found(Conflict.PERHAPS_LIMIT, message, places)


def _words_at(asked: Eligibility, path: str) -> str:
    found = _CRITERION.fullmatch(_path(path))
    return "" if found is None else asked.criteria[int(found[1])].text


def _is_same_year(first: Stated, second: Stated) -> bool:
    """Say whether ages differ by a part of a year, of which fields have whole ones."""
    ends = [
        {bound.value for bound in (one.amount.interval.low, one.amount.interval.high) if bound}
        for one in (first, second)
    ]
    return first.amount.unit == second.amount.unit and any(
        0 < abs(one - other) < 1 for one in ends[0] for other in ends[1]
    )


def _is_below(asked: Eligibility, places: Iterable[str]) -> bool:
    """Say whether any of the places is a criterion below another."""
    found = [_CRITERION.fullmatch(place) for place in places]
    return any(one and asked.criteria[int(one[1])].parent is not None for one in found)


def _is_point(one: Stated) -> bool:
    low, high = one.amount.interval.low, one.amount.interval.high
    return low is not None and high is not None and low.value == high.value


def _is_boundary(one: Stated, other: Stated) -> bool:
    """Say whether two limits differ by whether the limit itself is in: ≥18 and >18 years."""
    first, second = one.amount, other.amount
    sides = [(each.low, each.high) for each in (first.interval, second.interval)]
    ends = [{bound.value for bound in each if bound is not None} for each in sides]
    is_same = first.unit == second.unit or None in {first.unit, second.unit}
    return is_same and bool(ends[0] & ends[1])


def _is_of_parts(one: Contradiction | ThingContradiction) -> bool:
    """Say whether it may be of parts, of a number without its sign, or of words without meaning."""
    if isinstance(one, Contradiction):
        return _is_point(one.first) or _is_point(one.second)
    both = (one.first, one.second)
    return not all(each.alone and isinstance(each.expression, Presence) for each in both)


def _amount(one: Stated) -> str:
    """Give an amount with the unit of an age in words."""
    unit = _UNITS.get(one.amount.unit or "")
    amount = str(one.amount)
    return amount if unit is None else f"{amount.removesuffix(one.amount.unit or '')}{unit}"


def _said(one: Stated | Thing) -> str:
    """Give what a statement asks for or excludes, without its place."""
    if isinstance(one, Stated):
        return f"{one.verb} {one.scale.measure} {_amount(one)}"
    return str(one).partition(" ")[2]


def _path(path: str) -> str:
    """Give the path of the criterion or field, from the trial."""
    return path if path.startswith("eligibility.") else f"eligibility.{path}"


def stated_ages(asked: Eligibility) -> Iterator[str]:
    """Yield the paths of the criteria that ask for an age, alone and for certain."""
    for one in stated(asked):
        if one.scale.measure.code == "age" and one.alone and one.sure and not one.excluded:
            yield _path(one.path)
