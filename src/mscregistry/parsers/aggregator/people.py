"""The sections of an aggregator page about people and organisations.

Each entry is a few bare lines around one that is sure, a role::

    sponsor     = name [class] "Sponsor Role" role
    responsible = name [title [affiliation]] "Responsibility Role" role
    official    = name "Role:" role affiliation*
    contact     = name "Role:" role [phone] [email]

The label-less copies have the role alone on its line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mscregistry.model import Contact, Official, ResponsibleParty, Sponsor
from mscregistry.parsers.labels import label_end
from mscregistry.vocab import (
    AgencyClass,
    ContactRole,
    OfficialRole,
    ResponsiblePartyType,
    SponsorRole,
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
_PHONE: Final = re.compile(r"[+(]?[\d\s().+/-]{2,}\d")
_EXTENSION: Final = re.compile(
    r"\s*(?:,\s*)?(?:\b(?:ext(?:ension)?\b[.:]?|x)\s*(\d+)|\bext\.\s*(\S.*))$", re.IGNORECASE
)


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
    fields: dict[str, Any] = {}
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
    return ResponsibleParty(**fields) if fields else None


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
    entries = _by_name(lines) or _by_role(draft, lines, ContactRole, where)
    for index, (name, role, rest) in enumerate(entries):
        path = f"{where}[{index}]"
        fields: dict[str, str] = {}
        for line in rest:
            _reach(draft, path, fields, line)
        found.append(
            Contact(
                name=draft.maybe(f"{path}.name", name),
                role=None if role is None else draft.coded(f"{path}.role", role, ContactRole),
                **fields,
            )
        )
    return tuple(found)


def _by_name(lines: Sequence[Line]) -> list[tuple[Line | None, Words | None, Sequence[Line]]]:
    """Give the entries of copies without roles, where each has a name and ways to reach it."""
    ways = [_is_email(line.text) or _is_phone(line.text) for line in lines]
    names = [index for index, is_way in enumerate(ways) if not is_way]
    clear = all(ways[index + 1 : index + 2] == [True] for index in names)
    if not names or names[0] or not clear or endings(lines, "Role:", ContactRole):
        return []
    return [
        (lines[start], None, lines[start + 1 : end])
        for start, end in zip(names, [*names[1:], len(lines)], strict=True)
    ]


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
