"""The coded words about who stands behind a trial, and about what is published of it.

The other half of the enums; `mscregistry.vocab.codes` says where names and values come from.
"""

from __future__ import annotations

from enum import StrEnum

# ── Sponsors and people ────────────────────────────────────────────────────────────────────────


class AgencyClass(StrEnum):
    """Kind of a sponsor, ``sponsorCollaboratorsModule.leadSponsor.class``.

    Also of ``collaborators[]`` and of ``identificationModule.organization``.
    """

    NIH = "NIH"
    #: The federal government of the United States, other than NIH.
    FED = "FED"
    OTHER_GOV = "OTHER_GOV"
    #: One person.
    INDIV = "INDIV"
    INDUSTRY = "INDUSTRY"
    NETWORK = "NETWORK"
    AMBIG = "AMBIG"
    OTHER = "OTHER"
    #: Said by the registry: a class, not a missing one.
    UNKNOWN = "UNKNOWN"


class SponsorRole(StrEnum):
    """Part that a sponsor takes; a code of ours.

    A v2 study has two places instead: ``sponsorCollaboratorsModule.leadSponsor`` and
    ``collaborators[]``.
    """

    LEAD = "LEAD"
    COLLABORATOR = "COLLABORATOR"


class ResponsiblePartyType(StrEnum):
    """Who answers for the record: ``sponsorCollaboratorsModule.responsibleParty.type``."""

    SPONSOR = "SPONSOR"
    PRINCIPAL_INVESTIGATOR = "PRINCIPAL_INVESTIGATOR"
    SPONSOR_INVESTIGATOR = "SPONSOR_INVESTIGATOR"


class OfficialRole(StrEnum):
    """Part of a study official: ``contactsLocationsModule.overallOfficials[].role``."""

    STUDY_CHAIR = "STUDY_CHAIR"
    STUDY_DIRECTOR = "STUDY_DIRECTOR"
    PRINCIPAL_INVESTIGATOR = "PRINCIPAL_INVESTIGATOR"
    SUB_INVESTIGATOR = "SUB_INVESTIGATOR"


class ContactRole(StrEnum):
    """Part of a contact: ``contactsLocationsModule.centralContacts[].role``.

    Also of ``locations[].contacts[]``.
    """

    STUDY_CHAIR = "STUDY_CHAIR"
    STUDY_DIRECTOR = "STUDY_DIRECTOR"
    PRINCIPAL_INVESTIGATOR = "PRINCIPAL_INVESTIGATOR"
    SUB_INVESTIGATOR = "SUB_INVESTIGATOR"
    CONTACT = "CONTACT"
    #: Ours, and the next: aggregator pages call a site's contacts primary and backup.
    PRIMARY = "PRIMARY"
    BACKUP = "BACKUP"
    #: Ours, and the next: items 7 and 8 of the WHO's data set, for queries of either kind.
    PUBLIC = "PUBLIC"
    SCIENTIFIC = "SCIENTIFIC"
    #: Ours: a contact of one place, in a list that does not say of which.
    SITE = "SITE"


class EthicsStatus(StrEnum):
    """What an ethics committee said; a code of ours, for item 21 of the WHO's data set."""

    APPROVED = "APPROVED"
    NOT_APPROVED = "NOT_APPROVED"
    PENDING = "PENDING"
    NOT_REQUIRED = "NOT_REQUIRED"
    NOT_AVAILABLE = "NOT_AVAILABLE"


# ── Identifiers, publications, data ────────────────────────────────────────────────────────────


class SecondaryIdType(StrEnum):
    """Who gave a further number: ``identificationModule.secondaryIdInfos[].type``.

    The types of ``orgStudyIdInfo``, all of them grants, are among these.
    """

    #: A grant or contract of this agency of the United States, as are the next five.
    NIH = "NIH"
    FDA = "FDA"
    VA = "VA"
    CDC = "CDC"
    AHRQ = "AHRQ"
    SAMHSA = "SAMHSA"
    OTHER_GRANT = "OTHER_GRANT"
    EUDRACT_NUMBER = "EUDRACT_NUMBER"
    CTIS = "CTIS"
    REGISTRY = "REGISTRY"
    OTHER = "OTHER"


class ReferenceType(StrEnum):
    """What a publication is to the trial: ``referencesModule.references[].type``."""

    BACKGROUND = "BACKGROUND"
    RESULT = "RESULT"
    #: Found by the registry in PubMed; the sponsor did not name it.
    DERIVED = "DERIVED"


class IpdSharing(StrEnum):
    """Whether data of each participant are shared: ``ipdSharingStatementModule.ipdSharing``."""

    YES = "YES"
    NO = "NO"
    UNDECIDED = "UNDECIDED"


class IpdInfoType(StrEnum):
    """What is shared with the data: ``ipdSharingStatementModule.infoTypes[]``."""

    STUDY_PROTOCOL = "STUDY_PROTOCOL"
    #: Statistical analysis plan.
    SAP = "SAP"
    #: Informed consent form.
    ICF = "ICF"
    #: Clinical study report.
    CSR = "CSR"
    ANALYTIC_CODE = "ANALYTIC_CODE"
