"""Rules on the design: what fields say of it, and what prose says beside them."""

from __future__ import annotations

import pytest

from tests.validation.rules.asked import found, places

OBSERVES = 'trial_id="NCT04194671", study_type=StudyType.OBSERVATIONAL'


def test_each_field_of_another_kind_of_study_is_named() -> None:
    design = (
        "Design(allocation=Allocation.RANDOMIZED, masking=Masking.DOUBLE,"
        " intervention_model=InterventionModel.PARALLEL)"
    )
    assert places("MSC302", f"Trial({OBSERVES}, design={design})") == [
        "design.allocation",
        "design.intervention_model",
        "design.masking",
    ]


def test_other_registries_ask_an_observational_study_for_its_phase() -> None:
    assert (
        found(
            "MSC302",
            'Trial(trial_id="ISRCTN12345678", study_type=StudyType.OBSERVATIONAL,'
            " phases=(Phase.PHASE2,))",
        )
        == []
    )


def test_arms_without_a_label_are_not_the_same() -> None:
    assert found("MSC335", "Trial(arms=(Arm(None), Arm(None)))") == []


def test_a_medicine_of_two_strengths_is_no_intervention_listed_twice() -> None:
    twice = 'interventions=(Intervention("MSC"), Intervention("MSC"))'
    assert found("MSC336", f"Trial({twice})")
    assert found("MSC336", f"Trial({twice}, products=(Product(),))") == []


def test_interventions_of_one_name_are_told_apart_by_their_descriptions_where_no_arm_names_them() -> (
    None
):
    told = 'interventions=(Intervention("A", description="low"), Intervention("A", description="high"))'
    assert found("MSC336", f"Trial({told})") == []
    assert found("MSC336", f'Trial({told}, arms=(Arm("low", intervention_names=("Drug: A",)),))')


@pytest.mark.parametrize("words", ["open-label", "open label", "Open-labelled", "OPEN LABEL"])
def test_a_masked_trial_is_not_called_open(words: str) -> None:
    masked = "design=Design(masking=Masking.DOUBLE)"
    assert found("MSC353", f'Trial(official_title="{words}", {masked})')
    assert found("MSC353", f'Trial(official_title="{words}, double-blind", {masked})') == []
    assert found("MSC353", f'Trial(official_title="{words} extension", {masked})') == []
    assert found("MSC353", f'Trial(official_title="{words}", design=Design())') == []


def test_double_was_once_said_of_more_roles() -> None:
    roles = "who_masked=(WhoMasked.PARTICIPANT, WhoMasked.INVESTIGATOR, WhoMasked.CARE_PROVIDER)"
    assert found("MSC307", f"Trial(design=Design(masking=Masking.DOUBLE, {roles}))") == []
    assert found("MSC307", f"Trial(design=Design(masking=Masking.SINGLE, {roles}))")


def test_a_trial_that_is_open_to_all_is_not_called_open() -> None:
    told = 'brief_summary="It is open to all.", design=Design(masking=Masking.DOUBLE)'
    assert found("MSC353", f"Trial({told})") == []
    assert found("MSC353", f"Trial({told.replace('open', 'free')})") == []


def test_words_on_masking_that_are_denied_are_none() -> None:
    single = 'brief_summary="It was not single-blind.", design=Design(masking=Masking.QUADRUPLE)'
    assert found("MSC351", f"Trial({single})") == []


def test_of_two_words_for_masking_the_first_that_differs_is_told() -> None:
    told = "Double-blind, and then single-blind and triple-blind."
    assert found(
        "MSC351", f'Trial(brief_summary="{told}", design=Design(masking=Masking.DOUBLE))'
    ) == ["it is called 'single-blind', and masking is DOUBLE"]


@pytest.mark.parametrize(
    ("title", "phases", "fires"),
    [
        ("A phase 0 trial", "Phase.EARLY_PHASE1,", False),
        ("A phase 0 trial", "Phase.PHASE2,", True),
        ("A phase IIa trial", "Phase.PHASE2,", False),
        ("A phase I/II trial", "Phase.PHASE1, Phase.PHASE2", False),
        ("A phase 1-2 trial", "Phase.PHASE2,", True),
    ],
)
def test_a_phase_in_a_title_is_that_of_the_field(title: str, phases: str, fires: bool) -> None:  # noqa: FBT001 - as the table has it
    assert bool(found("MSC354", f'Trial(brief_title="{title}", phases=({phases}))')) is fires


@pytest.mark.parametrize(
    ("said", "kind", "fires"),
    [
        ("Thirty patients will be enrolled.", "ESTIMATED", True),
        ("We will enroll 30 healthy adult volunteers.", "ESTIMATED", True),
        ("30 patients were included.", "ACTUAL", True),
        ("30 patients were included.", "ESTIMATED", False),
        ("30 patients will be enrolled, and 40 patients will be enrolled.", "ESTIMATED", False),
        ("Many patients will be enrolled.", "ESTIMATED", False),
        ("It took place. Included are centers of 30 towns.", "ESTIMATED", False),
    ],
)
def test_a_number_of_participants_in_words_is_compared_with_the_field(
    said: str,
    kind: str,
    fires: bool,  # noqa: FBT001 - as the table has it
) -> None:
    enrollment = f"enrollment=Enrollment(41, EnrollmentKind.{kind})"
    assert bool(found("MSC356", f'Trial(brief_summary="{said}", {enrollment})')) is fires


def test_a_number_that_is_near_two_words_for_enrolling_is_read_once() -> None:
    said = "To recruit them, 30 patients will be recruited."
    enrollment = "enrollment=Enrollment(41, EnrollmentKind.ESTIMATED)"
    assert len(found("MSC356", f'Trial(brief_summary="{said}", {enrollment})')) == 1


ABSTRACT = "Trial(abstract=AbstractReport(sections=(AbstractSection('{0}', 'Methods'),)))"


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (
            (
                "This single-arm trial enrolled 12 patients, who were allocated to receive low,"
                " moderate or high dose of MSCs."
            ),
            ["it has a single arm, and 3 groups"],
        ),
        ("This single-arm trial enrolled 12 patients.", []),
        ("In this trial patients received low, moderate or high dose of MSCs.", []),
    ],
)
def test_an_abstract_of_a_single_arm_has_no_groups(said: str, message: list[str]) -> None:
    assert found("MSC358", ABSTRACT.format(said)) == message


def test_doses_of_a_single_group_are_compared_with_the_model_where_no_arm_is_listed() -> None:
    given = (
        'brief_summary="A low, moderate, or high dose of MSCs is infused.",'
        ' interventions=(Intervention("Bone marrow MSCs"),)'
    )
    assert found(
        "MSC358",
        f"Trial({given}, design=Design(intervention_model=InterventionModel.SINGLE_GROUP))",
    )
    assert found("MSC358", f"Trial({given})") == []
    one = given.replace("A low, moderate, or high dose of MSCs is", "2 x 10^6 MSCs are")
    assert found("MSC358", f'Trial({one}, arms=(Arm("cells"),))') == []


@pytest.mark.parametrize(
    ("text", "said", "fires"),
    [
        ("brief_summary", "A trial of escalating doses.", True),
        ("brief_summary", "Ascending doses of cells.", True),
        ("detailed_description", "Phase IIa trial of escalating doses of cells.", True),
        ("detailed_description", "Patients on escalating doses of opioids are left out.", False),
        ("brief_summary", "Costs are escalating.", False),
        ("brief_summary", "Costs are rising.", False),
    ],
)
def test_a_dose_that_is_escalated_has_its_arms(text: str, said: str, fires: bool) -> None:  # noqa: FBT001 - as the table has it
    arms = 'arms=(Arm("Cells", description="followed by saline"), Arm("Saline"))'
    assert bool(found("MSC359", f'Trial({text}="{said}", {arms})')) is fires


@pytest.mark.parametrize("arm", ["Part 1", "Low dose", "Cohort A"])
def test_an_arm_of_a_part_or_a_dose_is_one(arm: str) -> None:
    said = 'brief_title="Dose escalation of cells"'
    assert found("MSC359", f'Trial({said}, arms=(Arm("{arm}"), Arm("Saline")))') == []


def test_only_the_purpose_of_a_study_treats() -> None:
    told = 'study_type=StudyType.OBSERVATIONAL, brief_summary="Doctors treat patients."'
    assert found("MSC360", f"Trial({told})") == []


def test_double_blind_is_told_well_enough_by_a_description_of_the_masking() -> None:
    design = "masking=Masking.QUADRUPLE"
    told = 'official_title="A double-blind trial"'
    assert found("MSC361", f"Trial({told}, design=Design({design}))")
    described = f"{design}, masking_description='All but the pharmacist.'"
    assert found("MSC361", f"Trial({told}, design=Design({described}))") == []
