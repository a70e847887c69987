"""Who runs a study, where, and whom to ask."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from attrs import field, frozen

from mscregistry.vocab import (
    AgencyClass,
    ContactRole,
    OfficialRole,
    ResponsiblePartyType,
    SponsorRole,
    Status,
    Unlisted,
)


@frozen(weakref_slot=False)
class Contact:
    """Someone to ask about the study; personal data, handle with care."""

    #: The person's or office's name.
    name: str | None = None
    #: The role.
    role: ContactRole | Unlisted | None = None
    #: The telephone number, as written.
    phone: str | None = None
    #: The extension of the telephone number.
    phone_ext: str | None = None
    #: The address for electronic mail.
    email: str | None = None
    #: The given name, where the source keeps names in parts; `name` is then empty.
    first_name: str | None = None
    #: The middle name.
    middle_name: str | None = None
    #: The family name.
    last_name: str | None = None
    #: What stands before the name, such as a doctor's title.
    prefix: str | None = None
    #: The institution.
    affiliation: str | None = None
    #: The street and number, or the whole postal address where the source has it in one.
    address: str | None = None
    #: The city.
    city: str | None = None
    #: The state, province or region.
    state: str | None = None
    #: The postal code.
    zip: str | None = None
    #: The country, as written.
    country: str | None = None
    #: The number of the fax machine.
    fax: str | None = None
    #: A page on the web.
    url: str | None = None

    @property
    def full_name(self) -> str | None:
        """The name, or its parts in one."""
        parts = [self.prefix, self.first_name, self.middle_name, self.last_name]
        return self.name or " ".join([part for part in parts if part]) or None


@frozen(weakref_slot=False)
class Sponsor:
    """An organisation that leads or supports the study."""

    #: Its name.
    name: str
    #: What kind of organisation it is.
    agency_class: AgencyClass | Unlisted | None = None
    #: Lead sponsor or collaborator.
    role: SponsorRole | Unlisted | None = None
    #: What kind of organisation it is, in the registry's own words, which are no agency class.
    category: str | None = None
    #: Its country, as written.
    country: str | None = None
    #: Its number in a register of organisations, or an address that is one.
    identifier: str | None = None
    #: How to reach it.
    contact: Contact | None = None


@frozen(weakref_slot=False)
class Funder:
    """An organisation that gives money or material: item 4 of the WHO's data set."""

    #: Its name.
    name: str
    #: What kind of organisation it is, in the registry's own words.
    category: str | None = None
    #: Its country, as written.
    country: str | None = None
    #: Its number in a register of funders, or an address that is one.
    identifier: str | None = None
    #: How to reach it.
    contact: Contact | None = None


@frozen(weakref_slot=False)
class Organization:
    """The organisation that keeps the record at the registry."""

    #: Its name.
    full_name: str | None = None
    #: What kind of organisation it is.
    agency_class: AgencyClass | Unlisted | None = None


@frozen(weakref_slot=False)
class ResponsibleParty:
    """Who is responsible for the record's information."""

    #: The person's name; `None` where the sponsor itself is responsible.
    name: str | None = None
    #: The person's title.
    title: str | None = None
    #: The person's institution.
    affiliation: str | None = None
    #: In which role.
    type: ResponsiblePartyType | Unlisted | None = None
    #: Name and title in one, as records before 2011 have them.
    old_name_title: str | None = None
    #: The organisation, in such records.
    old_organization: str | None = None


@frozen(weakref_slot=False)
class Official:
    """A person who leads the study, overall."""

    #: The person's name, degrees included as written.
    name: str
    #: The person's role.
    role: OfficialRole | Unlisted | None = None
    #: The person's institution, as written.
    affiliation: str | None = None


def _finite(_: object, __: object, value: Any) -> None:  # noqa: ANN401 - what is wrong is refused elsewhere
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(f"degrees are a number, not {value}")


@frozen(weakref_slot=False)
class GeoPoint:
    """A place on the globe, in decimal degrees (WGS 84), exactly as written.

    Raises:
        ValueError: If one is no number.
    """

    #: Degrees north of the equator.
    lat: Decimal = field(validator=_finite)
    #: Degrees east of Greenwich.
    lon: Decimal = field(validator=_finite)


@frozen(weakref_slot=False)
class Site:
    """A place where the study is done (a location)."""

    #: The name of the facility.
    facility: str | None = None
    #: The recruitment status at this place.
    status: Status | Unlisted | None = None
    #: The city.
    city: str | None = None
    #: The state, province or region.
    state: str | None = None
    #: The postal code.
    zip: str | None = None
    #: The country, as written.
    country: str | None = None
    #: Whom to ask at this place, where the source ties contacts to places.
    contacts: tuple[Contact, ...] = ()
    #: Where it lies on the globe, as the registry worked out from the address.
    geo_point: GeoPoint | None = None
    #: The department within it.
    department: str | None = None
    #: What kind of place it is, in the registry's own words.
    category: str | None = None
    #: The street and number, as written.
    address: str | None = None
