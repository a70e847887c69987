"""Whom to ask, where it is done, who leads it, and what was published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define, field

from mscregistry.issues import Code, Severity
from mscregistry.lex.page import Line
from mscregistry.model import Official, Reference
from mscregistry.parsers.ctgov_page.cells import Row, bare, label_of
from mscregistry.parsers.ctgov_page.contacts import Person, is_phone, person_of
from mscregistry.parsers.ctgov_page.head import add_sponsor, state_id
from mscregistry.parsers.ctgov_page.labels import HEADINGS, INDEXED, INNER, Part
from mscregistry.parsers.ctgov_page.sites import read_sites
from mscregistry.vocab import OfficialRole, ReferenceType, SponsorRole, help_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mscregistry.parsers.ctgov_page.head import Facts
    from mscregistry.parsers.ctgov_page.layout import Layout
    from mscregistry.parsers.draft import Draft

_REFERENCES: Final[Mapping[str, ReferenceType | None]] = {
    "Publications": None,
    "Other Publications": None,
    "Publications of Results": ReferenceType.RESULT,
    INDEXED: ReferenceType.DERIVED,
}
_REFER: Final = "Please refer to this study"


@define(eq=False)
class Block:
    """What stands under one heading of this part."""

    heading: str
    lines: list[Line] = field(factory=list)


def read_places(draft: Draft, layout: Layout, facts: Facts) -> None:
    """Read contacts, sites, sponsors, officials and publications into `facts`."""
    blocks = [Block("")]
    for line in layout.of(Part.PLACES):
        words = bare(line)
        known = label_of(line)
        if known is not None and known[0].startswith(_REFER):
            row = Row(
                known[0], line.slice(0, known[1]), [bare(line.slice(known[1], len(line.text)))]
            )
            draft.label(row.label)
            state_id(draft, row, facts)
        elif known is not None and known[0] in _REFERENCES:
            draft.label(line)
            blocks.append(Block(known[0]))
        elif words.text in HEADINGS or words.text in INNER:
            draft.label(line)
            blocks.append(Block(words.text))
        elif len(words.text) > 60 and help_line(line.text):  # noqa: PLR2004 - as fixed lines are
            draft.boilerplate(line)
        elif words.text and line.start not in layout.damaged:
            blocks[-1].lines.append(line)
    facts["officials"], facts["references"] = [], []
    places: list[Line | Person] = []
    for block in blocks:
        _block(draft, block, places, facts)
    read_sites(draft, places, facts)


def _block(draft: Draft, block: Block, places: list[Line | Person], facts: Facts) -> None:
    if block.heading in _REFERENCES:
        for line in block.lines:
            _reference(draft, line, _REFERENCES[block.heading], facts)
    elif block.heading == "Sponsors and Collaborators":
        # The site names the lead first.
        role = SponsorRole.LEAD
        if any(one.role is SponsorRole.LEAD for one in facts["sponsors"]):
            role = SponsorRole.COLLABORATOR
        for line in block.lines:
            add_sponsor(draft, bare(line), role, facts)
            role = SponsorRole.COLLABORATOR
    elif block.heading in {"", "Contacts and Locations", "Contacts", "Locations", "Investigators"}:
        for line in block.lines:
            person = person_of(line)
            if person is None:
                places.append(line)
            elif _is_official(person, block.heading):
                _official(draft, person, facts)
            else:
                places.append(person)
    else:
        draft.leave(block.lines, f"the trial has no field for what stands under {block.heading!r}")


def _is_official(person: Person, heading: str) -> bool:
    """Say whether someone leads the whole study: under that heading, or with an institution."""
    if person.role.text == "Contact":
        return False
    return (
        heading == "Investigators"
        or (person.apart and bool(person.cells))
        or (
            len(person.cells) > 1
            and not is_phone(person.cells[1])
            and "@" not in person.cells[1].text
        )
    )


def _official(draft: Draft, person: Person, facts: Facts) -> None:
    officials: list[Official] = facts["officials"]
    if not person.cells:
        draft.leave([person.role], "no name stands beside it", "officials")
        return
    path = f"officials[{len(officials)}]"
    name, rest = person.cells[0], person.cells[1:]
    draft.leave(rest[1:], "a name and an institution were expected", path)
    if not rest and not person.apart:
        draft.issue(
            Code.UNSPLIT_ROW,
            Severity.INFO,
            "an institution may stand in the name, with only a blank between them",
            path,
            name,
        )
    found = Official(
        name=draft.fact(f"{path}.name", name),
        role=draft.coded(f"{path}.role", person.role, OfficialRole),
        affiliation=draft.maybe(f"{path}.affiliation", rest[0] if rest else None),
    )
    officials.append(found)


def _reference(draft: Draft, line: Line, kind: ReferenceType | None, facts: Facts) -> None:
    references: list[Reference] = facts["references"]
    citation = draft.fact(f"references[{len(references)}].citation", bare(line))
    references.append(Reference(citation, type=kind))
