"""A trial's conditions are coded when asked, and stay as written beside that."""

import pickle

from attrs import evolve

from mscregistry.model import Trial

TRIAL = Trial(conditions=("Stroke", "Sore elbow", "Osteoarthritis, Knee"))


def test_the_conditions_of_the_table_have_their_codes() -> None:
    assert [(one.path, one.value.mesh) for one in TRIAL.coded_conditions] == [
        ("conditions[0]", "D020521"),
        ("conditions[2]", "D020370"),
    ]
    assert TRIAL.conditions[1] == "Sore elbow"


def test_they_are_worked_out_once_and_no_part_of_equality() -> None:
    assert TRIAL.coded_conditions is TRIAL.coded_conditions
    other = Trial(conditions=TRIAL.conditions)
    assert other == TRIAL == pickle.loads(pickle.dumps(TRIAL))  # noqa: S301 - our own
    assert evolve(TRIAL, conditions=()).coded_conditions == ()
