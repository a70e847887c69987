"""What no column holds neither stops a table nor is lost."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from mscregistry.export import to_json
from mscregistry.export.arrow import from_arrow, to_arrow
from mscregistry.export.arrow.unfit import is_fit, nearest_decimal, trial_of, unfit_json
from mscregistry.grammar.ages import Age, AgeUnit
from mscregistry.model import (
    Eligibility,
    Enrollment,
    GeoPoint,
    Site,
    Trial,
)
from mscregistry.model.derived import BmiLimits, Derived
from mscregistry.testing.samples import sample_trials
from mscregistry.testing.strategies import trials
from mscregistry.vocab import Status, Unlisted

THIRD = Decimal("0.3333333333333333333333333")

UNFIT = [
    Trial(brief_title="half \ud83d of a pair"),
    Trial(overall_status=Unlisted("\udc80")),
    Trial(keywords=("a", "\ud83d\ude00 as two characters")),
    Trial(enrollment=Enrollment(2**63)),
    Trial(actual_enrollment=-(2**63) - 1),
    Trial(sites=(Site(), Site(geo_point=GeoPoint(THIRD, Decimal("1E+20"))))),
    Trial(eligibility=Eligibility(minimum_age=Age(THIRD, AgeUnit.YEARS))),
    Trial(eligibility=Eligibility(minimum_age=Age(Decimal("0E-30"), AgeUnit.YEARS))),
    Trial(eligibility=Eligibility(maximum_age=Age(Decimal("1E-999999999"), AgeUnit.DAYS))),
    Trial(sites=(Site(geo_point=GeoPoint(Decimal("1E-999999999"), Decimal("1E+999999999"))),)),
]

FIT = [
    Trial(),
    Trial(brief_title="\0 \u202e \ufdd0 \ufffe 😀 \\ud83d"),
    Trial(enrollment=Enrollment(2**63 - 1), actual_enrollment=-(2**63)),
    Trial(sites=(Site(geo_point=GeoPoint(Decimal("9.9E+19"), Decimal("-1E-18"))),)),
    Trial(eligibility=Eligibility(minimum_age=Age(Decimal("-0"), AgeUnit.YEARS))),
]


@pytest.mark.parametrize("trial", UNFIT)
def test_a_trial_that_no_columns_hold_is_kept_as_json_and_comes_back(trial: Trial) -> None:
    table = to_arrow([Trial(), trial, Trial(acronym="CELL")])
    table.validate(full=True)
    first, kept, last = table["unfit_json"].to_pylist()
    assert first is last is None
    assert json.loads(kept)["schema"] == "mscregistry/trial/1"
    assert from_arrow(table) == (Trial(), trial, Trial(acronym="CELL"))


@pytest.mark.parametrize("trial", FIT)
def test_a_trial_that_the_columns_hold_has_no_json(trial: Trial) -> None:
    table = to_arrow([trial])
    assert table["unfit_json"].to_pylist() == [None]
    assert from_arrow(table) == (trial,)


def test_the_json_is_that_of_the_trial() -> None:
    trial = Trial(enrollment=Enrollment(2**200), brief_title="half \ud83d")
    assert unfit_json([trial]) == [to_json(trial)]


def test_two_halves_that_are_two_characters_stay_two() -> None:
    """Escapes side by side would be one character; what parts them may stand in a trial itself."""
    for text in (
        "\ud83d\ude00",
        "\ud83d\ud83d\ude00\ude00",
        "\ud83d\ude00\ud83d\ude00",
        "\ud83d\ufdd0\ude00",
        "\\ud83d\ufdd0\\ude00 \ud83d",
        "\\\ud83d\ude00",
    ):
        trial = Trial(brief_title=text)
        [kept] = unfit_json([trial])
        assert kept is not None
        assert kept.encode()
        assert trial_of(kept) == trial


def test_the_cells_hold_what_is_nearest() -> None:
    trial = Trial(
        acronym="a \udc80 \ud83d",
        overall_status=Unlisted("\udc80"),
        study_type=Unlisted("Pausing"),
        enrollment=Enrollment(2**63),
        actual_enrollment=7,
        eligibility=Eligibility(minimum_age=Age(THIRD, AgeUnit.YEARS)),
        sites=(Site(geo_point=GeoPoint(THIRD, Decimal("1.5"))),),
    )
    [row] = to_arrow([trial]).to_pylist()
    assert row["acronym"] == "a \\udc80 \\ud83d"
    assert row["overall_status"] == "?\\udc80"
    assert row["study_type"] == "?Pausing"
    assert row["enrollment"] == {"count": None, "kind": None}
    assert row["actual_enrollment"] == 7
    assert row["sites"][0]["geo_point"] == {"lat": None, "lon": Decimal("1.5")}
    age = {"text": f"{THIRD} years", "value": None, "unit": "a"}
    assert row["eligibility"]["minimum_age"] == age


def test_a_number_of_very_many_digits_is_not_written_out() -> None:
    """pyarrow itself would end the whole program at the first of them."""
    ages = [Age(Decimal(number), AgeUnit.DAYS) for number in ("1E-999999999", "0E-999999999")]
    table = to_arrow([Trial(eligibility=Eligibility(minimum_age=age)) for age in ages])
    texts = [row["minimum_age"]["text"] for row in table["eligibility"].to_pylist()]
    assert texts == ["1E-999999999 days", "0E-999999999 days"]


@pytest.mark.parametrize("odd", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_held_by_no_column(odd: str) -> None:
    assert nearest_decimal(Decimal(odd)) is None
    limits = BmiLimits(min_bmi=Decimal(odd), max_bmi=Decimal(0))
    [row] = to_arrow([Trial(derived=Derived(bmi_limits=limits))]).to_pylist()
    assert row["derived"]["bmi_limits"] == {"min_bmi": None, "max_bmi": Decimal(0)}
    assert row["unfit_json"] is not None
    with pytest.raises(ValueError, match="degrees are a number, not"):
        GeoPoint(Decimal(odd), Decimal(0))


def test_an_unfit_trial_is_found_in_each_batch() -> None:
    """Also where an earlier batch met the very value."""
    some = [*sample_trials(12)]
    odd = evolve(some[0], eligibility=Eligibility(minimum_age=Age(THIRD, AgeUnit.YEARS)))
    given = [one if place % 5 else odd for place, one in enumerate(some)]
    table = to_arrow(given, chunk=4)
    kept = [place for place, text in enumerate(table["unfit_json"].to_pylist()) if text]
    assert kept == [0, 5, 10]
    assert from_arrow(table) == tuple(given)


@settings(max_examples=15)
@given(st.lists(trials(wild=True), max_size=3))
def test_the_unfit_alone_have_their_json(some: list[Trial]) -> None:
    table = to_arrow(some)
    table.validate(full=True)
    assert [text is None for text in table["unfit_json"].to_pylist()] == [*map(is_fit, some)]


def test_only_what_is_in_the_columns_asked_for_is_looked_at() -> None:
    trial = Trial(acronym="\udc80", overall_status=Status.RECRUITING)
    [row] = to_arrow([trial], columns=["overall_status", "unfit_json"]).to_pylist()
    assert row == {"overall_status": "RECRUITING", "unfit_json": None}
    [row] = to_arrow([trial], columns=["acronym"]).to_pylist()
    assert row == {"acronym": "\\udc80"}
