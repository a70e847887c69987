"""The numbers of a criterion with their bounds and units, as stated."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.calendar_words import DATE_OPENERS, Dates, read_dates
from mscregistry.grammar.figure import Figure
from mscregistry.grammar.figure_asides import take_both_ends, take_margin, take_side, take_total
from mscregistry.grammar.figure_endings import close, take_sign_behind, unit_behind
from mscregistry.grammar.figure_ranges import (
    join_range,
    open_range,
    take_end_of_values,
    take_values,
)
from mscregistry.grammar.intervals import Bound, Interval
from mscregistry.grammar.numbers import Number, read_number
from mscregistry.grammar.scale_numbers import (
    is_fraction,
    on_scale,
    read_diastolic,
    read_dilution,
    read_roman,
    read_small,
    skip_scale,
    take_thousands,
)
from mscregistry.grammar.signs import Sign, interval_of, read_signs, skip_fillers
from mscregistry.grammar.tokens import Kind
from mscregistry.grammar.unit_reading import Unit, read_unit
from mscregistry.vocab.comparators import before, first_words, ranges, window_words, windows
from mscregistry.vocab.number_words import number_words
from mscregistry.vocab.written_units import references, time_units

if TYPE_CHECKING:
    from mscregistry.grammar.token_text import TokenText

#: Windows that reach up to the time they name.
_LIMITS: Final = frozenset({"ULN", "LLN"})
#: Which way these go depends on what is measured.
_WORTH: Final = frozenset({"better", "worse"})
_UP_TO: Final = frozenset({"within", "first"})


def read_figures(text: TokenText) -> list[Figure]:
    """Give all figures in order; none overlaps another, but the two of a blood pressure."""
    found: list[Figure] = []
    at = 0
    while at < len(text.tokens):
        figure = read_figure(text, at) if _may_begin(text, at) else None
        if figure is None:
            at += 1
        else:
            found += _paired(figure)
            at = max(figure.end, at + 1)
    return found


def _may_begin(text: TokenText, place: int) -> bool:
    """Say whether a figure can begin at a place; most words of a criterion begin none."""
    token = text.tokens[place]
    if token.kind is not Kind.WORD:
        return token.kind is not Kind.MARK
    return token.text in _openers() or read_roman(text, place) is not None


@cache
def _openers() -> frozenset[str]:
    """Give the words that begin a sign, a number, a range, a window or a date."""
    return first_words() | frozenset(number_words()) | DATE_OPENERS


def read_figure(text: TokenText, place: int) -> Figure | None:
    """Give the figure that begins at a place.

    ::

        figure = window? (opens bound joins bound | bound (joins bound)?) behind?
               | calendar
        window = "within" ("last" | "next" | "first")? | "last" | "next" | "first"
        bound  = sign? number unit?
    """
    if dates := read_dates(text.tokens, place):
        return _dated(text, place, dates)
    window, at = _window(text, place)
    opened = ranges()["opens"].at(text.words, at)
    figure = open_range(text, place, opened[1]) if opened else None
    if figure is None:
        figure = _bound(text, place, at)
    if figure is None and window is not None:
        figure = _implied(text, place, at)
    if figure is not None and figure.ranged:
        take_both_ends(text, figure)
    if figure is None or window is None:
        return figure
    if figure.aged and figure.signed:
        return figure
    if figure.is_time:
        figure.window = window
    elif window != "within":
        # `the last 2 lines`: what stands before the number is no window.
        figure.first = figure.first if opened else at
        return figure
    # `stable within 5%` may be of a change either way.
    figure.guessed = figure.guessed or not figure.is_time
    if window in _UP_TO and not figure.signed:
        figure.interval, figure.signed = Interval(high=figure.interval.high), True
    return figure


def _paired(figure: Figure) -> list[Figure]:
    """Give the two figures of a blood pressure: `>140/90 mmHg`; of all else the one."""
    if figure.over is None:
        return [figure]
    upper, lower = figure.over
    low, high = (
        None if end is None else Bound(end.value - upper + lower, end.inclusive)
        for end in (figure.interval.low, figure.interval.high)
    )
    return [figure, evolve(figure, interval=Interval(low, high), over=None, lower=True)]


def _dated(text: TokenText, place: int, dates: Dates) -> Figure | None:
    """Give the figure of a stretch of the calendar: its numbers are years."""
    if dates.until is None and read_unit(text, dates.end):
        return None
    low, high = (
        None if day is None else Bound(Fraction(day.year), inclusive=whole)
        for day, whole in ((dates.since, True), (dates.until, not dates.before))
    )
    return Figure(place, dates.end, Interval(low, high), signed=True, dates=dates)


def _window(text: TokenText, place: int) -> tuple[str | None, int]:
    """Give how a window of time opens at a place, and the place of what it holds."""
    table = windows()
    if text.word(place) not in window_words() or before().at(text.words, place):
        # `past the age of`
        return None, place
    if found := table["within"].at(text.words, place):
        at = skip_fillers(text, found[1])
        for form in ("last", "next", "first"):
            if again := table[form].at(text.words, at):
                return "within", skip_fillers(text, again[1])
        return "within", at
    for form in ("last", "next", "first"):
        if found := table[form].at(text.words, place):
            return form, skip_fillers(text, found[1])
    return None, place


def _bound(text: TokenText, start: int, place: int) -> Figure | None:
    """Give a number with its sign, or a range without a word that opens it."""
    sign = read_signs(text, place)
    at = place if sign is None else skip_scale(text, skip_fillers(text, sign.end))
    number = read_number(text.tokens, at)
    small = number and sign and read_small(text, number)
    number = small or number
    roman = None if number else read_roman(text, at)
    if roman is not None and on_scale(text, place, at):
        number = roman
    if number is None and sign is not None:
        return _limit(text, start, sign, at)
    if number is None or (sign is None and text.tokens[at].kind is Kind.DASH):
        return None
    if dilution := read_dilution(text, number):
        unit = Unit("{titer}", dilution.end)
        return _made(text, start, sign, dilution, unit, dilution.end)
    diastolic = read_diastolic(text, number)
    at, unit_found = unit_behind(text, diastolic or number)
    if diastolic is None and (
        found := join_range(text, start, number, unit_found, at, sign, roman=number is roman)
    ):
        return found
    whole = number if diastolic is None else number._replace(end=diastolic.end)
    figure = _made(text, start, sign, whole, unit_found, at)
    if take_margin(text, figure):
        return figure
    figure.roman = number is roman
    figure.named = sign.named if sign else None
    if diastolic is not None:
        figure.over = (number.value, diastolic.value)
    figure.guessed = bool(small) or text.word(figure.first) in _WORTH
    take_thousands(text, figure, number)
    if figure.over is None and figure.unit is None and is_fraction(text, number):
        figure.guessed = True
    take_sign_behind(text, figure)
    if not figure.signed and figure.unit is None and figure.reference is None:
        take_values(text, figure)
        take_end_of_values(text, figure)
    take_total(text, figure)
    take_side(text, figure)
    return figure


def _limit(text: TokenText, start: int, sign: Sign, place: int) -> Figure | None:
    """Give the one that a limit without a number implies: `≤ ULN`."""
    found = references().at(text.words, place)
    if found is None or found[0] not in _LIMITS:
        return None
    return Figure(
        start,
        found[1],
        interval_of(sign.sign, Fraction(1)),
        unit_place=(place, found[1]),
        signed=True,
        reference=found[0],
    )


def _implied(text: TokenText, start: int, place: int) -> Figure | None:
    """Give the one that a time in the singular implies: `the past year`."""
    unit = time_units().at(text.words, place)
    if unit is None or unit[1] > place + 1 or text.words[place].endswith(("s", "second")):
        # `first or second line` is no time.
        return None
    figure = Figure(start, unit[1], Interval.exactly(1), worded=True)
    figure.take_unit(place, Unit(*unit, is_time=True))
    return figure


def _made(  # noqa: PLR0913, PLR0917 - all that a bound is made of
    text: TokenText, start: int, sign: Sign | None, number: Number, unit: Unit | None, end: int
) -> Figure:
    """Make the figure of one number."""
    interval = interval_of(sign and sign.sign, number.value)
    figure = Figure(start, end, interval, signed=sign is not None, worded=number.worded)
    figure.take_unit(number.end, unit)
    close(text, figure)
    return figure
