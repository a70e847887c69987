"""Ask one rule of a trial that an expression makes, as the docstrings of rules have them."""

from __future__ import annotations

from datetime import date

from mscregistry.validation import Needs, rulebook
from mscregistry.validation.examples import example

DAY = date(2026, 1, 1)


def found(code: str, expression: str, *, earlier: str = "Trial()") -> list[str]:
    """Give what a rule says of a trial."""
    rule = rulebook()[code]
    beside = {Needs.NOTHING: (), Needs.DATE: (DAY,), Needs.EARLIER: (example(earlier),)}
    return [one.message for one in rule.findings(example(expression), *beside[rule.needs])]


def places(code: str, expression: str) -> list[str]:
    """Give the paths that a rule points at first."""
    return [one.path for one in rulebook()[code].findings(example(expression))]
