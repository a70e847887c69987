"""The test of rules finds what is wrong with one, and says what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from mscregistry.issues import Severity
from mscregistry.testing import RuleFaults, check_rule
from mscregistry.validation import Finding, Needs, Rule, rulebook
from tests.validation import toy_rules
from tests.validation.toy_rules import LONG, NO_PHASE, TODAY

if TYPE_CHECKING:
    from mscregistry.model import Trial


def faults(rule: Rule) -> tuple[str, ...]:
    with pytest.raises(RuleFaults) as caught:
        check_rule(rule, trials=3)
    return caught.value.faults


@pytest.mark.parametrize("rule", [NO_PHASE, LONG, TODAY, *rulebook().select("MSC219", "MSC201")])
def test_a_rule_without_a_fault_passes(rule: Rule) -> None:
    check_rule(rule, trials=3)


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        (toy_rules.RAISING, "on the example Bad: it raised RuntimeError: broken"),
        (
            toy_rules.TEXT,
            "on the example Bad: it gave something of type 'str', and not a Finding",
        ),
        (toy_rules.NOWHERE, "on the example Bad: it points at 'no_such_field': "),
        (
            toy_rules.SILENT,
            "on the example Bad: it found something and says nothing of it",
        ),
        (toy_rules.NEVER, "it does not fire on the example Bad"),
        (toy_rules.BAD_EXAMPLE, "an example cannot be made: NameError: name 'Trail'"),
        (
            toy_rules.WITHOUT_EARLIER,
            "it needs an earlier record, and its docstring has no part Earlier::",
        ),
    ],
    ids=lambda given: given.name if isinstance(given, Rule) else "",
)
def test_each_fault_is_named(rule: Rule, fault: str) -> None:
    found = faults(rule)
    assert any(one.startswith(fault) for one in found), found


def test_all_faults_of_a_rule_are_told_at_once() -> None:
    with pytest.raises(RuleFaults, match=r"the rule TOY003 has 2 faults:\n  on the example Bad"):
        check_rule(toy_rules.RAISING, trials=3)


def test_a_rule_that_fires_on_its_good_example_has_a_fault() -> None:
    assert faults(
        Rule("TOY011", Severity.INFO, toy_rules.firing_on_good, "toy", verified=True)
    ) == ("it fires on the example Good",)


def test_a_rule_that_changes_its_mind_has_a_fault() -> None:
    fault = "on the example Bad: it finds something else when it is asked again"
    assert fault in faults(
        Rule("TOY012", Severity.INFO, toy_rules.of_two_minds, "toy", verified=True)
    )


def test_a_rule_that_cannot_be_sent_to_another_process_has_a_fault() -> None:
    def within(trial: Trial) -> list[Finding]:
        return toy_rules.silent(trial) and [Finding("odd")]

    within.__doc__ = toy_rules.silent.__doc__
    (fault,) = faults(evolve(NO_PHASE, check=within))
    assert fault.startswith("it cannot be pickled: ")


def test_a_rule_that_is_another_after_it_was_pickled_has_a_fault() -> None:
    assert faults(evolve(NO_PHASE, check=toy_rules.Fickle())) == (
        "it is not the same after it was pickled",
    )


def test_codes_of_the_library_are_its_own() -> None:
    fault = "its code is MSC999, and MSC with figures is the library's own"
    assert faults(evolve(NO_PHASE, code="MSC999")) == (fault,)


def test_what_is_no_rule_is_told() -> None:
    with pytest.raises(TypeError, match="a rule is checked, not function; make one"):
        check_rule(toy_rules.no_phase)  # type: ignore[arg-type]  # wrong on purpose


def test_it_is_asked_for_the_day_that_it_needs() -> None:
    assert TODAY.needs is Needs.DATE
    with pytest.raises(RuleFaults, match="it fires on the example Good"):
        check_rule(TODAY, on="2100-01-01", trials=1)
