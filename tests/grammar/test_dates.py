"""A date is as precise as it was stated: no day is invented, and doubt stays doubt."""

import datetime as dt
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.dates import (
    PartialDate,
    read_day_first,
    read_day_month_name,
    read_iso_date,
    read_month_first,
    read_us_date,
    read_year_first,
)
from mscregistry.truth import Truth
from mscregistry.vocab import DateKind

kinds = st.sampled_from([None, *DateKind])
days = st.dates()


def cut(day: dt.date, parts: int, kind: DateKind | None = None) -> PartialDate:
    month = day.month if parts > 1 else None
    return PartialDate(day.year, month, day.day if parts > 2 else None, kind)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Give a date cut to a year, a month or a day."""
    day = draw(days)
    return cut(day, draw(st.integers(1, 3)), draw(kinds))


near = st.dates(dt.date(2019, 11, 1), dt.date(2021, 2, 28))


@st.composite
def near_dates(draw: st.DrawFn) -> PartialDate:
    """Give dates so close that their ranges often overlap."""
    return cut(draw(near), draw(st.integers(1, 3)))


@given(partial_dates())
def test_earliest_and_latest_bound_what_it_can_mean(when: PartialDate) -> None:
    assert when.earliest <= when.latest
    assert (when.earliest == when.latest) is (when.precision == "day")
    assert when.earliest.year == when.latest.year == when.year
    one = dt.timedelta(days=1)
    if when.precision == "month":
        assert when.earliest.day == 1
        assert when.earliest.month == when.latest.month == when.month
        assert when.latest == dt.date.max or (when.latest + one).day == 1
    elif when.precision == "year":
        assert (when.earliest.month, when.earliest.day) == (1, 1)
        assert (when.latest.month, when.latest.day) == (12, 31)


@given(near_dates(), near_dates())
def test_before_is_what_every_reading_of_both_agrees_on(a: PartialDate, b: PartialDate) -> None:
    """Of two ranges, the corners decide: all before, none before, or some."""
    corners = {x < y for x in (a.earliest, a.latest) for y in (b.earliest, b.latest)}
    expected = Truth.of(corners.pop()) if len(corners) == 1 else Truth.UNKNOWN
    assert a.before(b) is expected
    assert b.after(a) is expected


@given(near_dates(), near_dates())
def test_no_date_is_before_and_after_another(a: PartialDate, b: PartialDate) -> None:
    assert a.before(b) & a.after(b) is not Truth.TRUE
    assert a.before(a) is (Truth.FALSE if a.precision == "day" else Truth.UNKNOWN)


@given(days, days)
def test_full_dates_compare_as_days_do(a: dt.date, b: dt.date) -> None:
    assert PartialDate.of(a).before(b) is Truth.of(a < b)
    assert PartialDate.of(a).after(b) is Truth.of(a > b)


@given(near_dates(), near_dates())
def test_sorting_puts_a_year_before_its_months_and_these_before_their_days(
    a: PartialDate, b: PartialDate
) -> None:
    assert (a.sort_key < b.sort_key) is (str(a) < str(b))
    if a.before(b) is Truth.TRUE:
        assert a.sort_key < b.sort_key


def test_dates_are_compared_by_words_and_not_by_signs() -> None:
    with pytest.raises(TypeError):
        _ = PartialDate(2020) < PartialDate(2021)


def test_before_takes_text_and_days() -> None:
    assert PartialDate(2020, 3).before("2021") is Truth.TRUE
    assert PartialDate(2020, 3).after(dt.date(2020, 3, 31)) is Truth.FALSE
    assert PartialDate(2020, 3).after(dt.datetime(2020, 2, 29, 23, tzinfo=dt.UTC)) is Truth.TRUE


@given(partial_dates())
def test_text_and_back(when: PartialDate) -> None:
    assert read_iso_date(str(when), when.kind) == when
    assert PartialDate.of(when) is when
    assert PartialDate.of(str(when)).same_day(when)
    assert pickle.loads(pickle.dumps(when)) == when  # noqa: S301 - made in this line


@given(partial_dates())
def test_no_part_is_invented(when: PartialDate) -> None:
    assert len(str(when)) == {"year": 4, "month": 7, "day": 10}[when.precision]
    read = PartialDate.of(str(when))
    assert (read.month is None, read.day is None) == (when.month is None, when.day is None)


def test_the_kind_is_part_of_the_fact_and_not_of_the_day() -> None:
    planned = PartialDate(2020, 3, kind=DateKind.ESTIMATED)
    assert planned != PartialDate(2020, 3)
    assert planned.same_day(PartialDate(2020, 3))
    assert not planned.same_day(PartialDate(2020, 3, 1))


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ((0, None, None), "year must be in 1..9999, not 0"),
        ((10_000, None, None), "year must be in 1..9999, not 10000"),
        ((2020, 0, None), "month must be in 1..12, not 0"),
        ((2020, 13, None), "month must be in 1..12, not 13"),
        ((2020, None, 1), "a day needs its month"),
        ((2020, 6, 31), "2020-06 has no day 31"),
        ((2021, 2, 29), "2021-02 has no day 29"),
        ((1900, 2, 29), "1900-02 has no day 29"),
        ((2020, 6, 0), "2020-06 has no day 0"),
        ((2020, 6, -1), "2020-06 has no day -1"),
    ],
)
def test_a_date_that_is_none_cannot_be_made(
    parts: tuple[int, int | None, int | None], sentence: str
) -> None:
    with pytest.raises(ValueError, match="^" + sentence.replace(".", r"\.") + "$"):
        PartialDate(*parts)


@pytest.mark.parametrize("day", [(2020, 2, 29), (2000, 2, 29), (1, 1, 1), (9999, 12, 31)])
def test_odd_days_that_exist_can(day: tuple[int, int, int]) -> None:
    assert PartialDate(*day).earliest == PartialDate(*day).latest == dt.date(*day)


def test_what_is_no_iso_date_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"^not an ISO date .*: 'March 2020'$"):
        PartialDate.of("March 2020")


AWKWARD = [
    "",
    " ",
    "2020-",
    "2020-1",
    "2020-01-1",
    "2020-13",
    "2020-00",
    "2020-02-30",
    "2020-06-31",
    "2020-06-00",
    "0000",
    "20200",
    "202",
    "-2020",
    "+2020",
    "2020/01/02",
    "2020-01-02T00:00",
    "2020-01-02 ",
    " 2020-01-02",
    "2020-01-02\n",
    "2020\u201001\u201002",
    "٢٠٢٠",
    "２０２０-０１",
    "2020-०१",
    "²020",
    "31 June",
    "June",
    "June 31, 2020",
    "February 29, 2021",
    "June 0, 2020",
    "June 00, 2020",
    "Febuary 2020",
    "Sept 2020",
    "Junes 2020",
    "Juné 2020",
    "\u017fep 2020",
    "June 2020 ",
    "June\u00a02020",
    "June2020",
    "June 20",
    "June 20 2020",
    "June 1st, 2020",
    "June 111, 2020",
    "June ١, 2020",
    "June 1, ٢٠٢٠",
    "June 1, 0000",
    "June, 2020",
    "1 June 2020",
    "06/01/2020",
    "June 2020-2021",
    "Mid 2020",
    "N/A",
]


@pytest.mark.parametrize("words", AWKWARD)
def test_awkward_words_are_no_date_and_no_error(words: str) -> None:
    assert read_iso_date(words) is None
    assert read_us_date(words) is None


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("March 2017", "2017-03"),
        ("mar 2017", "2017-03"),
        ("MARCH 2017", "2017-03"),
        ("Mar. 2017", "2017-03"),
        ("May 2017", "2017-05"),
        ("December 11, 2019", "2019-12-11"),
        ("Dec 1,2019", "2019-12-01"),
        ("Dec.  01,  2019", "2019-12-01"),
        ("February 29, 2020", "2020-02-29"),
    ],
)
def test_us_dates_are_read(words: str, iso: str) -> None:
    found = read_us_date(words, DateKind.ACTUAL)
    assert found is not None
    assert str(found) == iso
    assert found.kind is DateKind.ACTUAL


@given(days)
def test_every_day_is_read_as_americans_write_it(day: dt.date) -> None:
    month = day.strftime("%B")
    assert read_us_date(f"{month} {day.day}, {day.year:04}") == PartialDate.of(day)
    assert read_us_date(f"{month[:3]} {day.year:04}") == PartialDate(day.year, day.month)


@given(st.text(max_size=30))
def test_no_text_raises(words: str) -> None:
    for found in (read_iso_date(words), read_us_date(words)):
        assert found is None or str(found.year) in words.lstrip("0")


READERS = [read_day_first, read_month_first, read_year_first, read_day_month_name]


@pytest.mark.parametrize(
    ("words", "day_first", "month_first"),
    [
        ("05/08/2026", "2026-08-05", "2026-05-08"),
        ("5-8-2026", "2026-08-05", "2026-05-08"),
        ("31.12.2026", "2026-12-31", None),
        ("12.31.2026", None, "2026-12-31"),
        ("29/02/2024", "2024-02-29", None),
        ("29/02/2023", None, None),
        ("05/08-2026", None, None),
        ("05/08/26", None, None),
        ("٠٥/٠٨/٢٠٢٦", None, None),
        ("05/08/2026 ", None, None),
        ("00/08/2026", None, None),
    ],
)
def test_figures_mean_what_their_order_says(
    words: str, day_first: str | None, month_first: str | None
) -> None:
    for read, expected in ((read_day_first, day_first), (read_month_first, month_first)):
        found = read(words, DateKind.ESTIMATED)
        assert (None if found is None else str(found)) == expected
        assert found is None or found.kind is DateKind.ESTIMATED


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2020/02/17", "2020-02-17"),
        ("2020-2-7", "2020-02-07"),
        ("20200217", "2020-02-17"),
        ("2020/2-7", None),
        ("2020-2/7", None),
        ("2020.02.17", None),
        ("20201317", None),
        ("2020217", None),
        ("2020/02", None),
    ],
)
def test_a_year_may_stand_in_front(words: str, expected: str | None) -> None:
    found = read_year_first(words)
    assert (None if found is None else str(found)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("17 February 2020", "2020-02-17"),
        ("1 feb. 2020", "2020-02-01"),
        ("FEBRUARY, 2020", "2020-02"),
        ("31 April 2020", None),
        ("17 Febuary 2020", None),
        ("17February 2020", None),
        ("2020", None),
    ],
)
def test_a_day_may_stand_before_the_name_of_its_month(words: str, expected: str | None) -> None:
    found = read_day_month_name(words)
    assert (None if found is None else str(found)) == expected


@given(days)
def test_a_day_written_in_any_order_is_read_back(day: dt.date) -> None:
    year, month, number = day.year, day.month, day.day
    expected = PartialDate.of(day)
    assert read_day_first(f"{number}/{month}/{year:04}") == expected
    assert read_month_first(f"{month}/{number}/{year:04}") == expected
    assert read_year_first(f"{year:04}/{month}/{number}") == expected
    assert read_year_first(f"{year:04}{month:02}{number:02}") == expected


@given(st.text(st.sampled_from("0123456789/-. MayFebruary,"), max_size=14))
def test_no_words_of_a_date_raise(words: str) -> None:
    for read in READERS:
        read(words)
