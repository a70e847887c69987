"""What a trial is: frozen classes that hold what a document says, and nothing else."""

from mscregistry.model.abstract import AbstractReport, AbstractSection, Author, SectionKind
from mscregistry.model.arms import Arm, Intervention, Outcome
from mscregistry.model.design import Design, Enrollment
from mscregistry.model.eligibility import CriteriaText, Criterion, Eligibility
from mscregistry.model.people import Contact, Official, ResponsibleParty, Site, Sponsor
from mscregistry.model.references import (
    IpdStatement,
    Link,
    Oversight,
    Reference,
    RelatedTrial,
    SecondaryId,
)
from mscregistry.model.trial import Trial

__all__ = [
    "AbstractReport",
    "AbstractSection",
    "Arm",
    "Author",
    "Contact",
    "CriteriaText",
    "Criterion",
    "Design",
    "Eligibility",
    "Enrollment",
    "Intervention",
    "IpdStatement",
    "Link",
    "Official",
    "Outcome",
    "Oversight",
    "Reference",
    "RelatedTrial",
    "ResponsibleParty",
    "SecondaryId",
    "SectionKind",
    "Site",
    "Sponsor",
    "Trial",
]
