"""Places on the globe as points in space, where a straight line tells how near two are."""

from __future__ import annotations

from math import cos, radians, sin
from typing import Final

#: The greatest degrees north or south, and east or west.
_POLE: Final = 90
_DATE_LINE: Final = 180


def is_on_globe(lat: float, lon: float) -> bool:
    """Say whether two numbers are degrees of latitude and longitude.

    >>> is_on_globe(52.5, 13.4), is_on_globe(91, 0), is_on_globe(float("nan"), 0)
    (True, False, False)
    """
    return -_POLE <= lat <= _POLE and -_DATE_LINE <= lon <= _DATE_LINE


def unit_vector(lat: float, lon: float) -> tuple[float, float, float]:
    """Give where a place lies on a ball of radius 1 around the centre of the earth.

    The first axis leaves at 0° N 0° E, the second at 0° N 90° E, the third at the north pole.

    Args:
        lat: Degrees north of the equator.
        lon: Degrees east of Greenwich.

    Raises:
        ValueError: They are no place on the globe.

    >>> unit_vector(0, 0), [round(one, 3) for one in unit_vector(90, 0)]
    ((1.0, 0.0, 0.0), [0.0, 0.0, 1.0])
    """
    if not is_on_globe(lat, lon):
        raise ValueError(f"{lat}° N {lon}° E is no place on the globe")
    north, east = radians(lat), radians(lon)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)
