"""Rules on cells: what is not stated is only said where no words may state it."""

from __future__ import annotations

import pytest

from tests.validation.rules.asked import found

GIVEN = "Trial(interventions=(Intervention('Bone marrow MSC', description={0!r}),))"


@pytest.mark.parametrize("code", ["MSC801", "MSC803", "MSC805", "MSC806", "MSC811"])
def test_cells_that_are_only_observed_are_not_asked_about(code: str) -> None:
    trial = "Trial(interventions=(Intervention('Mesenchymal stem cells'),){0})"
    assert found(code, trial.format(""))
    assert found(code, trial.format(", study_type=StudyType.OBSERVATIONAL")) == []


@pytest.mark.parametrize("code", ["MSC801", "MSC803"])
def test_other_cells_are_not_asked_about(code: str) -> None:
    assert found(code, "Trial(interventions=(Intervention('T cells'),))") == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("MSC803", "Some millions arrive."),
        ("MSC805", "They reach the knee by a needle for injections."),
        ("MSC806", "They arrive on the day before."),
        ("MSC811", "They are thawed."),
    ],
)
def test_words_that_may_state_it_are_enough(code: str, words: str) -> None:
    assert found(code, GIVEN.format("They arrive."))
    assert found(code, GIVEN.format(words)) == []


def test_who_says_stem_or_stromal_leaves_it_open() -> None:
    named = "Trial(interventions=(Intervention('Bone marrow mesenchymal {0} cells'),))"
    assert found("MSC810", named.format("stem"))
    assert found("MSC810", named.format("stem/stromal")) == []


def test_a_product_for_injection_is_injected() -> None:
    given = "interventions=(Intervention('Bone marrow MSC'),)"
    product = "Product(name='MSC', pharmaceutical_form='Suspension for injection')"
    assert found("MSC805", f"Trial({given}, products=(Product(name='MSC'),))")
    assert found("MSC805", f"Trial({given}, products=({product},))") == []
    counted = "Substance(name='MSC', concentration_unit='million organisms')"
    assert found("MSC803", f"Trial({given}, products=(Product(name='MSC'),))")
    assert found("MSC803", f"Trial({given}, products=(Product(substances=({counted},)),))") == []


@pytest.mark.parametrize("place", ["interventions", "arms"])
def test_a_power_of_ten_names_what_it_counts(place: str) -> None:
    words = "Level 1: 1 x 10^6; level 2: 2 x 10^6."
    arm = f", arms=(Arm('one', description={words!r}),)" if place == "arms" else ""
    told = "None" if arm else repr(words)
    trial = f"Trial(interventions=(Intervention('Bone marrow MSC', description={told}),){arm})"
    assert found("MSC812", trial) == ["'1 x 10^6', and not of what"]
    assert found("MSC812", trial.replace("10^6;", "10^6 cells;")) == []
    assert found("MSC812", trial.replace("Bone marrow MSC", "Saline")) == []


@pytest.mark.parametrize(
    ("words", "fires"),
    [
        ("2 x 10^13 cells are infused.", True),
        ("2 x 10^6 cells/kg are infused.", False),
        ("20 mL are infused.", False),
        ("Low, moderate or high doses of MSCs are infused.", False),
        ("2 x 10^3 cells are infused.", True),
    ],
)
def test_a_dose_is_compared_where_it_counts_cells(words: str, fires: bool) -> None:  # noqa: FBT001 - as the table has it
    assert bool(found("MSC804", GIVEN.format(words))) is fires


def test_two_donors_are_told_of_one_product() -> None:
    named = "brief_title='Autologous bone marrow MSCs', interventions=({0})"
    one = "Intervention('Allogeneic bone marrow MSCs'),"
    assert found("MSC807", f"Trial({named.format(one)})")
    third = named.replace("Autologous", "Xenogeneic").format(one)
    assert found("MSC807", f"Trial({third})") == []
    two = one + "Intervention('Saline'),"
    assert found("MSC807", f"Trial({named.format(two)})") == []


@pytest.mark.parametrize(
    ("kind", "fires"),
    [("DRUG", True), ("BIOLOGICAL", False), ("GENETIC", False), ("PROCEDURE", False)],
)
def test_cells_are_listed_as_biological(kind: str, fires: bool) -> None:  # noqa: FBT001 - as the table has it
    trial = f"Trial(interventions=(Intervention('Bone marrow MSC', InterventionType.{kind}),))"
    assert bool(found("MSC809", trial)) is fires


def test_cells_that_only_the_title_names_have_no_kind() -> None:
    assert found("MSC809", "Trial(brief_title='Infusion of bone marrow MSC')") == []
