"""Fields of a record for the WHO that are read in the dialect of its register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mscregistry.issues import Code, Severity
from mscregistry.parsers.tree.moved import branches, coded, constant, leaf_of, piece, together
from mscregistry.parsers.who.items import design_parts, items, outcomes, unnumbered
from mscregistry.parsers.who.values import (
    NO_PHASE,
    SILENT_PHASE,
    is_bare_age,
    is_lower_bound,
    read_limit,
    read_sex,
)
from mscregistry.vocab import InterventionModel, fold, read_phases
from mscregistry.vocab import coded as coded_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mscregistry.parsers.tree.leaf_dialect import Leaf
    from mscregistry.parsers.tree.moved import Mover
    from mscregistry.parsers.tree.placed import Node
    from mscregistry.vocab.registers import Register


def numbers(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the numbers of other registers, each with who gave it; none without a number."""
    for one in branches(node, "secondary_ids.secondary_id"):
        value = mover.leaves(one, "sec_id")
        if value:
            yield {"value": value, "source": mover.leaves(one, "issuing_authority")}


def split(keys: str, separators: str, node: Node, mover: Mover) -> Iterator[Leaf]:
    """Give the items of a list in one text, without ``Condition 1:`` before them."""
    for leaf in mover.leaves(node, keys):
        for place, extent in enumerate(items(leaf.words, separators), 1):
            said, number = unnumbered(leaf.words, extent, place)
            if number is not None:
                mover.silence([piece(leaf, *number)])
            yield piece(leaf, *said)


def phases(keys: str, node: Node, mover: Mover) -> Iterator[Leaf]:
    """Give each phase of a text."""
    for leaf in mover.leaves(node, keys):
        if leaf.words.casefold() in SILENT_PHASE:
            mover.silence([leaf])
        elif leaf.words.casefold() in NO_PHASE:
            yield coded(leaf, {fold(leaf.words): "NA"})
        else:
            yield from [piece(leaf, one.start, one.end) for one in read_phases(leaf.words)]


def sexes(keys: str, register: Register, node: Node, _: Mover) -> Iterator[Leaf]:
    """Give the sexes, in the signs of the register."""
    for leaf in map(leaf_of, branches(node, keys)):
        if leaf is not None:
            sex = read_sex(leaf.words, register)
            yield leaf if sex is None else coded(leaf, {fold(leaf.words): sex.value})


def ages(keys: str, register: Register, field: str, node: Node, mover: Mover) -> Iterator[Leaf]:
    """Give an age with its unit, which may be an attribute; none where there is no limit."""
    for one in branches(node, keys):
        leaf = leaf_of(one)
        if leaf is None:
            continue
        units = [unit for name in ("@unit", "@opentrials:unit") for unit in one.get(name, ())]
        unit = next((one for one in units if one.words != "null"), None)
        if unit is not None and fold(unit.words) == "no limit":
            # What number stands beside it says nothing, and stays unread.
            mover.silence(units)
            continue
        if leaf.words.casefold() in register.no_age:
            mover.silence([leaf, *units])
            continue
        if is_no_maximum(field, leaf, mover):
            continue
        mover.silence([other for other in units if other is not unit])
        if unit is not None:
            yield together([leaf, unit], f"{leaf.words} {unit.words}")
            continue
        yield leaf
        if is_bare_age(leaf.words) and read_limit(leaf.words, register) is not None:
            why = f"{leaf.words!r} has no unit, and is read as years, which its register asks for"
            path = f"eligibility.{field}"
            mover.taken.issue(Code.INTERPRETED, Severity.INFO, why, path, leaf.at)


def is_no_maximum(field: str, leaf: Leaf, mover: Mover) -> bool:
    """Leave the least age that is allowed unread, where the greatest should stand, and say so."""
    if field != "maximum_age" or not is_lower_bound(leaf.words):
        return False
    message = f"{leaf.words!r} cannot be read as an upper limit of age"
    mover.issue(Code.UNREADABLE_VALUE, Severity.ERROR, message, f"eligibility.{field}", leaf)
    return True


def outcome_nodes(
    keys: str, kind: str, register: Register, node: Node, mover: Mover
) -> Iterator[Node]:
    """Give the outcomes of one kind, each with its time and its method where they are told."""
    for leaf in mover.leaves(node, keys):
        for one in outcomes(leaf.words, register):
            parts: dict[str, Any] = {
                name: [piece(leaf, *extent)]
                for name, extent in one._asdict().items()
                if name != "labels" and extent is not None
            }
            mover.silence([piece(leaf, *label) for label in one.labels])
            yield {**parts, "kind": [constant(kind)]}


def design(keys: str, register: Register, node: Node, mover: Mover) -> Iterable[Node]:
    """Give the study design: in parts where all of it stands under labels, and else whole."""
    found: Node = {}
    for leaf in mover.leaves(node, keys):
        parts = design_parts(leaf.words, register.design)
        fields = [
            part.means for part in parts if part.means != "?" and part.value[0] < part.value[1]
        ]
        if parts and len(fields) == len(set(fields)) and "?" not in {one.means for one in parts}:
            for part in parts:
                mover.silence([piece(leaf, *part.label)])
                if part.value[0] < part.value[1]:
                    words = register.words.get(part.means, {})
                    found[part.means] = [coded(piece(leaf, *part.value), words)]
        elif coded_word(InterventionModel, leaf.words) is not None:
            found["intervention_model"] = [leaf]
        else:
            found["description"] = [leaf]
    return [found] if found else []


def size(keys: str, node: Node, mover: Mover, *, is_number: bool) -> list[Leaf]:
    """Give how many are to take part, if that is a number, or else if it is none."""
    return [leaf for leaf in mover.leaves(node, keys) if leaf.words.isdecimal() is is_number]
