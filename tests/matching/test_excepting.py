"""An exception excuses only what is excepted."""

from __future__ import annotations

import pytest

from mscregistry.grammar.criterion import interpret
from mscregistry.grammar.expressions import All, Not
from mscregistry.matching import Fact, Patient, Verdict, match
from mscregistry.truth import Truth
from tests.matching.asks import has

ON = "2024-06-01"
SKIN = Fact("basal cell carcinoma", ["malignancy"], date="2023")
BREAST = Fact("breast cancer", ["malignancy"], date="2022")
OLD = Fact("colon cancer", ["malignancy"], date="2010")


def asked(words: str, *facts: Fact | str, complete: bool = True) -> Verdict:
    kinds = {"conditions"} if complete else set()
    patient = Patient(conditions=facts, complete=kinds)
    return match(interpret(words, exclusion=True), patient, ON)


@pytest.mark.parametrize(
    ("facts", "truth", "sure"),
    [
        ((SKIN, BREAST), Truth.TRUE, False),
        ((SKIN,), Truth.FALSE, True),
        ((BREAST,), Truth.TRUE, False),
        ((SKIN, OLD), Truth.FALSE, True),
        (
            (Fact("possible basal cell carcinoma", ["malignancy"], date="2023"),),
            Truth.UNKNOWN,
            True,
        ),
        ((), Truth.FALSE, True),
    ],
)
def test_each_fact_is_asked_whether_it_is_excepted(
    facts: tuple[Fact, ...],
    truth: Truth,
    sure: bool,  # noqa: FBT001 - it is one of the values above
) -> None:
    words = "Any malignancy within 5 years, other than basal cell carcinoma"
    verdict = asked(words, *facts)
    assert (verdict.truth, verdict.sure) == (truth, sure)


def test_an_alternative_has_its_exception_as_a_whole() -> None:
    words = "Lymphoma or malignancy except basal cell carcinoma or cervical cancer"
    assert asked(words, SKIN, BREAST).truth is Truth.TRUE
    assert asked(words, SKIN).truth is Truth.FALSE


def test_a_not_that_is_written_is_a_plain_one() -> None:
    assert asked("asthma but not COPD", "asthma", "COPD").truth is Truth.FALSE
    by_hand = All((has("asthma"), Not(has("COPD"))))
    patient = Patient(conditions=["asthma", "COPD"])
    assert match(by_hand, patient, ON).truth is Truth.FALSE


def test_what_may_excuse_another_thing_leaves_it_open() -> None:
    """`Cured` may be said of the cancer, or be something else that the patient has."""
    words = "malignancy unless cured"
    assert asked(words, BREAST).truth is Truth.UNKNOWN
    assert asked(words, BREAST, "cured").truth is Truth.UNKNOWN
    assert "excuses the other" in asked(words, BREAST, "cured").reasons[0]
    assert asked(words).truth is Truth.FALSE
    assert asked(words, complete=False).truth is Truth.UNKNOWN


def test_what_is_no_listed_fact_keeps_its_plain_logic() -> None:
    verdict = asked("Women except pregnant women", "stroke")
    assert verdict.truth is Truth.UNKNOWN
