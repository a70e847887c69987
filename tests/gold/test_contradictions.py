"""What does not fit together in the criteria of the hand-checked documents is found."""

from __future__ import annotations

from pathlib import Path

import pytest

import mscregistry as msc
from mscregistry.matching import ContradictionKind, contradictions

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(
    not SEEDS.exists(), reason="the shared documents are not beside this checkout"
)


def found(number: str) -> list[tuple[ContradictionKind, str]]:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return [(one.kind, str(one)) for one in contradictions(msc.read(path).trial)]


def test_a_minimum_age_of_the_record_and_one_of_the_words_differ() -> None:
    ((kind, said),) = found("000")
    assert kind is ContradictionKind.LIMIT_DIFFERS
    assert "minimum_age asks for ≥18 a, eligibility.criteria[0] asks for >18 a" in said


def test_an_exclusion_that_takes_out_most_of_those_asked_for_is_told() -> None:
    ((kind, said),) = found("001")
    assert kind is ContradictionKind.OVERLAP
    assert "18..<65 a is asked for and excluded together with something else" in said


@pytest.mark.parametrize("number", ["003", "004"])
def test_criteria_that_fit_together_are_left_alone(number: str) -> None:
    assert found(number) == []
