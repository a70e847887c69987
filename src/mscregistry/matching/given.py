"""What is handed over for a field: taken where it is plain what is meant, and else refused.

A refusal says what was seen, in which field, and what to write in its place.  It comes when the
value is made, since a wrong type that is found later looks like a fact that is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TypeAlias, TypeVar

from mscregistry.grammar.ages import Age, read_age
from mscregistry.grammar.dates import PartialDate
from mscregistry.truth import Truth
from mscregistry.vocab import Sex

#: What a date can be given as.
When: TypeAlias = date | str | PartialDate
#: What a fact that is true, false or not known can be given as.
Known: TypeAlias = Truth | bool | None
T = TypeVar("T")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
#: How a sex may be written.
_SEXES = {"f": Sex.FEMALE, "female": Sex.FEMALE, "m": Sex.MALE, "male": Sex.MALE}


def refused(where: str, seen: object, wanted: str) -> TypeError:
    """Give the error for a value of a type that a field does not take."""
    return TypeError(f"{where}: {seen!r} is {_kind(seen)}; {wanted}")


def day_given(when: When, where: str) -> PartialDate:
    """Give a date.

    >>> str(day_given("2024-05", "on"))
    '2024-05'

    Raises:
        TypeError: If it is no text and no date.
        ValueError: If the text is no date, or names a day that there is not.
    """
    if isinstance(when, PartialDate):
        return when
    if isinstance(when, datetime):
        return PartialDate.of(when.date())
    wanted = "write a date as YYYY, YYYY-MM or YYYY-MM-DD, in quotes"
    if not isinstance(when, str | date):
        raise refused(where, when, wanted)
    day = when.strip() if isinstance(when, str) else when
    try:
        return PartialDate.of(day)
    except ValueError:
        raise ValueError(f"{where}: {_no_day(str(day))}; {wanted}") from None


def _no_day(words: str) -> str:
    """Say what is wrong with words for a day."""
    if _DAY.fullmatch(words):
        return f"there is no such day as {words!r}"
    if "T" in words or ":" in words:
        return f"{words!r} has a time of day, which is not asked for"
    return f"{words!r} is no date"


def members(given: Iterable[T], where: str, wanted: str) -> tuple[T, ...]:
    """Give what a collection holds; a text is none, though its letters could be taken for one."""
    if isinstance(given, str | bytes | Mapping) or not isinstance(given, Iterable):
        raise refused(where, given, wanted)
    return tuple(given)


def truth_given(known: Known, where: str) -> Truth:
    """Give the truth of what is known; `None` is not known.

    Raises:
        TypeError: If it is anything else: the text ``"no"`` would count as true.
    """
    if isinstance(known, Truth):
        return known
    if known is not None and not isinstance(known, bool):
        raise refused(where, known, "give True, False, or None where it is not known")
    return Truth.of(known)


def age_given(age: Age | str | None) -> Age | None:
    """Give an age of a number and its unit.

    Raises:
        TypeError: If it is neither a text nor an `Age`.
        ValueError: If the text is no age.
    """
    wanted = "write the number with its unit, such as '18 years'"
    if age is None or isinstance(age, Age):
        return age
    if not isinstance(age, str):
        raise refused("age", age, wanted)
    found = read_age(age.strip())
    if found is None:
        raise ValueError(f"age: {age!r} is no age; {wanted}")
    return found


def sex_given(sex: Sex | str | None) -> Sex | None:
    """Give a sex of one person.

    Raises:
        TypeError: If it is neither a text nor a `Sex`.
        ValueError: If it is none of one person.
    """
    wanted = "a patient is 'female', 'male', or None where it is not known"
    if sex is None:
        return None
    if not isinstance(sex, str):
        raise refused("sex", sex, wanted)
    found = _SEXES.get(sex.strip().casefold())
    if found is None:
        why = "is for trials" if sex.strip().upper() == Sex.ALL else "is none"
        raise ValueError(f"sex: {str(sex)!r} {why}; {wanted}")
    return found


def _kind(seen: object) -> str:
    kinds = {"str": "a text", "int": "a number", "float": "a number", "dict": "a mapping"}
    name = type(seen).__name__
    return "nothing" if seen is None else kinds.get(name, f"of type {name}")
