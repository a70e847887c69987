"""Dates in the words of a criterion: only what names a year is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.calendar_words import DATE_OPENERS, read_dates
from mscregistry.grammar.tokens import tokens_of


def read(words: str) -> str | None:
    """Give the first and the last day, `<` before one that is outside, and the words behind."""
    tokens = tokens_of(words)
    found = read_dates(tokens, 0)
    if found is None:
        return None
    rest = " ".join(token.text for token in tokens[found.end :])
    until = f"{'<' if found.before else ''}{found.until or ''}"
    return f"{found.since or ''}..{until}{rest and f' {rest}'}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("since 2014", "2014.."),
        ("after January 2014", "2014-01.."),
        ("from 3 March 2015 on", "2015-03-03.. on"),
        ("from March 3rd, 2015", "2015-03-03.."),
        ("since the 1st of May 2016", "2016-05-01.."),
        ("since the year 2016", "2016.."),
        ("from 2014 to 2016", "2014..2016"),
        ("from 2014 until June 2016", "2014..2016-06"),
        ("from 2014-2016", "2014..2016"),
        ("from 2014 to date", "2014.. to date"),
        ("from 2014 and 2016", "2014.. and 2016"),
        ("between 2014 and 2016", "2014..2016"),
        ("between May 2014 and 2 June 2016", "2014-05..2016-06-02"),
        ("between 2014 and later", None),
        ("between 2014 to 2016", None),
        ("between 2014", None),
        ("before 2019", "..<2019"),
        ("prior to May 2019", "..<2019-05"),
        ("prior 2019", None),
        ("prior", None),
        ("until 2019", "..2019"),
        ("through December 31, 2019", "..2019-12-31"),
        ("before surgery", None),
        ("since 18", None),
        ("since 1899", None),
        ("since 2101", None),
        ("since 2014.5", None),
        ("since 31 June 2015", None),
        ("since 5 2015", None),
        ("since 5th", None),
        ("since 40 May 2015", None),
        ("since May", None),
        ("since", None),
        ("in 2014", None),
    ],
)
def test_dates_are_read_where_a_year_is_named(words: str, expected: str | None) -> None:
    assert read(words) == expected


@pytest.mark.parametrize("opener", sorted(DATE_OPENERS - {"between", "prior"}))
@given(st.dates())
def test_every_opener_takes_a_day(opener: str, day: object) -> None:
    year = int(str(day)[:4])
    expected = {"since": "{}..", "after": "{}..", "from": "{}..", "before": "..<{}"}
    found = read(f"{opener} {day:%d %B} {year:04}")
    in_sight = 1900 <= year <= 2100
    assert found == (expected.get(opener, "..{}").format(day) if in_sight else None)


@given(
    st.sampled_from(sorted(DATE_OPENERS)),
    st.lists(
        st.sampled_from(["May", "31", "2020", "1st", "of", ",", "and", "to", "-", "the", "x"])
    ),
)
def test_no_words_of_a_date_raise(opener: str, words: list[str]) -> None:
    tokens = tokens_of(" ".join([opener, *words]))
    found = read_dates(tokens, 0)
    assert found is None or 1 < found.end <= len(tokens)
