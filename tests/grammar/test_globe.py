"""A place on the globe is a point at distance 1, and near places are near points."""

from __future__ import annotations

from math import asin, dist, inf, isclose, nan, pi, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.globe import is_on_globe, unit_vector

LATITUDES, LONGITUDES = st.floats(-90, 90), st.floats(-180, 180)


@given(LATITUDES, LONGITUDES)
def test_a_point_is_at_distance_one(lat: float, lon: float) -> None:
    assert isclose(sqrt(sum(one * one for one in unit_vector(lat, lon))), 1)


@pytest.mark.parametrize(
    ("lat", "lon", "point"),
    [(0, 0, (1, 0, 0)), (0, 90, (0, 1, 0)), (0, 180, (-1, 0, 0)), (90, 77, (0, 0, 1))],
)
def test_the_axes_are_where_they_are_said_to_be(
    lat: int, lon: int, point: tuple[int, int, int]
) -> None:
    assert unit_vector(lat, lon) == pytest.approx(point, abs=1e-12)
    assert unit_vector(-lat, lon)[2] == -unit_vector(lat, lon)[2]


def test_the_straight_line_tells_the_way_along_the_ground() -> None:
    one_degree = 2 * asin(dist(unit_vector(45, -179.5), unit_vector(45, 179.5)) / 2)
    north = 2 * asin(dist(unit_vector(10, 20), unit_vector(11, 20)) / 2)
    assert north == pytest.approx(pi / 180)
    assert one_degree == pytest.approx(pi / 180 * sqrt(0.5), rel=1e-4)


@pytest.mark.parametrize(
    ("lat", "lon"), [(90.1, 0), (-91, 0), (0, 180.5), (0, -181), (nan, 0), (0, nan), (inf, 0)]
)
def test_what_is_no_place_is_refused(lat: float, lon: float) -> None:
    assert not is_on_globe(lat, lon)
    with pytest.raises(ValueError, match="is no place on the globe"):
        unit_vector(lat, lon)
