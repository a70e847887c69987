"""Rules on who may take part: ages in words and fields, contradictions, brackets, conditions."""

from __future__ import annotations

import pytest

from mscregistry.validation.brackets import unclosed
from tests.validation.rules.asked import found, places

CRITERIA = "Trial(eligibility=Eligibility(texts=(CriteriaText({0!r}, CriterionKind.{1}),){2}))"


def including(text: str, limits: str = "") -> str:
    return CRITERIA.format(text, "INCLUSION", limits)


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("* Age 21 to 65 years", "MSC508", "≥18 years by the field, 21..65 years by the words"),
        ("* Age > 18 years", "MSC509", "≥18 years by the field, >18 years by the words"),
        ("* Over the age of 18", "MSC509", "≥18 years by the field, >18 by the words"),
        ("* Ages between 21 and 65", "MSC507", "≥18 years by the field, 21..65 by the words"),
    ],
)
def test_an_age_in_words_is_compared_with_the_field(text: str, code: str, message: str) -> None:
    trial = including(text, ', minimum_age=age("18 Years")')
    for each in ("MSC506", "MSC507", "MSC508", "MSC509"):
        assert found(each, trial) == ([message] if each == code else [])


@pytest.mark.parametrize(
    "text",
    [
        "* Aged over 18 years (inclusive)",
        "* Weight of 50 kg for patients older than 21 years",
        "* Women aged 21 years or more",
        "* Aged 18.5 years or more",
    ],
)
def test_ages_that_include_the_limit_or_are_of_some_people_are_no_others(text: str) -> None:
    for code in ("MSC507", "MSC508", "MSC509"):
        assert found(code, including(text, ', minimum_age=age("18 Years")')) == []


def test_an_age_that_excludes_is_called_so() -> None:
    excluding = CRITERIA.format("* Age >= 70 years", "EXCLUSION", ', maximum_age=age("80 Years")')
    assert found("MSC508", excluding) == ["≤80 years by the field, excluded ≥70 years by the words"]


def test_criteria_of_no_known_kind_may_be_of_either() -> None:
    both = 'CriteriaText("* Adults", None), CriteriaText("* Cancer", CriterionKind.EXCLUSION)'
    assert found("MSC503", f"Trial(eligibility=Eligibility(texts=({both})))") == []
    assert found("MSC503", including("* Adults")) == ["all criteria are of inclusion"]


@pytest.mark.parametrize("text", ["None", "n/a", "* Adults with..."])
def test_criteria_that_were_cut_or_are_none_are_of_no_kind(text: str) -> None:
    assert found("MSC503", including(text)) == []


def test_words_without_meaning_contradict_nothing() -> None:
    one, other = [
        f'CriteriaText("* OR", CriterionKind.{kind})' for kind in ("INCLUSION", "EXCLUSION")
    ]
    assert found("MSC507", f"Trial(eligibility=Eligibility(texts=({one}, {other})))") == []


def test_an_age_without_its_sign_is_no_limit() -> None:
    """As exports write them that have no sign for at least."""
    for code in ("MSC507", "MSC508", "MSC509"):
        assert found(code, including("* Age = 75 years", ', minimum_age=age("18 Years")')) == []


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("* Ages 18-40\n* Age > 50 years", True),
        ("* Ages 18-40, or age > 50 years", False),
        ("* By age:\n  * 1 to 2 years: 3 mg\n  * 10 to 12 years: 6 mg", False),
        ("* Men aged 55 years or more\n* Women aged 65 years or more", False),
    ],
)
def test_only_what_is_asked_of_everybody_contradicts(text: str, fires: bool) -> None:  # noqa: FBT001 - as the table has it
    assert bool(found("MSC507", including(text))) is fires


def test_things_contradict_each_other_as_numbers_do() -> None:
    assert found(
        "MSC506",
        'Trial(eligibility=Eligibility(texts=(CriteriaText("* Diabetes", CriterionKind.INCLUSION),'
        ' CriteriaText("* Diabetes", CriterionKind.EXCLUSION))))',
    ) == ["asks for 'Diabetes', and excludes 'Diabetes'"]


def test_other_contradictions_are_no_conflict() -> None:
    """Where an exclusion cuts into what is asked for, people are left."""
    both = (
        'texts=(CriteriaText("* eGFR 15 to 60 mL/min/1.73m2", CriterionKind.INCLUSION),'
        ' CriteriaText("* eGFR < 30 mL/min/1.73m2", CriterionKind.EXCLUSION))'
    )
    for code in ("MSC506", "MSC507", "MSC508", "MSC509"):
        assert found(code, f"Trial(eligibility=Eligibility({both}))") == []


def test_ages_that_exclude_or_measure_something_else_are_no_limit_of_age() -> None:
    assert found("MSC510", CRITERIA.format("* Age > 80 years", "EXCLUSION", "")) == []
    assert found("MSC510", including("* BMI 20 to 30 kg/m2\n* Age > 20 years"))


def test_criteria_of_no_kind_are_of_neither() -> None:
    twice = 'CriteriaText("* Able to walk", None)'
    assert found("MSC511", f"Trial(eligibility=Eligibility(texts=({twice}, {twice})))") == []


@pytest.mark.parametrize(
    ("text", "bracket"),
    [
        ("haemoglobin (low", "("),
        ("haemoglobin low)", ")"),
        ("1) adult, 2) consent (in writing)", None),
        ("PHQ-8 (over 5)", None),
        ("liver (Child-Pugh B or C)", None),
        ("one (two (three)", "("),
        ("fine :) and sad :(", None),
        ("((a)", "("),
        ("a (see 1) and b)", None),
        ("as listed in 3a) to 3f)", None),
    ],
)
def test_a_bracket_has_its_other_but_behind_the_number_of_an_item(
    text: str, bracket: str | None
) -> None:
    assert unclosed(text) == bracket


def test_a_bracket_may_be_closed_in_the_next_criterion() -> None:
    assert found("MSC512", including("* One of (\n* anaemia\n* leukaemia)\n* Ulcer (open")) == [
        "the bracket '(' has no other"
    ]
    assert found("MSC512", including("* One of (\n* anaemia\n* leukaemia)")) == []
    nested = "* Any of (as below:\n  * a\n  * b\n  * c\n  * d\n  * e\n  * ulcers)\n* Consent"
    trial = including(f"{nested}\n* Able to walk\n* Able to run\n* Able to talk\n* Wound (open")
    assert places("MSC512", trial) == ["eligibility.criteria[11]"]


@pytest.mark.parametrize(
    ("condition", "fires"),
    [
        ("Mesenchymal Stem Cells", True),
        ("Acute Kidney Injury Mesenchymal Stem Cells", True),
        ("Rejection of Stem Cells", False),
        ("Acute Kidney Injury", False),
        ("Anaemia and leukaemia that are treated with high doses of drugs and stem cells", False),
        ("???", False),
    ],
)
def test_a_condition_is_a_disease(condition: str, fires: bool) -> None:  # noqa: FBT001 - as the table has it
    assert len(found("MSC513", f"Trial(conditions=({condition!r},))")) == fires


def test_of_several_names_the_longest_is_meant() -> None:
    assert found("MSC513", "Trial(conditions=('Acute Kidney Injury Mesenchymal Stem Cells',))") == [
        "'Acute Kidney Injury Mesenchymal Stem Cells' names what is given: mesenchymal stem cells"
    ]


def test_the_same_words_many_times_over_contradict_once() -> None:
    many = "* Diabetes mellitus\n" * 50
    both = [f"CriteriaText({many!r}, CriterionKind.{kind})" for kind in ("INCLUSION", "EXCLUSION")]
    assert len(found("MSC506", f"Trial(eligibility=Eligibility(texts=({', '.join(both)})))")) == 1


def test_of_a_thousand_conflicts_the_first_are_told() -> None:
    ages = "".join([f"* Age {at} to {at + 1} years\n" for at in range(1, 60, 3)])
    assert len(found("MSC506", including(ages))) == 50
