"""What an outcome measures and compares is worked out when asked, and is no part of it."""

import copy
import pickle

from attrs import asdict, evolve

from mscregistry.model.arms import Outcome

OUTCOME = Outcome("Change from baseline in eGFR", description="Pain is noted.")


def test_what_is_measured_and_compared_knows_its_field() -> None:
    assert [(str(one), one.path) for one in OUTCOME.measured] == [
        ("egfr", "measure"),
        ("pain?", "description"),
    ]
    comparison = OUTCOME.comparison
    assert comparison is not None
    assert (str(comparison.value.kind), comparison.path) == ("change_from_baseline", "measure")


def test_it_is_worked_out_once_and_no_part_of_equality() -> None:
    other = Outcome("Change from baseline in eGFR", description="Pain is noted.")
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
