"""What the numbers of a dose count, and whether they are a dose at all."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.cells.dose_context import (
    is_given,
    is_laboratory,
    is_taken,
    neighbour,
)

if TYPE_CHECKING:
    from mscregistry.grammar.cells.dose_numbers import DoseNumber
    from mscregistry.grammar.cells.dose_runs import Item
    from mscregistry.grammar.cells.dose_text import DoseText
    from mscregistry.grammar.cells.dose_units import Unit
    from mscregistry.source import Span

#: Nobody is given fewer cells than that; smaller numbers count something else.
_FEWEST: Final = 1000
#: Nor that few for each kilogram, where nothing else says that cells are counted.
_FEWEST_KG: Final = 10_000
_THOUSAND: Final = 1000
#: Before a power of ten stands a smaller number.
_MOST: Final = 100
_YEARS: Final = range(1950, 2051)
#: `106 cells`: a power of ten that lost its superscript.
_LOST: Final = re.compile(r"10([5-9])")
_VOLUME: Final = "mL"
_MEASURED: Final = frozenset({"ug", "mg", "g", _VOLUME})
#: What binds a number to the thing named before it.
_BOUND: Final = re.compile(r"[\s:=(,-]{0,3}(?:at\s)?(?:a\s|the\s)?(?:dose\s(?:of\s)?)?")
#: A volume behind it is one of what is given, and of no vehicle.
_DOSED: Final = re.compile(r"\b(?:dose|dosage)\s?(?:of|is|was|:)?\s?$")
_NEAR: Final = 20
_BEHIND: Final = re.compile(r"\s{0,2}(?:of\s)?")


class Kind(NamedTuple):
    """What is counted, in our words and in those of the text."""

    #: The unit of the dose.
    unit: str
    #: What the text calls it; empty where it does not say.
    words: str
    #: Where that stands, if not beside the number.
    spans: tuple[Span, ...]
    #: Whether it is said without doubt.
    sure: bool


def kind_of_dose(text: DoseText, items: list[Item]) -> Kind | None:
    """Give what the numbers of a dose count, `None` where they are no dose."""
    unit = items[-1].unit
    start, end = items[0].start, items[-1].end
    if unit.kind in _MEASURED:
        return _measured(text, unit, start, end)
    named = unit.kind is not None
    if any(_is_year(item) for item in items):
        return None
    least = min(ends_of(item)[0] for item in items)
    if unit.kind == "product" or least < _FEWEST:
        return None
    if (not named or unit.divisor == _VOLUME) and is_laboratory(text, start, end):
        return None
    if named:
        return Kind(unit.symbol, text.text[unit.of[0] : unit.of[1]], (), sure=True)
    scaled = items[-1].high.scale is not None
    return _by_neighbour(text, items, least) if scaled else None


def _is_year(item: Item) -> bool:
    """Say whether a number is the year of something that is cited."""
    year = item.low.scale is None and item.low.value in _YEARS
    return year and item.high == item.low and item.unit.divisor is None


def ends_of(item: Item) -> tuple[Fraction, Fraction, bool]:
    """Give the least and the greatest number of an item, and whether they are read surely."""
    low, high = item.low.whole, item.high.whole
    sure = item.sure and item.low.sure and item.high.sure
    if item.margin is not None and item.margin.whole < low:
        return low - item.margin.whole, high + item.margin.whole, sure
    lost = None if item.unit.kind in _MEASURED else _power_lost(item.low)
    return (low, high, sure) if lost is None else (lost, lost, False)


def _power_lost(number: DoseNumber) -> Fraction | None:
    if number.scale is not None:
        return None
    if found := _LOST.fullmatch(str(number.value)):
        return Fraction(10 ** int(found[1]))
    # `1.106 cells/kg` has a point for the sign, too.
    whole, rest = divmod(number.value * _THOUSAND, _THOUSAND)
    found = _LOST.fullmatch(str(rest))
    return Fraction(whole * 10 ** int(found[1])) if found and 0 < whole < _MOST else None


def _measured(text: DoseText, unit: Unit, start: int, end: int) -> Kind | None:
    """Give the mass or volume of a product that is made of cells."""
    volume = unit.kind == _VOLUME
    if unit.divisor == _VOLUME or (volume and is_taken(text, start, end)):
        return None
    if unit.of != (0, 0):
        return Kind(unit.symbol, text.text[unit.of[0] : unit.of[1]], (), sure=True)
    if volume and _DOSED.search(text.before(start, _NEAR)) and text.names_cells:
        return Kind(unit.symbol, "", (), sure=False)
    found = neighbour(text, start, end)
    if found is None:
        return None
    near = found[1].end <= start and _BOUND.fullmatch(text.plain, found[1].end, start)
    if not near and (found[0] != "particles" or volume):
        return None
    return Kind(unit.symbol, found[1].of(text.text), (found[1],), sure=False)


def _by_neighbour(text: DoseText, items: list[Item], least: Fraction) -> Kind | None:
    """Give what is counted by the words before or behind in the sentence."""
    unit, start, end = items[-1].unit, items[0].start, items[-1].end
    found = neighbour(text, start, end)
    if found is None:
        weighed, named = unit.divisor == "kg", text.names_cells
        given = is_given(text, start, end)
        if text.described and least >= _FEWEST_KG and (weighed or given):
            return Kind(unit.symbol, "", (), sure=False)
        given = given and (weighed or named)
        return Kind(unit.symbol, "", (), sure=False) if given or (weighed and named) else None
    kind, span = found
    near = (
        _BOUND.fullmatch(text.plain, span.end, start)
        if span.end <= start
        else _BEHIND.fullmatch(text.plain, end, span.start)
    )
    symbol = unit._replace(kind=kind).symbol
    return Kind(symbol, span.of(text.text), (span,), sure=bool(near) or unit.divisor == "kg")
