"""Sponsors, funders and contacts of ISRCTN, which stand beside the trial, tied by a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mscregistry.parsers.tree.moved import branches, coded, constant, leaf_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.tree.leaf_dialect import Leaf
    from mscregistry.parsers.tree.moved import Mover, Table
    from mscregistry.parsers.tree.placed import Node

_ROLES: Final = {
    "scientific": "SCIENTIFIC",
    "public": "PUBLIC",
    "principal investigator": "PRINCIPAL_INVESTIGATOR",
}
#: The fields of a contact that stand in the element ``contactDetails``.
DETAILS: Final[Table] = {
    "address": "contactDetails.address",
    "city": "contactDetails.city",
    "state": "contactDetails.state",
    "zip": "contactDetails.zip",
    "country": "contactDetails.country",
    "phone": "contactDetails.telephone",
    "email": "contactDetails.email",
}
_PERSON: Final[Table] = {
    "prefix": "title",
    "first_name": "forename",
    "last_name": "surname",
    "affiliation": "organisation",
    **DETAILS,
}


def sponsors(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the sponsors; the registry does not rank them."""
    for one in _tied(node, mover, "sponsor"):
        contact = mover.moved(one, {**DETAILS, "url": "website"})
        found: dict[str, Any] = mover.moved(
            one,
            {
                "name": "organisation",
                "category": "sponsorType",
                "country": "contactDetails.country",
                "identifier": "rorId",
            },
        )
        if contact:
            found["contact"] = [contact]
        if found:
            yield {**found, "role": [constant("LEAD")]}


def funders(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the funders."""
    for one in _tied(node, mover, "funder"):
        found = mover.moved(one, {"name": "name", "identifier": "fundRef"})
        if found:
            yield found


def contacts(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the people to ask, one for each role that a person has."""
    for one in _tied(node, mover, "contact"):
        person: dict[str, Any] = mover.moved(one, _PERSON)
        if not person:
            continue
        # A page about a person is a page; a number alone is none.
        pages = [leaf for leaf in mover.leaves(one, "orcid") if leaf.words.startswith("http")]
        if pages:
            person["url"] = pages
        roles = [*mover.leaves(one, "contactTypes.contactType"), *mover.leaves(one, "contactType")]
        for role in roles:
            yield {**person, "role": [coded(role, _ROLES)]}
        if not roles:
            yield person


def _tied(node: Node, mover: Mover, tag: str) -> list[Node]:
    """Give the elements of a tag that stand beside the trial, those that it names first."""
    found = [one for one in branches(node, tag) if isinstance(one, dict)]
    by_number: dict[str, tuple[Leaf, Node]] = {}
    for one in found:
        for number in one.get("@id", ()):
            by_number.setdefault(number.words, (number, one))
    first: list[Node] = []
    for named in branches(node, f"trial.parties.{tag}Id"):
        leaf = leaf_of(named)
        tied = None if leaf is None else by_number.pop(leaf.words, None)
        if leaf is not None and tied is not None:
            mover.silence([leaf, tied[0]])
            first.append(tied[1])
    known = {id(one) for one in first}
    return [*first, *[one for one in found if id(one) not in known]]
