"""A unit as laboratories and people write it, as its code in UCUM.

A code of UCUM stands for itself.  All else is read as the units of criteria are: `mg/dl`, `IU/L`,
`mL/min/1.73m2`, `x10^9/L`, `K/µL`.  Where both would do, as for `K/uL`, which is thousands and
not kelvin, the one that the measure can be given in is meant.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.quantities import Quantity, convert
from mscregistry.grammar.token_text import TokenText
from mscregistry.grammar.unit_reading import read_unit
from mscregistry.grammar.units_ucum import read_ucum
from mscregistry.vocab.measures import measures
from mscregistry.vocab.written_units import score_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.vocab.measures import MeasureEntry

#: The unit of a number that was given none, and that could be of several: it converts to nothing.
NO_UNIT: Final = "{no unit given}"

#: A power of ten before a unit, in its many writings: `x10^9/L`, `10E3/uL`, `10⁹/L`.
_POWER: Final = re.compile(r"[x×*·]?\s*10\s*(?:\^|\*\*|\*|[eE])?\s*([+-]?\d{1,2})\s*(?=\D|$)")
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def unit_given(words: str, entry: MeasureEntry | None = None) -> str:
    """Give the code of a unit, of a measure where that is known.

    >>> unit_given("mmHg"), unit_given("x10^9/L"), unit_given("mL/min/1.73m2")
    ('mm[Hg]', '10*9/L', 'mL/min/{1.73_m2}')
    >>> from mscregistry.vocab.measures import measure_of
    >>> unit_given("K/uL", measure_of("platelets"))
    '10*3/uL'

    Raises:
        ValueError: If it is no unit that is known.
    """
    code = entry.code if entry else None
    found = _unit_given(words, code) if len(words) <= _LONGEST else None
    if found is None:
        usual = (entry.unit, *entry.units) if entry else ()
        named = [unit for unit in usual if unit != "1"]
        stated = f"{entry.name} is given in {', '.join(named)}" if entry and named else _SUCH
        raise ValueError(f"unit: {words!r} is no unit that is known; {stated}")
    return found


#: No unit is written in more characters.
_LONGEST: Final = 60
_SUCH: Final = "write it as in 'mg/dL', '10^9/L', 'mL/min/1.73m2', or in UCUM"


@lru_cache(maxsize=1024)  # the same few units, for one patient after the other
def _unit_given(words: str, code: str | None) -> str | None:
    entry = None if code is None else measures()[code]
    found = list(_readings(words.strip()))
    return next(iter([*[unit for unit in found if entry and _fits(unit, entry)], *found]), None)


def _fits(unit: str, entry: MeasureEntry) -> bool:
    """Say whether values of the measure are given in a unit."""
    if unit in entry.units:
        return True
    return convert(Quantity(Fraction(1), unit), entry.unit, entry.code) is not None


def _readings(words: str) -> Iterator[str]:
    """Give the codes that words for a unit can be, the likeliest first."""
    plain = words.translate(_RAISED)
    power = _POWER.match(plain)
    if power is not None:
        below = _written(plain[power.end() :])
        found = f"10*{int(power[1])}{below or ''}"
        if below is not None and read_ucum(found) is not None:
            yield found
        return
    if words.casefold() in score_words():
        yield "1"
    written = _written(words)
    if written and _is_known(written):
        yield written
    if read_ucum(words) is not None:
        yield words


def _written(words: str) -> str | None:
    """Give the unit that criteria write so, all the words of it; no words are no unit."""
    text = TokenText(words)
    found = read_unit(text, 0)
    if found is None:
        return None if text.tokens else ""
    return found.code if found.end == len(text.tokens) else None


def _is_known(unit: str) -> bool:
    """Say whether it is a unit, and not merely any word: `{thousand}/uL` counts nothing."""
    found = read_ucum(unit)
    return found is not None and all(
        name in _nouns() for name, _ in found.dimension if name.startswith("{")
    )


@cache
def _nouns() -> frozenset[str]:
    """Give the nouns that measures are counted in."""
    units = [unit for entry in measures().values() for unit in (entry.unit, *entry.units)]
    found = [read_ucum(unit) for unit in units]
    return frozenset([name for one in found if one is not None for name, _ in one.dimension])
