"""The coded words of a trial, one enum for each list.

Names and values are those of the data model of ClinicalTrials.gov, version 2; each docstring gives
the path where a study has the code.  What is ours and not theirs says so.  How else a word is
written, by the older site and by others, stands in ``tables/codes.toml``.
"""

from __future__ import annotations

from enum import StrEnum

# ── What state the trial is in ─────────────────────────────────────────────────────────────────


class Status(StrEnum):
    """Recruitment status of a trial or of one site.

    ``statusModule.overallStatus`` and ``lastKnownStatus``;
    ``contactsLocationsModule.locations[].status`` uses nine of these.
    """

    ACTIVE_NOT_RECRUITING = "ACTIVE_NOT_RECRUITING"
    COMPLETED = "COMPLETED"
    ENROLLING_BY_INVITATION = "ENROLLING_BY_INVITATION"
    NOT_YET_RECRUITING = "NOT_YET_RECRUITING"
    RECRUITING = "RECRUITING"
    SUSPENDED = "SUSPENDED"
    TERMINATED = "TERMINATED"
    WITHDRAWN = "WITHDRAWN"
    #: This and the next three are said of expanded access only.
    AVAILABLE = "AVAILABLE"
    NO_LONGER_AVAILABLE = "NO_LONGER_AVAILABLE"
    TEMPORARILY_NOT_AVAILABLE = "TEMPORARILY_NOT_AVAILABLE"
    APPROVED_FOR_MARKETING = "APPROVED_FOR_MARKETING"
    #: Little but the number of such a record is public.
    WITHHELD = "WITHHELD"
    #: Said by the registry of a record long not verified: a status, not a missing one.
    UNKNOWN = "UNKNOWN"
    #: Ours, and the next: the WHO's portal does not say whether it is not yet, no longer or done.
    NOT_RECRUITING = "NOT_RECRUITING"
    #: The registers of the European Union: an authority has the application, or refused it.
    UNDER_EVALUATION = "UNDER_EVALUATION"
    NOT_AUTHORISED = "NOT_AUTHORISED"
    #: It may begin; the WHO's portal does not say whether it has begun or ended.
    AUTHORISED = "AUTHORISED"
    #: It has begun, and may recruit or no longer do so.
    ONGOING = "ONGOING"


class ExpandedAccessStatus(StrEnum):
    """Status of the expanded access to what a trial studies.

    ``statusModule.expandedAccessInfo.statusForNctId``.
    """

    AVAILABLE = "AVAILABLE"
    NO_LONGER_AVAILABLE = "NO_LONGER_AVAILABLE"
    TEMPORARILY_NOT_AVAILABLE = "TEMPORARILY_NOT_AVAILABLE"
    APPROVED_FOR_MARKETING = "APPROVED_FOR_MARKETING"


class DateKind(StrEnum):
    """Whether a date has come or is planned: the ``type`` of every ``…DateStruct``."""

    ACTUAL = "ACTUAL"
    ESTIMATED = "ESTIMATED"


class EnrollmentKind(StrEnum):
    """Whether participants were counted or are planned: ``designModule.enrollmentInfo.type``."""

    ACTUAL = "ACTUAL"
    ESTIMATED = "ESTIMATED"


# ── How it is designed ─────────────────────────────────────────────────────────────────────────


class StudyType(StrEnum):
    """Kind of study: ``designModule.studyType``."""

    EXPANDED_ACCESS = "EXPANDED_ACCESS"
    INTERVENTIONAL = "INTERVENTIONAL"
    OBSERVATIONAL = "OBSERVATIONAL"


class Phase(StrEnum):
    """One phase: ``designModule.phases[]``, where a combined phase is two of these."""

    #: The study says that it has no phase, as trials of devices do; no phase said is ``None``.
    NA = "NA"
    EARLY_PHASE1 = "EARLY_PHASE1"
    PHASE1 = "PHASE1"
    PHASE2 = "PHASE2"
    PHASE3 = "PHASE3"
    PHASE4 = "PHASE4"


class Allocation(StrEnum):
    """How participants come to their arms: ``designModule.designInfo.allocation``."""

    RANDOMIZED = "RANDOMIZED"
    NON_RANDOMIZED = "NON_RANDOMIZED"
    NA = "NA"


class InterventionModel(StrEnum):
    """How arms and interventions are laid out: ``designModule.designInfo.interventionModel``."""

    SINGLE_GROUP = "SINGLE_GROUP"
    PARALLEL = "PARALLEL"
    CROSSOVER = "CROSSOVER"
    FACTORIAL = "FACTORIAL"
    SEQUENTIAL = "SEQUENTIAL"


class PrimaryPurpose(StrEnum):
    """What the interventions are tried for: ``designModule.designInfo.primaryPurpose``."""

    TREATMENT = "TREATMENT"
    PREVENTION = "PREVENTION"
    DIAGNOSTIC = "DIAGNOSTIC"
    #: Educational, counseling or training.
    ECT = "ECT"
    SUPPORTIVE_CARE = "SUPPORTIVE_CARE"
    SCREENING = "SCREENING"
    HEALTH_SERVICES_RESEARCH = "HEALTH_SERVICES_RESEARCH"
    BASIC_SCIENCE = "BASIC_SCIENCE"
    DEVICE_FEASIBILITY = "DEVICE_FEASIBILITY"
    OTHER = "OTHER"


class ObservationalModel(StrEnum):
    """How people are chosen and followed: ``designModule.designInfo.observationalModel``."""

    COHORT = "COHORT"
    CASE_CONTROL = "CASE_CONTROL"
    CASE_ONLY = "CASE_ONLY"
    CASE_CROSSOVER = "CASE_CROSSOVER"
    ECOLOGIC_OR_COMMUNITY = "ECOLOGIC_OR_COMMUNITY"
    FAMILY_BASED = "FAMILY_BASED"
    DEFINED_POPULATION = "DEFINED_POPULATION"
    NATURAL_HISTORY = "NATURAL_HISTORY"
    OTHER = "OTHER"


class TimePerspective(StrEnum):
    """When observations are made: ``designModule.designInfo.timePerspective``."""

    RETROSPECTIVE = "RETROSPECTIVE"
    PROSPECTIVE = "PROSPECTIVE"
    CROSS_SECTIONAL = "CROSS_SECTIONAL"
    OTHER = "OTHER"


class Masking(StrEnum):
    """How many roles are masked: ``designModule.designInfo.maskingInfo.masking``."""

    #: Open label.
    NONE = "NONE"
    SINGLE = "SINGLE"
    DOUBLE = "DOUBLE"
    TRIPLE = "TRIPLE"
    QUADRUPLE = "QUADRUPLE"


class WhoMasked(StrEnum):
    """One masked role: ``designModule.designInfo.maskingInfo.whoMasked[]``."""

    PARTICIPANT = "PARTICIPANT"
    CARE_PROVIDER = "CARE_PROVIDER"
    INVESTIGATOR = "INVESTIGATOR"
    OUTCOMES_ASSESSOR = "OUTCOMES_ASSESSOR"


class BioSpecRetention(StrEnum):
    """Which specimens are kept: ``designModule.bioSpec.retention``."""

    NONE_RETAINED = "NONE_RETAINED"
    SAMPLES_WITH_DNA = "SAMPLES_WITH_DNA"
    SAMPLES_WITHOUT_DNA = "SAMPLES_WITHOUT_DNA"


# ── What is done, and what is measured ─────────────────────────────────────────────────────────


class ArmType(StrEnum):
    """Role of an arm: ``armsInterventionsModule.armGroups[].type``."""

    EXPERIMENTAL = "EXPERIMENTAL"
    ACTIVE_COMPARATOR = "ACTIVE_COMPARATOR"
    PLACEBO_COMPARATOR = "PLACEBO_COMPARATOR"
    SHAM_COMPARATOR = "SHAM_COMPARATOR"
    NO_INTERVENTION = "NO_INTERVENTION"
    OTHER = "OTHER"


class InterventionType(StrEnum):
    """Kind of an intervention: ``armsInterventionsModule.interventions[].type``."""

    BEHAVIORAL = "BEHAVIORAL"
    BIOLOGICAL = "BIOLOGICAL"
    COMBINATION_PRODUCT = "COMBINATION_PRODUCT"
    DEVICE = "DEVICE"
    DIAGNOSTIC_TEST = "DIAGNOSTIC_TEST"
    DIETARY_SUPPLEMENT = "DIETARY_SUPPLEMENT"
    DRUG = "DRUG"
    GENETIC = "GENETIC"
    PROCEDURE = "PROCEDURE"
    RADIATION = "RADIATION"
    OTHER = "OTHER"


class OutcomeKind(StrEnum):
    """Which list an outcome stands in; a code of ours.

    A v2 study has three lists instead: ``outcomesModule.primaryOutcomes``, ``secondaryOutcomes``
    and ``otherOutcomes``.
    """

    PRIMARY = "PRIMARY"
    SECONDARY = "SECONDARY"
    OTHER = "OTHER"


# ── Who can take part ──────────────────────────────────────────────────────────────────────────


class Sex(StrEnum):
    """Who may take part, by sex: ``eligibilityModule.sex``."""

    FEMALE = "FEMALE"
    MALE = "MALE"
    ALL = "ALL"


class StandardAge(StrEnum):
    """Age group: ``eligibilityModule.stdAges[]``."""

    CHILD = "CHILD"
    ADULT = "ADULT"
    OLDER_ADULT = "OLDER_ADULT"


class SamplingMethod(StrEnum):
    """How people of an observational study are sampled: ``eligibilityModule.samplingMethod``."""

    PROBABILITY_SAMPLE = "PROBABILITY_SAMPLE"
    NON_PROBABILITY_SAMPLE = "NON_PROBABILITY_SAMPLE"


class CriterionKind(StrEnum):
    """Whether meeting a criterion lets in or keeps out; a code of ours.

    A v2 study has one text for both, ``eligibilityModule.eligibilityCriteria``.
    """

    INCLUSION = "INCLUSION"
    EXCLUSION = "EXCLUSION"
