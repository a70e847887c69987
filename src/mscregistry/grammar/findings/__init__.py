"""Results told in prose: who took part, what happened to them, what was found."""

from mscregistry.grammar.findings.facts import (
    AdverseEvent,
    Change,
    Efficacy,
    EventSet,
    Figure,
    Findings,
    FollowUp,
    Group,
    Outcome,
    Ratio,
    SeriousEvents,
    StudyDesign,
)
from mscregistry.grammar.findings.reader import read_findings
from mscregistry.grammar.findings.sections import Tells, tells_of

__all__ = [
    "AdverseEvent",
    "Change",
    "Efficacy",
    "EventSet",
    "Figure",
    "Findings",
    "FollowUp",
    "Group",
    "Outcome",
    "Ratio",
    "SeriousEvents",
    "StudyDesign",
    "Tells",
    "read_findings",
    "tells_of",
]
