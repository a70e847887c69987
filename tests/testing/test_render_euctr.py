"""A trial rendered as the register writes it reads back as what that can say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from hypothesis import given

from mscregistry.grammar.dates import PartialDate
from mscregistry.model import (
    CodedTerm,
    Contact,
    CriteriaText,
    Design,
    Eligibility,
    Enrollment,
    Funder,
    Intervention,
    Link,
    Outcome,
    SecondaryId,
    Sponsor,
    Trial,
    TrialCountry,
)
from mscregistry.model.derived import Derived
from mscregistry.parsers.euctr import EUCTR
from mscregistry.parsers.euctr_summary import EUCTR_SUMMARY
from mscregistry.source import Source
from mscregistry.testing import render_euctr, render_euctr_summary, strategies
from mscregistry.testing.perturb import unnoticed
from mscregistry.testing.samples import sample_trials
from mscregistry.vocab import (
    Allocation,
    CriterionKind,
    EnrollmentKind,
    InterventionModel,
    InterventionType,
    Masking,
    OutcomeKind,
    Phase,
    Sex,
    StandardAge,
    Status,
    Unlisted,
)

if TYPE_CHECKING:
    from types import ModuleType

    from mscregistry.parsers.parser import Parser

WHOLE = Trial(
    trial_id="2099-400009-99",
    org_study_id=SecondaryId("CELL-9"),
    secondary_ids=(SecondaryId("X1"), SecondaryId("with: colon")),
    official_title="Cells\nfor knees",
    brief_title="Knees",
    acronym="K",
    overall_status=Status.ONGOING,
    first_submitted_date=PartialDate(2099, 1, 2),
    completion_date=PartialDate(2100),
    phases=(Phase.PHASE2, Unlisted("Phase X"), Phase.PHASE3, Phase.PHASE2),
    enrollment=Enrollment(30, EnrollmentKind.ESTIMATED),
    conditions=("Knee pain",),
    condition_terms=(CodedTerm("Knee pain", "1", None, "99", "PT"), CodedTerm(term="a: b")),
    design=Design(
        allocation=Allocation.RANDOMIZED,
        intervention_model=InterventionModel.CROSSOVER,
        masking=Masking.SINGLE,
        number_of_arms=2,
        controls=("Rest",),
        multicenter=False,
    ),
    interventions=(
        Intervention("Cells", InterventionType.BIOLOGICAL),
        Intervention("Pills", InterventionType.DRUG),
        Intervention("Rest", InterventionType.OTHER),
        Intervention(""),
    ),
    outcomes=(
        Outcome("Pain", "1 year", kind=OutcomeKind.PRIMARY),
        Outcome("Walking", kind=OutcomeKind.SECONDARY),
        Outcome("Mood", kind=OutcomeKind.OTHER),
    ),
    eligibility=Eligibility(
        texts=(
            CriteriaText("Adults\nE.4 Principal exclusion criteria:", CriterionKind.INCLUSION),
            CriteriaText("Pregnancy", CriterionKind.EXCLUSION),
            CriteriaText("Both"),
        ),
        sex=Sex.FEMALE,
        standard_ages=(StandardAge.ADULT, Unlisted("Old")),
        healthy_volunteers=True,
    ),
    sponsors=(
        Sponsor("Example", country="Spain", contact=Contact(name="Office", phone="555-0101")),
        Sponsor("", country="Spain"),
    ),
    funders=(Funder("Example Foundation", country="Spain"), Funder("")),
    recruitment_countries=("Spain", "Summary", "E.8.7 Trial has a data monitoring committee"),
    record_country="Spain - AEMPS",
    country_details=(TrialCountry("ES", Unlisted("Pausing"), 10, PartialDate(2099, 2, 3)),),
    derived=Derived(record_link=Link("https://example.org/1")),
)
LAYOUTS = pytest.mark.parametrize(
    ("renderer", "parser"),
    [(render_euctr, EUCTR), (render_euctr_summary, EUCTR_SUMMARY)],
    ids=["euctr", "euctr-summary"],
)


@LAYOUTS
def test_a_whole_trial_comes_back(renderer: ModuleType, parser: Parser) -> None:
    carried = renderer.carried(WHOLE)
    reading = parser.read(Source(renderer.render(WHOLE)))
    assert reading.trial == carried
    assert renderer.carried(carried) == carried
    assert carried.trial_id == WHOLE.trial_id
    assert reading.unread == ()


@LAYOUTS
def test_sample_trials_come_back(renderer: ModuleType, parser: Parser) -> None:
    for trial in sample_trials(40):
        assert parser.read(Source(renderer.render(trial))).trial == renderer.carried(trial)


@LAYOUTS
@given(strategies.trials())
def test_any_trial_comes_back(renderer: ModuleType, parser: Parser, trial: Trial) -> None:
    assert parser.read(Source(renderer.render(trial))).trial == renderer.carried(trial)


@LAYOUTS
def test_an_empty_trial_has_nothing_to_say(renderer: ModuleType, parser: Parser) -> None:
    assert parser.read(Source(renderer.render(Trial()))).trial == Trial()


@LAYOUTS
def test_a_changed_letter_is_noticed(renderer: ModuleType, parser: Parser) -> None:
    text = renderer.render(WHOLE)
    assert [str(one) for one in unnoticed(lambda text: parser.read(Source(text)), text)] == []


def test_numbers_that_are_none_are_left_out() -> None:
    odd = evolve(
        WHOLE,
        enrollment=Enrollment(-1),
        overall_status=Unlisted("Ongoing"),
        country_details=(TrialCountry("ES", planned_enrollment=-1), TrialCountry("FR")),
        design=Design(number_of_arms=-2),
    )
    carried = render_euctr.carried(odd)
    assert (carried.enrollment, carried.overall_status) == (None, None)
    assert carried.country_details == ()
    assert carried.design == Design()
    assert render_euctr_summary.carried(odd).country_details == (
        TrialCountry("ES"),
        TrialCountry("FR"),
    )
    assert "FR" in render_euctr_summary.render(odd)
    bare = evolve(WHOLE, enrollment=Enrollment(3, EnrollmentKind.ACTUAL), record_country=None)
    assert render_euctr.carried(bare).enrollment == Enrollment(3)
    assert EUCTR.read(Source(render_euctr.render(bare))).trial == render_euctr.carried(bare)
