"""Fields of ISRCTN that are more than moved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from mscregistry.parsers.isrctn.days import day
from mscregistry.parsers.tree.leaf_dialect import Leaf, count
from mscregistry.parsers.tree.moved import Coded, branches, coded, constant, piece, together
from mscregistry.parsers.tree.shape import Kind
from mscregistry.vocab import fold, read_phases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.tree.moved import Mover, Odd
    from mscregistry.parsers.tree.placed import Node

#: What the registry calls where a trial stands, when it says it at all.
_STATUS: Final = {
    "stopped": "TERMINATED",
    "will not recruit": "WITHDRAWN",
    "recruitment complete": "ACTIVE_NOT_RECRUITING",
}
#: The second of its words for a design, and the fields that each says.
_SECOND: Final[dict[str, dict[str, str]]] = {
    "randomised controlled trial": {"allocation": "RANDOMIZED"},
    "randomised parallel trial": {"allocation": "RANDOMIZED", "intervention_model": "PARALLEL"},
    "randomised cross over trial": {"allocation": "RANDOMIZED", "intervention_model": "CROSSOVER"},
    "randomised crossover trial": {"allocation": "RANDOMIZED", "intervention_model": "CROSSOVER"},
    "cluster randomised trial": {"allocation": "RANDOMIZED"},
    "non randomised controlled trial": {"allocation": "NON_RANDOMIZED"},
    "non randomised study": {"allocation": "NON_RANDOMIZED"},
    "cohort study": {"observational_model": "COHORT"},
    "case control study": {"observational_model": "CASE_CONTROL"},
    "case crossover study": {"observational_model": "CASE_CROSSOVER"},
    "case series": {"observational_model": "CASE_ONLY"},
    "ecological study": {"observational_model": "ECOLOGIC_OR_COMMUNITY"},
    "cross sectional study": {"time_perspective": "CROSS_SECTIONAL"},
}
_ALLOCATION: Final = {
    "randomised controlled trial": "RANDOMIZED",
    "randomized controlled trial": "RANDOMIZED",
    "non randomised controlled trial": "NON_RANDOMIZED",
    "non randomized controlled trial": "NON_RANDOMIZED",
    "single arm trial": "NA",
    "n/a: single arm study": "NA",
}
_MASKING: Final = {"open (masking not used)": "NONE", "no masking": "NONE", "unblinded": "NONE"}
_MODEL: Final = {"single": "SINGLE_GROUP", "cross over": "CROSSOVER"}
_PURPOSE: Final = {
    "diagnosis": "DIAGNOSTIC",
    "health services research": "HEALTH_SERVICES_RESEARCH",
    "supportive care": "SUPPORTIVE_CARE",
    "basic science": "BASIC_SCIENCE",
}
_AGES: Final = {"child": "CHILD", "adult": "ADULT", "senior": "OLDER_ADULT"}
_KINDS: Final = {"behavioural": "BEHAVIORAL", "supplement": "DIETARY_SUPPLEMENT"}
_ONE_PURPOSE: Final = ("trial.trialDesign.trialTypes.trialType", "trial.trialDesign.trialType")
_DESIGN: Final = "trial.trialDesign.secondaryStudyDesign"
_INTERVENTION: Final = "trial.interventions.intervention"


def answer(keys: str, question: str) -> Odd:
    """Give what makes an answer of each leaf under a path."""
    return partial(_answers, keys, question)


def _answers(keys: str, question: str, node: Node, mover: Mover) -> Iterator[Node]:
    for leaf in mover.leaves(node, keys):
        yield {"question": [constant(question)], "text": [leaf]}


def status(node: Node, mover: Mover) -> Iterator[Leaf]:
    """Give where the trial stands, where the registry overrides what it works out."""
    found: Leaf | None = None
    for keys in ("participants.recruitmentStatusOverride", "trialDesign.overallStatusOverride"):
        for leaf in mover.leaves(node, f"trial.{keys}"):
            one = coded(leaf, _STATUS)
            if found is None:
                found = one
                yield one
            else:
                is_same = fold(one.words) == fold(found.words)
                (mover.again if is_same else mover.differs)("overall_status", one)


def second(field: str) -> Odd:
    """Give what reads a field of the design in the second of its words."""
    return partial(_second, field)


def _second(field: str, node: Node, mover: Mover) -> Iterator[Leaf]:
    for leaf in mover.leaves(node, _DESIGN):
        words = _SECOND.get(fold(leaf.words), {}).get(field)
        if words is not None:
            yield Leaf(leaf.at, words)


def other_designs(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the second word for a design as an answer, where no field holds all of it."""
    for leaf in mover.leaves(node, _DESIGN):
        if fold(leaf.words) not in _SECOND or "cluster" in fold(leaf.words):
            yield {"question": [constant("Secondary study design")], "text": [leaf]}


#: The fields of a design that newer records part, each with the registry's words for ours.
PARTED: Final = {
    "allocation": Coded("trial.trialDesign.allocation", _ALLOCATION),
    "masking": Coded("trial.trialDesign.masking", _MASKING),
    "intervention_model": Coded("trial.trialDesign.assignment", _MODEL),
}


def purpose(node: Node, mover: Mover) -> list[Leaf]:
    """Give what the trial is for, where it is for one thing only."""
    found = _purposes(node, mover)
    return [coded(found[0], _PURPOSE)] if len(found) == 1 else []


def purposes(node: Node, mover: Mover) -> Iterator[Node]:
    """Give what the trial is for as answers, where it is for several things."""
    found = _purposes(node, mover)
    for leaf in found if len(found) > 1 else ():
        yield {"question": [constant("Study type")], "text": [leaf]}


def _purposes(node: Node, mover: Mover) -> list[Leaf]:
    keys = (*_ONE_PURPOSE, "trial.trialDesign.purposes.purpose")
    return [leaf for one in keys for leaf in mover.leaves(node, one)]


def ethics(node: Node, mover: Mover) -> Iterator[Node]:
    """Give that no approval is needed as a review, and any other word on that as none."""
    for leaf in mover.leaves(node, "trial.trialDescription.ethicsApprovalRequired"):
        if fold(leaf.words) == "ethics approval not required":
            yield {"status": [Leaf(leaf.at, "NOT_REQUIRED")]}


def ethics_needed(node: Node, mover: Mover) -> Iterator[Node]:
    """Give whether approval is needed as an answer, unless it is not."""
    for leaf in mover.leaves(node, "trial.trialDescription.ethicsApprovalRequired"):
        if fold(leaf.words) != "ethics approval not required":
            yield {"question": [constant("Ethics approval required")], "text": [leaf]}


def status_day(status: str) -> Odd:
    """Give what reads the day of a committee's word, if the word is this one."""
    return partial(_status_days, status)


def _status_days(status: str, node: Node, mover: Mover) -> list[Leaf]:
    said = [fold(leaf.words) for leaf in mover.leaves(node, "@approvalStatus")]
    return [*day("@statusDate")(node, mover)] if said == [status] else []


def ages(keys: str) -> Odd:
    """Give what reads a limit of age, which stands in words and again in attributes."""
    return partial(_ages, keys)


def _ages(keys: str, node: Node, mover: Mover) -> Iterator[Leaf]:
    path = f"eligibility.{'minimum' if 'lower' in keys else 'maximum'}_age"
    read = mover.taken.dialect.reads[Kind.AGE]
    for one in branches(node, keys):
        words, number, unit = (mover.leaves(one, key) for key in ("#", "@value", "@unit"))
        apart = [*number, *unit]
        found = list(words)
        if number and unit:
            found.append(together(apart, " ".join([leaf.words for leaf in apart])))
        found.sort(key=lambda leaf: read(leaf.words) is None)
        yield from found[:1]
        for again in found[1:]:
            is_same = read(again.words) == read(found[0].words)
            (mover.again if is_same else mover.differs)(path, again)


def standard_ages(node: Node, mover: Mover) -> Iterator[Leaf]:
    """Give the group of ages, where it is one of those that we have."""
    for leaf in mover.leaves(node, "trial.participants.ageRange"):
        if fold(leaf.words) in _AGES:
            yield coded(leaf, _AGES)


def other_ages(node: Node, mover: Mover) -> Iterator[Node]:
    """Give any other group of ages as an answer."""
    for leaf in mover.leaves(node, "trial.participants.ageRange"):
        if fold(leaf.words) not in _AGES:
            yield {"question": [constant("Age group")], "text": [leaf]}


def size(*, is_number: bool) -> Odd:
    """Give what reads how many are to take part, if that is a number, or else if it is none."""
    return partial(_size, is_number)


def _size(is_number: bool, node: Node, mover: Mover) -> list[Leaf]:  # noqa: FBT001 - a partial names it
    leaves = mover.leaves(node, "trial.participants.targetEnrolment")
    return [leaf for leaf in leaves if (count(leaf.words) is not None) is is_number]


def terms(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the classes of each condition, the narrower with the wider above it."""
    for one in branches(node, "trial.conditions.condition"):
        wide, narrow = mover.leaves(one, "diseaseClass1"), mover.leaves(one, "diseaseClass2")
        if narrow:
            yield {"term": narrow, "parent": wide}
        elif wide:
            yield {"term": wide}


def phases(node: Node, mover: Mover) -> Iterator[Leaf]:
    """Give each phase of a text."""
    for leaf in mover.leaves(node, f"{_INTERVENTION}.phase"):
        yield from [piece(leaf, one.start, one.end) for one in read_phases(leaf.words)]


def drugs(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the interventions that have a name; several names in one text are kept as one."""
    for one in branches(node, _INTERVENTION):
        names = mover.leaves(one, "drugNames")
        if names:
            kinds = [coded(leaf, _KINDS) for leaf in mover.leaves(one, "interventionType")]
            yield {"name": names, "type": kinds}


def kinds(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the kinds of the interventions that have no name."""
    for one in branches(node, _INTERVENTION):
        if not mover.leaves(one, "drugNames"):
            yield from [{"term": [leaf]} for leaf in mover.leaves(one, "interventionType")]
