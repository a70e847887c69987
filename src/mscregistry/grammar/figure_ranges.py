"""Two numbers and what lies between, and numbers that are listed: `18 to 75`, `1 or 2`."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.figure import Figure
from mscregistry.grammar.figure_endings import close, sign_behind, unit_behind
from mscregistry.grammar.intervals import Bound, Interval
from mscregistry.grammar.numbers import Number, read_number
from mscregistry.grammar.quantities import conversion
from mscregistry.grammar.scale_numbers import on_scale, read_roman
from mscregistry.grammar.signs import Sign, read_sign, skip_fillers
from mscregistry.grammar.tokens import Kind
from mscregistry.grammar.unit_reading import Unit, read_unit
from mscregistry.vocab.comparators import ranges
from mscregistry.vocab.criterion_words import words_for

if TYPE_CHECKING:
    from mscregistry.grammar.token_text import TokenText

#: Values of a list follow each other by no more than this.
_STEP: Final = 3
#: A bracket behind the first number has at most so many tokens.
_ASIDE: Final = 8
#: What may stand between the first number of a range and the word before the second.
_BETWEEN: Final = (
    ("of", "age"),
    ("old",),
    ("(", "inclusive", ")"),
    ("(", "included", ")"),
)


def open_range(text: TokenText, start: int, place: int) -> Figure | None:
    """Give the range that a word has opened.

    ::

        range = ("between" | "from") sign? number unit? joins sign? number unit?
    """
    at = skip_fillers(text, place)
    sign = read_sign(text, at)
    at = skip_fillers(text, sign.end) if sign else at
    low = read_number(text.tokens, at)
    if low is None and text.word(at) == "birth":
        low = Number(Fraction(0), at + 1)
    if low is None:
        return None
    at, unit = unit_behind(text, low)
    for words in _BETWEEN:
        if text.says(at, *words):
            at += len(words)
            break
    if text.word(at) == "(" and ")" in text.words[at : at + _ASIDE]:
        # `between 1 year (≥ 12 months) and 18 years`
        at = text.words.index(")", at) + 1
    joins = _joins(text, at)
    return None if joins is None else _closed(text, start, low, unit, joins[0], sign)


def join_range(  # noqa: PLR0913, PLR0917 - the first number with all that belongs to it
    text: TokenText,
    start: int,
    low: Number,
    unit: Unit | None,
    place: int,
    sign: Sign | None,
    *,
    roman: bool,
) -> Figure | None:
    """Give the range whose first number was read, or nothing.

    ::

        range = number unit? ("-" | "to" | "through" | …) sign? number unit?

    Without a word that opens it, `and` and `or` join no range.
    """
    joins = _joins(text, place)
    if joins is None:
        return None
    alone = joins[1] == place + 1 and ranges()["values"].at(text.words, place)
    plain = sign is None and read_sign(text, joins[0]) is None
    if alone and plain and _is_of_ages(text, start):
        found = _closed(text, start, low, unit, joins[0], sign)
        if found is not None and found.is_time:
            # `aged 18 and 80 years`
            found.guessed = True
            return found
    if alone or (sign is not None and text.word(place) == "and"):
        return None
    return _closed(text, start, low, unit, joins[0], sign, roman=roman)


def _is_of_ages(text: TokenText, start: int) -> bool:
    """Say whether the word for age stands before a number."""
    return text.word(start - 1) in words_for("age", "cues")


def _joins(text: TokenText, place: int) -> tuple[int, int] | None:
    """Give the places behind what joins two numbers: without, and with the sign of the second."""
    if text.kind(place) is Kind.DASH:
        return place + 1, place + 1
    found = ranges()["joins"].at(text.words, place)
    if found is None:
        return None
    # `to less than` says that the second is outside.
    sign = read_sign(text, place + 1)
    return (place + 1 if sign and sign.end == found[1] else found[1]), found[1]


def _closed(  # noqa: PLR0913, PLR0917 - as above
    text: TokenText,
    start: int,
    low: Number,
    unit: Unit | None,
    place: int,
    sign: Sign | None,
    *,
    roman: bool = False,
) -> Figure | None:
    """Give the range up to the number at a place."""
    at = place if text.word(place) == "(" else skip_fillers(text, place)
    second = read_sign(text, at)
    at = skip_fillers(text, second.end) if second else at
    # `-2 to +1`
    at += text.word(at) == "+" and text.touches(at + 1)
    high = read_roman(text, at) if roman else read_number(text.tokens, at)
    if high is None or (sign is not None and sign.sign.startswith("<")):
        return None
    end, unit_of_high = unit_behind(text, high)
    lowest = _in_unit(low.value, unit, unit_of_high)
    if lowest is None or lowest > high.value:
        return None
    # `over 10-15` bounds by both; only a sign leaves the number itself out.
    above = sign is not None and sign.symbol and sign.sign == ">"
    under = second is not None and second.sign == "<"
    interval = Interval(Bound(lowest, inclusive=not above), Bound(high.value, inclusive=not under))
    figure = Figure(start, end, interval, signed=True, ranged=True, roman=roman)
    if unit_of_high is None:
        figure.take_unit(low.end, unit)
    else:
        figure.take_unit(high.end, unit_of_high)
    close(text, figure)
    return figure


def _in_unit(value: Fraction, unit: Unit | None, other: Unit | None) -> Fraction | None:
    """Give the first number in the unit of the second: `3 months to 17 years`."""
    if unit is None or other is None or unit.code == other.code:
        return value
    way = conversion(unit.code, other.code)
    return None if way is None else value * way[0] + way[1]


def take_values(text: TokenText, figure: Figure) -> None:
    """Take in the next values of a list.

    ::

        values = number (("," | "/") number)* (("or" | "and") number)? unit?
    """
    last = figure.number
    listed = on_scale(text, figure.first, figure.first)
    while True:
        at = figure.end
        # `class 3/4`, `III/IV`; but not `4/10`, which is how much of ten.
        comma = text.word(at) == "," or (listed and text.word(at) == "/")
        join = ranges()["values"].at(text.words, at + comma)
        if not (comma or join):
            return
        place = join[1] if join else at + 1
        value = read_roman(text, place) if figure.roman else read_number(text.tokens, place)
        step = 1 if text.word(at) == "/" else _STEP
        if value is None or not last < value.value <= last + step:
            return
        figure.interval = Interval(figure.interval.low, Bound(value.value, inclusive=True))
        figure.end, last = value.end, value.value
        if unit := read_unit(text, value.end):
            figure.take_unit(value.end, unit)
            figure.end = unit.end
            return


def take_end_of_values(text: TokenText, figure: Figure) -> None:
    """Leave a list of values open where the words behind it say so: `grade 3 or 4 or higher`."""
    found = sign_behind(text, figure)
    if found is None or figure.interval.exact is not None:
        return
    low, high = figure.interval.low, figure.interval.high
    up = found.sign.startswith(">")
    figure.interval = Interval(low=low) if up else Interval(high=high)
    figure.signed, figure.end = True, found.end
