"""An age is an exact number with its unit."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.ages import Age, AgeUnit, read_age

BIRTH = datetime(2000, 2, 29, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "value", "unit", "printed"),
    [
        ("18 Years", "18", AgeUnit.YEARS, "18 years"),
        ("1 Year", "1", AgeUnit.YEARS, "1 year"),
        ("18 YEARS", "18", AgeUnit.YEARS, "18 years"),
        ("18years", "18", AgeUnit.YEARS, "18 years"),
        ("6 Months", "6", AgeUnit.MONTHS, "6 months"),
        ("2.5 years", "2.5", AgeUnit.YEARS, "2.5 years"),
        ("0.10 Weeks", "0.10", AgeUnit.WEEKS, "0.10 weeks"),
        ("1 Day", "1", AgeUnit.DAYS, "1 day"),
        ("0 Hours", "0", AgeUnit.HOURS, "0 hours"),
        ("30 Minutes", "30", AgeUnit.MINUTES, "30 minutes"),
    ],
)
def test_ages_are_read_exactly(words: str, value: str, unit: AgeUnit, printed: str) -> None:
    age = read_age(words)
    assert age is not None
    assert (str(age.value), age.unit) == (value, unit)
    assert str(age) == printed


@pytest.mark.parametrize(
    "words",
    [
        "",
        "18",
        "Years",
        "N/A",
        "18 Jahre",
        "-1 Years",
        "1e3 Years",
        "1,5 Years",
        "1. Years",
        ".5 Years",
        "٣ Years",
        "１８ Years",
        "18\u00a0Years",
        "18 Years ",
        "18 Years 6 Months",
        "18 - 75 Years",
        "1234567890123 Years",
        "18 \u017ears",
    ],
)
def test_anything_else_is_no_age(words: str) -> None:
    assert read_age(words) is None


@pytest.mark.parametrize(
    ("age", "delta"),
    [
        (Age(Decimal(18), AgeUnit.YEARS), relativedelta(years=18)),
        (Age(Decimal("18.0"), AgeUnit.YEARS), relativedelta(years=18)),
        (Age(Decimal(6), AgeUnit.MONTHS), relativedelta(months=6)),
        (Age(Decimal("0.5"), AgeUnit.YEARS), relativedelta(days=183)),
        (Age(Decimal("2.5"), AgeUnit.YEARS), relativedelta(years=2, days=183)),
        (Age(Decimal("1.5"), AgeUnit.MONTHS), relativedelta(months=1, days=15)),
        (Age(Decimal("1.5"), AgeUnit.WEEKS), relativedelta(days=10, hours=12)),
        (Age(Decimal("1.5"), AgeUnit.DAYS), relativedelta(days=1, hours=12)),
        (Age(Decimal("1.5"), AgeUnit.HOURS), relativedelta(minutes=90)),
        (Age(Decimal(90), AgeUnit.MINUTES), relativedelta(minutes=90)),
    ],
)
def test_an_age_is_a_calendar_difference(age: Age, delta: relativedelta) -> None:
    assert BIRTH + age.delta == BIRTH + delta


@given(
    st.decimals(0, 120, allow_nan=False, places=2), st.sampled_from(AgeUnit), st.integers(0, 999)
)
def test_an_older_age_comes_later(value: Decimal, unit: AgeUnit, more: int) -> None:
    older = Age(value + more, unit)
    assert BIRTH + older.delta >= BIRTH + Age(value, unit).delta >= BIRTH


def test_equal_ages_are_equal_however_they_were_written() -> None:
    assert read_age("18 Years") == read_age("18.0 Years")
    assert read_age("1 Years") != read_age("12 Months")


@pytest.mark.parametrize("value", ["1e12", "-1", "-0.01", "NaN", "sNaN", "Infinity"])
def test_an_age_is_a_number_from_0_up(value: str) -> None:
    with pytest.raises(ValueError, match=r"^an age must be a number from 0 up to 10¹², not "):
        Age(Decimal(value), AgeUnit.YEARS)


@given(st.text(max_size=20))
def test_no_text_raises(words: str) -> None:
    age = read_age(words)
    assert age is None or read_age(str(age)) == age
