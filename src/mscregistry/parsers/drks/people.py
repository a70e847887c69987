"""People and organisations of DRKS: each is an address with a word for what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mscregistry.parsers.tree.moved import branches, coded
from mscregistry.vocab import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.tree.leaf_dialect import Leaf
    from mscregistry.parsers.tree.moved import Mover, Table
    from mscregistry.parsers.tree.placed import Node

_SPONSORS: Final = {
    "primary sponsor": "LEAD",
    "secondary sponsor": "COLLABORATOR",
    "other secondary sponsor": "COLLABORATOR",
    "collaborator other address": "COLLABORATOR",
}
_ROLES: Final = {
    "public queries": "PUBLIC",
    "other public queries": "PUBLIC",
    "scientific queries": "SCIENTIFIC",
    "other scientific queries": "SCIENTIFIC",
    "principal coordinating investigator": "PRINCIPAL_INVESTIGATOR",
    "other principal coordinating investigator": "PRINCIPAL_INVESTIGATOR",
}
_VOTES: Final = {"no approval required": "NOT_REQUIRED"}
_COMMITTEES: Final = frozenset({"ethics committee", "other ethics committee"})
_ADDRESS: Final[Table] = {
    "first_name": "firstName",
    "last_name": "lastName",
    "prefix": "title",
    "phone": "phone",
    "fax": "fax",
    "email": "email",
    "url": "url",
    "address": "streetAndNo",
    "zip": "zip",
    "city": "city",
    "country": "country",
}
_CONTACT: Final[Table] = {**_ADDRESS, "affiliation": "affiliation"}
_COMMITTEE: Final[Table] = {**_ADDRESS, "name": "affiliation"}


def sponsors(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the sponsors that have a name."""
    for address, role in _contacts(node, mover):
        if role is not None and _is_sponsor(address, role, mover):
            yield {**_organisation(address, mover), "role": [coded(role, _SPONSORS)]}


def contacts(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the people to ask and those who lead the study, and any other address."""
    for address, role in _contacts(node, mover):
        if _is_sponsor(address, role, mover) or (role and fold(role.words) in _COMMITTEES):
            continue
        found = mover.moved(address, _CONTACT)
        if found:
            yield {**found, "role": [coded(role, _ROLES)] if role else []}


def funders(node: Node, mover: Mover) -> Iterator[Node]:
    """Give who gives money or material."""
    for one in branches(node, "materialSupports"):
        for address in branches(one, "contact"):
            found = _organisation(address, mover)
            if "name" in found:
                yield {**found, "category": mover.leaves(one, "type")}


def ethics(node: Node, mover: Mover) -> Iterator[Node]:
    """Give what each committee said; what was asked and its number are of the leading one."""
    asked = mover.moved(
        node,
        {"application_date": "ethicsCommittee.applicationDate", "number": "ethicsCommittee.number"},
    )
    for one in branches(node, "ethicsCommittee.ethicVotes"):
        vote = mover.leaves(one, "vote")
        found: dict[str, list[Any]] = {"status": [coded(leaf, _VOTES) for leaf in vote]}
        if [leaf.words for leaf in vote] == ["APPROVED"]:
            found["approval_date"] = mover.leaves(one, "dateOfVote")
        found["contact"] = _addresses(one, _COMMITTEE, mover)
        kind = mover.leaves(one, "type")
        if asked and [leaf.words for leaf in kind] == ["ETHICS_COMMITTEE"]:
            mover.silence(kind)
            found, asked = {**found, **asked}, {}
        if any(found.values()):
            yield found
    if asked:
        yield asked
    for address, role in _contacts(node, mover):
        if role is not None and fold(role.words) in _COMMITTEES:
            committee = mover.moved(address, _COMMITTEE)
            if committee:
                mover.silence([role])
                yield {"contact": [committee]}


def _contacts(node: Node, mover: Mover) -> Iterator[tuple[Node, Leaf | None]]:
    """Give each address, and what it is."""
    for one in branches(node, "trialContacts"):
        kinds, others = mover.leaves(one, "idContactIdType.type"), mover.leaves(one, "otherType")
        for address in branches(one, "contact"):
            if not isinstance(address, dict) or not address:
                continue
            if others and [leaf.words for leaf in kinds] == ["COLLABORATOR_OTHER_ADDRESS"]:
                mover.silence(kinds)
                yield address, others[0]
            else:
                yield address, next(iter(kinds or others), None)


def _is_sponsor(address: Node, role: Leaf | None, mover: Mover) -> bool:
    is_one = role is not None and fold(role.words) in _SPONSORS
    return is_one and "name" in _organisation(address, mover)


def _organisation(address: Node, mover: Mover) -> dict[str, Any]:
    """Give an organisation, or a person alone, with how to reach it; its country is its own too."""
    contact = mover.moved(address, _ADDRESS)
    name = "affiliation" if "affiliation" in address else "lastName"
    found: dict[str, Any] = mover.moved(address, {"name": name, "country": "country"})
    return {**found, "contact": [contact]} if contact else found


def _addresses(node: Node, table: Table, mover: Mover) -> list[Node]:
    addresses = [one for one in branches(node, "contact") if isinstance(one, dict)]
    return [moved for one in addresses if (moved := mover.moved(one, table))]
