"""What was found: the results of a study, after ``resultsSection`` of ClinicalTrials.gov.

Numbers are kept as they are written, since registries write ``<1``, ``NA`` and ``12 (3.4)`` where
a number should stand; the parts of a record's results tie to each other by the ids of groups.
"""

from mscregistry.model.results.adverse_events import (
    AdverseEvent,
    AdverseEvents,
    EventGroup,
    EventStats,
)
from mscregistry.model.results.measures import (
    Analysis,
    BaselineMeasure,
    Category,
    Denominator,
    GroupCount,
    MeasureClass,
    Measurement,
    OutcomeMeasure,
)
from mscregistry.model.results.participant_flow import (
    Achievement,
    DropReason,
    DropWithdraw,
    Milestone,
    ParticipantFlow,
    Period,
    ResultGroup,
)
from mscregistry.model.results.results import (
    Baseline,
    CertainAgreement,
    MoreInfo,
    PointOfContact,
    Results,
)

__all__ = [
    "Achievement",
    "AdverseEvent",
    "AdverseEvents",
    "Analysis",
    "Baseline",
    "BaselineMeasure",
    "Category",
    "CertainAgreement",
    "Denominator",
    "DropReason",
    "DropWithdraw",
    "EventGroup",
    "EventStats",
    "GroupCount",
    "MeasureClass",
    "Measurement",
    "Milestone",
    "MoreInfo",
    "OutcomeMeasure",
    "ParticipantFlow",
    "Period",
    "PointOfContact",
    "ResultGroup",
    "Results",
]
