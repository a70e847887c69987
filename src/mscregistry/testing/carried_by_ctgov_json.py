"""What of a trial a study of the ClinicalTrials.gov API can carry, of either version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from mscregistry.export.ctgov import joined_criteria
from mscregistry.model import CriteriaText, Trial
from mscregistry.parsers.ctgov_json.fields import STUDY
from mscregistry.testing.carried_by_tree import carried as carried_by_tree

if TYPE_CHECKING:
    from mscregistry.model import Eligibility


def carried(trial: Trial) -> Trial:
    """Give a trial with what has a place in a study; its criteria are in one text."""
    found: Trial | None = carried_by_tree(STUDY, trial)
    if found is None:
        return Trial()
    return evolve(found, eligibility=_in_one(trial, found.eligibility))


def _in_one(trial: Trial, found: Eligibility) -> Eligibility:
    texts = trial.eligibility.texts
    return evolve(found, texts=(CriteriaText(joined_criteria(texts)),) if texts else ())
