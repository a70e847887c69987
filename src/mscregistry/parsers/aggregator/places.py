"""The sections of an aggregator page about places.

Each location is a few bare lines around one that is sure, a status or a country at the end::

    location = [facility] [place] ["Site Status" status]
    place    = [city ","] [state ","] country

The label-less copies have the status alone on its line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.issues import Code, Severity
from mscregistry.model import Site
from mscregistry.parsers.aggregator.people import endings
from mscregistry.vocab import Status, is_country

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.lex.page import Line
    from mscregistry.parsers.draft import Draft
    from mscregistry.source import Words

#: Hardly a city, a state and a country together are longer.
_LONGEST_PLACE: Final = 60
#: No country's name is longer.
_LONGEST_COUNTRY: Final = 60


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
