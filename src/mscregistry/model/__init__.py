"""What a trial is: frozen classes that hold what a document says, and nothing else."""

from mscregistry.model.abstract import AbstractReport, AbstractSection, Author, SectionKind
from mscregistry.model.arms import Arm, Intervention, Outcome
from mscregistry.model.design import Design, Enrollment, ExpandedAccessTypes
from mscregistry.model.eligibility import CriteriaText, Criterion, Eligibility
from mscregistry.model.ethics import EthicsReview
from mscregistry.model.national import TrialCountry
from mscregistry.model.people import (
    Contact,
    Funder,
    GeoPoint,
    Official,
    Organization,
    ResponsibleParty,
    Site,
    Sponsor,
)
from mscregistry.model.products import Product, Substance
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
from mscregistry.model.results_summary import ResultsSummary
from mscregistry.model.terms import Answer, CodedTerm, Translation
from mscregistry.model.trial import Trial

__all__ = [
    "AbstractReport",
    "AbstractSection",
    "Answer",
    "Arm",
    "Author",
    "AvailableIpd",
    "CodedTerm",
    "Contact",
    "CriteriaText",
    "Criterion",
    "Design",
    "Eligibility",
    "Enrollment",
    "EthicsReview",
    "ExpandedAccess",
    "ExpandedAccessTypes",
    "Funder",
    "GeoPoint",
    "Intervention",
    "IpdStatement",
    "Link",
    "Official",
    "Organization",
    "Outcome",
    "Oversight",
    "Product",
    "Reference",
    "RelatedTrial",
    "ResponsibleParty",
    "ResultsSummary",
    "Retraction",
    "SecondaryId",
    "SectionKind",
    "Site",
    "Sponsor",
    "Substance",
    "Translation",
    "Trial",
    "TrialCountry",
]
