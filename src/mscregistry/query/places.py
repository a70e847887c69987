"""Questions about where a trial is done, by the distance on the globe."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from math import asin, isfinite, pi, sin, sqrt
from typing import TYPE_CHECKING, Final

from attrs import frozen

from mscregistry.grammar.globe import is_on_globe, unit_vector
from mscregistry.model import Site
from mscregistry.query.base import AboutFact
from mscregistry.query.fact import Fact

if TYPE_CHECKING:
    from mscregistry.model import Trial
    from mscregistry.query.predicate import Test

#: The mean radius of the earth in kilometres (IUGG).
EARTH: Final = 6371.0088


@frozen(repr=False)
class IsNear(AboutFact):
    """Whether a site lies within a distance of a place; FALSE only if all their places are known.

    The distance is that on a sphere of the earth's mean radius: right to half a per cent.
    """

    #: What is asked about.
    fact: Fact[tuple[Site, ...]]
    #: Degrees north of the equator.
    latitude: float
    #: Degrees east of Greenwich.
    longitude: float
    #: The distance.
    kilometres: float

    @property
    def centre(self) -> tuple[float, float, float]:
        """The place, as a vector of length 1 from the middle of the earth."""
        return unit_vector(self.latitude, self.longitude)

    @property
    def reach(self) -> float:
        """The square of the longest straight line, through an earth of radius 1, that is near."""
        angle = min(self.kilometres / EARTH, pi)
        return float((2 * sin(angle / 2)) ** 2)

    @cached_property
    def test(self) -> Test:
        """Measure from each site.

        Products and sums alone, so that a database that does the same has the same answer to the
        last bit.
        """
        get, (a, b, c), reach = self.fact.get, self.centre, self.reach

        def is_near(trial: Trial) -> bool | None:
            known = True
            sites = get(trial)
            for site in sites:
                place = vector_of(site)
                if place is None:
                    known = False
                    continue
                x, y, z = place[0] - a, place[1] - b, place[2] - c
                if x * x + y * y + z * z <= reach:
                    return True
            return False if known and sites else None

        return is_near

    def seen(self, trial: Trial) -> str:
        """Give the nearest site."""
        a, b, c = self.centre
        places = [(vector_of(site), site) for site in self.fact.get(trial)]
        known = [
            (sqrt(sum((p - q) ** 2 for p, q in zip(place, (a, b, c), strict=True))), site)
            for place, site in places
            if place is not None
        ]
        if not known:
            return "no site whose place is known"
        chord, site = min(known, key=lambda one: one[0])
        distance = 2 * EARTH * asin(min(chord / 2, 1.0))
        named = ", ".join([one for one in (site.facility, site.city) if one]) or "a site"
        return f"{named} is {distance:,.0f} km away"

    def __str__(self) -> str:
        """Give the sentence."""
        return f"a site is within {self.kilometres:g} km of {self.latitude:g}, {self.longitude:g}"


def is_near(
    fact: Fact[tuple[Site, ...]], latitude: float, longitude: float, kilometres: float
) -> IsNear:
    """Make the question, its numbers checked.

    Raises:
        ValueError: If there is no such place, or the distance is negative or no number.
    """
    for number in (latitude, longitude, kilometres):
        if isinstance(number, bool) or not isinstance(number, int | float | Decimal):
            raise TypeError(f"q.near takes degrees and kilometres as numbers, not {number!r}")
    try:
        latitude, longitude, kilometres = float(latitude), float(longitude), float(kilometres)
    except OverflowError:
        raise ValueError("q.near: so large a number is no place and no distance") from None
    if not is_on_globe(latitude, longitude):
        raise ValueError(
            f"q.near: {latitude}, {longitude} is no place: degrees north (-90 to 90), then east "
            f"(-180 to 180)"
        )
    if not (isfinite(kilometres) and kilometres >= 0):
        raise ValueError(f"q.near: {kilometres} km is no distance")
    return IsNear(fact, latitude, longitude, kilometres)


def vector_of(site: Site) -> tuple[float, float, float] | None:
    """Give the place of a site as a vector of length 1; `None` where it is not known."""
    point = site.geo_point
    if point is None or not is_on_globe(float(point.lat), float(point.lon)):
        return None
    return unit_vector(float(point.lat), float(point.lon))
