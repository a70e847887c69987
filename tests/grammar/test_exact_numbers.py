"""Numbers are rounded where a column asks for it, and exact beside it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.exact_numbers import as_decimal, as_number, exact_text

ANY = st.fractions() | st.integers() | st.decimals(allow_nan=False, allow_infinity=False)


@given(ANY)
def test_a_decimal_is_the_nearest_of_twelve_places_or_none(x: Fraction | Decimal | int) -> None:
    exact = Fraction(x)
    found = as_decimal(x)
    if found is None:
        assert abs(exact) > 10**26 - 1
    else:
        assert abs(Fraction(found) - exact) <= Fraction(1, 2 * 10**12)
        assert abs(found) < 10**26
        assert (Fraction(found) * 10**12).denominator == 1


@pytest.mark.parametrize("half", [Fraction(1, 2), Fraction(3, 2), Fraction(-1, 2), Fraction(-5, 2)])
def test_what_is_half_way_goes_to_the_even_one(half: Fraction) -> None:
    x = half / 10**12
    assert Fraction(as_decimal(x) or 0) * 10**12 == round(half)
    as_written = Decimal(half.numerator) / half.denominator
    assert as_decimal(as_written.scaleb(-12)) == as_decimal(x)


@pytest.mark.parametrize(
    "x",
    [
        10**26,
        -(10**26),
        Decimal("1E+26"),
        Decimal("99999999999999999999999999.9999999999999"),
        Decimal("1E+999999"),
        Decimal("-1E+999999999"),
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("-Infinity"),
        None,
    ],
)
def test_what_does_not_fit_is_none(x: Decimal | int | None) -> None:
    assert as_decimal(x) is None


def test_the_greatest_that_fits_is_kept() -> None:
    assert as_decimal(10**26 - 1) == 10**26 - 1
    assert as_decimal(Decimal("-99999999999999999999999999.999999999999")) == Decimal(
        "-99999999999999999999999999.999999999999"
    )


@pytest.mark.parametrize("x", ["0E+999999999", "1E-999999999", "-0", "4.9E-13", "0.0"])
def test_what_is_next_to_nothing_is_zero_at_once(x: str) -> None:
    assert as_decimal(Decimal(x)) == 0


def test_what_is_nearer_to_the_least_than_to_nothing_is_the_least() -> None:
    assert as_decimal(Decimal("6E-13")) == as_decimal(Fraction(6, 10**13)) == Decimal("1E-12")


@given(ANY)
def test_a_text_is_the_very_number(x: Fraction | Decimal | int) -> None:
    assert Fraction(exact_text(x) or "") == Fraction(x)


@pytest.mark.parametrize(
    ("x", "text"),
    [
        (None, None),
        (Decimal("NaN"), None),
        (Decimal("Infinity"), None),
        (0, "0"),
        (Decimal("0E+999999999"), "0"),
        (Decimal("-0.50"), "-0.5"),
        (Decimal("2E+6"), "2000000"),
        (Fraction(-22, 7), "-22/7"),
        (Decimal("1E+999999999"), "1E+999999999"),
        (Decimal("-1.5E-999999999"), "-1.5E-999999999"),
    ],
)
def test_a_text_is_short_where_that_is_exact(
    x: Fraction | Decimal | int | None, text: str | None
) -> None:
    assert exact_text(x) == text


def test_a_number_of_thousands_of_figures_is_still_exact() -> None:
    whole = 10**5000 + 7
    assert exact_text(whole) == "1" + "0" * 4999 + "7"
    assert exact_text(Fraction(-whole, 3)) == "-1" + "0" * 4999 + "7/3"
    # Its decimals end, after more than Python would write out.
    assert exact_text(Fraction(1, 2**12_999)) == f"1/{Decimal(2**12_999):f}"


def test_a_float_is_the_nearest_or_none() -> None:
    given = ("52.5", "-0.1", "1E-400", "1E+400", "NaN", "sNaN", "-Infinity")
    found = [as_number(Decimal(one)) for one in given]
    assert found == [52.5, -0.1, 0.0, None, None, None, None]
