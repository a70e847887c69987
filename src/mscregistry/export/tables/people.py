"""The tables of sponsors and of people; the second holds personal data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.export.tables.columns import Column, TidyTable
from mscregistry.export.tables.values import code_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mscregistry.export.tables.columns import Row
    from mscregistry.model import Contact, Trial
    from mscregistry.reading import Reading


def _sponsors(trial: Trial, _: Reading | None) -> Iterator[Row]:
    for place, one in enumerate(trial.sponsors):
        kind = code_of(one.agency_class)
        yield place, one.name, code_of(one.role), kind, one.category, one.country


def _people(trial: Trial, _: Reading | None) -> Iterator[Row]:
    for place, one in enumerate(trial.officials):
        role = code_of(one.role)
        yield "official", place, None, one.name, role, one.affiliation, None, None, None
    yield from _contacts("central_contact", trial.central_contacts)
    yield from _contacts("facility_contact", trial.facility_contacts)
    for index, site in enumerate(trial.sites):
        yield from _contacts("site_contact", site.contacts, index)
    party = trial.responsible_party
    if party is not None:
        name = party.name or party.old_name_title
        works_at = party.affiliation or party.old_organization
        yield "responsible_party", 0, None, name, code_of(party.type), works_at, None, None, None


def _contacts(source: str, contacts: Iterable[Contact], site: int | None = None) -> Iterator[Row]:
    for place, one in enumerate(contacts):
        told = (one.full_name, code_of(one.role), one.affiliation, one.phone, one.phone_ext)
        yield (source, place, site, *told, one.email)


#: Who leads or supports it.
SPONSORS: Final = TidyTable(
    "sponsors",
    "An organisation that leads or supports the study.",
    (
        Column("place", "integer", "Index in `sponsors`."),
        Column("name", "text", "Its name."),
        Column("role", "text", "`LEAD` or `COLLABORATOR`."),
        Column("agency_class", "text", "What kind of organisation it is, as a code."),
        Column("category", "text", "What kind of organisation it is, in the registry's words."),
        Column("country", "text", "Its country, as written."),
    ),
    _sponsors,
)

#: Whom to ask, and who leads; personal data.
PEOPLE: Final = TidyTable(
    "people",
    "Someone who leads the study, answers for it, or can be asked about it: personal data.",
    (
        Column(
            "source",
            "text",
            "Where the person is named: `official`, `central_contact`, `facility_contact`, "
            "`site_contact`, `responsible_party`.",
        ),
        Column("place", "integer", "Index among those of this source, at a site among its own."),
        Column("site", "integer", "Place of the site, for contacts at sites."),
        Column("name", "text", "The name; for old records name and title in one."),
        Column("role", "text", "The role, or in which role someone is responsible, as a code."),
        Column("affiliation", "text", "The institution."),
        Column("phone", "text", "The telephone number, as written."),
        Column("phone_ext", "text", "The extension of the telephone number."),
        Column("email", "text", "The address for electronic mail."),
    ),
    _people,
)
