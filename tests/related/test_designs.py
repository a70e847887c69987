"""Designs are alike in the facts that both state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mscregistry.model import Design
from mscregistry.related import similar
from mscregistry.vocab import Allocation, Masking, Phase, PrimaryPurpose, StudyType, Unlisted
from tests.related.made import reason, trial

if TYPE_CHECKING:
    from mscregistry.model import Trial
    from mscregistry.related import Reason


def made(number: int, *phases: Phase | Unlisted, **design: Any) -> Trial:  # noqa: ANN401 - any field of a design
    return trial(number, phases=phases, conditions=("Asthma",), design=Design(**design))


def of(one: Trial, other: Trial) -> Reason:
    (found,) = similar(one, [other])
    return reason(found, "design")


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ((Phase.PHASE2,), (Phase.PHASE2,), 1),
        ((Phase.PHASE1,), (Phase.PHASE2,), 0.75),
        ((Phase.PHASE1, Phase.PHASE2), (Phase.PHASE2,), 0.875),
        ((Phase.EARLY_PHASE1,), (Phase.PHASE4,), 0.125),
        ((Phase.NA,), (Phase.NA,), 1),
        ((Phase.NA,), (Phase.PHASE1,), 0),
        ((Unlisted("Phase 9"),), (Unlisted("Phase 9"),), 1),
        ((Unlisted("Phase 9"),), (Phase.PHASE1,), 0),
        ((Unlisted("Phase 9"), Phase.PHASE1), (Phase.PHASE1,), 0),
    ],
)
def test_phases_are_near_or_far(
    one: tuple[Phase, ...], other: tuple[Phase, ...], score: float
) -> None:
    assert of(made(1, *one), made(2, *other)).score == score
    assert of(made(1, *other), made(2, *one)).score == score


def test_masking_is_near_or_far_and_allocation_is_the_same_or_not() -> None:
    one = made(1, masking=Masking.NONE, allocation=Allocation.RANDOMIZED)
    other = made(2, masking=Masking.QUADRUPLE, allocation=Allocation.RANDOMIZED)
    assert of(one, other).score == 0.5
    assert of(one, other).said == "both have allocation randomized; they differ in masking"
    near = made(3, masking=Masking.SINGLE, allocation=Allocation.NA)
    assert of(one, near).score == 0.375
    assert of(one, near).said == "they differ in allocation, masking"


def test_what_one_does_not_state_is_left_out() -> None:
    one = made(1, Phase.PHASE2, primary_purpose=PrimaryPurpose.TREATMENT)
    found = of(one, made(2, Phase.PHASE2, masking=Masking.NONE))
    assert (found.score, found.said) == (1, "both have phase phase2")
    (unstated,) = similar(one, [made(2)])
    assert "design" not in [why.aspect for why in unstated.reasons]


def test_combined_phases_and_unlisted_words_are_told() -> None:
    one = trial(1, study_type=StudyType.INTERVENTIONAL, phases=(Phase.PHASE1, Phase.PHASE2))
    other = trial(2, study_type=StudyType.INTERVENTIONAL, phases=(Phase.PHASE1, Phase.PHASE2))
    assert of(one, other).said == "both have study type interventional, phase phase1 and phase2"
    odd = Unlisted("odd\u202e")
    assert of(trial(1, study_type=odd), trial(2, study_type=odd)).said == (
        "both have study type 'odd\\u202e'"
    )
