"""Ages are alike as far as they overlap."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.ages import Age, AgeUnit
from mscregistry.model import Eligibility
from mscregistry.related.ages import AgeRanges, ages_of
from mscregistry.testing.strategies import ages
from tests.related.made import aged, trial

if TYPE_CHECKING:
    from mscregistry.model import Trial


def of(one: Trial, other: Trial) -> tuple[float, str]:
    scores, said = AgeRanges([other]).to(one)
    return float(scores[0]), said(0)


@pytest.mark.parametrize(
    ("one", "other", "score", "sentence"),
    [
        (("18 Years", "65 Years"), ("18 Years", "75 Years"), 47 / 57, "18 to 65 overlap 18 to 75"),
        (("18 Years", None), ("18 Years", "80 Years"), 62 / 82, "from 18 overlap 18 to 80"),
        ((None, "6 Months"), (None, "1 Year"), 0.5, "up to 6 months overlap up to 1"),
    ],
)
def test_ages_overlap_in_part(
    one: tuple[str | None, str | None],
    other: tuple[str | None, str | None],
    score: float,
    sentence: str,
) -> None:
    found, said = of(aged(1, *one), aged(2, *other))
    assert found == pytest.approx(score, abs=1e-6)
    assert said == f"ages {sentence} by {score:.0%}".replace("%", " %")


def test_the_same_ages_are_wholly_alike() -> None:
    same = aged(1, "18 Years", None)
    assert of(same, same) == (1, "ages from 18 in both")
    assert of(aged(1, "2 Years", "4 Years"), aged(2, "24 Months", "48 Months")) == (
        1,
        "ages 2 to 4 are the same as 24 months to 48 months",
    )
    assert of(aged(1, "18 Years", "18 Years"), aged(2, "18 Years", "18 Years"))[0] == 1


def test_ages_apart_are_not_alike() -> None:
    assert of(aged(1, "0 Days", "17 Years"), aged(2, "18 Years", None)) == (
        0,
        "ages 0 days to 17 do not overlap from 18",
    )


def test_ages_that_are_not_stated_or_of_nobody_are_left_out() -> None:
    assert ages_of(trial(1)) is None
    assert ages_of(aged(1, "75 Years", "18 Years")) is None
    scores, _ = AgeRanges([trial(1), aged(2, "18 Years", None)]).to(aged(3, "18 Years", None))
    assert [str(score) for score in scores.tolist()] == ["nan", "1.0"]
    scores, _ = AgeRanges([aged(2, "18 Years", None)]).to(trial(1))
    assert [str(score) for score in scores.tolist()] == ["nan"]


def test_no_age_is_beyond_the_oldest() -> None:
    old = Age(Decimal(999_999_999_999), AgeUnit.YEARS)
    beyond = evolve(aged(1, "18 Years", None), eligibility=Eligibility(maximum_age=old))
    assert ages_of(beyond) == (0, 100, "up to 999999999999")


@given(st.lists(st.tuples(st.none() | ages(), st.none() | ages()), min_size=2, max_size=2))
def test_ages_are_as_alike_from_either_side(ends: list[tuple[Age | None, Age | None]]) -> None:
    one, other = (
        trial(number, eligibility=Eligibility(minimum_age=low, maximum_age=high))
        for number, (low, high) in enumerate(ends)
    )
    (there,), (back,) = AgeRanges([other]).to(one).scores, AgeRanges([one]).to(other).scores
    assert there == back or (there != there and back != back)  # noqa: PLR0124 - no number
    assert not there < 0
    assert not there > 1
