"""The test that a rule must pass, be it one of ours or a plug-in's."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

from mscregistry.errors import NoSuchPath
from mscregistry.extensions import FAILURES, told
from mscregistry.grammar.stated import Stated
from mscregistry.model import Trial
from mscregistry.paths import follow
from mscregistry.testing.samples import sample_trials
from mscregistry.validation.days import day_of
from mscregistry.validation.examples import example
from mscregistry.validation.finding import Finding
from mscregistry.validation.rule import Needs, Rule
from mscregistry.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

#: The day on which the examples of rules are checked, where they need one.
DAY = "2026-01-01"


class RuleFaults(AssertionError):
    """A rule does not do what the house promises."""

    def __init__(self, code: str, faults: tuple[str, ...]) -> None:
        """Say what is wrong, one fault after the other."""
        self.faults = faults
        lines = [f"the rule {code} has {len(faults)} fault{'s' if len(faults) > 1 else ''}:"]
        super().__init__("\n".join([*lines, *(f"  {visible(fault)}" for fault in faults)]))


def check_rule(rule: Rule, *, on: date | str = DAY, trials: int = 100) -> None:
    """Check that a rule does what the house promises.

    - its docstring has a first line, a bad and a good example, and what it needs beside;
    - it fires on the bad example, and not on the good one;
    - what it finds stands at fields that there are;
    - no trial makes it raise, nor one of which nothing is known; the same trial gives the same;
    - it can be pickled, so that other processes can ask it.

    Args:
        rule: The rule.
        on: The day of the check, for a rule that needs one.
        trials: How many invented trials are tried.

    >>> from mscregistry.validation import rulebook
    >>> check_rule(rulebook()["MSC201"])

    Raises:
        RuleFaults: If it does not; all faults are named.
        TypeError: If it is no rule.
    """
    if not isinstance(rule, Rule):
        msg = f"a rule is checked, not {type(rule).__name__}; make one from a function"
        raise TypeError(msg)
    faults = tuple(_faults(rule, day_of(on), trials))
    if rule.is_own and rule.check.__module__.partition(".")[0] != "mscregistry":
        faults = (f"its code is {rule.code}, and MSC with figures is the library's own", *faults)
    if faults:
        raise RuleFaults(rule.code, faults)


def _faults(rule: Rule, on: date, trials: int) -> Iterator[str]:
    try:
        examples = {"Bad": example(rule.bad), "Good": example(rule.good)}
        earlier = Trial() if rule.earlier is None else example(rule.earlier)
    except FAILURES as error:
        yield f"an example cannot be made: {told(error)}"
        return
    if rule.needs is Needs.EARLIER and rule.earlier is None:
        yield "it needs an earlier record, and its docstring has no part Earlier::"
    beside = {Needs.NOTHING: (), Needs.DATE: (on,), Needs.EARLIER: (earlier,)}[rule.needs]
    for name, trial in examples.items():
        found, fault = _asked(rule, trial, beside)
        if fault:
            yield f"on the example {name}: {fault}"
        elif bool(found) is not (name == "Bad"):
            yield f"it {'fires' if found else 'does not fire'} on the example {name}"
    unknown = Trial()
    for trial in (unknown, *sample_trials(trials, seed=7)):
        _, fault = _asked(rule, trial, beside)
        if fault:
            yield f"on {trial!r}: {fault}"
            break
    try:
        if pickle.loads(pickle.dumps(rule)) != rule:  # noqa: S301 - it was pickled here
            yield "it is not the same after it was pickled"
    except FAILURES as error:
        yield f"it cannot be pickled: {told(error)}"


def _asked(rule: Rule, trial: Trial, beside: tuple[Any, ...]) -> tuple[tuple[Finding, ...], str]:
    """Give what a rule finds in a trial, and what is wrong with that."""
    try:
        found = rule.findings(trial, *beside)
        again = rule.findings(trial, *beside)
    except FAILURES as error:
        return (), f"it raised {told(error)}"
    if found != again:
        return found, "it finds something else when it is asked again"
    return found, next((fault for one in found if (fault := _wrong(trial, one))), "")


def _wrong(trial: Trial, finding: object) -> str:
    """Say what is wrong with a finding, or nothing."""
    if not isinstance(finding, Finding):
        return f"it gave something of type {type(finding).__name__!r}, and not a Finding"
    if not finding.message:
        return "it found something and says nothing of it"
    for place in finding.places:
        path = place.path if isinstance(place, Stated) else place
        try:
            follow(trial, path)
        except NoSuchPath as error:
            return f"it points at {path!r}: {error}"
    return ""
