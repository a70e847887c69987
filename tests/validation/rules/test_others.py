"""Rules on texts, duties and kidneys: the cases beside their examples."""

from __future__ import annotations

import pytest

from tests.validation.rules.asked import found, places


def test_each_text_of_a_record_is_looked_through() -> None:
    """An arm, an intervention, an outcome and the criteria, with and without a description."""
    trial = (
        'Trial(arms=(Arm("a"), Arm("b", description="&amp;")),'
        ' interventions=(Intervention("a"), Intervention("b", description="&amp;")),'
        ' outcomes=(Outcome("a"), Outcome("b", description="&amp;")),'
        ' eligibility=Eligibility(texts=(CriteriaText("&amp;"),)))'
    )
    assert places("MSC623", trial) == [
        "arms[1].description",
        "interventions[1].description",
        "outcomes[1].description",
        "eligibility.texts[0].text",
    ]


def test_criteria_have_a_length_of_their_own() -> None:
    criteria = 'eligibility=Eligibility(texts=(CriteriaText("long " * 5000),))'
    assert found("MSC621", f'Trial(trial_id="NCT04194671", {criteria})') == [
        "it has 25,000 characters, and 20,000 are taken"
    ]
    assert found("MSC621", f"Trial({criteria})") == []


INTERVENES = "study_type=StudyType.INTERVENTIONAL"


@pytest.mark.parametrize(
    ("start", "registered", "fires"),
    [
        ('day("2020-03-01")', 'first_submitted_date=day("2020-03-02")', True),
        ('day("2020-03-01", "ESTIMATED")', 'first_submitted_date=day("2020-03-02")', False),
        ('day("2020-03-01")', 'first_posted_date=day("2020-03-20")', False),
        ('day("2020-03-01")', 'first_posted_date=day("2020-04-20")', True),
        ('day("2020-03")', 'first_submitted_date=day("2020-03-31")', False),
    ],
)
def test_a_trial_is_registered_before_it_begins(start: str, registered: str, fires: bool) -> None:  # noqa: FBT001 - as the table has it
    assert bool(found("MSC701", f"Trial({INTERVENES}, start_date={start}, {registered})")) is fires


def test_a_day_before_the_record_was_updated_is_told_once() -> None:
    told = 'start_date=day("2031-03", "ACTUAL"), last_update_date=day("2031-04")'
    assert found("MSC204", f"Trial({told})") == [
        "the record was updated on 2031-04, and the day of the check is 2026-01-01"
    ]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("MSC205", 'overall_status=Status.RECRUITING, completion_date=day("2022-05-01")'),
        ("MSC206", 'overall_status=Status.RECRUITING, verified_date=day("2022-05")'),
        ("MSC209", 'overall_status=Status.NOT_YET_RECRUITING, start_date=day("2022-05-01")'),
        ("MSC709", 'overall_status=Status.COMPLETED, completion_date=day("2022-05-01")'),
    ],
)
def test_a_copy_cannot_know_what_came_later(code: str, told: str) -> None:
    trial = f'Trial(trial_id="NCT04194671", {told}, derived=Derived(version_holder=day("{{0}}")))'
    assert found(code, trial.format("2025-01-01"))
    assert found(code, trial.format("2022-04-01")) == []


def test_a_law_is_named_only_where_it_may_apply() -> None:
    late = 'start_date=day("2020-03-01"), first_submitted_date=day("2020-09-01")'
    (said,) = found("MSC701", f"Trial({INTERVENES}, {late})")
    assert said.endswith("more than 21 days late")
    regulated = "oversight=Oversight(fda_regulated_drug=True)"
    (said,) = found("MSC701", f"Trial({INTERVENES}, {late}, {regulated})")
    assert said.endswith("more than 21 days late (42 CFR 11.24)")


def test_a_status_that_is_unknown_does_not_say_that_a_trial_goes_on() -> None:
    over = 'completion_date=day("2020-12")'
    assert found("MSC205", f"Trial(overall_status=Status.SUSPENDED, {over})")
    assert found("MSC205", f"Trial(overall_status=Status.UNKNOWN, {over})") == []


def test_the_portal_calls_expanded_access_not_recruiting() -> None:
    expanded = "study_type=StudyType.EXPANDED_ACCESS"
    assert found("MSC212", f"Trial({expanded}, overall_status=Status.COMPLETED)")
    assert found("MSC212", f"Trial({expanded}, overall_status=Status.NOT_RECRUITING)") == []


def test_the_part_of_an_item_that_is_lacking_is_named() -> None:
    outcome = "outcomes=(Outcome('pain', kind=OutcomeKind.PRIMARY),)"
    (said,) = found("MSC708", f'Trial(trial_id="NCT04194671", {INTERVENES}, {outcome})')
    assert said.endswith("18 recruitment status, 19 primary outcomes (time point)")
    (said,) = found(
        "MSC708", f'Trial(trial_id="NCT04194671", {INTERVENES}, outcomes=(Outcome("a"),))'
    )
    assert said.endswith("18 recruitment status")


@pytest.mark.parametrize(
    ("outcome", "fires"),
    [
        ("Outcome('Adverse events')", True),
        ("Outcome('Adverse events', description='as they come')", True),
        ("Outcome('Adverse events', description='Number of patients with any')", False),
        ("Outcome('Safety', description='Number of patients with any')", True),
    ],
)
def test_a_title_says_what_is_measured(outcome: str, fires: bool) -> None:  # noqa: FBT001 - as the table has it
    assert bool(found("MSC403", f"Trial(outcomes=({outcome},))")) is fires


@pytest.mark.parametrize(
    ("end", "results", "said"),
    [
        ('day("2025-03-01", "ACTUAL")', "False", "; results are due by 2026-03-01"),
        (
            'day("2027-03-01", "ESTIMATED")',
            "False",
            "; results are due by 2028-03-01, if it ends as planned",
        ),
        ('day("2025-03-01", "ACTUAL")', "True", ""),
    ],
)
def test_results_are_due_where_there_are_none(end: str, results: str, said: str) -> None:
    trial = (
        f"Trial({INTERVENES}, overall_status=Status.RECRUITING, phases=(Phase.PHASE2,),"
        " design=Design(primary_purpose=PrimaryPurpose.TREATMENT),"
        " oversight=Oversight(fda_regulated_drug=True), start_date=day('2018-03-01'),"
        f" primary_completion_date={end}, has_results={results})"
    )
    assert found("MSC704", trial) == [f"FDAAA 801 probably applies{said}"]


def test_results_have_a_day_at_clinicaltrials_gov() -> None:
    shown = 'has_results=True, first_posted_date=day("2019-01-01")'
    assert found("MSC706", f'Trial(trial_id="NCT04194671", {shown})') == [
        "there are results, and no day on which they were posted"
    ]
    assert found("MSC706", f'Trial(trial_id="ISRCTN12345678", {shown})') == []


def test_a_link_is_an_address() -> None:
    links = 'Link("see the leaflet"), Link("https://example.org/a")'
    assert places("MSC710", f"Trial(links=({links}))") == ["links[0].url"]
    assert places("MSC710", 'Trial(references=(Reference("A", pmid="PMC12"),))') == [
        "references[0].pmid"
    ]


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("* CKD stage 3 with eGFR > 70 mL/min/1.73m2", True),
        ("* CKD stage 3 with eGFR 30 to 59 mL/min/1.73m2", False),
        ("* CKD stage 3 or 4, eGFR > 70 mL/min/1.73m2", False),
        ("* CKD with eGFR > 70 mL/min/1.73m2", False),
        ("* Asthma", False),
    ],
)
def test_a_stage_is_compared_with_one_rate(text: str, fires: bool) -> None:  # noqa: FBT001 - as the table has it
    trial = f"Trial(eligibility=Eligibility(texts=(CriteriaText({text!r}),)))"
    assert bool(found("MSC853", trial)) is fires


@pytest.mark.parametrize(
    "text",
    [
        "* If diabetic, eGFR > 60 mL/min",
        "* No eGFR below 60 mL/min",
        "* eGFR > 60 mL/min or no proteinuria",
    ],
)
def test_a_rate_is_found_wherever_it_stands_in_a_criterion(text: str) -> None:
    assert found("MSC851", f"Trial(eligibility=Eligibility(texts=(CriteriaText({text!r}),)))")


@pytest.mark.parametrize("way", ["by Cockroft-Gault", "measured with iohexol"])
def test_a_rate_that_is_not_for_an_area_has_none(way: str) -> None:
    text = f"* eGFR > 60 mL/min {way}"
    assert found("MSC851", f"Trial(eligibility=Eligibility(texts=(CriteriaText({text!r}),)))") == []


@pytest.mark.parametrize(
    "told",
    [
        "overall_status=Status.WITHDRAWN",
        "design=Design(time_perspective=TimePerspective.RETROSPECTIVE)",
    ],
)
def test_what_was_stopped_or_looks_back_takes_its_own_time(told: str) -> None:
    trial = (
        'Trial({0}start_date=day("2020-01"), primary_completion_date=day("2020-12"),'
        " outcomes=(Outcome('pain', '5 years', kind=OutcomeKind.PRIMARY),))"
    )
    assert found("MSC406", trial.format(""))
    assert found("MSC406", trial.format(f"{told}, ")) == []


@pytest.mark.parametrize(
    ("now", "then", "fires"),
    [("40", "500", True), ("40", "60", False), ("0", "60", False), ("40", None, False)],
)
def test_a_number_of_participants_is_compared_with_the_earlier(
    now: str,
    then: str | None,
    fires: bool,  # noqa: FBT001 - as the table has it
) -> None:
    before = "Trial()" if then is None else f"Trial(enrollment=Enrollment({then}))"
    trial = f"Trial(enrollment=Enrollment({now}))"
    assert bool(found("MSC219", trial, earlier=before)) is fires


def test_a_primary_outcome_that_is_gone_or_new_is_named() -> None:
    def measuring(*names: str) -> str:
        outcomes = ", ".join([f"Outcome({name!r}, kind=OutcomeKind.PRIMARY)" for name in names])
        return f"Trial(outcomes=({outcomes},))" if names else "Trial()"

    assert found("MSC408", measuring("pain", "eGFR"), earlier=measuring("eGFR", "sleep")) == [
        "this primary outcome is new",
        "the primary outcome 'sleep' of the earlier record is gone",
    ]
    assert found("MSC408", measuring("pain"), earlier=measuring()) == []


@pytest.mark.parametrize(
    ("frame", "fires"),
    [("2 years", True), ("6 months", False), ("at the end of all visits", False)],
)
def test_a_time_frame_is_compared_where_it_has_a_length(frame: str, fires: bool) -> None:  # noqa: FBT001 - as the table has it
    trial = (
        'Trial(start_date=day("2020-01-01"), primary_completion_date=day("2020-12-01"),'
        f" outcomes=(Outcome('pain', time_frame={frame!r}, kind=OutcomeKind.PRIMARY),))"
    )
    assert bool(found("MSC406", trial)) is fires
