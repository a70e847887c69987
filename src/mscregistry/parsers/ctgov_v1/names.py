"""What the keys of version 1 of the API are, worked out from those of version 2.

Version 1 repeats in each key the name of the object that it stands in, and wraps each list in an
object::

    {"PrimaryOutcomeList": {"PrimaryOutcome": [{"PrimaryOutcomeMeasure": "Pain"}]}}
    {"primaryOutcomes": [{"measure": "Pain"}]}

What does not follow the rule stands in the tables below.  A fixture of the tests names every key
with its field; how real records write the results section was not seen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from mscregistry.parsers.ctgov_v1.fields import STUDY
from mscregistry.parsers.tree.shape import Kind

if TYPE_CHECKING:
    from mscregistry.parsers.tree.shape import Part


@frozen
class Name:
    """What stands under a key of version 1."""

    #: The keys of version 2 that lead to it; none where an object only wraps a list.
    keys: tuple[str, ...]
    #: What stands below it, by key of version 1.
    below: Mapping[str, Name]


#: Keys that say that a day is not known, and the keys of the day where version 1 says so.
UNKNOWN_DAYS: Final = {
    "SubmissionUnreleaseDate": "unreleaseDateUnknown",
    "UnpostedEventDate": "dateUnknown",
}
#: What stands there for such a day.
UNKNOWN: Final = "Unknown"

#: How the keys in an object begin, where not with its name, or that without ``Info``, ``Struct``.
_STEMS: Final = {
    "Organization": "Org",
    "ExpandedAccessTypes": "ExpAccType",
    "DesignMaskingInfo": "Design",
    "IPDSharingStatementModule": "IPDSharing",
    "ParticipantFlowModule": "Flow",
    "BaselineCharacteristicsModule": "Baseline",
    "CertainAgreement": "Agreement",
    "UnpostedAnnotation": "",
    "ViolationAnnotation": "",
    "SubmissionTracking": "",
    "ModelPredictions": "",
    "BMILimits": "",
    "ConditionBrowseModule": "Condition",
    "InterventionBrowseModule": "Intervention",
}
#: Keys of version 1 that do not follow the rule, by the object and the key of version 2.
_OTHERS: Final = {
    "ExpandedAccessInfo.hasExpandedAccess": "HasExpandedAccess",
    "EligibilityModule.sex": "Gender",
    "ArmGroup.interventionNames": "ArmGroupInterventionName",
    "Reference.retractions": "Retraction",
    "FlowPeriod.milestones": "FlowMilestone",
    "FlowPeriod.dropWithdraws": "FlowDropWithdraw",
    "FlowMilestone.achievements": "FlowAchievement",
    "FlowDropWithdraw.reasons": "FlowReason",
    "BaselineMeasure.classes": "BaselineClass",
    "BaselineClass.categories": "BaselineCategory",
    "BaselineCategory.measurements": "BaselineMeasurement",
    "OutcomeMeasure.groups": "OutcomeGroup",
    "OutcomeMeasure.denoms": "OutcomeDenom",
    "OutcomeMeasure.classes": "OutcomeClass",
    "OutcomeMeasure.analyses": "OutcomeAnalysis",
    "OutcomeClass.categories": "OutcomeCategory",
    "OutcomeCategory.measurements": "OutcomeMeasurement",
    "AdverseEventsModule.frequencyThreshold": "EventsFrequencyThreshold",
    "AdverseEventsModule.timeFrame": "EventsTimeFrame",
    "AdverseEventsModule.description": "EventsDescription",
    "AdverseEventsModule.allCauseMortalityComment": "EventsAllCauseMortalityComment",
    "LargeDocumentModule.noSap": "LargeDocNoSAP",
}
#: What wraps a list, where it is not named as the items.
_WRAPPERS: Final = {"ArmGroupInterventionName": "ArmGroupInterventionList"}
#: Lists of version 1 that are single values in version 2.
_LISTS: Final = frozenset({"DesignObservationalModel", "DesignTimePerspective"})
#: Objects of version 2 whose fields stand in the object above in version 1.
_FLAT: Final = {"limitationsAndCaveats": "LimitationsAndCaveats"}

#: Words of keys that are written in capitals.
_CAPITALS: Final = frozenset(
    [
        "bmi",
        "ci",
        "dmc",
        "fda",
        "fdaaa801",
        "icf",
        "ipd",
        "mcp",
        "nct",
        "pi",
        "pmid",
        "ppsd",
        "qc",
        "sap",
        "url",
        "us",
    ]
)
_WORD: Final = re.compile(r"[A-Z]?[a-z\d]+|[A-Z]")
#: How plurals end, and how their singulars do.
_SINGULARS: Final = {
    "eaves": "eaf",
    "iases": "ias",
    "nches": "nch",
    "shes": "sh",
    "sses": "ss",
    "yses": "ysis",
    "ies": "y",
    "tats": "tats",
    "s": "",
    "": "",
}


@frozen
class _Branch:
    """What stands under a key of version 2."""

    is_list: bool = False
    below: dict[str, _Branch] = field(factory=dict)


def _add(branches: dict[str, _Branch], parts: tuple[Part, ...]) -> None:
    for part in parts:
        inside = branches
        for key in part.keys[:-1]:
            inside = inside.setdefault(key, _Branch()).below
        found = inside.setdefault(part.keys[-1], _Branch(part.many))
        if part.kind is Kind.DATED:
            found.below.update({"date": _Branch(), "type": _Branch()})
        if part.shape is not None and part.at.wraps is None:
            _add(found.below, part.shape.parts)


def _names(branches: dict[str, _Branch], above: str) -> dict[str, Name]:
    """Give the names of what stands in an object, whose own name stands above them."""
    found: dict[str, Name] = {}
    for key, branch in branches.items():
        if key in UNKNOWN_DAYS.values():
            continue
        if key in _FLAT:
            inner = _names(branch.below, _FLAT[key])
            found |= {name: evolve(one, keys=(key, *one.keys)) for name, one in inner.items()}
            continue
        name = _OTHERS.get(f"{above}.{key}") or _by_rule(key, above, is_list=branch.is_list)
        named = Name((key,), _names(branch.below, name))
        if branch.is_list or name in _LISTS:
            found[_WRAPPERS.get(name, f"{name}List")] = Name((), {name: named})
        else:
            found[name] = named
    return found


def _by_rule(key: str, above: str, *, is_list: bool) -> str:
    """Give a key of version 1, which begins with the name of the object that it stands in.

    >>> _by_rule("pmid", "Reference", is_list=False)
    'ReferencePMID'
    """
    if is_list:
        many = next(one for one in _SINGULARS if key.endswith(one))
        key = key[: len(key) - len(many)] + _SINGULARS[many]
    words = "".join([_spelled(word) for word in _WORD.findall(key)])
    stem = _stem(above)
    return stem if stem.endswith(words) else stem + words


def _stem(above: str) -> str:
    if above in _STEMS:
        return _STEMS[above]
    if above.endswith(("Section", "Module")):
        return ""
    return above.removesuffix("Info").removesuffix("Struct")


def _spelled(word: str) -> str:
    if word.lower() in _CAPITALS:
        return word.upper()
    return "EMail" if word == "email" else word[0].upper() + word[1:]


def _of_study() -> dict[str, Name]:
    branches: dict[str, _Branch] = {}
    _add(branches, STUDY.parts)
    return _names(branches, "")


#: The keys of a study.
NAMES: Final[Mapping[str, Name]] = _of_study()
