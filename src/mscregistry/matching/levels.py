"""The levels of an ordinal scale, as numbers that can be compared."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mscregistry.vocab.measures import MeasureEntry

#: The number in the name of a level, with letters around it: `F2`, `3a`, `-5`.
_NUMBER: Final = re.compile(r"[a-z]?(-?\d+)[a-z]?", re.ASCII)
_ROMAN: Final = re.compile(r"(i{1,3}|iv|vi?)[a-z]?")
_ROMANS: Final = ("i", "ii", "iii", "iv", "v", "vi")


def level_number(level: str, entry: MeasureEntry | None) -> Fraction | None:
    """Give the number of a level, as criteria say it; `None` for what is no level of the scale.

    Stage 3, as criteria say it, is 3a or 3b.  Levels without a number count from 1.

    >>> from mscregistry.vocab.measures import measure_of
    >>> [str(level_number(one, measure_of("ckd_stage"))) for one in ("2", "3a", "3B", "7")]
    ['2', '3', '3', 'None']
    >>> level_number("Class III", measure_of("nyha")), level_number("B", measure_of("child_pugh"))
    (Fraction(3, 1), Fraction(2, 1))
    """
    levels = [] if entry is None else [one.casefold() for one in entry.levels]
    words = level.casefold().split()
    if not words or words[-1] not in levels:
        return None
    name = words[-1]
    number, roman = _NUMBER.fullmatch(name), _ROMAN.fullmatch(name)
    if number is not None:
        return Fraction(number[1])
    return Fraction(1 + (_ROMANS.index(roman[1]) if roman else levels.index(name)))
