"""Patients and criteria: may a patient take part, and do the criteria of a trial fit together.

A criterion is never guessed: what is not known is UNKNOWN, with what would have to be known.
"""

from mscregistry.matching.answers import Answer
from mscregistry.matching.changes import Change, ChangeKind, compare
from mscregistry.matching.contradictions import Contradiction, ContradictionKind, contradictions
from mscregistry.matching.facts import Fact
from mscregistry.matching.match import match
from mscregistry.matching.needs import Need, NeedKind
from mscregistry.matching.observations import Observation
from mscregistry.matching.patient import KINDS, Patient
from mscregistry.matching.redundancies import Redundancy, redundant
from mscregistry.matching.stated import Scale, Stated, stated
from mscregistry.matching.verdicts import CriterionVerdict, Verdict

__all__ = [
    "KINDS",
    "Answer",
    "Change",
    "ChangeKind",
    "Contradiction",
    "ContradictionKind",
    "CriterionVerdict",
    "Fact",
    "Need",
    "NeedKind",
    "Observation",
    "Patient",
    "Redundancy",
    "Scale",
    "Stated",
    "Verdict",
    "compare",
    "contradictions",
    "match",
    "redundant",
    "stated",
]
