"""Single values as registers write them: read as what they mean, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.parsers.who.values import (
    EU_PHASES,
    NO_PHASE,
    SILENT_PHASE,
    damaged_phase,
    is_bare_age,
    read_date,
    read_export_day,
    read_limit,
    read_sex,
)
from mscregistry.vocab import DateKind, Phase, Sex
from mscregistry.vocab.registers import register_of
from tests.timing import takes_at_most

PLAIN = register_of(None)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("05/08/2026", "2026-08-05"),
        ("5.8.2026", "2026-08-05"),
        ("31-12-2026", "2026-12-31"),
        ("2020-02-17", "2020-02-17"),
        ("2020-02-17 00:00:00", "2020-02-17"),
        ("2020-02-17T00:00:00.000Z", "2020-02-17"),
        ("2020/2/7", "2020-02-07"),
        ("20200217", "2020-02-17"),
        ("17 February 2020", "2020-02-17"),
        ("February 17, 2020", "2020-02-17"),
        ("May 2015", "2015-05"),
        ("5/2015", "2015-05"),
        ("12/2015", "2015-12"),
        ("2015", "2015"),
        ("13/2015", None),
        ("05/18/2026", None),
        ("30/02/2026", None),
        ("2020-02-17 10:00:00", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_date_has_the_day_before_the_month(words: str, expected: str | None) -> None:
    found = read_date(words, DateKind.ACTUAL)
    assert (None if found is None else str(found)) == expected
    assert found is None or found.kind is DateKind.ACTUAL


def test_the_day_of_an_export_has_the_month_before_the_day() -> None:
    assert str(read_export_day("09/08/2026")) == "2026-09-08"
    assert str(read_export_day("2020-06-07")) == "2020-06-07"
    assert read_export_day("30/08/2026") is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("18 Years", "18 years"),
        ("18Y", "18 years"),
        ("20years-old", "20 years"),
        (">= 20age old", "20 years"),
        ("≥18 years of age", "18 years"),
        ("18(Year)", "18 years"),
        ("18.00 Year(s)", "18.00 years"),
        ("1 Year(s)", "1 year"),
        ("3M", "3 months"),
        ("6 mo", "6 months"),
        ("2 weeks", "2 weeks"),
        ("28D", "28 days"),
        ("12 Hours", "12 hours"),
        ("30 min", "30 minutes"),
        ("18", None),
        ("18 moons", None),
        ("< 75", None),
        ("18-75 years", None),
        ("99999 years", None),
        ("١٨ years", None),
        ("", None),
    ],
)
def test_an_age_is_read_with_its_unit(words: str, expected: str | None) -> None:
    found = read_limit(words, PLAIN)
    assert (None if found is None else str(found)) == expected


def test_an_age_without_a_unit_is_one_only_where_the_form_asks_for_years() -> None:
    assert str(read_limit("18", register_of("ChiCTR"))) == "18 years"
    assert read_limit("18", PLAIN) is None
    assert [is_bare_age(words) for words in ("18", ">=18", "18 Years", "x")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Female: yes Male: yes", Sex.ALL),
        ("\nFemale: yes\nMale: no\n", Sex.FEMALE),
        ("female: Male: YES", Sex.MALE),
        ("female: no male: no", None),
        ("female: male:", None),
        ("Both", Sex.ALL),
        ("M", Sex.MALE),
        ("-", None),
        ("?", None),
    ],
)
def test_the_sexes_are_read_in_every_way_they_are_written(words: str, expected: Sex | None) -> None:
    assert read_sex(words, PLAIN) is expected


def test_a_register_has_signs_of_its_own_for_the_sexes() -> None:
    assert read_sex("-", register_of("ReBEC")) is Sex.ALL


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2020-03-02 00:00:00", "2-3"),
        ("03-02 00:00:00", "2-3"),
        ("2020-02-03", "2-3"),
        ("2-Mar", "2-3"),
        ("02 mar", "2-3"),
        ("Jan-02", "1-2"),
        ("Feb 3", "2-3"),
        ("2020-05-02", None),
        ("2020-00-03", None),
        ("Mar-2020", None),
        ("Phase 2", None),
        ("2-3", None),
        ("", None),
    ],
)
def test_a_phase_that_became_a_day_is_told(words: str, expected: str | None) -> None:
    assert damaged_phase(words) == expected


def test_words_for_no_phase_and_for_none_chosen_are_folded_and_differ() -> None:
    assert not NO_PHASE & SILENT_PHASE
    assert all(word == word.casefold() for word in NO_PHASE | SILENT_PHASE)
    assert [phase for _, phase in EU_PHASES] == [
        Phase.PHASE1,
        Phase.PHASE2,
        Phase.PHASE3,
        Phase.PHASE4,
    ]


@given(st.text(st.sampled_from("0123456789/-. JanMarfemale:yYsno()≥\n"), max_size=24))
def test_no_words_raise(words: str) -> None:
    for register in (PLAIN, register_of("ChiCTR"), register_of("REBEC")):
        read_limit(words, register)
        read_sex(words, register)
    read_date(words)
    read_export_day(words)
    damaged_phase(words)


@pytest.mark.parametrize("begin", ["female:", "female: yes", "female: yes male:", "18", "May", ""])
@pytest.mark.parametrize("piece", [" ", "\n", "0", "(", "a"])
def test_long_values_take_time_as_their_length(begin: str, piece: str) -> None:
    def read(count: int) -> None:
        words = f"{begin}{piece * count}!"
        read_limit(words, PLAIN)
        read_sex(words, PLAIN)
        read_date(words)
        damaged_phase(words)

    assert takes_at_most(8, lambda: read(10_000), lambda: read(40_000))
