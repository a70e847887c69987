"""Fields of DRKS that are more than moved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from mscregistry.grammar.dates import read_iso_date
from mscregistry.parsers.tree.leaf_dialect import Leaf
from mscregistry.parsers.tree.moved import branches, coded, constant, piece, together
from mscregistry.vocab import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.tree.moved import Mover, Odd
    from mscregistry.parsers.tree.placed import Node

#: Where a phase of two ends and the second begins.
_JOINED: Final = {"PHASE_I_II": 7, "PHASE_II_III": 8}
_PHASES: Final = {"n a": "NA"}
_NO_AGE: Final = frozenset({"NO_MIN_AGE", "NO_MAX_AGE"})
#: Files of which none is a publication.
_FILES: Final = frozenset({"trialprotocol", "ecvote", "additonal vote", "additional vote"})
_PUBLICATIONS: Final = {"result": "RESULT", "literature": "BACKGROUND"}
_PUBLISHED: Final = "trialResults.publications"
#: The keys of further numbers, and what the place says of each.
_NUMBERS: Final = {
    "eudraCtNumber": {"type": "EUDRACT_NUMBER", "source": "EudraCT"},
    "eudamedNumber": {"source": "EUDAMED"},
    "universalTrialNumber": {"source": "UTN"},
}


def answer(keys: str, question: str) -> Odd:
    """Give what makes an answer of each leaf under a path."""
    return partial(_answers, keys, question)


def planned(name: str, question: str) -> Odd:
    """Give what makes an answer of a planned day, where the actual one is told too."""
    return partial(_planned, name, question)


def day(name: str) -> Odd:
    """Give what reads a day: the actual one, or else the planned one."""
    return partial(_days, name)


def age(key: str) -> Odd:
    """Give what reads an age, which is a number and a unit."""
    return partial(_ages, key)


def phases(node: Node, mover: Mover) -> Iterator[Leaf]:
    """Give each phase."""
    for leaf in mover.leaves(node, "studyCharacteristic.phase"):
        at = _JOINED.get(leaf.words)
        if at is None:
            yield coded(leaf, _PHASES)
        else:
            yield piece(leaf, 0, at)
            yield piece(leaf, at, len(leaf.words))


def numbers(node: Node, mover: Mover) -> Iterator[Node]:
    """Give its numbers elsewhere."""
    for key, says in _NUMBERS.items():
        for leaf in mover.leaves(node, f"secondaryIds.{key}"):
            said: dict[str, Any] = {name: [constant(words)] for name, words in says.items()}
            yield {"value": [leaf], **said}
    for leaf in mover.leaves(node, "secondaryIds.otherPrimaryRegisterId"):
        source = mover.leaves(node, "secondaryIds.otherPrimaryRegisterName")
        yield {"value": [leaf], "type": [constant("REGISTRY")], "source": source}
    for one in branches(node, "otherSecondaryIds"):
        for leaf in mover.leaves(one, "value"):
            yield {"value": [leaf], "source": mover.leaves(one, "description")}


def references(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the publications that are described."""
    for one, kind in _published(node, mover):
        said = mover.leaves(one, "description")
        if said and not _is_file(kind):
            yield {"citation": said, "type": [coded(leaf, _PUBLICATIONS) for leaf in kind]}


def links(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the page of the study, and where its publications are."""
    for leaf in mover.leaves(node, "url"):
        yield {"url": [leaf], "label": [constant("URL of the study")]}
    for one, kind in _published(node, mover):
        if not _is_file(kind):
            for leaf in mover.leaves(one, "link"):
                yield {"url": [leaf], "label": kind}


def documents(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the files: protocols and votes, and those of publications."""
    for one, kind in _published(node, mover):
        names = mover.leaves(one, "document.name")
        if _is_file(kind):
            has_protocol = [
                Leaf(leaf.at, "true") for leaf in kind if fold(leaf.words) == "trialprotocol"
            ]
            yield {
                "type_abbrev": kind,
                "has_protocol": has_protocol,
                "label": mover.leaves(one, "description"),
                "url": mover.leaves(one, "link"),
                "filename": names,
            }
        elif names:
            yield {"label": kind, "filename": names}


def planned_publication(node: Node, mover: Mover) -> Iterator[Leaf]:
    """Give when results are to be published, if that is a day."""
    leaves = mover.leaves(node, "trialResults.plannedPublication")
    yield from [leaf for leaf in leaves if read_iso_date(leaf.words) is not None]


def planned_words(node: Node, mover: Mover) -> Iterator[Node]:
    """Give when results are to be published as an answer, if that is no day."""
    for leaf in mover.leaves(node, "trialResults.plannedPublication"):
        if read_iso_date(leaf.words) is None:
            yield {"question": [constant("Planned publication")], "text": [leaf]}


def _answers(keys: str, question: str, node: Node, mover: Mover) -> Iterator[Node]:
    for leaf in mover.leaves(node, keys):
        yield {"question": [constant(question)], "text": [leaf]}


def _days(name: str, node: Node, mover: Mover) -> Iterator[Node]:
    for before, kind in (("actual", "ACTUAL"), ("scheduled", "ESTIMATED")):
        found = mover.leaves(node, f"recruitment.{before}{name}")
        if found:
            yield {"date": found, "kind": [constant(kind)]}
            return


def _planned(name: str, question: str, node: Node, mover: Mover) -> Iterator[Node]:
    if mover.leaves(node, f"recruitment.actual{name}"):
        yield from _answers(f"recruitment.scheduled{name}", question, node, mover)


def _ages(key: str, node: Node, mover: Mover) -> Iterator[Leaf]:
    for one in branches(node, f"recruitment.{key}"):
        amount, unit = mover.leaves(one, "amount"), mover.leaves(one, "unit")
        if [leaf.words for leaf in unit] in [[none] for none in _NO_AGE]:
            mover.silence(unit)
        elif amount or unit:
            words = " ".join([leaf.words for leaf in (*amount, *unit)])
            yield together([*amount, *unit], words)


def _published(node: Node, mover: Mover) -> Iterator[tuple[Node, list[Leaf]]]:
    for one in branches(node, _PUBLISHED):
        if isinstance(one, dict):
            yield one, mover.leaves(one, "type")


def _is_file(kind: list[Leaf]) -> bool:
    return bool(kind) and fold(kind[0].words) in _FILES
