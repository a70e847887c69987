"""Strategies for the values that fields hold: texts, coded words, dates, ages, ids."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve

from mscregistry.grammar.ages import Age, AgeUnit
from mscregistry.grammar.dates import PartialDate
from mscregistry.testing import awkward
from mscregistry.testing.needs_hypothesis import st
from mscregistry.vocab import DateKind, Unlisted

if TYPE_CHECKING:
    from enum import Enum

T = TypeVar("T")
E = TypeVar("E", bound="Enum")

#: What a field's values are drawn from; the field knows their type.
Values = st.SearchStrategy[Any]


def instances(kind: type[T], fields: dict[str, Values], /, **usual: Values) -> st.SearchStrategy[T]:
    """Give objects of a class; the caller's `fields` go before the `usual` ones."""
    values = {**usual, **fields}

    # A closure, for what `builds` prints of itself would hold all that it draws from.
    @st.composite
    def made(draw: st.DrawFn) -> T:
        return kind(**{name: draw(one) for name, one in values.items()})

    return made()


def text(
    *, lines: bool = False, controls: bool = False, wild: bool = False
) -> st.SearchStrategy[str]:
    """Give texts, awkward ones among them.

    They are not empty, and have no blanks at their ends.

    Args:
        lines: Texts may have several lines.
        controls: Texts may have control characters.
        wild: Anything goes, also empty texts and half a surrogate pair.
    """
    if wild:
        pool = (*awkward.TIDY, *awkward.LINES, *awkward.WILD)
        return st.text(st.characters(), max_size=30) | st.sampled_from(pool)
    letters = st.characters(exclude_categories=("Cs", "Zl", "Zp", "Cc"))
    if controls:
        letters |= st.sampled_from("\0\a\b\t\x1b\x7f\x80\x9f")
    line = st.text(letters, min_size=1, max_size=30).map(str.strip).filter(bool)
    line |= st.sampled_from(awkward.TIDY)
    if not lines:
        return line
    several = st.lists(line, min_size=1, max_size=3).map("\n".join)
    return several | st.sampled_from(awkward.LINES)


def optional(values: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """Give none, or one of the values."""
    return st.none() | values


def rarely(values: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """Give mostly none, for what is large and rare in records too."""
    return st.integers(0, 7).flatmap(lambda die: values if die == 1 else st.none())


def rarely_one(values: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    """Give mostly no values, and now and then one."""
    return rarely(values).map(lambda value: () if value is None else (value,))


def several(values: st.SearchStrategy[T], most: int = 3) -> st.SearchStrategy[tuple[T, ...]]:
    """Give up to `most` of the values."""
    return st.lists(values, max_size=most).map(tuple)


def unlisted(*, wild: bool = False) -> st.SearchStrategy[Unlisted]:
    """Give words that stand in a coded field and are on no list."""
    return st.builds(Unlisted, text(wild=wild))


def coded(enum: type[E], *, wild: bool = False) -> st.SearchStrategy[E | Unlisted]:
    """Give members of the enum, and now and then unlisted words."""
    return st.sampled_from(enum) | unlisted(wild=wild)


def partial_dates() -> st.SearchStrategy[PartialDate]:
    """Give days, months and years, of either kind or none."""
    days = st.dates()
    years = st.builds(PartialDate, days.map(lambda day: day.year))
    months = days.map(lambda day: PartialDate(day.year, day.month))
    dates = years | months | days.map(PartialDate.of)
    return st.builds(evolve, dates, kind=optional(st.sampled_from(DateKind)))


def ages() -> st.SearchStrategy[Age]:
    """Give ages in any unit, whole numbers and fractions."""
    whole = st.integers(0, 120).map(Decimal)
    fractions = st.decimals(0, 999_999, allow_nan=False, allow_infinity=False)
    return st.builds(Age, whole | fractions, st.sampled_from(AgeUnit))


def trial_ids() -> st.SearchStrategy[str]:
    """Give numbers in the form of several registries, and beyond those that are given out."""
    forms = st.sampled_from(
        (
            "NCT9{}",
            "ISRCTN9{}",
            "ChiCTR299{}",
            "ACTRN1269{}999",
            "jRCT99{}",
            "IRCT2099{}N1",
            "DRKS9{}",
        )
    )
    return st.builds(str.format, forms, st.integers(0, 9_999_999).map("{:07}".format))
