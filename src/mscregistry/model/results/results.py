"""The results of a study as a whole, and what is said about them."""

from __future__ import annotations

from attrs import frozen

from mscregistry.model.results.adverse_events import AdverseEvents
from mscregistry.model.results.measures import BaselineMeasure, Denominator, OutcomeMeasure
from mscregistry.model.results.participant_flow import ParticipantFlow, ResultGroup
from mscregistry.vocab import AgreementRestrictionType, Unlisted


@frozen(weakref_slot=False)
class Baseline:
    """The participants when the study began: ``baselineCharacteristicsModule``."""

    #: Who was looked at.
    population_description: str | None = None
    #: What is counted, where that is not participants.
    type_units_analyzed: str | None = None
    #: The groups.
    groups: tuple[ResultGroup, ...] = ()
    #: Of how many the tables speak.
    denoms: tuple[Denominator, ...] = ()
    #: The characteristics.
    measures: tuple[BaselineMeasure, ...] = ()


@frozen(weakref_slot=False)
class CertainAgreement:
    """Whether the sponsor may keep an investigator from publishing."""

    #: Whether all principal investigators are employed by the sponsor.
    pi_sponsor_employee: bool | None = None
    #: The same, as the classic site says it in a sentence.
    pi_employment: str | None = None
    #: How long results may be held back.
    restriction_type: AgreementRestrictionType | Unlisted | None = None
    #: Whether there is an agreement that restricts.
    restrictive_agreement: bool | None = None
    #: What else it says.
    other_details: str | None = None


@frozen(weakref_slot=False)
class PointOfContact:
    """Whom to ask about the results."""

    #: The person's name or title.
    title: str | None = None
    #: The organisation.
    organization: str | None = None
    #: The address for electronic mail.
    email: str | None = None
    #: The telephone number, as written.
    phone: str | None = None
    #: Its extension.
    phone_ext: str | None = None


@frozen(weakref_slot=False)
class MoreInfo:
    """What is to be known about the results: ``moreInfoModule``."""

    #: Limits of the study that its authors name.
    limitations_and_caveats: str | None = None
    #: Agreements with investigators about publishing.
    certain_agreement: CertainAgreement | None = None
    #: Whom to ask.
    point_of_contact: PointOfContact | None = None


@frozen(weakref_slot=False)
class Results:
    """What a study found, as its record tells it: ``resultsSection``."""

    #: How participants went through the study.
    participant_flow: ParticipantFlow | None = None
    #: The participants when it began.
    baseline: Baseline | None = None
    #: The outcomes.
    outcome_measures: tuple[OutcomeMeasure, ...] = ()
    #: What harm was seen.
    adverse_events: AdverseEvents | None = None
    #: What is to be known about the results.
    more_info: MoreInfo | None = None
