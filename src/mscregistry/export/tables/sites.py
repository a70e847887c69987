"""The tables of sites and of countries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.export.tables.columns import Column, TidyTable
from mscregistry.export.tables.values import code_of
from mscregistry.grammar.exact_numbers import as_number
from mscregistry.grammar.globe import is_on_globe, unit_vector
from mscregistry.vocab.countries import country_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.export.tables.columns import Row
    from mscregistry.model import GeoPoint, Trial
    from mscregistry.reading import Reading


def _sites(trial: Trial, _: Reading | None) -> Iterator[Row]:
    for place, site in enumerate(trial.sites):
        yield (
            place,
            site.facility,
            code_of(site.status),
            site.city,
            site.state,
            site.zip,
            site.country,
            _code(site.country),
            *_point(site.geo_point),
        )


def _point(point: GeoPoint | None) -> tuple[float | None, ...]:
    """Give latitude and longitude, and the place in space."""
    if point is None:
        return (None,) * 5
    lat, lon = as_number(point.lat), as_number(point.lon)
    if lat is None or lon is None or not is_on_globe(lat, lon):
        return lat, lon, None, None, None
    return (lat, lon, *unit_vector(lat, lon))


def _countries(trial: Trial, _: Reading | None) -> Iterator[Row]:
    for place, country in enumerate(trial.countries):
        yield place, country, _code(country)


def _code(words: str | None) -> str | None:
    country = country_of(words)
    return None if country is None else country.code


#: Where it is done.
SITES: Final = TidyTable(
    "sites",
    "A place where the study is done.",
    (
        Column("place", "integer", "Index in `sites`."),
        Column("facility", "text", "The name of the facility."),
        Column("status", "text", "The recruitment status at this place, as a code."),
        Column("city", "text", "The city."),
        Column("state", "text", "The state, province or region."),
        Column("zip", "text", "The postal code."),
        Column("country", "text", "The country, as written."),
        Column("country_code", "text", "Its two letters of ISO 3166-1, where the name is known."),
        Column("latitude", "number", "Degrees north of the equator."),
        Column("longitude", "number", "Degrees east of Greenwich."),
        Column("x", "number", "On a ball of radius 1, towards 0° N 0° E; null off the globe."),
        Column("y", "number", "Towards 0° N 90° E."),
        Column("z", "number", "Towards the north pole."),
    ),
    _sites,
)

#: In which countries.
COUNTRIES: Final = TidyTable(
    "countries",
    "A country that the record lists, tells more of, or has a site in.",
    (
        Column("place", "integer", "Index in `countries`."),
        Column("country", "text", "Its name, as written."),
        Column("country_code", "text", "Its two letters of ISO 3166-1, where the name is known."),
    ),
    _countries,
)
