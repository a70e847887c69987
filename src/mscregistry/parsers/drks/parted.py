"""Lists of DRKS of which each item is a text in two languages: groups, outcomes, conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mscregistry.parsers.drks.languages import Pair, Said, field, pair, texts, translated
from mscregistry.parsers.tree.moved import branches, constant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.tree.leaf_dialect import Leaf
    from mscregistry.parsers.tree.moved import Mover
    from mscregistry.parsers.tree.placed import Node

_RECRUITMENT: Final = "recruitment.recruitmentDescriptions"
_CHARACTERISTIC: Final = "studyCharacteristic.characteristicDescriptions"
_CRITERIA: Final = (("inclusionCriteria", "INCLUSION"), ("exclusionCriteria", "EXCLUSION"))
_OUTCOMES: Final = (("primaryOutcome", "PRIMARY"), ("secondaryOutcome", "SECONDARY"))
_LOCALE: Final = "idLocale.locale"


class Condition(NamedTuple):
    """What is studied: its name, its code, and the list that the code is of."""

    name: Pair | None
    code: list[Leaf]
    catalog: list[Leaf]

    @property
    def is_free(self) -> bool:
        """Whether it is a name and no more."""
        free = [leaf.words for leaf in self.catalog] in (["FREETEXT"], [])
        return free and not self.code


def criteria(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the texts of the criteria."""
    for key, kind in _CRITERIA:
        said = texts(mover, node, _RECRUITMENT, key, _LOCALE)
        if said is not None:
            yield {"text": field(mover, said), "kind": [constant(kind)]}


def outcomes(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the outcomes, all of a kind in one text."""
    for key, kind in _OUTCOMES:
        said = texts(mover, node, _CHARACTERISTIC, key, _LOCALE)
        if said is not None:
            yield {"measure": field(mover, said), "kind": [constant(kind)]}


def arms(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the arms or groups; those of one number are one in several languages."""
    for said, number in _groups(node, mover):
        # The number of a group that stands there once ties it to nothing.
        mover.silence(number if len(number) > 1 else ())
        yield {"description": field(mover, said)}


def conditions(node: Node, mover: Mover) -> Iterator[Leaf]:
    """Give the conditions that are told in words of the record's own."""
    for one in _conditions(node, mover):
        if one.is_free and one.name is not None:
            mover.silence(one.catalog)
            yield from field(mover, one.name)


def terms(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the conditions that are told by codes."""
    for one in _conditions(node, mover):
        if not one.is_free and (one.name is not None or one.code):
            name = [] if one.name is None else field(mover, one.name)
            yield {"term": name, "code": one.code, "system": one.catalog}


def translations(node: Node, mover: Mover) -> Iterator[dict[str, Any]]:
    """Give what the items of lists say in other languages."""
    for keys, parts, path in (
        (_RECRUITMENT, _CRITERIA, "eligibility.texts[{}].text"),
        (_CHARACTERISTIC, _OUTCOMES, "outcomes[{}].measure"),
    ):
        found = [texts(mover, node, keys, key, _LOCALE) for key, _ in parts]
        for index, said in enumerate([one for one in found if one is not None]):
            yield from translated(said, path.format(index))
    for index, (said, _) in enumerate(_groups(node, mover)):
        yield from translated(said, f"arms[{index}].description")
    named = [one for one in _conditions(node, mover) if one.name is not None or one.code]
    for is_free, path in ((True, "conditions[{}]"), (False, "condition_terms[{}].term")):
        for index, one in enumerate([one for one in named if one.is_free is is_free]):
            if one.name is not None:
                yield from translated(one.name, path.format(index))


def _groups(node: Node, mover: Mover) -> list[tuple[Pair, list[Leaf]]]:
    """Give each group, with the leaves of its number."""
    found: dict[str, tuple[list[Said], list[Leaf]]] = {}
    for place, one in enumerate(branches(node, "observationalGroups")):
        number, language = mover.leaves(one, "idArm.arm"), mover.leaves(one, "idArm.locale")
        key = number[0].words if number else f"#{place}"
        for leaf in mover.leaves(one, "comment")[:1]:
            said, numbers = found.setdefault(key, ([], []))
            said.append(Said(leaf, next(iter(language), None)))
            numbers += number
    pairs = [(pair(mover, said), numbers) for said, numbers in found.values()]
    return [(said, numbers) for said, numbers in pairs if said is not None]


def _conditions(node: Node, mover: Mover) -> Iterator[Condition]:
    for one in branches(node, "studiedHealthConditions"):
        name = texts(mover, one, "studiedHealthConditionDescriptions", "comment", _LOCALE)
        yield Condition(name, mover.leaves(one, "code"), mover.leaves(one, "catalog"))
