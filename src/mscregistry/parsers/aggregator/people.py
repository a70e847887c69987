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
    is_country,
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
_PHONE: Final = re.compile(r"[+(]?[\d\s().+/-]{2,}\d")
_EXTENSION: Final = re.compile(
    r"\s*(?:,\s*)?(?:\b(?:ext(?:ension)?\b[.:]?|x)\s*(\d+)|\bext\.\s*(\S.*))$", re.IGNORECASE
)
#: Hardly a city, a state and a country together are longer.
_LONGEST_PLACE: Final = 60
#: No country's name is longer.
_LONGEST_COUNTRY: Final = 60


def endings(lines: Sequence[Line], label: str, enum: type[StrEnum]) -> dict[int, Words]:
    """Give the lines such as ``Sponsor Role lead``, by index, each with its coded word.

    Where no line has the label, the label-less copies' bare ``lead`` is one.  Where some have
    it, a bare word is no role: people and places may be called like one.  The site writes a bare
    word all in capitals or all in small letters.
    """
    found = {
        index: line.slice(end, len(line)).strip()
        for index, line in enumerate(lines)
        if (end := label_end(line.text, label)) and len(line) > end
    }
    return found or {
        index: line
        for index, line in enumerate(lines)
        if len(line) <= _LONGEST_WORD
        and (line.text.isupper() or line.text.islower())
        and coded(enum, line.text) is not None
    }


def read_sponsors(draft: Draft, lines: Sequence[Line]) -> tuple[Sponsor, ...]:
    """Read the sponsors and collaborators, in the order of the page."""
    label = "Sponsor Role"
    roles = endings(lines, label, SponsorRole)
    if not roles:
        return _sponsors_without_roles(draft, lines)
    found: list[Sponsor] = []
    block: list[Line] = []
    for index, line in enumerate(lines):
        role = roles.get(index)
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


def _sponsors_without_roles(draft: Draft, lines: Sequence[Line]) -> tuple[Sponsor, ...]:
    """Read the sponsors of copies that have lost the roles: each line of two is a class."""
    classes = [coded(AgencyClass, line.text) for line in lines[1::2]]
    if len(lines) % 2 or None in classes:
        draft.leave(lines, "no sponsor role follows", "sponsors")
        return ()
    return tuple(
        [
            Sponsor(
                name=draft.fact(f"sponsors[{place // 2}].name", lines[place]),
                agency_class=draft.coded(
                    f"sponsors[{place // 2}].agency_class", lines[place + 1], AgencyClass
                ),
            )
            for place in range(0, len(lines), 2)
        ]
    )


def read_responsible(draft: Draft, lines: Sequence[Line]) -> ResponsibleParty | None:
    """Read who is responsible: a person with a title, or the sponsor."""
    label = "Responsibility Role"
    fields: dict[str, object] = {}
    names = ["name", "title", "affiliation"]
    roles = endings(lines, label, ResponsiblePartyType)
    for index, line in enumerate(lines):
        role = roles.get(index)
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
    found: list[Official] = []
    for name, role, rest in _by_role(draft, lines, OfficialRole, "officials"):
        path = f"officials[{len(found)}]"
        if name is None:
            draft.leave([role], "no name stands before it", path)
            continue
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
                name=draft.maybe(f"{path}.name", name),
                role=draft.coded(f"{path}.role", role, ContactRole),
                **fields,
            )
        )
    return tuple(found)


def _reach(draft: Draft, path: str, fields: dict[str, str], line: Line) -> None:
    """Read one way to reach a contact."""
    extension = _EXTENSION.search(line.text)
    number = line if extension is None else line.slice(0, extension.start())
    if "email" not in fields and _is_email(line.text):
        fields["email"] = draft.fact(f"{path}.email", line)
    elif "phone" not in fields and _is_phone(line.text):
        fields["phone"] = draft.fact(f"{path}.phone", number)
        if extension is not None:
            start = extension.start(extension.lastindex or 0)
            draft.label(line.slice(extension.start(), start))
            fields["phone_ext"] = draft.fact(f"{path}.phone_ext", line.slice(start, len(line)))
    else:
        draft.leave([line], "this is neither a telephone number nor an address", path)


def _by_role(
    draft: Draft, lines: Sequence[Line], enum: type[StrEnum], where: str
) -> list[tuple[Line | None, Words, Sequence[Line]]]:
    """Give name, role and what follows, for each entry; its role stands below its name."""
    label = "Role:"
    roles = endings(lines, label, enum)
    starts: list[int] = []
    last = -1
    for index in roles:
        starts.append(index if _is_nameless(lines, last, index) else index - 1)
        last = index
    draft.leave(lines[: starts[0] if starts else len(lines)], "no role follows", where)
    entries = []
    for index, start, end in zip(roles, starts, [*starts[1:], len(lines)], strict=False):
        draft.inline(lines[index], label)
        name = lines[start] if start < index else None
        entries.append((name, roles[index], lines[index + 1 : end]))
    return entries


def _is_nameless(lines: Sequence[Line], last: int, index: int) -> bool:
    """Say whether the line above a role is the last entry's address or number, and no name."""
    if index - last == 1:
        return True
    *before, above = lines[last + 1 : index]
    is_way = next((one for one in (_is_email, _is_phone) if one(above.text)), None)
    return last >= 0 and is_way is not None and not any(is_way(line.text) for line in before)


def _is_email(text: str) -> bool:
    return _EMAIL.fullmatch(text) is not None


def _is_phone(text: str) -> bool:
    return _PHONE.fullmatch(_EXTENSION.sub("", text)) is not None


def read_sites(draft: Draft, lines: Sequence[Line], countries: Sequence[Line]) -> tuple[Site, ...]:
    """Read the locations: a facility, its place, its status."""
    label = "Site Status"
    named = " ".join([line.text for line in countries])
    statuses = endings(lines, label, Status)
    found: list[Site] = []
    block: list[Line] = []
    for index, line in enumerate(lines):
        path = f"sites[{len(found)}]"
        status = statuses.get(index) if block else None
        if status is None:
            block.append(line)
            if index + 1 in statuses:
                continue
            if len(block) == 1:
                whole = _stands_alone(draft, path, lines[index : index + 2], named, bool(statuses))
            else:
                # Where the page gives statuses, a location without one ends with its country.
                whole = not statuses or _is_place(line.text, named)
            if not whole:
                continue
        else:
            draft.inline(line, label)
        found.append(_site(draft, path, block, status, named))
        block = []
    if block:
        found.append(_site(draft, f"sites[{len(found)}]", block, None, named))
    return tuple(found)


def _stands_alone(
    draft: Draft,
    path: str,
    lines: Sequence[Line],
    named: str,
    statuses: bool,  # noqa: FBT001 - it belongs to the page, as the names do
) -> bool:
    """Say whether the first line is a place without a facility.

    It ends in a country, and no place follows.  A facility may end in a country too: where two
    such lines follow each other, it is one if it is long, or if the page gives statuses, since
    one would stand between two locations.
    """
    first = lines[0].text
    if "," not in first or not _is_place(first, named):
        return False
    if len(lines) == 1 or not _is_place(lines[1].text, named):
        return True
    alone = not statuses and len(first) <= _LONGEST_PLACE
    draft.issue(
        Code.UNSPLIT_ROW,
        Severity.WARNING,
        f"{first!r} may be a facility or a place without one; read as "
        f"{'a place' if alone else 'a facility'}",
        path,
        lines[0],
    )
    return alone


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
    if before.text.count(", ") > 1:
        draft.issue(
            Code.UNSPLIT_ROW,
            Severity.WARNING,
            "the place has more commas than a city, a state and a country need; what stands "
            "before the country is taken as the state, and all before it as the city",
            path,
            line,
        )
    if comma >= 0:
        fields["state"] = draft.fact(f"{path}.state", before.slice(comma + 2, len(before)))
        before = before.slice(0, comma)
    return fields | {"city": draft.fact(f"{path}.city", before)}


def read_countries(draft: Draft, lines: Sequence[Line], sites: Sequence[Site]) -> tuple[str, ...]:
    """Read the list of countries, split where the sites or the names of countries show how."""
    known = {site.country for site in sites if site.country}
    found: list[str] = []
    for line in lines:
        path = f"recruitment_countries[{len(found)}]"
        pieces = _split_by(line, known)
        if pieces is None:
            pieces = [line]
            draft.unsplit(path, line, "the countries")
        if sites and any(piece.text not in known for piece in pieces):
            draft.issue(
                Code.DISAGREEMENT,
                Severity.INFO,
                f"the countries listed ({line.text!r}) are not just those of the locations",
                path,
                line,
            )
        for piece in pieces:
            found.append(draft.fact(f"recruitment_countries[{len(found)}]", piece))
    return tuple(found)


def _split_by(line: Line, known: set[str]) -> list[Words] | None:
    """Split a line into names of countries, longest first; None where something is left."""
    ends = [index for index, mark in enumerate(line.text) if mark == " "] + [len(line)]
    pieces: list[Words] = []
    at = 0
    while at < len(line):
        names = [line.text[at:end] for end in reversed(ends) if at < end <= at + _LONGEST_COUNTRY]
        name = next((one for one in names if one in known or is_country(one)), None)
        if name is None:
            return None
        pieces.append(line.slice(at, at + len(name)))
        at += len(name) + 1
    return pieces
