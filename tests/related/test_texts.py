"""Texts are alike by the words that few trials have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mscregistry.model import AbstractReport, AbstractSection, Intervention, Outcome
from mscregistry.related import similar
from mscregistry.related.texts import Texts
from tests.related.made import reason, said, trial

if TYPE_CHECKING:
    from mscregistry.model import Trial


def of(one: Trial, other: Trial) -> tuple[float, str]:
    scores, told = Texts([other]).to(one)
    return float(scores[0]), told(0)


@pytest.mark.parametrize(
    "fields",
    [
        {"brief_title": "Nephropathy"},
        {"official_title": "Nephropathy"},
        {"brief_summary": "Nephropathies."},
        {"detailed_description": "The nephropathy"},
        {"conditions": ("nephropathy",)},
        {"keywords": ("a", "nephropathy")},
        {"interventions": (Intervention("", description="nephropathy"),)},
        {"intervention_description": "nephropathy"},
        {"outcomes": (Outcome("nephropathy"),)},
        {"abstract": AbstractReport(sections=(AbstractSection(text="nephropathy"),))},
    ],
)
def test_words_of_each_field_count(fields: dict[str, object]) -> None:
    found, told = of(trial(1, brief_title="Nephropathy in sheep"), trial(2, **fields))
    assert 0 < found < 1
    assert told == "shared words: nephropathy"


def test_what_few_trials_say_is_told_first() -> None:
    rest = [trial(number, brief_title="Study of creatinine") for number in range(5, 25)]
    asked = trial(1, brief_title="A study of the urine, creatinine and nephropathies")
    found = similar(asked, [trial(2, brief_title="Nephropathy: urine and creatinine"), *rest])
    assert said(found[0], "text") == "shared words: nephropathies, urine, creatinine"


def test_words_that_no_other_trial_has_make_it_less_alike() -> None:
    other = trial(2, brief_title="Urine")
    some, more = trial(1, brief_title="Urine blood"), trial(1, brief_title="Urine blood and bones")
    assert of(more, other)[0] < of(some, other)[0] < 1


def test_no_shared_words_are_said_and_no_words_are_left_out() -> None:
    one = trial(1, brief_title="Urine", mesh_terms=("Fever",))
    (found,) = similar(one, [trial(2, brief_title="Blood", mesh_terms=("Fever",))])
    assert (reason(found, "text").score, said(found, "text")) == (0, "no words in common")
    for silent in (trial(2), trial(2, brief_title="of the 12")):
        assert str(of(one, silent)[0]) == "nan"
        assert str(of(silent, one)[0]) == "nan"


def test_hostile_text_does_no_harm() -> None:
    text = "=cmd|' /C calc'!A0 \x00 \ud800 \u202e <script> \x1b[31m " + "word " * 10_000
    found, told = of(trial(1, brief_summary=text), trial(2, brief_summary=text))
    assert found == 1
    assert told.isprintable()
