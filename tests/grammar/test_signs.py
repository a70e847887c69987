"""A sign is a sign or words for one, before its number, behind it or far before it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.intervals import Bound, Interval
from mscregistry.grammar.signs import (
    Sign,
    bracketed,
    interval_of,
    mirrored,
    read_sign,
    read_signs,
    skip_fillers,
)
from mscregistry.grammar.token_text import TokenText
from mscregistry.vocab.comparators import fillers, signs
from mscregistry.vocab.table_files import read_table
from tests.grammar.numbers_read import figure

TABLE = read_table("comparators")
WORDS_BEFORE = [(sign, words) for sign, every in TABLE["before"].items() for words in every]
WORDS_BEHIND = [(sign, words) for sign, every in TABLE["after"].items() for words in every]


@pytest.mark.parametrize(
    ("sign", "shown"),
    [(">=", "≥3"), (">", ">3"), ("<=", "≤3"), ("<", "<3"), ("=", "=3"), (None, "=3")],
)
def test_a_sign_and_a_number_make_an_interval(sign: str | None, shown: str) -> None:
    assert str(interval_of(sign, Fraction(3))) == shown


def bound_of(sign: str, number: Fraction) -> Interval:
    """Give what a sign means, from its characters alone."""
    end = Bound(number, inclusive="=" in sign)
    return Interval(None if sign[0] == "<" else end, None if sign[0] == ">" else end)


@pytest.mark.parametrize(("form", "sign"), signs().items())
@given(st.decimals(0, 10**6, places=2), st.sampled_from(["", " "]))
def test_a_number_with_any_sign_has_its_bound(
    form: str, sign: str, number: object, blank: str
) -> None:
    found = figure(f"{form}{blank}{number} mg")
    assert found.interval == bound_of(sign, Fraction(str(number)))
    assert (found.unit, found.signed) == ("mg", True)


@pytest.mark.parametrize(("sign", "words"), WORDS_BEFORE)
def test_a_number_behind_any_words_has_their_bound(sign: str, words: str) -> None:
    found = figure(f"{words} 3 mg")
    assert found.interval == bound_of(sign, Fraction(3))
    assert (found.first, found.unit, found.signed) == (0, "mg", True)


@pytest.mark.parametrize(("sign", "words"), WORDS_BEHIND)
def test_a_number_before_any_words_has_their_bound(sign: str, words: str) -> None:
    found = figure(f"3{words}" if words == "+" else f"3 {words}")
    assert found.interval == bound_of(sign, Fraction(3))
    assert (found.first, found.signed) == (0, True)


@pytest.mark.parametrize(
    ("words", "sign", "rest", "symbol"),
    [
        ("≥ 3", ">=", "3", True),
        ("at least 3", ">=", "3", False),
        ("> or = 3", ">=", "3", True),
        ("minimum of 3", ">=", "3", False),
        ("minimum duration of 3", ">=", "3", False),
        ("maximal dose a day of 3", "<=", "3", False),
        ("minimum duration of symptoms of 3", ">=", "3", False),
        ("minimum duration of symptoms", ">=", "duration of symptoms", False),
        ("minimal of 3", ">=", "3", False),
        ("minimum (of 3) of 4", ">=", "( of 3 ) of 4", False),
        ("minimum a b c d e f of 3", ">=", "a b c d e f of 3", False),
        ("minimal duration", None, "", False),
        ("minimal a, b of 3", None, "", False),
        ("3", None, "", False),
        ("", None, "", False),
    ],
)
def test_a_sign_is_read(words: str, sign: str | None, rest: str, *, symbol: bool) -> None:
    text = TokenText(words)
    found = read_sign(text, 0)
    if sign is None:
        assert found is None
    else:
        assert found is not None
        assert found[:3] == (sign, len(text.words) - len(rest.split()), symbol)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("minimum duration of symptoms of 3 weeks", "duration of symptoms"),
        ("minimum of 3 weeks", None),
        ("at least 3 weeks", None),
    ],
)
def test_what_is_measured_may_stand_within_the_sign(words: str, named: str | None) -> None:
    text = TokenText(words)
    found = read_sign(text, 0)
    assert found is not None
    assert (found.named and text.said(*found.named)) == named


@pytest.mark.parametrize(
    ("words", "sign", "end"),
    [
        ("at least 3", ">=", 2),
        ("at least ≥ 3", ">=", 3),
        ("less than (<) 40", "<", 5),
        ("less than (< 40)", "<", 4),
        ("exceeding ≥ 3", ">=", 2),
        ("equal to or exceeding > 25", ">=", 5),
        ("= ≥ 25", ">=", 2),
        ("adults", None, 0),
    ],
)
def test_a_second_sign_is_taken_in(words: str, sign: str | None, end: int) -> None:
    found = read_signs(TokenText(words), 0)
    assert (found and (found.sign, found.end)) == (sign and (sign, end))


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("a total of 3", 3),
        ("about 3", 1),
        ("~3", 1),
        ("3", 0),
        ("a a a a a 3", 4),
        ("", 0),
        ("the", 1),
    ],
)
def test_fillers_are_passed_over_but_not_many(words: str, end: int) -> None:
    assert skip_fillers(TokenText(words), 0) == end


@pytest.mark.parametrize("filler", sorted(fillers()))
def test_a_filler_changes_no_bound(filler: str) -> None:
    assert figure(f"≥ {filler} 3 mg").interval == Interval.at_least(3)


def test_a_wave_before_a_number_is_no_minus() -> None:
    assert figure("≥ ~5 cm").interval == Interval.at_least(5)
    assert figure("≥ -5 cm").interval == Interval.at_least(-5)


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("< weight", ">"),
        ("<= weight", ">="),
        ("> age", "<"),
        ("≥ aged", "<="),
        ("= weight", None),
        ("< about", None),
        ("< 5", None),
        ("<", None),
        ("weight", None),
    ],
)
def test_a_sign_behind_a_number_is_turned_round(words: str, sign: str | None) -> None:
    assert mirrored(TokenText(words), 0) == sign


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("(≥)", Sign(">=", 3, symbol=True)),
        ("(≥ 5)", None),
        ("(x)", None),
        ("≥)", None),
        ("(≥", None),
    ],
)
def test_a_sign_may_stand_alone_in_brackets(words: str, sign: Sign | None) -> None:
    assert bracketed(TokenText(words), 0) == sign
