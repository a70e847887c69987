"""Every endpoint and every measure is in one group that is told, and no group is empty."""

import pytest

from mscregistry.vocab.endpoints import endpoints
from mscregistry.vocab.measured_groups import known_group, measured_groups
from mscregistry.vocab.measures import measures
from mscregistry.vocab.table_files import read_table

TABLE = read_table("measured_groups")


def test_what_a_measure_or_an_endpoint_is_in_is_told() -> None:
    kinds = {one.group for one in measures().values()}
    families = {one.group for one in endpoints().values()}
    assert families == set(TABLE["families"])
    assert set(TABLE["kinds"]) <= kinds
    assert kinds <= set(measured_groups())
    assert set(TABLE["kinds"]).isdisjoint(TABLE["families"])


@pytest.mark.parametrize(
    ("code", "group"),
    [
        ("egfr", "laboratory"),
        ("womac", "scale"),
        ("sbp", "vital_sign"),
        ("fev1", "physiology"),
        ("joint_space", "anatomy"),
        ("weight", "body"),
        ("age", "person"),
        ("pack_years", "habit"),
        ("ctcae", "safety"),
    ],
)
def test_a_measure_is_in_the_kind_by_how_it_is_had(code: str, group: str) -> None:
    assert measures()[code].group == group == known_group(group)


def test_another_word_is_no_group() -> None:
    with pytest.raises(ValueError, match=r"^'Safety' is no group; the groups are person, body"):
        known_group("Safety")
