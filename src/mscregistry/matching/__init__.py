"""Patients and criteria: may a patient take part, and do the criteria of a trial fit together.

A criterion is never guessed: what is not known is UNKNOWN, with what would have to be known.
"""

from mscregistry.matching.answers import Answer
from mscregistry.matching.change_kinds import ChangeKind
from mscregistry.matching.changes import Change, compare
from mscregistry.matching.contradiction_kinds import ContradictionKind
from mscregistry.matching.contradictions import Contradiction, contradictions
from mscregistry.matching.facts import Fact
from mscregistry.matching.match import match
from mscregistry.matching.needs import Need, NeedKind
from mscregistry.matching.observations import Observation
from mscregistry.matching.patient import KINDS, Patient
from mscregistry.matching.redundancies import Redundancy, redundant
from mscregistry.matching.stated import Scale, Stated, stated
from mscregistry.matching.thing_changes import ThingChange
from mscregistry.matching.thing_contradictions import ThingContradiction
from mscregistry.matching.things import Thing
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
    "Thing",
    "ThingChange",
    "ThingContradiction",
    "Verdict",
    "compare",
    "contradictions",
    "match",
    "redundant",
    "stated",
]
