"""What an outcome measures and compares is worked out when asked, and is no part of it."""

import copy
import pickle

import pytest
from attrs import asdict, evolve

from mscregistry.model.arms import Outcome

OUTCOME = Outcome("Change from baseline in eGFR", description="Assessed with a pain diary.")


def test_what_is_measured_and_compared_knows_its_field() -> None:
    assert [(str(one), one.path) for one in OUTCOME.measured] == [
        ("egfr", "measure"),
        ("pain?", "description"),
    ]
    comparison = OUTCOME.comparison
    assert comparison is not None
    assert (str(comparison.value.kind), comparison.path) == ("change_from_baseline", "measure")


def test_it_is_worked_out_once_and_no_part_of_equality() -> None:
    other = Outcome("Change from baseline in eGFR", description="Assessed with a pain diary.")
    assert OUTCOME.measured is OUTCOME.measured
    assert other == OUTCOME
    assert hash(other) == hash(OUTCOME)
    assert "measured" not in asdict(OUTCOME)
    assert copy.copy(OUTCOME) == pickle.loads(pickle.dumps(OUTCOME)) == OUTCOME  # noqa: S301 - our own


def test_a_changed_outcome_is_read_anew() -> None:
    assert [str(one) for one in evolve(OUTCOME, measure="Fatigue", description=None).measured] == [
        "fatigue"
    ]
    assert evolve(OUTCOME, measure="Fatigue", description=None).comparison is None


def test_what_is_measured_is_asked_for_by_its_group() -> None:
    outcome = Outcome(
        "Toxicity, serum albumin and infections", description="Incidence of thrombosis"
    )
    assert outcome.measured_groups == ("safety", "laboratory")
    assert [(str(one), one.words) for one in outcome.measured_in("safety")] == [
        ("toxicity", "Toxicity"),
        ("infection", "infections"),
        ("thromboembolism?", "thrombosis"),
    ]
    assert [str(one) for one in outcome.measured_in("laboratory")] == ["albumin"]
    assert outcome.measured_in("ear") == ()
    assert Outcome("Colour of the socks").measured_groups == ()


def test_a_group_that_there_is_not_is_told() -> None:
    with pytest.raises(ValueError, match=r"^'harm' is no group; the groups are .*safety"):
        OUTCOME.measured_in("harm")
