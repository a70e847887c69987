"""Trials that are alike: those of a set that are most like one, each with the reasons.

The score says how alike two records are in what they state.  It is no evidence of anything, and
recommends no trial.
"""

from mscregistry.related.alike import Alike, similar
from mscregistry.related.cells import PARTS, WITHIN
from mscregistry.related.records import Reason, Related
from mscregistry.related.weights import Weights

__all__ = ["PARTS", "WITHIN", "Alike", "Reason", "Related", "Weights", "similar"]
