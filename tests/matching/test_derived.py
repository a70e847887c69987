"""Values that follow from others stand in where none was observed."""

from __future__ import annotations

from mscregistry.grammar.expressions import Comparison, Reference
from mscregistry.matching import Observation, Patient, Verdict, match
from mscregistry.truth import Truth
from tests.matching.asks import (
    EGFR,
    at_least,
    at_most,
    compare,
    less_than,
)

ON = "2024-06-15"
LOW = compare("egfr", less_than(60), EGFR)


def asked(node: Comparison, *seen: Observation, on: str = ON, **more: object) -> Verdict:
    return match(node, Patient(observations=seen, **more), on)  # type: ignore[arg-type]  # fields


def egfr(value: int | str, date: str | None = None) -> Observation:
    return Observation.of("eGFR", value, EGFR, date=date)


def test_egfr_follows_from_creatinine_age_and_sex_and_the_reason_says_so() -> None:
    one = Observation.of("creatinine", 2, "mg/dL", date="2024-01-01")
    verdict = asked(LOW, one, birth_date="1960-05-17", sex="FEMALE")
    assert verdict.truth is Truth.TRUE
    assert "derived by CKD-EPI 2021 from creatinine 2 mg/dL" in verdict.reasons[0]
    assert asked(LOW, one, sex="FEMALE").truth is Truth.UNKNOWN
    assert asked(LOW, one, birth_date="1960-05-17").truth is Truth.UNKNOWN
    assert asked(LOW, one, age="64 Years", sex="MALE").truth is Truth.TRUE
    undated = Observation.of("creatinine", 2, "mg/dL")
    assert asked(LOW, undated, age="64 Years", sex="MALE").truth is Truth.TRUE


def test_what_was_observed_goes_before_what_is_derived() -> None:
    one = Observation.of("creatinine", 2, "mg/dL", date="2024-01-01")
    assert asked(LOW, one, egfr(80, "2023-01-01"), age="64 Years", sex="MALE").truth is Truth.FALSE


def test_creatinine_that_cannot_be_converted_gives_no_egfr() -> None:
    odd = Observation.of("creatinine", 2, "kg")
    multiple = Observation.of("creatinine", 2, multiple_of=Reference.ULN)
    level = Observation.graded("creatinine", "high")
    nought = Observation.of("creatinine", 0, "mg/dL")
    assert (
        asked(LOW, odd, multiple, level, nought, age="64 Years", sex="MALE").truth is Truth.UNKNOWN
    )


def test_bmi_follows_from_weight_and_height() -> None:
    node = compare("bmi", at_most(30), "kg/m2")
    weight = Observation.of("weight", 80, "kg", date="2024-01-01")
    verdict = asked(node, weight, Observation.of("height", 200, "cm"))
    assert verdict.truth is Truth.TRUE
    assert "20 kg/m2 (2024-01-01), derived from weight 80 kg" in verdict.reasons[0]
    assert asked(node, weight).truth is Truth.UNKNOWN
    assert asked(node, weight, Observation.of("height", 0, "cm")).truth is Truth.UNKNOWN
    assert asked(node, weight, Observation.of("height", 2, "kg")).truth is Truth.UNKNOWN
    assert asked(node, weight, Observation.graded("height", "tall")).truth is Truth.UNKNOWN


def test_a_stage_follows_from_egfr_observed_or_derived() -> None:
    node = compare("ckd_stage", at_least(4), "1")
    assert asked(node, egfr(20, "2024-01-01")).truth is Truth.TRUE
    assert asked(node, egfr(70, "2024-01-01")).truth is Truth.FALSE
    one = Observation.of("creatinine", 5, "mg/dL", date="2024-01-01")
    verdict = asked(node, one, age="64 Years", sex="MALE")
    assert verdict.truth is Truth.TRUE
    assert "by KDIGO from egfr" in verdict.reasons[0]
    odd = Observation.of("egfr", 20, "kg", date="2024-01-01")
    multiple = Observation.of("egfr", 2, multiple_of=Reference.ULN)
    assert asked(node, odd, multiple, Observation.graded("egfr", "low")).truth is Truth.UNKNOWN
