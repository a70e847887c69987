"""What a trial is: frozen classes that hold what a document says, and nothing else."""

from mscregistry.model.abstract import AbstractReport, AbstractSection, Author, SectionKind
from mscregistry.model.arms import Arm, Intervention, Outcome
from mscregistry.model.design import Design, Enrollment, ExpandedAccessTypes
from mscregistry.model.eligibility import CriteriaText, Criterion, Eligibility
from mscregistry.model.people import (
    Contact,
    GeoPoint,
    Official,
    Organization,
    ResponsibleParty,
    Site,
    Sponsor,
)
from mscregistry.model.references import (
    AvailableIpd,
    ExpandedAccess,
    IpdStatement,
    Link,
    Oversight,
    Reference,
    RelatedTrial,
    Retraction,
    SecondaryId,
)
from mscregistry.model.trial import Trial

__all__ = [
    "AbstractReport",
    "AbstractSection",
    "Arm",
    "Author",
    "AvailableIpd",
    "Contact",
    "CriteriaText",
    "Criterion",
    "Design",
    "Eligibility",
    "Enrollment",
    "ExpandedAccess",
    "ExpandedAccessTypes",
    "GeoPoint",
    "Intervention",
    "IpdStatement",
    "Link",
    "Official",
    "Organization",
    "Outcome",
    "Oversight",
    "Reference",
    "RelatedTrial",
    "ResponsibleParty",
    "Retraction",
    "SecondaryId",
    "SectionKind",
    "Site",
    "Sponsor",
    "Trial",
]
