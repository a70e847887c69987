"""What the form of CTIS asks and no field of the model holds; and texts in further languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mscregistry.parsers.ctis import products
from mscregistry.parsers.ctis.odd import first, numbered
from mscregistry.parsers.ctis.record import objects
from mscregistry.parsers.tree.moved import constant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.tree.leaf_dialect import Leaf
    from mscregistry.parsers.tree.moved import Mover
    from mscregistry.parsers.tree.placed import Node

_DETAILS: Final = "partI.trialDetails"
_INFORMATION: Final = f"{_DETAILS}.trialInformation"
_OBJECTIVE: Final = f"{_INFORMATION}.trialObjective"
_CATEGORY: Final = f"{_INFORMATION}.trialCategory"
_SUBJECTS: Final = f"{_INFORMATION}.populationOfTrialSubjects"
_CONDITIONS: Final = f"{_INFORMATION}.medicalCondition.partIMedicalConditions"
_VULNERABLE: Final = f"{_SUBJECTS}.recruitmentPopulationGroups"
_AGE: Final = first("ctAgeRangeCode", "ctAgeRange")
_PERIODS: Final = f"{_DETAILS}.protocolInformation.studyDesign.periodDetails"
_HALTS: Final = "events.temporaryHaltList"

#: Several codes of a status and of a phase are one of ours, so that they are kept as well.
_QUESTIONS: Final = {
    "Public status (code)": "ctPublicStatusCode",
    "Phase (code)": f"{_CATEGORY}.trialPhase",
    "Public status in a member state (code)": "memberStatesConcerned.mscPublicStatusCode",
    "Status in the countries": "trialCountries",
    "Scope of the trial (code)": f"{_OBJECTIVE}.trialScopes.code",
    "Other scope of the trial": f"{_OBJECTIVE}.trialScopes.otherDescription",
    "Category of the trial (code)": f"{_CATEGORY}.trialCategory",
    "Reason for the category": f"{_CATEGORY}.justificationForTrialCategory",
    "Low-intervention clinical trial": f"{_CATEGORY}.isLowIntervention",
    "Reason for a low-intervention trial": f"{_CATEGORY}.justificationOfLowIntervention",
    "Rare disease": f"{_CONDITIONS}.isConditionRareDisease",
    "Group of participants": f"{_SUBJECTS}.clinicalTrialGroups.name",
    "Vulnerable population": f"{_SUBJECTS}.isVulnerablePopulationSelected",
    "Vulnerable group (code)": f"{_VULNERABLE}.recruitmentPopulationGroup",
    "Description of a vulnerable group": f"{_VULNERABLE}.emergencySituationDescription",
    "Includes children": "partI.includesPaediatricSubjects",
    "Participants outside of the European Economic Area": "partI.rowSubjectCount",
    "Estimated start of recruitment": (
        f"{_INFORMATION}.trialDuration.estimatedRecruitmentStartDate"
    ),
    "Estimated end of the trial": f"{_INFORMATION}.trialDuration.estimatedEndDate",
    "Estimated global end of the trial": f"{_INFORMATION}.trialDuration.estimatedGlobalEndDate",
    "Title of a period": f"{_PERIODS}.title",
    "Paediatric investigation plan": (
        f"{_DETAILS}.scientificAdviceAndPip.paediatricInvestigationPlan"
        ".paediatricInvestigationNumber"
    ),
    "Scientific advice from": (
        f"{_DETAILS}.scientificAdviceAndPip.scientificAdvices.competentAuthority.organisation.name"
    ),
    "Commercial sponsor": "partI.sponsors.isCommercial",
    "Legal representative of the sponsor": (
        "partI.sponsors.legalRepresentative.organisationAddress.organisation.name"
    ),
    "Contact point for the Union": "partI.sponsors.contactPointForUnion.organisation.name",
    "Third party": "partI.sponsors.thirdParties.organisationAddress.organisation.name",
    "Duty of a third party (code)": "partI.sponsors.thirdParties.sponsorDuties.code",
    "Duty of a third party": "partI.sponsors.thirdParties.sponsorDuties.value",
    "Transitioned from EudraCT": "eudraCt.isTransitioned",
    "Transitioned from EudraCT (older form)": "eudraCtInfo.isTransitioned",
    "Region": "trialRegion",
    "Date of the first decision": "decisionDateOverall",
    "Date of the authorisation": "authorizationDate",
    "Date of publication": "publishDate",
    "Date of the last publication": "lastPublicationUpdate",
    "Summary of results sent on": "results.summaryResults.submissionDate",
    "Summary for laypersons sent on": "results.laypersonResults.submissionDate",
    "Clinical study report sent on": "results.clinicalStudyReports.submitDate",
    "Reason of a temporary halt": f"{_HALTS}.reasonList.name",
    "Date of a temporary halt": f"{_HALTS}.haltDate",
    "Planned end of a temporary halt": f"{_HALTS}.plannedRestartDate",
}


def _objectives(node: Node, mover: Mover) -> list[tuple[str, str, Node, Leaf]]:
    """Give each objective: question, key of its translations, where both stand, text."""
    main = [
        ("Main objective", "mainObjectiveTranslations", one, leaf)
        for one in objects(node, _OBJECTIVE)
        for leaf in mover.leaves(one, "mainObjective")[:1]
    ]
    others = numbered(node, mover, f"{_OBJECTIVE}.secondaryObjectives", "secondaryObjective")
    return [
        *main[:1],
        *[
            ("Secondary objective", "secondaryObjectiveTranslations", one, leaf)
            for one, leaf in others
        ],
    ]


def answers(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the answers; the objectives are the first, so that translations can name them."""
    for question, _, _, leaf in _objectives(node, mover):
        yield {"question": [constant(question)], "text": [leaf]}
    yield from products.answers(node, mover, _QUESTIONS)
    for one in objects(node, f"{_SUBJECTS}.ageRangeSecondaryIds"):
        for leaf in _AGE(one, mover):
            yield {"question": [constant("Range of age (code)")], "text": [leaf]}
    several = mover.leaves(node, f"{_PERIODS}.description")
    if len(several) > 1:
        for leaf in several:
            yield {"question": [constant("Description of a period")], "text": [leaf]}


def translations(node: Node, mover: Mover) -> Iterator[Node]:
    """Give what fields say in other languages."""
    titles = objects(node, f"{_DETAILS}.clinicalTrialIdentifiers")[:1]
    for field, key in (("official_title", "fullTitle"), ("brief_title", "publicTitle")):
        for one in titles:
            yield from _translated(field, one, f"{key}Translations", mover)
    for index, (one, _) in enumerate(conditions(node, mover)):
        yield from _translated(f"conditions[{index}]", one, "medicalConditionTranslations", mover)
    for index, (one, key) in enumerate(criteria(node, mover)):
        path = f"eligibility.texts[{index}].text"
        yield from _translated(path, one, f"{key}Translations", mover)
    for index, one in enumerate(_end_points(node, mover)):
        yield from _translated(f"outcomes[{index}].measure", one, "endPointTranslations", mover)
    for index, (_, key, one, _) in enumerate(_objectives(node, mover)):
        yield from _translated(f"answers[{index}].text", one, key, mover)


def conditions(node: Node, mover: Mover) -> list[tuple[Node, Leaf]]:
    """Give the conditions, each where it stands: of the trial, or else of part I."""
    asked, again = [
        [
            (one, leaf)
            for one in objects(node, keys)
            for leaf in mover.leaves(one, "medicalCondition")[:1]
        ]
        for keys in (
            _CONDITIONS,
            "partI.medicalConditions",
        )
    ]
    words = {leaf.words for _, leaf in asked}
    mover.silence([leaf for _, leaf in again if leaf.words in words])
    return asked or again


def criteria(node: Node, mover: Mover) -> Iterator[tuple[Node, str]]:
    """Give the criteria, each where it stands, with its key."""
    for key in ("principalInclusionCriteria", "principalExclusionCriteria"):
        keys = f"{_INFORMATION}.eligibilityCriteria.{key}"
        yield from [(one, key) for one, _ in numbered(node, mover, keys, key)]


def _end_points(node: Node, mover: Mover) -> Iterator[Node]:
    for key in ("primaryEndPoints", "secondaryEndPoints"):
        keys = f"{_INFORMATION}.endPoint.{key}"
        yield from [one for one, _ in numbered(node, mover, keys, "endPoint")]


def _translated(field: str, node: Node, key: str, mover: Mover) -> Iterator[Node]:
    for one in objects(node, key):
        found: dict[str, Any] = mover.moved(one, {"text": "attributeTranslation"})
        if found:
            language = mover.leaves(one, "languageDescription") or mover.leaves(one, "language")
            told = {"language": language[:1]} if language else {}
            yield {"field": [constant(field)], **found, **told}
