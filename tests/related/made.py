"""Trials that are made for one thing to be asked of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from mscregistry.grammar.ages import read_age
from mscregistry.model import Eligibility, Intervention, Trial

if TYPE_CHECKING:
    from mscregistry.related import Reason, Related


def trial(number: int, **fields: Any) -> Trial:  # noqa: ANN401 - any field of a trial
    """Give a trial with a number of its own."""
    return Trial(trial_id=f"NCT9{number:07}", **fields)


def giving(number: int, *names: str, **fields: Any) -> Trial:  # noqa: ANN401 - any field of a trial
    """Give a trial that gives what is named."""
    return trial(number, interventions=tuple([Intervention(name) for name in names]), **fields)


def aged(number: int, lowest: str | None, highest: str | None) -> Trial:
    """Give a trial for ages, written as registries write them."""
    ages = [None if one is None else read_age(one) for one in (lowest, highest)]
    return trial(number, eligibility=Eligibility(minimum_age=ages[0], maximum_age=ages[1]))


def under_another_number(one: Trial, number: int = 1) -> Trial:
    """Give the same trial as if it were another one."""
    return evolve(
        one, trial_id=f"NCT9{number:07}", nct_id_aliases=(), secondary_ids=(), related_trials=()
    )


def reason(found: Related, aspect: str) -> Reason:
    """Give the reason of an aspect, which must be there."""
    (one,) = [one for one in found.reasons if one.aspect == aspect]
    return one


def said(found: Related, aspect: str) -> str:
    """Give the sentence of an aspect, which must be there."""
    return reason(found, aspect).said


def numbers(found: tuple[Related, ...]) -> list[int]:
    """Give the numbers of what was found, in its order."""
    return [int((one.trial.trial_id or "").removeprefix("NCT9")) for one in found]
