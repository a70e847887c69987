"""The coded words of a trial's results, and of what the registry adds to a record.

The third part of the enums; `mscregistry.vocab.codes` says where names and values come from.
"""

from __future__ import annotations

from enum import StrEnum


class OutcomeMeasureType(StrEnum):
    """Kind of a measured outcome: ``outcomeMeasuresModule.outcomeMeasures[].type``."""

    PRIMARY = "PRIMARY"
    SECONDARY = "SECONDARY"
    OTHER_PRE_SPECIFIED = "OTHER_PRE_SPECIFIED"
    POST_HOC = "POST_HOC"


class ReportingStatus(StrEnum):
    """Whether an outcome has its results yet: ``outcomeMeasures[].reportingStatus``."""

    NOT_POSTED = "NOT_POSTED"
    POSTED = "POSTED"


class MeasureParam(StrEnum):
    """What a number of results is: ``paramType`` of a measure."""

    GEOMETRIC_MEAN = "GEOMETRIC_MEAN"
    GEOMETRIC_LEAST_SQUARES_MEAN = "GEOMETRIC_LEAST_SQUARES_MEAN"
    LEAST_SQUARES_MEAN = "LEAST_SQUARES_MEAN"
    LOG_MEAN = "LOG_MEAN"
    MEAN = "MEAN"
    MEDIAN = "MEDIAN"
    NUMBER = "NUMBER"
    COUNT_OF_PARTICIPANTS = "COUNT_OF_PARTICIPANTS"
    COUNT_OF_UNITS = "COUNT_OF_UNITS"


class MeasureDispersionType(StrEnum):
    """What the spread of a number is: ``dispersionType`` of a measure."""

    NA = "NA"
    STANDARD_DEVIATION = "STANDARD_DEVIATION"
    STANDARD_ERROR = "STANDARD_ERROR"
    INTER_QUARTILE_RANGE = "INTER_QUARTILE_RANGE"
    FULL_RANGE = "FULL_RANGE"
    CONFIDENCE_80 = "CONFIDENCE_80"
    CONFIDENCE_90 = "CONFIDENCE_90"
    CONFIDENCE_95 = "CONFIDENCE_95"
    CONFIDENCE_975 = "CONFIDENCE_975"
    CONFIDENCE_99 = "CONFIDENCE_99"
    CONFIDENCE_OTHER = "CONFIDENCE_OTHER"
    GEOMETRIC_COEFFICIENT = "GEOMETRIC_COEFFICIENT"


class AnalysisDispersionType(StrEnum):
    """What the spread of an estimate is: ``analyses[].dispersionType``."""

    STANDARD_DEVIATION = "STANDARD_DEVIATION"
    STANDARD_ERROR_OF_MEAN = "STANDARD_ERROR_OF_MEAN"


class ConfidenceIntervalNumSides(StrEnum):
    """Sides of a confidence interval: ``analyses[].ciNumSides``."""

    ONE_SIDED = "ONE_SIDED"
    TWO_SIDED = "TWO_SIDED"


class NonInferiorityType(StrEnum):
    """What a comparison is to show: ``analyses[].nonInferiorityType``."""

    SUPERIORITY = "SUPERIORITY"
    NON_INFERIORITY = "NON_INFERIORITY"
    EQUIVALENCE = "EQUIVALENCE"
    OTHER = "OTHER"
    NON_INFERIORITY_OR_EQUIVALENCE = "NON_INFERIORITY_OR_EQUIVALENCE"
    SUPERIORITY_OR_OTHER = "SUPERIORITY_OR_OTHER"
    NON_INFERIORITY_OR_EQUIVALENCE_LEGACY = "NON_INFERIORITY_OR_EQUIVALENCE_LEGACY"
    SUPERIORITY_OR_OTHER_LEGACY = "SUPERIORITY_OR_OTHER_LEGACY"


class EventAssessment(StrEnum):
    """How adverse events were looked for: ``seriousEvents[].assessmentType``."""

    NON_SYSTEMATIC_ASSESSMENT = "NON_SYSTEMATIC_ASSESSMENT"
    SYSTEMATIC_ASSESSMENT = "SYSTEMATIC_ASSESSMENT"


class AgreementRestrictionType(StrEnum):
    """How long a sponsor may hold back what an investigator wants to publish.

    ``moreInfoModule.certainAgreement.restrictionType``.
    """

    LTE60 = "LTE60"
    GT60 = "GT60"
    OTHER = "OTHER"


class BrowseLeafRelevance(StrEnum):
    """How sure the registry is of a term it found: ``browseLeaves[].relevance``."""

    LOW = "LOW"
    HIGH = "HIGH"


class UnpostedEventType(StrEnum):
    """What became of results that are not posted: ``unpostedEvents[].type``."""

    RESET = "RESET"
    RELEASE = "RELEASE"
    UNRELEASE = "UNRELEASE"


class ViolationEventType(StrEnum):
    """What the U.S. FDA did about a violation: ``violationEvents[].type``."""

    VIOLATION_IDENTIFIED = "VIOLATION_IDENTIFIED"
    CORRECTION_CONFIRMED = "CORRECTION_CONFIRMED"
    PENALTY_IMPOSED = "PENALTY_IMPOSED"
    ISSUES_IN_LETTER_ADDRESSED_CONFIRMED = "ISSUES_IN_LETTER_ADDRESSED_CONFIRMED"
