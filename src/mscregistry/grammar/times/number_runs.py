"""Numbers in a row that share a unit: `1, 3 and 6`, `0-24`, `36 ± 3`, `1st, 6th and 12th`."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.numbers import read_number
from mscregistry.grammar.tokens import Kind, number_of
from mscregistry.vocab.number_words import ordinal_endings
from mscregistry.vocab.time_words import ordinal_words, signs_of_tolerance

if TYPE_CHECKING:
    from mscregistry.grammar.times.text import TimeText

_PARTING: Final = frozenset({",", ";", "/", "&", "and", "or", "、", "，"})
#: They are numbers of times, not of units of time.
_TIMES: Final = frozenset({"single", "once", "twice"})
_RANGE: Final = frozenset({"to", "through", "until"})
#: What stands behind the comma of half a unit: `1,5 years`.
_HALF: Final = "5"
_THOUSAND: Final = 3
#: Between a number and its unit: `one and a half years`.
_AND_A_HALF: Final = ["and", "a", "half"]


class Element(NamedTuple):
    """A number of a row, or a range of numbers."""

    #: The number; the lower one of a range.
    low: Fraction
    #: The higher one of a range.
    high: Fraction | None
    #: Where its characters begin and end.
    start: int
    end: int
    #: The place of the token behind the lower number, and behind all of it.
    middle: int
    place: int
    #: Whether it is the place in a row: `6th`.
    ordinal: bool = False
    #: How much it may be off.
    tolerance: Fraction | None = None
    #: Whether it can be no other number.
    sure: bool = True


def read_run(text: TimeText, place: int) -> list[Element]:
    """Give the numbers of the row that begins at a place; none where no number stands there.

    ::

        run     = element (("," | "and" | "or" | "/")+ element)*
        element = number (("-" | "to") number)? (("(")? "±" number (")")?)?
    """
    found: list[Element] = []
    at = place
    while elements := _elements(text, at):
        if found and text.word(at) in ordinal_words() and not found[-1].ordinal:
            break  # `on day 0, second infusion on day 7`
        found += elements
        at = _past_parting(text, elements[-1].place)
        if at < 0:
            break
    return found


def _past_parting(text: TimeText, place: int) -> int:
    """Give the place behind what parts two numbers; -1 where nothing does."""
    at = place
    if text.is_dash(at) and text.word(at + 1) in _PARTING:
        at += 1
    first = at
    while text.word(at) in _PARTING:
        at += 1
    plus = text.word(at) == "+" and text.touches(at + 1)  # `day 0, +7 and +14`
    return at + plus if at > first else -1


def _elements(text: TimeText, place: int) -> list[Element]:
    """Give a number or range; several for `1-3-6` and for `3,6`, which have no blanks."""
    first = _number(text, place)
    if first is None:
        return []
    chain = [first]
    at = first[0].place
    while (
        at < len(text.tokens)
        and (text.is_dash(at) or (len(chain) == 1 and text.word(at) in _RANGE))
        and (found := _number(text, at + 1))
    ):
        chain.append(found)
        at = found[0].place
    if len(chain) == 2 and len(chain[0]) == len(chain[1]) == 1:  # noqa: PLR2004 - the two ends
        low, high = chain[0][0], chain[1][0]
        if low.low < high.low:
            ordinal = low.ordinal or high.ordinal
            both = Element(low.low, high.low, low.start, high.end, low.place, high.place, ordinal)
            return [_with_tolerance(text, both)]
    flat = [one for part in chain for one in part]
    rising = all(one.low < two.low for one, two in pairwise(flat))
    listed = [one if rising else one._replace(sure=False) for one in flat]
    return [*listed[:-1], _with_tolerance(text, listed[-1])]


def _number(text: TimeText, place: int) -> list[Element] | None:
    """Give the number at a place, or the numbers that commas without blanks join."""
    if place >= len(text.tokens):
        return None
    if text.is_dash(place):
        return _negative(text, place)
    token = text.tokens[place]
    if token.kind is Kind.NUMBER and (listed := _joined_by_commas(text, place)):
        return listed
    ordinal = ordinal_words().get(token.text)
    if ordinal is not None:
        return [_element(text, Fraction(ordinal), place, place + 1, ordinal=True)]
    if text.words[place : place + 3] == ["1", "/", "2"]:
        return [_element(text, Fraction(1, 2), place, place + 3)]
    return _plain(text, place)


def _plain(text: TimeText, place: int) -> list[Element] | None:
    """Give one number that is not a number of times."""
    token = text.tokens[place]
    number = None if token.text in _TIMES else read_number(text.tokens, place)
    if number is None or number.power:
        return None
    behind = number.end + len(_AND_A_HALF)
    if text.words[number.end : behind] == _AND_A_HALF and text.unit(behind):
        return [_element(text, number.value + Fraction(1, 2), place, behind)]
    ranked = text.word(number.end - 1) in ordinal_endings()
    return [_element(text, number.value, place, number.end, ordinal=ranked)]


def _element(
    text: TimeText, value: Fraction, place: int, end: int, *, ordinal: bool = False
) -> Element:
    start, behind = text.tokens[place].start, text.tokens[end - 1].end
    return Element(value, None, start, behind, end, end, ordinal)


def _negative(text: TimeText, place: int) -> list[Element] | None:
    """Give the number behind a dash that touches it, and nothing before: `Day -1`."""
    if text.touches(place) or not text.touches(place + 1):
        return None
    found = None if text.is_dash(place + 1) else _number(text, place + 1)
    if found is None:
        return None
    first = found[0]
    return [first._replace(low=-first.low, start=text.tokens[place].start), *found[1:]]


def _joined_by_commas(text: TimeText, place: int) -> list[Element]:
    """Give the numbers of `3,6`; nothing for `1,5`, which is one and a half, and for `1,000`.

    A length of time is seldom written with other parts than halves.
    """
    token = text.tokens[place]
    pieces = token.text.split(",")
    if len(pieces) == 1 or not all(piece.isdecimal() for piece in pieces):
        return []
    if pieces[1] == _HALF and text.word(place + 1) != "," and text.word(place - 1) != ",":
        return []
    if len(pieces[1]) == _THOUSAND and Fraction(pieces[0]) >= Fraction(pieces[1]):
        return []
    numbers = [number_of(piece) for piece in pieces]
    sure = all(one < two for one, two in pairwise(numbers))
    found: list[Element] = []
    start = token.start
    for piece, number in zip(pieces, numbers, strict=True):
        end = start + len(piece)
        found.append(Element(number, None, start, end, place + 1, place + 1, sure=sure))
        start = end + 1
    return found


def _with_tolerance(text: TimeText, element: Element) -> Element:
    """Give an element with what stands behind it as its tolerance: `(± 3)`."""
    opened = text.word(element.place) == "("
    sign = signs_of_tolerance().at(text.words, element.place + opened)
    if sign is None:
        return element
    number = read_number(text.tokens, sign[1])
    if number is None or number.power:
        return element
    closed = opened and text.word(number.end) == ")"
    if opened and not closed:
        return element  # a unit of its own follows
    end = number.end + closed
    return element._replace(tolerance=number.value, place=end, end=text.tokens[end - 1].end)
