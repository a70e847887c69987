"""The sections of an aggregator page about people and places.

Each entry is a few bare lines around one that is sure: a role, a status, a country at the end::

    sponsor     = name [class] "Sponsor Role" role
    responsible = name [title [affiliation]] "Responsibility Role" role
    official    = name "Role:" role affiliation*
    contact     = name "Role:" role [phone] [email]
    location    = facility [place] ["Site Status" status]
    place       = [city ","] [state ","] country

The label-less copies have the role or status alone on its line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.issues import Code, Severity
from mscregistry.model import Contact, Official, ResponsibleParty, Site, Sponsor
from mscregistry.parsers.labels import label_end
from mscregistry.vocab import (
    AgencyClass,
    ContactRole,
    OfficialRole,
    ResponsiblePartyType,
    SponsorRole,
    Status,
    coded,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum

    from mscregistry.lex.page import Line
    from mscregistry.parsers.draft import Draft
    from mscregistry.source import Words

#: No role, type or status is written longer.
_LONGEST_WORD: Final = 40
_EMAIL: Final = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE: Final = re.compile(r"[+(]?[\d\s().+/-]{3,}\d")
_EXTENSION: Final = re.compile(r"\s*(?:,\s*)?(?:ext\.?|x)\s*(\d+)$", re.IGNORECASE)


def ending(line: Line, label: str, enum: type[StrEnum]) -> Words | None:
    """Give the coded word of a line such as ``Sponsor Role lead``, or of a bare ``lead``."""
    end = label_end(line.text, label)
    if end and len(line) > end:
        return line.slice(end, len(line)).strip()
    bare = len(line) <= _LONGEST_WORD and coded(enum, line.text) is not None
    return line if bare else None


def read_sponsors(draft: Draft, lines: Sequence[Line]) -> tuple[Sponsor, ...]:
    """Read the sponsors and collaborators, in the order of the page."""
    label = "Sponsor Role"
    found: list[Sponsor] = []
    block: list[Line] = []
    for line in lines:
        role = ending(line, label, SponsorRole)
        if role is None or not block:
            block.append(line)
            continue
        path = f"sponsors[{len(found)}]"
        draft.inline(line, label)
        name, *rest = block
        found.append(
            Sponsor(
                name=draft.fact(f"{path}.name", name),
                agency_class=draft.coded(f"{path}.agency_class", rest[0], AgencyClass)
                if rest
                else None,
                role=draft.coded(f"{path}.role", role, SponsorRole),
            )
        )
        draft.leave(rest[1:], "a sponsor has a name and a class", path)
        block = []
    draft.leave(block, "no sponsor role follows", "sponsors")
    return tuple(found)


def read_responsible(draft: Draft, lines: Sequence[Line]) -> ResponsibleParty | None:
    """Read who is responsible: a person with a title, or the sponsor."""
    label = "Responsibility Role"
    fields: dict[str, object] = {}
    names = ["name", "title", "affiliation"]
    for line in lines:
        role = ending(line, label, ResponsiblePartyType)
        if role is not None and "type" not in fields:
            draft.inline(line, label)
            fields["type"] = draft.coded("responsible_party.type", role, ResponsiblePartyType)
        elif names and "type" not in fields:
            name = names.pop(0)
            fields[name] = draft.fact(f"responsible_party.{name}", line)
        else:
            draft.leave([line], "nothing more is known to stand here", "responsible_party")
    return ResponsibleParty(**fields) if fields else None  # type: ignore[arg-type]


def read_officials(draft: Draft, lines: Sequence[Line]) -> tuple[Official, ...]:
    """Read the overall officials; what follows a role is the affiliation."""
    found = []
    for index, (name, role, rest) in enumerate(_by_role(draft, lines, OfficialRole, "officials")):
        path = f"officials[{index}]"
        found.append(
            Official(
                name=draft.fact(f"{path}.name", name),
                role=draft.coded(f"{path}.role", role, OfficialRole),
                affiliation=draft.prose(f"{path}.affiliation", rest),
            )
        )
    return tuple(found)


def read_contacts(draft: Draft, where: str, lines: Sequence[Line]) -> tuple[Contact, ...]:
    """Read contacts; what follows a role is a telephone number or an address."""
    found = []
    for index, (name, role, rest) in enumerate(_by_role(draft, lines, ContactRole, where)):
        path = f"{where}[{index}]"
        fields: dict[str, str] = {}
        for line in rest:
            _reach(draft, path, fields, line)
        found.append(
            Contact(
                name=draft.fact(f"{path}.name", name),
                role=draft.coded(f"{path}.role", role, ContactRole),
                **fields,
            )
        )
    return tuple(found)


def _reach(draft: Draft, path: str, fields: dict[str, str], line: Line) -> None:
    """Read one way to reach a contact."""
    extension = _EXTENSION.search(line.text)
    number = line if extension is None else line.slice(0, extension.start())
    if "email" not in fields and _EMAIL.fullmatch(line.text):
        fields["email"] = draft.fact(f"{path}.email", line)
    elif "phone" not in fields and _PHONE.fullmatch(number.text):
        fields["phone"] = draft.fact(f"{path}.phone", number)
        if extension is not None:
            draft.label(line.slice(extension.start(), extension.start(1)))
            fields["phone_ext"] = draft.fact(
                f"{path}.phone_ext", line.slice(extension.start(1), len(line))
            )
    else:
        draft.leave([line], "this is neither a telephone number nor an address", path)


def _by_role(
    draft: Draft, lines: Sequence[Line], enum: type[StrEnum], where: str
) -> list[tuple[Line, Words, Sequence[Line]]]:
    """Give name, role and what follows, for each entry whose second line is a role."""
    label = "Role:"
    roles = {
        index: role
        for index, line in enumerate(lines)
        if index and (role := ending(line, label, enum)) is not None
    }
    names = [index - 1 for index in roles]
    draft.leave(lines[: names[0] if names else len(lines)], "no role follows", where)
    entries = []
    for at, end in zip(names, [*names[1:], len(lines)], strict=False):
        draft.inline(lines[at + 1], label)
        entries.append((lines[at], roles[at + 1], lines[at + 2 : end]))
    return entries


def read_sites(draft: Draft, lines: Sequence[Line], countries: Sequence[Line]) -> tuple[Site, ...]:
    """Read the locations: a facility, its place, its status."""
    label = "Site Status"
    named = " ".join([line.text for line in countries])
    statuses = {
        index: status
        for index, line in enumerate(lines)
        if index and (status := ending(line, label, Status)) is not None
    }
    found: list[Site] = []
    block: list[Line] = []
    for index, line in enumerate(lines):
        status = statuses.get(index) if block else None
        if status is None:
            block.append(line)
            # Where the page gives statuses, a location without one ends with its country.
            whole = len(block) > 1 and (not statuses or _is_place(line.text, named))
            if not whole or index + 1 in statuses:
                continue
        else:
            draft.inline(line, label)
        found.append(_site(draft, f"sites[{len(found)}]", block, status, named))
        block = []
    if block:
        found.append(_site(draft, f"sites[{len(found)}]", block, None, named))
    return tuple(found)


def _is_place(text: str, named: str) -> bool:
    return f" {text} " in f" {named} " or _country_at(text, named) > 0


def _site(draft: Draft, path: str, block: Sequence[Line], status: Words | None, named: str) -> Site:
    facility: Line | None = block[0]
    place = block[-1] if len(block) > 1 else None
    if place is None and _country_at(block[0].text, named):
        facility, place = None, block[0]
    draft.leave(block[1:-1], "a location has a facility and a place", path)
    parts = {} if place is None else _place(draft, path, place, named)
    return Site(
        facility=draft.maybe(f"{path}.facility", facility),
        status=None if status is None else draft.coded(f"{path}.status", status, Status),
        city=parts.get("city"),
        state=parts.get("state"),
        country=parts.get("country"),
    )


def _country_at(text: str, named: str) -> int:
    """Give where the country begins that a place ends in, or 0 where none of the named fits.

    Some countries have a comma in their name, so the longest tail that is named counts.
    """
    at = -1
    while (at := text.find(",", at + 1)) >= 0:
        tail = text[at + 1 :].strip()
        if tail and f" {tail} " in f" {named} ":
            return len(text) - len(text[at + 1 :].lstrip())
    return 0


def _place(draft: Draft, path: str, line: Line, named: str) -> dict[str, str]:
    """Read city, state and country; the country is last, and the state before it."""
    at = _country_at(line.text, named) or line.text.rfind(", ") + 2
    if ", " not in line.text:
        return {"country": draft.fact(f"{path}.country", line)}
    fields = {"country": draft.fact(f"{path}.country", line.slice(at, len(line)))}
    before = line.slice(0, len(line.text[:at].rstrip(", ")))
    comma = before.text.rfind(", ")
    if comma >= 0:
        fields["state"] = draft.fact(f"{path}.state", before.slice(comma + 2, len(before)))
        before = before.slice(0, comma)
    return fields | {"city": draft.fact(f"{path}.city", before)}


def read_countries(draft: Draft, lines: Sequence[Line], sites: Sequence[Site]) -> tuple[str, ...]:
    """Read the list of countries, split where the sites' countries show how."""
    known = {site.country for site in sites if site.country}
    found: list[str] = []
    for line in lines:
        pieces = _split_by(line, known)
        if pieces is None:
            pieces = [line]
            if " " in line.text and sites:
                draft.issue(
                    Code.DISAGREEMENT,
                    Severity.INFO,
                    f"the countries listed ({line.text!r}) are not just those of the locations",
                    f"recruitment_countries[{len(found)}]",
                    line,
                )
            elif " " in line.text:
                draft.unsplit(f"recruitment_countries[{len(found)}]", line, "the countries")
        for piece in pieces:
            found.append(draft.fact(f"recruitment_countries[{len(found)}]", piece))
    return tuple(found)


def _split_by(line: Line, known: set[str]) -> list[Words] | None:
    """Split a line into names that are known, longest first; None where something is left."""
    names = sorted(known, key=len, reverse=True)
    pieces: list[Words] = []
    at = 0
    while at < len(line):
        name = next((one for one in names if line.text.startswith(one, at)), None)
        end = at + len(name or "")
        if name is None or (end < len(line) and line.text[end] != " "):
            return None
        pieces.append(line.slice(at, end))
        at = end + 1
    return pieces
