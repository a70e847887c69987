"""When results are due follows from what the record states, and no further."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import mscregistry as msc
from mscregistry.grammar.ages import Age, AgeUnit
from mscregistry.grammar.dates import PartialDate
from mscregistry.model import Design, Eligibility, Outcome, Oversight, ResultsSummary, Site, Trial
from mscregistry.model.derived import Derived, SubmissionInfo, SubmissionTracking
from mscregistry.model.results import Results
from mscregistry.truth import Truth
from mscregistry.validation import Law, ResultsDue, results_due
from mscregistry.vocab import (
    DateKind,
    OutcomeKind,
    Phase,
    PrimaryPurpose,
    StandardAge,
    Status,
    StudyType,
    Unlisted,
)

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"
APPLICABLE = Trial(
    trial_id="NCT04194671",
    study_type=StudyType.INTERVENTIONAL,
    overall_status=Status.COMPLETED,
    phases=(Phase.PHASE2,),
    design=Design(primary_purpose=PrimaryPurpose.TREATMENT),
    oversight=Oversight(fda_regulated_drug=True, fda_regulated_device=False),
    start_date=PartialDate(2018, 3, 1),
    primary_completion_date=PartialDate(2020, 3, 1, DateKind.ACTUAL),
    has_results=False,
)
EUROPEAN = Trial(
    trial_id="2015-001234-25",
    overall_status=Status.COMPLETED,
    completion_date=PartialDate(2019, 3, 1),
    has_results=False,
    eligibility=Eligibility(minimum_age=Age("18", AgeUnit.YEARS)),
)


def american(on: str = "2026-01-01", trial: Trial = APPLICABLE, **changes: Any) -> ResultsDue:  # noqa: ANN401 - any field
    return results_due(evolve(trial, **changes), on=on)[0]


def european(on: str = "2026-01-01", trial: Trial = EUROPEAN, **changes: Any) -> ResultsDue:  # noqa: ANN401 - any field
    return results_due(evolve(trial, **changes), on=on)[1]


def test_results_are_due_one_year_after_the_primary_completion() -> None:
    found = american()
    assert (found.law, found.applies) == (Law.FDAAA, Truth.TRUE)
    assert (found.earliest, found.latest, found.grace) == (date(2021, 3, 1), date(2021, 3, 1), 30)
    assert found.counted_from == ("primary_completion_date", APPLICABLE.primary_completion_date)
    assert found.overdue is Truth.TRUE
    assert str(found) == "FDAAA: applies TRUE; due by 2021-03-01; overdue TRUE"


@pytest.mark.parametrize(
    ("on", "overdue"),
    [
        ("2021-03-01", Truth.FALSE),
        ("2021-03-31", Truth.FALSE),
        ("2021-04-01", Truth.TRUE),
    ],
)
def test_the_registry_has_thirty_days_more(on: str, overdue: Truth) -> None:
    assert american(on).overdue is overdue


def test_a_month_is_a_range_of_days() -> None:
    found = american(on="2021-04-20", primary_completion_date=PartialDate(2020, 3))
    assert (found.earliest, found.latest) == (date(2021, 3, 1), date(2021, 3, 31))
    assert found.overdue is Truth.UNKNOWN


def test_the_end_of_the_trial_stands_in_for_that_of_its_primary_part() -> None:
    found = american(primary_completion_date=None, completion_date=PartialDate(2020, 5, 1))
    assert found.counted_from == ("completion_date", PartialDate(2020, 5, 1))
    assert american(primary_completion_date=None).earliest is None
    assert str(american(primary_completion_date=None)).startswith(
        "FDAAA: applies TRUE; due on a day that is not known"
    )


def test_a_date_that_is_planned_does_not_say_that_it_came() -> None:
    planned = PartialDate(2020, 3, 1, DateKind.ESTIMATED)
    assert american(primary_completion_date=planned).overdue is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("sent", "due", "late"),
    [
        (PartialDate(2021, 2, 1), (date(2023, 3, 1), date(2023, 3, 1)), Truth.FALSE),
        (PartialDate(2021, 6, 1), (date(2021, 3, 1), date(2021, 3, 1)), Truth.TRUE),
        (PartialDate(2021), (date(2021, 3, 1), date(2023, 3, 1)), Truth.UNKNOWN),
    ],
)
def test_a_certificate_that_was_sent_in_time_gives_two_years_more(
    sent: PartialDate, due: tuple[date, date], late: Truth
) -> None:
    found = american(disp_first_submitted_date=sent)
    assert (found.earliest, found.latest) == due
    assert found.late_certificate is late


def test_results_that_came_are_in_time_or_late() -> None:
    early = american(results_first_submitted_date=PartialDate(2021, 2, 1))
    assert (early.overdue, early.late, early.has_results) == (Truth.FALSE, Truth.FALSE, Truth.TRUE)
    late = american(results_first_posted_date=PartialDate(2022, 2, 1))
    assert (late.overdue, late.late) == (Truth.FALSE, Truth.TRUE)
    assert late.reported == ("results_first_posted_date", PartialDate(2022, 2, 1))
    assert american(has_results=True).late is Truth.UNKNOWN
    assert american(has_results=None, results=Results()).has_results is Truth.TRUE
    summary = ResultsSummary(posted_date=PartialDate(2020, 1, 1))
    assert european(results_summary=summary).late is Truth.FALSE
    assert european(results_summary=ResultsSummary()).overdue is Truth.TRUE


@pytest.mark.parametrize(
    ("changes", "applies"),
    [
        ({"study_type": StudyType.OBSERVATIONAL}, Truth.FALSE),
        ({"study_type": Unlisted("odd")}, Truth.UNKNOWN),
        ({"phases": (Phase.PHASE1,)}, Truth.FALSE),
        ({"phases": (Phase.PHASE1, Phase.PHASE2)}, Truth.TRUE),
        ({"phases": (Phase.NA,)}, Truth.TRUE),
        ({"phases": ()}, Truth.UNKNOWN),
        ({"phases": (Unlisted("odd"),)}, Truth.UNKNOWN),
        ({"overall_status": Status.WITHDRAWN}, Truth.FALSE),
        ({"design": Design(primary_purpose=PrimaryPurpose.DEVICE_FEASIBILITY)}, Truth.FALSE),
        ({"design": Design()}, Truth.TRUE),
        ({"oversight": Oversight()}, Truth.UNKNOWN),
        ({"oversight": Oversight(fda_regulated=True)}, Truth.TRUE),
        ({"oversight": Oversight(fda_regulated=False)}, Truth.FALSE),
        ({"oversight": Oversight(fda_regulated_drug=False)}, Truth.UNKNOWN),
        ({"oversight": Oversight(fda_regulated_device=True), "design": Design()}, Truth.UNKNOWN),
        ({"start_date": None}, Truth.UNKNOWN),
        ({"start_date": PartialDate(2017, 1)}, Truth.UNKNOWN),
        ({"start_date": PartialDate(2016, 1)}, Truth.UNKNOWN),
        (
            {"start_date": PartialDate(2016, 1), "sites": (Site(country="United States"),)},
            Truth.TRUE,
        ),
        ({"start_date": PartialDate(2016, 1), "sites": (Site(country="Peru"),)}, Truth.FALSE),
    ],
)
def test_the_law_applies_where_each_condition_holds(
    changes: dict[str, Any], applies: Truth
) -> None:
    found = american(**changes)
    if changes == {"design": Design()}:
        applies = Truth.TRUE  # no device is studied, so that it is no feasibility study of one
    if changes == {"oversight": Oversight(fda_regulated=True)}:
        assert found.applies is Truth.TRUE
    assert found.applies is applies, [str(one) for one in found.conditions]
    assert f"it is interventional: {found.conditions[0].truth.name}" == str(found.conditions[0])


def test_european_results_are_due_after_a_year_or_half_of_one_with_children() -> None:
    assert (european().earliest, european().latest) == (date(2020, 3, 1), date(2020, 3, 1))
    children = Eligibility(minimum_age=Age("12", AgeUnit.MONTHS))
    assert european(eligibility=children).latest == date(2019, 9, 1)
    named = Eligibility(standard_ages=(StandardAge.CHILD, StandardAge.ADULT))
    assert european(eligibility=named).latest == date(2019, 9, 1)
    unknown = european(eligibility=Eligibility())
    assert (unknown.earliest, unknown.latest) == (date(2019, 9, 1), date(2020, 3, 1))


def test_european_rules_are_for_european_numbers() -> None:
    assert european(trial=APPLICABLE).applies is Truth.FALSE
    assert european(trial=APPLICABLE).overdue is Truth.FALSE
    assert european(completion_date=None).overdue is Truth.UNKNOWN
    assert european(completion_date=None, has_results=True).overdue is Truth.FALSE


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.dates(date(2000, 1, 1), date(2099, 12, 31))
)
def test_a_day_more_precise_never_turns_a_verdict(end: date, on: date) -> None:
    day, month = PartialDate.of(end), PartialDate(end.year, end.month)
    exact = american(on.isoformat(), primary_completion_date=day)
    rough = american(on.isoformat(), primary_completion_date=month)
    assert rough.overdue in {Truth.UNKNOWN, exact.overdue}
    assert rough.earliest is not None
    assert exact.earliest is not None
    assert rough.latest is not None
    assert rough.earliest <= exact.earliest <= rough.latest


def test_a_reading_may_be_asked_and_nothing_else() -> None:
    reading = msc.read(EXAMPLES / "ctgov_page.txt")
    assert results_due(reading, on="2026-01-01") == results_due(reading.trial, on="2026-01-01")
    with pytest.raises(TypeError, match="asked of a trial or a reading, not of str"):
        results_due("x", on="2026-01-01")  # type: ignore[arg-type]  # wrong on purpose


def test_a_law_that_does_not_apply_asks_for_nothing() -> None:
    assert str(results_due(APPLICABLE, on="2026-01-01")[1]) == "EU: does not apply"


def test_results_that_were_sent_and_are_not_shown_yet_are_there() -> None:
    sent = SubmissionTracking(submission_infos=(SubmissionInfo(PartialDate(2022, 5, 1)),))
    assert american().overdue is Truth.TRUE
    assert american(derived=Derived(submission_tracking=SubmissionTracking())).overdue is Truth.TRUE
    assert american(derived=Derived(submission_tracking=sent)).overdue is Truth.FALSE


@pytest.mark.parametrize(
    ("age", "latest"),
    [
        (Age("17", AgeUnit.YEARS), date(2019, 9, 1)),
        (Age("216", AgeUnit.MONTHS), date(2020, 3, 1)),
        (Age("90", AgeUnit.MINUTES), date(2019, 9, 1)),
        (Age("99999999999", AgeUnit.YEARS), date(2020, 3, 1)),
    ],
)
def test_children_are_those_below_eighteen_years(age: Age, latest: date) -> None:
    assert european(eligibility=Eligibility(minimum_age=age)).latest == latest


@pytest.mark.parametrize("year", [1, 9999])
def test_the_ends_of_time_are_days_too(year: int) -> None:
    for on in (date.min, date.max):
        found = results_due(evolve(APPLICABLE, primary_completion_date=PartialDate(year)), on=on)
        assert found[0].latest is not None


def test_a_device_that_is_tried_out_by_its_words_may_be_outside_of_the_law() -> None:
    device = Oversight(fda_regulated_drug=False, fda_regulated_device=True)
    assert american(oversight=device).applies is Truth.TRUE
    pilot = american(oversight=device, official_title="A feasibility study")
    assert pilot.applies is Truth.UNKNOWN
    outcome = Outcome("Completion", description="Feasibility of use", kind=OutcomeKind.PRIMARY)
    assert american(oversight=device, outcomes=(outcome,)).applies is Truth.UNKNOWN
    others = (
        Outcome("Feasibility", kind=OutcomeKind.SECONDARY),
        Outcome("a", kind=OutcomeKind.PRIMARY),
    )
    assert american(oversight=device, outcomes=others).applies is Truth.TRUE
    assert american(official_title="A feasibility study").applies is Truth.TRUE
