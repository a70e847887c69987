"""A rule is a function with a code, and its docstring is its page."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from mscregistry.issues import Severity
from mscregistry.validation import Finding, Needs, Rule, rulebook
from mscregistry.validation import rule as rule_module
from mscregistry.validation.examples import example
from tests.validation.toy_rules import LONG, NO_PHASE, without_good, without_words

if TYPE_CHECKING:
    from collections.abc import Callable


def test_the_parts_of_a_docstring_are_its_page() -> None:
    assert NO_PHASE.summary == "A trial has no phase."
    assert NO_PHASE.rationale == "Phases tell how far a treatment has come."
    assert NO_PHASE.bad == "Trial()"
    assert NO_PHASE.good == "Trial(phases=(Phase.PHASE1,))"
    assert NO_PHASE.earlier is None
    assert NO_PHASE.name == "no-phase"
    assert str(NO_PHASE) == "TOY001 warning: A trial has no phase."


def test_a_rule_that_compares_has_an_earlier_record() -> None:
    assert rulebook()["MSC408"].needs is Needs.EARLIER
    assert "eGFR" in str(rulebook()["MSC408"].earlier)


@pytest.mark.parametrize("code", ["MSC1", "msc101", "TOY-001", "", "T001", "A" * 20 + "001"])
def test_a_code_is_capitals_and_three_figures(code: str) -> None:
    with pytest.raises(ValueError, match="capitals and three figures"):
        Rule(code, Severity.INFO, LONG.check, "toy", verified=False)


@pytest.mark.parametrize(
    ("check", "lacking"),
    [
        (without_good, "lacks a part Good::"),
        (without_words, "lacks a first line and a part Bad:: and a part Good::"),
    ],
)
def test_a_docstring_has_all_its_parts(check: Callable[..., list[Finding]], lacking: str) -> None:
    with pytest.raises(ValueError, match=lacking):
        Rule("TOY002", Severity.INFO, check, "toy", verified=False)


def test_codes_of_this_library_are_known() -> None:
    assert rulebook()["MSC101"].is_own
    assert not NO_PHASE.is_own


def test_it_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(NO_PHASE)) == NO_PHASE  # noqa: S301 - it was pickled here


def test_an_example_is_a_trial() -> None:
    with pytest.raises(TypeError, match="an example gives a Trial, and not a int"):
        example("1")


def test_a_finding_has_the_path_of_its_first_place() -> None:
    assert Finding("nothing is there").path == ""
    assert Finding("odd", "phases", "design", hint="look").path == "phases"
    assert Finding("odd", "phases", hint="look").hint == "look"


def test_where_python_left_docstrings_out_rules_are_asked_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rule_module, "_STRIPPED", True)
    rule = Rule("TOY001", Severity.INFO, without_words, "toy", verified=False)
    assert rule.summary == "without-words"
