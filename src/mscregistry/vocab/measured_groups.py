"""The groups that what outcomes measure is parted into, each with what stands in it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def measured_groups() -> Mapping[str, str]:
    """Give what stands in each group, as ``tables/measured_groups.toml`` has it.

    An endpoint is in a family, by what it is about (`safety`, `renal`); a measure is in a kind, by
    how its value is had (`laboratory`, `scale`), so that `egfr` is no `renal` one.  Each endpoint
    and each measure is in one group.

    >>> measured_groups()["scale"]
    'scores, grades, stages, classes and questionnaires'
    >>> "safety" in measured_groups()
    True
    """
    table = read_table("measured_groups")
    return {**table["kinds"], **table["families"]}


def known_group(group: str) -> str:
    """Give a group back where it is one.

    Raises:
        ValueError: There is no such group; the message names those that there are.

    >>> known_group("safety")
    'safety'
    """
    if group not in measured_groups():
        raise ValueError(f"{group!r} is no group; the groups are {', '.join(measured_groups())}")
    return group
