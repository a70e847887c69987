"""Every rule fires on its bad example and not on its good one, whatever else the trial says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given, settings

from mscregistry.issues import Severity
from mscregistry.model import Contact, Trial
from mscregistry.testing import sample_trials, strategies
from mscregistry.validation import Needs, validate
from mscregistry.validation.every_rule import RULES
from mscregistry.validation.examples import example
from tests.timing import takes_at_most

if TYPE_CHECKING:
    from mscregistry.validation import Rule

DAY = date(2026, 1, 1)
TRIALS = [*sample_trials(24, seed=11)]
#: How many of them a rule must pass over when what it looks at is good.
QUIET = 12
DATES = tuple(one.name for one in attrs.fields(Trial) if one.name.endswith("_date"))
CELLS = (
    "brief_title",
    "official_title",
    "brief_summary",
    "detailed_description",
    "keywords",
    "arms",
    "interventions",
    "intervention_other_names",
    "intervention_description",
    "intervention_terms",
    "outcomes",
    "eligibility",
    "design",
    "products",
    "study_type",
    "abstract",
)
#: What says the same as the fields of a rule's examples, and is left out of both trials.
BESIDE = {
    "MSC109": ("secondary_ids", "nct_id_aliases"),
    "MSC201": DATES,
    "MSC203": DATES,
    "MSC205": (*DATES, "derived"),
    "MSC206": ("derived",),
    "MSC209": ("derived",),
    "MSC302": ("phases", "design"),
    "MSC305": ("arms",),
    "MSC406": ("overall_status", "design"),
    "MSC602": ("sites", "central_contacts", "facility_contacts", "sponsors"),
    "MSC702": ("derived", "results"),
    "MSC705": ("derived", "results"),
    "MSC709": ("references", "has_results", "derived"),
    "MSC358": CELLS,
    "MSC80": CELLS,
    "MSC81": CELLS,
}


def named(rule: Rule) -> str:
    return f"{rule.code}-{rule.name}"


def beside(rule: Rule) -> tuple[Any, ...]:
    if rule.needs is Needs.DATE:
        return (DAY,)
    if rule.needs is Needs.EARLIER:
        assert rule.earlier is not None
        return (example(rule.earlier),)
    return ()


def stated(*trials: Trial) -> set[str]:
    """Give the fields that any of some trials states."""
    return {
        one.name
        for one in attrs.fields(Trial)
        for trial in trials
        if getattr(trial, one.name) != getattr(Trial(), one.name)
    }


def planted(trial: Trial, fields: set[str], values: Trial) -> Trial:
    return attrs.evolve(trial, **{name: getattr(values, name) for name in fields})


def test_codes_are_in_order_and_of_the_family_of_their_file() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert all(rule.is_own for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_it_fires_on_the_bad_example(rule: Rule) -> None:
    found = rule.findings(example(rule.bad), *beside(rule))
    assert found
    for one in found:
        assert one.message
        first = one.message.split()[0]
        # It begins small, but for an abbreviation.
        assert first == first.lower() or not first[1:].islower(), one.message


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_it_does_not_fire_on_the_good_example(rule: Rule) -> None:
    assert rule.findings(example(rule.good), *beside(rule)) == ()


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_it_fires_on_a_generated_trial_with_the_fault_and_not_without(rule: Rule) -> None:
    bad, good = example(rule.bad), example(rule.good)
    fields = stated(bad, good).union(
        *[names for code, names in BESIDE.items() if rule.code.startswith(code)]
    )
    quiet = 0
    for trial in TRIALS:
        without = planted(trial, fields, good)
        if rule.findings(without, *beside(rule)):
            continue  # what else the trial says is bad enough
        quiet += 1
        assert rule.findings(planted(trial, fields, bad), *beside(rule)), trial
    assert quiet >= QUIET


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_its_page_says_where_it_comes_from_and_whether_that_was_looked_up(rule: Rule) -> None:
    assert rule.summary.endswith(".")
    assert rule.source
    if rule.severity is Severity.ERROR:
        assert rule.verified  # what nobody looked up is no error


def test_a_trial_of_which_nothing_is_known_has_no_error() -> None:
    report = validate(Trial(), on=DAY)
    assert [issue.code for issue in report.issues] == ["MSC109"]
    assert report.ok


@settings(max_examples=100, deadline=None)
@given(strategies.trials(wild=True))
def test_no_trial_makes_a_rule_raise(trial: Trial) -> None:
    report = validate(trial, on=DAY)
    assert report.failures == ()
    assert report.text()
    assert report.to_json().encode("utf-8")


@pytest.mark.untraced
def test_many_people_of_one_name_take_time_in_proportion() -> None:
    def checked(size: int) -> None:
        people = tuple([Contact("Ana F E", phone=f"+5622618{at:04}") for at in range(size)])
        validate(Trial(central_contacts=people))

    assert takes_at_most(3, lambda: checked(400), lambda: checked(800))
