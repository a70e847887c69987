"""A trial rendered as a MedPath page reads back as what the layout can say of it."""

from __future__ import annotations

import pytest
from attrs import evolve, fields

from mscregistry.model import (
    Arm,
    CriteriaText,
    Design,
    Eligibility,
    Enrollment,
    Intervention,
    Outcome,
    Site,
    Sponsor,
    Trial,
)
from mscregistry.parsers.medpath import MEDPATH
from mscregistry.source import Source
from mscregistry.testing.perturb import unnoticed
from mscregistry.testing.render_medpath import CARRIES, carried, render
from mscregistry.testing.samples import sample_trials
from mscregistry.vocab import (
    CriterionKind,
    InterventionModel,
    InterventionType,
    ObservationalModel,
    OutcomeKind,
    Phase,
    Sex,
    SponsorRole,
    Status,
    StudyType,
    Unlisted,
)

PRIMARY = OutcomeKind.PRIMARY
WHOLE = Trial(
    trial_id="NCT00000003",
    brief_title="Cells for a knee",
    overall_status=Status.RECRUITING,
    study_type=StudyType.INTERVENTIONAL,
    phases=(Phase.PHASE1, Unlisted("Phase X"), Phase.PHASE2),
    enrollment=Enrollment(30),
    brief_summary="Cells.\n\nSex\nSaline.",
    conditions=("Knee Pain", "Swelling", "-"),
    design=Design(intervention_model=InterventionModel.PARALLEL),
    interventions=(
        Intervention("Marrow cells", InterventionType.BIOLOGICAL),
        Intervention("saline", Unlisted("Water")),
        Intervention("Rest"),
        Intervention("", InterventionType.DRUG),
        Intervention("and: a colon"),
    ),
    arms=(
        Arm("Cells", description="Once", intervention_names=("Marrow cells",)),
        Arm("Both", description="Twice", intervention_names=("Marrow cells", "Rest")),
        Arm("Control", description="Waits"),
        Arm(description="Of no name", intervention_names=("Rest",)),
        Arm(),
    ),
    outcomes=(
        Outcome("Pain", "6 months", "A score", PRIMARY),
        Outcome("stiffness.", None, "Felt", PRIMARY),
        Outcome("6 months after", None, "Felt", PRIMARY),
        Outcome("Swelling", "Day 28", None, PRIMARY),
        Outcome("Comfort", "always", "Asked", PRIMARY),
        Outcome("of the row -", None, "Asked", PRIMARY),
        Outcome("- nothing", None, "Asked", PRIMARY),
        Outcome("Strength", "1 year", "Measured", OutcomeKind.SECONDARY),
        Outcome("Mood", "1 year", "Asked", OutcomeKind.OTHER),
    ),
    eligibility=Eligibility(
        texts=(
            CriteriaText("  * Adults\n  * Consent", CriterionKind.INCLUSION),
            CriteriaText("* Pregnant", CriterionKind.EXCLUSION),
        ),
        sex=Sex.ALL,
    ),
    sponsors=(Sponsor("Example Hospital", role=SponsorRole.LEAD),),
    sites=(
        Site("Example Hospital", city="Lund", state="Skåne", country="Sweden"),
        Site(city="Reading", country="United Kingdom"),
        Site("Somewhere", country="Taiwan"),
        Site("Nowhere", city="Atlantis"),
        Site("Far away", city="Port", country="Utopia"),
        Site("🇸🇪 House", city="Lund", country="Sweden"),
    ),
)
OBSERVED = Trial(
    study_type=StudyType.OBSERVATIONAL,
    overall_status=Unlisted("Pausing"),
    design=Design(observational_model=ObservationalModel.COHORT),
    phases=(Phase.PHASE1,),
    eligibility=Eligibility(sex=Unlisted("Any"), texts=(CriteriaText("Sex"),)),
)
TRIALS = {
    "whole": WHOLE,
    "observed": OBSERVED,
    "empty": Trial(),
    "unknown status": evolve(WHOLE, overall_status=Status.UNKNOWN, study_type=None),
    "model of a list": evolve(OBSERVED, study_type=None, brief_title="Seen"),
    "unlisted model": evolve(
        OBSERVED, study_type=Unlisted("Odd"), design=Design(observational_model=Unlisted("Spiral"))
    ),
    "one arm": evolve(WHOLE, arms=WHOLE.arms[:1], overall_status=Unlisted("Completed")),
}
both_copies = pytest.mark.parametrize("dashed", [False, True], ids=["plain", "dashed"])


@both_copies
@pytest.mark.parametrize("trial", TRIALS.values(), ids=TRIALS.keys())
def test_a_rendered_trial_reads_back(trial: Trial, dashed: bool) -> None:  # noqa: FBT001 - a parameter
    page = render(trial, dashed=dashed)
    reading = MEDPATH.read(Source(page))
    assert reading.trial == carried(trial, dashed=dashed)
    assert reading.unread == ()


@both_copies
def test_sample_trials_read_back(dashed: bool) -> None:  # noqa: FBT001 - a parameter
    for trial in sample_trials(100, seed=7):
        page = render(trial, dashed=dashed)
        assert MEDPATH.read(Source(page)).trial == carried(trial, dashed=dashed)


@both_copies
def test_a_changed_letter_of_a_rendered_page_is_noticed(dashed: bool) -> None:  # noqa: FBT001 - a parameter
    page = render(WHOLE, dashed=dashed)
    assert [str(one) for one in unnoticed(lambda text: MEDPATH.read(Source(text)), page)] == []


def test_the_layout_carries_most_of_a_plain_trial() -> None:
    trial = carried(WHOLE)
    assert trial.phases == (Phase.PHASE1, Phase.PHASE2)
    assert trial.conditions == ("Knee Pain", "Swelling")
    assert trial.brief_summary == "Cells.\nSaline."
    assert trial.arms[1].intervention_names == ("Marrow cells", "Rest")
    assert [one.time_frame for one in trial.outcomes] == [
        "6 months",
        None,
        "Day 28",
        None,
        "1 year",
    ]
    assert {path.partition("[")[0].partition(".")[0] for path in CARRIES} <= {
        field.name for field in fields(Trial)
    }


def test_a_row_that_would_continue_the_method_above_is_left_out() -> None:
    outcomes = (
        Outcome("Pain", description="By a scale.", kind=OutcomeKind.PRIMARY),
        Outcome("- Harm", kind=OutcomeKind.PRIMARY),
    )
    assert [one.measure for one in carried(Trial(outcomes=outcomes)).outcomes] == ["Pain"]
